/** People waiting to be looked at again: first come, first served, nobody twice. */
export type Waiting = {
  readonly ring: Int32Array;
  readonly isIn: Uint8Array;
  first: number;
  count: number;
};

/** An empty line for `people` people. */
export function newWaiting(people: number): Waiting {
  return { ring: new Int32Array(people), isIn: new Uint8Array(people), first: 0, count: 0 };
}

/** Puts person i at the end, unless they wait already. */
export function enqueue(waiting: Waiting, i: number): void {
  if (waiting.isIn[i] === 1) return;
  waiting.isIn[i] = 1;
  waiting.ring[(waiting.first + waiting.count++) % waiting.ring.length] = i;
}

/** Takes the first person out; the line must not be empty. */
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
