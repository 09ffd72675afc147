/**
 * Counts the work done, in elementary steps of about a nanosecond. The count depends on the problem and the seed alone,
 * never on a clock, so whatever is scheduled by it replays exactly.
 */
export type Pace = {
  /** Work since the start. */
  total: number;
  /** Work left until the caller should be let in. */
  left: number;
};

/** About three milliseconds of work. */
const turnWork = 1_000_000;

/** A pace at the start of a run. */
export function newPace(): Pace {
  return { total: 0, left: turnWork };
}

/** Adds `work` and says whether it is time to yield to the caller. */
export function turnEnds(pace: Pace, work: number): boolean {
  pace.total += work;
  pace.left -= work;
  if (pace.left > 0) return false;
  pace.left = turnWork;
  return true;
}
