import fc from "fast-check";
import { expect, test } from "vitest";
import { foldForSearch, foldPlain, foldVariants, plainOf } from "#domain/search/rules-fold.ts";

const alike: readonly (readonly string[])[] = [
  ["ｻｰﾊﾞｰ", "サーバー", "サーバ", "サ−バ−", "さーばー"],
  ["ＩＳＯ９００１", "iso9001", "ISO 9001"],
  ["E-mail", "email", "Ｅ－ｍａｉｌ"],
  ["引き継ぎ", "引継ぎ", "引継", "引き継ぐ"],
  ["取り組み", "取組み", "取組"],
  ["見積もり", "見積り", "見積"],
  ["髙橋", "高橋"],
  ["渡邊", "渡邉", "渡辺"],
  ["関ヶ原", "関ケ原"],
  ["３ヶ月", "3か月", "3カ月", "3ヵ月", "3箇月"],
  ["1,000円", "1000円", "１，０００円"],
  ["山田　太郎", "山田 太郎", "山田太郎"],
  ["マーケティング・リサーチ", "マーケティングリサーチ", "マーケティング リサーチ"],
  ["㈱丸山工芸", "(株)丸山工芸", "（株）丸山工芸", "株式会社丸山工芸", "株式会社 丸山工芸"],
  ["サーバーの管理", "サーバの管理"],
  ["café", "cafe", "CAFÉ"],
];

const apart: readonly (readonly [string, string])[] = [
  ["ビール", "ビル"],
  ["組み合わせ", "組合"],
  ["このカー", "このカ"],
  ["10 20", "1020"],
  ["加工、食品", "加工食品"],
  ["加工\n食品", "加工\n\n食品、"],
];

test("writings of one word are one, whatever the width, the kana, the dashes and the legal form", () => {
  for (const writings of alike)
    expect([...new Set(writings.map((each) => foldForSearch(each).trim()))], writings.join(" ")).toHaveLength(1);
});

test("words that only look alike stay apart", () => {
  for (const [one, other] of apart) expect(foldForSearch(one), one).not.toBe(foldForSearch(other));
});

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."京都サーバーｶﾞﾊﾟー−-〜引き継ぎ取り組み㈱（株）株式会社３ヶ月1,000 　\n\t髙a-Zé・々𠮷。、&+#'が",
      ),
    )
    .map((signs) => signs.join("")),
);

test("a plain text is plain already, and one line", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const plain = plainOf(text);
      expect(plainOf(plain)).toBe(plain);
      expect(plain).not.toMatch(/[\n\t\u3000]/);
    }),
  );
});

test("both steps say for each character the place that it came from", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { folded, of } of [
        { folded: foldPlain(text), of: text },
        { folded: foldVariants(plainOf(text)), of: plainOf(text) },
      ]) {
        expect(folded.places).toHaveLength(folded.text.length + 1);
        expect(folded.places.at(-1)).toBe(of.length);
        expect(folded.places.every((place, at, all) => at === 0 || place >= (all[at - 1] ?? 0))).toBe(true);
      }
    }),
  );
});

test("the plain text with places is the plain text, for what people write", () => {
  const written = fc
    .array(fc.constantFrom(..."京都サーバーｶﾞﾊﾟー−-引き継ぎ㈱（株）３ヶ月1,000 　髙aZé・々𠮷。、&+#"))
    .map((signs) => signs.join(""));
  fc.assert(
    fc.property(written, (text) => {
      expect(foldPlain(text).text).toBe(plainOf(text));
    }),
  );
});
