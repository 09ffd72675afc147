import { type Column, type Example, exampleOf } from "#domain/plans/rules-columns.ts";
import { elementColumns } from "#domain/plans/rules-names.ts";

/** A column that an imported or exported list may have. */
export type ImportColumn = Omit<Column, "required"> & {
  /** Sums of yen may have their unit in the header; sums of pay are counted by half-day or by month as well. */
  readonly money: "yen" | "pay" | null;
};

/** A column with its header in both languages, a cell as it should look, and the other headers that lists have for it. */
export const importColumn = (
  key: string,
  ja: string,
  en: string,
  example: string | Example,
  also: readonly string[],
  money: ImportColumn["money"] = null,
): ImportColumn => ({ key, ja, en, also, example: exampleOf(example), money });

/** The firm of a project or an engagement, by whatever a list names it. */
export const namedFirmColumns: readonly ImportColumn[] = [
  importColumn("firmNumber", "Banso企業番号", "Banso firm number", "F-12", ["企業のBanso番号"]),
  importColumn("firmCode", "企業コード", "Firm code", "K-0012", [
    "企業番号",
    "会社コード",
    "会社番号",
    "事業者コード",
    "事業者番号",
    "取引先コード",
    "取引先番号",
    "顧客コード",
    "顧客番号",
    "企業ID",
    "company code",
    "company id",
    "firm id",
  ]),
  importColumn("firmCorporateNumber", "法人番号", "Corporate number", "7000012050002", [
    "法人番号（13桁）",
    "corporate no",
  ]),
  importColumn("firmName", "企業名", "Firm", { ja: "潮騒水産株式会社（見本）", en: "Shiosai Fisheries (sample)" }, [
    "企業",
    "会社",
    "会社名",
    "事業者",
    "事業者名",
    "法人名",
    "屋号",
    "商号",
    "名称",
    "依頼元",
    "依頼企業",
    "依頼主",
    "募集企業",

    "募集企業名",
    "求人企業",
    "参画先",
    "参画企業",
    "受入企業",
    "受入企業名",
    "受け入れ企業",
    "派遣先",
    "取引先",
    "取引先名",
    "契約先",
    "firm name",
    "company",
    "company name",
    "client",
  ]),
];

/** The nine elements, in one column or in nine. */
export const shapeColumns: readonly ImportColumn[] = [
  importColumn("shape", "ポータブルスキル", "Portable skills", "4;3;3;4;3;3;4;2;3", [
    "9要素",
    "九要素",
    "要る力",
    "必要な力",
    "力の形",
    "skills",
    "nine elements",
    "shape",
  ]),
  ...elementColumns.map(({ element, headers }) => importColumn(element, headers[0] ?? element, element, "4", headers)),
];
