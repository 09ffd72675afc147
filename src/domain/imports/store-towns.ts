import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { makeSeenRows } from "#domain/imports/rules-match.ts";
import { insertRows, type JsonRow, updateRows } from "#domain/imports/store-json-rows.ts";
import {
  type LineFault,
  noteRows,
  type Taken,
  type TakenRow,
  type Work,
  type WorkPlace,
} from "#domain/imports/store-work.ts";
import type { TownRecord } from "#domain/imports/terms.ts";

/** A saved municipality. */
export type SavedTownRow = Omit<TownRecord, "line">;

/** Takes rows of municipalities, known by their official code. */
export async function townsWork(_tx: Tx, place: WorkPlace): Promise<Work<TownRecord, SavedTownRow>> {
  const seen = makeSeenRows();
  return Promise.resolve((at, rows) => async () => {
    const saved = await savedTowns(
      at,
      rows.map(({ code }) => code),
    );
    const faults: LineFault[] = [];
    const taken: TakenRow<SavedTownRow>[] = [];
    for (const { line, ...town } of rows) {
      const twice = seen.see(line, { number: null, code: town.code, mark: null, name: null, facts: [] }, null);
      if (twice !== null) {
        faults.push({ line, fault: twice });
        continue;
      }
      const before = saved.get(town.code) ?? null;
      const isSame = before !== null && townFields.every((field) => before[field] === town[field]);
      taken.push({
        line,
        effect: before === null ? "new" : isSame ? "same" : "changed",
        number: null,
        name: `${town.prefecture}${town.name}`,
        key: town.code,
        before,
        after: town,
        alike: [],
        assumed: [],
      });
    }
    if (place.isWriting && faults.length === 0) await writeTowns(at, taken, place);
    return { rows: taken, faults } satisfies Taken<SavedTownRow>;
  });
}

const townFields = ["prefecture", "name", "kana", "latitude", "longitude", "website"] as const;

async function savedTowns(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, SavedTownRow>> {
  const rows = await tx.sql
    .selectFrom("town")
    .select(["code", "prefecture", "name", "kana", "latitude", "longitude", "website"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("code", "=", sql<string>`any(${[...codes]}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

async function writeTowns(tx: Tx, taken: readonly TakenRow<SavedTownRow>[], place: WorkPlace): Promise<void> {
  const rowOf = (town: SavedTownRow): JsonRow => ({ hub_id: tx.actor.hubId, ...town });
  const of = (effect: "new" | "changed") =>
    taken.flatMap((row) => (row.effect === effect && row.after !== null ? [rowOf(row.after)] : []));
  await insertRows(tx, "town", of("new"));
  await updateRows(tx, "town", { by: ["hub_id", "code"], rows: of("changed") });
  await noteRows(
    tx,
    place.importId,
    taken.flatMap(({ effect, before, after }) =>
      after === null || effect === "same"
        ? []
        : [{ id: townObject(after.code), effect: effect === "new" ? "added" : "changed", version: 1, before }],
    ),
  );
}

/** What an import notes of a town, which has a code and no id: a UUID that ends with the code. */
export const townObject = (code: string): string => `00000000-0000-4000-8000-000000${code}`;
