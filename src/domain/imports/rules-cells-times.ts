import type { ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import type { ExportCell, ExportLanguage } from "#domain/imports/rules-export-terms.ts";
import { weekCellList } from "#domain/plans/rules-cells-week.ts";
import { cellsOf } from "#domain/weeks/rules.ts";
import { accepted, refused } from "#kit/outcome.ts";

/** Parts of a week, as the list of cells that a record keeps: 「月午前、平日夜、土日」. */
export const weekPartsCell: ImportCellReader<readonly number[]> = (text) => {
  const read = weekCellList(text);
  return read.ok ? accepted(cellsOf(read.value)) : read;
};

const monthWords = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Months of any year in which all hands are needed: 「11月、12月」, 「11月〜1月」, "Nov, Dec"; ascending. */
export const peakMonthsCell: ImportCellReader<readonly number[]> = (text) => {
  const months = new Set<number>();
  for (const part of text.normalize("NFKC").split(/[、,;・/\n]/u)) {
    const written = part.trim();
    if (written === "") continue;
    const [from, until = from] = written.split(/\s*[〜~\-–—―]\s*|から/u).map(monthOf);
    if (from === undefined || until === undefined || from === 0 || until === 0)
      return refused({ code: "not-a-peak-month", part: written });
    for (let month = from; ; month = (month % 12) + 1) {
      months.add(month);
      if (month === until) break;
    }
  }
  return accepted([...months].toSorted((a, b) => a - b));
};

/** 1 to 12; 0 when it is no month. */
function monthOf(text: string): number {
  const digits = /^(\d{1,2})月?(?:まで)?$/u.exec(text.trim())?.[1];
  if (digits !== undefined) return Number(digits) <= 12 ? Number(digits) : 0;
  return /^[a-z]{3,9}\.?$/iu.test(text.trim()) ? monthWords.indexOf(text.trim().slice(0, 3).toLowerCase()) + 1 : 0;
}

const days = { ja: [..."月火水木金土日"], en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] };
const parts = { ja: ["午前", "午後", "夜"], en: [" am", " pm", " eve"] };

/** Cells as `weekPartsCell` reads them; nothing when nothing was said. */
export function weekPartsWritten(cells: readonly number[] | null, language: ExportLanguage): ExportCell {
  if (cells === null) return null;
  if (cells.length === 0) return language === "ja" ? "なし" : "none";
  const words = cells.map((cell) => `${days[language][Math.floor(cell / 3)] ?? ""}${parts[language][cell % 3] ?? ""}`);
  return words.join(language === "ja" ? "、" : "; ");
}

/** Months as `peakMonthsCell` reads them; nothing when there are none. */
export function peakMonthsWritten(months: readonly number[], language: ExportLanguage): ExportCell {
  if (months.length === 0) return null;
  if (language === "ja") return months.map((month) => `${month}月`).join("、");
  return months
    .map((month) => monthWords[month - 1] ?? "")
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(", ");
}
