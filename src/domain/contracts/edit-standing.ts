import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideStandingTerms } from "#domain/contracts/rules-standing.ts";
import { lockStanding, saveStanding } from "#domain/contracts/store.ts";
import type { StandingTerms } from "#domain/contracts/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Saves new terms of a standing: a renewal, or its end. Refusals: not-found, not-allowed, stale (with what is saved
 * now), invalid.
 */
export const editStanding = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly version: number;
    readonly terms: StandingTerms;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "standing.edit", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      if (permit(app.may, actor, "standing.edit", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      const standing = await lockStanding(tx, input.number);
      if (standing === null) return refused({ code: "not-found" });
      const { version, terms, id } = standing;
      if (version !== input.version) return refused({ code: "stale", currentVersion: version, current: { ...terms } });
      const decided = decideStandingTerms(input.terms);
      if (!decided.ok) return decided;
      await saveStanding(tx, id, decided.value);
      await tx.audit({ act: "standing.edit", kind: "standing", id });
      return accepted({ number: input.number });
    },
  );
