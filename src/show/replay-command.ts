import type { Weights } from "#domain/plans/rules-fit.ts";
import { weightsText } from "#domain/plans/rules-weights.ts";

/** What a plan was made from and how far the engine went. */
export type Replay = {
  /** Names of the files, without their folders. */
  readonly people: string;
  readonly projects: string;
  /** null when the usual ones were used. */
  readonly weights: Weights | null;
  /** Whether conditions set by hand are in it: then their file is needed. */
  readonly isConditioned: boolean;
  readonly seed: number;
  readonly iterations: number;
};

/** The command that makes the same plan again from the same files. */
export function replayCommand({ people, projects, weights, isConditioned, seed, iterations }: Replay): string {
  const given = weights === null ? "" : ` --weights ${weightsText(weights)}`;
  const conditions = isConditioned ? " --conditions conditions.json" : "";
  return `npx banso plan --people ${quoted(people)} --projects ${quoted(projects)} --out plan${given}${conditions} --seed ${seed} --iterations ${iterations}`;
}

const quoted = (name: string): string => (/^[\w.-]+$/u.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
