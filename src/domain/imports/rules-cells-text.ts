import type { ImportCellFault, ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { agreesWithCheckDigit } from "#reference/corporate-number.ts";

/**
 * A text of 1 to `most` characters, counted as a form counts them (UTF-16 units), as it stands. Refusals: too-long,
 * control-character.
 */
export function textAsWritten(most: number): ImportCellReader<string> {
  return (text) => {
    if (text.length > most) return refused({ code: "too-long", most });
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return /[\u0000-\u0008\u000b-\u001f\u007f]/u.test(text) ? refused({ code: "control-character" }) : accepted(text);
  };
}

/**
 * Text as it is kept of a hub's own list: half-width katakana become full-width ones, because nobody can read them in a
 * sentence and the two forms would stand beside each other; the line breaks of old programs become plain ones.
 */
export const tidied = (text: string): string =>
  text
    .replace(unseen, "")
    .replace(/[｡-ﾟ]+/gu, (kana) => kana.normalize("NFKC"))
    .replace(/\r\n?|\u000b|_x000D_\n?/gu, "\n")
    .trim();

/** One line: line breaks and rows of blanks become one blank. */
export const oneLine = (text: string): string => tidied(text).replace(/[\t\n]+/gu, " ");

/** Letters, digits and signs in half width without blanks at the ends. */
export const narrow = (text: string): string => text.normalize("NFKC").trim();

/**
 * The 13 digits of a corporate number (法人番号), with the T of an invoice number, blanks or dashes, in any width.
 * Refusals: number-shortened, corporate-number-digits, corporate-number-check.
 */
export const corporateNumberCell: ImportCellReader<string> = (text) => {
  const cell = narrow(text)
    .toUpperCase()
    .replace(/[\s\-ー‐–—―]/gu, "");
  if (/^\d(?:\.\d+)?E\+?\d+$/u.test(cell)) return refused({ code: "number-shortened" });
  const digits = cell.replace(/^T/u, "").replace(/\.0+$/u, "");
  if (!/^\d{13}$/u.test(digits))
    return refused({ code: "corporate-number-digits", digits: digits.replace(/\D/gu, "").length });
  return agreesWithCheckDigit(digits) ? accepted(digits) : refused({ code: "corporate-number-check" });
};

/** A mail address in lower case, at most 254 characters. Refusal: not-a-mail. */
export const mailCell: ImportCellReader<string> = (text) => {
  const cell = narrow(text)
    .replace(/^mailto:/iu, "")
    .toLowerCase();
  return cell.length <= 254 && mailShape.test(cell) ? accepted(cell) : refused({ code: "not-a-mail" });
};

const mailShape = /^[^\s@<>"(),:;[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/u;

/**
 * A telephone number in half width: (0778)51-2200 is 0778-51-2200; a leading 0 that a spreadsheet program has taken for
 * a number's is put back. Refusal: not-a-phone.
 */
export const phoneCell: ImportCellReader<string> = (text) => {
  const cell = narrow(text)
    .replace(/^(?:tel|電話|代表|携帯)[.:]?\s*/iu, "")
    .replace(/\s*\((?:代表?|直通|携帯)\)$/u, "")
    .replace(/[ー‐-―−─━]/gu, "-")
    .replace(/^\((\d{2,5})\)\s*/u, "$1-");
  const whole = /^(?:[1-9]\d{8}|[789]0\d{8})$/u.test(cell) ? `0${cell}` : cell;
  return phoneShape.test(whole) ? accepted(whole) : refused({ code: "not-a-phone" });
};

/** A telephone number as it stands. Refusal: not-a-phone. */
export const phoneAsWritten: ImportCellReader<string> = (text) =>
  phoneShape.test(text) ? accepted(text) : refused({ code: "not-a-phone" });

const phoneShape = /^[0-9+][0-9 ()-]{5,38}$/u;

/** Seven digits with the dash: 〒684ー0403, 6840403; a leading 0 lost by a spreadsheet program is put back. Refusal: not-a-postal-code. */
export const postalCodeCell: ImportCellReader<string> = (text) => {
  const digits = narrow(text)
    .replace(/^〒/u, "")
    .replace(/[\s\-ー‐-―−─━]/gu, "");
  const whole = /^\d{6}$/u.test(digits) ? `0${digits}` : digits;
  return /^\d{7}$/u.test(whole)
    ? accepted(`${whole.slice(0, 3)}-${whole.slice(3)}`)
    : refused({ code: "not-a-postal-code" });
};

/** The address of a site; one that begins with its name gets its https://. Refusals: not-a-website, too-long. */
export const websiteCell: ImportCellReader<string> = (text) => {
  const cell = websiteShape.test(text) ? text : narrow(text);
  const whole = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]\S*)?$/iu.test(cell) ? `https://${cell}` : cell;
  if (whole.length > 300) return refused({ code: "too-long", most: 300 });
  return websiteShape.test(whole) ? accepted(whole) : refused({ code: "not-a-website" });
};

