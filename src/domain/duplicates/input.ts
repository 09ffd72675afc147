import { z } from "zod";
import type { MergeOrder } from "#domain/duplicates/terms.ts";
import { field } from "#domain/fields.ts";

const number = () => field.whole(1, 999_999_999);

/** The first record stands in the address. Which of the two stays ("one" or "other"), the fields that the person took from the second one, and what was seen. */
export const mergeInput = z
  .object({
    other: number(),
    oneVersion: field.version(),
    otherVersion: field.version(),
    keep: field.oneOf(["one", "other"]),
  })
  .catchall(z.unknown())
  .transform(({ other, oneVersion, otherVersion, keep, ...choices }) => (one: number): MergeOrder => {
    const gone = keep === "one" ? "other" : "one";
    const takenFromGone = Object.entries(choices).flatMap(([name, value]) =>
      name.startsWith("take-") && value === gone ? [name.slice("take-".length)] : [],
    );
    return keep === "one"
      ? { kept: one, gone: other, keptVersion: oneVersion, goneVersion: otherVersion, takenFromGone }
      : { kept: other, gone: one, keptVersion: otherVersion, goneVersion: oneVersion, takenFromGone };
  });

/** Two records that are not the same. */
export const distinctInput = z.object({ other: number() });
