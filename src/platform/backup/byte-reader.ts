/** Takes bytes from a stream in the lengths that a format asks for, holding no more than one piece at a time. */
export type ByteReader = {
  /** So many bytes, fewer only at the end of the stream. */
  readonly atMost: (length: number) => Promise<Buffer>;
  /** The next bytes as they come, no more than so many; empty at the end. */
  readonly some: (most: number) => Promise<Buffer>;
};

export function byteReader(source: AsyncIterable<Buffer>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const some = async (most: number): Promise<Buffer> => {
    while (held.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return held;
      held = next.value;
    }
    const taken = held.subarray(0, most);
    held = held.subarray(taken.length);
    return taken;
  };
  const atMost = async (length: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0; ) {
      const part = await some(missing);
      if (part.length === 0) break;
      parts.push(part);
      missing -= part.length;
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  };
  return { atMost, some };
}
