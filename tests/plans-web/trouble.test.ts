import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { App } from "#app.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { planOfChosen } from "#engine/plan.ts";
import { startJobs } from "#main-jobs.ts";
import { makeEngine } from "#platform/engine-process.ts";
import { packageRoot } from "#platform/package-root.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { crowding } from "../support/crowding.ts";
import { barePlanPerson, barePlanProject } from "../support/plan-parts.ts";
import { askFor, example, isDone, small, until } from "./asking.ts";

const entry = path.join(packageRoot(), "dist/src/main-engine.js");
const examples = { people: example("people.csv"), projects: example("projects.xlsx") };

type House = TestApp & { readonly coordinator: SignedIn };

async function withHouse(
  change: { app?: Partial<App>; works: boolean },
  work: (house: House) => Promise<void>,
): Promise<void> {
  const house = await testApp(change.app === undefined ? {} : { app: change.app });
  const worker = change.works ? await startJobs(house.app, house.database.connections, { isAlone: true }) : null;
  try {
    await work({ ...house, coordinator: await house.signInAs("coordinator", house.north) });
  } finally {
    await worker?.stop();
    await house.close();
  }
}

/** Processes that this one has started, or another has. */
function childrenOf(parent: number): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
};

const enginesOf = (parent: number): readonly number[] =>
  childrenOf(parent).filter((pid) => commandOf(pid).includes("main-engine"));

test("more memory than allowed ends the engine, and the page says what to do", () =>
  withHouse({ app: { engine: makeEngine({ entry, memoryMb: 32 }) }, works: true }, async ({ coordinator }) => {
    const at = await askFor(coordinator, { ...examples, seconds: "20" });
    await until(coordinator, at, isDone);
    const page = await (await coordinator.ask(at)).text();
    expect(page).toContain("計画を作れませんでした");
    expect(page).toContain("BANSO_PLAN_MEMORY_MB");
    expect((await coordinator.ask(`${at}/plan.csv`)).status).toBe(404);
  }));

test("an engine that is killed leaves a plan that says so, and the worker goes on", () =>
  withHouse({ works: true }, async ({ coordinator }) => {
    const at = await askFor(coordinator, { ...examples, seconds: "60" });
    await until(coordinator, at, ({ part }) => part !== null);
    const [engine = 0] = enginesOf(process.pid);
    expect(commandOf(engine)).toContain("main-engine");
    const nice = Number(readFileSync(`/proc/${engine}/stat`, "utf8").split(") ")[1]?.split(" ")[16]);
    expect(nice).toBe(10);
    process.kill(engine, "SIGKILL");
    await until(coordinator, at, isDone);
    expect(await (await coordinator.ask(at)).text()).toContain("計算をする部分が途中で終わりました");
    const next = await askFor(coordinator, { ...small, seconds: "1" });
    await until(coordinator, next, isDone);
    expect(await (await coordinator.ask(next)).text()).toContain("3件のうち2件");
  }));

test("a run that is asked to stop while pairs are looked at ends with a plan all the same", async () => {
  const order = {
    people: [{ ...barePlanPerson, id: "P-1" }],
    projects: [{ ...barePlanProject, id: "J-1" }],
    weights: usualWeights,
  };
  const watch = { onProgress: () => {}, stop: AbortSignal.abort(), drop: new AbortController().signal };
  const ran = await makeEngine({ entry, memoryMb: 512 }).run(order, { seed: 1, deadlineMs: 60_000 }, watch);
  expect(ran.ok && ran.value.explained.shares.map(({ person, project }) => [person.id, project.id])).toEqual([
    ["P-1", "J-1"],
  ]);
});

test("a plan that books somebody twice is caught by the certificate and not shown", () => {
  const honest = makeEngine({ entry, memoryMb: 512 });
  // The planted fault: every project is given to the person who stands first among its pairs.
  const engine: App["engine"] = {
    run: async (order, budget, watch) => {
      const ran = await honest.run(order, budget, watch);
      if (!ran.ok) return ran;
      const { numbered, answer } = ran.value;
      const { pairStart } = numbered.problem;
      const chosen = pairStart
        .slice(0, -1)
        .map((first, project) => (first < (pairStart[project + 1] ?? 0) ? first : -1));
      return { ok: true, value: { ...ran.value, answer: { ...answer, plan: planOfChosen(numbered.problem, chosen) } } };
    },
  };
  return withHouse({ app: { engine }, works: true }, async ({ coordinator }) => {
    const at = await askFor(coordinator, { ...small, seconds: "1" });
    await until(coordinator, at, isDone);
    const page = await (await coordinator.ask(at)).text();
    expect(page).toContain("確かめられない計画はお見せしません");
    expect(page).not.toContain("件のうち");
  });
});

test("a worker killed in the middle of a run takes its engine along, and another one makes the plan once", () =>
  withHouse({ works: false }, async ({ app, coordinator, database }) => {
    const settings = JSON.stringify({ ...database.target, folder: app.config.dataFolder });
    const child = spawn(process.execPath, ["tests/support/start-plan-worker.ts", settings], {
      cwd: packageRoot(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const at = await askFor(coordinator, { ...small, ...examples, seconds: "2" });
    await until(coordinator, at, ({ part }) => part !== null);
    const engines = enginesOf(child.pid ?? 0);
    expect(engines).toHaveLength(1);
    child.kill("SIGKILL");
    await expect
      .poll(() => engines.filter((pid) => commandOf(pid).includes("main-engine")), { timeout: 10_000 })
      .toEqual([]);
    const worker = await startJobs(app, database.connections, { isAlone: true });
    try {
      await until(coordinator, at, isDone);
      const { rows } = await database.asSuper(
        "select status, (select count(*)::int from banso.file) as files, (select count(*)::int from graphile_worker.jobs) as jobs from banso.plan",
      );
      // Two tables that were uploaded, three files that were made.
      expect(rows).toEqual([{ status: "done", files: 5, jobs: 0 }]);
    } finally {
      await worker.stop();
    }
  }));

test("a worker that is asked to stop gives its run up, and the plan is made after the next start", () =>
  withHouse({ works: false }, async ({ app, coordinator, database }) => {
    const worker = await startJobs(app, database.connections, { isAlone: true });
    const at = await askFor(coordinator, { ...examples, seconds: "2" });
    await until(coordinator, at, ({ part }) => part !== null);
    const began = performance.now();
    await worker.stop();
    expect(performance.now() - began).toBeLessThan(3000 * crowding());
    expect(enginesOf(process.pid)).toEqual([]);
    const { rows } = await database.asSuper(
      "select status, (select count(*)::int from graphile_worker.jobs) as jobs from banso.plan",
    );
    expect(rows, "the run was not finished instead").toEqual([{ status: "running", jobs: 1 }]);
    const next = await startJobs(app, database.connections, { isAlone: true });
    try {
      await until(coordinator, at, isDone, 25);
      expect(await (await coordinator.ask(at)).text()).toContain("200件のうち");
    } finally {
      await next.stop();
    }
  }));
