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
  const body = html.replace(/<(script|style|textarea)\b.*?<\/\1>/gs, "");
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
