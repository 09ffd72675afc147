import { importColumnsOf, type OwnKind } from "#domain/imports/rules-columns.ts";
import type { ImportColumn } from "#domain/imports/rules-columns-column.ts";
import { engagementCells, firmCells, personCells, projectCells } from "#domain/imports/rules-export-cells.ts";
import type { CellsOf, ExportCell, ExportLanguage, SavedOf } from "#domain/imports/rules-export-terms.ts";

/** The headers of an export in one language; sums of yen say so. */
export const exportColumns = (kind: OwnKind, language: ExportLanguage): readonly string[] =>
  columnsOf(kind).map((column) => headerOf(column, language));

/** Whether the column at this place of an export holds sums of yen. */
export const isSumOfYen = (kind: OwnKind, place: number): boolean => (columnsOf(kind)[place]?.money ?? null) !== null;

/**
 * The cells of one record, below the headers of `exportColumns`. Read again as an import they give the same record:
 * what is empty says nothing, so nothing of what is saved changes. No cell can be run as a formula.
 */
export function exportRow<K extends OwnKind>(
  kind: K,
  saved: SavedOf[K],
  language: ExportLanguage,
): readonly ExportCell[] {
  const write: Writers[K] = writers[kind];
  const cells = write(saved, language);
  return columnsOf(kind).map(({ key }) => cells[key] ?? null);
}

type Writers = { readonly [K in OwnKind]: CellsOf<K> };

const writers: Writers = {
  firms: firmCells,
  people: personCells,
  projects: projectCells,
  engagements: engagementCells,
};

const columnsOf = (kind: OwnKind): readonly ImportColumn[] =>
  importColumnsOf(kind).filter(({ key }) => !notExported.has(key));

/**
 * Columns that are read and not written: the nine elements stand in one cell, weeks say how long an engagement is, and an
 * owner's worry belongs to the story line, into which a second import would write it twice.
 */
const notExported: ReadonlySet<string> = new Set([
  "grasp-situation",
  "set-issue",
  "make-plan",
  "carry-out",
  "respond",
  "inside-relations",
  "outside-relations",
  "superior-relations",
  "develop-team",
  "worry",
  "agreedMonths",
  "until",
]);

const headerOf = ({ ja, en, money }: ImportColumn, language: ExportLanguage): string => {
  const unit = money === "yen" ? { ja: "（円）", en: " (yen)" } : { ja: "", en: "" };
  return language === "ja" ? `${ja}${unit.ja}` : `${en}${unit.en}`;
};
