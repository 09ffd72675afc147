import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideDisabling } from "#domain/hubs/rules-invitations.ts";
import { lockAccount, lockAccountHere, saveDisabled, saveDisabledHere } from "#domain/hubs/store-accounts.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import { closeProposalsOfGone } from "#domain/proposals/store-leaving.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Which way: out, or in again. */
export type Switch = "disabled" | "enabled";
const acts = { disabled: "account.disable", enabled: "account.enable" } as const;

/**
 * Shuts an account out of the actor's hub, or lets it in again; in other hubs it goes on. It wears its hats here no more
 * from the next second on, and the sessions of before stay shut out when it is let in again. Whatever was proposed of its
 * person and still lives is closed by the hub itself. Refusals: not-found, not-allowed, wrong-state.
 */
export async function disableAccount(
  app: App,
  actor: Actor,
  { id, to, key }: { readonly id: AccountId; readonly to: Switch; readonly key: string | null },
): Promise<Outcome<{ account: string }, Refusal>> {
  const act = acts[to];
  const done = await app.db.write(actor, { act, key }, async (tx) => {
    const account = await lockAccountHere(tx, id);
    if (account === null) return refused<Refusal>({ code: "not-found" });
    if (!account.isActorEnabled || permit(app.may, actor, act, { hubId: actor.hubId }) === null)
      return refused<Refusal>({ code: "not-allowed" });
    const decided = decideDisabling({ isOwn: id === actor.accountId, disabledAt: account.disabledAt }, to);
    if (!decided.ok) return decided;
    await saveDisabledHere(tx, id, to);
    await tx.audit({ act, kind: "account", id, fields: ["disabled"] });
    if (to === "disabled") await tx.enqueue("close-of-gone", { account: id });
    return accepted({ account: id });
  });
  if (done.ok && to === "disabled")
    await app.db.asHub(actor.hubId, "close-proposals", (tx) => closeProposalsOfGone(tx, { account: id }));
  return done;
}

/**
 * From the command line, by mail address, for the whole installation: its sessions in every hub end, and they stay ended
 * when it is let in again. Refusals: not-found, wrong-state.
 */
export const disableFromCommandLine = (
  app: App,
  hubId: HubId,
  { email, to }: { readonly email: string; readonly to: Switch },
): Promise<Outcome<null, Refusal>> =>
  app.db.asHub(hubId, "command-line", async (tx) => {
    const account = await lockAccount(tx, email);
    if (account === null) return refused({ code: "not-found" });
    const decided = decideDisabling({ isOwn: false, disabledAt: account.disabledAt }, to);
    if (!decided.ok) return decided;
    await saveDisabled(tx, account.id, to);
    if (to === "disabled") await closeProposalsOfGone(tx, { account: account.id });
    await app.accounts.endSessions(account.id);
    await tx.audit({ act: acts[to], kind: "account", id: account.id, fields: ["disabled"] });
    return accepted(null);
  });

/** Takes the second factor of a lost device away; the person sets up a new one. Refusal: not-found. */
export const resetSecondFactor = (app: App, hubId: HubId, email: string): Promise<Outcome<null, Refusal>> =>
  app.db.asHub(hubId, "command-line", async (tx) => {
    const account = await lockAccount(tx, email);
    if (account === null) return refused({ code: "not-found" });
    await app.accounts.resetSecondFactor(account.id);
    await tx.audit({ act: "session.second-factor", kind: "account", id: account.id, fields: ["second-factor"] });
    return accepted(null);
  });
