/**
 * How texts are made alike before they are compared. Two steps, each explainable in a sentence:
 *
 * 1. *plain*: NFKC (full and half width are one), lower case, accents off, one space for many. Still readable; this is
 *    what `search_text` keeps, because words can only be told apart in readable text.
 * 2. *folded*: what writers vary is taken away: hiragana for katakana, サーバ for サーバー, 引継 for 引き継ぎ, 高 for 髙,
 *    か月 for ヶ月; spaces beside Japanese; legal forms (株式会社, ㈱). Punctuation becomes a wall that no word crosses.
 *
 * Both keep, for each character, the place in the text that it came from.
 */

/** A text after a step, and for each of its characters the place in the text before; one more place for its end. */
export type Folded = { readonly text: string; readonly places: readonly number[] };

/** What a folded text has where the text had punctuation, a legal form or a new line. */
export const wall = "\n";

/** The plain form of a text, one line: what is stored and shown to the segmenter. */
export const plainOf = (text: string): string => foldPlain(text).text;

/** The plain form with the places of its characters in the text as it was written. */
export function foldPlain(text: string): Folded {
  const parts: string[] = [];
  const places: number[] = [];
  let isAfterSpace = true;
  let last = "";
  // A sign of voicing belongs to the character before it, also as a half-width character of its own.
  for (const match of text.matchAll(/(\s+)|[^][\p{M}\uff9e\uff9f]*/gu)) {
    const isSpace = match[1] !== undefined;
    if (isSpace && isAfterSpace) continue;
    const plain = isSpace ? " " : isLongVowel(match[0], last) ? "ー" : plainCharacter(match[0]);
    isAfterSpace = plain.endsWith(" ");
    last = plain;
    parts.push(plain);
    for (let at = 0; at < plain.length; at++) places.push(match.index);
  }
  places.push(text.length);
  return { text: parts.join(""), places };
}

/** A dash after kana is a long vowel, whichever key was pressed. */
const isLongVowel = (sign: string, before: string): boolean =>
  /^[-‐‑‒–—―−－ｰ]$/.test(sign) && /[ァ-ヺぁ-ゖー]$/.test(before);

function plainCharacter(written: string): string {
  const plain = written.normalize("NFKC").toLowerCase();
  return /\p{Script=Latin}/u.test(plain) ? plain.normalize("NFD").replace(/\p{M}/gu, "") : plain;
}

/** A stretch that the second step writes in another way. `$` in `as` is not special. */
type Change = { readonly from: RegExp; readonly as: (found: RegExpMatchArray) => string };

const japanese = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々";

/** Characters of names and firms that are written in an old and a new form. */
const oldForms =
  "髙高﨑崎嵜崎碕崎濵浜濱浜澤沢邊辺邉辺齋斉斎斉齊斉國国廣広鐵鉄會会應応眞真德徳惠恵嶋島櫻桜藏蔵嶽岳槇槙冨富舘館萬万榮栄與与壽寿龍竜";
const newFormOf: ReadonlyMap<string, string> = new Map(
  [...oldForms].flatMap((sign, at, all): [string, string][] => (at % 2 === 0 ? [[sign, all[at + 1] ?? sign]] : [])),
);

/** Words of business that are written with more or fewer kana: kept is what all ways of writing share. */
const okurigana: readonly RegExp[] = [
  /引き?継(?:ぎ|ぐ|い|が(?=せ|な|れ))?/,
  /取り?組(?:み|む|ん(?=で|だ))?/,
  /受け?入れ?/,
  /立ち?上げ?/,
  /売り?上げ?/,
  /売り?場/,
  /打ち?合わ?せ/,
  /見積も?り?/,
  /申し?込み?/,
  /問い?合わ?せ/,
  /仕入れ?/,
  /手続き?/,
  /買い?取り?/,
  /振り?込み?/,
  /貸し?出し?/,
  /落ち?込み?/,
  /組み?立て?/,
  /下請け?/,
  /積み?立て?/,
  /繰り?越し?/,
  /割り?引き?/,
  /乗り?換え?/,
  /建て?替え?/,
  /入れ?替え?/,
  /切り?替え?/,
  /呼び?込み?/,
  /書き?換え?/,
  /備え?付け?/,
  /取り?扱い?/,
  /取り?引き?/,
  /払い?戻し?/,
  /人手不足/,
];

const changes: readonly Change[] = [
  { from: /株式会社|有限会社|合同会社|合資会社|合名会社|\((?:株|有|同|資|名)\)/u, as: () => wall },
  { from: /(?<=\d),(?=\d{3})/u, as: () => "" },
  { from: /(?<=[\d一二三四五六七八九十数何])[ヶヵケカか箇](?=[月所国年])/u, as: () => "か" },
  {
    from: new RegExp(okurigana.map(({ source }) => `(?:${source})`).join("|"), "u"),
    as: (found) => withoutKana(found[0]),
  },
  { from: /(?<=[ァ-ヶぁ-ゖ])ー+/u, as: (found) => (isLongEnd(found) ? "" : "ー") },
  { from: /(?<=[a-z])[-‐‑–'’](?=[a-z])/u, as: () => "" },
  { from: /(?<=[ァ-ヶー])[・･](?=[ァ-ヶ])/u, as: () => "" },
  { from: new RegExp(`(?<=[${japanese}]) | (?=[${japanese}])|(?<=[a-z]) (?=\\d)`, "u"), as: () => "" },
  { from: /[ヶヵ]/u, as: (found) => (found[0] === "ヶ" ? "け" : "か") },
  { from: /[ァ-ヴ]/u, as: (found) => String.fromCharCode(found[0].charCodeAt(0) - 0x60) },
  { from: /[^\p{L}\p{N}\p{M}ー々〆&+# ]/u, as: () => wall },
];
const anyChange = new RegExp(changes.map(({ from }, at) => `(?<c${at}>${from.source})`).join("|"), "gu");

const withoutKana = (text: string): string => text.replace(/[ぁ-ゖ]/g, "");

/** A long vowel at the end of a word of three kana and more is often left out: サーバー, メーカー, ユーザー. */
function isLongEnd(found: RegExpMatchArray): boolean {
  const text = found.input ?? "";
  const at = found.index ?? 0;
  const before = /[ァ-ヶぁ-ゖー]*$/u.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? "";
  return before.length >= 3 && !/^[ァ-ヶぁ-ゖ]/u.test(text.slice(at + found[0].length, at + found[0].length + 1));
}

/** The folded form of a plain text, with the places of its characters in the plain one. */
export function foldVariants(plain: string): Folded {
  const parts: string[] = [];
  const places: number[] = [];
  const put = (text: string, from: number, isSame: boolean): void => {
    parts.push(text);
    for (let at = 0; at < text.length; at++) places.push(isSame ? from + at : from);
  };
  let end = 0;
  const keep = (until: number): void => {
    const kept = plain.slice(end, until).replace(/[^\x00-\u3400]/gu, (sign) => newFormOf.get(sign) ?? sign);
    put(kept, end, true);
  };
  for (const found of plain.matchAll(anyChange)) {
    keep(found.index);
    const which = changes.find((_, at) => found.groups?.[`c${at}`] !== undefined);
    put(which?.as(found) ?? found[0], found.index, false);
    end = found.index + found[0].length;
  }
  keep(plain.length);
  places.push(plain.length);
  return { text: parts.join(""), places };
}

/** Both steps: what two writings of one word share. */
export const foldForSearch = (text: string): string => foldVariants(plainOf(text)).text;
