import { createCipheriv, createDecipheriv } from "node:crypto";
import type { ByteReader } from "#platform/backup/byte-reader.ts";
import { backupError } from "#platform/backup/fault.ts";
import type { Opened } from "#platform/backup/header.ts";

/*
 * Chunks of 64 KiB, each sealed by AES-256-GCM and followed by its tag of 16 bytes. The nonce is the chunk's number
 * (8 bytes, big-endian), three zero bytes, and 1 for the last chunk or 0 for any other; the header is authenticated
 * with each. So an edited byte, chunks left out, doubled or exchanged, and a file that ends too early are all found.
 * This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015). A key is used for one file only: each
 * has its own salt.
 */
const chunkLength = 65_536;
const tagLength = 16;

/** Seals a stream. The last chunk is the only one that may be shorter, and it is there even when it is empty. */
export async function* seal(source: AsyncIterable<Buffer>, opened: Opened): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  let number = 0n;
  for await (const piece of source) {
    waiting.push(piece);
    length += piece.length;
    if (length <= chunkLength) continue;
    // One byte at least stays back, so that the last chunk is known as the last.
    const all = Buffer.concat(waiting);
    let from = 0;
    for (; length - from > chunkLength; from += chunkLength)
      yield sealChunk(all.subarray(from, from + chunkLength), opened, nonceOf(number++, false));
    waiting = [all.subarray(from)];
    length -= from;
  }
  yield sealChunk(Buffer.concat(waiting), opened, nonceOf(number, true));
}

/** Opens what `seal` made; throws `damaged` or `cut` before it gives a byte that was not sealed so. */
export async function* unseal(reader: ByteReader, opened: Opened, file: string): AsyncGenerator<Buffer> {
  let sealed = await reader.atMost(chunkLength + tagLength);
  for (let number = 0n; ; number++) {
    const next = sealed.length < chunkLength + tagLength ? null : await reader.atMost(chunkLength + tagLength);
    const isLast = next === null || next.length === 0;
    const plain = openChunk(sealed, opened, nonceOf(number, isLast));
    if (plain === null) {
      const isMiddle = isLast && openChunk(sealed, opened, nonceOf(number, false)) !== null;
      const isShort = isMiddle || (isLast && sealed.length < tagLength);
      throw backupError({ code: isShort ? "cut" : "damaged", file });
    }
    yield plain;
    if (next === null || isLast) return;
    sealed = next;
  }
}

function nonceOf(number: bigint, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(number, 0);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function sealChunk(plain: Buffer, { key, header }: Opened, nonce: Buffer): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength }).setAAD(header);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([sealed, cipher.getAuthTag()]);
}

function openChunk(sealed: Buffer, { key, header }: Opened, nonce: Buffer): Buffer | null {
  if (sealed.length < tagLength) return null;
  const end = sealed.length - tagLength;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength }).setAAD(header);
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}
