import { z } from "zod";
import { spokenInput } from "#domain/behalf/input.ts";
import { checkInSides, endings, mostWeeks, stages } from "#domain/engagements/terms.ts";
import { field } from "#domain/fields.ts";
import { mostHalfDays } from "#domain/people/terms.ts";
import { type CellReader, halfDaysWithin, yenPer } from "#domain/plans/rules-cells.ts";
import { roleKinds } from "#domain/projects/terms.ts";

/** What is entered of a booking, from a form or by the API. */
export const bookingInput = z.object({
  halfDays: field.whole(1, mostHalfDays),
  fromWeek: field.date(),
  weeks: field.whole(1, mostWeeks),
  note: field.text(200, "required"),
});

/** What people write in a spreadsheet is understood in a form too: what `read` takes becomes its number, all else is left. */
const readBy = (read: CellReader<number>, number: z.ZodType<number>) =>
  z.preprocess((value) => {
    const cell = typeof value === "string" && value.trim() !== "" ? read(value) : null;
    return cell?.ok === true ? cell.value : value;
  }, number);

/** The cell is only read here; the field says what is too many. */
const farTooMany = 1_000_000;
const halfDays = (least: number) => readBy(halfDaysWithin(-farTooMany, farTooMany), field.whole(least, mostHalfDays));

/** Nothing typed is nothing agreed: no half-day at the place, no pay. */
const orNothing = (number: z.ZodType<number>) =>
  z.preprocess((value) => (value === undefined || value === "" ? 0 : value), number);

const changeable = {
  title: field.text(80, "required"),
  role: field.text(1000),
  roleKind: field.oneOf(roleKinds),
  stage: field.oneOf(stages),
  onSiteHalfDays: orNothing(halfDays(0)),
  payYenPerMonth: orNothing(readBy(yenPer("month"), field.whole(0, 100_000_000))),
};

/** How much, when and for which pay, as it is entered of an engagement and of a proposal. */
export const shareInput = {
  halfDays: halfDays(1),
  onSiteHalfDays: changeable.onSiteHalfDays,
  fromWeek: field.date(),
  weeks: field.whole(1, mostWeeks),
  payYenPerMonth: changeable.payYenPerMonth,
} as const;

/** What is entered of an engagement: whose, and its terms. */
export const engagementInput = z
  .object({
    firm: field.whole(1, 999_999_999),
    person: field.whole(1, 999_999_999),
    project: field.wholeOrNone(1, 999_999_999),
    ...changeable,
    ...shareInput,
  })
  .transform(({ firm, person, project, ...terms }) => ({ firm, person, project, terms }));

/** What may be changed of an engagement that runs, and the version that was seen. */
export const engagementEditInput = z
  .object({ ...changeable, version: field.version() })
  .transform(({ version, ...change }) => ({ version, change }));

/** Which side it was; nothing where nobody was named. */
const sideOrNone = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  field.oneOf(checkInSides).nullable(),
);

/** That an engagement ends before its time: the last day, whose word it is, and what the other side reads. */
export const leavingInput = z.object({
  answer: field.oneOf(["yes", "no"]),
  lastDay: field.dateOrNone(),
  words: field.text(500),
  side: sideOrNone,
  ...spokenInput,
});

/** How an engagement ended, from whom that was heard, and the version that was seen. */
export const engagementEndInput = z
  .object({
    side: sideOrNone,
    ...spokenInput,
    endedOn: field.date(),
    ending: field.oneOf(endings),
    outcome: field.text(1000),
    outcomeScore: field.wholeOrNone(1, 5),
    version: field.version(),
  })
  .transform(({ version, side, spoke, channel, readBack, ...end }) => ({
    version,
    end,
    heard: { side, spoke, channel, readBack },
  }));
