import type { LaidCells } from "#domain/weeks/terms.ts";
import { patternWeeks } from "#domain/weeks/terms.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";
import { weekRule } from "#reference/week-rules.ts";

/** What a week is warned of; nothing of it forbids the week. */
export type WeekWarning =
  /** More half-days in four weeks than a full week's work. */
  | { readonly code: "too-much"; readonly halfDays: number; readonly most: number; readonly source: string }
  /** A week (1–4) in which no day is free. */
  | { readonly code: "no-free-day"; readonly week: number; readonly source: string }
  /** A day (Monday is 0) with work in the morning, the afternoon and the evening. */
  | { readonly code: "evening-after-full-day"; readonly day: number };

/** What a laid-out week is warned of on this day. */
export function warningsOf(shares: readonly LaidCells[], today: LocalDate): readonly WeekWarning[] {
  const entries = shares.flatMap(({ cells }) => cells);
  const most = weekRule("most-half-days", today);
  const free = weekRule("free-days", today);
  const warnings: WeekWarning[] = [];
  if (entries.length > most.value)
    warnings.push({ code: "too-much", halfDays: entries.length, most: most.value, source: most.source });
  for (let week = 0; week < patternWeeks; week += 1) {
    const days = new Set(
      entries.filter((entry) => Math.floor(entry / 21) === week).map((entry) => Math.floor(entry / 3)),
    );
    if (7 - days.size < free.value) {
      warnings.push({ code: "no-free-day", week: week + 1, source: free.source });
      break;
    }
  }
  const full = [0, 1, 2, 3, 4, 5, 6].filter((day) =>
    Array.from({ length: patternWeeks }, (_, week) => week * 21 + day * 3).some((first) =>
      [0, 1, 2].every((part) => entries.includes(first + part)),
    ),
  );
  return [...warnings, ...full.map((day) => ({ code: "evening-after-full-day", day }) as const)];
}

/** A share with its peak season: months of the year (1–12) in which all hands are needed. */
export type Seasonal = {
  readonly name: string;
  readonly peakMonths: readonly number[];
  readonly from: LocalDate;
  /** The day after its last. */
  readonly until: LocalDate;
};

/** Two peak seasons that follow each other, or overlap, without the rest agreed between them. */
export type ChainedPeaks = {
  readonly first: string;
  readonly second: string;
  /** Last day of the first peak and first day of the second. */
  readonly ends: LocalDate;
  readonly begins: LocalDate;
  readonly weeks: number;
};

/** Peaks of different places of work between which there are fewer weeks of rest than these, in order of time. */
export function chainedPeaks(shares: readonly Seasonal[], weeks: number): readonly ChainedPeaks[] {
  const peaks = shares
    .flatMap((share) => peaksOf(share).map((peak) => ({ ...peak, name: share.name })))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return peaks.flatMap((first, index) =>
    peaks
      .slice(index + 1)
      .filter((second) => second.name !== first.name && second.from < addDays(first.until, 7 * weeks))
      .map((second) => ({
        first: first.name,
        second: second.name,
        ends: addDays(first.until, -1),
        begins: second.from,
        weeks,
      })),
  );
}

type Peak = { readonly from: LocalDate; readonly until: LocalDate };

/** Runs of days within the share's time that lie in its peak months. */
function peaksOf({ peakMonths, from, until }: Seasonal): readonly Peak[] {
  if (peakMonths.length === 0) return [];
  const peaks: Peak[] = [];
  let begin: LocalDate | null = null;
  for (let day = from; day < until; day = addDays(day, 1)) {
    const isPeak = peakMonths.includes(Number(day.slice(5, 7)));
    if (isPeak && begin === null) begin = day;
    if (!isPeak && begin !== null) {
      peaks.push({ from: begin, until: day });
      begin = null;
    }
  }
  return begin === null ? peaks : [...peaks, { from: begin, until }];
}
