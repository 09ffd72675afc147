import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Language } from "#text/speak.ts";

/**
 * A whole HTML document. What is Japanese on a page in English (names, and whatever somebody wrote) is marked as Japanese,
 * so that it is read out by a voice that knows it and drawn with Japanese letters (WCAG 3.1.2).
 */
export function htmlDocument(language: Language, root: VNode): string {
  const html = `<!doctype html>${renderToString(root)}\n`;
  return language === "en" ? withJapaneseMarked(html) : html;
}

const japaneseLetter = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;
/** From one Japanese sign to the last before a letter of another script, with the digits and signs between. */
const japaneseRun =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}](?:[\P{L}\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]*[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])?/gu;
const attributes = `[^">]*(?:"[^"]*"[^">]*)*`;
/** What HTML is made of here: what is no text, elements that hold text alone, tags, and text. */
const piece = new RegExp(
  `<(script|style)\\b[^]*?</\\1>|<(option|textarea|title)(${attributes})>([^<]*)</\\2>|<(/?)([\\w-]+)(${attributes})>|[^<]+`,
  "g",
);

type Groups = readonly (string | undefined)[];

/** The same HTML with `lang="ja"` around what is Japanese and not said to be so yet; `html` is as Preact writes it. */
export function withJapaneseMarked(html: string): string {
  if (!japaneseLetter.test(html)) return html;
  /** The elements around, from the outermost, and whether what they hold is said to be Japanese. */
  const around: { readonly name: string; readonly isMarked: boolean }[] = [];
  const place = () => around.at(-1) ?? { name: "", isMarked: false };
  return html.replace(
    piece,
    (whole: string, ...[raw, holder, held = "", text = "", slash, name, given = ""]: Groups) => {
      if (raw !== undefined) return whole;
      if (holder !== undefined)
        return place().isMarked ? whole : `<${holder}${langOf(text, held)}${held}>${text}</${holder}>`;
      if (name === undefined) return place().isMarked ? whole : textMarked(whole, place().name);
      if (slash === "/") around.pop();
      else if (name === "input") return `<${name}${langOf(/ value="([^"]*)"/.exec(given)?.[1] ?? "", given)}${given}>`;
      else if (!given.endsWith("/")) around.push({ name, isMarked: isMarkedBy(given) ?? place().isMarked });
      return whole;
    },
  );
}

/** What an element says of its own language; null when it says nothing. */
const isMarkedBy = (given: string): boolean | null => {
  const lang = / lang="([^"]*)"/.exec(given)?.[1];
  return lang === undefined ? null : lang === "ja";
};

/** Where no element can stand within: the whole is Japanese when most of its letters are. */
function langOf(text: string, given: string): string {
  const letters = text.replaceAll(/&\w+;/g, "").match(/\p{L}/gu) ?? [];
  const isJapanese = letters.filter((letter) => japaneseLetter.test(letter)).length * 2 > letters.length;
  return isJapanese && isMarkedBy(given) === null ? ' lang="ja"' : "";
}

/** Text stays one piece in its place, however many are in it: it may be laid out as one. */
function textMarked(text: string, parent: string): string {
  if (!japaneseLetter.test(text)) return text;
  const name = parent === "text" || parent === "tspan" ? "tspan" : "span";
  if (/\p{L}/u.test(text.replaceAll(japaneseRun, ""))) {
    const parts = text.replaceAll(japaneseRun, (run) =>
      japaneseLetter.test(run) ? `<${name} lang="ja">${run}</${name}>` : run,
    );
    return `<${name}>${parts}</${name}>`;
  }
  return `<${name} lang="ja">${text}</${name}>`;
}
