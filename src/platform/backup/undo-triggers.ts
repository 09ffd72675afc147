import pg from "pg";
import type { Table } from "#platform/backup/tables.ts";
import { quoted } from "#platform/backup/tables.ts";

/**
 * A trigger may write into a row that is being put back: an agreement takes the names that its sides bear today. What
 * was saved counts, the names of the day it was made. Rows of `table` become those of `saved`, which has the same
 * columns; columns whose change calls a trigger again are left alone, and a checksum that differs tells of them.
 */
export async function undoTriggers(client: pg.ClientBase, table: Table, saved: string): Promise<void> {
  const { writes, watched, key } = await triggersOf(client, table);
  if (!writes) return;
  const written = table.columns.filter((column) => !watched.includes(column) && !key.includes(column));
  await client.query(
    `update ${quoted(table)} as kept set (${listed(written)}) = row(${listed(written, "saved")}) from ${saved} as saved
     where (${listed(key, "kept")}) = (${listed(key, "saved")})
       and row(${listed(written, "kept")})::text <> row(${listed(written, "saved")})::text`,
  );
}

const listed = (columns: readonly string[], of?: string): string =>
  columns.map((column) => `${of === undefined ? "" : `${of}.`}${pg.escapeIdentifier(column)}`).join(", ");

type Triggers = {
  /** Whether one of them may change a row that is inserted. */
  readonly writes: boolean;
  /** Columns whose change calls one of them. */
  readonly watched: readonly string[];
  /** The table's primary key. */
  readonly key: readonly string[];
};

/** `tgtype` of PostgreSQL's catalogue: 1 for each row, 2 before, 4 insert, 16 update. */
async function triggersOf(client: pg.ClientBase, { schema, name }: Table): Promise<Triggers> {
  const { rows } = await client.query<Triggers>(
    `with own as (
       select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2)
     select exists (select from pg_trigger t join own on own.oid = t.tgrelid
                    where not t.tgisinternal and t.tgtype & 7 = 7) as writes,
       array(select a.attname::text from pg_trigger t join own on own.oid = t.tgrelid
             join pg_attribute a on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr)
             where t.tgtype & 16 <> 0) as watched,
       array(select a.attname::text from pg_index i join own on own.oid = i.indrelid
             join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
             where i.indisprimary) as key`,
    [schema, name],
  );
  return rows[0] ?? { writes: false, watched: [], key: [] };
}
