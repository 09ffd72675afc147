import { createHash } from "node:crypto";
import { access, constants, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { conditionWords, type SettledOrder, settledOrder } from "#cli/plan-conditions.ts";
import type { PlanOptions } from "#cli/plan-options.ts";
import { progressLine } from "#cli/plan-progress.ts";
import { type StopKeys, stopKeys, stoppedCode } from "#cli/plan-stop.ts";
import type { Terminal } from "#cli/terminal.ts";
import { makePlan, type PlanTools } from "#domain/plans/make-plan.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { usualWeights, type Weights } from "#domain/plans/rules-fit.ts";
import { notesOfBoth } from "#domain/plans/rules-idle-conflicts.ts";
import type { MadePlan } from "#domain/plans/rules-summary.ts";
import { weightsFromObject, weightsFromText } from "#domain/plans/rules-weights.ts";
import type { FileFault, FileKind, PlanPerson, PlanProject, ReadFile } from "#domain/plans/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { Table } from "#kit/table.ts";
import { readBounded, readTable } from "#platform/tables/read-table.ts";
import { type NamedContent, type NotWritten, writeAllOrNothing } from "#platform/tables/write-folder.ts";
import { writeCsv, writeXlsx } from "#platform/tables/write-table.ts";
import { htmlDocument } from "#show/document.ts";
import { PlanReport } from "#show/plan-report.tsx";
import { planSheets } from "#show/plan-sheets.ts";
import { replayCommand } from "#show/replay-command.ts";
import { fileFaultWords, fileNoteWords, tooManyPairsWords, weightFaultWords } from "#text/plan-files.ts";
import { cliWords, summaryWords } from "#text/plans.ts";
import type { Language, Words } from "#text/speak.ts";
import { tableFaultWords } from "#text/tables.ts";
import { collisionSentence, cutsTitle } from "#text/weeks.ts";

/** What `banso plan` is run with: the terminal and the engine. */
export type PlanParts = {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly engine: PlanTools["engine"];
};

/** Faults told one by one; a file with more is better mended from the top. */
const mostFaultsTold = 200;

/**
 * `banso plan`: two tables in, a certified plan out. Gives the exit code: 0 when a plan was written, also after Ctrl-C,
 * 2 when options or tables have to be mended (then nothing was written), 1 when the folder cannot be written, 130 after a second
 * Ctrl-C.
 */
export async function planCommand(options: PlanOptions, parts: PlanParts): Promise<number> {
  const { speak, tell } = parts.terminal;
  const order = await settledOrder(options);
  if (!order.ok) {
    for (const fault of order.refusal) tell(speak(fault));
    return 2;
  }
  const input = await readInput(order.value);
  if (!input.ok) {
    for (const fault of input.refusal.slice(0, mostFaultsTold)) tell(speak(fault));
    if (input.refusal.length > mostFaultsTold) tell(speak(cliWords.moreFaults(input.refusal.length - mostFaultsTold)));
    tell(speak(cliWords.faults(input.refusal.length)));
    return 2;
  }
  for (const note of input.value.notes) tell(speak(note));
  const keys = stopKeys(parts.terminal, clock);
  try {
    const plan = await planUntilStopped(order.value, input.value, { ...parts, keys });
    if (!plan.ok) {
      tell(speak(tooManyPairsWords(plan.refusal.pairs)));
      return 2;
    }
    keys.writing();
    const written = await writePlan(plan.value, order.value, { input: input.value, parts, giveUp: keys.giveUp });
    if (!written.ok)
      return tellUnwritten(plan.value, order.value.out, { why: written.refusal, terminal: parts.terminal });
    tellPlan(plan.value, order.value, parts.terminal);
    return 0;
  } finally {
    keys.end();
  }
}

const clock = (): number => performance.now();

type Unwritten = { readonly why: NotWritten; readonly terminal: Terminal };

/** The work is not lost: the same plan can be made again. */
function tellUnwritten({ proof }: MadePlan, out: string, { why, terminal: { speak, tell } }: Unwritten): number {
  tell(speak(why.code === "given-up" ? cliWords.givenUp : cliWords.cannotWrite(out, why.reason)));
  tell(speak(cliWords.replay(proof.seed, proof.iterations)));
  return why.code === "given-up" ? stoppedCode : 1;
}

/** A folder that cannot be written to is told before the plan is made, not after. */
async function closedOut(out: string): Promise<readonly Words[]> {
  for (let place = resolve(out); ; place = dirname(place)) {
    const found = await stat(place).catch(() => null);
    if (found === null && place !== dirname(place)) continue;
    const isOpen = found?.isDirectory() === true && (await isWritable(place));
    return isOpen ? [] : [cliWords.outIsClosed(out)];
  }
}

const isWritable = (place: string): Promise<boolean> =>
  access(place, constants.W_OK).then(
    () => true,
    () => false,
  );

type PlanInput = {
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly weights: Weights;
  readonly notes: readonly Words[];
  readonly files: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
};

/** Reads both tables and the weights; the faults of all of them are told together. */
async function readInput(order: SettledOrder): Promise<Outcome<PlanInput, readonly Words[]>> {
  const people = await readFile("people", order.people, readPeople);
  const projects = await readFile("projects", order.projects, readProjects);
  const weights = await readWeights(order.weights);
  const out = await stat(order.out).catch(() => null);
  const outFaults = out !== null && !out.isDirectory() ? [cliWords.outIsFile(order.out)] : await closedOut(order.out);
  if (!people.ok || !projects.ok || !weights.ok || outFaults.length > 0) {
    return refused([people, projects, weights].flatMap((one) => (one.ok ? [] : one.refusal)).concat(outFaults));
  }
  const unkept = conditionWords(order.conditions, { people: people.value.items, projects: projects.value.items });
  if (unkept.length > 0) return refused(unkept);
  const both = notesOfBoth(people.value, projects.value);
  const notes = [
    ...fileNoteWords(people.value.name, both.people),
    ...fileNoteWords(projects.value.name, both.projects),
  ];
  return accepted({
    people: people.value.items,
    projects: projects.value.items,
    weights: weights.value,
    notes,
    files: [people.value, projects.value].map(({ name, items, sha256 }) => ({ name, rows: items.length, sha256 })),
  });
}

type KnownFile<T> = ReadFile<T> & { readonly name: string; readonly sha256: string };

async function readFile<T>(
  kind: FileKind,
  path: string,
  readItems: (table: Table) => Outcome<ReadFile<T>, readonly FileFault[]>,
): Promise<Outcome<KnownFile<T>, readonly Words[]>> {
  const name = basename(path);
  const bytes = await readBounded(path);
  if (!bytes.ok) return refused([tableFaultWords(path, bytes.refusal)]);
  const table = await readTable({ name, bytes: bytes.value });
  if (!table.ok) return refused(table.refusal.map((fault) => tableFaultWords(name, fault)));
  const items = readItems(table.value);
  if (!items.ok) return refused(items.refusal.map((fault) => fileFaultWords(name, kind, fault)));
  return accepted({ name, ...items.value, sha256: createHash("sha256").update(bytes.value).digest("hex") });
}

/** Weights from "shape=3,pay=1" or from a JSON file. */
async function readWeights(given: string | null): Promise<Outcome<Weights, readonly Words[]>> {
  if (given === null) return accepted(usualWeights);
  if (given.includes("=")) return spoken(weightsFromText(given));
  const bytes = await readBounded(given);
  if (!bytes.ok) return refused([tableFaultWords(given, bytes.refusal)]);
  return spoken(weightsFromObject(jsonOf(new TextDecoder().decode(bytes.value))));
}

function spoken(weights: ReturnType<typeof weightsFromText>): Outcome<Weights, readonly Words[]> {
  return weights.ok ? weights : refused([weightFaultWords(weights.refusal)]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Works until the budget ends or somebody asks for the best plan so far. */
async function planUntilStopped(
  order: SettledOrder,
  input: PlanInput,
  { terminal, engine, keys }: PlanParts & { readonly keys: StopKeys },
): ReturnType<typeof makePlan> {
  const line = progressLine(order, terminal.speak, clock);
  try {
    return await makePlan(
      {
        people: input.people,
        projects: input.projects,
        weights: input.weights,
        conditions: order.conditions,
        seed: order.seed,
        ...(order.deadlineMs === null ? {} : { deadlineMs: order.deadlineMs }),
        ...(order.iterations === null ? {} : { iterations: order.iterations }),
      },
      { engine, clock, progress: line.show, breathe: () => setImmediate(), cancelled: keys.isAsked },
    );
  } finally {
    line.end();
  }
}

type Written = { readonly input: PlanInput; readonly parts: PlanParts; readonly giveUp: AbortSignal };

async function writePlan(
  plan: MadePlan,
  order: SettledOrder,
  { input, parts, giveUp }: Written,
): Promise<Outcome<null, NotWritten>> {
  const { speak } = parts.terminal;
  const sheets = planSheets(plan, speak);
  const report = PlanReport({
    plan,
    language: parts.language,
    notes: input.notes.map(speak),
    files: input.files,
    replay: replayCommand({
      people: basename(order.people),
      projects: basename(order.projects),
      weights: order.weights === null ? null : plan.weights,
      conditions: plan.isConditioned ? order.conditionsFile : null,
      ...plan.proof,
    }),
    weightsGiven: order.weights !== null,
  });
  const files: readonly NamedContent[] = [
    { name: "plan.csv", content: writeCsv(sheets[0]) },
    { name: "plan.xlsx", content: await writeXlsx(sheets) },
    { name: "report.html", content: htmlDocument(parts.language, report) },
  ];
  // A signal that came while the report was drawn is heard before anything is on the disk.
  await setImmediate();
  return giveUp.aborted ? refused({ code: "given-up" }) : await writeAllOrNothing(order.out, files, giveUp);
}

function tellPlan(plan: MadePlan, order: SettledOrder, { speak, print, tell }: Terminal): void {
  if (plan.proof.stopped === "cancelled") tell(speak(cliWords.stopped));
  tellCuts(plan, { speak, tell });
  print(speak(summaryWords(plan)));
  print(speak(cliWords.wrote(order.out)));
  print(speak(cliWords.replay(plan.proof.seed, plan.proof.iterations)));
}

/** Combinations told one by one at the terminal; the report holds all. */
const mostCutsTold = 20;

function tellCuts({ cuts }: MadePlan, { speak, tell }: Pick<Terminal, "speak" | "tell">): void {
  if (cuts.length === 0) return;
  tell(speak(cutsTitle(cuts.length)));
  for (const { person, projects, because } of cuts.slice(0, mostCutsTold))
    tell(speak(collisionSentence(person, projects, because)));
  if (cuts.length > mostCutsTold) tell(speak(cliWords.moreCuts(cuts.length - mostCutsTold)));
}
