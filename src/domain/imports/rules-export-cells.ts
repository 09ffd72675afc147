import { saysNoValue, writtenNames } from "#domain/imports/rules-cells-text.ts";
import { peakMonthsWritten, weekPartsWritten } from "#domain/imports/rules-cells-times.ts";
import {
  endingNames,
  personKindNames,
  projectStatusNames,
  roleKindNames,
  stageNames,
} from "#domain/imports/rules-cells-words.ts";
import { guarded } from "#domain/imports/rules-export-guard.ts";
import type { CellsOf, ExportCell, ExportLanguage } from "#domain/imports/rules-export-terms.ts";
import { numberLetters } from "#domain/imports/rules-rows-cells.ts";
import { isAnyTown } from "#domain/imports/rules-rows-people.ts";
import type { Named, RecordKey } from "#domain/imports/terms.ts";
import { anyTown, type ElementShape } from "#domain/people/terms.ts";
import { themeNames } from "#domain/search/rules-themes.ts";
import { industries } from "#reference/industries.ts";

/** A firm's cells, with its figures of one business year. */
export const firmCells: CellsOf<"firms"> = ({ number, code, terms, figures, week }, language) => ({
  ...keyCells("firms", { number, code }),
  ...textCells(terms),
  industry: industryWord(terms.industry, language),
  ...figures,
  employees: terms.employees,
  yearEmployees: figures?.employees ?? null,
  possibleCells: weekPartsWritten(week?.cells ?? null, language),
  peakMonths: peakMonthsWritten(week?.peakMonths ?? [], language),
});

/** A person's cells. */
export const personCells: CellsOf<"people"> = ({ number, code, terms }, language) => {
  const { kinds, themes, roleKinds, trades, shape, towns, notWith, freeCells, ...plain } = terms;
  return {
    ...keyCells("people", { number, code }),
    ...textCells(plain),
    kinds: wordList(kinds, personKindNames, language),
    themes: wordList(themes, themeNames, language),
    roleKinds: wordList(roleKinds, roleKindNames, language),
    trades: trades.map((trade) => industryWord(trade, language)).join("、"),
    shape: shapeCell(shape),
    freeCells: weekPartsWritten(freeCells, language),
    towns: guarded(townsCell(towns, language)),
    notWith: guarded(writtenNames(notWith, (name) => !saysNoValue(name))),
  };
};

/** A project's cells. */
export const projectCells: CellsOf<"projects"> = ({ number, code, firm, terms, status }, language) => {
  const { roleKind, themes, shape, ...plain } = terms;
  return {
    ...keyCells("projects", { number, code }),
    ...namedFirmCells(firm),
    ...textCells(plain),
    status: word(status, projectStatusNames, language),
    roleKind: word(roleKind, roleKindNames, language),
    themes: wordList(themes, themeNames, language),
    shape: shapeCell(shape),
  };
};

/** An engagement's cells. */
export const engagementCells: CellsOf<"engagements"> = (saved, language) => {
  const { firm, person, project, end } = saved;
  const { roleKind, stage, ...plain } = saved.terms;
  return {
    ...keyCells("engagements", { number: saved.number, code: saved.code }),
    ...namedFirmCells(firm),
    personNumber: numbered("people", person.number),
    personCode: textCell(person.code),
    personName: textCell(person.name),
    personEmail: textCell(person.email),
    projectNumber: numbered("projects", project?.number ?? null),
    projectCode: textCell(project?.code ?? null),
    ...textCells(plain),
    roleKind: word(roleKind, roleKindNames, language),
    stage: word(stage, stageNames, language),
    endedOn: end?.endedOn ?? null,
    ending: end === null ? null : word(end.ending, endingNames, language),
    outcome: textCell(end?.outcome ?? null),
    outcomeScore: end?.outcomeScore ?? null,
  };
};

const keyCells = (kind: keyof typeof numberLetters, { number, code }: RecordKey) => ({
  number: numbered(kind, number),
  code: textCell(code),
});

const namedFirmCells = (firm: Named) => ({
  firmNumber: numbered("firms", firm.number),
  firmCode: textCell(firm.code),
  firmCorporateNumber: firm.corporateNumber,
  firmName: textCell(firm.name),
});

const numbered = (kind: keyof typeof numberLetters, number: number | null): ExportCell =>
  number === null ? null : `${numberLetters[kind]}-${number}`;

const textCell = (text: string | null): ExportCell => (text === null || text === "" ? null : guarded(text));

/** Texts that no spreadsheet program runs, numbers as they are. */
const textCells = (terms: { readonly [field: string]: ExportCell }): { readonly [field: string]: ExportCell } =>
  Object.fromEntries(
    Object.entries(terms).map(([field, value]) => [field, typeof value === "string" ? textCell(value) : value]),
  );

type WordPairs<T extends string> = { readonly [Item in T]: readonly [string, string, ...string[]] };

const word = <T extends string>(item: T, words: WordPairs<T>, language: ExportLanguage): string =>
  words[item][language === "ja" ? 0 : 1];

const wordList = <T extends string>(items: readonly T[], words: WordPairs<T>, language: ExportLanguage): string =>
  items.map((item) => word(item, words, language)).join("、");

/** A division's name; its letter stands before the English one, which holds commas. */
function industryWord(code: string, language: ExportLanguage): string {
  const found = industries.find((one) => one.code === code);
  if (found === undefined) return code;
  return language === "ja" ? found.ja : `${found.code} ${found.en.replaceAll(",", "")}`;
}

/** The nine points apart by a sign that no spreadsheet program takes for a number or a day; nothing for noughts alone. */
const shapeCell = (shape: ElementShape | null): ExportCell =>
  shape === null || shape.every((point) => point === 0) ? null : shape.join(";");

const townsCell = (towns: readonly string[], language: ExportLanguage): string =>
  towns
    .map((town) =>
      town === anyTown
        ? language === "ja"
          ? "どこでも"
          : "Anywhere"
        : writtenNames([town], (name) => !isAnyTown(name) && !saysNoValue(name)),
    )
    .join("、");
