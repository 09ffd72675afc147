import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { EngagementFacts } from "#domain/engagements/views-engagements.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { personNumberOf } from "#domain/people/views.ts";
import { type FeedLine, ownFeed, type WeekSheet, weekSheet } from "#domain/weeks/views-own.ts";

/**
 * The real week of a person, for the hub's staff and for the person; null for everybody else. The hub itself lays it,
 * because a week is only right with all engagements of the person in it.
 */
export async function showPersonWeek(app: App, actor: Actor, personId: PersonId): Promise<WeekSheet | null> {
  const { hubId } = actor;
  if (actor.firmId !== null || permit(app.may, actor, "week.show", { hubId, personId }) === null) return null;
  const isHere = await app.db.read(actor, (tx) => personNumberOf(tx, personId));
  if (isHere === null) return null;
  return app.db.asHub(hubId, "lay-week", (tx) => weekSheet(tx, personId, app.clock.today()));
}

/**
 * The week as far as one engagement is in it: a firm reads when the person is with it and nothing else of the week; the
 * staff and the person read all. Null when it is not for this actor.
 */
export async function showEngagementWeek(
  app: App,
  actor: Actor,
  engagement: EngagementFacts,
): Promise<WeekSheet | null> {
  const { hubId } = actor;
  if (permit(app.may, actor, "week.show", engagement) === null) return null;
  const sheet = await app.db.asHub(hubId, "lay-week", (tx) => weekSheet(tx, engagement.personId, app.clock.today()));
  if (actor.firmId === null) return sheet;
  const lines = sheet.lines.filter(({ id }) => id === engagement.id);
  const meetings = sheet.meetings.filter((meeting) => lines.some(({ number }) => number === meeting.engagement));
  return { isSaid: true, free: [], lines, meetings, collision: null, warnings: [], chained: [], rest: null };
}

/** The actor's own week with its private address; null for whoever is no person in this hub. */
export async function showOwnWeek(
  app: App,
  actor: Actor,
): Promise<{ readonly sheet: WeekSheet; readonly feed: FeedLine | null } | null> {
  const { hubId, personId } = actor;
  const allowed = personId === null ? null : permit(app.may, actor, "week.share", { hubId, personId });
  if (personId === null || allowed === null) return null;
  const feed = await app.db.read(actor, (tx) => ownFeed(tx, allowed));
  return { feed, sheet: await app.db.asHub(hubId, "lay-week", (tx) => weekSheet(tx, personId, app.clock.today())) };
}
