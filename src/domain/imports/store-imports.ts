import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { AccountId, FileId } from "#domain/hubs/terms.ts";
import type { ImportCounts, ImportPreview } from "#domain/imports/rules-work.ts";
import type { ImportId, ImportKind, ImportStatus } from "#domain/imports/terms.ts";

/** An import as it is asked for. */
export type NewImport = {
  readonly id: ImportId;
  readonly kind: ImportKind;
  readonly fileId: FileId | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly requestedBy: AccountId | null;
};

/** Adds an import whose file is going to be read, and gives its short number. */
export async function addImport(tx: Tx, asked: NewImport, status: "reading" | "applying" = "reading"): Promise<number> {
  const number = await nextNumber(tx, "import");
  await tx.sql
    .insertInto("import")
    .values({
      hub_id: tx.actor.hubId,
      import_id: asked.id,
      number,
      kind: asked.kind,
      form: "own",
      file_id: asked.fileId,
      file_name: asked.fileName,
      sha256: asked.sha256,
      status,
      requested_by: asked.requestedBy,
      requested_at: tx.now,
    })
    .execute();
  return number;
}

/** An import as a step needs it. */
export type SavedImport = NewImport & {
  readonly number: number;
  readonly status: ImportStatus;
  readonly digest: string;
  readonly appliedAt: Date | null;
};

const imports = (tx: Tx) =>
  tx.sql
    .selectFrom("import")
    .select(["import_id as id", "number", "kind", "status", "file_id as fileId", "file_name as fileName", "sha256"])
    .select([
      "applied_at as appliedAt",
      "requested_by as requestedBy",
      sql<string>`coalesce(preview->>'digest', '')`.as("digest"),
    ])
    .where("hub_id", "=", tx.actor.hubId);

/** Finds an import by its id; null when there is none. */
export const findImport = async (tx: Tx, id: ImportId): Promise<SavedImport | null> =>
  (await imports(tx).where("import_id", "=", id).executeTakeFirst()) ?? null;

/**
 * Finds an import by its number and holds it; null when there is none for this actor. The rows that a job notes refer to
 * it, so it is held without its key: whoever drops it must not have to wait until all of them are written.
 */
export const lockImport = async (tx: Tx, number: number): Promise<SavedImport | null> =>
  (await imports(tx).where("number", "=", number).forNoKeyUpdate().executeTakeFirst()) ?? null;

const importAt = (tx: Tx, id: ImportId) =>
  tx.sql.updateTable("import").where("hub_id", "=", tx.actor.hubId).where("import_id", "=", id);

/** What a step leaves behind. */
export type ImportOutcome = {
  readonly status: ImportStatus;
  readonly form?: string;
  readonly counts?: ImportCounts;
  readonly preview?: ImportPreview;
  readonly failure?: string;
};

/** Saves where an import stands after a step, unless somebody has dropped it meanwhile. Gives whether it was saved. */
export async function saveImport(
  tx: Tx,
  id: ImportId,
  from: ImportStatus,
  { status, form, counts, preview, failure = "" }: ImportOutcome,
): Promise<boolean> {
  const saved = await importAt(tx, id)
    .set({
      status,
      failure,
      progress: sql`null`,
      ...(form === undefined ? {} : { form }),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(preview === undefined ? {} : { preview: JSON.stringify(preview) }),
      ...(status === "applied" ? { applied_at: tx.now } : {}),
      ...(status === "taken-back" ? { taken_back_at: tx.now } : {}),
    })
    .where("status", "=", from)
    .returning("import_id")
    .executeTakeFirst();
  return saved !== undefined;
}

/** Saves how far a step is; false when the import is no longer in that step. */
export async function noteProgress(
  tx: Tx,
  id: ImportId,
  { status, part, rows }: { readonly status: ImportStatus; readonly part: number; readonly rows: number },
): Promise<boolean> {
  const noted = await importAt(tx, id)
    .set({ progress: JSON.stringify({ part, rows }) })
    .where("status", "=", status)
    .returning("import_id")
    .executeTakeFirst();
  return noted !== undefined;
}

