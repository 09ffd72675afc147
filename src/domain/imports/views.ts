import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { ImportCounts, ImportPreview } from "#domain/imports/rules-work.ts";
import { type ImportForm, type ImportKind, type ImportStatus, importForms } from "#domain/imports/terms.ts";

/** One line of the list of imports. */
export type ImportLine = {
  readonly number: number;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly counts: ImportCounts | null;
  readonly requestedAt: Date;
  /** Who asked; null at the command line. */
  readonly by: string | null;
};

/** An import as its page shows it. */
export type ImportView = ImportLine & {
  readonly form: ImportForm;
  readonly preview: ImportPreview | null;
  readonly progress: { readonly part: number; readonly rows: number } | null;
  /** Why it failed, as a code; "" when it did not. */
  readonly failure: string;
  readonly appliedAt: Date | null;
  readonly takenBackAt: Date | null;
  /** Whether its file is still kept. */
  readonly hasFile: boolean;
  /** What the hub has said before that headers of this kind of list mean: folded header → column, or "-". */
  readonly remembered: ReadonlyMap<string, string>;
};

const lines = (tx: Tx, hubId: Tx["actor"]["hubId"]) =>
  tx.sql
    .selectFrom("import")
    .leftJoin("account", "account.account_id", "import.requested_by")
    .select(["import.number", "import.kind", "file_name as fileName", "import.status", "requested_at as requestedAt"])
    .select("account.name as by")
    .select(sql<ImportCounts | null>`nullif(counts, '{}'::jsonb)`.as("counts"))
    .where("import.hub_id", "=", hubId);

/** The imports of the hub, the newest first; one more than asked for tells that there is a next page. */
export function importLines(
  tx: Tx,
  { actor }: Permit<"import.list">,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly ImportLine[]> {
  const rows = lines(tx, actor.hubId)
    .orderBy("import.number", "desc")
    .limit(limit + 1);
  return (before === null ? rows : rows.where("import.number", "<", before)).execute();
}

/** One import with what it would do or has done; null when this actor cannot see it. */
export async function importView(tx: Tx, { actor }: Permit<"import.show">, number: number): Promise<ImportView | null> {
  const row = await lines(tx, actor.hubId)
    .select(["import.form", "failure", "applied_at as appliedAt", "taken_back_at as takenBackAt", "file_id as fileId"])
    .select(sql<ImportPreview | null>`'{"notes": []}'::jsonb || preview`.as("preview"))
    .select(sql<ImportView["progress"]>`progress`.as("progress"))
    .where("import.number", "=", number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { fileId, form, ...view } = row;
  const headers = await tx.sql
    .selectFrom("import_header")
    .select(["header", "column_key as column"])
    .where("hub_id", "=", actor.hubId)
    .where("kind", "=", row.kind)
    .execute();
  return {
    ...view,
    form: importForms.find((each) => each === form) ?? "own",
    hasFile: fileId !== null,
    remembered: new Map(headers.map(({ header, column }) => [header, column])),
  };
}

/** How far an import is, for the line that renews itself. */
export type ImportState = Pick<ImportView, "status" | "progress">;

/** How far the import with this number is; null when this actor cannot see it. */
export async function importState(
  tx: Tx,
  { actor }: Permit<"import.follow">,
  number: number,
): Promise<ImportState | null> {
  const row = await tx.sql
    .selectFrom("import")
    .select("status")
    .select(sql<ImportView["progress"]>`progress`.as("progress"))
    .where("hub_id", "=", actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}
