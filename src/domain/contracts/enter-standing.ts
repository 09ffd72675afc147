import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideStandingTerms } from "#domain/contracts/rules-standing.ts";
import { addStanding, hasOrganisation } from "#domain/contracts/store.ts";
import type { Standing, StandingId } from "#domain/contracts/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Enters what the hub or one of its organisations is licensed or notified to do. Refusals: not-allowed, invalid (no
 * such organisation, no last day where the kind has one, an end before the beginning).
 */
export const enterStanding = (
  app: App,
  actor: Actor,
  { key, ...standing }: Standing & { readonly key: string | null },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "standing.enter", key }, async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
    if (permit(app.may, actor, "standing.enter", { hubId: actor.hubId }) === null)
      return refused({ code: "not-allowed" });
    const decided = decideStandingTerms(standing.terms);
    if (!decided.ok) return decided;
    if (standing.organisationId !== null && !(await hasOrganisation(tx, standing.organisationId)))
      return refused({ code: "invalid", faults: [{ field: "organisation", code: "not-in-list", facts: {} }] });
    const id = tx.newId<StandingId>();
    const number = await addStanding(tx, { ...standing, id });
    await tx.audit({ act: "standing.enter", kind: "standing", id });
    return accepted({ number });
  });
