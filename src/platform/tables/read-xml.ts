import { PartFault } from "#platform/tables/zip-parts.ts";

/** Hears what stands in an XML text, in its order; names come without their prefixes. */
export type XmlListener = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  /** A text, or a part of a long one, with its entities replaced. */
  readonly text: (text: string) => void;
};

/** The value of an attribute by its name without a prefix, or null; of two alike the last one counts. */
export type Attributes = (name: string) => string | null;

/** Neither a tag nor a comment of a table's XML comes near this. */
const longestTag = 64 * 1024;
const deepest = 64;

/**
 * Reads an XML text piece by piece, as far as the parts of a workbook need it. Whatever declares a document type is
 * refused, so that no entity can be defined and grow; what is not well-formed is a PartFault.
 */
export function xmlReader({ open, close, text }: XmlListener): {
  readonly write: (piece: string) => void;
  readonly end: () => void;
} {
  let rest = "";
  const names: string[] = [];
  const tag = (inner: string): void => {
    if (inner.charCodeAt(0) === slash) {
      const name = inner.slice(1).trimEnd();
      if (names.pop() !== name) throw new PartFault("broken");
      close(local(name));
      return;
    }
    const isClosed = inner.endsWith("/");
    const body = isClosed ? inner.slice(0, -1) : inner;
    const name = /^[^\s/<>"'=]+/u.exec(body)?.[0];
    if (name === undefined || names.length >= deepest) throw new PartFault("broken");
    open(local(name), (wanted) => attributeOf(body, wanted));
    if (isClosed) close(local(name));
    else names.push(name);
  };
  const said = (words: string): void => {
    if (words !== "") text(words.includes("&") ? withoutEntities(words) : words);
  };
  return {
    write: (piece) => {
      const all = rest === "" ? piece : rest + piece;
      let at = 0;
      for (;;) {
        const start = all.indexOf("<", at);
        if (start < 0) break;
        said(all.slice(at, start));
        const end = endOfTag(all, start);
        if (end < 0) {
          at = start;
          break;
        }
        at = end;
        const second = all.charCodeAt(start + 1);
        if (second === exclamation) {
          if (all.startsWith("<![CDATA[", start)) text(all.slice(start + 9, end - 3));
        } else if (second !== question) tag(all.slice(start + 1, end - 1));
      }
      rest = all.slice(at);
      if (rest.length > longestTag) {
        if (rest.startsWith("<")) throw new PartFault("broken");
        said(rest);
        rest = "";
      }
    },
    end: () => {
      if (rest.trim() !== "" || names.length > 0) throw new PartFault("broken");
    },
  };
}

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;
const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Where the tag, comment or instruction that begins here ends; -1 when that has not come yet. */
function endOfTag(all: string, start: number): number {
  const after = (mark: string, from: number): number => {
    const at = all.indexOf(mark, from);
    return at < 0 ? -1 : at + mark.length;
  };
  const second = all.charCodeAt(start + 1);
  if (second === question) return after("?>", start + 2);
  if (second !== exclamation) return endOfElement(all, start);
  if (all.startsWith("<!--", start)) return after("-->", start + 4);
  if (all.startsWith("<![CDATA[", start)) return after("]]>", start + 9);
  if ("<![CDATA[".startsWith(all.slice(start, start + 9)) || "<!--".startsWith(all.slice(start, start + 4))) return -1;
  throw new PartFault("broken");
}

/** A ">" may stand inside the quotes of an attribute, a "<" nowhere (XML 1.0, 3.1). */
function endOfElement(all: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < all.length; at += 1) {
    const unit = all.charCodeAt(at);
    if (unit === 0x3c) throw new PartFault("broken");
    if (quote !== 0) quote = unit === quote ? 0 : quote;
    else if (unit === 0x22 || unit === 0x27) quote = unit;
    else if (unit === 0x3e) return at + 1;
    if (at - start > longestTag) throw new PartFault("broken");
  }
  return -1;
}

function attributeOf(body: string, wanted: string): string | null {
  if (!body.includes(wanted)) return null;
  let value: string | null = null;
  const each = /([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
  for (const [, name, double, single] of body.matchAll(each))
    if (name !== undefined && local(name) === wanted) value = withoutEntities(double ?? single ?? "");
  return value;
}

const known: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

function withoutEntities(words: string): string {
  return words.replace(/&([^;&\s]{0,12});?/gu, (_, name: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name);
    const sign = code === null ? known.get(name) : signOf(Number.parseInt(code[1] ?? code[2] ?? "", code[1] ? 16 : 10));
    if (sign === undefined) throw new PartFault("broken");
    return sign;
  });
}

const signOf = (code: number): string | undefined => (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);
