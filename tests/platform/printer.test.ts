import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import type { PrintedSheet } from "#kit/printed-sheet.ts";
import { hasGlyph, readGlyphs } from "#platform/glyphs.ts";
import { makePrinter } from "#platform/printer.ts";
import { readPdf } from "../support/pdf.ts";

const sheet: PrintedSheet = {
  language: "ja",
  above: "みなもと地域人材ハブ",
  title: "髙橋 﨑子 様の週",
  lead: "週3コマ（1.5日）と Café Ōsaka ～ ① ㈱",
  foot: "2026年11月29日",
  blocks: [
    { kind: "heading", text: "参画の一覧" },
    { kind: "table", head: ["会社", "コマ"], rows: [["浜笛水産", "12"]], figures: [1], wide: 0 },
    {
      kind: "week",
      caption: "今週",
      days: ["月", "火"],
      parts: [
        {
          name: "午前",
          cells: [
            { text: "汐路鉄工", shade: 0 },
            { text: "空き", shade: null },
          ],
        },
      ],
    },
    { kind: "list", items: ["休みが足りません。"] },
  ],
};

test("every word of a sheet is read back from its file, and its fonts are in it", async () => {
  const { pages, text, fonts } = await readPdf(await makePrinter().pdf(sheet));
  expect(pages).toBe(1);
  for (const words of [
    "髙橋﨑子様の週",
    "週3コマ（1.5日）とCaféŌsaka",
    "①㈱",
    "浜笛水産",
    "汐路鉄工",
    "休みが足りません。",
    "1/1",
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/[\u0000\ufffd〓]/u);
  expect(fonts.named).toBe(2);
  expect(fonts.inside).toBe(2);
});

test("a letter that the font does not have is printed as the typesetter's sign, never as an empty box", async () => {
  const { text } = await readPdf(await makePrinter().pdf({ ...sheet, title: "𠮷田 😀" }));
  expect(text).toContain("〓田〓");
});

test("the same sheet is printed twice from one definition", async () => {
  const printer = makePrinter();
  const frozen = Object.freeze(sheet);
  const [first, second] = [await printer.pdf(frozen), await printer.pdf(frozen)];
  expect((await readPdf(second)).text).toBe((await readPdf(first)).text);
});

test("which letters the font has is read from the font itself", () => {
  const file = createRequire(import.meta.url).resolve(
    "@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf",
  );
  const glyphs = readGlyphs(readFileSync(file));
  expect(glyphs.size).toBeGreaterThan(9000);
  expect(["あ", "週", "髙", "〓"].map((letter) => hasGlyph(glyphs, letter))).toEqual([true, true, true, true]);
  expect(hasGlyph(glyphs, "😀")).toBe(false);
  expect(readGlyphs(new Uint8Array(64)).size).toBe(0);
});
