import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { HubId } from "#domain/hubs/terms.ts";
import { systemClock } from "#platform/clock.ts";
import { makeDatabase } from "#platform/database.ts";
import { systemIds } from "#platform/ids.ts";
import { makeLog } from "#platform/log.ts";
import { packageRoot } from "#platform/package-root.ts";
import { startWorker } from "#platform/queue.ts";
import { count, isProof } from "../support/counts.ts";
import { crowding } from "../support/crowding.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

const hubId = systemIds.next<HubId>();
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The workers of a process, as it told them by its signs of life. */
const workersOf = (pid: number | undefined): string =>
  `select worker_id from banso.worker_heartbeat where process like '% ${pid ?? 0}'`;

/** One database with a table for effects, and what the tests do with it. */
type House = Awaited<ReturnType<typeof house>>;
async function house() {
  const database: FreshDatabase = await freshDatabase();
  await database.asSuper(
    "create table public.effect (key text not null); grant usage on schema public to banso_app; grant insert on public.effect to banso_app",
  );
  const db = makeDatabase({ pool: database.connections.app, clock: systemClock, ids: systemIds });
  const started: ChildProcess[] = [];
  const add = (keys: readonly string[]): Promise<void> =>
    db.asHub(hubId, "run-plan", async (tx) => {
      for (const key of keys)
        await sql`select graphile_worker.banso_enqueue('note', ${JSON.stringify({ key, hubId })}::json, null, null)`.execute(
          tx.sql,
        );
    });
  const number = async (text: string): Promise<number> => Number((await database.asSuper(text)).rows[0].n);
  return {
    database,
    db,
    add,
    worker: (rule: "once" | "plain", hang = false) => startProcess(database, { rule, hang }, started),
    waiting: () => number("select count(*) as n from graphile_worker.jobs"),
    /** Jobs that a killed process still holds. */
    heldBy: (pid: number | undefined) =>
      number(`select count(*) as n from graphile_worker.jobs where locked_by in (${workersOf(pid)})`),
    /**
     * Fifteen seconds of silence of a process that is no more. At full counts they are waited for; otherwise its last
     * sign of life and its hold on its jobs are made so much older.
     */
    fallenSilent: async (pid: number | undefined) => {
      if (isProof) return;
      const older = "- interval '15 seconds'";
      await database.asSuper(
        `update graphile_worker._private_jobs set locked_at = locked_at ${older} where locked_by in (${workersOf(pid)})`,
      );
      await database.asSuper(
        `update banso.worker_heartbeat set seen_at = seen_at ${older} where worker_id in (${workersOf(pid)})`,
      );
    },
    effects: () => number("select count(*) as n from public.effect"),
    effectsTwice: () =>
      number("select count(*) as n from (select from public.effect group by key having count(*) > 1) t"),
    close: async () => {
      for (const child of started) child.kill("SIGKILL");
      await database.drop();
    },
  };
}

type Started = {
  readonly child: ChildProcess;
  readonly said: (line: string) => Promise<void>;
  readonly ended: Promise<unknown>;
};

