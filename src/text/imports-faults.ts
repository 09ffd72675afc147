import type { ClosedList, ImportCellFault, ImportFault } from "#domain/imports/rules-cells-fault.ts";
import { endingNames, personKindNames, projectStatusNames, stageNames } from "#domain/imports/rules-cells-words.ts";
import { importColumnsOf } from "#domain/imports/rules-columns.ts";
import type { OfficialFault } from "#domain/imports/rules-official-form.ts";
import type { CellFault } from "#domain/plans/terms.ts";
import { industries } from "#reference/industries.ts";
import { officialFaultWords } from "#text/official-lists.ts";
import { cellFaultWords } from "#text/plan-files.ts";
import type { Words } from "#text/speak.ts";
import { shortened } from "#text/tables.ts";

/** What is wrong with a cell of an imported list, and what to do; its row, header and value are shown beside it. */
export function importFaultWords({ column, fault }: ImportFault): Words {
  const example = exampleFor(column);
  if (isOwn(fault)) return ownFaultWords(fault, example);
  return isOfficial(fault) ? officialFaultWords(fault) : cellFaultWords(fault, example);
}

/** Columns of the same key have cells of the same form in every kind of list. */
const exampleFor = (key: string): Words =>
  kinds.flatMap(importColumnsOf).find((column) => column.key === key)?.example ?? { ja: "", en: "" };

const kinds = ["firms", "people", "projects", "engagements"] as const;

type OwnFault = Exclude<ImportCellFault, CellFault | OfficialFault>;
type Sentences = {
  readonly [Code in OwnFault["code"]]: (fault: Extract<OwnFault, { readonly code: Code }>, example: Words) => Words;
};

const officialCodes: ReadonlySet<string> = new Set<OfficialFault["code"]>([
  "municipality-code-check",
  "municipality-code-prefecture",
  "not-a-prefecture",
  "not-a-position",
  "unknown-corporation-kind",
  "unknown-process",
  "official-columns",
]);

const isOwn = (fault: ImportCellFault): fault is OwnFault => fault.code in sentences;
const isOfficial = (fault: CellFault | OfficialFault): fault is OfficialFault => officialCodes.has(fault.code);

function ownFaultWords<Code extends OwnFault["code"]>(
  fault: Extract<OwnFault, { readonly code: Code }> & { readonly code: Code },
  example: Words,
): Words {
  return sentences[fault.code](fault, example);
}

