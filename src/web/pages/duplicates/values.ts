import type { FirmTerms } from "#domain/firms/terms.ts";
import type { PersonTerms } from "#domain/people/terms.ts";
import { industries } from "#reference/industries.ts";
import { grouped } from "#text/numbers.ts";
import { personKindWords } from "#text/people.ts";
import { listed, type Speak, type Words } from "#text/speak.ts";
import { roleKindWords, themeWords } from "#text/terms.ts";
import { freeCellsWords } from "#text/week-cells.ts";

type Shown = Readonly<Record<string, string>>;

const number = (value: number | null): string => (value === null ? "" : grouped(value));
const industryWords = new Map<string, Words>(industries.map(({ code, ja, en }) => [code, { ja, en }]));
const industry = (code: string, speak: Speak): string => {
  const words = industryWords.get(code);
  return words === undefined ? code : speak(words);
};

/** Every field of a firm as people read it; nothing known is an empty text. */
export const shownFirm = (terms: FirmTerms, speak: Speak): Shown => ({
  ...terms,
  corporateNumber: terms.corporateNumber ?? "",
  industry: industry(terms.industry, speak),
  foundedYear: terms.foundedYear === null ? "" : String(terms.foundedYear),
  capitalYen: number(terms.capitalYen),
  employees: number(terms.employees),
});

/** Every field of a person as people read it. */
export function shownPerson(terms: PersonTerms, speak: Speak): Shown {
  const list = (words: readonly string[]): string => listed(speak, words);
  return {
    ...terms,
    kinds: list(terms.kinds.map((kind) => speak(personKindWords[kind]))),
    halfDays: number(terms.halfDays),
    engagements: number(terms.engagements),
    themes: list(terms.themes.map((theme) => speak(themeWords[theme]))),
    roleKinds: list(terms.roleKinds.map((kind) => speak(roleKindWords[kind]))),
    freeCells: speak(freeCellsWords(terms.freeCells ?? [])),
    trades: list(terms.trades.map((code) => industry(code, speak))),
    towns: list(terms.towns),
    onSiteHalfDays: number(terms.onSiteHalfDays),
    remoteHalfDays: number(terms.remoteHalfDays),
    payYenPerHalfDay: number(terms.payYenPerHalfDay),
    availableFrom: terms.availableFrom ?? "",
    availableUntil: terms.availableUntil ?? "",
    notWith: list(terms.notWith),
    shape: terms.shape?.join(" ") ?? "",
  };
}
