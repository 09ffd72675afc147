/**
 * The most promising next steps of a beam: a partial plan, which of its jobs go against what is cheapest, and what the
 * plan costs then at least. A heap with the least promising on top, which gives way when there are too many.
 */
export type Steps = {
  count: number;
  /** So many are kept at most. */
  most: number;
  readonly estimate: Float64Array;
  readonly parent: Int32Array;
  readonly flips: Int32Array;
  readonly flipped: Uint8Array;
  /** The heap: places of the arrays above. */
  readonly heap: Int32Array;
};

/** More jobs than this never go against what is cheapest in one step. */
export const mostFlips = 10;

/** Room for so many steps. */
export function newSteps(most: number): Steps {
  return {
    count: 0,
    most,
    estimate: new Float64Array(most),
    parent: new Int32Array(most),
    flips: new Int32Array(most * mostFlips),
    flipped: new Uint8Array(most),
    heap: new Int32Array(most),
  };
}

/** From this estimate on a step is not kept. */
export function limitOf({ count, most, estimate, heap }: Steps): number {
  return count < most ? Number.POSITIVE_INFINITY : estimate[heap[0]!]!;
}

/** A step: of the jobs in `flips` the first `depth` go against what is cheapest. */
export type Step = {
  readonly parent: number;
  readonly estimate: number;
  readonly flips: Int32Array;
  readonly depth: number;
};

/** Keeps a step if it is promising enough. */
export function keepStep(steps: Steps, { parent, estimate, flips, depth }: Step): void {
  if (estimate >= limitOf(steps)) return;
  const isNew = steps.count < steps.most;
  const at = isNew ? steps.count : steps.heap[0]!;
  steps.estimate[at] = estimate;
  steps.parent[at] = parent;
  steps.flipped[at] = depth;
  for (let k = 0; k < depth; k++) steps.flips[at * mostFlips + k] = flips[k]!;
  if (!isNew) sink(steps);
  else rise(steps, at);
}

function rise(steps: Steps, at: number): void {
  const { heap, estimate } = steps;
  let place = steps.count++;
  for (; place > 0; ) {
    const up = (place - 1) >> 1;
    if (estimate[heap[up]!]! >= estimate[at]!) break;
    heap[place] = heap[up]!;
    place = up;
  }
  heap[place] = at;
}

function sink({ heap, count, estimate }: Steps): void {
  const at = heap[0]!;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= count) break;
    if (child + 1 < count && estimate[heap[child + 1]!]! > estimate[heap[child]!]!) child++;
    if (estimate[heap[child]!]! <= estimate[at]!) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = at;
}