const sentences: Sentences = {
  "not-a-date": (_, example) => ({
    ja: `年月日で入力してください。例：${example.ja}（2026年4月1日、R8.4.1 も読めます）`,
    en: `Please enter a date. Example: ${example.en}`,
  }),
  "no-such-day": () => ({
    ja: "暦にない日付です。年号と年、月、日を確かめてください（平成は31年4月30日まで、令和は元年5月1日からです）。",
    en: "There is no such date in the calendar. Please check the era, year, month and day.",
  }),
  "not-a-year": (_, example) => ({
    ja: `年を西暦4けたか年号で入力してください。例：${example.ja}、昭和43年`,
    en: `Please enter a year in four digits or with its era. Example: ${example.en}`,
  }),
  "year-out-of-range": ({ least, most }) => ({
    ja: `${least}年から${most}年までの年にしてください。`,
    en: `Please enter a year from ${least} to ${most}.`,
  }),
  "number-shortened": () => ({
    ja: "表計算ソフトが番号を短くしています（4.00E+12 の形）。列の書式を「文字列」か小数なしの「数値」にして、13けたを入れ直してください。",
    en: "The spreadsheet program has shortened this number. Please set the column to text and enter all 13 digits again.",
  }),
  "corporate-number-digits": ({ digits }) => ({
    ja: `法人番号は13けたの数字です（いまは${digits}けた）。12けたなら登記の会社法人等番号です。わからなければ空けてください。`,
    en: `A corporate number has 13 digits; this has ${digits}. If you do not know it, please leave the cell empty.`,
  }),
  "corporate-number-check": () => ({
    ja: "法人番号の検査数字が合いません。国税庁の法人番号公表サイトで番号を確かめてください。",
    en: "The check digit of this corporate number does not agree. Please look the number up at the tax agency’s site.",
  }),
  "not-a-mail": (_, example) => ({
    ja: `メールアドレスを1つだけ、半角で入力してください。例：${example.ja}`,
    en: `Please enter one mail address. Example: ${example.en}`,
  }),
  "not-a-phone": (_, example) => ({
    ja: `電話番号を1つだけ、数字とハイフンで入力してください。例：${example.ja}`,
    en: `Please enter one telephone number in digits and dashes. Example: ${example.en}`,
  }),
  "not-a-postal-code": (_, example) => ({
    ja: `郵便番号を7けたの数字で入力してください。例：${example.ja}`,
    en: `Please enter seven digits. Example: ${example.en}`,
  }),
  "not-a-website": (_, example) => ({
    ja: `https:// で始まるアドレスを1つだけ入力してください。例：${example.ja}`,
    en: `Please enter one address that begins with https://. Example: ${example.en}`,
  }),
  "not-in-list": ({ list, part }) => ({
    ja: `「${shortened(part)}」は選べる言葉にありません。次から選んでください：${choices[list].map(([ja]) => ja).join(" / ")}`,
    en: `“${shortened(part)}” is not in the list. Please choose from: ${choices[list].map(([, en]) => en).join(" / ")}`,
  }),
  "too-many": ({ most }) => ({ ja: `${most}個までにしてください。`, en: `Please enter ${most} at most.` }),
  "not-a-number-of-ours": ({ letter }) => ({
    ja: `Bansoが付けた番号（例：${letter}-12）ではありません。元の番号に戻すか、新しい行なら空けてください。自前の番号は「コード」の列に入れてください。`,
    en: `This is not a number that Banso gave (such as ${letter}-12). Please restore it, or leave it empty in a new row; your own numbers belong into the column of codes.`,
  }),
  "town-not-found": (_, example) => ({
    ja: `住所から市町村がわかりません。都道府県から書くか、「市町村」の列に入力してください。例：${example.ja}`,
    en: `No town can be told from this address. Please write it from the prefecture on, or fill in the town. Example: ${example.en}`,
  }),
  "figures-need-year": () => ({
    ja: "いつの決算の数字かわかりません。「決算年」の列に入力してください（例：2025、令和7年3月期）。数字が要らなければ、見出しの読み方で「読まない」にしてください。",
    en: "It is not said which business year these figures are of. Please fill in the business year (for example 2025), or leave the column unread if the figures are not wanted.",
  }),
  "not-a-peak-month": ({ part }) => ({
    ja: `「${shortened(part)}」は月として読めません。1月から12月までを「、」で区切って入力してください。例：11月、12月、または 11月〜1月`,
    en: `“${shortened(part)}” is no month. Please enter months parted by commas. Examples: Nov, Dec, or 11-1`,
  }),
  "last-day-before-first": () => ({
    ja: "終わりの日が始まりの日より前です。どちらかを直してください。",
    en: "The last day is before the first. Please correct one of them.",
  }),
  "end-needs-day": () => ({
    ja: "終わった日がありません。「終了日」を入力するか、まだ続いているならこのセルを空けてください。",
    en: "It is not said when it ended. Please fill in the last day, or empty this cell if it goes on.",
  }),
};

const choices: { readonly [L in ClosedList]: readonly (readonly [string, string, ...string[]])[] } = {
  industry: industries.map(({ code, ja, en }) => [ja, `${code} ${en}`]),
  "person-kind": Object.values(personKindNames),
  "project-status": Object.values(projectStatusNames),
  stage: Object.values(stageNames),
  ending: Object.values(endingNames),
};
