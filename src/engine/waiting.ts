/** People or projects waiting for their turn: first come, first served, nobody twice. */
export type Waiting = {
  readonly ring: Int32Array;
  readonly isIn: Uint8Array;
  first: number;
  count: number;
};

/** An empty line for whoever is numbered 0 … most − 1. */
export function newWaiting(most: number): Waiting {
  return { ring: new Int32Array(most), isIn: new Uint8Array(most), first: 0, count: 0 };
}

/** Puts number i at the end, unless they wait already. */
export function enqueue(waiting: Waiting, i: number): void {
  if (waiting.isIn[i] === 1) return;
  waiting.isIn[i] = 1;
  waiting.ring[(waiting.first + waiting.count++) % waiting.ring.length] = i;
}

/** Takes the first one out; the line must not be empty. */
export function dequeue(waiting: Waiting): number {
  const i = waiting.ring[waiting.first]!;
  waiting.first = (waiting.first + 1) % waiting.ring.length;
  waiting.count--;
  waiting.isIn[i] = 0;
  return i;
}

/** Empties the line. */
export function clearWaiting(waiting: Waiting): void {
  while (waiting.count > 0) dequeue(waiting);
}
