import { type ComponentName, componentNames, usualWeights, type Weights } from "#domain/plans/rules-fit.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What is wrong with given weights. */
export type WeightFault =
  | {
      readonly code: "weight-unknown";
      readonly name: string;
      readonly known: readonly ComponentName[];
    }
  | { readonly code: "weight-not-a-number"; readonly name: string }
  | { readonly code: "weights-all-zero" }
  | { readonly code: "weights-unreadable" };

/** Weights from "shape=50, pay=0": a component that is not named keeps its usual weight. Each is 0 … 1000. */
export function weightsFromText(text: string): Outcome<Weights, WeightFault> {
  const entries: [string, unknown][] = [];
  for (const part of text.split(/[,、;\s]+/u).filter((one) => one !== "")) {
    const [name, value, ...rest] = part.split("=");
    if (name === undefined || value === undefined || rest.length > 0) return refused({ code: "weights-unreadable" });
    entries.push([name, value === "" ? Number.NaN : Number(value)]);
  }
  return weightsFromEntries(entries);
}

/** Weights from an object such as a JSON file holds: {"shape": 50, "pay": 0}. */
export function weightsFromObject(value: unknown): Outcome<Weights, WeightFault> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refused({ code: "weights-unreadable" });
  return weightsFromEntries(Object.entries(value));
}

function weightsFromEntries(entries: readonly (readonly [string, unknown])[]): Outcome<Weights, WeightFault> {
  const weights: Record<ComponentName, number> = { ...usualWeights };
  for (const [name, value] of entries) {
    const known = componentNames.find((one) => one === name);
    if (known === undefined) return refused({ code: "weight-unknown", name, known: componentNames });
    if (typeof value !== "number" || !(value >= 0 && value <= 1000))
      return refused({ code: "weight-not-a-number", name });
    weights[known] = value;
  }
  const sum = componentNames.reduce((total, name) => total + weights[name], 0);
  return sum > 0 ? accepted(weights) : refused({ code: "weights-all-zero" });
}

/** Weights as the command line takes them: "shape=40,themes=20,…". */
export const weightsText = (weights: Weights): string =>
  componentNames.map((name) => `${name}=${weights[name]}`).join(",");
