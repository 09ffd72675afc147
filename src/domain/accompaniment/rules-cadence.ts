import type { Accompanied } from "#domain/accompaniment/terms.ts";
import type { Ending } from "#domain/engagements/terms.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";
import { type Cadence, type CadenceSetting, cadenceSettings } from "#reference/check-in-cadence.ts";

/** A check-in is due on the Friday of its week. */
const friday = 4;

/** The cadence that held when the engagement began, for a share of this size. */
export function cadenceOf(
  { fromWeek, halfDays }: Pick<Accompanied, "fromWeek" | "halfDays">,
  settings: readonly CadenceSetting[] = cadenceSettings,
): Cadence {
  const held = settings.findLast(({ from }) => from <= fromWeek) ?? settings[0];
  const cadence = held?.cadences.find(({ upToHalfDays }) => halfDays <= upToHalfDays);
  if (cadence === undefined) throw new RangeError("no cadence is set for this share");
  return cadence;
}

/** The weeks in which a cadence asks, ascending, without end. */
function* weeksOf({ first, later }: Cadence): Generator<number> {
  let week = 0;
  for (week of first) yield week;
  for (const { every, untilWeek } of later) for (; week + every <= untilWeek; yield week) week += every;
}

/** The days on which an engagement's sides are asked, ascending. The line never ends by itself. */
export function* checkInDays(engagement: Pick<Accompanied, "fromWeek" | "halfDays">): Generator<LocalDate> {
  for (const week of weeksOf(cadenceOf(engagement))) yield addDays(engagement.fromWeek, 7 * (week - 1) + friday);
}

/**
 * The days to plan now: every one from `from` on until `until`, and always at least the next one, however far away it is.
 */
export function daysToPlan(
  engagement: Pick<Accompanied, "fromWeek" | "halfDays">,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (const day of checkInDays(engagement)) {
    if (day < from) continue;
    if (day > until && days.length > 0) return days;
    days.push(day);
    if (day > until) return days;
  }
  return days;
}

/**
 * Whether both sides are still asked. An engagement whose agreed weeks have passed goes on until somebody ends it, and
 * whoever joined the firm or handed the work over is accompanied further.
 */
export const isAccompanied = (ending: Ending | null): boolean =>
  ending === null || ending === "joined" || ending === "handed-over";
