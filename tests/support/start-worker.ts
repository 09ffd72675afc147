// A worker in a process of its own, for tests that kill it. Each job has one effect: a row in public.effect. Prints
// "working" when it has started and "done KEY" when an effect is committed.
import { sql } from "kysely";
import { onceAsHub } from "#domain/hubs/store-jobs.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { systemClock } from "#platform/clock.ts";
import { makeDatabase } from "#platform/database.ts";
import { systemIds } from "#platform/ids.ts";
import { makeLog } from "#platform/log.ts";
import { openConnections } from "#platform/postgres/connections.ts";
import { startWorker } from "#platform/queue.ts";
import { onStop } from "#platform/stop-signals.ts";

/** `once` keeps the rule of the house; `plain` is the planted fault: an effect without its row in job_effect. */
type Settings = {
  socketFolder: string;
  port: number;
  database: string;
  hubId: HubId;
  rule: "once" | "plain";
  hang: boolean;
};

const settings: Settings = JSON.parse(process.argv[2] ?? "{}");
const { hubId, rule, hang, ...place } = settings;
const connections = openConnections({ kind: "embedded", ...place });
const db = makeDatabase({ pool: connections.app, clock: systemClock, ids: systemIds });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function note(payload: unknown): Promise<void> {
  const key = typeof payload === "object" && payload !== null && "key" in payload ? String(payload.key) : "";
  await db.asHub(hubId, "run-plan", async (tx) => {
    if (rule === "once" && !(await onceAsHub(tx, key))) return;
    await pause(10 * Math.random());
    await sql`insert into public.effect values (${key})`.execute(tx.sql);
  });
  process.stdout.write(`done ${key}\n`);
  await pause(hang ? 600_000 : 20 * Math.random());
}

const worker = await startWorker({
  connections,
  log: makeLog("error"),
  tasks: { note },
  rounds: [],
  jobsAtOnce: 4,
  isAlone: false,
});
process.stdout.write("working\n");
onStop(async () => {
  await worker.stop();
  await connections.close();
});
