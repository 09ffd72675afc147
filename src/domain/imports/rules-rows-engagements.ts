import { type EngagementEnd, type EngagementTerms, mostWeeks } from "#domain/engagements/terms.ts";
import { payCell } from "#domain/imports/rules-cells-amounts.ts";
import { dayCell, lastDayCell, monthsCell } from "#domain/imports/rules-cells-days.ts";
import { endingCell, roleKindCell, stageCell } from "#domain/imports/rules-cells-words.ts";
import { given, type RowCells } from "#domain/imports/rules-rows-cells.ts";
import { namedFirm, namedPerson, namedProject } from "#domain/imports/rules-rows-named.ts";
import type { EngagementRecord } from "#domain/imports/terms.ts";
import { wholeNumber } from "#domain/plans/rules-cells.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";

/**
 * The engagement that a row tells of. Its weeks are whole and start on the Monday of the week of its first day; how long
 * it was agreed for comes from a number of weeks, of months, or a last day.
 */
export function engagementOf(row: RowCells, line: number): EngagementRecord {
  const halfDays = row.halfDays("halfDays", 1);
  const onSiteHalfDays = row.halfDays("onSiteHalfDays", 0);
  if (halfDays !== undefined && onSiteHalfDays !== undefined && onSiteHalfDays > halfDays)
    row.fault("onSiteHalfDays", { code: "more-than-wanted", most: halfDays });
  const start = row.read("fromWeek", anyDay);
  const lastDay = row.read("endedOn", anyLastDay);
  const end = endOf(row, lastDay);
  const role = row.words("role", 1000);
  return {
    line,
    key: { number: row.number ?? null, code: row.line("code", 60) ?? null },
    firm: namedFirm(row),
    person: namedPerson(row),
    project: namedProject(row),
    terms: given<EngagementTerms>({
      title: row.line("title", 80),
      role,
      roleKind: row.read("roleKind", roleKindCell),
      stage: row.read("stage", stageCell),
      halfDays,
      onSiteHalfDays,
      fromWeek: start === undefined ? undefined : mondayOf(start),
      weeks: weeksOf(row, start, lastDay),
      payYenPerMonth: row.read("payYenPerMonth", payCell("month", row.unit("payYenPerMonth"))),
    }),
    end,
  };
}

const anyDay = dayCell(2000, 2099);
const anyLastDay = lastDayCell(2000, 2099);
const weeks = wholeNumber(1, mostWeeks);
const months = monthsCell(1, 60);
const score = wholeNumber(1, 5);

/** The weeks agreed: said, or as many as hold the months or days agreed; the last day stands in for what is not said. */
function weeksOf(row: RowCells, start: LocalDate | undefined, endedOn: LocalDate | undefined): number | undefined {
  const said = row.read("weeks", weeks);
  const ofMonths = row.read("agreedMonths", months);
  const until = row.read("until", anyLastDay);
  if (said !== undefined) return said;
  // 52 weeks are 12 months: half a year is 26 weeks.
  if (until === undefined && ofMonths !== undefined) return Math.max(1, Math.round((ofMonths * 52) / 12));
  const last = until ?? endedOn;
  if (start === undefined || last === undefined) return undefined;
  const column = until === undefined ? "endedOn" : "until";
  if (last < start) {
    row.fault(column, { code: "last-day-before-first" });
    return undefined;
  }
  const count = weeksBetween(mondayOf(start), last);
  if (count > mostWeeks) row.fault(column, { code: "out-of-range", least: 1, most: mostWeeks });
  return count;
}

/** How many weeks from a Monday hold a day; one more than the most at most. */
function weeksBetween(monday: LocalDate, last: LocalDate): number {
  let count = 1;
  while (count <= mostWeeks && addDays(monday, 7 * count) <= last) count += 1;
  return count;
}

/**
 * How it ended. A last day without a word of how is one as planned when it is over, and only a plan when it is still to
 * come. Fault: end-needs-day.
 */
function endOf(row: RowCells, lastDay: LocalDate | undefined): EngagementEnd | null {
  const ending = row.read("ending", endingCell);
  const outcome = row.words("outcome", 1000);
  const outcomeScore = row.read("outcomeScore", score);
  if (lastDay === undefined) {
    const told = ending !== undefined ? "ending" : outcome !== undefined ? "outcome" : "outcomeScore";
    const isTold = ending !== undefined || outcome !== undefined || outcomeScore !== undefined;
    if (isTold && row.text("endedOn") === "") row.fault(told, { code: "end-needs-day" });
    return null;
  }
  if (ending === undefined && lastDay > row.context.today) return null;
  return { endedOn: lastDay, ending: ending ?? "finished", outcome: outcome ?? "", outcomeScore: outcomeScore ?? null };
}
