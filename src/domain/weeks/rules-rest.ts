import { addDays, type LocalDate } from "#kit/dates.ts";

/** A month counted from year 0, as a plan counts them: 2026-12 is 2026 × 12 + 11. */
type Month = number;

const dayOne = (month: Month): number => Date.UTC(Math.floor(month / 12), month % 12, 1);

/** Days between the end of one month and the beginning of a later one. */
const daysBetween = (early: Month, late: Month): number => Math.round((dayOne(late) - dayOne(early + 1)) / 86_400_000);

/** Months of peak season at one place of work. */
export type PeakMonths = readonly Month[];

/**
 * Whether two places' peak seasons fall into one month, or follow each other with fewer than so many weeks between.
 * Whole months are looked at: a peak that begins in the middle of a month counts from its first day, so that nobody gets
 * less rest than was agreed.
 */
export const isChained = (one: PeakMonths, other: PeakMonths, restWeeks: number): boolean =>
  one.some((a) => other.some((b) => a === b || daysBetween(Math.min(a, b), Math.max(a, b)) < 7 * restWeeks));

/** The first two of these places whose peaks are chained, by their order; null when there is rest between all of them. */
export function chainedPair(places: readonly PeakMonths[], restWeeks: number): readonly [number, number] | null {
  for (const [second, late] of places.entries())
    for (const [first, early] of places.slice(0, second).entries())
      if (isChained(early, late, restWeeks)) return [first, second];
  return null;
}

/** The peak months that lie in a time, as months counted from year 0; `until` is the day after its last. */
export function peaksWithin(
  peakMonths: readonly number[],
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): PeakMonths {
  if (peakMonths.length === 0 || until <= from) return [];
  const monthOf = (day: LocalDate): Month => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [monthOf(from), monthOf(addDays(until, -1))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((month) =>
    peakMonths.includes((month % 12) + 1),
  );
}
