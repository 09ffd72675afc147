import { expect, test } from "vitest";
import { seededRandom } from "#kit/random.ts";
import { beaming, newBeam } from "./beam.ts";
import { certifyDense } from "./certify.ts";
import { faultOf } from "./check.ts";
import { layOut, mostAgents, newDeal } from "./deal.ts";
import { dealOut, newHalves } from "./halves.ts";
import { literatureProblem } from "./literature.ts";
import { wholePart } from "./part.ts";
import type { DenseProblem } from "./problem.ts";
import { readGapFile } from "./read.ts";
import { chooseWay, newWays, takeNote, type WayName } from "./sharing-out.ts";
import { solveDense, solvingDense } from "./solve.ts";

const isProving = process.env["PROVE"] === "1";

/** A problem of a few jobs: costs of either sign, sizes from 0, rooms that are often too small. */
function smallProblem(seed: number): DenseProblem {
  const random = seededRandom(seed);
  const agents = 1 + random.below(4);
  const jobs = 1 + random.below(7);
  const most = 1 + random.below(12);
  const tight = 1 + random.below(3);
  return {
    agents,
    jobs,
    cost: Int32Array.from({ length: agents * jobs }, () => random.below(41) - 15),
    size: Int32Array.from({ length: agents * jobs }, () => random.below(most + 1)),
    capacity: Float64Array.from({ length: agents }, () => random.below(Math.ceil((most * jobs) / tight / agents) + 2)),
  };
}

/** The cheapest cost by trying every way; infinite when none fits. */
function bruteForce(problem: DenseProblem): number {
  const { agents, jobs, cost, size } = problem;
  const room = problem.capacity.slice();
  const from = (job: number): number => {
    if (job === jobs) return 0;
    let least = Number.POSITIVE_INFINITY;
    for (let agent = 0; agent < agents; agent++) {
      const wanted = size[job * agents + agent]!;
      if (wanted > room[agent]!) continue;
      room[agent]! -= wanted;
      least = Math.min(least, cost[job * agents + agent]! + from(job + 1));
      room[agent]! += wanted;
    }
    return least;
  };
  return from(0);
}

test("small problems are solved to the proven optimum, or it is proven that there is no plan", () => {
  for (let seed = 1; seed <= (isProving ? 20_000 : 400); seed++) {
    const problem = smallProblem(seed);
    const answer = solveDense(problem, { seed, iterations: 3000 });
    const cheapest = bruteForce(problem);
    expect({ seed, value: answer.value, bound: answer.bound }).toEqual({ seed, value: cheapest, bound: cheapest });
    expect(answer.noPlan === null).toBe(Number.isFinite(cheapest));
  }
});

test("jobs dealt out half by half cost as little as in the best of all ways", () => {
  const halves = newHalves(6);
  for (let seed = 1; seed <= (isProving ? 20_000 : 300); seed++) {
    const random = seededRandom(seed);
    const agents = 2 + random.below(3);
    const problem = literatureProblem({ kind: "d", agents, jobs: 6, seed });
    const capacity = Float64Array.from({ length: agents }, () => random.below(Math.ceil(1200 / agents)));
    const deal = newDeal(6);
    deal.agents = agents;
    deal.jobs = 6;
    for (let job = 0; job < 6; job++) {
      deal.cost.set(problem.cost.subarray(job * agents, (job + 1) * agents), job * mostAgents);
      deal.size.set(problem.size.subarray(job * agents, (job + 1) * agents), job * mostAgents);
    }
    for (let agent = 0; agent < agents; agent++) deal.price[agent] = 2 * random.unit();
    deal.room.set(capacity);
    const least = bruteForce({ ...problem, capacity });
    let cheapest = layOut(deal);
    for (let agent = 0; agent < agents; agent++) cheapest -= deal.price[agent]! * deal.room[agent]!;
    // As narrow as it may be, so that cells are narrow too.
    halves.limit = halves.halfLimit = Math.min(least - cheapest + 1e-6, 10_000);
    dealOut(halves, deal, random);
    let cost = halves.isFound ? 0 : Number.POSITIVE_INFINITY;
    if (halves.isFound) halves.best.forEach((agent, job) => (cost += problem.cost[job * agents + agent]!));
    expect({ seed, cost }).toEqual({ seed, cost: least });
  }
});

