import { seededRandom } from "#kit/random.ts";
import { certifyDense, denseGap, provenDenseBound } from "./certify.ts";
import { describeDenseFault, faultOf } from "./check.ts";
import type { DenseAnswer, DenseBudget, DenseProblem, DenseProgress, NoPlan } from "./problem.ts";
import { newSearch, searching } from "./search.ts";
import { costNow, type Search } from "./under-way.ts";

/**
 * Solves a problem of the dense case step by step. Yields what is known after every few milliseconds of work;
 * `next("stop")` ends the work with the best plan so far, certified. Throws a RangeError on a faulty problem or budget.
 */
export function* solvingDense(
  problem: DenseProblem,
  budget: DenseBudget,
): Generator<DenseProgress, DenseAnswer, "stop" | undefined> {
  refuseFaults(problem, budget);
  const watch = newWatch(budget);
  const refused = withoutRoom(problem);
  if (refused !== null) return noPlanAtAll(problem, budget, refused, watch);
  const search = newSearch(problem, seededRandom(budget.seed));
  watch.arrangedMs = watch.elapsed();
  const stopped = yield* searchingInTurns(search, budget, watch);
  return answer(search, budget, watch, stopped);
}

/** Solves a problem of the dense case to the end of its budget. */
export function solveDense(problem: DenseProblem, budget: DenseBudget): DenseAnswer {
  const run = solvingDense(problem, budget);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
  }
}

function refuseFaults(problem: DenseProblem, budget: DenseBudget): void {
  const fault = faultOf(problem);
  if (fault !== null) throw new RangeError(`The problem cannot be solved: ${describeDenseFault(fault)}.`);
  if (!Number.isSafeInteger(budget.seed)) throw new RangeError("The seed must be a whole number.");
  const { iterations, deadlineMs, clock } = budget;
  if (iterations !== undefined && !(Number.isSafeInteger(iterations) && iterations >= 0)) {
    throw new RangeError("The number of iterations must be a whole number from 0.");
  }
  if (deadlineMs !== undefined && !(deadlineMs >= 0)) throw new RangeError("The deadline must be 0 ms or more.");
  if (deadlineMs !== undefined && clock === undefined) throw new RangeError("A deadline needs a clock.");
}

type Watch = {
  readonly elapsed: () => number;
  readonly deadlineMs: number;
  /** What reading the prices took; the longest turn since: so much is kept free before the deadline. */
  arrangedMs: number;
  longestMs: number;
};

function newWatch({ clock, deadlineMs }: DenseBudget): Watch {
  const started = clock === undefined ? 0 : clock();
  return {
    elapsed: clock === undefined ? () => 0 : () => clock() - started,
    deadlineMs: deadlineMs ?? Number.POSITIVE_INFINITY,
    arrangedMs: 0,
    longestMs: 0,
  };
}

/** Without a deadline and a number: a few seconds for a hundred jobs. */
const usualIterations = 2000;

function* searchingInTurns(
  search: Search,
  budget: DenseBudget,
  watch: Watch,
): Generator<DenseProgress, DenseAnswer["stopped"], "stop" | undefined> {
  const most = budget.iterations ?? (budget.deadlineMs === undefined ? usualIterations : Number.POSITIVE_INFINITY);
  const run = searching(search);
  for (;;) {
    if (search.iterations >= most) return "iterations";
    const before = watch.elapsed();
    if (before + reserve(search, watch) >= watch.deadlineMs) return "deadline";
    if (run.next().done === true) return search.noPlan === null ? "optimal" : "infeasible";
    watch.longestMs = Math.max(watch.longestMs, watch.elapsed() - before);
    const told = yield progress(search, watch);
    if (told === "stop") return "cancelled";
  }
}

/** The certificate takes about as long as some passes of the bound. */
function reserve(search: Search, watch: Watch): number {
  return watch.longestMs + 4 + (search.problem.agents * search.problem.jobs) / 2000;
}

function progress(search: Search, watch: Watch): DenseProgress {
  const { phase, bound, iterations } = search;
  return { phase, value: costNow(search), bound, iterations, elapsedMs: watch.elapsed() };
}

/** What can be told without any search. */
function withoutRoom(problem: DenseProblem): NoPlan | null {
  const { agents, jobs, size, capacity } = problem;
  let wanted = 0;
  let room = 0;
  for (const each of capacity) room += each;
  for (let job = 0; job < jobs; job++) {
    let least = Number.POSITIVE_INFINITY;
    for (let agent = 0; agent < agents; agent++) {
      const each = size[job * agents + agent]!;
      if (each <= capacity[agent]!) least = Math.min(least, each);
    }
    if (least === Number.POSITIVE_INFINITY) return { code: "job-fits-nowhere", job };
    wanted += least;
  }
  return wanted > room ? { code: "not-enough-room", wanted, room } : null;
}

function noPlanAtAll(problem: DenseProblem, budget: DenseBudget, noPlan: NoPlan, watch: Watch): DenseAnswer {
  const prices = { job: new Float64Array(problem.jobs) };
  return {
    plan: null,
    noPlan,
    prices,
    value: Number.POSITIVE_INFINITY,
    bound: Number.POSITIVE_INFINITY,
    gap: 0,
    provenBy: "prices",
    seed: budget.seed,
    iterations: 0,
    elapsedMs: watch.elapsed(),
    stopped: "infeasible",
  };
}

function answer(search: Search, budget: DenseBudget, watch: Watch, stopped: DenseAnswer["stopped"]): DenseAnswer {
  const { problem, state, iterations } = search;
  const prices = { job: search.prices.best.slice() };
  const common = { prices, seed: budget.seed, iterations, stopped, provenBy: "prices" as const };
  if (search.noPlan !== null || !search.isFound) {
    const bound = search.noPlan === null ? provenDenseBound(problem, prices) : Number.POSITIVE_INFINITY;
    if (typeof bound !== "number") throw new Error(`The engine's own prices were refused: ${bound.code}.`);
    const noPlan = search.noPlan ?? { code: "none-found" };
    const value = Number.POSITIVE_INFINITY;
    return { ...common, plan: null, noPlan, value, bound, gap: denseGap(value, bound), elapsedMs: watch.elapsed() };
  }
  const plan = { agentOf: state.agentOf.slice() };
  const certificate = certifyDense(problem, plan, prices);
  if (!certificate.certified) throw new Error(`The engine's own plan was refused: ${certificate.code}.`);
  const { value } = certificate;
  const provenBy = search.triedAll ? "every-way-tried" : "prices";
  const bound = search.triedAll ? value : certificate.bound;
  return {
    ...common,
    provenBy,
    plan,
    noPlan: null,
    value,
    bound,
    gap: denseGap(value, bound),
    elapsedMs: watch.elapsed(),
  };
}
