import type { Weights } from "#domain/plans/rules-fit.ts";
import { weightsText } from "#domain/plans/rules-weights.ts";

/** What a plan was made from and how far the engine went. */
export type Replay = {
  /** Names of the files, without their folders. */
  readonly people: string;
  readonly projects: string;
  /** null when the usual ones were used. */
  readonly weights: Weights | null;
  /** The file of the conditions set by hand; null where there are none. */
  readonly conditions: string | null;
  readonly seed: number;
  readonly iterations: number;
};

/** What the page of a plan calls its file of conditions. */
export const conditionsName = "conditions.json";

/** The command that makes the same plan again from the same files. */
export function replayCommand({ people, projects, weights, conditions, seed, iterations }: Replay): string {
  const given = weights === null ? "" : ` --weights ${weightsText(weights)}`;
  const byHand = conditions === null ? "" : ` --conditions ${quoted(conditions)}`;
  return `npx banso plan --people ${quoted(people)} --projects ${quoted(projects)} --out plan${given}${byHand} --seed ${seed} --iterations ${iterations}`;
}

const quoted = (name: string): string => (/^[\w.-]+$/u.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
