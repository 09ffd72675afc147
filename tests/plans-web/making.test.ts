import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planCommand } from "#cli/plan.ts";
import { terminalIn } from "#cli/terminal.ts";
import { certify, solving } from "#engine/solve.ts";
import { startJobs } from "#main-jobs.ts";
import { packageRoot } from "#platform/package-root.ts";
import type { Worker } from "#platform/queue.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { crowding } from "../support/crowding.ts";
import { askFor, example, isDone, pause, small, told, until } from "./asking.ts";

let house: TestApp;
let worker: Worker;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  worker = await startJobs(house.app, house.database.connections, { isAlone: true });
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(async () => {
  await worker.stop();
  await house.close();
});

const examples = { people: example("people.csv"), projects: example("projects.xlsx") };

test("two uploaded tables become a certified plan whose progress is seen on the way", async () => {
  const at = await askFor(coordinator, { ...examples, seconds: "2" });
  const heard = await until(coordinator, at, isDone);
  expect(
    heard.some(({ sentence }) => /計画を良くしています（値打ち [\d,]+、上限 [\d,]+、差 \d+\.\d+%）/.test(sentence)),
  ).toBe(true);
  expect(heard.some(({ part }) => part !== null && part > 0 && part < 1)).toBe(true);
  const page = await (await coordinator.ask(at)).text();
  expect(page).toMatch(/200件のうち\d+件、月[\d,]+コマが決まりました/);
  expect(page).toContain("別の手順でもう一度はじめから計算し");
  expect(page).toContain("だれが、どこで、何コマ");
  expect(page).toContain("決まらなかった");
  expect(page).toContain(
    "npx banso plan --people people.csv --projects projects.xlsx --out plan --seed 1 --iterations ",
  );
  expect(await (await coordinator.ask("/plans")).text()).toContain("できました");
});

test("the command line makes the same plan from the same tables, byte for byte", async () => {
  const at = await askFor(coordinator, { ...examples, seconds: "1" });
  await until(coordinator, at, isDone);
  const page = await (await coordinator.ask(at)).text();
  const iterations = /--iterations (\d+)/.exec(page)?.[1] ?? "";
  const out = mkdtempSync(path.join(tmpdir(), "banso-same-"));
  try {
    const file = (name: string): string => path.join(packageRoot(), "examples", name);
    const options = { people: file("people.csv"), projects: file("projects.xlsx"), out, seed: "1", iterations };
    const terminal = { ...terminalIn("ja"), print: () => {}, tell: () => {} };
    expect(await planCommand(options, { terminal, language: "ja", engine: { solving, certify } })).toBe(0);
    for (const name of ["plan.csv", "plan.xlsx"]) {
      const sent = Buffer.from(await (await coordinator.ask(`${at}/${name}`)).arrayBuffer());
      expect(sent.equals(readFileSync(path.join(out, name))), name).toBe(true);
    }
  } finally {
    rmSync(out, { recursive: true });
  }
});

test("a run that is stopped ends within a second or so with its best plan so far", async () => {
  const at = await askFor(coordinator, { ...examples, seconds: "600" });
  await until(coordinator, at, ({ part }) => part !== null);
  await pause(1000);
  const asked = performance.now();
  const answer = await coordinator.ask(`${at}/cancel`, { method: "POST", fields: {} });
  expect(answer.headers.get("location")).toBe(`${at}?done=plan-cancelled`);
  await until(coordinator, at, isDone);
  expect(performance.now() - asked).toBeLessThan(5000 * crowding());
  const page = await (await coordinator.ask(at)).text();
  expect(page).toContain("途中で止めた計画です");
  expect(page).toMatch(/200件のうち1\d\d件/);
  expect((await coordinator.ask(`${at}/plan.csv`)).status).toBe(200);
  const again = await coordinator.ask(`${at}/cancel`, { method: "POST", fields: {} });
  expect(again.status).toBe(409);
});

test("the files come as what they are, and the report may use its own style and nothing else", async () => {
  const at = await askFor(coordinator, { ...small, seconds: "1" }, "/en");
  await until(coordinator, at, isDone);
  const report = await coordinator.ask(`${at}/report.html`);
  expect(report.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(report.headers.get("content-disposition")).toMatch(/^inline/);
  expect(report.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/,
  );
  expect(report.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await report.arrayBuffer()).toString("utf8")).toContain("2 of 3 projects");
  const table = await coordinator.ask(`${at}/plan.csv`);
  expect(table.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(table.headers.get("content-security-policy")).toContain("nonce-");
  expect(await table.text()).toContain("販路をひらく");
  const page = await (await coordinator.ask(`${at}?sort=share&direction=descending`)).text();
  expect(page.indexOf("販路をひらく")).toBeLessThan(page.indexOf("経理を整える"));
  expect(page).toContain("No single change is enough");
  expect(page).toContain("it is proven that no plan is better");
});

test("weights that are given are used and shown", async () => {
  const at = await askFor(coordinator, { ...small, seconds: "1", shape: "0", trade: "500" });
  await until(coordinator, at, isDone);
  const page = await (await coordinator.ask(at)).text();
  expect(page).toContain("この重みは指定されたものです");
  expect(page).toContain("--weights shape=0,themes=20,role=10,place=8,pay=8,months=6,room=4,trade=500");
});

test("the same form sent twice asks for one plan", async () => {
  const key = house.app.ids.next<string>();
  const first = await askFor(coordinator, { ...small, seconds: "1", idempotencyKey: key });
  expect(await askFor(coordinator, { ...small, seconds: "1", idempotencyKey: key })).toBe(first);
  await until(coordinator, first, isDone);
  expect((await told(coordinator, first)).sentence).not.toBe("");
});
