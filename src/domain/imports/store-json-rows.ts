import { sql } from "kysely";
import type { TableName, Tx } from "#app.ts";

/**
 * For stores that write thousands of rows: one statement a piece, its rows as one JSON text that the database reads
 * with the table's own types.
 */
export type JsonRow = Readonly<Record<string, unknown>>;

/** Adds rows. All of them have the same columns; columns that none names get their usual value. */
export async function insertRows(tx: Tx, table: TableName, rows: readonly JsonRow[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(tx.sql);
}

/** Sets columns of rows that are found by other columns of theirs. Gives how many there were. */
export async function updateRows(
  tx: Tx,
  table: TableName,
  { by, rows }: { readonly by: readonly string[]; readonly rows: readonly JsonRow[] },
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const set = sql.join(
    Object.keys(first)
      .filter((name) => !by.includes(name))
      .map((name) => sql`${sql.ref(name)} = r.${sql.ref(name)}`),
  );
  const found = sql.join(
    by.map((name) => sql`t.${sql.ref(name)} = r.${sql.ref(name)}`),
    sql` and `,
  );
  const { numAffectedRows } = await sql`update ${sql.table(table)} t set ${set}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json) r where ${found}`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0);
}

/** The first of as many short numbers that follow each other. */
export async function takeNumbers(tx: Tx, kind: string, many: number): Promise<number> {
  const { number } = await tx.sql
    .selectNoFrom((eb) => eb.fn<number>("next_numbers", [eb.val(kind), eb.val(many)]).as("number"))
    .executeTakeFirstOrThrow();
  return number;
}
