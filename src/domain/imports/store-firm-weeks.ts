import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import { cellsOf } from "#domain/weeks/rules.ts";
import { type PossibleWeek, usualCells } from "#domain/weeks/terms.ts";

type FirmOfWeek = { readonly id: FirmId; readonly week: PossibleWeek | null };

/** When the work of these firms can be done; those that say nothing are not in it. */
export async function firmWeeksOf(tx: Tx, ids: readonly FirmId[]): Promise<ReadonlyMap<FirmId, PossibleWeek>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql
    .selectFrom("firm_week")
    .select(["firm_id as id", "cells", "peak_months as peakMonths"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", sql<FirmId>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, ...week }) => [id, week]));
}

/** What a list says of a firm's week, over what is saved; the hours of a firm that says nothing are the usual ones. */
export const mergedWeek = (saved: PossibleWeek | null, said: Partial<PossibleWeek> | null): PossibleWeek | null =>
  said === null ? saved : { cells: cellsOf(usualCells), peakMonths: [], ...saved, ...said };

/** Whether two weeks hold the same parts and months, in whichever order. */
export const sameWeek = (one: PossibleWeek | null, other: PossibleWeek | null): boolean =>
  one === null || other === null
    ? one === other
    : areSame(one.cells, other.cells) && areSame(one.peakMonths, other.peakMonths);

const areSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** Saves the weeks of firms, new or instead of those that were there; a firm without one says nothing any more. */
export async function saveFirmWeeks(tx: Tx, firms: readonly FirmOfWeek[]): Promise<void> {
  if (firms.length === 0) return;
  const { hubId } = tx.actor;
  const ids = firms.map(({ id }) => id);
  await sql`delete from firm_week where hub_id = ${hubId} and firm_id = any(${ids}::uuid[])`.execute(tx.sql);
  await insertRows(
    tx,
    "firm_week",
    firms.flatMap(({ id, week }) =>
      week === null
        ? []
        : [
            {
              hub_id: hubId,
              firm_id: id,
              cells: [...week.cells],
              peak_months: [...week.peakMonths],
              updated_at: tx.now.toISOString(),
            },
          ],
    ),
  );
}
