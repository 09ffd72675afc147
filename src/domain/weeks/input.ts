import { z } from "zod";
import { spokenInput } from "#domain/behalf/input.ts";
import { field } from "#domain/fields.ts";
import { meetingOftens, mostInMeeting, mostRestWeeks, patternEntries } from "#domain/weeks/terms.ts";

const entry = z.coerce
  .number({ error: "not-a-number" })
  .int({ error: "not-whole" })
  .min(0, { error: "too-small" })
  .max(patternEntries - 1, { error: "too-large" });

const toList = (value: unknown): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** What was saved when the form was shown; one that does not say it is not compared. */
const seen = z.string().max(1000).optional();

/** Where the half-days of an engagement are to lie: entries, each week × 21 + cell; a form sends one as a text alone. */
export const weekSettingInput = z.object({
  cells: z.preprocess(toList, z.array(entry, { error: "wrong-format" }).max(patternEntries, { error: "too-many" })),
  /** Cells of every week, for a share that is the same in all four. */
  everyWeek: z.preprocess(
    toList,
    z.array(entry.max(20, { error: "too-large" }), { error: "wrong-format" }).max(21, { error: "too-many" }),
  ),
  seen,
  ...spokenInput,
});

const someOf = (least: number, most: number) =>
  z.preprocess(
    toList,
    z
      .array(z.coerce.number({ error: "not-a-number" }).int({ error: "not-whole" }).min(least).max(most), {
        error: "wrong-format",
      })
      .max(most - least + 1, { error: "too-many" })
      .transform((chosen) => [...new Set(chosen)].toSorted((a, b) => a - b)),
  );

const cells = someOf(0, 20).refine((chosen) => chosen.length > 0, { error: "required" });
const peakMonths = someOf(1, 12);

/** When the work of a firm can be done, its peak months, the version of the firm that was seen, and who told it. */
export const firmWeekInput = z.object({ cells, peakMonths, version: field.version(), ...spokenInput });

/** The same for a project, which may follow its firm instead; then the ticked cells say nothing. */
export const projectWeekInput = z.preprocess(
  (raw) => (typeof raw === "object" && raw !== null && "follows" in raw ? { ...raw, cells: "0", peakMonths: [] } : raw),
  z
    .object({ cells, peakMonths, follows: z.literal("yes").optional(), version: field.version(), ...spokenInput })
    .transform(({ follows, cells: at, peakMonths: peaks, ...rest }) => ({
      ...rest,
      week: follows === "yes" ? null : { cells: at, peakMonths: peaks },
    })),
);

/** A meeting that several people share: what it is, how often, and the engagements of those who take part. */
export const jointMeetingInput = z.object({
  title: field.text(60, "required"),
  often: field.oneOf(meetingOftens),
  engagements: z.preprocess(
    toList,
    z
      .array(field.whole(1, 999_999_999), { error: "wrong-format" })
      .max(mostInMeeting, { error: "too-many" })
      .transform((numbers) => [...new Set(numbers)])
      .refine((numbers) => numbers.length > 1, { error: "too-few" }),
  ),
});

/** Weeks of rest agreed with a person. */
export const agreedRestInput = z.object({ weeks: field.whole(0, mostRestWeeks), seen, ...spokenInput });
