/** Keeps a large plan and measures its board as a coordinator reads it: see tests/bench/board.ts. Runs what was built. */
import { loadavg } from "node:os";
import type pg from "pg";
import { componentNames, usualWeights } from "#domain/plans/rules-fit.ts";
import { type Ask, inBenchHouse } from "./bench-house.ts";
import { numberGiven, printLine } from "./bench-lines.ts";

const rows = numberGiven("rows", 10_000);
const rounds = numberGiven("rounds", 10);
await inBenchHouse({
  fill,
  measure: async (ask) => {
    const middle = Math.round(rows / 2);
    for (const query of [
      "",
      `?after=H-${middle}`,
      "?order=left",
      "?q=%E5%90%8D%E5%89%8D12",
      "?town=%E7%94%BA3",
      "?side=projects",
      `?side=projects&after=P-${middle}`,
      "?side=projects&state=open&order=halfDays",
      "?side=projects&q=%E4%BC%9A%E7%A4%BE12",
    ])
      await measure(`/plans/1/board${query}`, ask);
  },
});

/** People of the hub, and a finished plan in which four of five projects are served. */
async function fill(client: pg.Client, hubId: string): Promise<void> {
  await client.query(`insert into banso.person (person_id, name, half_days, created_at, updated_at)
    select md5('p' || n)::uuid, '名前' || n, 12, now(), now() from generate_series(1, ${rows}) n`);
  await client.query(`insert into banso.hub_person (hub_id, person_id, number, since)
    select '${hubId}', md5('p' || n)::uuid, n, now() from generate_series(1, ${rows}) n`);
  const file = `insert into banso.file (hub_id, file_id, name, media_type, bytes, sha256, made_at) values ('${hubId}', `;
  for (const id of ["f1", "f2"])
    await client.query(`${file} md5('${id}')::uuid, '${id}.csv', 'text/csv', 'x', repeat('0', 64), now())`);
  await client.query(
    `insert into banso.plan (hub_id, plan_id, number, name, status, source, people_file, projects_file, seed, seconds, weights,
      language, summary, result, requested_by, requested_at, finished_at)
    values ($1, md5('plan')::uuid, 1, '大きな計画', 'done', 'region', md5('f1')::uuid, md5('f2')::uuid, 1, 10, $2, 'ja', '{}', $3,
      md5('who')::uuid, now(), now())`,
    [hubId, JSON.stringify(usualWeights), JSON.stringify(result())],
  );
  await client.query("analyze banso.hub_person");
}

function result(): unknown {
  const why = componentNames.map((name) => ({ name, score: 0.7, reason: { code: "months-all" } }));
  const project = (n: number) => ({
    id: `P-${n}`,
    title: `仕事の題名 ${n}`,
    firm: `会社${n % 999}`,
    halfDays: 2 + (n % 9),
    onSiteHalfDays: n % 3,
    place: `町${n % 19}`,
  });
  const served = Math.round(rows * 0.8);
  const numbers = Array.from({ length: rows }, (_, index) => index + 1);
  return {
    shares: numbers.slice(0, served).map((n) => ({
      person: `H-${1 + ((n * 7) % rows)}`,
      project: project(n),
      halfDays: 2 + (n % 9),
      fit: 700,
      why,
      next: { code: "no-other" },
    })),
    loads: numbers.map((n) => ({ person: `H-${n}`, free: 12, given: n % 9 })),
    open: numbers.slice(served).map((n) => ({
      project: project(n),
      admissible: 3,
      failed: { forbidden: 0, time: 3, town: 9, "on-site": 0, remote: 0, months: 0, week: 0, rest: 0 },
      swap: null,
      change: { code: "several" },
    })),
    pairs: { all: rows * rows, admissible: rows * 20, removed: {} },
    weights: usualWeights,
    totals: {},
    proof: { value: 1, bound: 1, seed: 1, iterations: 1, stopped: "optimal", curve: [], elapsedMs: 1 },
    unread: { people: [], projects: [] },
  };
}

async function measure(place: string, ask: Ask): Promise<void> {
  const times: number[] = [];
  let shown = 0;
  for (let round = 0; round < rounds + 1; round++) {
    const began = performance.now();
    const answer = await ask(place);
    const page = await answer.text();
    times.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`${place} answered ${answer.status}`);
    shown = page.split("data-row=").length - 1;
  }
  const [first = 0, ...rest] = times;
  const sorted = rest.toSorted((a, b) => a - b);
  const at = (part: number): number => Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  const load = loadavg()[0]?.toFixed(1) ?? "";
  printLine({
    case: decodeURIComponent(place),
    firstMs: Math.round(first),
    p50ms: at(0.5),
    p95ms: at(0.95),
    shown,
    rows,
    load,
  });
}
