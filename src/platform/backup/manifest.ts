import { z } from "zod";

/** A table as it was in the backup's snapshot. */
const savedTable = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number().int().nonnegative(),
  /** Sum over all rows of 64 bits of each row's SHA-256: the same in whatever order the rows lie. */
  checksum: z.string(),
});
export type SavedTable = z.infer<typeof savedTable>;

/** What a backup says of itself; it stands in the sealed part, before the rows. */
const manifest = z.object({
  product: z.string(),
  madeAt: z.string(),
  /** Files of the structure that had been applied, with their checksums, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** In an order in which they can be loaded: what a row points at comes before it. The queue's jobs come last. */
  tables: z.array(savedTable),
  /** The installation's secret: sessions, second factors and the audit trail's seals hang on it. */
  secret: z.string(),
});
export type Manifest = z.infer<typeof manifest>;

export const manifestText = (of: Manifest): Buffer => Buffer.from(JSON.stringify(of));

/** The manifest, or null when the text is none. */
export function readManifest(text: Buffer): Manifest | null {
  try {
    return manifest.parse(JSON.parse(text.toString("utf8")));
  } catch {
    return null;
  }
}

export const fullName = ({ schema, name }: Pick<SavedTable, "schema" | "name">): string => `${schema}.${name}`;
export const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, table) => sum + table.rows, 0);
