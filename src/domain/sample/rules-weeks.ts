import { dayParts, type FreeCells } from "#domain/people/terms.ts";
import { diceFor, happens, shuffled } from "#domain/sample/rules-dice.ts";

const morning = 0;
const afternoon = 1;
const evening = 2;
const workdays = [0, 1, 2, 3, 4] as const;
const saturday = 5;
const sunday = 6;

const cellOf = (day: number, part: number): number => day * dayParts + part;

/**
 * The parts of the week that an invented person has free, or null for the third who have not said: evenings of some
 * workdays beside the present work, Saturdays, and for those who give much whole workdays.
 */
export function sampleWeek(seed: number, index: number, halfDays: number): FreeCells | null {
  const dice = diceFor(seed, `week ${index}`);
  if (index >= 2 && happens(dice, 0.33)) return null;
  const days = shuffled(dice, workdays);
  const evenings = days.slice(0, 2 + dice.below(2)).map((day) => cellOf(day, evening));
  const whole = days
    .slice(0, Math.min(5, Math.floor(halfDays / 8)))
    .flatMap((day) => [cellOf(day, morning), cellOf(day, afternoon)]);
  const saturdays = happens(dice, 0.6) ? [cellOf(saturday, morning), cellOf(saturday, afternoon)] : [];
  const sundays = happens(dice, 0.15) ? [cellOf(sunday, morning)] : [];
  return [...new Set([...evenings, ...whole, ...saturdays, ...sundays])].toSorted((a, b) => a - b);
}
