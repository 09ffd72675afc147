/**
 * How texts are made alike before they are compared. Two steps, each explainable in a sentence:
 *
 * 1. *plain*: NFKC (full and half width are one), lower case, accents off, one space for many. Still readable; this is
 *    what `search_text` keeps, because words can only be told apart in readable text.
 * 2. *folded*: what writers vary is taken away: hiragana for katakana, サーバ for サーバー, 引継 for 引き継ぎ, 高 for 髙,
 *    か月 for ヶ月; spaces beside Japanese; legal forms (株式会社, ㈱). Punctuation becomes a wall that no word crosses.
 *
 * Letters are looked at one by one and not by regular expressions where it counts: an import folds 100,000 texts.
 */

/** A text after a step, and for each of its characters the place in the text before; one more place for its end. */
export type Folded = { readonly text: string; readonly places: readonly number[] };

/** What a folded text has where the text had punctuation, a legal form or a new line. */
export const wall = "\n";

/** The plain form of a text, one line: what is stored and shown to the segmenter. */
export function plainOf(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").replace(dashesAfterKana, longVowels);
  return /[\u00c0-\u024f\u1e00-\u1eff]|[a-z]\p{M}/u.test(plain) ? withoutAccents(plain) : plain;
}

/** A dash after kana is a long vowel, whichever key was pressed. */
const dashesAfterKana = /(?<=[ァ-ヺぁ-ゖー])[-‐‑‒–—―−]+/g;
const longVowels = (dashes: string): string => "ー".repeat(dashes.length);

const withoutAccents = (text: string): string =>
  text.replace(/[a-z\u00c0-\u024f\u1e00-\u1eff]\p{M}*/gu, (sign) => sign.normalize("NFD").replace(/\p{M}/gu, ""));

/** The plain form with the places of its characters in the text as it was written; slower, for excerpts. */
export function foldPlain(text: string): Folded {
  let plain = "";
  const places: number[] = [];
  // A sign of voicing belongs to the character before it, also as a half-width character of its own.
  for (const { 0: written, index } of text.matchAll(/\s+|[^][\p{M}\uff9e\uff9f]*/gu)) {
    const before = plain.slice(-1);
    const sign = plainOf(before + written).slice(before.length);
    if (sign === " " && before === " ") continue;
    plain += sign;
    for (let at = 0; at < sign.length; at++) places.push(index);
  }
  places.push(text.length);
  return { text: plain, places };
}

/** Characters of names and firms that are written in an old and a new form, old before new. */
const oldForms =
  "髙高﨑崎嵜崎碕崎濵浜濱浜澤沢邊辺邉辺齋斉斎斉齊斉國国廣広鐵鉄會会應応眞真德徳惠恵嶋島櫻桜藏蔵嶽岳槇槙冨富舘館萬万榮栄與与壽寿龍竜";
const newFormOf: ReadonlyMap<string, string> = new Map(
  [...oldForms].flatMap((sign, at, all): [string, string][] => (at % 2 === 0 ? [[sign, all[at + 1] ?? sign]] : [])),
);

/** Words of business that are written with more or fewer kana: kept is what all ways of writing share, the kanji. */
const okurigana: readonly string[] = [
  "引き?継(?:ぎ|ぐ|い|が(?=せ|な|れ))?",
  "取り?組(?:み|む|ん(?=で|だ))?",
  "取り?(?:扱い?|引き?)",
  "受け?入れ?",
  "立ち?上げ?",
  "売り?(?:上げ?|場)",
  "打ち?合わ?せ",
  "見積も?り?",
  "申し?込み?",
  "問い?合わ?せ",
  "仕入れ?",
  "手続き?",
  "買い?取り?",
  "振り?込み?",
  "貸し?出し?",
  "落ち?込み?",
  "組み?立て?",
  "下請け?",
  "積み?立て?",
  "繰り?越し?",
  "割り?引き?",
  "乗り?換え?",
  "建て?替え?",
  "入れ?替え?",
  "切り?替え?",
  "呼び?込み?",
  "書き?換え?",
  "払い?戻し?",
];
const firstOfOkurigana = new Set(okurigana.map((word) => word.charAt(0)));
const okuriganaHere = new RegExp(okurigana.join("|"), "y");

const legalFormHere = /株式会社|有限会社|合同会社|合資会社|合名会社|\((?:株|有|同|資|名)\)/y;
const firstOfLegalForm = new Set("株有合(");

/** A stretch of plain text that is written in another way. */
type Change = { readonly length: number; readonly as: string };

/** The folded form of a plain text, with the places of its characters in the plain one. */
export function foldVariants(plain: string): Folded {
  const units: number[] = [];
  const places: number[] = [];
  for (let at = 0; at < plain.length; ) {
    const fixed = fixedForms[plain.charCodeAt(at)] ?? 0;
    if (fixed > 0) {
      units.push(fixed);
      places.push(at);
      at += 1;
      continue;
    }
    const change = changeAt(plain, at);
    for (let sign = 0; sign < change.as.length; sign++) {
      units.push(change.as.charCodeAt(sign));
      places.push(at);
    }
    at += change.length;
  }
  places.push(plain.length);
  return { text: textOf(units), places };
}

/** As many units as may be arguments of one call. */
const unitsAtOnce = 4096;

