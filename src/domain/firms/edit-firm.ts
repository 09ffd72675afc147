import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { field } from "#domain/fields.ts";
import { firmTermsInput } from "#domain/firms/input.ts";
import { decideFirmEdit } from "#domain/firms/rules.ts";
import { lockFirm, renewFirmPage, saveFirm, unlessNumberTaken } from "#domain/firms/store.ts";
import type { FirmTerms } from "#domain/firms/terms.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { renewFirmOnProjectPages } from "#domain/projects/store.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const editFirmInput = firmTermsInput.extend({
  version: field.version(),
});

/**
 * Saves new terms of a firm, and renews its public page, when it has one, and those of its projects.
 * Refusals: not-found, not-allowed, stale (with what is saved now), invalid.
 */
export const editFirm = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly terms: FirmTerms;
    readonly version: number;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "firm.edit", key: input.key }, async (tx) => {
    const firm = await lockFirm(tx, input.number);
    if (firm === null) return refused({ code: "not-found" });
    if (
      permit(app.may, actor, "firm.edit", {
        hubId: actor.hubId,
        firmId: firm.id,
      }) === null
    )
      return refused({ code: "not-allowed" });
    const decided = decideFirmEdit(firm, {
      terms: input.terms,
      seenVersion: input.version,
    });
    if (!decided.ok) return decided;
    const saved = await unlessNumberTaken(app, saveFirm(tx, firm.id, input.terms));
    if (!saved.ok) return saved;
    if (firm.status === "published") await renewFirmPage(tx, firm.id, input.terms);
    await renewFirmOnProjectPages(tx, firm.id, firmOnPage({ ...firm, terms: input.terms }));
    await tx.audit({
      act: "firm.edit",
      kind: "firm",
      id: firm.id,
      fields: decided.value,
    });
    return accepted({ number: firm.number });
  });
