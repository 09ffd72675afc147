import type { App } from "#app.ts";
import { type CheckInSheet, checkInByToken } from "#domain/accompaniment/views-check-ins.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What a mailed link opens: the questions, or thanks when they are answered. */
export type OpenedLink = { readonly isAnswered: boolean; readonly sheet: CheckInSheet };

/**
 * What the holder of a mailed link to a check-in sees. Opening it changes nothing. A token that is unknown, too old or
 * overtaken by a later check-in gives the same answer. Refusal: link-spent.
 */
export const showCheckIn = (app: App, hubId: HubId, token: string): Promise<Outcome<OpenedLink, Refusal>> =>
  app.db.asHub(hubId, "answer-check-in", async (tx) => {
    const { standing, sheet } = await checkInByToken(tx, app.tokens.hashOf(token));
    if (standing === "spent" || sheet === null) return refused({ code: "link-spent" });
    return accepted({ isAnswered: standing === "answered", sheet });
  });