function textOf(units: readonly number[]): string {
  if (units.length <= unitsAtOnce) return String.fromCharCode(...units);
  let text = "";
  for (let at = 0; at < units.length; at += unitsAtOnce)
    text += String.fromCharCode(...units.slice(at, at + unitsAtOnce));
  return text;
}

function changeAt(plain: string, at: number): Change {
  const sign = plain.charAt(at);
  if ((sign >= "a" && sign <= "z") || (sign >= "0" && sign <= "9")) return { length: 1, as: sign };
  if (sign >= "ぁ" && sign <= "ゖ") return { length: 1, as: countingKa(plain, at) ? "か" : sign };
  if (sign === "ー") return longVowel(plain, at);
  if (sign >= "ァ" && sign <= "ヶ") return { length: 1, as: countingKa(plain, at) ? "か" : hiraganaOf(sign) };
  if (sign === " ") return { length: 1, as: isKeptSpace(plain, at) ? " " : "" };
  return kanjiOrSign(plain, at, sign);
}

function kanjiOrSign(plain: string, at: number, sign: string): Change {
  if (firstOfLegalForm.has(sign)) {
    const length = lengthHere(legalFormHere, plain, at);
    if (length > 0) return { length, as: wall };
  }
  if (firstOfOkurigana.has(sign)) {
    const length = lengthHere(okuriganaHere, plain, at);
    if (length > 0) return { length, as: plain.slice(at, at + length).replace(/[ぁ-ゖ]/g, "") };
  }
  if (sign >= "一" && sign <= "鿿")
    return { length: 1, as: countingKa(plain, at) ? "か" : (newFormOf.get(sign) ?? sign) };
  if (isDropped(plain, at, sign)) return { length: 1, as: "" };
  const whole = String.fromCodePoint(plain.codePointAt(at) ?? 0);
  return { length: whole.length, as: /[\p{L}\p{N}\p{M}々〆&+#]/u.test(whole) ? (newFormOf.get(whole) ?? whole) : wall };
}

function lengthHere(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

const hiraganaOf = (katakana: string): string => {
  if (katakana === "ヶ") return "け";
  return katakana === "ヵ" ? "か" : String.fromCharCode(katakana.charCodeAt(0) - 0x60);
};

/** ヶ, ケ, カ, ヵ, 箇 between a number and what is counted: 三ヶ月, 3か月, 二箇所. */
const countingKa = (plain: string, at: number): boolean =>
  /[ヶケカヵか箇]/.test(plain.charAt(at)) &&
  /[\d一二三四五六七八九十数何]/.test(plain.charAt(at - 1)) &&
  /[月所国年]/.test(plain.charAt(at + 1));

/**
 * A long vowel at the end of a word is often left out: サーバー, メーカー, ユーザー. Two kana have to stay (バー is not バ);
 * a few words become one by this, such as カバー and カバ.
 */
function longVowel(plain: string, at: number): Change {
  let length = 1;
  while (plain.charAt(at + length) === "ー") length++;
  const isOfWord = isKatakana(plain.charAt(at - 1)) ? isKatakana : isHiragana;
  const isLeftOut =
    isOfWord(plain.charAt(at - 1)) && isOfWord(plain.charAt(at - 2)) && !isOfWord(plain.charAt(at + length));
  return { length, as: isLeftOut ? "" : "ー" };
}

const isHiragana = (sign: string): boolean => (sign >= "ぁ" && sign <= "ゖ") || sign === "ー";
const isKatakana = (sign: string): boolean => (sign >= "ァ" && sign <= "ヶ") || sign === "ー";
const isDigit = (sign: string): boolean => sign >= "0" && sign <= "9";
const isLatin = (sign: string): boolean => sign >= "a" && sign <= "z";
const isJapanese = (sign: string): boolean => sign >= "々" && sign !== "〜";

/** Spaces part Latin words and numbers; beside Japanese, and between a name and its number (ISO 9001), they mean nothing. */
function isKeptSpace(plain: string, at: number): boolean {
  const before = plain.charAt(at - 1);
  const after = plain.charAt(at + 1);
  return !isJapanese(before) && !isJapanese(after) && !(isLatin(before) && isDigit(after));
}

/** 1,000 is 1000, e-mail is email, マーケティング・リサーチ is one word. */
function isDropped(plain: string, at: number, sign: string): boolean {
  const before = plain.charAt(at - 1);
  const after = plain.charAt(at + 1);
  if (sign === ",") return isDigit(before) && /^\d{3}(?!\d)/.test(plain.slice(at + 1, at + 5));
  if (/[-‐‑–'’]/.test(sign)) return isLatin(before) && isLatin(after);
  return sign === "・" && isKatakana(before) && isKatakana(after);
}

/** What a sign becomes wherever it stands, by its code: most of what is written. 0 where its neighbours have a say. */
const fixedForms: Uint16Array = Uint16Array.from({ length: 0xa000 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (firstOfLegalForm.has(sign) || firstOfOkurigana.has(sign) || /[ヶケ箇]/.test(sign)) return 0;
  return /[a-z0-9ぁ-ゖァ-ヶ一-鿿]/.test(sign) ? changeAt(sign, 0).as.charCodeAt(0) : 0;
});

/** Both steps: what two writings of one word share. */
export const foldForSearch = (text: string): string => foldVariants(plainOf(text)).text;
