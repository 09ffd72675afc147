import { sharedBuffer } from "./memory.ts";
import { beginPassage, blockOfPeople, newPassage, type Passage, type PassMarket, passBlock } from "./passage.ts";

/**
 * Other threads that help with the passes of the bound, handed in, because Node.js and browsers start them in different
 * ways. Each of them calls `joinCrew` with every message that is posted. Needs shared memory: in a browser the page has
 * to be cross-origin isolated, and `solve` has to run in a worker.
 */
export type Threads = {
  /** How many threads there are besides the caller's. */
  readonly count: number;
  /** Sends a message to the thread of this number, from 0. */
  readonly post: (thread: number, message: CrewMessage) => void;
};

/** What a thread is told at the start of a solve; all arrays stand in shared memory. */
export type CrewMessage = {
  readonly thread: number;
  readonly market: PassMarket;
  readonly price: Int32Array;
  readonly takers: Int32Array;
  readonly control: Int32Array;
  /** The pass that each thread joined last. */
  readonly joined: Int32Array;
  /** Gain and work of each thread in that pass. */
  readonly sums: Float64Array;
};

/** The threads at work, as the caller's thread sees them. */
export type Crew = {
  readonly control: Int32Array;
  readonly joined: Int32Array;
  readonly sums: Float64Array;
  readonly takers: readonly Int32Array[];
};

/** Places in `control`: number of the newest pass, whether it is open, the next person to hand out, threads at work in it, the end. */
const newest = 0;
const isOpen = 1;
const next = 2;
const active = 3;
const isOver = 4;

/** Tells the threads of a solve; they wait for passes until `dismiss`. */
export function callCrew(threads: Threads, market: PassMarket, price: Int32Array): Crew {
  const control = new Int32Array(sharedBuffer(4 * 5));
  const joined = new Int32Array(sharedBuffer(4 * threads.count));
  const sums = new Float64Array(sharedBuffer(16 * threads.count));
  const takers = Array.from({ length: threads.count }, () => new Int32Array(sharedBuffer(4 * market.projects)));
  for (const [thread, own] of takers.entries()) {
    threads.post(thread, { thread, market, price, takers: own, control, joined, sums });
  }
  return { control, joined, sums, takers };
}

/** Opens a pass: from now on everybody takes people by `nextBlock`. A thread that is not there yet is not waited for. */
export function openPass({ control }: Crew): void {
  Atomics.store(control, next, 0);
  // The number first: whoever finds the pass open must know which one it is.
  Atomics.add(control, newest, 1);
  Atomics.store(control, isOpen, 1);
  Atomics.notify(control, newest);
}

/** The first person of the next block; beyond the last one when all are handed out. */
export const nextBlock = ({ control }: Pick<Crew, "control">): number => Atomics.add(control, next, blockOfPeople);

/** Waits for the last blocks, and adds what the threads have found to the caller's part. Returns the work they did. */
export function closePass({ control, joined, sums, takers }: Crew, own: Passage): number {
  Atomics.store(control, isOpen, 0);
  for (let busy = Atomics.load(control, active); busy > 0; busy = Atomics.load(control, active)) {
    Atomics.wait(control, active, busy, 100);
  }
  const pass = Atomics.load(control, newest);
  let work = 0;
  for (const [thread, theirs] of takers.entries()) {
    if (joined[thread] !== pass) continue;
    own.gain += sums[2 * thread]!;
    work += sums[2 * thread + 1]!;
    for (let j = 0; j < theirs.length; j++) own.takers[j]! += theirs[j]!;
  }
  return work;
}

/** Sends the threads home. */
export function dismiss({ control }: Crew): void {
  Atomics.store(control, isOver, 1);
  Atomics.add(control, newest, 1);
  Atomics.notify(control, newest);
}

/** What another thread does with a message: helps with every pass of a solve, and returns at its end. */
export function joinCrew(message: CrewMessage): void {
  const { control } = message;
  const own = newPassage(message.market, message.price, message.takers);
  for (;;) {
    Atomics.add(control, active, 1);
    const pass = Atomics.load(control, newest);
    // Nobody takes part in a pass twice: their sums are read when it closes.
    if (Atomics.load(control, isOpen) === 1 && message.joined[message.thread] !== pass) helpWith(message, own);
    Atomics.sub(control, active, 1);
    Atomics.notify(control, active);
    if (Atomics.load(control, isOver) === 1) return;
    Atomics.wait(control, newest, pass);
  }
}

/** Takes part in the open pass. */
function helpWith({ thread, market, control, joined, sums }: CrewMessage, own: Passage): void {
  beginPassage(own);
  for (let from = nextBlock({ control }); from < market.people; from = nextBlock({ control })) passBlock(own, from);
  sums[2 * thread] = own.gain;
  sums[2 * thread + 1] = own.work;
  joined[thread] = Atomics.load(control, newest);
}
