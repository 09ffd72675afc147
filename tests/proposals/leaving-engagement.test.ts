import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterEngagement } from "#domain/engagements/enter-engagement.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { startJobs } from "#main-jobs.ts";
import type { Worker } from "#platform/queue.ts";
import { pause } from "../plans-web/asking.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { agreeToMatching, type House, openProject, post, posted } from "./asking.ts";

// On the day on which somebody tells that they leave, both sides see the hole, and the engine looks for what could fill it.

let house: House;
let worker: Worker;
let coordinator: SignedIn;
let person: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  house = await testApp();
  worker = await startJobs(house.app, house.database.connections, { isAlone: true });
  coordinator = await house.signInAs("coordinator", house.north);
  person = await house.signInAs("person", house.north);
  owner = await house.signInAs("owner", house.north);
  await agreeToMatching(house);
});
afterAll(async () => {
  await worker.stop();
  await house.close();
});

const monday = () => mondayOf(house.app.clock.today());

/** An engagement of all the person's twelve half-days that began last week and runs for half a year. */
async function engage(project: number): Promise<number> {
  const { app, north } = house;
  const entered = await enterEngagement(app, coordinator.actor, {
    firm: north.firm.number,
    person: north.person.number,
    project,
    terms: {
      title: "販路をひらく参画",
      role: "半年で月30件",
      roleKind: "specialist",
      stage: "weekly",
      halfDays: 12,
      onSiteHalfDays: 0,
      fromWeek: addDays(monday(), -7),
      weeks: 26,
      payYenPerMonth: 120_000,
    },
    key: null,
  });
  if (!entered.ok) throw new Error(JSON.stringify(entered));
  return entered.value.number;
}

async function repaired(number: number): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const { rows } = await house.database.asSuper(
      `select 1 from banso.leaving l join banso.engagement e using (hub_id, engagement_id) where e.number = $1 and repaired_at is not null`,
      [number],
    );
    if (rows.length > 0) return;
    await pause(50);
  }
  throw new Error("nobody looked for the next best");
}

test("who leaves tells it once; both sides read the hole, and the coordinator who and what could follow", async () => {
  const { north } = house;
  const project = await openProject(house, "引き継がれる仕事", { halfDays: 12, payYenPerMonth: 120_000 });
  const next = await openProject(house, "次の仕事", { halfDays: 8, payYenPerMonth: 90_000 });
  const number = await engage(project);
  const at = `/engagements/${number}`;
  expect(await (await person.ask(at)).text()).toContain(`${at}/leaving`);
  const lastDay = addDays(monday(), 18);
  const late = await post(house, person, `${at}/leaving`, { answer: "yes", lastDay: "2040-01-01", words: "" });
  expect(late.status).toBe(422);
  expect(await late.text()).toContain("までの日にしてください");
  await posted(house, person, `${at}/leaving`, { answer: "no" });
  await posted(house, person, `${at}/leaving`, { answer: "yes", lastDay, words: "これまでありがとうございました。" });
  const twice = await post(house, owner, `${at}/leaving`, { answer: "yes", lastDay, words: "" });
  expect(twice.status, "the other side has told it already").toBe(409);

  // 26 weeks began last week; those of the last day's week and before are served: 22 are left.
  const own = await (await person.ask(at)).text();
  expect(own).toContain("22週間、週3コマ（1.5日）が空きます。収入は月12万円");
  const firms = await (await owner.ask(at)).text();
  expect(firms).toContain("週3コマ（1.5日）を担う方がいなくなります。お支払いは月12万円");
  expect(firms).toContain("これまでありがとうございました。");
  expect(firms, "only who told it takes it back").not.toContain(`${at}/leaving/back`);

  await repaired(number);
  const staff = await (await coordinator.ask(at)).text();
  expect(staff).toContain(`/proposals/new?project=${project}&amp;person=${north.otherPerson.number}`);
  expect(staff).toContain(`/proposals/new?project=${next}&amp;person=${north.person.number}`);
  expect(staff).toContain("ほかの方の約束は、ひとつも動かしていません");
  for (const side of [person, owner]) expect(await (await side.ask(at)).text()).not.toContain("あとを任せられる方");
  expect(await (await coordinator.ask("/leaving")).text()).toContain("あとの方1人、次の案件1件");
  expect(await (await coordinator.ask("/")).text()).toContain("予定より早く終わる参画が1件あります");
  const told = await house.database.asSuper(
    `select count(*)::int as n from banso.notice where kind = 'leaving-told' and (firm_id is not null or hat = 'coordinator')`,
  );
  expect(told.rows[0].n).toBe(2);

  await posted(house, person, `${at}/leaving/back`);
  expect(await (await owner.ask(at)).text()).not.toContain("担う方がいなくなります");
  const left = await house.app.db.asHub(north.id, "repair-leaving", (tx) =>
    sql<{ n: number }>`select count(*)::int as n from leaving_suggestion`.execute(tx.sql),
  );
  expect(left.rows[0]?.n).toBe(0);
});
