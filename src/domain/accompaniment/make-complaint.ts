import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { complaintInput } from "#domain/accompaniment/input.ts";
import { addVoice, openConcern } from "#domain/accompaniment/store-concerns.ts";
import { onceAsHub } from "#domain/hubs/store-jobs.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const makeComplaintInput = complaintInput;

/**
 * Tells the hub's office something that neither an owner nor a companion reads; the coordinators alone get it, and
 * whoever spoke reads the answer. It is written by the hub itself, because it is not the speaker's own record.
 * Refusal: not-allowed.
 */
export async function makeComplaint(
  app: App,
  actor: Actor,
  { words, key }: { readonly words: string; readonly key: string | null },
): Promise<Outcome<null, Refusal>> {
  const { accountId, hubId } = actor;
  if (accountId === null || permit(app.may, actor, "complaint.make", { hubId }) === null)
    return refused({ code: "not-allowed" });
  return app.db.asHub(
    hubId,
    "answer-check-in",
    async (tx) => {
      if (key !== null && !(await onceAsHub(tx, `complaint:${accountId}:${key}`))) return accepted(null);
      const concern = await openConcern(tx, {
        kind: "complaint",
        engagementId: null,
        checkInId: null,
        side: actor.firmId !== null ? "firm" : actor.personId !== null ? "person" : null,
        companionId: null,
        words,
        nextOn: null,
        title: "",
      });
      await addVoice(tx, { ...concern, account: accountId, words });
      await tx.audit({ act: "complaint.make", kind: "concern", id: concern.id });
      return accepted(null);
    },
    actor,
  );
}
