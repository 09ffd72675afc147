/** Things that are kept ready in this process and can be made again at any time; the one unused for longest goes first. */
export type Memory<Value> = {
  readonly get: (key: string) => Value | null;
  readonly put: (key: string, value: Value) => void;
};

/** A memory of at most `most` things. */
export function makeMemory<Value>(most: number): Memory<Value> {
  // A Map keeps the order in which keys were put in.
  const kept = new Map<string, Value>();
  const put = (key: string, value: Value): void => {
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found === undefined) return null;
      put(key, found);
      return found;
    },
    put,
  };
}
