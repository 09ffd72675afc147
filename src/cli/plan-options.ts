import type { Command } from "commander";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { weightsText } from "#domain/plans/rules-weights.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { cliWords, optionWords } from "#text/plans.ts";
import type { Speak, Words } from "#text/speak.ts";

/** The options as they were typed. */
export type PlanOptions = {
  readonly people?: string;
  readonly projects?: string;
  readonly out?: string;
  readonly weights?: string;
  readonly conditions?: string;
  readonly replay?: string;
  readonly seed?: string;
  readonly seconds?: string;
  readonly iterations?: string;
};

/** What to plan, checked; weights are read by the command, because they may stand in a file. */
export type PlanOrder = {
  readonly people: string;
  readonly projects: string;
  readonly out: string;
  readonly weights: string | null;
  /** The file of conditions, which may hold weights, seed and steps as well. */
  readonly conditions: string | null;
  readonly seed: number | null;
  readonly deadlineMs: number | null;
  readonly iterations: number | null;
};

/** Seconds that the engine works when nothing else is said. */
export const usualSeconds = 10;

/** Declares `banso plan`; what it needs to run is brought in by `run`, so that asking for help stays quick. */
export function addPlanCommand(program: Command, speak: Speak, run: (options: PlanOptions) => Promise<void>): Command {
  const w = optionWords;
  return program
    .command("plan")
    .description(speak(cliWords.description))
    .option("--people <file>", speak(w.people))
    .option("--projects <file>", speak(w.projects))
    .option("--out <folder>", speak(w.out))
    .option("--weights <weights>", speak(w.weights(weightsText(usualWeights))))
    .option("--conditions <file>", speak(w.conditions))
    .option("--replay <folder>", speak(w.replay))
    .option("--seed <number>", speak(w.seed))
    .option("--seconds <number>", speak(w.seconds(usualSeconds)))
    .option("--iterations <number>", speak(w.iterations))
    .option("--language <language>", speak(w.language))
    .action(run);
}

/** Checks the options; all faults at once. */
export function readPlanOptions(options: PlanOptions): Outcome<PlanOrder, readonly Words[]> {
  const faults: Words[] = [];
  const path = (name: "people" | "projects" | "out", example: string): string => {
    const value = options[name] ?? "";
    if (value === "") faults.push(cliWords.missingOption(`--${name}`, example));
    return value;
  };
  const numeric = (
    name: "seed" | "seconds" | "iterations",
    allowed: RegExp,
    most: number,
    example: string,
  ): number | null => {
    const text = options[name];
    if (text === undefined) return null;
    if (allowed.test(text) && Number(text) <= most) return Number(text);
    faults.push(cliWords.badOption(`--${name}`, text, example));
    return null;
  };
  const seconds = numeric("seconds", /^\d+(?:\.\d+)?$/u, 86_400, "30");
  const iterations = numeric("iterations", /^\d+$/u, 1e12, "20000");
  const order: PlanOrder = {
    people: path("people", "people.csv"),
    projects: path("projects", "projects.csv"),
    out: path("out", "plan"),
    weights: options.weights ?? null,
    conditions: options.conditions ?? null,
    seed: numeric("seed", /^\d+$/u, 4_294_967_295, "1"),
    deadlineMs: seconds === null ? null : seconds * 1000,
    iterations,
  };
  return faults.length > 0 ? refused(faults) : accepted(order);
}
