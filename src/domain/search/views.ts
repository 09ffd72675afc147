import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Tx } from "#app.ts";
import { queryGrams } from "#domain/search/rules-grams.ts";
import { isHit } from "#domain/search/rules-hits.ts";
import type { Search, SearchKind } from "#domain/search/terms.ts";

/**
 * For lists of other areas. How a list is searched:
 *
 *     const search = readSearch(typed);                              // rules-grams.ts; null: nothing to look for
 *     const found = search && (await lookUp(tx, "firm", search));    // one question to the index
 *     const lines = await collectHits({ search, limit: 50, textOf: (row) => row.search_text,
 *       fetch: (after, size) => narrow(rows(after), found).select("search_text").limit(size).execute() });
 *
 * The index answers with candidates; only `isHit` knows words, so `collectHits` (or `recheck` in rules-hits.ts, for
 * rows that are there already) always follows `narrow`.
 */
export type Candidates = {
  readonly kind: SearchKind;
  readonly search: Search;
  /** The candidates' ids, or null when there are more than `mostCandidates`: then it is said as "1,000+". */
  readonly ids: readonly string[] | null;
};

/** So many candidates are named one by one; of more, a list walks in its own order and stops when it is full. */
export const mostCandidates = 1000;

const idOf = { firm: "firm_id", person: "person_id", project: "project_id", engagement: "engagement_id" } as const;

/** Asks the index which records may fit, at most one more than `mostCandidates`. */
export async function lookUp(tx: Tx, kind: SearchKind, search: Search): Promise<Candidates> {
  const { rows } = await sql<{ id: string }>`
    select id from search_candidates(${kind}, ${queryGrams(search)}::tsquery, ${mostCandidates + 1}) as id`.execute(
    tx.sql,
  );
  return { kind, search, ids: rows.length > mostCandidates ? null : rows.map(({ id }) => id) };
}

/** Narrows a query over a searched table to the candidates of a search. The table is named as it is, without an alias. */
export const narrow = <DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  found: Candidates,
): SelectQueryBuilder<DB, TB, O> => query.where(isCandidate(found));

function isCandidate({ kind, search, ids }: Candidates): RawBuilder<boolean> {
  if (ids !== null) return sql<boolean>`${sql.ref(`${kind}.${idOf[kind]}`)} = any(${ids}::uuid[])`;
  return sql<boolean>`${sql.ref(`${kind}.search_grams`)} @@ ${queryGrams(search)}::tsquery`;
}

/** How a list of hits is gathered. */
export type Gathering<Row> = {
  readonly search: Search;
  /** Hits wanted, 1–1,000. */
  readonly limit: number;
  /** The `search_text` of a row. */
  readonly textOf: (row: Row) => string;
  /** The next `size` candidates in the list's order after this row, or the first ones. */
  readonly fetch: (after: Row | null, size: number) => Promise<readonly Row[]>;
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
    const size = Math.min(mostRead - read, limit * 2 + 10);
    const page = await fetch(after, size);
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
