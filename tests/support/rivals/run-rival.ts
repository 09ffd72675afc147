/**
 * One rival in a process of its own: reads its task from the command line, prints its figures as one line of JSON.
 * Only the base case: a project from one person; a person's units and number of engagements.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type SyntheticMarket, syntheticProblem } from "#engine/synthetic.ts";

type Task = {
  readonly rival: string;
  readonly cache: string;
  readonly limit: number;
  readonly market: SyntheticMarket;
};

const task: Task = JSON.parse(process.argv[2] ?? "{}");
const { people, projects, capacity, maxEngagements, demand, pairStart, pairPerson, pairFit } = syntheticProblem(
  task.market,
);
const load = createRequire(path.join(task.cache, "package.json"));
const projectOf = new Int32Array(pairPerson.length);
for (let j = 0; j < projects; j++) projectOf.fill(j, pairStart[j], pairStart[j + 1]);
const worth = pairFit.map((fit, pair) => fit * demand[projectOf[pair]!]!);
const pairsOf = Array.from({ length: people }, (): number[] => []);
for (let pair = 0; pair < pairPerson.length; pair++) pairsOf[pairPerson[pair]!]!.push(pair);

type Figures = Record<string, string | number>;
const runs: Record<string, () => Figures | Promise<Figures>> = {
  "highs-mip": () => highs(true),
  "highs-lp": () => highs(false),
  yalps,
  glpk,
  "min-cost-flow": flow,
};
const began = performance.now();
const figures = await runs[task.rival]!();
console.log(JSON.stringify({ ...figures, seconds: Number(((performance.now() - began) / 1000).toFixed(2)) }));
process.exit(0);

async function highs(isMip: boolean): Promise<Figures> {
  const solver = await load("highs")();
  const rows: string[] = [];
  for (let j = 0; j < projects; j++) rows.push(row([pairStart[j]!, pairStart[j + 1]!], 1));
  for (let i = 0; i < people; i++) {
    if (pairsOf[i]!.length === 0) continue;
    rows.push(`${pairsOf[i]!.map((pair) => `${demand[projectOf[pair]!]} x${pair}`).join(" + ")} <= ${capacity[i]}`);
    rows.push(`${pairsOf[i]!.map((pair) => `x${pair}`).join(" + ")} <= ${maxEngagements[i]}`);
  }
  const names = Array.from(worth, (_, pair) => `x${pair}`);
  const text = [
    "Maximize",
    ` obj: ${names.map((name, pair) => `${worth[pair]} ${name}`).join("\n + ")}`,
    "Subject To",
    ...rows.filter((each) => each !== "").map((each, at) => ` r${at}: ${each}`),
    ...(isMip ? ["Binary", names.join("\n")] : ["Bounds", ...names.map((name) => ` 0 <= ${name} <= 1`)]),
    "End",
  ].join("\n");
  const result = solver.solve(text, { time_limit: task.limit, output_flag: false });
  const value: number = result.ObjectiveValue;
  const isPlan = isMip && Number.isFinite(value) && value > 0;
  // Short of its optimum the simplex method stands at a number that bounds nothing.
  if (!isMip && result.Status !== "Optimal") return { told: "no bound", status: result.Status };
  if (!isMip) return { bound: value, status: result.Status };
  return isPlan ? { value, status: result.Status } : { told: "no plan", status: result.Status };
}

function row([first, end]: readonly [number, number], most: number): string {
  if (first === end) return "";
  return `${Array.from({ length: end - first }, (_, k) => `x${first + k}`).join(" + ")} <= ${most}`;
}

function yalps(): Figures {
  const constraints = new Map<string, { max: number }>();
  for (let j = 0; j < projects; j++) constraints.set(`p${j}`, { max: 1 });
  for (let i = 0; i < people; i++) {
    constraints.set(`c${i}`, { max: capacity[i]! });
    constraints.set(`k${i}`, { max: maxEngagements[i]! });
  }
  const variables = new Map<string, Map<string, number>>();
  for (let pair = 0; pair < worth.length; pair++) {
    const [i, j] = [pairPerson[pair]!, projectOf[pair]!];
    const column: [string, number][] = [
      ["obj", worth[pair]!],
      [`p${j}`, 1],
      [`c${i}`, demand[j]!],
      [`k${i}`, 1],
    ];
    variables.set(`x${pair}`, new Map(column));
  }
  const model = { direction: "maximize", objective: "obj", constraints, variables, binaries: true };
  const result = load("yalps").solve(model, { timeout: 1000 * task.limit });
  if (!Number.isFinite(result.result)) return { told: "no plan", status: result.status };
  return { value: result.result, status: result.status };
}

async function glpk(): Promise<Figures> {
  const file = path.join(task.cache, "node_modules/glpk.js/dist/glpk.js");
  const solver = await (await import(pathToFileURL(file).href)).default();
  const upper = (name: string, vars: readonly { name: string; coef: number }[], ub: number): object => ({
    name,
    vars,
    bnds: { type: solver.GLP_UP, ub, lb: 0 },
  });
  const subjectTo: object[] = [];
  for (let j = 0; j < projects; j++) {
    const vars = Array.from({ length: pairStart[j + 1]! - pairStart[j]! }, (_, k) => ({
      name: `x${pairStart[j]! + k}`,
      coef: 1,
    }));
    if (vars.length > 0) subjectTo.push(upper(`p${j}`, vars, 1));
  }
  for (let i = 0; i < people; i++) {
    const list = pairsOf[i]!;
    if (list.length === 0) continue;
    subjectTo.push(
      upper(
        `c${i}`,
        list.map((pair) => ({ name: `x${pair}`, coef: demand[projectOf[pair]!]! })),
        capacity[i]!,
      ),
    );
    subjectTo.push(
      upper(
        `k${i}`,
        list.map((pair) => ({ name: `x${pair}`, coef: 1 })),
        maxEngagements[i]!,
      ),
    );
  }
  const names = Array.from(worth, (_, pair) => `x${pair}`);
  const objective = {
    direction: solver.GLP_MAX,
    name: "obj",
    vars: names.map((name, pair) => ({ name, coef: worth[pair]! })),
  };
  const model = { name: "market", objective, subjectTo, binaries: names };
  const { result } = await solver.solve(model, { tmlim: task.limit, msglev: solver.GLP_MSG_OFF, presol: true });
  const isPlan = result.status === solver.GLP_OPT || result.status === solver.GLP_FEAS;
  return isPlan ? { value: result.z, status: result.status } : { told: "no plan", status: result.status };
}

/** The relaxation as a flow of units: people 1 …, then projects, each filled up by units worth nothing. */
function flow(): Figures {
  const sink = people + projects + 1;
  const edges: { from: number; to: number; capacity: number; cost: number }[] = [];
  for (let i = 0; i < people; i++) edges.push({ from: 0, to: 1 + i, capacity: capacity[i]!, cost: 0 });
  for (let j = 0; j < projects; j++) {
    const to = 1 + people + j;
    edges.push(
      { from: 0, to, capacity: demand[j]!, cost: 1000 },
      { from: to, to: sink, capacity: demand[j]!, cost: 0 },
    );
    for (let pair = pairStart[j]!; pair < pairStart[j + 1]!; pair++) {
      edges.push({ from: 1 + pairPerson[pair]!, to, capacity: demand[j]!, cost: 1000 - pairFit[pair]! });
    }
  }
  const result: { flow: number; cost: number }[] = load("min-cost-flow").minCostFlowForNumberNodes(edges);
  const wanted = demand.reduce((sum, units) => sum + units, 0);
  const cost = result.reduce((sum, edge) => sum + edge.flow * edge.cost, 0);
  return { bound: 1000 * wanted - cost, status: "Optimal (relaxation)" };
}
