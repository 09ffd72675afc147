import { afterAll, beforeAll, expect, test } from "vitest";
import { startJobs } from "#main-jobs.ts";
import type { Worker } from "#platform/queue.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { askFor, csv, isDone, until } from "./asking.ts";

let house: TestApp;
let worker: Worker;
let coordinator: SignedIn;
let first = "";
let second = "";

beforeAll(async () => {
  house = await testApp();
  worker = await startJobs(house.app, house.database.connections, { isAlone: true });
  coordinator = await house.signInAs("coordinator", house.north);
  const people = csv("people.csv", "人材番号,空きコマ,テーマ,町\nH-1,4,IT,しおかぜ町\nH-2,8,販路開拓,しおかぜ町\n");
  const projects = csv(
    "projects.csv",
    "案件番号,案件名,必要コマ,現地コマ,町,テーマ\nP-A,店の仕組み,4,1,しおかぜ町,IT\nP-B,売り先,4,0,,販路開拓\nP-C,山の仕事,4,1,やまなか村,IT\n",
  );
  first = await askFor(coordinator, { people, projects, seconds: "1" });
  await until(coordinator, first, isDone);
  const answer = await coordinator.ask(`${first}/scenario`, {
    method: "POST",
    fields: {
      name: "山にも",
      seconds: "1",
      invited: "H-1 P-C 引っ越す",
      floorEach: "1",
      idempotencyKey: house.app.ids.next(),
    },
  });
  second = answer.headers.get("location")?.replace(/\?.*/, "") ?? "";
  await until(coordinator, second, isDone);
});
afterAll(async () => {
  await worker.stop();
  await house.close();
});

const text = async (at: string): Promise<string> => (await coordinator.ask(at)).text();
const numberOf = (at: string): string => at.replace(/\D/g, "");

test("scenarios stand side by side, with floors, towns and loads, each leading to its page", async () => {
  const page = await text(`/plans/compare?plan=${numberOf(first)}&plan=${numberOf(second)}`);
  expect(page).toContain("全体の値打ち");
  expect(page).toContain("やまなか村のコマ");
  expect(page).toMatch(/やまなか村に求めた件数と値段[\s\S]*1件（求めたのは1件）/);
  expect(page).toContain(`href="${first}"`);
  expect(page).toContain(`href="${second}"`);
  expect(await text(first)).toContain("並べて比べる");
});

test("an address without plans, or with plans that are not there, says what to do first", async () => {
  expect(await text("/plans/compare")).toContain("並べる計画が選ばれていません");
  expect(await text("/plans/compare?plan=999999&plan=abc")).toContain("並べる計画が選ばれていません");
});

test("the board is searched, narrowed and ordered by its address; marked pairs lead into a scenario", async () => {
  const people = await text(`${second}/board`);
  expect(people).toContain("H-1");
  expect(people).toContain('name="keep"');
  const open = await text(`${second}/board?side=projects&state=open`);
  const served = await text(`${second}/board?side=projects&state=given&q=${encodeURIComponent("山の仕事")}`);
  expect(served).toContain("1件のうち1件を見ています");
  expect(served).toContain("山の仕事");
  expect(open).not.toContain(">P-C<");
  expect(await text(`${second}/board?q=${encodeURIComponent("どこにもない")}`)).toContain("当てはまるものがありません");
});

test("the page of a plan shows the region by town and says that every admissible pair was priced", async () => {
  const page = await text(second);
  expect(page).toContain("町ごとのコマ（4週間）");
  expect(page).toContain("間引いていません");
});
