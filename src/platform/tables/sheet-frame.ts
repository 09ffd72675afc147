import type { TableFault, TableLimits } from "#kit/table.ts";
import { addressOf } from "#platform/tables/workbook-cells.ts";
import { listen, type Zip } from "#platform/tables/workbook-parts.ts";
import { PartFault, type ZipPart } from "#platform/tables/zip-parts.ts";

/** A block of cells shown as one; rows and columns from 1. */
export type Merge = { readonly row: number; readonly lastRow: number; readonly column: number; readonly range: string };

/** What is to be known of a sheet before its first row. */
export type SheetFrame = {
  readonly merges: readonly Merge[];
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Pieces in which the sheet is inflated. */
  readonly chunks: number;
  readonly fault: TableFault | null;
};

/** More merged blocks than this belong to a form to be printed and not to a table. */
const mostMerges = 5_000;

/** Goes through a sheet once without keeping a cell: its size, its check sum, its merged blocks, what is hidden. */
export async function sheetFrame(zip: Zip, part: ZipPart, limits: TableLimits): Promise<SheetFrame> {
  const merges: Merge[] = [];
  let hiddenRows = 0;
  let hiddenColumns = 0;
  let chunks = 0;
  const listener = {
    open: (name: string, attribute: (name: string) => string | null): void => {
      if (name === "row" && isOn(attribute("hidden"))) hiddenRows += 1;
      if (name === "col" && isOn(attribute("hidden"))) {
        const last = Math.min(Number(attribute("max")), limits.columns);
        hiddenColumns += Math.max(0, last - Number(attribute("min")) + 1);
      }
      if (name === "mergeCell" && merges.length <= mostMerges) merges.push(mergeOf(attribute("ref") ?? ""));
    },
    close: (): void => {},
    text: (): void => {},
  };
  for await (const _ of listen(zip, part, listener, limits.inflatedBytes)) chunks += 1;
  const fault = merges.length > mostMerges ? { code: "too-many-merged" as const, limit: mostMerges } : null;
  return { merges, hiddenRows, hiddenColumns, chunks: Math.max(1, chunks), fault };
}

const isOn = (value: string | null): boolean => value === "1" || value === "true";

function mergeOf(range: string): Merge {
  const [from, to] = range.split(":");
  const first = addressOf(from ?? "");
  const last = addressOf(to ?? from ?? "");
  if (first === null || last === null) throw new PartFault("broken");
  return { row: first.row, lastRow: last.row, column: first.column, range };
}
