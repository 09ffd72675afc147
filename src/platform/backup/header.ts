import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { ByteReader } from "#platform/backup/byte-reader.ts";
import { backupError } from "#platform/backup/fault.ts";

/*
 * The beginning of a backup file, readable by anybody; docs/operating.md describes it for whoever must read a file
 * without this program.
 *
 *   bytes  what
 *   12     "BANSO-BACKUP"
 *   1      format, 1
 *   1      scrypt: N as a power of two
 *   1      scrypt: r
 *   1      scrypt: p
 *   16     scrypt: salt
 *   16     check of the passphrase: bytes 33 to 48 that scrypt gives; the key is bytes 1 to 32
 *   16     version of the product, ASCII, filled with blanks
 *   8      the first bytes of the SHA-256 of all bytes before
 *
 * The whole header is authenticated with every chunk that follows.
 */
const magic = Buffer.from("BANSO-BACKUP");
const lengthBeforeSum = magic.length + 4 + 16 + 16 + 16;
const sumLength = 8;
const newestFormat = 1;

/** 2^16 rounds of scrypt take 64 MB and about a quarter of a second: OWASP asks for 2^17 where sign-ins are guarded, and here a guess needs the file as well. */
const usualCost: Cost = { log2N: 16, r: 8, p: 1 };
type Cost = { readonly log2N: number; readonly r: number; readonly p: number };

/** A header and the key it was made with. */
export type Opened = { readonly header: Buffer; readonly key: Buffer; readonly product: string };

export async function newHeader(passphrase: string, product: string): Promise<Opened> {
  const salt = randomBytes(16);
  const { key, check } = await derive(passphrase, salt, usualCost);
  const cost = [newestFormat, usualCost.log2N, usualCost.r, usualCost.p];
  const named = Buffer.from(product.slice(0, 16).padEnd(16), "ascii");
  const body = Buffer.concat([magic, Buffer.from(cost), salt, check, named]);
  return { header: Buffer.concat([body, sumOf(body)]), key, product };
}

/** Reads the header and finds the key; says apart what is no backup, what is damaged, and a wrong passphrase. */
export async function openHeader(reader: ByteReader, file: string, passphrase: string): Promise<Opened> {
  const start = await reader.atMost(magic.length + 1);
  if (!start.subarray(0, magic.length).equals(magic.subarray(0, start.length)) || start.length === 0)
    throw backupError({ code: "not-a-backup", file });
  const format = start[magic.length] ?? newestFormat;
  const rest = await reader.atMost(lengthBeforeSum + sumLength - start.length);
  const header = Buffer.concat([start, rest]);
  if (header.length < lengthBeforeSum + sumLength) throw backupError({ code: "cut", file });
  const body = header.subarray(0, lengthBeforeSum);
  const isWhole = sumOf(body).equals(header.subarray(lengthBeforeSum));
  if (isWhole && format > newestFormat) throw backupError({ code: "format-newer", file, format });
  const cost = { log2N: body[13] ?? 0, r: body[14] ?? 0, p: body[15] ?? 0 };
  // An edited cost must not make us take all memory.
  const isBearable = cost.log2N >= 14 && cost.log2N <= 18 && cost.r === 8 && cost.p >= 1 && cost.p <= 4;
  if (!isWhole || format !== newestFormat || !isBearable) throw backupError({ code: "damaged", file });
  const { key, check } = await derive(passphrase, body.subarray(16, 32), cost);
  if (!timingSafeEqual(check, body.subarray(32, 48))) throw backupError({ code: "wrong-passphrase" });
  return { header, key, product: body.subarray(48, 64).toString("ascii").trim() };
}

const sumOf = (body: Buffer): Buffer => createHash("sha256").update(body).digest().subarray(0, sumLength);

function derive(passphrase: string, salt: Buffer, { log2N, r, p }: Cost): Promise<{ key: Buffer; check: Buffer }> {
  const N = 2 ** log2N;
  // The same passphrase can reach us composed or decomposed, by keyboard or file.
  const text = passphrase.normalize("NFC");
  return new Promise((resolve, reject) => {
    scrypt(text, salt, 48, { N, r, p, maxmem: 129 * N * r + 1024 * r * p }, (error, bytes) => {
      if (error !== null) reject(error);
      else resolve({ key: bytes.subarray(0, 32), check: bytes.subarray(32, 48) });
    });
  });
}
