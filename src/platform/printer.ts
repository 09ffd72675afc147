import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import pdfmake, { type Content, type TableCell } from "pdfmake";
import type { Printer } from "#app.ts";
import type { PrintedSheet, SheetBlock } from "#kit/printed-sheet.ts";
import { hasGlyph, readGlyphs } from "#platform/glyphs.ts";

/** Light tints that print well in grey; what stands in a cell says whose it is. */
const shades = ["#dbe4ff", "#ffe3d1", "#d5f0e0", "#eadcff", "#d3eef3", "#ffdcff", "#f3ebc8", "#ffdada"] as const;
const ink = "#1a1a1c";
const grey = "#5c5c60";
const line = "#b4b4b8";
/** The typesetter's sign in the place of a letter that the font does not have. */
const geta = "〓";

const fontFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/biz-udpgothic/package.json"));

/**
 * Makes PDF files by pdfmake in BIZ UDPGothic, which is put into every file as far as its letters are used. The fonts are
 * read when the first file is made; letters that they do not have are printed as 〓 and never as an empty box.
 */
export function makePrinter(): Printer {
  let known: (text: string) => string = (text) => text;
  let isReady = false;
  const begin = (): void => {
    const folder = fontFolder();
    const normal = path.join(folder, "400Regular/BIZUDPGothic_400Regular.ttf");
    const bold = path.join(folder, "700Bold/BIZUDPGothic_700Bold.ttf");
    const glyphs = readGlyphs(readFileSync(normal));
    known = (text) => [...text].map((letter) => (hasGlyph(glyphs, letter) ? letter : geta)).join("");
    pdfmake.setFonts({ gothic: { normal, bold, italics: normal, bolditalics: bold } });
    // Nothing is fetched, and no file but the fonts is read.
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((file) => file === normal || file === bold);
    isReady = true;
  };
  return {
    pdf: async (sheet) => {
      if (!isReady) begin();
      const bytes = await pdfmake.createPdf(documentOf(sheet, known)).getBuffer();
      return new Uint8Array(bytes);
    },
  };
}

function documentOf({ language, above, title, lead, blocks, foot }: PrintedSheet, known: (text: string) => string) {
  return {
    pageSize: "A4",
    pageMargins: [48, 48, 48, 56],
    info: { title: known(title), creator: "Banso", producer: "Banso" },
    language,
    defaultStyle: { font: "gothic", fontSize: 10.5, lineHeight: 1.35, color: ink },
    content: [
      { text: known(above), fontSize: 9.5, color: grey },
      { text: known(title), fontSize: 18, bold: true, margin: [0, 2, 0, 4] },
      { text: known(lead), fontSize: 11.5, margin: [0, 0, 0, 8] },
      ...blocks.map((block) => contentOf(block, known)),
    ],
    footer: (page: number, pages: number) => ({
      columns: [{ text: known(foot) }, { text: `${page} / ${pages}`, alignment: "right", width: 60 }],
      fontSize: 8.5,
      color: grey,
      margin: [48, 16, 48, 0],
    }),
  } as const satisfies Parameters<typeof pdfmake.createPdf>[0];
}

function contentOf(block: SheetBlock, known: (text: string) => string): Content {
  switch (block.kind) {
    case "heading":
      return { text: known(block.text), fontSize: 13, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 };
    case "text":
      return { text: known(block.text), margin: [0, 0, 0, 4] };
    case "note":
      return { text: known(block.text), fontSize: 9.5, color: grey, margin: [0, 0, 0, 4] };
    case "list":
      return { ul: block.items.map(known), margin: [0, 0, 0, 4] };
    case "table":
      return tableOf(block, known);
    case "week":
      return weekOf(block, known);
  }
}

const rules = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingTop: () => 3,
  paddingBottom: () => 2,
  paddingLeft: () => 4,
  paddingRight: () => 4,
};

function tableOf(
  { head, rows, figures, wide }: Extract<SheetBlock, { readonly kind: "table" }>,
  known: (text: string) => string,
): Content {
  const cell = (text: string, at: number, bold: boolean): TableCell => ({
    text: known(text),
    bold,
    ...(figures.includes(at) ? { alignment: "right" as const, noWrap: true } : {}),
  });
  return {
    fontSize: 9.5,
    margin: [0, 0, 0, 6],
    layout: rules,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: head.map((_, at) => (at === wide ? "*" : "auto")),
      body: [head, ...rows].map((row, index) => row.map((text, at) => cell(text, at, index === 0))),
    },
  };
}

function weekOf(
  { caption, days, parts }: Extract<SheetBlock, { readonly kind: "week" }>,
  known: (text: string) => string,
): Content {
  const head: TableCell[] = ["", ...days].map((day) => ({ text: known(day), alignment: "center", bold: true }));
  const body = parts.map(({ name, cells }): TableCell[] => [
    { text: known(name), bold: true },
    ...cells.map(({ text, shade }) => ({
      text: known(text),
      fontSize: 8.5,
      alignment: "center" as const,
      ...(shade === null ? { color: grey } : { fillColor: shades[shade % shades.length] ?? shades[0] }),
    })),
  ]);
  return {
    unbreakable: true,
    margin: [0, 2, 0, 8],
    stack: [
      ...(caption === "" ? [] : [captionOf(known(caption))]),
      {
        layout: {
          ...rules,
          vLineWidth: () => 0.5,
          vLineColor: () => line,
          paddingLeft: () => 2,
          paddingRight: () => 2,
        },
        table: {
          widths: [34, ...days.map(() => "*")],
          heights: (row: number) => (row === 0 ? 12 : 34),
          body: [head, ...body],
        },
      },
    ],
  };
}

const captionOf = (text: string): Content => ({ text, bold: true, margin: [0, 0, 0, 2] });
