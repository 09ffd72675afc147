import { exportColumns, isSumOfYen } from "#domain/imports/rules-export.ts";
import type { ImportKind } from "#domain/imports/terms.ts";
import { firmLabels } from "#text/firms.ts";
import { labelOf } from "#text/imports.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** What the cell at this place of a preview's change is called: a column of an export, or of an official list. */
export function changedCellWords(kind: ImportKind, place: number): Words {
  if (kind === "towns") return townCells[place] ?? unnamed;
  const ja = exportColumns(kind, "ja");
  const en = exportColumns(kind, "en");
  const column = ja[place];
  if (column !== undefined) return { ja: column, en: en[place] ?? column };
  return kind === "firms" ? (besideExport[place - ja.length] ?? unnamed) : unnamed;
}

/** The cell as it is shown: a wrong unit of a sum is seen by its commas. */
export const changedCellText = (kind: ImportKind, place: number, text: string): string =>
  kind !== "towns" && /^-?\d+$/.test(text) && isSumOfYen(kind, place) ? grouped(Number(text)) : text;

const unnamed: Words = { ja: "内容", en: "contents" };

const besideExport: readonly Words[] = [
  { ja: "登記の閉鎖日", en: "Closed on" },
  { ja: "閉鎖の事由", en: "Cause of closing" },
  { ja: `引き継いだ法人の${firmLabels.corporateNumber.ja}`, en: "Taken over by" },
  labelOf("firms", "worry"),
];

const townCells: readonly Words[] = [
  { ja: "都道府県", en: "Prefecture" },
  { ja: "名前", en: "Name" },
  { ja: "読み", en: "Reading" },
  { ja: "緯度", en: "Latitude" },
  { ja: "経度", en: "Longitude" },
  { ja: "ホームページ", en: "Web site" },
];