/** What headers of this kind of list mean, as somebody has said before. */
export async function rememberedHeaders(tx: Tx, kind: ImportKind): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql
    .selectFrom("import_header")
    .select(["header", "column_key"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", kind)
    .execute();
  return new Map(rows.map((row) => [row.header, row.column_key]));
}

/** Remembers what headers mean. */
export async function rememberHeaders(
  tx: Tx,
  kind: ImportKind,
  headers: readonly { readonly header: string; readonly column: string }[],
): Promise<void> {
  for (const { header, column } of headers)
    await tx.sql
      .insertInto("import_header")
      .values({ hub_id: tx.actor.hubId, kind, header, column_key: column })
      .onConflict((conflict) => conflict.columns(["hub_id", "kind", "header"]).doUpdateSet({ column_key: column }))
      .execute();
}

/** Names of the towns that the hub knows. */
export async function townNames(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from town where hub_id = ${tx.actor.hubId}
    union select town from firm where hub_id = ${tx.actor.hubId}`.execute(tx.sql);
  return rows.map(({ name }) => name);
}

/** So many rows change how the database should look for any of them. */
const manyRows = 1000;

/** Lets the database count its records anew after an import of many rows. */
export async function countAnew(tx: Tx, { added, changed }: ImportCounts): Promise<void> {
  if (added + changed >= manyRows) await sql`select count_records()`.execute(tx.sql);
}

/**
 * Imports take turns: of two that write, the second finds what the first has written. What thousands of rows add to a
 * search's index is merged into it in larger pieces than one edit's, and one statement over all rows of a long list may
 * take longer than a page would wait.
 */
export async function waitForTurn(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = '15min'`.execute(tx.sql);
  await sql`set local work_mem = '32MB'`.execute(tx.sql);
  await sql`set local gin_pending_list_limit = '4MB'`.execute(tx.sql);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tx.actor.hubId}`}, 0))`.execute(tx.sql);
}

const tables = {
  firms: "firm",
  people: "person",
  projects: "project",
  engagements: "engagement",
  towns: "town",
} as const;

/** Until a list is written the database keeps its plans: what it would learn meanwhile is that the table is empty. */
export const calmStatistics = (tx: Tx, kind: ImportKind): Promise<unknown> =>
  sql`select calm_statistics(${tables[kind]}::regclass)`.execute(tx.sql);

/** How many rows the file of an import has. */
export async function rowsOf(tx: Tx, id: ImportId): Promise<number> {
  const row = await tx.sql
    .selectFrom("import")
    .select(sql<number>`coalesce((counts->>'rows')::integer, 0)`.as("rows"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("import_id", "=", id)
    .executeTakeFirst();
  return row?.rows ?? 0;
}

/** The header of the file of an import. */
export async function headerOf(tx: Tx, id: ImportId): Promise<readonly string[]> {
  const row = await tx.sql
    .selectFrom("import")
    .select(sql<readonly string[] | null>`preview->'header'`.as("header"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("import_id", "=", id)
    .executeTakeFirst();
  return row?.header ?? [];
}

/** Takes away the files of imports that were asked for before an instant. */
export async function forgetFiles(tx: Tx, before: Date): Promise<void> {
  const { rows } = await sql<{ id: FileId }>`with old as (
      select import_id, file_id from import
      where hub_id = ${tx.actor.hubId} and requested_at < ${before} and file_id is not null
        and status not in ('reading', 'applying') limit 100)
    update import i set file_id = null from old where i.hub_id = ${tx.actor.hubId} and i.import_id = old.import_id
    returning old.file_id as id`.execute(tx.sql);
  if (rows.length === 0) return;
  await sql`delete from file where hub_id = ${tx.actor.hubId} and file_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
    tx.sql,
  );
}
