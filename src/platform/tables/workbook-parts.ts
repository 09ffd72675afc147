import { posix } from "node:path";
import { type XmlListener, xmlReader } from "#platform/tables/read-xml.ts";
import { inflated, PartFault, type ZipPart } from "#platform/tables/zip-parts.ts";

/** What a cell's number stands for by the format it is shown in. */
export type NumberForm =
  | { readonly kind: "plain" }
  | { readonly kind: "day" }
  | { readonly kind: "time" }
  | { readonly kind: "percent" }
  /** Shown with leading zeros up to so many digits, counted in so many, between texts: 0"万円", #,##0,"千円", "P-"000. */
  | {
      readonly kind: "framed";
      readonly digits: number;
      readonly per: number;
      readonly before: string;
      readonly after: string;
    };

/** What has to be known of a workbook before the cells of a sheet can be read. */
export type Workbook = {
  readonly sheet: ZipPart;
  readonly sheetName: string;
  /** Sheets that are not read, those that a person does not see left out. */
  readonly otherSheets: readonly string[];
  /** Days are counted from 1904-01-01, as programs for the Macintosh did. */
  readonly is1904: boolean;
  readonly forms: readonly NumberForm[];
  readonly texts: readonly string[];
};

/** A zip file whose parts are named. */
export type Zip = { readonly bytes: Buffer; readonly parts: ReadonlyMap<string, ZipPart> };

/** Bytes of a part that is no sheet, after inflating. */
const mostPartBytes = 64 * 1024 * 1024;
/** Texts that cells share; they all stand in memory. Twelve million empty ones took 330 MB. */
const mostTexts = 1_500_000;
/** A cell of Excel holds 32,767 characters; more is never read. */
export const mostTextKept = 40_000;

/** Reads a part of the zip from its beginning to its end. */
export async function* listen(
  zip: Zip,
  part: ZipPart,
  listener: XmlListener,
  most = mostPartBytes,
): AsyncGenerator<void> {
  const reader = xmlReader(listener);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of inflated(zip.bytes, part, most)) {
      reader.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    reader.write(decoder.decode());
  } catch (error) {
    throw error instanceof TypeError ? new PartFault("broken") : error;
  }
  reader.end();
}

async function readPart(zip: Zip, name: string, listener: XmlListener): Promise<void> {
  const part = zip.parts.get(name);
  if (part === undefined) return;
  // biome-ignore lint/correctness/noUnusedVariables: the listener hears it
  for await (const _ of listen(zip, part, listener));
}

const nothing = (): void => {};

/** The parts of a workbook around its first visible sheet; null when the zip file is no workbook. */
export async function openWorkbook(zip: Zip): Promise<Workbook | null> {
  const sheets: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await readPart(zip, "xl/workbook.xml", {
    open: (name, attribute) => {
      if (name === "workbookPr") is1904 = isOn(attribute("date1904"));
      if (name === "sheet")
        sheets.push({
          name: attribute("name") ?? "",
          id: attribute("id") ?? "",
          isHidden: (attribute("state") ?? "visible") !== "visible",
        });
    },
    close: nothing,
    text: nothing,
  });
  const paths = new Map<string, string>();
  await readPart(zip, "xl/_rels/workbook.xml.rels", {
    open: (name, attribute) => {
      if (name === "Relationship") paths.set(attribute("Id") ?? "", pathOf(attribute("Target") ?? ""));
    },
    close: nothing,
    text: nothing,
  });
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const [first, ...others] = visible.length > 0 ? visible : sheets;
  const sheet = zip.parts.get(paths.get(first?.id ?? "") ?? "");
  if (first === undefined || sheet === undefined) return null;
  return {
    sheet,
    sheetName: first.name,
    otherSheets: others.map(({ name }) => name),
    is1904,
    forms: await readForms(zip),
    texts: await readTexts(zip),
  };
}

const isOn = (value: string | null): boolean => value === "1" || value === "true";
const pathOf = (target: string): string => posix.join(target.startsWith("/") ? "" : "xl", target).replace(/^\/+/u, "");

/** The number form of every cell style. */
async function readForms(zip: Zip): Promise<readonly NumberForm[]> {
  const formats = new Map<number, string>();
  const forms: NumberForm[] = [];
  let isCellStyle = false;
  await readPart(zip, "xl/styles.xml", {
    open: (name, attribute) => {
      if (name === "numFmt") formats.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      if (name === "cellXfs") isCellStyle = true;
      if (name === "xf" && isCellStyle) {
        const id = Number(attribute("numFmtId") ?? 0);
        forms.push(formOf(id, formats.get(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") isCellStyle = false;
    },
    text: nothing,
  });
  return forms;
}

/** Built-in formats by their numbers (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are Japanese days), others by their code. */
function formOf(id: number, code: string | undefined): NumberForm {
  if (code === undefined) {
    if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
      return { kind: "day" };
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: "time" };
    return id === 9 || id === 10 ? { kind: "percent" } : { kind: "plain" };
  }
  const bare = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./gu, "");
  if (bare.includes("%")) return { kind: "percent" };
  if (/general|g\/標準/iu.test(bare)) return { kind: "plain" };
  if (/[ydgr]/iu.test(bare) || (/m/iu.test(bare) && !/[hs]/iu.test(bare))) return { kind: "day" };
  return /[hs]/iu.test(bare) ? { kind: "time" } : framedForm(code);
}

/** A format of plain digits with what stands around them; any other is shown as the bare number. */
function framedForm(code: string): NumberForm {
  if (code.length > mostFormatLength) return { kind: "plain" };
  const section = code
    .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u, 1)
    .join("")
    .replace(/\[\$([^\]-]*)[^\]]*\]/gu, '"$1"')
    .replace(/\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\d+|dbnum\d)\]|_.|\*./giu, "");
  const found = /^((?:"[^"]*"|\\.|[¥$\s])*)([#0?,.]+)((?:"[^"]*"|\\.|[¥$\s])*)$/u.exec(section);
  const [, before = "", digits = "", after = ""] = found ?? [];
  const scaled = /,*$/u.exec(digits)?.[0].length ?? 0;
  const padded = /^0{2,}$/u.test(digits) ? digits.length : 1;
  const frame = { digits: padded, per: 1000 ** scaled, before: literalOf(before), after: literalOf(after) };
  const isBare = padded === 1 && scaled === 0 && `${frame.before}${frame.after}` === "";
  return isBare ? { kind: "plain" } : { kind: "framed", ...frame };
}

/** Excel takes no longer ones. */
const mostFormatLength = 255;

const literalOf = (text: string): string => text.replace(/"([^"]*)"|\\(.)/gu, "$1$2").trim();

/** The texts that cells name by their place; readings over characters (rPh) are no part of them. */
async function readTexts(zip: Zip): Promise<readonly string[]> {
  const texts: string[] = [];
  let kept = "";
  let isText = false;
  let readings = 0;
  await readPart(zip, "xl/sharedStrings.xml", {
    open: (name) => {
      if (name === "si") kept = "";
      if (name === "si" && texts.length >= mostTexts) throw new PartFault("too-many-texts");
      if (name === "rPh") readings += 1;
      isText = name === "t" && readings === 0;
    },
    close: (name) => {
      if (name === "rPh") readings -= 1;
      if (name === "t") isText = false;
      if (name === "si") texts.push(apart(kept));
    },
    text: (words) => {
      if (isText && kept.length < mostTextKept) kept += words;
    },
  });
  return texts;
}

/** A copy that does not hold on to the long text it was cut from; half a sign becomes U+FFFD. */
const apart = (text: string): string => Buffer.from(text, "utf8").toString("utf8");
