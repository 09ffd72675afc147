import { afterAll, beforeAll, expect, test } from "vitest";
import { publishProject } from "../public/publishing.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;
beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

const readings = async () =>
  (
    await house.database.asSuper(
      "select act, object_id, account_id, hat from banso.audit_event where act = 'firm.show'",
    )
  ).rows;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ownFirm = (): string => `/firms/${house.north.firm.number}`;

test("whoever reads a personal page leaves an event within a second; a page that was refused leaves none", async () => {
  expect((await coordinator.ask(ownFirm())).status).toBe(200);
  expect((await coordinator.ask("/firms/999")).status).toBe(404);
  await pause(1000);
  expect(await readings()).toEqual([
    {
      act: "firm.show",
      object_id: String(house.north.firm.number),
      account_id: coordinator.actor.accountId,
      hat: "coordinator",
    },
  ]);
});

test("while readings cannot be written personal pages wait and others are served; then it heals and nothing is lost", async () => {
  const { asSuper } = house.database;
  await asSuper("alter table banso.audit_event add constraint full_disk check (act <> 'firm.show') not valid");
  expect((await coordinator.ask(ownFirm())).status).toBe(200);
  await pause(900);
  const refused = await coordinator.ask(ownFirm());
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await coordinator.ask("/firms")).status).toBe(200);
  expect((await house.request(house.north, "/companies")).status).toBe(200);
  await asSuper("alter table banso.audit_event drop constraint full_disk");
  await pause(1100);
  expect((await coordinator.ask(ownFirm())).status).toBe(200);
  await pause(900);
  expect(await readings()).toHaveLength(3);
});

test("an address with a sign that cannot be written is nowhere, and readings go on being recorded", async () => {
  const before = (await readings()).length;
  expect((await coordinator.ask("/plans/%00/scenario", { fields: { seconds: "x" } })).status).toBe(404);
  expect((await coordinator.ask(ownFirm())).status).toBe(200);
  await expect.poll(async () => (await readings()).length).toBe(before + 1);
});

test("a form that comes back with what is saved is a reading, and waits with the pages when readings cannot be written", async () => {
  const { asSuper } = house.database;
  const number = String(house.north.otherPerson.number);
  const edits = async () =>
    (await asSuper(`select hat from banso.audit_event where act = 'person.edit' and object_id = '${number}'`)).rows;
  const stale = { name: "x", email: "", phone: "", halfDays: "12", version: "77" };
  expect((await coordinator.ask(`/people/${number}`, { fields: stale })).status).toBe(409);
  await pause(1000);
  expect(await edits()).toEqual([{ hat: "coordinator" }]);

  await asSuper("alter table banso.audit_event add constraint full_disk check (act <> 'person.show') not valid");
  expect((await coordinator.ask(`/people/${number}`)).status).toBe(200);
  await pause(900);
  expect((await coordinator.ask(`/people/${number}/edit`)).status).toBe(503);
  await asSuper("alter table banso.audit_event drop constraint full_disk");
  await pause(1100);
  expect((await coordinator.ask(`/people/${number}/edit`)).status).toBe(200);
});

test("a record that a page shows by another word than its number is read as well: a form for somebody, a hand, a calendar", async () => {
  const person = await house.signInAs("person", house.north);
  const number = String(house.north.person.number);
  const firm = String(house.north.firm.number);
  const project = await publishProject(coordinator, house.north);
  await person.ask(`/bank/${project}/hand`, { fields: { words: "I know ovens." } });
  const { rows } = await house.database.asSuper("select hand_id from banso.hand");
  const made = await (await person.ask("/me/week/feed", { fields: {} })).text();
  const feed = /\/week-feed\/[\w-]+\/week\.ics/.exec(made)?.[0] ?? "";
  const asked: readonly (readonly [string, Promise<Response>, number])[] = [
    ["nobody named", coordinator.ask("/engagements/new"), 200],
    ["a person named", coordinator.ask(`/engagements/new?person=${number}`), 200],
    ["a form refused", coordinator.ask("/engagements", { fields: { person: number, firm } }), 422],
    ["no hand", coordinator.ask("/proposals/new"), 200],
    ["a hand", coordinator.ask(`/proposals/new?hand=${rows[0]?.hand_id}`), 200],
    ["a calendar", house.request(house.north, feed), 200],
  ];
  for (const [what, answer, status] of asked) expect((await answer).status, what).toBe(status);
  const read = async () =>
    (
      await house.database.asSuper(
        `select act, object_kind as kind, object_id as id from banso.audit_event
         where act in ('engagement.enter', 'proposal.put', 'week.feed') order by act`,
      )
    ).rows;
  await expect.poll(read).toEqual([
    { act: "engagement.enter", kind: "person", id: number },
    { act: "engagement.enter", kind: "person", id: number },
    { act: "proposal.put", kind: "person", id: number },
    { act: "week.feed", kind: "person", id: house.north.person.id },
  ]);
});
