import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** The forms in which a list or a template can be had. */
export const exportFormats = ["xlsx", "csv", "cp932"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Words of lists as files. */
export const exportWords = {
  open: { ja: "書き出す", en: "Export" },
  lead: {
    ja: "いまの条件にあてはまる全件です。書き出したファイルは、直してそのまま読み込めます。",
    en: "All records that meet the present conditions. You can correct the file and import it again.",
  },
  utf8Instead: { ja: "CSV（UTF-8）で書き出す", en: "Export as CSV (UTF-8)" },
  back: { ja: "一覧に戻る", en: "Back to the list" },
  signTitle: { ja: "この形式では書けない文字があります", en: "This format cannot hold one of the signs" },
  longTitle: { ja: "Excelのファイルにするには多すぎます", en: "There are too many records for an Excel file" },
  guide: { ja: "列の説明", en: "Columns" },
} as const satisfies Record<string, Words>;

/** How each form is called. */
export const exportFormatWords: { readonly [F in ExportFormat]: Words } = {
  xlsx: { ja: "Excel", en: "Excel" },
  csv: { ja: "CSV（UTF-8）", en: "CSV (UTF-8)" },
  cp932: { ja: "CSV（以前のExcel向け、CP932）", en: "CSV for older Excel (CP932)" },
};

/** Where the sign stands that CP932 cannot hold. */
export const signWords = (line: number, column: string, sign: string): Words => ({
  ja: `${line}行目の「${column}」にある「${sign}」は、CP932のCSVでは元のとおりに書けません。別の文字に変えてしまわないよう、ファイルは作りませんでした。CSV（UTF-8）かExcelなら、そのまま書き出せます。`,
  en: `Row ${line}, column “${column}”: “${sign}” cannot be kept as it is in a CP932 CSV. Rather than change it, no file was made. CSV (UTF-8) or Excel holds every sign.`,
});

/** A workbook of so many rows would not fit. */
export const longWords = (records: number, most: number): Words => ({
  ja: `${grouped(records)}件あります。Excelのファイルは${grouped(most)}件までです。条件でしぼるか、CSV（UTF-8）で書き出してください。CSVもExcelで開けます。`,
  en: `There are ${grouped(records)} records; an Excel file takes ${grouped(most)}. Narrow the list, or export it as CSV (UTF-8), which Excel opens as well.`,
});
