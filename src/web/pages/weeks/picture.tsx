import { mondayOfPatternWeek, patternWeekOf } from "#domain/weeks/rules-patterns.ts";
import { type LocalDate, mondayOf } from "#kit/dates.ts";
import type { Visit } from "#route.ts";
import { type PatternPicture, type PatternShare, WeekPattern, WeekPatternTable } from "#show/week-pattern.tsx";
import type { Words } from "#text/speak.ts";
import { dayNames, partNames } from "#text/week-cells.ts";
import { datedWeekOfFour, weekOfFour, weekTitle, weekWords } from "#text/weeks.ts";

/** Whose week it is and what lies in it. */
export type ShownWeek = {
  /** Unique in the document. */
  readonly id: string;
  readonly whose: string;
  readonly shares: readonly PatternShare[];
  readonly free: readonly number[];
  /** The day from which the next weeks are counted; a week that is only planned has no days. */
  readonly today?: LocalDate | undefined;
  readonly notes?: ReadonlyMap<number, string> | undefined;
};

/** One of the four weeks by the day on which it begins the next time. */
export function weekOn(number: number, today: LocalDate): Words {
  const monday = mondayOfPatternWeek(number, today);
  return datedWeekOfFour(number, monday, monday <= today);
}

/** A person's four weeks as a picture with the same in a table, or as a miniature for a row. */
export function WeekShown({ visit, week, size }: { visit: Visit; week: ShownWeek; size: "mini" | "full" }) {
  const { speak } = visit;
  const picture: PatternPicture = {
    id: week.id,
    shares: week.shares,
    free: week.free,
    notes: week.notes,
    begin: week.today === undefined ? undefined : patternWeekOf(mondayOf(week.today)) + 1,
    words: {
      title: (_, halfDays, places) => speak(weekTitle(week.whose, halfDays, places)),
      days: dayNames.map((day) => speak(day)),
      parts: partNames.map((part) => speak(part)),
      free: speak(weekWords.free),
      outside: speak(weekWords.outside),
      week: (number) => speak(week.today === undefined ? weekOfFour(number) : weekOn(number, week.today)),
    },
  };
  if (size === "mini") return <WeekPattern picture={picture} size="mini" />;
  return (
    <>
      <WeekPattern picture={picture} size="full" />
      <details>
        <summary>{speak(weekWords.asTable)}</summary>
        <WeekPatternTable picture={picture} />
      </details>
    </>
  );
}
