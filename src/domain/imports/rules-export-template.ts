import { importColumnsOf, neededColumns, type OwnKind } from "#domain/imports/rules-columns.ts";
import type { ImportColumn } from "#domain/imports/rules-columns-column.ts";
import type { ExportLanguage } from "#domain/imports/rules-export-terms.ts";

/** An empty list to fill in: its headers, and two invented rows that show what cells look like. */
export type Template = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The template of a kind of list, without the columns of numbers that only saved records have. */
export function templateRows(kind: OwnKind, language: ExportLanguage): Template {
  const columns = templateColumns(kind);
  return {
    header: columns.map((column) => column[language]),
    rows: [
      columns.map(({ example }) => example[language]),
      columns.map(({ key, example }) => secondRows[kind][key] ?? example[language]),
    ],
  };
}

/** The columns of a template, in its order. */
export const templateColumns = (kind: OwnKind): readonly ImportColumn[] =>
  importColumnsOf(kind).filter(({ key }) => !leftOut.test(key));

/** Whether a new record cannot be without a column, needs it or another one, or can do without it. */
export function needOf(kind: OwnKind, key: string): "needed" | "this-or-another" | "not-needed" {
  const group = neededColumns[kind].find((keys) => keys.includes(key));
  if (group === undefined) return "not-needed";
  return group.length === 1 ? "needed" : "this-or-another";
}

/** Numbers of saved records; the nine elements, which stand in one cell; other ways to say how long an engagement is. */
const leftOut =
  /^(?:number|firmNumber|personNumber|projectNumber|grasp-situation|set-issue|make-plan|carry-out|respond|(?:inside|outside|superior)-relations|develop-team|agreedMonths|until)$/u;

const secondRows: { readonly [K in OwnKind]: { readonly [column: string]: string } } = {
  firms: {
    code: "K-0013",
    name: "㈲木魂家具（見本）",
    kana: "コダマカグ",
    corporateNumber: "",
    industry: "木工",
    town: "みどり市",
    address: "見本県みどり市杉の里5",
    postalCode: "",
    representative: "杉山 次郎（見本）",
    foundedYear: "昭和43年",
    capitalYen: "300万円",
    employees: "7名",
    business: "杉の家具の製造",
    website: "",
    contactName: "",
    contactPhone: "0799-65-4321",
    contactEmail: "",
    worry: "跡を継ぐ人がいない",
    year: "令和7年3月期",
    salesYen: "4800万円",
    operatingProfitYen: "120万円",
  },
  people: {
    code: "J-0013",
    name: "谷川 ひかる（見本）",
    kana: "タニガワ ヒカル",
    email: "hikaru@person.example.jp",
    phone: "",
    kinds: "第二市民",
    livesIn: "見本市",
    employer: "",
    about: "製造業で生産管理を8年。",
    halfDays: "月2コマ",
    engagements: "1",
    themes: "生産管理",
    roleKinds: "どちらでも",
    trades: "製造業",
    shape: "",
    towns: "どこでも",
    onSiteHalfDays: "2",
    remoteHalfDays: "2",
    payYenPerHalfDay: "",
    availableFrom: "R9.1.4",
    availableUntil: "",
    notWith: "",
  },
  projects: {
    code: "A-0013",
    firmCode: "K-0013",
    firmCorporateNumber: "",
    firmName: "㈲木魂家具（見本）",
    title: "工房の段取りを整える",
    result: "納期の遅れを月1件までにする",
    whatIsNew: "",
    whatIsHard: "",
    mayDecide: "段取りの順番",
    roleKind: "専門系",
    themes: "生産管理",
    shape: "",
    halfDays: "月2コマ",
    onSiteHalfDays: "2",
    place: "みどり市",
    startsOn: "2027年4月",
    months: "半年",
    payYenPerMonth: "4万円",
  },
  engagements: {
    code: "S-0013",
    firmCode: "K-0013",
    firmCorporateNumber: "",
    firmName: "㈲木魂家具（見本）",
    personCode: "J-0013",
    personName: "谷川 ひかる（見本）",
    personEmail: "hikaru@person.example.jp",
    projectCode: "",
    title: "工房の段取りを整える",
    role: "",
    roleKind: "専門系",
    stage: "お試し",
    halfDays: "月2コマ",
    onSiteHalfDays: "2",
    fromWeek: "R8.10.5",
    weeks: "12",
    payYenPerMonth: "4万円",
    endedOn: "",
    ending: "",
    outcome: "",
    outcomeScore: "",
  },
};
