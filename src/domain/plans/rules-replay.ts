import type { PlanConditions } from "#domain/plans/rules-conditions.ts";
import { componentNames, type Weights } from "#domain/plans/rules-fit.ts";

/** All that a plan depends on beside its two tables; with them it replays bit for bit. */
export type Replay = {
  readonly conditions: PlanConditions;
  readonly weights: Weights;
  readonly seed: number;
  /** Steps that the engine did. */
  readonly iterations: number;
};

/** The file conditions.json of a plan: conditions, weights, seed and steps, indented so that people can read it. */
export const replayText = ({ conditions, weights, seed, iterations }: Replay): string => {
  const { locks, forbidden, invited, floors } = conditions;
  const ordered = Object.fromEntries(componentNames.map((name) => [name, weights[name]]));
  return `${JSON.stringify({ locks, forbidden, invited, floors, weights: ordered, seed, iterations }, null, 2)}\n`;
};
