/**
 * How a plan has come along since it was built, in work done: kicks on one plan end in a dead end sooner or later, from
 * which only another start leads on.
 */
export type Life = {
  /** When the plan was built, when it was looked at last, and how far it was from the bound then. */
  born: number;
  seen: number;
  gap: number;
};

/** It is looked at whenever it has become older by this share. */
const lookAfter = 0.3;
/** It has to have lost this share of its gap since. */
const leastGain = 0.03;

/** A plan that begins now. */
export const newLife = (now: number, gap: number): Life => ({ born: now, seen: now, gap });

/** Whether the plan has hardly come nearer to the bound in the last third of its life. */
export function isStalled(life: Life, now: number, gap: number): boolean {
  if (now - life.seen < lookAfter * (now - life.born)) return false;
  const hasGained = gap < (1 - leastGain) * life.gap;
  life.seen = now;
  life.gap = gap;
  return !hasGained;
}
