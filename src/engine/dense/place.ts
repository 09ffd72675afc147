import type { Guide } from "./guide.ts";
import type { DenseProblem } from "./problem.ts";

/** The jobs with most to lose first, each where it is cheapest at the prices and fits, or where most room is left. */
export function placeByRegret(
  { agents, jobs, cost, size, capacity }: DenseProblem,
  guide: Guide,
  at: Int32Array,
): void {
  const room = capacity.slice();
  const paid = (job: number, agent: number): number =>
    cost[job * agents + agent]! + guide.price[agent]! * size[job * agents + agent]!;
  const regret = Float64Array.from({ length: jobs }, (_, job) => {
    const near = job * guide.width;
    return paid(job, guide.near[near + Math.min(1, guide.width - 1)]!) - paid(job, guide.near[near]!);
  });
  for (const job of Int32Array.from({ length: jobs }, (_, j) => j).sort((a, b) => regret[b]! - regret[a]! || a - b)) {
    let where = -1;
    let roomiest = guide.near[job * guide.width]!;
    for (let agent = 0; agent < agents; agent++) {
      const each = size[job * agents + agent]!;
      if (each <= room[agent]!) {
        if (where === -1 || paid(job, agent) < paid(job, where)) where = agent;
      } else if (each <= capacity[agent]! && room[agent]! - each > room[roomiest]! - size[job * agents + roomiest]!) {
        roomiest = agent;
      }
    }
    at[job] = where === -1 ? roomiest : where;
    room[at[job]!]! -= size[job * agents + at[job]!]!;
  }
}
