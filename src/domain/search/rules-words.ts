/**
 * Where words begin in plain text (`foldPlain`). The segmenter of the runtime (ICU's dictionary of Japanese) says most
 * of it; what it is not asked for, or gets wrong in compounds, is said by the rules below.
 */

type Script = "none" | "latin" | "digit" | "kanji" | "hiragana" | "katakana" | "other";

/** What kind of letter this is; `none` for spaces, punctuation and the ends of a text. */
function scriptOf(sign: string): Script {
  if (sign >= "a" && sign <= "z") return "latin";
  if (sign >= "0" && sign <= "9") return "digit";
  if (sign >= "ぁ" && sign <= "ゖ") return "hiragana";
  if ((sign >= "ァ" && sign <= "ヺ") || sign === "ー") return "katakana";
  if ((sign >= "㐀" && sign <= "鿿") || sign === "々" || /^[\ud840-\udfff\uf900-\ufaff]/.test(sign)) return "kanji";
  return /^[\p{L}\p{N}]/u.test(sign) ? "other" : "none";
}

/** Signs before two kanji that make one dictionary word with them, in which the two are still a word: 和菓子, 副社長. */
const leading = new Set("和洋副元子親新旧高低未無再全各総多少超準");

/** The places of a plain text at which a word begins, ascending, in UTF-16 units. */
export function wordStarts(plain: string): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { segment, index } of segmenter().segment(plain)) {
    if (scriptOf(segment) === "none") continue;
    if (isStart(plain, index)) starts.add(index);
    for (let at = 1; at < segment.length; at++) {
      if (isStartByScript(plain, index + at) || isStartInside(segment, at)) starts.add(index + at);
    }
  }
  return starts;
}

/** Whether the segmenter's beginning counts: not between two Latin letters or digits, nor before a small kana. */
function isStart(plain: string, at: number): boolean {
  const script = scriptOf(plain.charAt(at));
  if ((script === "latin" || script === "digit") && scriptOf(plain.charAt(at - 1)) === script) return false;
  return !isContinuing(plain.charAt(at));
}

const isContinuing = (sign: string): boolean => /[ぁぃぅぇぉっゃゅょゎんァィゥェォッャュョヮンー々]/.test(sign);

/** Where the kind of letter changes, a word begins, but for the endings that kanji take and verbs of two kanji. */
function isStartByScript(plain: string, at: number): boolean {
  const before = scriptOf(plain.charAt(at - 1));
  const script = scriptOf(plain.charAt(at));
  if (before === script || script === "none" || before === "none") return false;
  if (script === "hiragana") return before === "latin" || before === "katakana";
  if (script === "kanji" && before === "hiragana") return /[おご]/.test(plain.charAt(at - 1));
  return !isContinuing(plain.charAt(at));
}

/** Whether a word begins inside one of the dictionary's: 中小企業 is two and two, 和菓子 one and two. */
function isStartInside(segment: string, at: number): boolean {
  const rest = segment.length - at;
  if (/^[\u3400-\u9fff々]+$/.test(segment)) {
    if (segment.length === 3) return at === 1 && leading.has(segment.charAt(0));
    return at >= 2 && rest >= 2;
  }
  // A long word of katakana is a compound: ホームページ, オリーブオイル. Shorter ones are not: ジャパン, オンライン.
  return /^[ァ-ヺー]+$/.test(segment) && at >= 3 && rest >= 3 && !isContinuing(segment.charAt(at));
}

let made: Intl.Segmenter | null = null;
/** Made at the first use: it takes some milliseconds. */
const segmenter = (): Intl.Segmenter => (made ??= new Intl.Segmenter("ja", { granularity: "word" }));
