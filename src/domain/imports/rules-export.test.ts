import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endings, stages } from "#domain/engagements/terms.ts";
import { importColumnsOf, type OwnKind, recogniseHeader } from "#domain/imports/rules-columns.ts";
import { exportColumns, exportRow } from "#domain/imports/rules-export.ts";
import type { SavedOf } from "#domain/imports/rules-export-terms.ts";
import { rowReader } from "#domain/imports/rules-rows.ts";
import { elements, personKinds } from "#domain/people/terms.ts";
import { projectStatuses, roleKinds, themes } from "#domain/projects/terms.ts";
import { addDays, type LocalDate, mondayOf, parseLocalDate } from "#kit/dates.ts";
import { industryCodes } from "#reference/industries.ts";

const context = { townIn: () => null, today: "2026-11-23" };
const languages = ["ja", "en"] as const;

/** Reads an exported row as the file would come back: every cell text, trimmed at both ends. */
function again<K extends OwnKind>(kind: K, saved: SavedOf[K], language: "ja" | "en") {
  const header = recogniseHeader(kind, exportColumns(kind, language), new Map());
  expect(header.unread).toEqual([]);
  expect(header.twice).toEqual([]);
  const cells = exportRow(kind, saved, language).map((cell) => (cell === null ? "" : String(cell).trim()));
  for (const cell of exportRow(kind, saved, language))
    if (typeof cell === "string") expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
  const read = rowReader(kind, header, context)(2, cells);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

const awkward = fc.constantFrom(
  "=1+1",
  "'=a",
  "''-x",
  "@x",
  "-",
  "不明",
  "F-12",
  "株式会社",
  "ｻﾊﾞｴ",
  "Ａ　Ｂ",
  "#N/A",
  '"a',
  "どこでも",
  "a、b/c",
  "7000012050002",
);
const text = (most: number, least = 0) =>
  fc
    .oneof(awkward, fc.string({ unit: "grapheme", maxLength: most }))
    // A form takes control characters out and blanks off.
    .map((made) =>
      made
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, "")
        .trim()
        .toWellFormed(),
    )
    .filter((made) => made.length >= least && made.length <= most);
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(epoch(), days));
const epoch = (): LocalDate => parseLocalDate("2010-01-01") ?? mondayOf(day2000());
const day2000 = (): LocalDate => {
  throw new Error("no such day");
};
const or = <T>(made: fc.Arbitrary<T>) => fc.option(made, { nil: null });
const yen = fc.integer({ min: 0, max: 9_000_000_000_000_000 });
const signedYen = or(fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }));
const few = <T>(of: readonly T[]) => fc.subarray([...of]);
const weekCells = Array.from({ length: 21 }, (_, cell) => cell);
const code = or(text(60, 1));
const number = fc.integer({ min: 1, max: 999_999_999 });
const shape = fc.array(fc.integer({ min: 0, max: 29 }), { minLength: elements.length, maxLength: elements.length });
const mail = fc.constantFrom("", "a.b@example.jp", "-x+y@mail.example.com");
const phone = fc.constantFrom("", "+81-778-51-2200", "778512200", "090 0000 0000", "0799-12-3456 (12)");
const names = (most: number) => fc.uniqueArray(text(most, 1), { maxLength: 6 });
const named = fc.record({
  number: or(number),
  code,
  name: or(text(80, 1)),
  corporateNumber: fc.constant(null),
  email: fc.constant(null),
});
const halves = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([all, some]) => ({
  halfDays: all,
  onSiteHalfDays: Math.min(all, some),
}));

