import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";

/** One file of a zip as its directory names it; nothing that the directory says of sizes is believed. */
export type ZipPart = {
  readonly name: string;
  readonly isStored: boolean;
  readonly start: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
  readonly crc: number;
};

/** What cannot be read further: damaged, or larger than allowed. The readers of workbooks make a refusal of it. */
export class PartFault extends Error {
  readonly code: "broken" | "too-large" | "too-many-texts";
  constructor(code: PartFault["code"]) {
    super(code);
    this.code = code;
  }
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const mostEntries = 2_000;

/** The central directory (APPNOTE.TXT 4.3.12); null when anything in it is out of place. */
export function zipParts(bytes: Buffer): readonly ZipPart[] | null {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endOfDirectory) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) return null;
  const parts: ZipPart[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
    const part = partAt(bytes, at);
    if (part === null) return null;
    parts.push(part);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function partAt(bytes: Buffer, at: number): ZipPart | null {
  const method = bytes.readUInt16LE(at + 10);
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  const header = bytes.readUInt32LE(at + 42);
  if (isEncrypted || (method !== 0 && method !== 8)) return null;
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== localHeader) return null;
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  const packedBytes = bytes.readUInt32LE(at + 20);
  if (start + packedBytes > bytes.length) return null;
  return {
    name: bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
    isStored: method === 0,
    start,
    packedBytes,
    inflatedBytes: bytes.readUInt32LE(at + 24),
    crc: bytes.readUInt32LE(at + 16),
  };
}

/**
 * Inflates a part a piece at a time, counting: a part that becomes larger than `most` bytes, or larger than it says, is
 * left at that point; one whose length or check sum does not agree at its end is damaged. Throws a PartFault.
 */
export async function* inflated(bytes: Buffer, part: ZipPart, most: number): AsyncGenerator<Buffer, void> {
  if (part.inflatedBytes > most) throw new PartFault("too-large");
  let length = 0;
  let sum = 0;
  try {
    for await (const chunk of contentOf(bytes, part)) {
      length += chunk.length;
      if (length > most) throw new PartFault("too-large");
      if (length > part.inflatedBytes) throw new PartFault("broken");
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    // zlib names its faults; everything else is ours.
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw new PartFault("broken");
    throw error;
  }
  if (length !== part.inflatedBytes || sum !== part.crc) throw new PartFault("broken");
}

const packedAtOnce = 64 * 1024;

async function* contentOf(bytes: Buffer, part: ZipPart): AsyncGenerator<Buffer, void> {
  const packed = Readable.from(slices(bytes.subarray(part.start, part.start + part.packedBytes)));
  // What goes wrong is thrown to whoever reads the inflated side.
  const content = part.isStored ? packed : pipeline(packed, createInflateRaw({ chunkSize: packedAtOnce }), () => {});
  for await (const chunk of content) if (Buffer.isBuffer(chunk)) yield chunk;
}

function* slices(packed: Buffer): Generator<Buffer, void> {
  for (let at = 0; at < packed.length; at += packedAtOnce) yield packed.subarray(at, at + packedAtOnce);
}
