/**
 * Where words begin in plain text (`plainOf`). The segmenter of the runtime (ICU's dictionary of Japanese) says most of
 * it; what it is not asked for, or gets wrong in compounds, is said by the rules below.
 */

type Script = "none" | "latin" | "digit" | "kanji" | "hiragana" | "katakana" | "other";

/** What kind of letter a UTF-16 unit is; `none` for spaces, punctuation and the ends of a text (NaN). */
function scriptOf(unit: number): Script {
  if (unit >= 0x3041 && unit <= 0x3096) return "hiragana";
  if ((unit >= 0x3400 && unit <= 0x9fff) || unit === repeating) return "kanji";
  if ((unit >= 0x30a1 && unit <= 0x30fa) || unit === 0x30fc) return "katakana";
  if (unit >= 0x61 && unit <= 0x7a) return "latin";
  if (unit >= 0x30 && unit <= 0x39) return "digit";
  if (Number.isNaN(unit) || unit < 0xaa || (unit >= 0x2000 && unit <= repeating)) return "none";
  if (unit >= 0xd840 && unit <= 0xfaff) return "kanji";
  return /^\p{L}|\p{N}/u.test(String.fromCharCode(unit)) ? "other" : "none";
}

/** 々 */
const repeating = 0x3005;

/** Signs before two kanji that make one dictionary word with them, in which the two are still a word: 和菓子, 副社長. */
const leading = new Set("和洋副元子親新旧高低未無再全各総多少超準");

/** For each UTF-16 unit of a plain text 1 where a word begins, else 0. */
export function wordStarts(plain: string): Uint8Array {
  const starts = new Uint8Array(plain.length);
  for (const { segment, index } of segmenter().segment(plain)) {
    const first = scriptOf(segment.charCodeAt(0));
    if (first === "none") continue;
    if (isStart(plain, index, first)) starts[index] = 1;
    let before: Script = first;
    for (let at = 1; at < segment.length; at++) {
      if (isSecondHalf(segment.charCodeAt(at))) continue;
      const script = scriptOf(segment.charCodeAt(at));
      if (script !== before && isStartByScript(segment, at, { before, script })) starts[index + at] = 1;
      before = script;
    }
    if (segment.length >= 3) addStartsInside(starts, segment, index);
  }
  return starts;
}

/** Whether the segmenter's beginning counts: not between two Latin letters or digits, nor before a small kana. */
function isStart(plain: string, at: number, script: Script): boolean {
  if ((script === "latin" || script === "digit") && at > 0 && scriptOf(plain.charCodeAt(at - 1)) === script)
    return false;
  return !continuing.has(plain.charAt(at));
}

/** The second of two units that make one character. */
const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** No word begins with these. */
const continuing = new Set("ぁぃぅぇぉっゃゅょゎんァィゥェォッャュョヮンー々");

/** Where the kind of letter changes, a word begins, but for the endings that kanji take and verbs of two kanji. */
function isStartByScript(
  segment: string,
  at: number,
  { before, script }: { readonly before: Script; readonly script: Script },
): boolean {
  // Of a number as 1,000 the segmenter makes one word, and one it is.
  if (script === "none" || before === "none") return script !== "none" && script !== "digit";
  if (script === "hiragana") return before === "latin" || before === "katakana";
  if (script === "kanji" && before === "hiragana") return /[おご]/.test(segment.charAt(at - 1));
  return !continuing.has(segment.charAt(at));
}

/** Words begin inside some of the dictionary's: 中小企業 is two and two, 和菓子 one and two. */
function addStartsInside(starts: Uint8Array, segment: string, index: number): void {
  const { length } = segment;
  if (/^[\u3400-\u9fff]+$/.test(segment)) {
    if (length === 3 && leading.has(segment.charAt(0))) starts[index + 1] = 1;
    for (let at = 2; length - at >= 2; at++) starts[index + at] = 1;
    return;
  }
  // A long word of katakana is a compound: ホームページ, オリーブオイル. Shorter ones are not: ジャパン, オンライン.
  if (length < 6 || !/^[ァ-ヺー]+$/.test(segment)) return;
  for (let at = 3; length - at >= 3; at++) if (!continuing.has(segment.charAt(at))) starts[index + at] = 1;
}

let made: Intl.Segmenter | null = null;
/** Made at the first use: it takes some milliseconds. */
const segmenter = (): Intl.Segmenter => (made ??= new Intl.Segmenter("ja", { granularity: "word" }));
