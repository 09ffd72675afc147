import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideHatEnd } from "#domain/hubs/rules-invitations.ts";
import { lockHat, endHat as saveHatEnd } from "#domain/hubs/store-accounts.ts";
import type { HatId } from "#domain/hubs/terms.ts";
import { closeProposalsOfGone } from "#domain/proposals/store-leaving.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/**
 * Ends a hat: its wearer acts by it no more from the next second on. With a person's hat whatever was proposed of them and
 * still lives is closed by the hub itself, because whoever ends hats need not read proposals. Refusals: not-found,
 * not-allowed, wrong-state.
 */
export async function endHat(
  app: App,
  actor: Actor,
  { id, key }: { readonly id: HatId; readonly key: string | null },
): Promise<Outcome<null, Refusal>> {
  const ended = await app.db.write(
    actor,
    { act: "account.end-hat", key },
    async (tx): Promise<Outcome<null, Refusal>> => {
      const hat = await lockHat(tx, id);
      if (hat === null) return refused({ code: "not-found" });
      const act = hat.firmId === null ? "account.end-hat" : "firm-account.end";
      const object = hat.firmId === null ? { hubId: actor.hubId } : { hubId: actor.hubId, firmId: hat.firmId };
      if (!hat.isActorWearing || permit(app.may, actor, act, object) === null) return refused({ code: "not-allowed" });
      const decided = decideHatEnd(hat, actor);
      if (!decided.ok) return decided;
      await saveHatEnd(tx, id);
      await tx.audit({ act, kind: "account", id: hat.accountId, fields: [hat.kind] });
      await tx.enqueue("close-of-gone", { hat: id });
      return accepted(null);
    },
  );
  if (ended.ok) await app.db.asHub(actor.hubId, "close-proposals", (tx) => closeProposalsOfGone(tx, { hat: id }));
  return ended;
}
