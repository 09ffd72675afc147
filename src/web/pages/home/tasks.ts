import type { AccompanimentFigures } from "#domain/accompaniment/views-companion.ts";
import type { TodayFigures } from "#domain/insights/views.ts";
import type { StaffToday } from "#domain/insights/views-staff.ts";
import type { ProposalsToday } from "#domain/proposals/views-list.ts";
import type { Words } from "#text/speak.ts";

/** One thing to do now: what it is, why, and the page on which it is done. */
export type TodayTask = {
  readonly title: Words;
  readonly lead?: Words;
  readonly button: Words;
  readonly path: string;
};

/** What waits for whoever works at a desk, counted. */
export type DeskToday = {
  readonly figures: TodayFigures;
  readonly staff: StaffToday;
  readonly proposals: ProposalsToday;
  readonly beside: AccompanimentFigures;
};

/** A task where its figure is not zero, as a list that can be spread. */
export const taskIf = (count: number, task: (count: number) => TodayTask): readonly TodayTask[] =>
  count > 0 ? [task(count)] : [];
