import { z } from "zod";
import { field } from "#domain/fields.ts";
import { type ComponentName, usualWeights } from "#domain/plans/rules-fit.ts";
import { rehearsalKinds } from "#domain/plans/rules-rehearsal.ts";
import { weightsFromObject } from "#domain/plans/rules-weights.ts";

/** Seconds that the engine works when nothing else is said. */
export const usualSeconds = 10;

/** A number that may be left out: an empty field means the usual one. */
const usually = <Shape extends z.ZodType>(usual: number, shape: Shape) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === "string" && value.trim() === "") ? usual : value),
    shape,
  );

const weight = (name: ComponentName) => usually(usualWeights[name], field.whole(0, 1000));

const weightsShape = {
  shape: weight("shape"),
  themes: weight("themes"),
  role: weight("role"),
  place: weight("place"),
  pay: weight("pay"),
  months: weight("months"),
  room: weight("room"),
  trade: weight("trade"),
};

/** What is entered for a plan beside its two files. */
export const planTermsInput = z
  .object({ name: field.text(80, "required"), seconds: usually(usualSeconds, field.whole(1, 600)), ...weightsShape })
  .transform(({ name, seconds, ...given }, context) => {
    const weights = weightsFromObject(given);
    if (weights.ok) return { name, seconds, weights: weights.value };
    context.addIssue({ code: "custom", message: "all-zero", path: ["shape"] });
    return z.NEVER;
  });

/** The most characters of a list of conditions: some five hundred lines with their reasons. */
const mostConditionText = 40_000;

/** What is entered for a scenario: the terms of a plan, and its conditions line by line (see `readConditions`). */
export const scenarioInput = z
  .object({
    name: field.text(80, "required"),
    seconds: usually(usualSeconds, field.whole(1, 600)),
    ...weightsShape,
    locks: field.text(mostConditionText),
    forbidden: field.text(mostConditionText),
    invited: field.text(mostConditionText),
    floors: field.text(mostConditionText),
    floorEach: usually(0, field.whole(0, 20)),
  })
  .transform(({ name, seconds, locks, forbidden, invited, floors, floorEach, ...given }, context) => {
    const weights = weightsFromObject(given);
    if (weights.ok)
      return {
        terms: { name, seconds, weights: weights.value },
        lines: { locks, forbidden, invited, floors, floorEach },
      };
    context.addIssue({ code: "custom", message: "all-zero", path: ["shape"] });
    return z.NEVER;
  });

/** One pair that is tried out on a plan. */
export const rehearsalStepInput = z
  .preprocess(
    withPair,
    z.object({
      kind: field.oneOf(rehearsalKinds),
      person: field.text(60, "required"),
      project: field.text(60, "required"),
      reason: field.text(300),
    }),
  )
  .transform((step, context) => {
    if (step.kind === "lock" || step.reason !== "") return step;
    context.addIssue({ code: "custom", message: "required", path: ["reason"] });
    return z.NEVER;
  });

/** A button of the board says kind, person and project in one value, parted by tabs. */
function withPair(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || !("pair" in raw) || typeof raw.pair !== "string") return raw;
  const [kind, person, project] = raw.pair.split("\t");
  return { ...raw, kind, person, project };
}

/** Other weights that are tried out on a plan. */
export const rehearsalWeightsInput = z.object(weightsShape).transform((given, context) => {
  const weights = weightsFromObject(given);
  if (weights.ok) return { weights: weights.value };
  context.addIssue({ code: "custom", message: "all-zero", path: ["shape"] });
  return z.NEVER;
});

/** How calm the hub's plans are: what each further person who is moved must bring. */
export const calmInput = z.object({ calm: field.whole(0, 1_000_000) });

/** What is entered for a scenario, understood but for its lines. */
export type ScenarioTerms = z.infer<typeof scenarioInput>;

/** What is entered for a plan, understood: its name, seconds for the engine (1–600), and the weights of the fit. */
export type PlanTerms = z.infer<typeof planTermsInput>;
