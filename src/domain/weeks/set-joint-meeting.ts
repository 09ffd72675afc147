import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { firmFacts } from "#domain/firms/views.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { layPeople } from "#domain/weeks/rules-patterns.ts";
import { groupAround } from "#domain/weeks/rules-together.ts";
import { addJointMeeting, removeJointMeeting } from "#domain/weeks/store.ts";
import type { JointMeetingId, MeetingOften } from "#domain/weeks/terms.ts";
import { weekEngagements } from "#domain/weeks/views.ts";
import { sharedMeetings } from "#domain/weeks/views-meetings.ts";
import { weekFacts } from "#domain/weeks/views-own.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

type Asked = { readonly title: string; readonly often: MeetingOften; readonly engagements: readonly number[] };

/**
 * Sets a meeting that several people at a firm share: from then on it lies in one half-day of all their weeks. Refusals:
 * not-found, not-allowed, invalid (somebody does not work there now or stands in it twice, or they have no common time).
 */
export async function setJointMeeting(
  app: App,
  actor: Actor,
  { number, key, ...asked }: Asked & { readonly number: number; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> {
  const firm = await app.db.read(actor, (tx) => firmFacts(tx, number));
  if (firm === null) return refused({ code: "not-found" });
  if (permit(app.may, actor, "joint-meeting.set", firm) === null) return refused({ code: "not-allowed" });
  const { firmId } = firm;
  // Whether there is a common time depends on weeks that the actor may not see: the hub looks, and says yes or no.
  const found = await app.db.asHub(actor.hubId, "lay-week", (tx) =>
    commonTime(tx, { firmId, asked, today: app.clock.today() }),
  );
  if (!found.ok) return found;
  return app.db.write(actor, { act: "joint-meeting.set", key }, async (tx) => {
    const id = tx.newId<JointMeetingId>();
    await addJointMeeting(tx, { ...asked, id, firmId });
    await tx.audit({ act: "joint-meeting.set", kind: "firm", id: firmId, fields: ["joint_meeting"] });
    return accepted({ number });
  });
}

async function commonTime(
  tx: Tx,
  { firmId, asked, today }: { readonly firmId: FirmId; readonly asked: Asked; readonly today: LocalDate },
): Promise<Outcome<null, Refusal>> {
  const monday = mondayOf(today);
  const time = { from: monday, until: addDays(monday, 28) };
  const fault = (code: FieldFault["code"], facts: FieldFault["facts"] = {}): Outcome<null, Refusal> =>
    refused({ code: "invalid", faults: [{ field: "engagements", code, facts }] });
  const parts = (await weekEngagements(tx, time)).filter(
    (each) => each.firmId === firmId && asked.engagements.includes(each.number),
  );
  const people = parts.map(({ personId }) => personId);
  const [first] = people;
  if (first === undefined || parts.length < asked.engagements.length) return fault("not-in-list");
  if (new Set(people).size < people.length) return fault("person-twice");
  const id = tx.newId<JointMeetingId>();
  const meeting = {
    id,
    title: asked.title,
    often: asked.often,
    firmId,
    firmName: "",
    shares: asked.engagements,
    people,
  };
  const group = groupAround(first, [...(await sharedMeetings(tx, time)), meeting]);
  const laid = layPeople(await weekFacts(tx, [...group.people], today), group.meetings);
  return laid.missed.includes(id) ? fault("cells-collide", { why: "meeting" }) : accepted(null);
}

/** Ends a joint meeting: everybody's week is free of it. Refusals: not-found, not-allowed. */
export const endJointMeeting = (
  app: App,
  actor: Actor,
  { number, meeting, key }: { readonly number: number; readonly meeting: JointMeetingId; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "joint-meeting.set", key }, async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
    const firm = await firmFacts(tx, number);
    if (firm === null) return refused({ code: "not-found" });
    if (permit(app.may, actor, "joint-meeting.set", firm) === null) return refused({ code: "not-allowed" });
    if (!(await removeJointMeeting(tx, { id: meeting, firmId: firm.firmId }))) return refused({ code: "not-found" });
    await tx.audit({ act: "joint-meeting.set", kind: "firm", id: firm.firmId, fields: ["joint_meeting"] });
    return accepted({ number });
  });