function startProcess(
  { target }: FreshDatabase,
  what: { rule: "once" | "plain"; hang: boolean },
  started: ChildProcess[],
): Started {
  const settings = JSON.stringify({ ...target, kind: undefined, hubId, ...what });
  const child = spawn(process.execPath, ["--conditions=source", "tests/support/start-worker.ts", settings], {
    cwd: packageRoot(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  let output = "";
  child.stdout.on("data", (part: Buffer) => {
    output += part.toString();
  });
  return {
    child,
    said: (line) => until(() => Promise.resolve(output.includes(line)), 30_000),
    ended: once(child, "exit"),
  };
}

async function until(holds: () => Promise<boolean>, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it did not come about in time");
    await pause(50);
  }
}

/** A house of one test: its workers end with it, so that they hold no connection while others run. */
const ownHouse = async (): Promise<House> => {
  const made = await house();
  onTestFinished(made.close);
  return made;
};
let shared: House;
beforeAll(async () => {
  shared = await house();
});
afterAll(() => shared.close());

test("a job exists when its change is committed, and does not when it is undone", async () => {
  const { db, add, waiting } = shared;
  const undone = db.asHub(hubId, "run-plan", async (tx) => {
    await tx.enqueue("run-plan", { planId: "1" });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await waiting()).toBe(0);
  await add(["committed"]);
  expect(await waiting()).toBe(1);
});

test("a later job of the same key replaces the one that waits, and a job can wait for its time", async () => {
  const { database, db } = shared;
  const at = new Date(Date.now() + 3_600_000);
  await db.asHub(hubId, "run-plan", (tx) => tx.enqueue("run-plan", { planId: "1" }, "one"));
  await db.asHub(hubId, "run-plan", (tx) => tx.enqueue("run-plan", { planId: "2" }, "one", at));
  const { rows } = await database.asSuper(
    "select payload, run_at from graphile_worker._private_jobs where key = 'one'",
  );
  expect(rows).toEqual([{ payload: { planId: "2", hubId }, run_at: at }]);
  await database.asSuper("delete from graphile_worker._private_jobs where key = 'one'");
});

test("a start that knows itself alone takes up at once what a killed worker held", async () => {
  const { database, waiting } = shared;
  await database.asSuper(
    "update graphile_worker._private_jobs set locked_by = 'gone', locked_at = now(), attempts = 1",
  );
  const seen: unknown[] = [];
  const began = performance.now();
  const worker = await startWorker({
    connections: database.connections,
    log: makeLog("silent"),
    tasks: { note: async (payload) => void seen.push(payload) },
    rounds: [],
    jobsAtOnce: 2,
    isAlone: true,
  });
  await until(async () => (await waiting()) === 0, 20_000);
  expect(performance.now() - began).toBeLessThan(3000 * crowding());
  await worker.stop();
  expect(seen).toEqual([{ key: "committed", hubId }]);
  expect((await database.asSuper("select * from banso.worker_heartbeat")).rows).toEqual([]);
});

test("a job that fails keeps only the fault's name, and is tried again", async () => {
  const { database, add } = shared;
  await add(["fails"]);
  const worker = await startWorker({
    connections: database.connections,
    log: makeLog("silent"),
    tasks: { note: () => Promise.reject(new RangeError("Taro's address was wrong")) },
    rounds: [],
    jobsAtOnce: 1,
    isAlone: true,
  });
  const errors = async () =>
    (await database.asSuper("select last_error, attempts from graphile_worker._private_jobs")).rows[0];
  await until(async () => (await errors()).last_error !== null, 20_000);
  await worker.stop();
  expect(await errors()).toEqual({ last_error: "RangeError", attempts: 1 });
  await database.asSuper("delete from graphile_worker._private_jobs");
});

test("rounds come again and again for every hub, and one hub's trouble does not keep the others back", async () => {
  const { database } = shared;
  await database.asSuper("insert into banso.hub (hub_id, host, name) values ($1, 'a', 'A'), ($2, 'b', 'B')", [
    "00000000-0000-7000-8000-00000000000a",
    "00000000-0000-7000-8000-00000000000b",
  ]);
  const seen: string[] = [];
  const forHub = (id: HubId): Promise<void> => {
    seen.push(id.slice(-1));
    return id.endsWith("a") ? Promise.reject(new Error("trouble")) : Promise.resolve();
  };
  const worker = await startWorker({
    connections: database.connections,
    log: makeLog("silent"),
    tasks: { note: () => Promise.resolve() },
    rounds: [{ name: "round", everyMs: 20, forHub }],
    jobsAtOnce: 1,
    isAlone: true,
  });
  await until(() => Promise.resolve(seen.length >= 4), 20_000);
  await worker.stop();
  expect(seen.slice(0, 4)).toEqual(["a", "b", "a", "b"]);
});

test.concurrent("a worker killed after its effect was committed leaves it once; without the house's rule it would be twice", async () => {
  const [kept, planted] = [await ownHouse(), await ownHouse()];
  await Promise.all([killedInTheMiddle(kept, "once"), killedInTheMiddle(planted, "plain")]);
  expect([await kept.effects(), await kept.effectsTwice()]).toEqual([1, 0]);
  expect([await planted.effects(), await planted.effectsTwice()]).toEqual([2, 1]);
}, 60_000);

async function killedInTheMiddle({ add, worker, waiting, fallenSilent }: House, rule: "once" | "plain"): Promise<void> {
  const first = worker(rule, true);
  await first.said("working");
  await add(["one"]);
  await first.said("done one");
  first.child.kill("SIGKILL");
  await first.ended;
  await fallenSilent(first.child.pid);
  worker(rule);
  // The silence, the next sign of life of the survivor, and the job itself.
  await until(async () => (await waiting()) === 0, 25_000);
}

test.concurrent("workers of several processes, killed at random, leave every effect exactly once", async () => {
  const kills = count(6, 500);
  const { add, worker, waiting, heldBy, fallenSilent, effects, effectsTwice } = await ownHouse();
  const workers = [worker("once"), worker("once"), worker("once")];
  for (const each of workers) await each.said("working");
  let added = 0;
  let held = 0;
  for (let round = 0; round < kills; round += 1) {
    const index = round % workers.length;
    await workers[index]?.said("working");
    await add(Array.from({ length: 60 }, () => `job ${(added += 1)}`));
    await pause(Math.random() * 100);
    const killed = workers[index];
    killed?.child.kill("SIGKILL");
    await killed?.ended;
    held += await heldBy(killed?.child.pid);
    await fallenSilent(killed?.child.pid);
    workers[index] = worker("once");
  }
  await until(async () => (await waiting()) === 0, 60_000);
  expect([await effects(), await effectsTwice()]).toEqual([added, 0]);
  // A kill that meets an idle worker proves nothing: on average each one must have met a job under way.
  expect(held).toBeGreaterThanOrEqual(kills);
}, 3_600_000);
