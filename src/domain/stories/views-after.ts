import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { StoryKey, StoryRecord, StorySource } from "#domain/stories/terms.ts";

/** What a page of a story line is asked for. */
export type StoryQuery = { readonly after: StoryKey | null; readonly limit: number };

/** The same, with the record whose story it is. */
export type Asked = StoryQuery & { readonly record: StoryRecord };

/** What comes after the key in the order of the line, for one source with its instant and its id. */
export function isAfter(
  { after }: StoryQuery,
  source: StorySource,
  { at, id }: { readonly at: RawBuilder<unknown>; readonly id: RawBuilder<unknown> },
): RawBuilder<SqlBool> {
  if (after === null) return sql<SqlBool>`true`;
  if (source < after.source) return sql<SqlBool>`${at} <= ${after.at}`;
  if (source > after.source) return sql<SqlBool>`${at} < ${after.at}`;
  return sql<SqlBool>`(${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)`;
}

/** A day as the instant at which it begins in Tokyo. */
export const beginningOf = (column: string): RawBuilder<Date> =>
  sql<Date>`(${sql.ref(column)}::timestamp at time zone 'Asia/Tokyo')`;