const firm: fc.Arbitrary<SavedOf["firms"]> = fc.record({
  number,
  code,
  terms: fc.record({
    name: text(80, 1),
    kana: text(120),
    corporateNumber: or(fc.constant("7000012050002")),
    industry: fc.constantFrom(...industryCodes),
    town: text(40, 1),
    postalCode: fc.constantFrom("", "684-0403"),
    address: text(200),
    representative: text(80),
    foundedYear: or(fc.integer({ min: 500, max: 2200 })),
    capitalYen: or(yen),
    employees: or(fc.integer({ min: 0, max: 100_000 })),
    business: text(2000),
    website: fc.constantFrom("", "https://example.jp/日本?a=1", "http://x.example.jp"),
    contactName: text(80),
    contactPhone: phone,
    contactEmail: mail,
  }),
  week: or(
    fc.record({
      cells: few(weekCells).filter((cells) => cells.length > 0),
      peakMonths: few([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    }),
  ),
  figures: or(
    fc.record({
      year: fc.integer({ min: 1900, max: 2199 }),
      salesYen: yen,
      operatingProfitYen: signedYen,
      personnelYen: signedYen,
      depreciationYen: signedYen,
      borrowingsYen: signedYen,
      cashYen: signedYen,
      netAssetsYen: signedYen,
      totalAssetsYen: signedYen,
      employees: or(fc.integer({ min: 0, max: 100_000 })),
    }),
  ),
});

const person: fc.Arbitrary<SavedOf["people"]> = fc.record({
  number,
  code,
  terms: fc.record({
    name: text(80, 1),
    kana: text(120),
    email: mail,
    phone,
    kinds: few(personKinds),
    livesIn: text(40),
    employer: text(80),
    about: text(2000),
    halfDays: fc.integer({ min: 0, max: 60 }),
    engagements: fc.integer({ min: 1, max: 16 }),
    themes: few(themes),
    roleKinds: few(roleKinds),
    trades: fc.uniqueArray(fc.constantFrom(...industryCodes)),
    freeCells: or(few(weekCells)),
    shape: or(shape.filter((points) => points.some((point) => point > 0))),
    towns: fc.oneof(names(40), fc.constant(["*"]), fc.constant(["*", "どこでも"])),
    onSiteHalfDays: or(fc.integer({ min: 0, max: 60 })),
    remoteHalfDays: or(fc.integer({ min: 0, max: 60 })),
    payYenPerHalfDay: or(fc.integer({ min: 0, max: 100_000_000 })),
    availableFrom: or(day),
    availableUntil: fc.constant<LocalDate | null>(null),
    notWith: names(80),
  }),
});

const project: fc.Arbitrary<SavedOf["projects"]> = fc.record({
  number,
  code,
  firm: named,
  status: fc.constantFrom(...projectStatuses),
  terms: fc
    .record({
      title: text(80, 1),
      result: text(2000, 1),
      whatIsNew: text(1000),
      whatIsHard: text(1000),
      mayDecide: text(1000),
      roleKind: fc.constantFrom(...roleKinds),
      themes: few(themes),
      shape: shape.filter((points) => points.some((point) => point > 0)),
      place: text(40, 1),
      startsOn: or(day),
      months: fc.integer({ min: 1, max: 60 }),
      payYenPerMonth: fc.integer({ min: 0, max: 100_000_000 }),
      halves,
    })
    .map(({ halves: both, ...terms }) => ({ ...terms, ...both })),
});

const engagement: fc.Arbitrary<SavedOf["engagements"]> = fc.record({
  number,
  code,
  firm: named,
  person: named.map((one) => ({ ...one, email: "a.b@example.jp" })),
  project: or(fc.record({ number, code })),
  terms: fc
    .record({
      title: text(80, 1),
      role: text(1000),
      roleKind: fc.constantFrom(...roleKinds),
      stage: fc.constantFrom(...stages),
      fromWeek: day.map(mondayOf),
      weeks: fc.integer({ min: 1, max: 260 }),
      payYenPerMonth: fc.integer({ min: 0, max: 100_000_000 }),
      halves,
    })
    .map(({ halves: both, ...terms }) => ({ ...terms, ...both })),
  end: or(
    fc.record({
      endedOn: day,
      ending: fc.constantFrom(...endings),
      outcome: text(1000),
      outcomeScore: or(fc.integer({ min: 1, max: 5 })),
    }),
  ),
});

/** What of saved terms an export says: all that is not empty. */
const said = (terms: object): object =>
  Object.fromEntries(
    Object.entries(terms).filter(
      ([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );

describe.each(languages)("an export with headers in %s, read again, says exactly what is saved", (language) => {
  test("of a firm", () => {
    fc.assert(
      fc.property(firm, (saved) => {
        const read = again("firms", saved, language);
        expect(read.key).toEqual({ number: saved.number, code: saved.code });
        expect(read.terms).toEqual(said(saved.terms));
        expect(read.figures ?? {}).toEqual(said(saved.figures ?? {}));
        expect(read.week ?? {}).toEqual(said(saved.week ?? {}));
      }),
    );
  });
  test("of a person", () => {
    fc.assert(
      fc.property(person, (saved) => {
        const read = again("people", saved, language);
        expect(read.key).toEqual({ number: saved.number, code: saved.code });
        // No free part at all is an answer of its own; nothing said is none.
        const { freeCells } = saved.terms;
        expect(read.terms).toEqual({ ...said(saved.terms), ...(freeCells === null ? {} : { freeCells }) });
      }),
    );
  });
  test("of a project", () => {
    fc.assert(
      fc.property(project, (saved) => {
        const { line: _, ...read } = again("projects", saved, language);
        const { number: own, code: ownCode, ...rest } = saved;
        expect(read).toEqual({ ...rest, key: { number: own, code: ownCode }, terms: said(saved.terms) });
      }),
    );
  });
  test("of an engagement", () => {
    fc.assert(
      fc.property(engagement, (saved) => {
        const { line: _, ...read } = again("engagements", saved, language);
        const { number: own, code: ownCode, ...rest } = saved;
        expect(read).toEqual({ ...rest, key: { number: own, code: ownCode }, terms: said(saved.terms) });
      }),
    );
  });
});

test.each(["firms", "people", "projects", "engagements"] as const)(
  "no text in a list of %s throws or becomes NaN",
  (kind) => {
    const columns = importColumnsOf(kind);
    const header = recogniseHeader(
      kind,
      columns.map(({ ja }) => ja),
      new Map(),
    );
    const read = rowReader(kind, header, context);
    const cell = fc.oneof(
      awkward,
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.stringMatching(/^[0-9０-９.,／/年月日元RHS令和平成昭▲△()（）千百万億円コマ週EeT+-]{0,20}$/u),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), (cells) => {
        const row = read(2, cells);
        if (row.ok)
          expect(
            JSON.stringify(row.value, (_, value: unknown) => (Number.isNaN(value) ? "NaN!" : value)),
          ).not.toContain("NaN!");
        else expect(row.refusal.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  },
);
