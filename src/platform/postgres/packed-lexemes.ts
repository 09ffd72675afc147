/** The number by which PostgreSQL knows the type tsvector; it is the same in every version. */
const tsvectorType = 3614;

/**
 * The lexemes of many records as a tsvector[] in PostgreSQL's own form (array_recv, tsvectorrecv), which it reads in less
 * than half the time that it takes for text, above all when they are sorted: one dimension, no nulls, the type, how many,
 * from 1; then of each record its bytes, how many lexemes, and each lexeme with a zero behind it and no places.
 */
export function packLexemes(records: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const behind = "\0\0\0";
  const parts = records.map((lexemes) =>
    Buffer.from(lexemes.length === 0 ? "" : `${lexemes.toSorted().join(behind)}${behind}`),
  );
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 8 + part.length, 20));
  const view = new DataView(bytes.buffer);
  for (const [place, number] of [1, 0, tsvectorType, records.length, 1].entries()) view.setInt32(4 * place, number);
  let at = 20;
  for (const [which, part] of parts.entries()) {
    view.setInt32(at, 4 + part.length);
    view.setInt32(at + 4, records[which]?.length ?? 0);
    bytes.set(part, at + 8);
    at += 8 + part.length;
  }
  return bytes;
}
