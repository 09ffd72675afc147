import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type BankPlace,
  type BankQuery,
  bankOrders,
  findOpenProjects,
  openProject,
  openProjects,
} from "#domain/projects/rules-bank.ts";
import { type ProjectTerms, type Theme, themes } from "#domain/projects/terms.ts";
import { plainOf } from "#domain/search/rules-fold.ts";
import { readSearch } from "#domain/search/rules-grams.ts";
import { isHit, isHitIn, readyText } from "#domain/search/rules-hits.ts";

const terms: ProjectTerms = {
  title: "杉の家具を首都圏へ",
  result: "3年で直販を2割にしたい。",
  whatIsNew: "サーバーを使います。",
  whatIsHard: "",
  mayDecide: "値段と見せ方",
  roleKind: "shoulder",
  themes: ["domestic-sales"],
  shape: [0, 0, 0, 0, 0, 0, 0, 0, 0],
  halfDays: 12,
  onSiteHalfDays: 2,
  place: "鳴瀬町",
  startsOn: null,
  months: 6,
  payYenPerMonth: 90_000,
};
const nobody = { name: null, number: null, industry: "E", town: "鳴瀬町", size: "5-19" } as const;
const wordsOf = (theme: Theme): string => (theme === "domestic-sales" ? "販路開拓\nFinding customers" : theme);

type Given = { readonly number: number; readonly firm?: string; readonly day?: number } & Partial<ProjectTerms>;
const bankOf = (...given: readonly Given[]) =>
  openProjects(
    given.map(({ number, firm, day, ...changes }) =>
      openProject(
        {
          number,
          publishedAt: new Date(Date.UTC(2026, 0, day ?? number)),
          contractForm: "service",
          firm: firm === undefined ? nobody : { ...nobody, name: firm, number: 7 },
          terms: { ...terms, ...changes },
        },
        "",
        wordsOf,
      ),
    ),
  );
const everything: BankQuery = {
  words: "",
  theme: null,
  place: "",
  roleKind: null,
  halfDays: null,
  remote: null,
  order: "newest",
  after: null,
  limit: 30,
};
const numbersIn = (bank: ReturnType<typeof bankOf>, query: Partial<BankQuery>): readonly number[] =>
  findOpenProjects(bank, { ...everything, ...query }).shown.map(({ number }) => number);

test("a project is found by its title, result, what is new, its themes in both languages, its town and its named firm", () => {
  const bank = bankOf(
    { number: 1, firm: "みなと醸造株式会社" },
    { number: 2, title: "祭りの継承", result: "人を集める" },
  );
  for (const words of ["家具", "直販", "サーバ", "ｻｰﾊﾞｰ", "販路", "customers", "鳴瀬", "家具　首都圏", "みなと醸造"])
    expect(numbersIn(bank, { words }), words).toContain(1);
  expect(numbersIn(bank, { words: "みなと" })).toEqual([1]);
  expect(numbersIn(bank, { words: "祭り" })).toEqual([2]);
  expect(numbersIn(bank, { words: "家具 祭り" })).toEqual([]);
  expect(numbersIn(bank, { words: "（ ）。" }), "signs alone leave the list as it is").toEqual([2, 1]);
});

test("a firm that is not named cannot be found by a name", () => {
  expect(numbersIn(bankOf({ number: 1 }), { words: "みなと醸造" })).toEqual([]);
});

test("a word is found where a word begins, not in the middle of another", () => {
  const bank = bankOf(
    { number: 1, title: "東京都で売る", result: "売る" },
    { number: 2, title: "京都で売る", result: "売る" },
  );
  expect(numbersIn(bank, { words: "京都" })).toEqual([2]);
});

test("a text that was made ready answers every search as the text itself does", () => {
  const pieces = [
    "東京都",
    "京都",
    "パンフレット",
    "パン",
    "IT",
    "Italy",
    "経営者",
    "サーバー",
    "12",
    "123",
    "、",
    " ",
    "の",
    "株式会社",
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }), (written, words) => {
      const search = readSearch(words.join(" "));
      const plain = plainOf(written);
      if (search !== null) expect(isHitIn(search, readyText(plain))).toBe(isHit(search, plain));
    }),
    { numRuns: 500 },
  );
});

test("each condition alone narrows the list", () => {
  const bank = bankOf(
    { number: 1, themes: ["it"], roleKind: "specialist", halfDays: 2, onSiteHalfDays: 0, place: "霞浦村" },
    { number: 2, halfDays: 12, onSiteHalfDays: 12 },
    { number: 3, halfDays: 8, onSiteHalfDays: 4 },
  );
  expect(numbersIn(bank, { theme: "it" })).toEqual([1]);
  expect(numbersIn(bank, { place: "霞浦村" })).toEqual([1]);
  expect(numbersIn(bank, { roleKind: "shoulder" })).toEqual([3, 2]);
  expect(numbersIn(bank, { halfDays: 8 })).toEqual([3, 1]);
  expect(numbersIn(bank, { remote: "all" })).toEqual([1]);
  expect(numbersIn(bank, { remote: "some" })).toEqual([3, 1]);
  expect(numbersIn(bank, { theme: "it", roleKind: "shoulder" })).toEqual([]);
  expect(bank.places).toEqual(["霞浦村", "鳴瀬町"]);
});

test("the orders: the last published, the best paid for one half-day, the fewest half-days", () => {
  const bank = bankOf(
    { number: 1, day: 9, halfDays: 4, onSiteHalfDays: 0, payYenPerMonth: 40_000 },
    { number: 2, day: 3, halfDays: 20, payYenPerMonth: 100_000 },
    { number: 3, day: 3, halfDays: 2, payYenPerMonth: 0 },
  );
  expect(numbersIn(bank, { order: "newest" })).toEqual([1, 3, 2]);
  expect(numbersIn(bank, { order: "best-paid" })).toEqual([1, 2, 3]);
  expect(numbersIn(bank, { order: "fewest-half-days" })).toEqual([3, 1, 2]);
});

test("page by page every project that fits is shown once, in every order, ties included", () => {
  const project = fc.record({
    day: fc.integer({ min: 1, max: 4 }),
    halfDays: fc.integer({ min: 2, max: 6 }),
    pay: fc.integer({ min: 0, max: 3 }),
    theme: fc.constantFrom(...themes.slice(0, 2)),
  });
  fc.assert(
    fc.property(
      fc.array(project, { maxLength: 40 }),
      fc.constantFrom(...bankOrders),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(null, ...themes.slice(0, 2)),
      (given, order, limit, theme) => {
        const bank = bankOf(
          ...given.map(({ day, halfDays, pay, theme: own }, at) => ({
            number: at + 1,
            day,
            halfDays,
            payYenPerMonth: pay * 10_000,
            themes: [own],
          })),
        );
        const seen: number[] = [];
        let after: BankPlace | null = null;
        do {
          const found = findOpenProjects(bank, { ...everything, order, limit, theme, after });
          expect(found.shown.length).toBeLessThanOrEqual(limit);
          seen.push(...found.shown.map(({ number }) => number));
          after = found.next;
        } while (after !== null);
        const fitting = given.flatMap(({ theme: own }, at) => (theme === null || own === theme ? [at + 1] : []));
        expect([...seen].sort((one, other) => one - other)).toEqual(fitting);
        expect(findOpenProjects(bank, { ...everything, order, limit, theme }).count).toBe(fitting.length);
      },
    ),
  );
});
