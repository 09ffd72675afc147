/**
 * Measures the whole way from rows in the database to a certified plan, with every pair looked at and every admissible one
 * priced: the region read, written as its two tables and read again, numbered, solved, laid into weeks, certified, explained.
 *
 *     node --conditions=source tests/bench/rows-to-plan.ts [--json] [--engine 10] [--only 1000] [--processor]
 */
import { loadavg } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { makePlan } from "#domain/plans/make-plan.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { type Region, regionTables } from "#domain/plans/rules-region.ts";
import { regionView } from "#domain/plans/views-region.ts";
import { certify, solving } from "#engine/solve.ts";
import { adminClient, type EmbeddedTarget } from "#platform/postgres/connections.ts";
import { clock } from "../support/bench-clock.ts";
import { numberGiven, printLine, seconds } from "../support/bench-lines.ts";
import { benchApp, onBenchServer } from "../support/bench-server.ts";

/** People and projects: as many projects as people, until one plan takes no more pairs (25 million). */
const sizes = [
  [100, 100],
  [1000, 1000],
  [10_000, 2500],
  [100_000, 250],
] as const;

const deadlineMs = 1000 * numberGiven("engine", 10);
const only = numberGiven("only", 0);
await onBenchServer(async (server) => {
  const app = benchApp(server);
  for (const [people, projects] of sizes)
    if (only === 0 || only === people)
      await measure({ app, target: server.target }, { people, projects }).catch((fault: unknown) => {
        // A region that is too large is told, and does not end the bench.
        const because = fault instanceof Error ? fault.message : "unknown";
        printLine({ case: `${people} people, ${projects} projects`, failed: because });
      });
});

type Size = { readonly people: number; readonly projects: number };
type House = { readonly app: App; readonly target: EmbeddedTarget };

async function measure({ app, target }: House, size: Size): Promise<void> {
  const hubId = app.ids.next<HubId>();
  const name = `計測 ${size.people}`;
  const hub = { name, contactName: "", contactPhone: "", host: `h${size.people}.invalid`, isSample: true };
  await app.db.asHub(hubId, "found-hub", (tx) => addHub(tx, hub));
  await fill(target, hubId, size);
  const began = clock();
  const region = await regionOf(app, hubId);
  const readAt = clock();
  const tables = regionTables(region);
  const people = readPeople(await asRead(app, tables.people));
  const projects = readProjects(await asRead(app, tables.projects));
  if (!people.ok || !projects.ok) throw new Error("the region's own tables cannot be read");
  const tablesAt = clock();
  let engineMs = 0;
  let numberedAt = 0;
  const made = await makePlan(
    { people: people.value.items, projects: projects.value.items, weights: usualWeights, seed: 1, deadlineMs },
    {
      engine: {
        *solving(problem, budget) {
          numberedAt = clock();
          const answer = yield* solving(problem, budget);
          engineMs = clock() - numberedAt;
          return answer;
        },
        certify,
      },
      clock,
      progress: () => {},
      breathe: () => setImmediate(),
      cancelled: () => false,
    },
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const { proof, totals, pairs } = made.value;
  printLine({
    case: `${totals.people} people, ${totals.projects} projects`,
    seconds: seconds(clock() - began),
    rowsSeconds: seconds(readAt - began),
    tablesSeconds: seconds(tablesAt - readAt),
    pairsSeconds: seconds(numberedAt - tablesAt),
    engineSeconds: seconds(engineMs),
    weeksAndProofSeconds: seconds(clock() - numberedAt - engineMs),
    pairs: pairs.all,
    admissible: pairs.admissible,
    gapPercent: Number((100 * proof.gap).toFixed(4)),
    stopped: proof.stopped,
    served: totals.served,
    wanted: totals.wanted,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    load: loadavg()[0]?.toFixed(1) ?? "",
  });
}

function regionOf(app: App, hubId: HubId): Promise<Region> {
  return app.db.asHub(hubId, "run-plan", async (tx) => {
    const allowed = permit(app.may, tx.actor, "plan.request", { hubId });
    if (allowed === null) throw new Error("the hub may not plan");
    return regionView(tx, allowed, app.clock.today());
  });
}

async function asRead(app: App, table: ReturnType<typeof regionTables>["people"]) {
  const read = await app.tables.read({ name: "region.csv", bytes: app.tables.write(table) });
  if (!read.ok) throw new Error("the region's own table cannot be read");
  return read.value;
}

/** People and projects over twenty towns: themes, shapes, half-days and pay differ from row to row, always in the same way. */
async function fill(target: EmbeddedTarget, hubId: HubId, { people, projects }: Size): Promise<void> {
  const client = adminClient(target);
  await client.connect();
  const themes = `(array['domestic-sales','finance','it','management','production','logistics'])`;
  const shape = (n: string) => `(select array_agg(2 + ((${n}) * (e + 3)) % 4 order by e) from generate_series(1, 9) e)`;
  await client.query(`insert into banso.person (person_id, name, half_days, themes, shape, towns, on_site_half_days,
      remote_half_days, pay_yen_per_half_day, created_at, updated_at)
    select md5('${hubId} p' || n)::uuid, '人' || n, 2 + n % 11, array[${themes}[1 + n % 6], ${themes}[1 + (n / 6) % 6]],
      ${shape("n")}, array['町' || n % 20, '町' || (n / 7) % 20], 2 + n % 9, 8, 8000 + 500 * (n % 9), now(), now()
    from generate_series(1, ${people}) n`);
  await client.query(`insert into banso.hub_person (hub_id, person_id, number, since)
    select '${hubId}', md5('${hubId} p' || n)::uuid, n, now() from generate_series(1, ${people}) n`);
  await client.query(`insert into banso.firm (hub_id, firm_id, number, name, industry, town, created_at, updated_at)
    select '${hubId}', md5('${hubId} f' || n)::uuid, n, '会社' || n, 'E', '町' || n % 20, now(), now()
    from generate_series(1, ${Math.ceil(projects / 4)}) n`);
  await client.query(`insert into banso.project (hub_id, project_id, number, firm_id, title, result, role_kind, themes, shape,
      half_days, on_site_half_days, place, months, pay_yen_per_month, status, created_at, updated_at)
    select '${hubId}', md5('${hubId} j' || n)::uuid, n, md5('${hubId} f' || 1 + n % ${Math.ceil(projects / 4)})::uuid,
      '仕事' || n, '結果', 'specialist', array[${themes}[1 + (n * 5) % 6]], ${shape("n * 7")}, 2 + n % 7, n % 3,
      '町' || (n * 3) % 20, 6, 10000 * (2 + n % 7), 'published', now(), now()
    from generate_series(1, ${projects}) n`);
  await client.query("analyze banso.person, banso.hub_person, banso.project");
  await client.end();
}
