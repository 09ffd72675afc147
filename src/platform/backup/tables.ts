import pg from "pg";
import type { SavedTable } from "#platform/backup/manifest.ts";

/** A table with what is needed to read it and to put it back. */
export type Table = Pick<SavedTable, "schema" | "name" | "columns">;

/** Waiting jobs, read by a view and put back by a function: the queue's own tables are closed to the keeper. */
export const queue = { schema: "graphile_worker", name: "banso_job" } as const;

/** Signs of life and counts of tries: they are saved, but they do not make an installation count as used. */
const transient = ["banso.worker_heartbeat", "auth.tries", "auth.used_code"];

export const isQueue = ({ schema, name }: Pick<Table, "schema" | "name">): boolean =>
  schema === queue.schema && name === queue.name;
export const isTransient = ({ schema, name }: Table): boolean => transient.includes(`${schema}.${name}`);

export const quoted = ({ schema, name }: Pick<Table, "schema" | "name">): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
export const columnList = ({ columns }: Pick<Table, "columns">): string =>
  columns.map((column) => pg.escapeIdentifier(column)).join(", ");

/**
 * For a transaction that reads or writes rows as text: values look the same whatever the server's and the role's
 * settings are, and no time limit of everyday pages ends it.
 */
export const plainTexts = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0`;

type Found = Table & { readonly points: readonly string[] };

/** Every table of the product and of the accounts, each after those it points at, and the queue's jobs at the end. */
export async function listTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Found>(
    `select n.nspname::text as schema, c.relname::text as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       array(select distinct pn.nspname || '.' || p.relname from pg_constraint k
             join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as points
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where (n.nspname in ('banso', 'auth') and c.relkind in ('r', 'p') and not c.relispartition
         and (n.nspname, c.relname) <> ('banso', 'migration'))
       or (n.nspname, c.relname) = ($1, $2)
     order by n.nspname, c.relname`,
    [queue.schema, queue.name],
  );
  return [...inLoadOrder(rows.filter((table) => !isQueue(table))), ...rows.filter(isQueue)].map(
    ({ schema, name, columns }) => ({ schema, name, columns }),
  );
}

/** What a row points at is loaded before it. A circle of tables would need deferrable keys, and there is none. */
function inLoadOrder(tables: readonly Found[]): readonly Found[] {
  const ordered: Found[] = [];
  const done = new Set<string>();
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ schema, name, points }) => !done.has(`${schema}.${name}`) && points.every((point) => done.has(point)),
    );
    if (ready.length === 0) throw new Error("tables point at each other in a circle: their keys must be deferrable");
    for (const table of ready) {
      ordered.push(table);
      done.add(`${table.schema}.${table.name}`);
    }
  }
  return ordered;
}

/** The number of rows and their checksum, computed by the server; see `SavedTable`. */
export async function measure(client: pg.ClientBase, table: Table): Promise<SavedTable> {
  const { rows } = await client.query<{ rows: number; checksum: string }>(
    `select count(*) as rows, coalesce(sum(
       ('x' || left(encode(sha256(convert_to(row(${columnList(table)})::text, 'UTF8')), 'hex'), 16))::bit(64)::bigint), 0)::text
       as checksum
     from ${quoted(table)}`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`${table.name} could not be counted`);
  return { ...table, rows: found.rows, checksum: found.checksum };
}
