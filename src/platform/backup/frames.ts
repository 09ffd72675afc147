import type { ByteReader } from "#platform/backup/byte-reader.ts";
import { backupError } from "#platform/backup/fault.ts";

/*
 * The sealed part, once opened and unzipped: pieces, each after its length in four bytes (big-endian). The first is
 * the manifest. Then come the tables in its order, each as pieces of COPY text closed by an empty piece. Then nothing.
 */

export function* pieceOf(bytes: Buffer): Generator<Buffer> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  yield length;
  if (bytes.length > 0) yield bytes;
}

/** A table's rows as pieces, closed. */
export async function* piecesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const bytes of source) if (bytes.length > 0) yield* pieceOf(bytes);
  yield* pieceOf(Buffer.alloc(0));
}

/** One piece as a whole; only for the manifest, which is small. */
export async function takePiece(reader: ByteReader, file: string): Promise<Buffer> {
  const length = await takeLength(reader, file);
  const bytes = await reader.atMost(length);
  if (bytes.length < length) throw backupError({ code: "damaged", file });
  return bytes;
}

/** The rows of one table, as they come. */
export async function* takePieces(reader: ByteReader, file: string): AsyncGenerator<Buffer> {
  for (let length = await takeLength(reader, file); length > 0; length = await takeLength(reader, file)) {
    for (let missing = length; missing > 0; ) {
      const bytes = await reader.some(missing);
      if (bytes.length === 0) throw backupError({ code: "damaged", file });
      missing -= bytes.length;
      yield bytes;
    }
  }
}

export async function takeEnd(reader: ByteReader, file: string): Promise<void> {
  if ((await reader.some(1)).length > 0) throw backupError({ code: "damaged", file });
}

async function takeLength(reader: ByteReader, file: string): Promise<number> {
  const bytes = await reader.atMost(4);
  if (bytes.length < 4) throw backupError({ code: "damaged", file });
  return bytes.readUInt32BE();
}
