import { z } from "zod";
import { patternEntries } from "#domain/weeks/terms.ts";

const entry = z.coerce
  .number({ error: "not-a-number" })
  .int({ error: "not-whole" })
  .min(0, { error: "too-small" })
  .max(patternEntries - 1, { error: "too-large" });

const toList = (value: unknown): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Where the half-days of an engagement are to lie: entries, each week × 21 + cell; a form sends one as a text alone. */
export const weekSettingInput = z.object({
  cells: z.preprocess(toList, z.array(entry, { error: "wrong-format" }).max(patternEntries, { error: "too-many" })),
  /** Cells of every week, for a share that is the same in all four. */
  everyWeek: z.preprocess(
    toList,
    z.array(entry.max(20, { error: "too-large" }), { error: "wrong-format" }).max(21, { error: "too-many" }),
  ),
});
