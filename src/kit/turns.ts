/** Pieces of work that are done one after the other, some of them begun before anybody waits for them. */
export type Turns<Done> = {
  /** Puts a piece behind those before. */
  readonly add: (work: () => Promise<Done>) => void;
  /** Waits for the first pieces, until no more than `most` are left; gives what they came to, in their order. */
  readonly done: (most: number) => AsyncGenerator<Done, void, void>;
  /** Begins nothing more, and waits for the piece that is being done. */
  readonly end: () => Promise<void>;
};

/** No piece yet. A piece that fails fails those behind it. */
export function makeTurns<Done>(): Turns<Done> {
  const waiting: Promise<Done>[] = [];
  let isOver = false;
  return {
    add: (work) => {
      const before = waiting.at(-1) ?? Promise.resolve();
      const piece = before.then(() => (isOver ? Promise.reject(new Error("the work is over")) : work()));
      // Whoever waits for it hears of a fault; until then nobody does.
      piece.catch(() => {});
      waiting.push(piece);
    },
    done: async function* (most) {
      for (let [first] = waiting; first !== undefined && waiting.length > most; [first] = waiting) {
        const done = await first;
        void waiting.shift();
        yield done;
      }
    },
    end: async () => {
      isOver = true;
      await Promise.allSettled(waiting);
    },
  };
}
