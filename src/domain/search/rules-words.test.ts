import fc from "fast-check";
import { expect, test } from "vitest";
import { wordStarts } from "#domain/search/rules-words.ts";

/** The text with a bar before each word. */
const parted = (text: string): string => {
  const starts = wordStarts(text);
  return [...text].map((sign, at) => (starts[at] === 1 && at > 0 ? `|${sign}` : sign)).join("");
};

test("words begin where the dictionary says, and where letters of another kind begin", () => {
  expect(parted("東京都")).toBe("東京|都");
  expect(parted("機会計画")).toBe("機会|計画");
  expect(parted("東大阪市")).toBe("東大阪|市");
  expect(parted("越境ecサイト")).toBe("越境|ec|サイト");
  expect(parted("iso9001を取得")).toBe("iso|9001|を|取得");
  expect(parted("引き継ぎ")).toBe("引き継ぎ");
});

test("words begin inside compounds that the dictionary has as one", () => {
  expect(parted("中小企業")).toBe("中小|企業");
  expect(parted("和菓子")).toBe("和|菓子");
  expect(parted("オリーブオイル")).toContain("|オイル");
  expect(parted("ジャパン")).toBe("ジャパン");
  expect(parted("オンライン")).toBe("オンライン");
});

test("a place where a word begins is one of the text, and never inside a character of two units", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      const starts = wordStarts(text);
      expect(starts).toHaveLength(text.length);
      for (const at of starts.keys().filter((place) => starts[place] === 1)) {
        expect(/[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1))).toBe(false);
      }
    }),
  );
});
