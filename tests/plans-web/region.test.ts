import { afterAll, beforeAll, expect, test } from "vitest";
import { startJobs } from "#main-jobs.ts";
import type { Worker } from "#platform/queue.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { isDone, until } from "./asking.ts";

let house: TestApp;
let worker: Worker;
let coordinator: SignedIn;
let definer: SignedIn;

beforeAll(async () => {
  house = await testApp();
  worker = await startJobs(house.app, house.database.connections, { isAlone: true });
  coordinator = await house.signInAs("coordinator", house.north);
  definer = await house.signInAs("definer", house.north);
});
afterAll(async () => {
  await worker.stop();
  await house.close();
});

const points = Object.fromEntries(
  "grasp-situation set-issue make-plan carry-out respond inside-relations outside-relations superior-relations develop-team"
    .split(" ")
    .map((element, index) => [`points-${element}`, index < 7 ? "3" : "4"]),
);

async function posted(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await coordinator.ask(path, {
    method: "POST",
    fields: { ...fields, idempotencyKey: house.app.ids.next() },
  });
  const to = answer.headers.get("location");
  if (answer.status !== 303 || to === null) throw new Error(`${path}: ${answer.status}`);
  return to.replace(/\?.*/, "");
}

async function openProject(title: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const at = await posted("/projects", {
    firm: String(house.north.firm.number),
    title,
    result: "半年で月30件",
    roleKind: "specialist",
    themes: "it",
    halfDays: "8",
    onSiteHalfDays: "0",
    place: "Testtown",
    months: "3",
    payYenPerMonth: "160000",
    ...points,
    ...fields,
  });
  const looked = {
    version: "0",
    step: "decide",
    result: "outside",
    reason: "社内にいません。",
    spoke: "社長",
    channel: "phone",
    readBack: "aloud",
  };
  await posted(`${at}/inside-review`, looked);
  await posted(`${at}/publish`, { version: "1", answer: "yes" });
  return at;
}

const made = async (name: string): Promise<string> => {
  const at = await posted("/plans/region", { name, seconds: "1" });
  await until(coordinator, at, isDone);
  return at;
};

test("without an open project there is nothing to plan, and the page says what to do first", async () => {
  expect(await (await coordinator.ask("/plans/region")).text()).toContain("案件を公開してから");
  const answer = await coordinator.ask("/plans/region", { method: "POST", fields: { name: "早すぎる計画" } });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("募集中の案件がありません");
});

test("the region's own records become a certified plan whose page leads to the people and projects", async () => {
  const project = await openProject("販路をひらく");
  const form = await (await coordinator.ask("/plans/region")).text();
  expect(form).toMatch(/空きのある人材は2人（月24コマ）、人を待つ案件は1件（月8コマ）/);
  const at = await made("地域の計画");
  const page = await (await coordinator.ask(at)).text();
  expect(page).toContain("別の手順でもう一度はじめから計算し");
  expect(page).toMatch(/href="\/people\/\d+">H-\d+ north (own|other) person</);
  expect(page).toContain(`href="${project}">P-`);
  const people = await (await coordinator.ask(`${at}/people.csv`)).text();
  expect(people).toContain("H-");
  expect(people).not.toContain("person@example");
});

test("a published plan is read by definers, and steps back when another one is published", async () => {
  const first = await made("はじめの計画");
  expect((await definer.ask(first)).status).toBe(404);
  await posted(`${first}/publish`, {});
  const seen = await definer.ask(first);
  expect(seen.status).toBe(200);
  const text = await seen.text();
  expect(text).toContain("north");
  expect(text).not.toContain("この計画で進める</button>");
  expect((await definer.ask(`${first}/plan.csv`)).status).toBe(404);
  const second = await made("次の計画");
  await posted(`${second}/publish`, {});
  expect((await definer.ask(first)).status).toBe(404);
  expect((await definer.ask(second)).status).toBe(200);
  expect((await (await definer.ask("/plans")).text()).match(/進めている計画/g)).toHaveLength(1);
  await posted(`${second}/withdraw`, {});
  expect((await definer.ask(second)).status).toBe(404);
});

test("of plans published at the same moment each is told what came of it, and one alone holds", async () => {
  const plans = [await made("同時の計画その1"), await made("同時の計画その2"), await made("同時の計画その3")];
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(plans.map((at) => posted(`${at}/publish`, {})));
    expect((await (await definer.ask("/plans")).text()).match(/進めている計画/g)).toHaveLength(1);
  }
  const { rows } = await house.database.asSuper("select 1 from banso.audit_event where act = 'plan.publish'");
  await Promise.all(plans.map((at) => posted(`${at}/withdraw`, {})));
  const after = await house.database.asSuper("select 1 from banso.audit_event where act = 'plan.publish'");
  // Two of the three did not hold: nothing changed, and nothing is noted.
  expect(after.rows.length - rows.length).toBe(1);
});

test("a plan whose half-days were booked meanwhile is not published; the page names the person", async () => {
  const at = await made("古くなる計画");
  const page = await (await coordinator.ask(at)).text();
  const person = /href="\/people\/(\d+)"/.exec(page)?.[1] ?? "";
  await posted(`/people/${person}/bookings`, {
    halfDays: "12",
    fromWeek: "2026-12-07",
    weeks: "4",
    note: "ほかの仕事",
  });
  const answer = await coordinator.ask(`${at}/publish`, { method: "POST", fields: {} });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain(`H-${person}`);
  // What is booked for a few weeks takes the person out of a plan over months; the other one serves.
  expect(await (await coordinator.ask("/plans/region")).text()).toMatch(/空きのある人材は1人（月12コマ）/);
});
