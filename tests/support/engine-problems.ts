import fc from "fast-check";
import type { Problem } from "#engine/problem.ts";

/** A problem as lists: who is asked by each project, with which fit. */
export type Sketch = {
  readonly capacity: readonly number[];
  readonly maxEngagements: readonly number[];
  readonly projects: readonly { readonly demand: number; readonly pairs: readonly (readonly [number, number])[] }[];
};

/** The problem that a sketch describes. */
export function problemOf(sketch: Sketch): Problem {
  const starts = [0];
  for (const project of sketch.projects) starts.push((starts.at(-1) ?? 0) + project.pairs.length);
  const pairs = sketch.projects.flatMap((project) => project.pairs);
  return {
    people: sketch.capacity.length,
    projects: sketch.projects.length,
    capacity: Int32Array.from(sketch.capacity),
    maxEngagements: Int32Array.from(sketch.maxEngagements),
    demand: Int32Array.from(sketch.projects, (project) => project.demand),
    pairStart: Int32Array.from(starts),
    pairPerson: Int32Array.from(pairs, ([person]) => person),
    pairFit: Int32Array.from(pairs, ([, fit]) => fit),
  };
}

/** Small problems of every kind: nobody, no projects, no pairs, no capacity, demands above capacity, ties. */
export const smallSketches: fc.Arbitrary<Sketch> = fc
  .record({ people: fc.integer({ min: 0, max: 5 }), unit: fc.constantFrom(1, 1, 2, 4, 6) })
  .chain(({ people, unit }) =>
    fc.record({
      capacity: fc.array(units(0, 10, unit), { minLength: people, maxLength: people }),
      maxEngagements: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: people, maxLength: people }),
      projects: fc.array(
        fc.record({
          demand: units(1, 8, unit),
          pairs: people === 0 ? fc.constant([]) : pairsWith(people),
        }),
        { maxLength: 6 },
      ),
    }),
  );

function units(min: number, max: number, unit: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((count) => Math.min(60, count * unit));
}

function pairsWith(people: number): fc.Arbitrary<[number, number][]> {
  const fit = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(500, 501, 999, 1000));
  return fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: people - 1 }), fit), { selector: ([person]) => person });
}

/** The value of the best plan, by trying every plan. */
export function bestValue(problem: Problem): number {
  const room = [...problem.capacity];
  const seats = [...problem.maxEngagements];
  const from = (project: number): number => {
    if (project === problem.projects) return 0;
    const demand = problem.demand[project] ?? 0;
    let best = from(project + 1);
    for (let pair = problem.pairStart[project] ?? 0; pair < (problem.pairStart[project + 1] ?? 0); pair++) {
      const person = problem.pairPerson[pair] ?? 0;
      if ((room[person] ?? 0) < demand || (seats[person] ?? 0) < 1) continue;
      room[person] = (room[person] ?? 0) - demand;
      seats[person] = (seats[person] ?? 0) - 1;
      best = Math.max(best, (problem.pairFit[pair] ?? 0) * demand + from(project + 1));
      room[person] = (room[person] ?? 0) + demand;
      seats[person] = (seats[person] ?? 0) + 1;
    }
    return best;
  };
  return from(0);
}

/** The same problem with its people renumbered: person i becomes `order[i]`. */
export function renumbered(problem: Problem, order: readonly number[]): Problem {
  const capacity = new Int32Array(problem.people);
  const maxEngagements = new Int32Array(problem.people);
  order.forEach((to, from) => {
    capacity[to] = problem.capacity[from] ?? 0;
    maxEngagements[to] = problem.maxEngagements[from] ?? 0;
  });
  return { ...problem, capacity, maxEngagements, pairPerson: problem.pairPerson.map((person) => order[person] ?? -1) };
}
