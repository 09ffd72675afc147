import { z } from "zod";
import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { field } from "#domain/fields.ts";
import { decideFirmWithdrawing } from "#domain/firms/rules.ts";
import { lockFirm, removeFirmPage, saveFirmStatus } from "#domain/firms/store.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { renewFirmOnProjectPages } from "#domain/projects/store.ts";
import { unnameFirm } from "#domain/referrals/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const withdrawFirmInput = z.object({ version: field.version() });

/**
 * Takes a firm's public page away and makes it anonymous on the pages of its projects, at once; the hub itself blanks its
 * name in what was handed to intermediaries, which the firm does not read. Refusals: not-found, not-allowed, stale,
 * wrong-state.
 */
export async function withdrawFirm(
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> {
  const { hubId } = actor;
  const done = await app.db.write(
    actor,
    { act: "firm.withdraw", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const firm = await lockFirm(tx, input.number);
      if (firm === null) return refused({ code: "not-found" });
      if (
        permit(app.may, actor, "firm.withdraw", {
          hubId: actor.hubId,
          firmId: firm.id,
        }) === null
      )
        return refused({ code: "not-allowed" });
      const decided = decideFirmWithdrawing(firm, input.version);
      if (!decided.ok) return decided;
      await saveFirmStatus(tx, firm.id, decided.value);
      await removeFirmPage(tx, firm.id);
      await renewFirmOnProjectPages(tx, firm.id, firmOnPage({ ...firm, status: decided.value }));
      await tx.audit({
        act: "firm.withdraw",
        kind: "firm",
        id: firm.id,
        fields: ["status"],
      });
      await tx.enqueue("unname-firm", { firm: firm.number });
      return accepted({ number: firm.number });
    },
  );
  if (done.ok) await app.db.asHub(hubId, "withdraw-firm", (tx) => unnameFirm(tx, input.number));
  return done;
}