test("a beam finds the cheapest plan of a small problem, or one that fits and costs hardly more", () => {
  let cheapest = 0;
  const runs = isProving ? 5000 : 100;
  for (let seed = 1; seed <= runs; seed++) {
    const random = seededRandom(seed);
    const agents = 2 + random.below(5);
    const problem = {
      ...literatureProblem({ kind: "d", agents, jobs: 7, seed }),
      capacity: Float64Array.from({ length: agents }, () => random.below(Math.ceil(1400 / agents))),
    };
    const part = wholePart(problem);
    const run = beaming(newBeam(part, 10, 50), Number.POSITIVE_INFINITY, random);
    let step = run.next();
    while (step.done !== true) step = run.next();
    const least = bruteForce(problem);
    if (step.value === least) cheapest++;
    if (step.value === Number.POSITIVE_INFINITY) continue;
    const certificate = certifyDense(problem, { agentOf: part.at }, { job: new Float64Array(7) });
    expect({ seed, certificate }).toMatchObject({ certificate: { certified: true, value: step.value } });
    expect(step.value).toBeGreaterThanOrEqual(least);
  }
  expect(cheapest / runs).toBeGreaterThan(0.8);
});

test("work goes to the way that gains, and while none does to all alike, however long a turn of one is", () => {
  const shares = [...sharesOfWork(() => 0).values()];
  expect(Math.min(...shares)).toBeGreaterThan(0.1);
  expect(Math.max(...shares)).toBeLessThan(0.3);
  expect(sharesOfWork((name) => (name === "anneal" ? 0.1 : 0)).get("anneal")).toBeGreaterThan(0.6);
});

/** Which share of 2,000 turns each way gets that gains so much in a turn of length 1. */
function sharesOfWork(gainOf: (name: WayName) => number): Map<WayName, number> {
  const random = seededRandom(1);
  const ways = newWays();
  const work = new Map<WayName, number>();
  let all = 0;
  for (let turn = 0; turn < 2000; turn++) {
    const { way, length } = chooseWay(ways, random);
    takeNote(ways, way, { gained: length * gainOf(way.name) + 1e-9 * random.unit(), length });
    work.set(way.name, (work.get(way.name) ?? 0) + length);
    all += length;
  }
  return new Map([...work].map(([name, some]) => [name, some / all]));
}

test("the bound of any prices is at most the cheapest cost", () => {
  const random = seededRandom(7);
  for (let seed = 1; seed <= (isProving ? 20_000 : 400); seed++) {
    const problem = smallProblem(seed);
    const answer = solveDense(problem, { seed, iterations: 3000 });
    if (answer.plan === null) continue;
    const job = Float64Array.from({ length: problem.jobs }, () => 60 * random.unit() - 20);
    const certificate = certifyDense(problem, answer.plan, { job });
    expect(certificate.certified && certificate.bound <= bruteForce(problem)).toBe(true);
  }
});

test("each kind of the literature comes with a certified plan close to its bound", () => {
  for (const kind of ["a", "b", "c", "d", "e"] as const) {
    const problem = literatureProblem({ kind, agents: 5, jobs: 60, seed: 3 });
    const answer = solveDense(problem, { seed: 1, iterations: 150 });
    expect(answer.plan === null ? null : certifyDense(problem, answer.plan, answer.prices)).toMatchObject({
      certified: true,
      value: answer.value,
    });
    expect(answer.gap).toBeLessThan(0.01);
  }
});

test("wide rooms of up to 10^15 are solved as well", () => {
  const random = seededRandom(5);
  const agents = 4;
  const jobs = 40;
  const size = Int32Array.from({ length: agents * jobs }, () => 1 + random.below(1_000_000_000));
  const cost = Int32Array.from({ length: agents * jobs }, () => random.below(1000));
  const answer = solveDense(
    { agents, jobs, cost, size, capacity: new Float64Array(agents).fill(4_500_000_000) },
    { seed: 1, iterations: 300 },
  );
  expect(answer.plan).not.toBeNull();
  expect(answer.gap).toBeLessThan(0.05);
  const roomy = { agents, jobs, cost, size, capacity: new Float64Array(agents).fill(1e15) };
  expect(solveDense(roomy, { seed: 1 }).stopped).toBe("optimal");
});

test("the same seed and iterations give the same plan and bound", () => {
  const problem = literatureProblem({ kind: "d", agents: 6, jobs: 50, seed: 2 });
  const [first, second] = [1, 2].map(() => solveDense(problem, { seed: 9, iterations: 100 }));
  expect(first).toEqual(second);
  expect(solveDense(problem, { seed: 10, iterations: 100 }).plan).not.toEqual(first?.plan);
});

