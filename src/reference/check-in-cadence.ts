import { type LocalDate, parseLocalDate } from "#kit/dates.ts";

/** How often both sides of an engagement are asked how it goes; weeks are counted from its first one. */
export type Cadence = {
  /** The largest share, in half-days per four weeks, for which it holds. */
  readonly upToHalfDays: number;
  /** Weeks of the beginning, ascending. */
  readonly first: readonly number[];
  /** From then on: every so many weeks until that week. The last one has no end. */
  readonly later: readonly { readonly every: number; readonly untilWeek: number }[];
};

/** The cadences that hold from a day on, the smallest share first. */
export type CadenceSetting = {
  readonly from: LocalDate;
  readonly source: string;
  readonly cadences: readonly Cadence[];
};

const from = parseLocalDate("2026-04-01");
if (from === null) throw new RangeError("no such day");
const always = Number.POSITIVE_INFINITY;

/**
 * Closely at the start, then every month, every quarter, twice a year, and once a year without end. No law says how often:
 * it is this product's own setting, by the day from which it holds.
 */
export const cadenceSettings: readonly CadenceSetting[] = [
  {
    from,
    source: "Banso, decision 0017",
    cadences: [
      {
        upToHalfDays: 4,
        first: [1, 4],
        later: [
          { every: 4, untilWeek: 12 },
          { every: 13, untilWeek: 51 },
          { every: 26, untilWeek: 103 },
          { every: 52, untilWeek: always },
        ],
      },
      {
        upToHalfDays: 19,
        first: [1, 2, 4],
        later: [
          { every: 4, untilWeek: 24 },
          { every: 13, untilWeek: 102 },
          { every: 26, untilWeek: 154 },
          { every: 52, untilWeek: always },
        ],
      },
      {
        upToHalfDays: always,
        first: [1, 2, 3, 4],
        later: [
          { every: 4, untilWeek: 48 },
          { every: 13, untilWeek: 152 },
          { every: 26, untilWeek: 204 },
          { every: 52, untilWeek: always },
        ],
      },
    ],
  },
];
