import { mondayOfPatternWeek } from "#domain/weeks/rules-patterns.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";
import { listed, type Speak } from "#text/speak.ts";
import { dayNames, partNames } from "#text/week-cells.ts";
import { weekPaperWords } from "#text/week-papers.ts";

/** A share and its meetings as the rows are made of them; entries are week × 21 + cell. */
export type RowShare = {
  readonly name: string;
  readonly title: string;
  readonly place: string;
  readonly cells: readonly number[];
  readonly onSite: readonly number[];
  readonly from: LocalDate;
  /** The day after its last. */
  readonly until: LocalDate;
  readonly meetings: readonly { readonly title: string; readonly entries: readonly number[] }[];
};

/** The half-days of the coming four weeks, a row each, by day: for a spreadsheet. */
export function weekRows(speak: Speak, shares: readonly RowShare[], today: LocalDate) {
  const w = weekPaperWords;
  const rows = shares.flatMap((share) =>
    share.cells.flatMap((entry) => {
      const cell = entry % 21;
      const day = Math.floor(cell / 3);
      const on = addDays(mondayOfPatternWeek(Math.floor(entry / 21) + 1, today), day);
      if (on < today || on < share.from || on >= share.until) return [];
      const part = partNames[cell % 3];
      const weekday = dayNames[day];
      const met = share.meetings.filter(({ entries }) => entries.includes(entry)).map(({ title }) => title);
      return [
        {
          on,
          part: cell % 3,
          cells: [
            on,
            weekday === undefined ? "" : speak(weekday),
            part === undefined ? "" : speak(part),
            share.name,
            share.title,
            share.onSite.includes(entry) ? share.place : speak(w.fromAfar),
            listed(speak, met),
          ],
        },
      ];
    }),
  );
  return {
    header: [w.day, w.weekday, w.part, w.firm, w.what, w.place, w.meetings].map(speak),
    rows: rows.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.part - b.part)).map(({ cells }) => cells),
  };
}
