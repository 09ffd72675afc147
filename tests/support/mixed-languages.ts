import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "#platform/package-root.ts";

const folder = path.join(packageRoot(), "src/text");
const isJapanese = (text: string): boolean => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);

/** The texts of one language as they stand in `src/text`, those with figures in them piece by piece. */
const textsIn = (language: "ja" | "en"): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.includes(".test."))
    .flatMap((name) => [
      ...readFileSync(path.join(folder, name), "utf8").matchAll(
        new RegExp(`\\b${language}: (?:"((?:[^"\\\\]|\\\\.)*)"|\`((?:[^\`\\\\]|\\\\.)*)\`)`, "g"),
      ),
    ])
    .flatMap(([, plain, made = ""]) => (plain === undefined ? made.split(/\$\{[^}]*\}/) : [plain]))
    .map((text) => text.trim())
    .filter(isJapanese);

/** Examples in forms that are names in the sample region as well. */
const names: ReadonlySet<string> = new Set(["しおかぜ町", "月はじめの打ち合わせ"]);
const inEnglishToo: ReadonlySet<string> = new Set(textsIn("en"));
const ourTexts: ReadonlySet<string> = new Set(
  textsIn("ja").filter((text) => !inEnglishToo.has(text) && !names.has(text)),
);
/** Long enough to be nobody's own words. */
const ourSentences = [...ourTexts].filter((text) => text.length >= 10);

/** What a page's HTML says: its texts, and what is read out in their place. */
function textsOf(html: string): readonly string[] {
  const body = html
    .replace(/<(script|style|textarea)\b.*?<\/\1>/gs, "")
    // Marked as Japanese, a sentence is in one piece still.
    .replaceAll(/<(t?span) lang="ja">([^<]*)<\/\1>/g, "$2")
    .replaceAll(/<(t?span)>([^<]*)<\/\1>/g, "$2");
  const attributes = [...body.matchAll(/ (?:aria-label|alt|title|placeholder|data-props)="([^"]*)"/g)];
  return [...body.split(/<[^>]*>/), ...attributes.map(([, value = ""]) => value)]
    .map((text) => text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&").trim())
    .filter(isJapanese);
}

/** Japanese of the product's own on a page in English; what people wrote and what things are called is left as it is. */
export const japaneseOn = (html: string): readonly string[] =>
  [...new Set(textsOf(html))].filter(
    (text) => ourTexts.has(text) || ourSentences.some((sentence) => text.includes(sentence)),
  );

/** In a browser: what is Japanese in a page in English and is not said to be so, so that it would be read out as English. */
export function unmarkedJapanese(html: string): readonly string[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const texts = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_TEXT);
  const isJapanese = (text: string): boolean => /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(text);
  const found: string[] = [];
  while (texts.nextNode() !== null) {
    const { parentElement: parent, textContent: text } = texts.currentNode;
    if (parent === null || text === null || parent.matches("script, style") || !isJapanese(text)) continue;
    // These hold nothing but text: there it is the language of most of it.
    const isMostlyLatin = (text.match(/\p{sc=Latn}/gu)?.length ?? 0) * 2 >= (text.match(/\p{L}/gu)?.length ?? 0);
    if (parent.matches("title, option, textarea") && isMostlyLatin) continue;
    if (parent.closest("[lang]")?.getAttribute("lang") !== "ja") found.push(text);
  }
  return found;
}