const websiteShape = /^https?:\/\/[^\s<>"']+$/u;

/** The hub's short number of a record with or without its letter: 12 of F-12. Refusal: not-a-number-of-ours. */
export function numberCell(letter: string): ImportCellReader<number> {
  const shape = new RegExp(`^(?:${letter}[-ー‐-―−]?)?([1-9]\\d{0,8})$`, "iu");
  return (text) => {
    const match = shape.exec(narrow(text));
    return match === null ? refused({ code: "not-a-number-of-ours", letter }) : accepted(Number(match[1]));
  };
}

/**
 * Names in one cell, parted by 、 , ; / or line breaks; a name that holds one of these stands in quotation marks. At most
 * `most` names of at most `length` characters, each once. Refusals: too-many, too-long, control-character.
 */
export function namesCell(most: number, length: number): ImportCellReader<readonly WrittenName[]> {
  const name = textAsWritten(length);
  return (text) => {
    const names = new Map<string, WrittenName>();
    for (const part of parts(text)) {
      const read = name(part.name);
      if (!read.ok) return read;
      names.set(`${part.isQuoted ? '"' : ""}${part.name}`, part);
    }
    return names.size > most ? refused({ code: "too-many", most }) : accepted([...names.values()]);
  };
}

/** A name of a list; one in quotation marks is taken letter by letter. */
export type WrittenName = { readonly name: string; readonly isQuoted: boolean };

/** Names as `namesCell` reads them again. `isPlain` says whether a name may stand without quotation marks. */
export const writtenNames = (names: readonly string[], isPlain: (name: string) => boolean): string =>
  names
    .map((name) => (/^"|[、，,;；/／\n]/u.test(name) || !isPlain(name) ? `"${name.replaceAll('"', '""')}"` : name))
    .join("、");

function parts(text: string): readonly WrittenName[] {
  // Each part is a whole quotation up to the next separator, or whatever stands there.
  const found = text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*(?=[、，,;；/／\n]|$)|([^、，,;；/／\n]+))/gu);
  return [...found]
    .map(([, quoted, plain]) => ({
      name: (quoted?.replaceAll('""', '"') ?? plain ?? "").trim(),
      isQuoted: quoted !== undefined,
    }))
    .filter(({ name }) => name !== "");
}

/** Signs that nobody sees and that come with texts from web pages and mails: they make one name two. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Whether the cell says that there is no telephone, no mail address. */
export const saysNone = (text: string): boolean => /^(?:なし|無し|無|ナシ|非公開|none|no)$/iu.test(narrow(text));

/** Whether the cell says that nothing is known: a dash, 不明, N/A. */
export const saysNothing = (text: string): boolean => text.length < 12 && nothingWords.test(narrow(text));

const nothingWords = /^(?:[-ー‐-―−─━~〜・.?]+|不明|未定|未確認|未入力|未記入|未回答|該当なし|n\/?a|unknown)$/iu;

/** Whether a cell of a number, a day or a choice says that there is none yet: 即日 for a first day, 応相談 for a pay, 個人 for a capital. */
export const saysNoValue = (text: string): boolean =>
  saysNothing(text) || (text.length < 12 && noValueWords.test(narrow(text)));

const noValueWords =
  /^(?:即日|随時|いつでも|すぐ|すぐに|応相談|要相談|相談|無期限|期限なし|定めなし|特になし|継続中|現在|個人|個人事業主?)$/u;

/** One of the readings that takes the cell; the first's refusal when none does. */
export const either =
  <T>(first: ImportCellReader<T>, second: ImportCellReader<T>): ImportCellReader<T> =>
  (text): Outcome<T, ImportCellFault> => {
    const read = first(text);
    if (read.ok) return read;
    const other = second(text);
    return other.ok ? other : read;
  };
