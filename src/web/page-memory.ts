/** What is kept ready, the least recently used of it thrown away first. */
export type PageMemory<Value> = {
  readonly get: (key: string) => Value | null;
  /** Keeps a value; one that is larger than an eighth of all is not kept. */
  readonly put: (key: string, value: Value) => void;
  /** Bytes that are taken now. */
  readonly bytes: () => number;
};

/** What a key and the bookkeeping of one value take beside it, in bytes; rather too much than too little. */
const aroundValue = 600;

/** A memory that never takes more than `mostBytes`, as `sizeOf` counts them. */
export function makePageMemory<Value>(mostBytes: number, sizeOf: (value: Value) => number): PageMemory<Value> {
  // A Map keeps the order in which keys were put in: the first is the one unused for longest.
  const kept = new Map<string, { readonly value: Value; readonly size: number }>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found === undefined) return null;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    put: (key, value) => {
      const size = sizeOf(value) + 2 * key.length + aroundValue;
      drop(key);
      if (size > mostBytes / 8) return;
      kept.set(key, { value, size });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
    bytes: () => bytes,
  };
}
