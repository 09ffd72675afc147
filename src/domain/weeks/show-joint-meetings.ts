import type { App, Tx } from "#app.ts";
import { may, permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { firmFacts } from "#domain/firms/views.ts";
import { layPeople } from "#domain/weeks/rules-patterns.ts";
import { groupAround } from "#domain/weeks/rules-together.ts";
import type { JointMeetingId } from "#domain/weeks/terms.ts";
import {
  type FirmName,
  firmOfMeetings,
  type MeetingChoice,
  type MeetingLine,
  meetingChoices,
  meetingLines,
  sharedMeetings,
} from "#domain/weeks/views-meetings.ts";
import { weekFacts } from "#domain/weeks/views-own.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";

/** The joint meetings of a firm, where each lies (nothing where it finds no time now), and who could meet. */
export type FirmMeetings = {
  readonly firm: FirmName;
  readonly meetings: readonly (MeetingLine & { readonly entries: readonly number[] })[];
  readonly choices: readonly MeetingChoice[];
  readonly maySet: boolean;
};

/** The joint meetings of a firm; null when there is none for this actor. */
export async function showJointMeetings(app: App, actor: Actor, number: number): Promise<FirmMeetings | null> {
  const today = app.clock.today();
  const monday = mondayOf(today);
  const time = { from: monday, until: addDays(monday, 28) };
  const shown = await app.db.read(actor, async (tx) => {
    const facts = await firmFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "joint-meeting.list", facts);
    if (facts === null || allowed === null) return null;
    const { firmId } = facts;
    return {
      firmId,
      firm: await firmOfMeetings(tx, allowed, firmId),
      lines: await meetingLines(tx, allowed, firmId),
      choices: await meetingChoices(tx, allowed, { firmId, ...time }),
    };
  });
  if (shown === null || shown.firm === null) return null;
  const { firm, firmId, lines, choices } = shown;
  const places =
    lines.length === 0
      ? new Map<JointMeetingId, readonly number[]>()
      : await app.db.asHub(actor.hubId, "lay-week", (tx) => placesOf(tx, firmId, { ...time, today }));
  return {
    firm,
    meetings: lines.map((line) => ({ ...line, entries: places.get(line.id) ?? [] })),
    choices,
    maySet: may(actor, "joint-meeting.set", { hubId: actor.hubId, firmId }),
  };
}

/** Where the meetings of a firm lie, group by group. */
async function placesOf(
  tx: Tx,
  firmId: FirmId,
  time: { readonly from: LocalDate; readonly until: LocalDate; readonly today: LocalDate },
): Promise<ReadonlyMap<JointMeetingId, readonly number[]>> {
  const all = await sharedMeetings(tx, time);
  const places = new Map<JointMeetingId, readonly number[]>();
  const seen = new Set<JointMeetingId>();
  for (const { id, people, ...meeting } of all) {
    const [first] = people;
    if (meeting.firmId !== firmId || seen.has(id) || first === undefined) continue;
    const group = groupAround(first, all);
    for (const each of group.meetings) seen.add(each.id);
    const laid = layPeople(await weekFacts(tx, [...group.people], time.today), group.meetings);
    for (const [at, entries] of laid.places) places.set(at, entries);
  }
  return places;
}
