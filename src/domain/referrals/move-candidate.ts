import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideCandidateStep } from "#domain/referrals/rules.ts";
import { candidateStatusOf, lockReferral, saveCandidateStatus, saveReferral } from "#domain/referrals/store.ts";
import { tellHub } from "#domain/referrals/store-telling.ts";
import type { CandidateStatus } from "#domain/referrals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Says how far a candidate is: the hub declines, the intermediary withdraws, both say that there is a meeting or a yes. A
 * yes fills the referral. Refusals: not-found, not-allowed, invalid (no
 * such candidate), wrong-state.
 */
export const moveCandidate = (
  app: App,
  actor: Actor,
  input: {
    readonly number: number;
    readonly position: number;
    readonly to: CandidateStatus;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "referral.move-candidate", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const referral = await lockReferral(tx, input.number);
      if (referral === null) return refused({ code: "not-found" });
      const { id, organisationId } = referral;
      if (permit(app.may, actor, "referral.move-candidate", { hubId: actor.hubId, organisationId }) === null)
        return refused({ code: "not-allowed" });
      const from = await candidateStatusOf(tx, id, input.position);
      if (from === null)
        return refused({ code: "invalid", faults: [{ field: "position", code: "not-in-list", facts: {} }] });
      const decided = decideCandidateStep(from, input.to, actor.hat === "intermediary" ? "intermediary" : "hub");
      if (!decided.ok) return decided;
      await saveCandidateStatus(tx, { referralId: id, position: input.position }, decided.value);
      await saveReferral(tx, id, { status: decided.value === "agreed" ? "filled" : referral.status });
      if (actor.hat === "intermediary") await tellHub(tx, referral, "referral-answered");
      await tx.audit({ act: "referral.move-candidate", kind: "referral", id });
      return accepted({ number: input.number });
    },
  );
