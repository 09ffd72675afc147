/**
 * Counts the work done, in elementary steps of a few nanoseconds. The count depends on the problem and the seed alone,
 * never on a clock, so whatever is scheduled by it replays exactly.
 */
export type Pace = {
  /** Work since the start. */
  total: number;
  /** Work left until the caller should be let in. */
  left: number;
  /** Work of the present turn; the first turns are short, because code that has just started runs slowly. */
  turn: number;
};

const firstTurn = 50_000;
/** About three milliseconds of work. */
const fullTurn = 600_000;
const growth = 1.2;

/** A pace at the start of a run. */
export function newPace(): Pace {
  return { total: 0, left: firstTurn, turn: firstTurn };
}

/** Adds `work` and says whether it is time to yield to the caller. */
export function turnEnds(pace: Pace, work: number): boolean {
  pace.total += work;
  pace.left -= work;
  if (pace.left > 0) return false;
  pace.turn = Math.min(fullTurn, pace.turn * growth);
  pace.left = pace.turn;
  return true;
}
