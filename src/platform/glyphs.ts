/** Code points for which a font has a letter. */
export type Glyphs = ReadonlySet<number>;

/**
 * Reads which letters a TrueType font has, from its table `cmap` (OpenType specification): subtables of format 4 for the
 * basic plane and of format 12 for all planes. A file that is no such font has none.
 */
export function readGlyphs(file: Uint8Array): Glyphs {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const glyphs = new Set<number>();
  const at = tableAt(view, "cmap");
  if (at < 0) return glyphs;
  for (let index = 0; index < view.getUint16(at + 2); index += 1) {
    const subtable = at + view.getUint32(at + 4 + 8 * index + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readFormat4(view, subtable, glyphs);
    if (format === 12) readFormat12(view, subtable, glyphs);
  }
  return glyphs;
}

/** Whether a font with these glyphs can print the letter; signs that are never drawn need none. */
export const hasGlyph = (glyphs: Glyphs, letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0;
  return code === 0x0a || code === 0x09 || glyphs.has(code);
};

function tableAt(view: DataView, name: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    const tag = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(record + byte))).join("");
    if (tag === name) return view.getUint32(record + 8);
  }
  return -1;
}

function readFormat4(view: DataView, at: number, glyphs: Set<number>): void {
  const twice = view.getUint16(at + 6);
  for (let segment = 0; segment < twice; segment += 2) {
    const end = view.getUint16(at + 14 + segment);
    const start = view.getUint16(at + 16 + twice + segment);
    const delta = view.getUint16(at + 16 + 2 * twice + segment);
    const rangeAt = at + 16 + 3 * twice + segment;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - start));
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.add(code);
    }
  }
}

function readFormat12(view: DataView, at: number, glyphs: Set<number>): void {
  for (let group = 0; group < view.getUint32(at + 12); group += 1) {
    const record = at + 16 + 12 * group;
    const glyph = view.getUint32(record + 8);
    for (let code = view.getUint32(record); code <= view.getUint32(record + 4); code += 1)
      if (glyph + code - view.getUint32(record) !== 0) glyphs.add(code);
  }
}
