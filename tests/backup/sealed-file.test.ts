import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { byteReader } from "#platform/backup/byte-reader.ts";
import { backupFaultOf } from "#platform/backup/fault.ts";
import { newHeader, type Opened } from "#platform/backup/header.ts";
import { checkBackup } from "#platform/backup/read-backup.ts";
import { seal, unseal } from "#platform/backup/sealed-chunks.ts";
import { writeBackup } from "#platform/backup/write-backup.ts";
import { count } from "../support/counts.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { furnish } from "../support/installation.ts";

const passphrase = "correct horse battery";
const stop = new AbortController().signal;
const silent = (): void => {};

let folder = "";
let file = "";
let whole: Buffer;
let source: FreshDatabase;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-sealed-"));
  file = path.join(folder, "region.banso");
  source = await freshDatabase();
  await furnish(source, 20);
  const order = { file, passphrase, secret: "s".repeat(40), product: "0.1.0", force: false };
  await writeBackup(source.connections, { ...order, now: new Date(0), progress: silent, stop });
  whole = readFileSync(file);
});
afterAll(async () => {
  await source.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What reading such bytes as a backup leads to. */
async function readAs(bytes: Buffer, by = passphrase): Promise<string> {
  const place = path.join(folder, "edited");
  writeFileSync(place, bytes);
  return checkBackup({ file: place, passphrase: by, stop }, silent).then(
    () => "whole",
    (error: unknown) => backupFaultOf(error)?.code ?? String(error),
  );
}

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

async function collected(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const sealedOf = (bytes: Buffer, opened: Opened, length = 4000): Promise<Buffer> =>
  collected(seal(inPieces(bytes, length), opened));
const unsealedOf = (sealed: Buffer, opened: Opened, length = 5000): Promise<Buffer> =>
  collected(unseal(byteReader(inPieces(sealed, length)), opened, "file"));

test("the file as it was written is whole", async () => {
  expect(await readAs(whole)).toBe("whole");
});

test("an edited bit at any place is found", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const edited = Buffer.from(whole);
      edited[at] = (edited[at] ?? 0) ^ (1 << bit);
      expect(["damaged", "not-a-backup"]).toContain(await readAs(edited));
    }),
    {
      numRuns: count(10, 600),
      examples: [
        [0, 0],
        [12, 1],
        [13, 2],
        [16, 0],
        [32, 7],
        [48, 3],
        [64, 4],
        [72, 5],
        [whole.length - 1, 6],
      ],
    },
  );
});

test("a file cut anywhere is found, and so is one with more behind it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      expect(["cut", "damaged", "not-a-backup"]).toContain(await readAs(whole.subarray(0, length)));
    }),
    { numRuns: count(8, 300), examples: [[0], [11], [12], [40], [72], [73], [whole.length - 1]] },
  );
  expect(await readAs(Buffer.concat([whole, Buffer.from([0])]))).toBe("damaged");
  expect(await readAs(Buffer.concat([whole, whole]))).toBe("damaged");
});

test("a wrong passphrase, another file and a newer format are told apart", async () => {
  expect(await readAs(whole, "another passphrase")).toBe("wrong-passphrase");
  expect(await readAs(Buffer.from("PK\u0003\u0004 a zip"))).toBe("not-a-backup");
  expect(await readAs(Buffer.alloc(0))).toBe("not-a-backup");
});

test("the secret and the rows cannot be read in the file", () => {
  expect(whole.includes("s".repeat(40))).toBe(false);
  expect(whole.includes("架空製作所")).toBe(false);
});

test("a passphrase is the same however its letters are composed", async () => {
  const opened = await newHeader("ガラス\u30CF\u309A", "0.1.0");
  const { openHeader } = await import("#platform/backup/header.ts");
  const again = await openHeader(byteReader(inPieces(opened.header, 7)), "file", "カ\u3099ラスパ");
  expect(again.key).toEqual(opened.key);
});

test("sealing and opening gives back any bytes, whatever pieces they come in", async () => {
  const opened = await newHeader(passphrase, "0.1.0");
  const chunk = 65_536;
  const length = fc.oneof(
    fc.nat(300_000),
    fc.constantFrom(0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1),
  );
  await fc.assert(
    fc.asyncProperty(length, fc.integer({ min: 1, max: 200_000 }), async (size, piece) => {
      const bytes = Buffer.alloc(size, "backup");
      const sealed = await sealedOf(bytes, opened, Math.max(piece, size / 50));
      expect((await unsealedOf(sealed, opened, Math.max(piece, size / 50))).equals(bytes)).toBe(true);
    }),
    { numRuns: count(30, 1000) },
  );
});

test("chunks left out, doubled or exchanged are found, and nothing of the wrong ones is given on", async () => {
  const opened = await newHeader(passphrase, "0.1.0");
  const bytes = Buffer.alloc(65_536 * 4 + 10, "abc");
  const sealed = await sealedOf(bytes, opened);
  const size = 65_536 + 16;
  const chunks = Array.from({ length: 5 }, (_, index) => sealed.subarray(index * size, (index + 1) * size));
  const order = (...which: readonly number[]): Buffer =>
    Buffer.concat(which.map((index) => chunks[index] ?? Buffer.alloc(0)));
  expect((await unsealedOf(order(0, 1, 2, 3, 4), opened)).equals(bytes)).toBe(true);
  for (const wrong of [[0, 2, 3, 4], [0, 1, 1, 2, 3, 4], [1, 0, 2, 3, 4], [4], [0, 4]])
    await expect(unsealedOf(order(...wrong), opened)).rejects.toMatchObject({ backupFault: { code: "damaged" } });
  await expect(unsealedOf(order(0, 1, 2), opened)).rejects.toMatchObject({ backupFault: { code: "cut" } });
  const other = await newHeader(passphrase, "0.1.0");
  await expect(unsealedOf(sealed, other)).rejects.toMatchObject({ backupFault: { code: "damaged" } });
});
