import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { ListPage, ListQuery } from "#domain/lists/terms.ts";
import { readSearch } from "#domain/search/rules-grams.ts";
import type { Search, SearchKind } from "#domain/search/terms.ts";
import { type Candidates, collectHits, lookUp } from "#domain/search/views.ts";

/** What a sorting stands on: a value that is never null, and what tells rows with the same value apart. */
export type SortKey = { readonly value: RawBuilder<unknown>; readonly tie: RawBuilder<unknown> };

/** Where a page begins and in which direction it goes. `place` selects value and tie of the row before it. */
export type Course = { readonly descending: boolean; readonly place: RawBuilder<unknown> | null };

/**
 * Rows in an order, from behind the row before this page: (value, tie) > (those of that row), which an index over both
 * answers from where the page begins, however far down the list it is.
 */
export function inOrder<DB, TB extends keyof DB, O>(
  rows: SelectQueryBuilder<DB, TB, O>,
  { value, tie }: SortKey,
  { descending, place }: Course,
): SelectQueryBuilder<DB, TB, O> {
  const direction = descending ? "desc" : "asc";
  const sorted = rows.orderBy(value, direction).orderBy(tie, direction);
  if (place === null) return sorted;
  return sorted.where(sql<boolean>`(${value}, ${tie}) ${sql.raw(descending ? "<" : ">")} (${place})`);
}

/** A row of a list as it is read: with the text that a search looks into. */
export type Listed<Row> = Row & { readonly number: number; readonly searchText: string };

/** Where a list's rows come from. */
export type Source<Row> = {
  readonly kind: SearchKind;
  /** `size` rows of the list's order after the row with the number `after`, of the candidates of a search. */
  readonly rows: (found: Candidates | null, after: number | null, size: number) => Promise<readonly Listed<Row>[]>;
  /** How many rows the list has in all, counted up to `mostCounted`. */
  readonly count: () => Promise<number>;
};

/** One page of a list, searched or not. What cannot be looked for (a single kana) finds nothing. */
export async function listPage<Row>(
  tx: Tx,
  query: Pick<ListQuery<string, unknown>, "search" | "after" | "limit">,
  source: Source<Row>,
): Promise<ListPage<Listed<Row>>> {
  const { after, limit } = query;
  if (query.search.trim() !== "") {
    const search = readSearch(query.search);
    return search === null ? { rows: [], next: null, total: 0 } : searched(tx, search, query, source);
  }
  const read = await source.rows(null, after, limit + 1);
  const rows = read.slice(0, limit);
  const next = read.length > limit ? (rows.at(-1)?.number ?? null) : null;
  if (after !== null) return { rows, next, total: null };
  return { rows, next, total: next === null ? rows.length : await source.count() };
}

async function searched<Row>(
  tx: Tx,
  search: Search,
  { after, limit }: Pick<ListQuery<string, unknown>, "after" | "limit">,
  source: Source<Row>,
): Promise<ListPage<Listed<Row>>> {
  const found = await lookUp(tx, source.kind, search);
  const hits = await collectHits<Listed<Row>>({
    search,
    limit,
    textOf: (row) => row.searchText,
    fetch: (last, size) => source.rows(found, last?.number ?? after, size),
  });
  const next = hits.next?.number ?? null;
  return { rows: hits.rows, next, total: after === null && next === null ? hits.rows.length : null };
}

/** The different values of an indexed column, in order, at most a hundred: the index is leapt through, not read. */
export async function valuesOf(
  tx: Tx,
  { table, column, within }: { readonly table: string; readonly column: string; readonly within: RawBuilder<unknown> },
): Promise<readonly string[]> {
  const [from, value] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{ value: string }>`
    with recursive leap as (
      (select ${value} as value from ${from} where ${within} order by 1 limit 1)
      union all
      select (select ${value} from ${from} where ${within} and ${value} > leap.value order by 1 limit 1)
      from leap where leap.value is not null)
    select value from leap where value <> '' limit 100`.execute(tx.sql);
  return rows.map((row) => row.value);
}

/** A list in parts, one after the other, each by number. `rowOf` says from which tables the row with a number comes. */
export type Parts = {
  readonly parts: readonly RawBuilder<boolean>[];
  readonly after: number | null;
  readonly size: number;
  readonly rowOf: (number: number) => RawBuilder<unknown>;
};

/** Reads rows part by part, from the part in which the row before this page stands, until there are enough. */
export async function inParts<Row>(
  tx: Tx,
  { parts, after, size, rowOf }: Parts,
  read: (part: RawBuilder<boolean>, after: number | null, size: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const first = after === null ? 0 : await partOf(tx, parts, rowOf(after));
  const rows: Row[] = [];
  for (let at = first; at < parts.length && rows.length < size; at++) {
    const part = parts[at];
    if (part !== undefined) rows.push(...(await read(part, at === first ? after : null, size - rows.length)));
  }
  return rows;
}

/** In which part a row stands; behind all of them when it is not there any more. */
async function partOf(tx: Tx, parts: readonly RawBuilder<boolean>[], row: RawBuilder<unknown>): Promise<number> {
  const cases = sql.join(
    parts.map((part, at) => sql`when ${part} then ${at}::int`),
    sql` `,
  );
  const { rows } = await sql<{ part: number | null }>`select case ${cases} end as part ${row}`.execute(tx.sql);
  return rows[0]?.part ?? parts.length;
}
