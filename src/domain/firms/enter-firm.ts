import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { firmTermsInput } from "#domain/firms/input.ts";
import { decideFirmTerms } from "#domain/firms/rules.ts";
import { addFirm, unlessNumberTaken } from "#domain/firms/store.ts";
import type { FirmId, FirmTerms } from "#domain/firms/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const enterFirmInput = firmTermsInput;

/** Enters a firm as a draft and gives its short number. Refusals: not-allowed, invalid. */
export const enterFirm = (
  app: App,
  actor: Actor,
  input: { readonly terms: FirmTerms; readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "firm.enter", key: input.key }, async (tx) => {
    if (permit(app.may, actor, "firm.enter", { hubId: actor.hubId }) === null) return refused({ code: "not-allowed" });
    const decided = decideFirmTerms(input.terms);
    if (!decided.ok) return decided;
    const id = tx.newId<FirmId>();
    const added = await unlessNumberTaken(app, addFirm(tx, id, decided.value));
    if (!added.ok) return added;
    await tx.audit({ act: "firm.enter", kind: "firm", id });
    return accepted({ number: added.value });
  });
