/**
 * Measures a live plan: projects, then people, then both leave and come back by turns. One line a kind: the middle and the 99th of
 * a hundred of an event's time, events a second, the gap before and after, shares moved an event. The machine is shared, so the same events
 * are replayed and each counts with its shortest time.
 *
 *     node --conditions=source tests/bench/incremental.ts [--people 100000] [--events 1000] [--seconds 20] [--repeats 5] [--calm 0] [--tight] [--json]
 */
import { certify, goLive, happen, type Live, type LiveEvent, snapshot, solve } from "#engine/solve.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { type Random, seededRandom } from "#kit/random.ts";
import { numberGiven, printLine } from "../support/bench-lines.ts";
import { addOf } from "../support/live-events.ts";

const people = numberGiven("people", 100_000);
const events = numberGiven("events", 1000);
const deadlineMs = 1000 * numberGiven("seconds", 20);
const repeats = numberGiven("repeats", 5);
const calm = numberGiven("calm", 0);
const ratio = process.argv.includes("--tight") ? 1.75 : 1;

/** Leaves and comes back by turns; who comes back is one of those who left before. */
type Turns = { readonly random: Random; readonly left: LiveEvent[]; isLeaving: boolean };

function nextEvent(live: Live, of: "person" | "project", turns: Turns): LiveEvent {
  const { random, left } = turns;
  turns.isLeaving = !turns.isLeaving;
  const back = turns.isLeaving ? undefined : left.splice(random.below(left.length), 1)[0];
  if (back !== undefined) return withoutTheGone(live, back);
  for (;;) {
    const index = random.below(of === "person" ? live.people : live.projects);
    if ((of === "person" ? live.isPerson : live.isProject)[index] !== 1) continue;
    left.push(addOf(live, of, index));
    return of === "person" ? { kind: "remove-person", person: index } : { kind: "remove-project", project: index };
  }
}

function withoutTheGone(live: Live, event: LiveEvent): LiveEvent {
  if (event.kind === "add-person") {
    return { ...event, pairs: event.pairs.filter(({ project }) => live.isProject[project] === 1) };
  }
  if (event.kind !== "add-project") return event;
  return { ...event, pairs: event.pairs.filter(({ person }) => live.isPerson[person] === 1) };
}

type Kind = "projects" | "people" | "both";
const problem = syntheticProblem({ people, ratio, pairsPerProject: 20, seed: 1 });
const answer = solve(problem, { seed: 1, deadlineMs, clock: () => process.cpuUsage().user / 1000 });
for (const kind of ["projects", "people", "both"] as const) report(kind);

function report(kind: Kind): void {
  const shortest = new Float64Array(events).fill(Number.POSITIVE_INFINITY);
  let last = replay(kind, shortest);
  for (let repeat = 1; repeat < repeats; repeat++) last = replay(kind, shortest);
  const total = shortest.reduce((sum, ms) => sum + ms, 0);
  shortest.sort();
  const at = (share: number): number => Number((shortest[Math.floor(share * events)] ?? 0).toFixed(4));
  const { gapBefore, gapAfter, moved, isCertified } = last;
  const percent = (share: number): number => Number((100 * share).toFixed(4));
  printLine({
    instance: `${people} × ${problem.projects}, ${kind}`,
    events,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    eventsASecond: Math.round((1000 * events) / total),
    gapBeforePercent: percent(gapBefore),
    gapAfterPercent: percent(gapAfter),
    movedAnEvent: Number((moved / events).toFixed(2)),
    certified: isCertified ? "yes" : "no",
  });
}

type Replay = {
  readonly gapBefore: number;
  readonly gapAfter: number;
  readonly moved: number;
  readonly isCertified: boolean;
};

function replay(kind: Kind, shortest: Float64Array): Replay {
  const live = goLive(problem, answer.plan, answer.prices, { calm });
  const gapBefore = live.bound / live.value - 1;
  const random = seededRandom(7);
  const turns = { projects: newTurns(random), people: newTurns(random) };
  let moved = 0;
  for (let e = 0; e < events; e++) {
    const isPeople = kind === "people" || (kind === "both" && e % 4 >= 2);
    const event = nextEvent(live, isPeople ? "person" : "project", isPeople ? turns.people : turns.projects);
    const started = performance.now();
    const repair = happen(live, event);
    shortest[e] = Math.min(shortest[e] ?? 0, performance.now() - started);
    moved += repair.moved.length;
  }
  const now = snapshot(live);
  const proof = certify(now.problem, now.plan, now.prices);
  const isCertified = proof.certified && proof.value === live.value && proof.bound === live.bound;
  return { gapBefore, gapAfter: live.bound / live.value - 1, moved, isCertified };
}

function newTurns(random: Random): Turns {
  return { random, left: [], isLeaving: false };
}
