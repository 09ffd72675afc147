import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { JointMeetingId, MeetingOften } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A meeting that several people share, with the engagements of it that run in the time asked for. */
export type SharedMeeting = {
  readonly id: JointMeetingId;
  readonly title: string;
  readonly often: MeetingOften;
  readonly firmId: FirmId;
  readonly firmName: string;
  /** Numbers of the engagements whose half-day it is, and whose they are, in one order. */
  readonly shares: readonly number[];
  readonly people: readonly PersonId[];
};

/** The hub's joint meetings with those who take part in this time, the first that was set first; read as the hub. */
export async function sharedMeetings(
  tx: Tx,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<readonly SharedMeeting[]> {
  const rows = await tx.sql
    .selectFrom("joint_meeting as m")
    .innerJoin("joint_meeting_part as p", (on) =>
      on.onRef("p.hub_id", "=", "m.hub_id").onRef("p.meeting_id", "=", "m.meeting_id"),
    )
    .innerJoin("engagement as e", (on) =>
      on.onRef("e.hub_id", "=", "p.hub_id").onRef("e.engagement_id", "=", "p.engagement_id"),
    )
    .select(["m.meeting_id as id", "m.title", "m.often", "m.firm_id as firmId", "e.firm_name as firmName"])
    .select(["e.number", "e.person_id as personId"])
    .where("m.hub_id", "=", tx.actor.hubId)
    .where("e.from_week", "<", until)
    .where(sql<boolean>`e.from_week + 7 * e.weeks > ${from}::date`)
    .where((eb) => eb.or([eb("e.ended_on", "is", null), eb("e.ended_on", ">=", from)]))
    .orderBy("m.made_at")
    .orderBy("m.meeting_id")
    .orderBy("e.number")
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const { number: _, personId: __, ...meeting } = first;
    const people = parts.map(({ personId }) => personId);
    return [{ ...meeting, shares: parts.map(({ number }) => number), people }];
  });
}

/** A firm by the number and the name that head its page. */
export type FirmName = { readonly number: number; readonly name: string };

/** The firm whose meetings are shown. */
export async function firmOfMeetings(
  tx: Tx,
  { actor }: Permit<"joint-meeting.list">,
  firmId: FirmId,
): Promise<FirmName | null> {
  const row = await tx.sql
    .selectFrom("firm")
    .select(["number", "name"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", firmId)
    .executeTakeFirst();
  return row ?? null;
}

/** A joint meeting of a firm as its page lists it. */
export type MeetingLine = {
  readonly id: JointMeetingId;
  readonly title: string;
  readonly often: MeetingOften;
  readonly people: readonly { readonly number: number; readonly name: string }[];
};

/** The joint meetings of a firm with the names of those who take part, whether their work runs or not. */
export async function meetingLines(
  tx: Tx,
  { actor }: Permit<"joint-meeting.list">,
  firmId: FirmId,
): Promise<readonly MeetingLine[]> {
  const rows = await tx.sql
    .selectFrom("joint_meeting as m")
    .innerJoin("joint_meeting_part as p", (on) =>
      on.onRef("p.hub_id", "=", "m.hub_id").onRef("p.meeting_id", "=", "m.meeting_id"),
    )
    .innerJoin("engagement as e", (on) =>
      on.onRef("e.hub_id", "=", "p.hub_id").onRef("e.engagement_id", "=", "p.engagement_id"),
    )
    .leftJoin("person", "person.person_id", "e.person_id")
    .select(["m.meeting_id as id", "m.title", "m.often", "e.number"])
    .select((eb) => eb.fn.coalesce("person.name", "e.person_name").as("name"))
    .where("m.hub_id", "=", actor.hubId)
    .where("m.firm_id", "=", firmId)
    .orderBy("m.made_at")
    .orderBy("m.meeting_id")
    .orderBy("e.number")
    .limit(500)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((parts) => {
    const [first] = parts;
    if (first === undefined) return [];
    const { id, title, often } = first;
    return [{ id, title, often, people: parts.map(({ number, name }) => ({ number, name })) }];
  });
}

/** An engagement of a firm that can take part in a joint meeting now. */
export type MeetingChoice = {
  readonly number: number;
  readonly personName: string;
  readonly title: string;
  readonly project: number | null;
};

/** The engagements of a firm that run in this time, those of one project beside each other. */
export const meetingChoices = (
  tx: Tx,
  { actor }: Permit<"joint-meeting.list">,
  { firmId, from, until }: { readonly firmId: FirmId; readonly from: LocalDate; readonly until: LocalDate },
): Promise<readonly MeetingChoice[]> =>
  tx.sql
    .selectFrom("engagement as e")
    .leftJoin("person", "person.person_id", "e.person_id")
    .leftJoin("project", (on) =>
      on.onRef("project.hub_id", "=", "e.hub_id").onRef("project.project_id", "=", "e.project_id"),
    )
    .select(["e.number", "e.title", "project.number as project"])
    .select((eb) => eb.fn.coalesce("person.name", "e.person_name").as("personName"))
    .where("e.hub_id", "=", actor.hubId)
    .where("e.firm_id", "=", firmId)
    .where("e.from_week", "<", until)
    .where(sql<boolean>`e.from_week + 7 * e.weeks > ${from}::date`)
    .where((eb) => eb.or([eb("e.ended_on", "is", null), eb("e.ended_on", ">=", from)]))
    .orderBy("project.number", (order) => order.asc().nullsLast())
    .orderBy("e.number")
    .limit(200)
    .execute();
