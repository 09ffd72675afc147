import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { takeBackFromCommandLine } from "#domain/imports/take-back-import.ts";
import { seededRandom } from "#kit/random.ts";
import { packageRoot } from "#platform/package-root.ts";
import { isDone, until } from "../plans-web/asking.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { count, isProof } from "../support/counts.ts";
import { peopleLines } from "../support/made-lists.ts";

// Long lists in the browser: read and written by jobs, seen to move, dropped, cut off, overtaken by somebody else.

// At most some ten megabytes, which is what a door takes.
const rows = count(4000, 25_000);
const told = `人材${rows.toLocaleString("en")}件`;
const list = [...peopleLines(seededRandom(3), rows)].join("\r\n");
// Workers share the machine with all other tests.
vi.setConfig({ testTimeout: count(120_000, 1_800_000) });

let house: TestApp;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

async function upload(text: string): Promise<string> {
  const form = new FormData();
  form.append("kind", "people");
  form.append("file", new File([text], "人材.csv"));
  form.append("idempotencyKey", house.app.ids.next());
  const answer = await coordinator.ask("/imports", { upload: form });
  const to = answer.headers.get("location");
  if (answer.status !== 303 || to === null) throw new Error(`not taken: ${answer.status}`);
  return to.replace(/\?.*/, "");
}
const post = async (path: string): Promise<number> =>
  (await coordinator.ask(path, { method: "POST", fields: { idempotencyKey: house.app.ids.next() } })).status;
const textOf = async (path: string): Promise<string> => (await coordinator.ask(path)).text();
type Part = { readonly part: number | null };
const isMoving = ({ part }: Part): boolean => part !== null;
const isHalfway = ({ part }: Part): boolean => part !== null && part > 0 && part < 1;

/** How many people have come by lists, how often each was written, and what still waits to be done. */
async function state() {
  const { rows: found } = await house.database.asSuper(
    `select count(*)::int as people, coalesce(max(p.version), 0) as version,
       (select count(*)::int from banso.import_row where effect = 'added') as noted,
       (select count(*)::int from graphile_worker.jobs) as jobs
     from banso.hub_person h join banso.person p using (person_id) where h.code is not null`,
  );
  return found[0];
}

/** A worker in a process of its own: in this one, reading a long list would keep the test from looking. */
async function beginWorker() {
  const settings = JSON.stringify({ ...house.database.target, folder: house.app.config.dataFolder });
  const child = spawn(process.execPath, ["tests/support/start-plan-worker.ts", settings], {
    cwd: packageRoot(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function withWorker(work: () => Promise<void>): Promise<void> {
  const worker = await beginWorker();
  try {
    await work();
  } finally {
    await worker.kill();
  }
}

test("a long list is read and written by jobs, and its page says how far they are", () =>
  withWorker(async () => {
    const at = await upload(list);
    expect(await textOf(at)).toContain(`${at}/progress`);
    const read = await until(coordinator, at, isDone, 60);
    // A list of some thousands is read sooner than anybody could look.
    if (isProof) expect(read.some(isHalfway)).toBe(true);
    expect(await textOf(at)).toContain(`${told}を取り込めます`);
    expect(await state()).toMatchObject({ people: 0 });
    expect(await post(`${at}/apply`)).toBe(303);
    const written = await until(coordinator, at, isDone, 60);
    expect(written.some(isHalfway)).toBe(true);
    expect(await textOf(at)).toContain(`${told}を取り込みました`);
    await expect.poll(state).toEqual({ people: rows, version: 1, noted: rows, jobs: 0 });
    const number = Number(at.split("/").at(-1));
    expect(await takeBackFromCommandLine(house.app, house.north.id, number)).toMatchObject({ ok: true });
    expect(await state()).toMatchObject({ people: 0 });
  }));

test("a list that is dropped while it is read, or while it is written, writes nothing, and the worker goes on", () =>
  withWorker(async () => {
    const before = await state();
    const first = await upload(list);
    await until(coordinator, first, (now) => isMoving(now) || isDone(now));
    expect(await post(`${first}/drop`)).toBe(303);
    const second = await upload(list);
    await until(coordinator, second, isDone, 60);
    expect(await post(`${second}/apply`)).toBe(303);
    await until(coordinator, second, isMoving);
    expect(await post(`${second}/drop`)).toBe(303);
    const third = await upload(list);
    await until(coordinator, third, isDone, 60);
    await expect.poll(state).toEqual(before);
    for (const at of [first, second])
      expect((await until(coordinator, at, isDone))[0]).toMatchObject({ status: "dropped" });
    expect(await post(`${third}/drop`)).toBe(303);
  }));

test("a worker that is killed while it writes leaves nothing behind, and the next one writes every row once", async () => {
  const before = await state();
  const worker = await beginWorker();
  let at = "";
  try {
    at = await upload(list);
    await until(coordinator, at, isDone, 60);
    expect(await post(`${at}/apply`)).toBe(303);
    await until(coordinator, at, isMoving);
  } finally {
    await worker.kill();
  }
  expect(await state()).toMatchObject({ people: before?.["people"], noted: before?.["noted"], jobs: 1 });
  await withWorker(async () => {
    await until(coordinator, at, isDone, 60);
    expect(await textOf(at)).toContain(`${told}を取り込みました`);
    await expect.poll(state).toMatchObject({ people: rows, version: 1, jobs: 0 });
  });
});

test("when somebody changes a record between the check and the writing, nothing is written and the page says so", () =>
  withWorker(async () => {
    const more = ["人材コード,氏名,空きコマ", ...Array.from({ length: 2500 }, (_, n) => `J-${n + 1},見本 変更,3`)];
    const at = await upload(more.join("\r\n"));
    await until(coordinator, at, isDone, 60);
    const other = new TextEncoder().encode("人材コード,氏名,空きコマ\r\nJ-7,見本 別名,5\r\n");
    const order = { kind: "people", file: fileOf("別.csv", other), isCheckOnly: false, onProgress: () => {} } as const;
    expect(await importFile(house.app, house.north.id, order)).toMatchObject({ run: { counts: { changed: 1 } } });
    expect(await post(`${at}/apply`)).toBe(303);
    await until(coordinator, at, isDone, 60);
    const page = await textOf(at);
    expect(page).toContain("ほかの方が記録を変えました");
    expect(await state()).toMatchObject({ people: rows, version: 2 });
    expect(await textOf("/people?q=見本変更")).not.toContain("見本 変更");
    expect(await post(`${at}/apply`)).toBe(303);
    await until(coordinator, at, isDone, 60);
    expect(await textOf(at)).toContain("人材2,500件を取り込みました");
    expect(await state()).toMatchObject({ people: rows, version: 3 });
  }));
