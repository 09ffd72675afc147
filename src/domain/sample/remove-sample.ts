import type { App, HubRow, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { addAccount, addHub, grantHat } from "#domain/hubs/store.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type RemoveSample, removeSampleInput } from "#domain/sample/input.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What the command line takes: the operator gets links instead of a password. */
export const replaceSampleInput = removeSampleInput.omit({ password: true, confirm: true });
/** The hub that begins, as it was entered at the command line. */
export type ReplaceSample = Omit<RemoveSample, "password" | "confirm">;

/**
 * Removes the sample region as a whole. In its place an empty hub begins with one real person, operator and coordinator,
 * who can sign in by the password; somebody whom another hub knows keeps the password they have. Refusals: not-allowed; invalid (`confirm` is not the name of the sample's hub);
 * not-found (this hub is no sample: a real hub is never removed).
 */
export async function removeSample(
  app: App,
  actor: Actor,
  { hub, order }: { readonly hub: HubRow; readonly order: RemoveSample },
): Promise<Outcome<{ email: string; isNew: boolean }, Refusal>> {
  if (permit(app.may, actor, "sample.remove", { hubId: actor.hubId }) === null || hub.id !== actor.hubId)
    return refused({ code: "not-allowed" });
  if (!hub.isSample) return refused({ code: "not-found" });
  if (order.confirm !== hub.name)
    return refused({ code: "invalid", faults: [{ field: "confirm", code: "other-name", facts: { name: hub.name } }] });
  const passwordHash = await app.accounts.hashOf(order.password);
  const { email, name } = order;
  const removed = await replace(app, hub, { order, operator: { email, name, passwordHash } });
  return removed === null ? refused({ code: "not-found" }) : accepted({ email, isNew: removed.isNew });
}

/**
 * The same from the command line, without anybody in the new hub: its operator is invited by a link. Refusal: not-found
 * (this hub is no sample).
 */
export async function removeSampleFromCommandLine(
  app: App,
  hub: HubRow,
  order: ReplaceSample,
): Promise<Outcome<{ hub: HubId }, Refusal>> {
  const next = await replace(app, hub, { order, operator: null });
  return next === null ? refused({ code: "not-found" }) : accepted({ hub: next.hub });
}

type Replacing = {
  readonly order: ReplaceSample;
  readonly operator: { readonly email: string; readonly name: string; readonly passwordHash: string } | null;
};

/** The hub that begins, and whether its operator is new to the installation; null when the other is no sample. */
async function replace(
  app: App,
  hub: HubRow,
  { order, operator }: Replacing,
): Promise<{ hub: HubId; isNew: boolean } | null> {
  let isNew = false;
  const next = app.ids.next<HubId>();
  const removed = await app.db.replaceSample({
    sample: hub.id,
    next,
    operator,
    found: async (tx, made) => {
      const { hubName: name, name: contactName } = order;
      await addHub(tx, { name, contactName, contactPhone: "", host: made.host, isSample: false });
      if (made.operator !== null) await makeOperator(tx, made.operator.id, order);
      isNew = made.operator?.isNew === true;
    },
  });
  if (!removed) return null;
  app.log.info("sample-removed", { sample: hub.id, hub: next });
  return { hub: next, isNew };
}

async function makeOperator(tx: Tx, accountId: AccountId, { email, name }: ReplaceSample): Promise<void> {
  await addAccount(tx, { id: accountId, name, email });
  for (const kind of ["operator", "coordinator"] as const)
    await grantHat(tx, { accountId, kind, firmId: null, personId: null, organisationId: null });
  await tx.audit({ act: "sample.remove", kind: "hub", id: tx.actor.hubId });
}
