import { afterAll, beforeAll, expect, test } from "vitest";
import { startJobs } from "#main-jobs.ts";
import type { Worker } from "#platform/queue.ts";
import { isDone, pause, until } from "../plans-web/asking.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { agreeToMatching, type House, openProject, posted, propose } from "./asking.ts";

// After a no the next best person is looked for by the engine itself, with everybody else held where they are.

let house: House;
let worker: Worker;
let coordinator: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  house = await testApp();
  worker = await startJobs(house.app, house.database.connections, { isAlone: true });
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  await house.signInAs("person", house.north);
  await agreeToMatching(house);
});
afterAll(async () => {
  await worker.stop();
  await house.close();
});

/** The suggestion for a project as soon as there is one. */
async function suggestionFor(project: number): Promise<string | null> {
  for (let turn = 0; turn < 200; turn += 1) {
    const { rows } = await house.database.asSuper(
      `select s.person_id from banso.suggestion s join banso.project j using (hub_id, project_id) where j.number = $1`,
      [project],
    );
    if (rows.length > 0) return rows[0].person_id;
    await pause(100);
  }
  throw new Error("nobody was looked for");
}

test("what a live proposal holds is not free for a plan, and its project asks for nobody else", async () => {
  const before = await (await coordinator.ask("/plans/region")).text();
  const project = await openProject(house, "保つ仕事", { halfDays: 4 });
  expect(await (await coordinator.ask("/plans/region")).text()).toContain("案件は1件（月4コマ）");
  const nextMonday = new Date(Date.parse(`${house.app.clock.today()}T00:00:00Z`) + 8 * 86_400_000);
  nextMonday.setUTCDate(nextMonday.getUTCDate() - ((nextMonday.getUTCDay() + 6) % 7));
  const fromWeek = nextMonday.toISOString().slice(0, 10);
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek });
  const held = await (await coordinator.ask("/plans/region")).text();
  expect(held).not.toContain("案件は1件（月4コマ）");
  await openProject(house, "もう一つの仕事", { halfDays: 2 });
  expect(await (await coordinator.ask("/plans/region")).text(), "12 + 12 − 4").toContain("月20コマ");
  await posted(house, owner, `${at}/answer`, { says: "no", reason: "fit" });
  expect(await (await coordinator.ask("/plans/region")).text(), "free again").toContain("月24コマ");
  expect(before).toContain("案件を公開してから");
});

test("after a no the coordinator is shown the next best person, and the pair that parted is put together no more", async () => {
  const project = await openProject(house, "修復する仕事", { halfDays: 4 });
  const at = await propose(house, coordinator, { project, person: house.north.person.number });
  await posted(house, owner, `${at}/answer`, { says: "no", reason: "timing" });
  expect(await suggestionFor(project)).toBe(house.north.otherPerson.id);
  const page = await (await coordinator.ask(`/projects/${project}`)).text();
  expect(page).toContain(`/proposals/new?project=${project}&amp;person=${house.north.otherPerson.number}`);
  expect(await (await owner.ask(`/projects/${project}`)).text()).not.toContain("north other person");
  const plan = await posted(house, coordinator, "/plans/region", { name: "そのあとの計画", seconds: "1" });
  await until(coordinator, plan, isDone);
  const people = await (await coordinator.ask(`${plan}/people.csv`)).text();
  const line = people.split(/\r?\n/).find((row) => row.includes(`H-${house.north.person.number},`)) ?? "";
  expect(line).toContain(`P-${project}`);
  const follow = await propose(house, coordinator, { project, person: house.north.otherPerson.number });
  expect(follow).toMatch(/^\/proposals\//);
  expect(await (await coordinator.ask(`/projects/${project}`)).text()).not.toContain("次に合う方が見つかっています");
});

test("after a no the page says whether others of the plan that holds are moved, and why", async () => {
  const project = await openProject(house, "静かに直す仕事", { halfDays: 2 });
  await openProject(house, "計画のままの仕事", { halfDays: 2 });
  const plan = await posted(house, coordinator, "/plans/region", { name: "静かな計画", seconds: "1" });
  await until(coordinator, plan, isDone);
  await posted(house, coordinator, `${plan}/publish`);
  const at = await propose(house, coordinator, { project, person: house.north.person.number });
  await posted(house, owner, `${at}/answer`, { says: "no", reason: "timing" });
  expect(await suggestionFor(project)).toBe(house.north.otherPerson.id);
  const page = await (await coordinator.ask(`/projects/${project}`)).text();
  expect(page).toMatch(/進める計画のほかの方は、いまのままです|ほかの\d+人の予定も変える/);
  expect(await (await owner.ask(`/projects/${project}`)).text()).not.toContain("進める計画の");
});

test("the shares of the plan that holds are put at once, and a second press puts nothing twice", async () => {
  await openProject(house, "計画から出す仕事", { halfDays: 6 });
  const plan = await posted(house, coordinator, "/plans/region", { name: "出す計画", seconds: "1" });
  await until(coordinator, plan, isDone);
  await posted(house, coordinator, `${plan}/publish`);
  const count = async (): Promise<number> =>
    (await house.database.asSuper("select count(*)::int as n from banso.proposal where origin = 'plan'")).rows[0].n;
  await posted(house, coordinator, `${plan}/proposals`);
  const put = await count();
  expect(put).toBeGreaterThan(0);
  await posted(house, coordinator, `${plan}/proposals`);
  expect(await count()).toBe(put);
});
