import type { Tx } from "#app.ts";
import { goneNotes } from "#domain/duplicates/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { type Known, makeKnown } from "#domain/imports/rules-match.ts";
import { type GoneOf, makeGoneOf } from "#domain/imports/rules-merged.ts";

/** The signs of every firm of the hub. */
export type KnownFirms = { readonly known: Known; readonly ids: FirmId[] };

/** Reads the signs of all firms of the hub, some thousand at a time. */
export async function knownFirms(tx: Tx): Promise<KnownFirms> {
  const known = makeKnown({ marksAreUnique: true });
  const ids: FirmId[] = [];
  let after = 0;
  for (;;) {
    const rows = await tx.sql
      .selectFrom("firm")
      .select(["firm_id as id", "number", "code", "name", "corporate_number as mark", "town", "contact_phone as phone"])
      .where("hub_id", "=", tx.actor.hubId)
      .where("number", ">", after)
      .orderBy("number")
      .limit(5000)
      .execute();
    for (const { id, town, phone, ...signs } of rows) {
      known.add({ ...signs, facts: [town, phone] });
      ids.push(id);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < 5000) return { known, ids };
    after = last.number;
  }
}

/** Firms that were made one with others. */
export async function goneFirms(tx: Tx, known: Known): Promise<GoneOf> {
  const notes = await goneNotes(tx, "firm", ["code", "name", "corporateNumber", "town", "contactPhone"]);
  return makeGoneOf(
    notes.map(({ gone, kept, said: [code = null, name = null, mark = null, ...facts] }) => ({
      kept,
      signs: { number: gone, code, mark, name, facts: facts.map((fact) => fact ?? "") },
    })),
    known,
  );
}
