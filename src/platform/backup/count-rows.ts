/** Tells how far a backup or a restore has come; called about once for each 64 KB. */
export type Progress = (rowsDone: number, rowsInAll: number) => void;

const lineFeed = 10;

/** In COPY's text form every row ends with a line feed, and none stands inside a row. */
export function rowsIn(bytes: Buffer): number {
  let rows = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) rows++;
  return rows;
}

/** Passes a stream on and counts its rows. */
export async function* counting(source: AsyncIterable<Buffer>, count: (rows: number) => void): AsyncGenerator<Buffer> {
  for await (const bytes of source) {
    count(rowsIn(bytes));
    yield bytes;
  }
}
