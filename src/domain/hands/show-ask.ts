import type { App } from "#app.ts";
import { type AskSheet, askByToken } from "#domain/hands/store-links.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { BankPage } from "#domain/projects/rules-bank.ts";
import { openWork } from "#domain/projects/views-bank.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What a mailed link opens: the question with the work, or what became of it. */
export type OpenedAsk = {
  readonly isAnswered: boolean;
  readonly sheet: AskSheet;
  /** The work without the firm's name; null when the project is no longer open. */
  readonly work: Pick<BankPage, "terms" | "contractForm"> | null;
};

/**
 * What the holder of a mailed link to a question of the hub sees. Opening it changes nothing. A token that is unknown, too
 * old, taken back or overtaken by an account gives the same answer. Refusal: link-spent.
 */
export const showAsk = (app: App, hubId: HubId, token: string): Promise<Outcome<OpenedAsk, Refusal>> =>
  app.db.asHub(hubId, "answer-ask", async (tx) => {
    const { standing, sheet } = await askByToken(tx, app.tokens.hashOf(token));
    if (standing === "spent" || sheet === null) return refused({ code: "link-spent" });
    return accepted({ isAnswered: standing === "answered", sheet, work: await openWork(tx, sheet.number) });
  });
