import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideTakingBack } from "#domain/hubs/rules-invitations.ts";
import { lockInvitation, saveInvitationAnswer } from "#domain/hubs/store-accounts.ts";
import type { InvitationId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Takes an open invitation back: its link does nothing from now on. Refusals: not-found, not-allowed, wrong-state. */
export const withdrawInvitation = (
  app: App,
  actor: Actor,
  { id, key }: { readonly id: InvitationId; readonly key: string | null },
): Promise<Outcome<null, Refusal>> =>
  app.db.write(actor, { act: "account.withdraw-invitation", key }, async (tx) => {
    const invitation = await lockInvitation(tx, { id });
    if (invitation === null) return refused({ code: "not-found" });
    const { firmId } = invitation.place;
    const act = firmId === null ? "account.withdraw-invitation" : "firm-account.withdraw";
    const object = firmId === null ? { hubId: actor.hubId } : { hubId: actor.hubId, firmId };
    if (permit(app.may, actor, act, object) === null) return refused({ code: "not-allowed" });
    const decided = decideTakingBack(invitation, actor);
    if (!decided.ok) return decided;
    await saveInvitationAnswer(tx, id, decided.value);
    await tx.audit({ act, kind: "invitation", id });
    return accepted(null);
  });
