import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startJobs } from "#main-jobs.ts";
import { packageRoot } from "#platform/package-root.ts";
import type { Worker } from "#platform/queue.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { crowding } from "../support/crowding.ts";
import { askFor, csv, isDone, until } from "./asking.ts";

let house: TestApp;
let worker: Worker;
let coordinator: SignedIn;
let parent = "";

/** Two people and three projects: each person fits one project best, and one has no town within reach of P-C. */
const tables = {
  people: csv("people.csv", "人材番号,空きコマ,テーマ,町\nH-1,4,IT,しおかぜ町\nH-2,4,販路開拓,しおかぜ町\n"),
  projects: csv(
    "projects.csv",
    "案件番号,案件名,必要コマ,現地コマ,町,テーマ\nP-A,店の仕組み,4,1,しおかぜ町,IT\nP-B,売り先,4,1,しおかぜ町,販路開拓\nP-C,山の仕事,4,1,やまなか村,IT\n",
  ),
};

beforeAll(async () => {
  house = await testApp();
  worker = await startJobs(house.app, house.database.connections, { isAlone: true });
  coordinator = await house.signInAs("coordinator", house.north);
  parent = await askFor(coordinator, { ...tables, seconds: "1" });
  await until(coordinator, parent, isDone);
});
afterAll(async () => {
  await worker.stop();
  await house.close();
});

const text = async (at: string): Promise<string> => (await coordinator.ask(at)).text();

async function ask(fields: Readonly<Record<string, string>>): Promise<Response> {
  return coordinator.ask(`${parent}/scenario`, {
    method: "POST",
    fields: { name: "別の案", seconds: "1", ...fields, idempotencyKey: house.app.ids.next() },
  });
}

async function made(fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await ask(fields);
  const to = answer.headers.get("location")?.replace(/\?.*/, "");
  if (answer.status !== 303 || to === undefined) throw new Error(await answer.text());
  await until(coordinator, to, isDone);
  return to;
}

test("a scenario keeps what is locked, and its page says for whom it is different and what it costs", async () => {
  const at = await made({ locks: "H-1 P-B", forbidden: "H-2 P-A ご家族が勤めている" });
  const page = await text(at);
  expect(page).toContain("と比べて変わること");
  expect(page).toMatch(/2件の案件で担い手が変わり、2人に関わります。0件はそのままです。/);
  expect(page).toMatch(/全体の値打ち [\d,]+ → [\d,]+（-[\d,]+、−\d+\.\d\d%）/);
  expect(page).toContain("ご家族が勤めている");
  expect(page).toContain("残すと決めた組み合わせです");
  expect(page).toContain("別の手順でもう一度はじめから計算し");
  // The plan that it was made from is as it was, and has no conditions to give.
  expect(await text(parent)).not.toContain("と比べて変わること");
  expect(page).toContain(`href="${at}/conditions.json"`);
  expect(page).toContain("--conditions conditions.json");
  expect(page, "whoever uploaded the tables has them").not.toContain(`href="${at}/people.csv"`);
  expect(await text(parent)).not.toContain("conditions.json");
});

