import fc from "fast-check";
import { expect, test } from "vitest";
import { plainOf } from "#domain/search/rules-fold.ts";
import { gramsOf, queryGrams, readSearch } from "#domain/search/rules-grams.ts";
import { byRank, excerpt, isHit, isHitIn, readyText } from "#domain/search/rules-hits.ts";
import type { Search } from "#domain/search/terms.ts";

const searchOf = (typed: string): Search => {
  const search = readSearch(typed);
  if (search === null) throw new Error(`nothing to look for in ${typed}`);
  return search;
};

test("there is nothing to look for in spaces, signs, a legal form or a single kana", () => {
  for (const typed of ["", "　 ", "「」、。", "株式会社", "㈱", "の", "-"]) expect(readSearch(typed), typed).toBeNull();
});

test("several words are all looked for, in any order and in any of the texts", () => {
  const plain = "架空 一郎\n東京の商社で営業を二十年。";
  expect(isHit(searchOf("商社　架空"), plain)).toBe(true);
  expect(isHit(searchOf("商社 京都"), plain)).toBe(false);
  expect(isHit(searchOf("郎東京"), plain)).toBe(false);
});

test("of a very long question the first words are read", () => {
  expect(searchOf("京都 ".repeat(1000)).words).toHaveLength(8);
  expect(searchOf("京".repeat(1000)).words[0].folded).toHaveLength(60);
});

test("what the index is asked for is a tsquery, also of signs that mean something there", () => {
  expect(queryGrams(searchOf("京都 IT"))).toBe("'^京都' & 'it'");
  expect(queryGrams(searchOf("日本酒"))).toBe("'^日本' & ('本酒' | '^本酒')");
  expect(queryGrams(searchOf("excel 酒"))).toBe("'excel':* & '^酒':*");
  expect(queryGrams(searchOf("R&D"))).toBe("'r' & 'd'");
});

/** Whether the index would offer the text: of every gram, one of its forms. */
const isOffered = (search: Search, plain: string): boolean => {
  const kept = gramsOf(plain);
  return search.words.every(({ grams }) =>
    grams.every(({ lexemes, isBeginning }) =>
      kept.some((each) => lexemes.some((lexeme) => (isBeginning ? each.startsWith(lexeme) : each === lexeme))),
    ),
  );
};

const pieces =
  "京都 東京都 会計 機会計画 サーバー サーバ さーばー 引き継ぎ 引継ぎ ISO9001 iso e-mail mail 1,000円 000 ㈱丸山 髙橋 々木 佐々木 3ヶ月 日本酒 酒 まちづくり R&D C++ 𠮷野家 𠮷 ー らーめん インターネットバンキング 、 。 の を が して Excel VBA".split(
    " ",
  );
const written = fc.array(fc.constantFrom(...pieces, " "), { maxLength: 12 }).map((parts) => parts.join(""));

test("the index offers every text that is a hit", () => {
  fc.assert(
    fc.property(written, written, fc.constantFrom(...pieces), (before, after, typed) => {
      const search = readSearch(typed);
      const plain = plainOf(before + typed + after);
      if (search !== null && isHit(search, plain)) expect(isOffered(search, plain), `${typed} in ${plain}`).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a text that was made ready answers as one that was not", () => {
  fc.assert(
    fc.property(written, fc.constantFrom(...pieces), (text, typed) => {
      const search = readSearch(typed);
      const plain = plainOf(text);
      if (search !== null) expect(isHitIn(search, readyText(plain))).toBe(isHit(search, plain));
    }),
  );
});

test("hits in the name come first, then those with more places, then as they came", () => {
  const rows = ["茶店\n山の会計", "会計\n", "茶店\n会計と会計", "畳店\n海の会計"];
  expect(byRank(rows, searchOf("会計"), (row) => row)).toEqual([rows[1], rows[2], rows[0], rows[3]]);
});

const shown = (written: string, typed: string, length?: number): string =>
  excerpt(written, searchOf(typed), length)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join("");

test("an excerpt is the text as it was written, with every place marked", () => {
  expect(shown("東京都でｻｰﾊﾞｰの管理。サーバの引き継ぎも。", "サーバ 引継")).toBe(
    "東京都で[ｻｰﾊﾞｰ]の管理。[サーバ]の[引き継ぎ]も。",
  );
  expect(shown(`${"前".repeat(100)}。会計の話。${"後".repeat(100)}`, "会計", 30)).toMatch(/^前+。\[会計\]の話。後+$/);
});

test("an excerpt is never longer than wanted, and marks only what stands in the text", () => {
  fc.assert(
    fc.property(written, fc.constantFrom(...pieces), fc.integer({ min: 1, max: 60 }), (text, typed, length) => {
      const search = readSearch(typed);
      if (search === null) return;
      const whole = excerpt(text, search, length)
        .map((part) => part.text)
        .join("");
      expect(whole.length).toBeLessThanOrEqual(length);
      expect(text).toContain(whole);
    }),
  );
});
