import type { Tx } from "#app.ts";
import type { ActName } from "#domain/access/acts.ts";
import type { OnBehalfId, Spoken, SpokenAct } from "#domain/behalf/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";

/** What was done for whom. */
export type BehalfOf = {
  readonly act: ActName & SpokenAct;
  /** The kind and id of the object, as in the audit trail. */
  readonly kind: string;
  readonly id: string;
  /** For which side; exactly one of them. */
  readonly side: { readonly firmId: FirmId } | { readonly personId: PersonId };
};

/** Notes who spoke, in the transaction of what was typed for them; nothing when the actor spoke for itself. */
export async function noteOnBehalf(tx: Tx, spoken: Spoken | null, of: BehalfOf): Promise<void> {
  const { accountId, hubId } = tx.actor;
  if (spoken === null || accountId === null) return;
  await tx.sql
    .insertInto("on_behalf")
    .values({
      hub_id: hubId,
      on_behalf_id: tx.newId<OnBehalfId>(),
      act: of.act,
      object_kind: of.kind,
      object_id: of.id,
      firm_id: "firmId" in of.side ? of.side.firmId : null,
      person_id: "personId" in of.side ? of.side.personId : null,
      spoke: spoken.spoke,
      channel: spoken.channel,
      read_back: spoken.readBack,
      typed_by: accountId,
      at: tx.now,
    })
    .execute();
}