test("a stop and a deadline end the work with a certified plan", () => {
  const problem = literatureProblem({ kind: "d", agents: 10, jobs: 200, seed: 2 });
  const run = solvingDense(problem, { seed: 1 });
  for (let turn = 0; turn < 60; turn++) run.next();
  const stopped = run.next("stop");
  expect(stopped.done === true && stopped.value.stopped).toBe("cancelled");
  let now = 0;
  const answer = solveDense(problem, { seed: 1, deadlineMs: 250, clock: () => now++ });
  expect(answer.stopped).toBe("deadline");
  expect(answer.elapsedMs).toBeLessThanOrEqual(250);
});

test("the certificate refuses what is not so", () => {
  const problem = literatureProblem({ kind: "c", agents: 5, jobs: 30, seed: 1 });
  const { plan, prices } = solveDense(problem, { seed: 1, iterations: 100 });
  if (plan === null) throw new Error("There should be a plan.");
  const crowded = { agentOf: new Int32Array(30) };
  expect(certifyDense(problem, crowded, prices)).toMatchObject({ code: "over-capacity", agent: 0 });
  expect(certifyDense(problem, { agentOf: plan.agentOf.with(3, 5) }, prices)).toMatchObject({
    code: "no-such-agent",
    job: 3,
  });
  expect(certifyDense(problem, { agentOf: plan.agentOf.slice(1) }, prices)).toMatchObject({ code: "wrong-length" });
  const unpriced = { job: prices.job.with(2, Number.NaN) };
  expect(certifyDense(problem, plan, unpriced)).toMatchObject({ code: "bad-price", job: 2 });
  expect(certifyDense({ ...problem, agents: 4 }, plan, prices)).toMatchObject({ code: "faulty-problem" });
  expect(faultOf({ ...problem, size: problem.size.with(7, -1) })).toMatchObject({
    code: "out-of-range",
    job: 1,
    agent: 2,
  });
});

test("a file is read whatever its line breaks, and a fault is told with its line", () => {
  const good = "2 3\n1 2 3\n-4 5 6\n1 1 1\n2 2 2\n3 4\n";
  const { problem } = readGapFile(good);
  expect(problem).toEqual({
    agents: 2,
    jobs: 3,
    cost: Int32Array.of(1, -4, 2, 5, 3, 6),
    size: Int32Array.of(1, 2, 1, 2, 1, 2),
    capacity: Float64Array.of(3, 4),
  });
  expect(readGapFile(`\uFEFF${good.replaceAll("\n", " \r\n\t ")}`).problem).toEqual(problem);
  expect(readGapFile(good.replaceAll("\n", " ").trim()).problem).toEqual(problem);
  const told = (text: string): unknown => readGapFile(text).fault;
  expect(told("")).toMatchObject({ code: "ends-early", line: 1, of: "agents" });
  expect(told(good.replace("5", "five"))).toMatchObject({ code: "no-number", line: 3, found: "five" });
  expect(told(good.replace("5", "5.5"))).toMatchObject({ code: "not-whole", line: 3 });
  expect(told(good.replace("2 2 2", "2 -2 2"))).toMatchObject({ code: "out-of-range", line: 5, of: "size" });
  expect(told(good.replace("3 4\n", "3\n"))).toMatchObject({
    code: "ends-early",
    of: "capacity",
    found: 15,
    wanted: 16,
  });
  expect(told(`${good}7\n`)).toMatchObject({ code: "more-than-wanted", line: 7, found: "7" });
  expect(told("9999 9999\n1 2 3")).toMatchObject({ code: "too-many-pairs" });
  expect(told("5000 5000\n1 2 3")).toMatchObject({ code: "ends-early", found: 5 });
  expect(told("0 5\n")).toMatchObject({ code: "out-of-range", of: "agents" });
});

test("files broken at random never hang: they are read or refused with a line, and what is read is solved", () => {
  const random = seededRandom(11);
  const good = "3 4\n5 6 7 8\n1 2 3 4\n9 8 7 6\n2 3 4 5\n1 1 2 2\n3 3 1 1\n6 5 7\n";
  const pieces = ["-", "x", " ", "\n", "999999999999", "0", ".", "1e9", "\0", "３"];
  for (let round = 0; round < (isProving ? 20_000 : 1000); round++) {
    let text = good;
    for (let change = random.below(4); change >= 0; change--) {
      const at = random.below(text.length);
      text = text.slice(0, at) + (pieces[random.below(pieces.length)] ?? "") + text.slice(at + random.below(3));
    }
    const { problem, fault } = readGapFile(text);
    if (fault !== null) expect(fault.line).toBeGreaterThan(0);
    else expect(solveDense(problem, { seed: 1, iterations: 30 }).elapsedMs).toBe(0);
  }
});
