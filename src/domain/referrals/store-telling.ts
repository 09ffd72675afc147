import type { Tx } from "#app.ts";
import { notify, settleNotices } from "#domain/accompaniment/store-notices.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import type { ReferralId } from "#domain/referrals/terms.ts";

/** A referral as its letters tell it: by the title of the work alone. */
export type ToldReferral = { readonly id: ReferralId; readonly number: number; readonly title: string };

const handedCase = (id: ReferralId): string => `referral:${id}:handed`;

/** Tells everybody who acts for an intermediary that a requirement was handed to it; they are asked until it answers. */
export async function tellIntermediary(tx: Tx, referral: ToldReferral, organisationId: OrganisationId): Promise<void> {
  const rows = await tx.sql
    .selectFrom("hat")
    .select("account_id as account")
    .distinct()
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", "intermediary")
    .where("organisation_id", "=", organisationId)
    .where("ended_at", "is", null)
    .execute();
  for (const { account } of rows)
    await notify(tx, {
      to: { account },
      kind: "referral-handed",
      about: handedCase(referral.id),
      path: `/referrals/${referral.number}`,
      facts: { title: referral.title },
    });
}

/** Tells the coordinators what an intermediary named or answered; it is asked no more. */
export async function tellHub(
  tx: Tx,
  { id, number, title }: ToldReferral,
  kind: "referral-named" | "referral-answered",
): Promise<void> {
  await settleHanded(tx, id);
  await notify(tx, {
    to: { hat: "coordinator" },
    kind,
    about: `referral:${id}:${kind}`,
    path: `/referrals/${number}`,
    facts: { title },
  });
}

/** Notes that an intermediary is asked no more. */
export const settleHanded = (tx: Tx, id: ReferralId): Promise<void> => settleNotices(tx, handedCase(id));