test("on a finished plan something is tried at once by plain forms, taken back, and kept as a certified scenario", async () => {
  const at = `${parent}/rehearse`;
  const post = (what: string, fields: Readonly<Record<string, string>>, headers = {}) =>
    coordinator.ask(`${at}/${what}`, {
      method: "POST",
      fields: { ...fields, idempotencyKey: house.app.ids.next() },
      headers,
    });
  expect(await text(at)).toContain("もとの計画と同じ組み合わせです");
  const swap = { kind: "lock", person: "H-1", project: "P-B" };
  expect((await post("try", swap)).headers.get("location")).toBe(at);
  const tried = await text(at);
  expect(tried).toMatch(/全体の値打ち [\d,]+ → [\d,]+（-[\d,]+/);
  expect(tried).toMatch(/件の担い手が変わり、全体の値打ちは[\d,]+下がります/);
  expect(tried, "the plan itself stays").toContain("この組み合わせにしない");
  const refused = await post("try", { kind: "lock", person: "H-2", project: "P-B" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("別の人に決まっています");
  expect((await post("try", { kind: "lock", person: "H-2", project: "P-C" })).status, "cannot reach it").toBe(422);
  expect((await post("try", { kind: "forbid", person: "H-2", project: "P-A" })).status, "a reason is needed").toBe(422);

  // A script asks for the live part and gets it in the same answer, quickly.
  const begun = performance.now();
  const part = await post(
    "try",
    { kind: "invite", person: "H-1", project: "P-C", reason: "来月引っ越す" },
    { "x-part": "live" },
  );
  expect(part.status).toBe(200);
  expect(await part.text()).toContain("来月引っ越す");
  expect(performance.now() - begun).toBeLessThan(1000 * crowding());

  await post("without", { at: "1" });
  expect(await text(at)).not.toContain("来月引っ越す");
  const kept = (await post("keep", { name: "残した案" })).headers.get("location")?.replace(/\?.*/, "") ?? "";
  await until(coordinator, kept, isDone);
  const page = await text(kept);
  expect(page).toContain("残すと決めた組み合わせです");
  expect(page).toContain("別の手順でもう一度はじめから計算し");
  await post("anew", {});
  expect(await text(at)).toContain("まだ何も変えていません");
});

test("each project and person says what else there was, what it would cost, and what one half-day more would be worth", async () => {
  const served = await text(`${parent}/why?project=P-A`);
  expect(served).toMatch(/この組み合わせをやめると次はH-2が担います。全体の値打ちは[\d,]+下がります（証明/);
  expect(served).toMatch(/この案件があと月1コマ求めれば、全体の値打ちは[\d,]+下がります/);
  const open = await text(`${parent}/why?project=P-C`);
  expect(open).toContain("条件に合う方がいません");
  expect(await text(`${parent}/why?person=H-1`)).toMatch(/あと月1コマあれば、全体の値打ちは/);
  expect((await coordinator.ask(`${parent}/why?project=nobody`)).status).toBe(404);
});

test("the hub says how calm its plans are, and the page says so", async () => {
  const at = `${parent}/rehearse`;
  expect(await text(at)).toContain("ひとりにつき値打ちが500以上よくなるときだけ");
  const set = await coordinator.ask(`/plans/calm?plan=${parent.slice(7)}`, {
    method: "POST",
    fields: { calm: "1,200", idempotencyKey: house.app.ids.next() },
  });
  expect(set.headers.get("location")).toBe(`${at}?done=calm-set`);
  expect(await text(at)).toContain("ひとりにつき値打ちが1,200以上よくなるときだけ");
  const definer = await house.signInAs("definer", house.north);
  const refused = await definer.ask("/plans/calm", { method: "POST", fields: { calm: "0" } });
  expect(refused.status).toBe(403);
});

test("somebody whom a condition leaves out is let in by hand, and a floor has its price", async () => {
  const at = await made({ invited: "H-1 P-C 来月引っ越す", floorEach: "1" });
  const page = await text(at);
  expect(page).toContain("来月引っ越す");
  expect(page).toContain("通えると書かれた町の外（やまなか村）です");
  expect(page).toMatch(/やまなか村[\s\S]*あと1件の値段|あと1件の値段[\s\S]*やまなか村/);
});

test("lines that cannot be kept come back with their numbers, and everything typed is still there", async () => {
  const answer = await ask({ locks: "H-1 P-A\nH-9 P-B", forbidden: "H-2 P-A" });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("「そのまま残す組み合わせ」の2行目：この番号の人材は、もとの計画の表にありません");
  expect(page).toContain("「組まない組み合わせ」の1行目：番号のあとに理由を書いてください");
  expect(page).toContain("H-9 P-B</textarea>");
});

test("the address brings pairs into the form, and a scenario of a scenario begins with its conditions", async () => {
  expect(await text(`${parent}/scenario?keep=H-1%20P-A&keep=H-2%20P-B`)).toContain("H-1 P-A\nH-2 P-B</textarea>");
  const at = await made({ forbidden: "H-2 P-A 理由", floors: "しおかぜ町 1" });
  const form = await text(`${at}/scenario`);
  expect(form).toContain("H-2 P-A 理由</textarea>");
  expect(form).toContain("しおかぜ町 1</textarea>");
});

test("the three kept files replay a scenario byte for byte on the command line", async () => {
  const at = await made({ locks: "H-1 P-B", invited: "H-1 P-C 来月引っ越す", floorEach: "1", shape: "0" });
  const folder = await mkdtemp(path.join(tmpdir(), "banso-replay-"));
  try {
    const bytes = async (file: string) => Buffer.from(await (await coordinator.ask(`${at}/${file}`)).arrayBuffer());
    for (const file of ["people.csv", "projects.csv", "conditions.json"])
      await writeFile(path.join(folder, `A-2-${file}`), await bytes(file));
    const run = promisify(execFile);
    await run(process.execPath, [
      path.join(packageRoot(), "dist/src/main-cli.js"),
      "plan",
      "--replay",
      folder,
      "--out",
      path.join(folder, "out"),
      "--language",
      "ja",
    ]);
    expect(await readFile(path.join(folder, "out", "plan.csv"))).toEqual(await bytes("plan.csv"));
    await writeFile(path.join(folder, "A-2-conditions.json"), "{}x");
    const failed = await run(process.execPath, [
      path.join(packageRoot(), "dist/src/main-cli.js"),
      "plan",
      "--replay",
      folder,
      "--out",
      path.join(folder, "again"),
      "--language",
      "ja",
    ]).catch((fault: unknown) => String(fault));
    expect(failed).toContain("条件のファイルではありません");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
