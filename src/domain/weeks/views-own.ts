import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { WeekLaying } from "#domain/weeks/rules.ts";
import type { OwnWeek } from "#domain/weeks/rules-patterns.ts";
import { layPeople } from "#domain/weeks/rules-patterns.ts";
import { groupAround } from "#domain/weeks/rules-together.ts";
import { type ChainedPeaks, chainedPeaks, type WeekWarning, warningsOf } from "#domain/weeks/rules-warnings.ts";
import type { JointMeetingId, LaidCells, Layer, MeetingOften, Rest } from "#domain/weeks/terms.ts";
import { townCoordinates, type WeekEngagement, weekEngagements } from "#domain/weeks/views.ts";
import { type SharedMeeting, sharedMeetings } from "#domain/weeks/views-meetings.ts";
import { restOf } from "#domain/weeks/views-possible.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";
import type { Collision } from "#reference/week-rules.ts";
import { weekRule } from "#reference/week-rules.ts";

/** One engagement in somebody's week. */
export type WeekLine = Pick<
  WeekEngagement,
  "id" | "number" | "title" | "firmName" | "firmId" | "place" | "from" | "until"
> &
  LaidCells & { readonly by: Layer };

/** A joint meeting in somebody's week: where it lies, or nothing where it finds no common time. */
export type MeetingInWeek = {
  readonly id: JointMeetingId;
  readonly title: string;
  readonly often: MeetingOften;
  readonly firmId: FirmId;
  readonly firmName: string;
  readonly entries: readonly number[];
  /** The engagement whose half-day it is. */
  readonly engagement: number;
};

/** A person's real week in this hub. */
export type WeekSheet = {
  /** Whether the person has said when they are free. */
  readonly isSaid: boolean;
  readonly free: readonly number[];
  readonly lines: readonly WeekLine[];
  readonly meetings: readonly MeetingInWeek[];
  /** Why the engagements cannot be laid out, and which of them; null when they lie. */
  readonly collision: { readonly titles: readonly string[]; readonly because: Collision } | null;
  readonly warnings: readonly WeekWarning[];
  readonly chained: readonly ChainedPeaks[];
  /** Weeks of rest between two peak seasons, by agreement or by the hub's rule; null for whoever reads a part alone. */
  readonly rest: Rest | null;
};

/** How far ahead peak seasons are looked at: a year and a week. */
const daysAhead = 53 * 7;

/** One person with what their week is laid from: engagements of the coming four weeks, free cells, towns. */
export type WeekFacts = {
  readonly personId: PersonId;
  readonly own: OwnWeek;
  readonly engagements: readonly WeekEngagement[];
  /** The same engagements and those of the year ahead. */
  readonly ahead: readonly WeekEngagement[];
};

/** A person and everybody whom joint meetings bind to them, in one order for whoever asks; the meetings. */
export type GroupFacts = {
  readonly people: readonly WeekFacts[];
  readonly meetings: readonly SharedMeeting[];
};

/** What the weeks of a person and of those who meet with them are laid from. */
export async function groupFacts(tx: Tx, personId: PersonId, today: LocalDate): Promise<GroupFacts> {
  const monday = mondayOf(today);
  const all = await sharedMeetings(tx, { from: monday, until: addDays(monday, 28) });
  const { people, meetings } = groupAround(personId, all);
  return { people: await weekFacts(tx, [...people], today), meetings };
}

/** What these people's weeks are laid from, in the order of their ids. */
export async function weekFacts(tx: Tx, people: readonly PersonId[], today: LocalDate): Promise<readonly WeekFacts[]> {
  const monday = mondayOf(today);
  const ids = people.toSorted();
  const ahead = await weekEngagements(tx, { from: monday, until: addDays(monday, daysAhead), people: ids });
  const rows = await tx.sql
    .selectFrom("person")
    .select(["person_id as personId", "free_cells as freeCells"])
    .where(sql<boolean>`person_id = any(${sql.val([...ids])}::uuid[])`)
    .execute();
  const towns = await townCoordinates(tx);
  const nearKm = weekRule("near-km", today).value;
  return ids.map((personId) => {
    const own = ahead.filter((each) => each.personId === personId);
    const freeCells = rows.find((row) => row.personId === personId)?.freeCells ?? null;
    return {
      personId,
      own: { freeCells, towns, nearKm },
      engagements: own.filter(({ from }) => from < addDays(monday, 28)),
      ahead: own,
    };
  });
}

/** A person's week as it lies on this day, read as the hub: whoever asks is given only what their permit is for. */
export async function weekSheet(tx: Tx, personId: PersonId, today: LocalDate): Promise<WeekSheet> {
  const group = await groupFacts(tx, personId, today);
  const rest = await restOf(tx, personId, today);
  const laid = layPeople(group.people, group.meetings);
  const at = group.people.findIndex((each) => each.personId === personId);
  const facts = group.people[at];
  const laying = laid.weeks[at];
  if (facts === undefined || laying === undefined) throw new Error("a group has the person around whom it is");
  const lines = linesOf(facts, laying);
  return {
    isSaid: facts.own.freeCells !== null,
    free: facts.own.freeCells ?? [],
    lines,
    meetings: meetingsOf(facts, group.meetings, laid.places),
    collision: laying.ok
      ? null
      : { titles: laying.core.flatMap((index) => facts.engagements[index]?.title ?? []), because: laying.because },
    warnings: warningsOf(lines, today),
    chained: chainedPeaks(
      facts.ahead.map(({ title, firmName, ...each }) => ({ ...each, name: firmName || title })),
      rest.weeks,
    ),
    rest,
  };
}

function linesOf({ engagements }: WeekFacts, laying: WeekLaying): readonly WeekLine[] {
  if (!laying.ok) return [];
  return engagements.flatMap((each, index): WeekLine[] => {
    const laid = laying.shares[index];
    return laid === undefined ? [] : [{ ...lineOf(each), ...laid, by: each.laid?.by ?? "product" }];
  });
}

const lineOf = ({ id, number, title, firmName, firmId, place, from, until }: WeekEngagement) => ({
  id,
  number,
  title,
  firmName,
  firmId,
  place,
  from,
  until,
});

/** The meetings of one person; the others of the group concern people that this one may not even know. */
function meetingsOf(
  { engagements }: WeekFacts,
  meetings: readonly SharedMeeting[],
  places: ReadonlyMap<JointMeetingId, readonly number[]>,
): readonly MeetingInWeek[] {
  return meetings.flatMap(({ id, title, often, firmId, firmName, shares }) => {
    const own = engagements.find(({ number }) => shares.includes(number));
    if (own === undefined) return [];
    return [{ id, title, often, firmId, firmName, entries: places.get(id) ?? [], engagement: own.number }];
  });
}

/** A private address of a week, without the address itself. */
export type FeedLine = { readonly madeAt: Date; readonly readAt: Date | null };

/** The person's private address in this hub; null when there is none. */
export async function ownFeed(tx: Tx, { actor }: Permit<"week.share">): Promise<FeedLine | null> {
  const row = await tx.sql
    .selectFrom("week_feed")
    .select(["made_at as madeAt", "read_at as readAt"])
    .where("hub_id", "=", actor.hubId)
    .where("person_id", "=", actor.personId)
    .executeTakeFirst();
  return row ?? null;
}
