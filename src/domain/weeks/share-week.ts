import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { readFeed, removeFeeds, replaceFeed } from "#domain/weeks/store.ts";
import type { WeekFeedId } from "#domain/weeks/terms.ts";
import { type WeekSheet, weekSheet } from "#domain/weeks/views-own.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Makes a private address from which the person's calendar reads their week, and gives its token, which is told once and
 * kept nowhere. An address made before opens nothing from then on. Refusal: not-allowed.
 */
export async function makeWeekFeed(app: App, actor: Actor): Promise<Outcome<{ token: string }, Refusal>> {
  const { hubId, personId } = actor;
  const token = app.tokens.fresh();
  return app.db.write(actor, { act: "week.share", key: null }, async (tx) => {
    if (personId === null || permit(app.may, actor, "week.share", { hubId, personId }) === null)
      return refused({ code: "not-allowed" });
    const id = tx.newId<WeekFeedId>();
    await replaceFeed(tx, { id, personId, tokenHash: app.tokens.hashOf(token) });
    await tx.audit({ act: "week.share", kind: "person", id: personId, fields: ["week_feed"] });
    return accepted({ token });
  });
}

/** Revokes the private address of the person's week; without one nothing changes. Refusal: not-allowed. */
export const revokeWeekFeed = (app: App, actor: Actor, key: string | null): Promise<Outcome<null, Refusal>> =>
  app.db.write(actor, { act: "week.share", key }, async (tx) => {
    const { hubId, personId } = actor;
    if (personId === null || permit(app.may, actor, "week.share", { hubId, personId }) === null)
      return refused({ code: "not-allowed" });
    await removeFeeds(tx, personId);
    await tx.audit({ act: "week.share", kind: "person", id: personId, fields: ["week_feed"] });
    return accepted(null);
  });

/** The week that a private address opens; each time it is read is recorded. Refusal: link-spent. */
export const openWeekFeed = (app: App, hubId: HubId, token: string): Promise<Outcome<WeekSheet, Refusal>> =>
  app.db.asHub(hubId, "lay-week", async (tx): Promise<Outcome<WeekSheet, Refusal>> => {
    const personId = await readFeed(tx, app.tokens.hashOf(token));
    if (personId === null) return refused({ code: "link-spent" });
    await tx.audit({ act: "week.feed", kind: "person", id: personId });
    return accepted(await weekSheet(tx, personId, app.clock.today()));
  });
