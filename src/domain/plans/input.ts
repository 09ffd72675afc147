import { z } from "zod";
import { field } from "#domain/fields.ts";
import { type ComponentName, usualWeights } from "#domain/plans/rules-fit.ts";
import { weightsFromObject } from "#domain/plans/rules-weights.ts";

/** Seconds that the engine works when nothing else is said. */
export const usualSeconds = 10;

/** A weight, 0–1,000; an empty field keeps the usual one. */
const weight = (name: ComponentName) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === "string" && value.trim() === "") ? usualWeights[name] : value),
    field.whole(0, 1000),
  );

/** What is entered for a plan beside its two files. */
export const planTermsInput = z
  .object({
    name: field.text(80, "required"),
    seconds: z.preprocess((value) => value ?? usualSeconds, field.whole(1, 600)),
    shape: weight("shape"),
    themes: weight("themes"),
    role: weight("role"),
    place: weight("place"),
    pay: weight("pay"),
    months: weight("months"),
    room: weight("room"),
    trade: weight("trade"),
  })
  .transform(({ name, seconds, ...given }, context) => {
    const weights = weightsFromObject(given);
    if (weights.ok) return { name, seconds, weights: weights.value };
    context.addIssue({ code: "custom", message: "all-zero", path: ["shape"] });
    return z.NEVER;
  });

/** What is entered for a plan, understood: its name, seconds for the engine (1–600), and the weights of the fit. */
export type PlanTerms = z.infer<typeof planTermsInput>;
