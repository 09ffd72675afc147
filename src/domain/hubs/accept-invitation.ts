import { z } from "zod";
import type { App, Tx } from "#app.ts";
import { field } from "#domain/fields.ts";
import { newPassword } from "#domain/hubs/input.ts";
import { decideAcceptance } from "#domain/hubs/rules-invitations.ts";
import { addAccount, grantHat } from "#domain/hubs/store.ts";
import {
  accountByEmail,
  hatTaken,
  holdRecord,
  lockInvitation,
  type SavedInvitation,
  saveInvitationAnswer,
} from "#domain/hubs/store-accounts.ts";
import type { AccountId, HatId, HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What somebody without an account enters. */
export const newAccountInput = z.object({ name: field.text(80, "required"), password: newPassword });

/** Who accepts: somebody new with a password, or the account that has signed in. */
export type Acceptance =
  | { readonly kind: "new"; readonly name: string; readonly password: string }
  | { readonly kind: "signed-in"; readonly email: string };

/** What an accepted invitation gave. */
export type Granted = { readonly email: string; readonly hatId: HatId };

/**
 * Takes the hat that a mailed link offers, once. Refusals: link-spent, wrong-state (`account-exists`: sign in first;
 * `other-account`: signed in by another address), not-allowed (the account may no longer sign in), invalid (`taken`).
 */
export const acceptInvitation = (
  app: App,
  hubId: HubId,
  { token, by }: { readonly token: string; readonly by: Acceptance },
): Promise<Outcome<Granted, Refusal>> =>
  app.db.asHub(hubId, "accept-invitation", async (tx) => {
    const invitation = await lockInvitation(tx, { tokenHash: app.tokens.hashOf(token) });
    if (invitation === null) return refused({ code: "link-spent" });
    const known = await accountByEmail(tx, invitation.email);
    const signedInAs = by.kind === "signed-in" ? by.email : null;
    const decided = decideAcceptance(invitation, known, { signedInAs, now: tx.now });
    if (!decided.ok) return decided;
    await holdRecord(tx, invitation.place);
    const worn = await hatTaken(tx, invitation);
    if (worn === "by-other") return refused({ code: "link-spent" });
    const accountId = known?.id ?? (await makeAccount(app, tx, invitation, by));
    if (accountId === null) return refused({ code: "wrong-state", state: "other-account" });
    const hatId = worn ?? (await grantHat(tx, { accountId, kind: invitation.kind, ...invitation.place }));
    await saveInvitationAnswer(tx, invitation.id, "accepted");
    await tx.audit({ act: "invitation.accept", kind: "account", id: accountId, fields: [invitation.kind] });
    return accepted({ email: invitation.email, hatId });
  });

/** The accounts' library keeps its own tables: making the same account again after a broken try changes nothing. */
async function makeAccount(app: App, tx: Tx, invitation: SavedInvitation, by: Acceptance): Promise<AccountId | null> {
  if (by.kind !== "new") return null;
  const { email } = invitation;
  const id = await app.accounts.create({ email, name: by.name, password: by.password });
  await addAccount(tx, { id, name: by.name, email });
  return id;
}
