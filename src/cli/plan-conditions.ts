import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { type PlanOptions, type PlanOrder, readPlanOptions, usualSeconds } from "#cli/plan-options.ts";
import { readReplay } from "#domain/plans/read-replay.ts";
import { conditionFaults, noConditions, type PlanConditions } from "#domain/plans/rules-conditions.ts";
import { areWeightsGiven } from "#domain/plans/rules-kept.ts";
import { weightsText } from "#domain/plans/rules-weights.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { readBounded } from "#platform/tables/read-table.ts";
import { cliWords } from "#text/plans.ts";
import { lineFaultWords, scenarioLabels } from "#text/scenarios.ts";
import type { Words } from "#text/speak.ts";
import { tableFaultWords } from "#text/tables.ts";

/** What to plan with everything settled: what is not typed comes from the file of conditions, then from what is usual. */
export type SettledOrder = Omit<PlanOrder, "seed" | "conditions"> & {
  readonly seed: number;
  readonly conditions: PlanConditions;
  /** The file they came from; null without one. */
  readonly conditionsFile: string | null;
};

/** Checks the options and reads the file of conditions; every fault at once. */
export async function settledOrder(options: PlanOptions): Promise<Outcome<SettledOrder, readonly Words[]>> {
  const unpacked = await fromFolder(options);
  if (!unpacked.ok) return unpacked;
  const order = readPlanOptions(unpacked.value);
  if (!order.ok) return order;
  const { conditions: path, ...rest } = order.value;
  if (path === null) return accepted({ ...settled(rest, { conditions: noConditions }), conditionsFile: null });
  const bytes = await readBounded(path);
  if (!bytes.ok) return refused([tableFaultWords(path, bytes.refusal)]);
  const replay = readReplay(new TextDecoder().decode(bytes.value));
  if (replay === null) return refused([cliWords.notConditions(path)]);
  return accepted({ ...settled(rest, replay), conditionsFile: basename(path) });
}

function settled(
  { seed, deadlineMs, iterations, weights, ...paths }: Omit<PlanOrder, "conditions">,
  kept: NonNullable<ReturnType<typeof readReplay>>,
): Omit<SettledOrder, "conditionsFile"> {
  const steps = iterations ?? (deadlineMs === null ? (kept.iterations ?? null) : null);
  const keptWeights = kept.weights === undefined || !areWeightsGiven(kept.weights) ? null : weightsText(kept.weights);
  return {
    ...paths,
    weights: weights ?? keptWeights,
    conditions: kept.conditions,
    seed: seed ?? kept.seed ?? 1,
    iterations: steps,
    deadlineMs: deadlineMs ?? (steps === null ? usualSeconds * 1000 : null),
  };
}

/** `--replay folder`: the three files that the page of a plan gives, under their own names or with the plan's number before them. */
async function fromFolder({ replay, ...options }: PlanOptions): Promise<Outcome<PlanOptions, readonly Words[]>> {
  if (replay === undefined) return accepted(options);
  const names = await readdir(replay).catch(() => null);
  if (names === null) return refused([cliWords.noFolder(replay)]);
  const kinds = ["people.csv", "projects.csv", "conditions.json"] as const;
  const found = kinds.map((kind) => names.filter((name) => name === kind || name.endsWith(`-${kind}`)));
  const faults = kinds.flatMap((kind, at) => {
    const count = found[at]?.length ?? 0;
    return count === 1 ? [] : [cliWords.replayFile(replay, kind, count)];
  });
  const pathOf = (at: number): string => join(replay, found[at]?.[0] ?? "");
  return faults.length > 0
    ? refused(faults)
    : accepted({ people: pathOf(0), projects: pathOf(1), conditions: pathOf(2), ...options });
}

/** What of the conditions cannot be asked of these people and projects, in words. */
export const conditionWords = (
  conditions: PlanConditions,
  region: { readonly people: readonly PlanPerson[]; readonly projects: readonly PlanProject[] },
): readonly Words[] =>
  conditionFaults(conditions, region).map(({ kind, at, why: { code, ...facts } }) =>
    lineFaultWords(
      { field: kind, code: "bad-line", facts: { line: at + 1, why: code, ...facts } },
      scenarioLabels[kind],
    ),
  );
