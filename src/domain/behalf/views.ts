import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { ActName } from "#domain/access/acts.ts";
import type { Permit } from "#domain/access/may.ts";
import { type Spoken, type SpokenAct, spokenActs } from "#domain/behalf/terms.ts";

/** One thing that was typed for somebody: what, who spoke, who typed and when. */
export type SpokenLine = Spoken & {
  /** What was done; null for what this version does not know by name. */
  readonly what: SpokenAct | null;
  /** Name of who typed it, where the reader may know it. */
  readonly typedBy: string | null;
  readonly at: Date;
};

/** What was typed for somebody else at objects of one kind, the newest first; a permit to read them is enough. */
export async function spokenAt<Act extends ActName>(
  tx: Tx,
  { actor }: Permit<Act>,
  object: { readonly kind: string; readonly ids: readonly string[] },
): Promise<readonly SpokenLine[]> {
  const { rows } = await sql<
    Omit<SpokenLine, "what"> & { readonly act: string }
  >`select o.act, o.spoke, o.channel, o.read_back as "readBack", a.name as "typedBy", o.at
    from on_behalf o left join account a on a.account_id = o.typed_by
    where o.hub_id = ${actor.hubId} and o.object_kind = ${object.kind} and o.object_id = any(${object.ids}::uuid[])
    order by o.at desc, o.on_behalf_id desc limit 50`.execute(tx.sql);
  return rows.map(({ act, ...line }) => ({ ...line, what: spokenActs.find((each) => each === act) ?? null }));
}
