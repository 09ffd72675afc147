import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Tx } from "#app.ts";
import { queryGrams } from "#domain/search/rules-grams.ts";
import { isHit } from "#domain/search/rules-hits.ts";
import type { Search, SearchKind } from "#domain/search/terms.ts";

/**
 * For lists of other areas. How a list is searched:
 *
 *     const search = readSearch(typed);                              // rules-grams.ts; null: nothing to look for
 *     const found = await lookUp(tx, "firm", search);                // one question to the index
 *     const hits = await collectHits({ search, limit: 50, textOf: (row) => row.search_text,
 *       fetch: (after, size) => narrow(rows(after), found).select("search_text").limit(size).execute() });
 *
 * The index answers with candidates; only `isHit` knows words, so `collectHits` (or `recheck` in rules-hits.ts, for
 * rows that are there already) always follows `narrow`. Every order and filter of a list works; its order should stand
 * in an index, because a common word is looked for by walking along it.
 */
export type Candidates = {
  readonly kind: SearchKind;
  readonly search: Search;
  /** The candidates' ids, newest (highest number) first, or null for a common word: a list then walks in its order. */
  readonly ids: readonly string[] | null;
};

/** So many candidates are named one by one, at most; hits are never counted further. */
export const mostCandidates = 3000;

const idOf = { firm: "firm_id", person: "person_id", project: "project_id", engagement: "engagement_id" } as const;

/** Asks the index which records may fit. */
export async function lookUp(tx: Tx, kind: SearchKind, search: Search): Promise<Candidates> {
  // As one text: reading an array of thousands takes the driver longer than the index takes.
  const { rows } = await sql<{ ids: string | null }>`
    select array_to_string(search_candidates(${kind}, ${queryGrams(search)}::tsquery, ${mostCandidates}), ' ') as ids`.execute(
    tx.sql,
  );
  const ids = rows[0]?.ids ?? null;
  return { kind, search, ids: ids === null ? null : ids.split(" ").filter((id) => id !== "") };
}

/**
 * Of the candidates of a list that shows the newest first, those from `read` on, `size` of them: its first page need not
 * look at all. Common words, which have no ids, stay as they are.
 */
export const newestOf = (found: Candidates, read: number, size: number): Candidates =>
  found.ids === null ? found : { ...found, ids: found.ids.slice(read, read + size) };

/** Narrows a query over a searched table to the candidates of a search. The table is named as it is, without an alias. */
export const narrow = <DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  found: Candidates,
): SelectQueryBuilder<DB, TB, O> => query.where(isCandidate(found));

/** The same for records that are found by their own text or by that of a joined record, which the column `by` names. */
export const narrowToEither = <DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  own: Candidates,
  joined: Candidates,
  by: string,
): SelectQueryBuilder<DB, TB, O> => query.where(sql<boolean>`(${isCandidate(own)} or ${isCandidate(joined, by)})`);

function isCandidate({ kind, search, ids }: Candidates, by = `${kind}.${idOf[kind]}`): RawBuilder<boolean> {
  if (ids !== null) return sql<boolean>`${sql.ref(by)} = any(${ids}::uuid[])`;
  // Hidden from the planner, which takes the pairs of a word for independent and would read and sort the whole table.
  return sql<boolean>`coalesce(${sql.ref(`${kind}.search_grams`)} @@ ${queryGrams(search)}::tsquery, false)`;
}

/** How a list of hits is gathered. */
export type Gathering<Row> = {
  readonly search: Search;
  /** Hits wanted, 1–1,000. */
  readonly limit: number;
  /** The `search_text` of a row. */
  readonly textOf: (row: Row) => string;
  /** The next `size` candidates in the list's order after this row, or the first ones; `read` rows were read before. */
  readonly fetch: (after: Row | null, size: number, read: number) => Promise<readonly Row[]>;
};

/** Candidates that are read for one page of a list, at most. */
const mostRead = 3000;

/**
 * Reads candidates in pages, in the list's order, and keeps the hits until `limit` is full. `next` is the row after
 * which the list goes on, null at its end. After 3,000 candidates it stops with what there is, and `next` says where.
 */
export async function collectHits<Row>({ search, limit, textOf, fetch }: Gathering<Row>): Promise<{
  readonly rows: readonly Row[];
  readonly next: Row | null;
}> {
  const rows: Row[] = [];
  let after: Row | null = null;
  for (let read = 0; read < mostRead; ) {
    const size = Math.min(mostRead - read, read === 0 ? limit + 5 : limit * 2 + 10);
    const page = await fetch(after, size, read);
    for (const row of page) {
      // One more hit than wanted: the list goes on after the last one that is shown.
      if (isHit(search, textOf(row))) {
        if (rows.length === limit) return { rows, next: rows.at(-1) ?? null };
        rows.push(row);
      }
      after = row;
    }
    read += page.length;
    if (page.length < size) return { rows, next: null };
  }
  return { rows, next: after };
}
