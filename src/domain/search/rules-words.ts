/**
 * Where words begin in plain text (`plainOf`). The segmenter of the runtime (ICU's dictionary of Japanese) says most of
 * it; what it is not asked for, or gets wrong in compounds, is said by the rules below.
 */

type Script = "none" | "latin" | "digit" | "kanji" | "hiragana" | "katakana" | "other";

/** What kind of letter this is; `none` for spaces, punctuation and the ends of a text. */
function scriptOf(sign: string): Script {
  if (sign >= "ぁ" && sign <= "ゖ") return "hiragana";
  if ((sign >= "㐀" && sign <= "鿿") || sign === "々") return "kanji";
  if ((sign >= "ァ" && sign <= "ヺ") || sign === "ー") return "katakana";
  if (sign >= "a" && sign <= "z") return "latin";
  if (sign >= "0" && sign <= "9") return "digit";
  if (sign < "\u00aa" || (sign >= "\u2000" && sign <= "々")) return "none";
  if (sign >= "\ud840" && sign <= "\ufaff") return "kanji";
  return /^\p{L}|\p{N}/u.test(sign) ? "other" : "none";
}

/** Signs before two kanji that make one dictionary word with them, in which the two are still a word: 和菓子, 副社長. */
const leading = new Set("和洋副元子親新旧高低未無再全各総多少超準");

/** The places of a plain text at which a word begins, in UTF-16 units. */
export function wordStarts(plain: string): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { segment, index } of segmenter().segment(plain)) {
    const first = scriptOf(segment.charAt(0));
    if (first === "none") continue;
    if (isStart(plain, index, first)) starts.add(index);
    let before: Script = first;
    for (let at = 1; at < segment.length; at++) {
      if (isSecondHalf(segment.charAt(at))) continue;
      const script = scriptOf(segment.charAt(at));
      if (script !== before && isStartByScript(segment, at, { before, script })) starts.add(index + at);
      before = script;
    }
    if (segment.length >= 3) addStartsInside(starts, segment, index);
  }
  return starts;
}

/** Whether the segmenter's beginning counts: not between two Latin letters or digits, nor before a small kana. */
function isStart(plain: string, at: number, script: Script): boolean {
  if ((script === "latin" || script === "digit") && at > 0 && scriptOf(plain.charAt(at - 1)) === script) return false;
  return !continuing.has(plain.charAt(at));
}

/** The second of two units that make one character. */
const isSecondHalf = (unit: string): boolean => unit >= "\udc00" && unit <= "\udfff";

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
function addStartsInside(starts: Set<number>, segment: string, index: number): void {
  const { length } = segment;
  if (/^[\u3400-\u9fff]+$/.test(segment)) {
    if (length === 3 && leading.has(segment.charAt(0))) starts.add(index + 1);
    for (let at = 2; length - at >= 2; at++) starts.add(index + at);
    return;
  }
  // A long word of katakana is a compound: ホームページ, オリーブオイル. Shorter ones are not: ジャパン, オンライン.
  if (length < 6 || !/^[ァ-ヺー]+$/.test(segment)) return;
  for (let at = 3; length - at >= 3; at++) if (!continuing.has(segment.charAt(at))) starts.add(index + at);
}

let made: Intl.Segmenter | null = null;
/** Made at the first use: it takes some milliseconds. */
const segmenter = (): Intl.Segmenter => (made ??= new Intl.Segmenter("ja", { granularity: "word" }));
