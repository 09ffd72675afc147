import { type CheckInSide, checkInSides } from "#domain/engagements/terms.ts";
import { between, diceFor, happens, pairsOf } from "#domain/sample/rules-dice.ts";
import type { SampleEngagement } from "#domain/sample/rules-engagements.ts";
import { checkInWords, shortCheckInWords } from "#domain/sample/rules-words-check-ins.ts";
import { pick, type Random } from "#kit/random.ts";

/** A check-in of an invented engagement; days are counted from the one on which the sample is loaded. */
export type SampleCheckIn = {
  readonly engagement: string;
  readonly side: CheckInSide;
  readonly dueIn: number;
  /** Below zero, or zero for today; null while it was not held. */
  readonly heldIn: number | null;
  readonly score: number | null;
  readonly words: string;
};

/** Weeks after the first day at which both sides are asked: closely at the start, then every month, then every quarter. */
const cadence = [1, 2, 4, 8, 12, 16, 20, 24, 37, 50, 63, 76, 89, 102] as const;

/**
 * The check-ins of engagements that run or have ended, of both sides. Those of the past were held, but for a few that
 * are overdue; the next one is due. A few tell of trouble, and two marks in a row.
 */
export function sampleCheckIns(seed: number, engagements: readonly SampleEngagement[]): readonly SampleCheckIn[] {
  const words = wordsOf(seed);
  return engagements
    .filter(({ startsIn }) => startsIn <= 0)
    .flatMap((engagement) =>
      checkInSides.flatMap((side) =>
        ofSide(engagement, side, { words, dice: diceFor(seed, `check-ins of ${engagement.key} ${side}`) }),
      ),
    );
}

type Words = (side: CheckInSide, score: number, dice: Random) => string;

function ofSide(
  { key, startsIn, terms, end }: SampleEngagement,
  side: CheckInSide,
  { words, dice }: { readonly words: Words; readonly dice: Random },
): readonly SampleCheckIn[] {
  const isOver = end !== null;
  const usual = isOver && end.outcomeScore !== null ? end.outcomeScore : pick(dice, [3, 4, 4, 4, 4, 5]);
  const steps = cadence.filter((week) => week <= terms.weeks && (week !== 2 || terms.halfDays > 2));
  const made: SampleCheckIn[] = [];
  for (const week of steps) {
    const dueIn = 7 * (startsIn + week) + between(dice, 0, 4);
    const isPast = dueIn < 0;
    // Long ago everything was held; what fell due in the last three weeks may still be open.
    const isHeld = isPast && (isOver || dueIn < -21 ? happens(dice, 0.985) : happens(dice, 0.75));
    const score = isHeld ? scoreOf(dice, usual) : null;
    const heldIn = isHeld ? Math.min(0, dueIn + between(dice, 0, 5)) : null;
    if (isOver && !isHeld) continue;
    made.push({ engagement: key, side, dueIn, heldIn, score, words: score === null ? "" : words(side, score, dice) });
    if (!isPast) break;
  }
  return made;
}

const scoreOf = (dice: Random, usual: number): number =>
  happens(dice, 0.05) ? between(dice, 1, 2) : Math.max(1, Math.min(5, usual + between(dice, -1, 1)));

/** What was said: often a few words or none, sometimes more; low scores always have their reason. */
function wordsOf(seed: number): Words {
  const dice = diceFor(seed, "words of check-ins");
  const longOf = (side: CheckInSide) => ({
    low: pairsOf(dice, ...checkInWords[side].low),
    fair: pairsOf(dice, ...checkInWords[side].fair),
    good: pairsOf(dice, ...checkInWords[side].good),
  });
  const long = { person: longOf("person"), firm: longOf("firm") };
  return (side, score, own) => {
    if (score <= 2) return long[side].low();
    const grade = score === 3 ? "fair" : "good";
    const turn = own.below(10);
    if (turn < 3) return "";
    return turn < 7 ? pick(own, shortCheckInWords[side][grade]) : long[side][grade]();
  };
}
