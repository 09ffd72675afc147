/**
 * The sets of jobs with which one agent can be filled for little loss. Each job has a side that is cheaper, taken or
 * left; sets are told by the jobs that go the other way. Found by meeting in the middle: all sets of every other job are
 * laid into cells by their size, and each set of the others looks for what fills the room.
 */
export type Fillings = {
  /** The jobs between whose sides there is least to choose, the least first; what the other side costs, and adds in size. */
  readonly job: Int32Array;
  readonly loss: Float64Array;
  readonly size: Float64Array;
  count: number;
  readonly halves: readonly [Sets, Sets];
  readonly head: Int32Array;
  readonly next: Int32Array;
  /** The jobs of the set at hand that go the other way. */
  readonly flips: Int32Array;
};

type Sets = { count: number; readonly mask: Uint16Array; readonly loss: Float64Array; readonly size: Float64Array };

const mostSets = 1024;
const mostOpen = 30;
const lastHead = 1023;
const mostLooks = 4000;

/** A work space for so many jobs. */
export function newFillings(jobs: number): Fillings {
  const sets = (): Sets => ({
    count: 0,
    mask: new Uint16Array(mostSets),
    loss: new Float64Array(mostSets),
    size: new Float64Array(mostSets),
  });
  return {
    job: new Int32Array(jobs + 1),
    loss: new Float64Array(jobs + 1),
    size: new Float64Array(jobs + 1),
    count: 0,
    halves: [sets(), sets()],
    head: new Int32Array(lastHead + 1),
    next: new Int32Array(mostSets),
    flips: new Int32Array(mostOpen),
  };
}

/** Adds a job whose other side costs `loss` more and changes what is used by `size`. */
export function addOpen(fillings: Fillings, job: number, loss: number, size: number): void {
  let at = Math.min(fillings.count, mostOpen);
  if (at === mostOpen && loss >= fillings.loss[mostOpen - 1]!) return;
  for (; at > 0 && fillings.loss[at - 1]! > loss; at--) {
    fillings.loss[at] = fillings.loss[at - 1]!;
    fillings.job[at] = fillings.job[at - 1]!;
    fillings.size[at] = fillings.size[at - 1]!;
  }
  fillings.loss[at] = loss;
  fillings.job[at] = job;
  fillings.size[at] = size;
  fillings.count = Math.min(fillings.count + 1, mostOpen);
}

/** How full: the room that the cheaper sides leave (negative: how much they exceed it), its price, and what may be lost. */
export type FillAim = { readonly left: number; readonly price: number; readonly most: number };

/** Tells every set found: what is lost, unused room counted; its first `depth` jobs of `flips` go the other way. */
export function fillIn(fillings: Fillings, aim: FillAim, tell: (loss: number, depth: number) => void): number {
  const [first, second] = fillings.halves;
  const { head, next } = fillings;
  listSets(fillings, first, 0, aim.most);
  listSets(fillings, second, 1, aim.most);
  const width = Math.max(1, aim.most / Math.max(aim.price, 1e-9));
  head.fill(-1);
  for (let set = 0; set < second.count; set++) {
    const cell = Math.floor(second.size[set]! / width) & lastHead;
    next[set] = head[cell]!;
    head[cell] = set;
  }
  let looks = 0;
  for (let set = 0; set < first.count && looks < mostLooks; set++) {
    const left = aim.left - first.size[set]!;
    const high = Math.floor(left / width);
    for (let cell = high - 1; cell <= high; cell++) {
      for (let other = head[cell & lastHead]!; other !== -1; other = next[other]!) {
        looks++;
        const unused = left - second.size[other]!;
        if (unused < 0) continue;
        const loss = first.loss[set]! + second.loss[other]! + aim.price * unused;
        if (loss <= aim.most) tell(loss, decode(fillings, first.mask[set]!, second.mask[other]!));
      }
    }
  }
  return looks + first.count + second.count;
}

/** The sets of every other job, from `start` on, that lose no more than `most`. */
function listSets({ count, loss, size }: Fillings, sets: Sets, start: number, most: number): void {
  sets.mask[0] = sets.loss[0] = sets.size[0] = 0;
  sets.count = 1;
  for (let k = start, bit = 1; k < count && loss[k]! <= most; k += 2, bit <<= 1) {
    for (let set = 0, end = sets.count; set < end && sets.count < mostSets; set++) {
      const sum = sets.loss[set]! + loss[k]!;
      if (sum > most) continue;
      sets.loss[sets.count] = sum;
      sets.size[sets.count] = sets.size[set]! + size[k]!;
      sets.mask[sets.count++] = sets.mask[set]! | bit;
    }
  }
}

function decode({ flips, job }: Fillings, first: number, second: number): number {
  let depth = 0;
  for (let k = 0, bits = first; bits !== 0; k += 2, bits >>= 1) if ((bits & 1) === 1) flips[depth++] = job[k]!;
  for (let k = 1, bits = second; bits !== 0; k += 2, bits >>= 1) if ((bits & 1) === 1) flips[depth++] = job[k]!;
  return depth;
}
