import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { guest } from "../support/guest.ts";
import { enteredWork } from "./entered-work.ts";

// A meeting that several people at one firm share: set, in everybody's week and calendar, kept, ended.

let house: TestApp;
let coordinator: SignedIn;
let owner: SignedIn;
let person: SignedIn;
let own = 0;
let other = 0;
let elsewhere = 0;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  person = await house.signInAs("person", house.north);
  const { firm, otherFirm, person: one, otherPerson } = house.north;
  own = await entered(firm.number, one.number, 4);
  other = await entered(firm.number, otherPerson.number, 2);
  elsewhere = await entered(otherFirm.number, one.number, 2);
});
afterAll(() => house.close());

const entered = (firm: number, person: number, halfDays: number): Promise<number> =>
  enteredWork(house, coordinator, { firm, person, title: "direct sales", halfDays });

const text = async (who: SignedIn, path: string): Promise<string> => (await who.ask(path)).text();
const post = (who: SignedIn, path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
  who.ask(path, { method: "POST", fields: { ...fields, idempotencyKey: house.app.ids.next() } });
const at = (): string => `/firms/${house.north.firm.number}/meetings`;

test("who does not work there, or is alone, is told beside the names; what was typed stays", async () => {
  const alone = await post(owner, at(), { title: "weekly talk", often: "weekly", engagements: String(own) });
  expect(alone.status).toBe(422);
  const again = await alone.text();
  expect(again).toContain("2人以上選んでください");
  expect(again).toContain('value="weekly talk"');
  const strange = [String(own), String(elsewhere)];
  expect((await post(owner, at(), { title: "x", often: "once", engagements: strange })).status).toBe(422);
  expect((await post(person, at(), { title: "x", often: "once", engagements: strange })).status).toBe(403);
});

test("two half-days in four weeks are too few for a weekly meeting, and enough for one", async () => {
  const engagements = [String(own), String(other)];
  const weekly = await post(owner, at(), { title: "weekly talk", often: "weekly", engagements });
  expect(weekly.status).toBe(422);
  expect(await weekly.text()).toContain("みんなで集まる打ち合わせの時間が合いません");
  expect((await post(owner, at(), { title: "monthly talk", often: "once", engagements })).status).toBe(303);
  expect(await text(owner, at())).toMatch(/4週のうち第\d週 .曜の午[前後]/);
});

test("the meeting lies at the same time in everybody's week, and in the calendar by its name", async () => {
  const when = /monthly talk（north own firm）：(4週のうち第\d週 .曜の午[前後])/;
  const [mine] = when.exec(await text(person, "/me/week")) ?? [];
  const [theirs] = when.exec(await text(coordinator, `/people/${house.north.otherPerson.number}`)) ?? [];
  expect(mine).toBeDefined();
  expect(theirs).toBe(mine);
  expect(await text(owner, `/engagements/${other}`)).toContain(mine ?? "nothing");
  expect(await text(person, `/engagements/${own}`)).toMatch(/<td>north own firm（monthly talk）<\/td>/);
  const made = await (await post(person, "/me/week/feed")).text();
  const feed = await (
    await guest(house, house.north).ask(/\/week-feed\/[\w-]+\/week\.ics/.exec(made)?.[0] ?? "")
  ).text();
  expect(feed.replaceAll("\r\n ", "")).toMatch(
    /INTERVAL=4[^\r]*\r\nSUMMARY:monthly talk｜direct sales（north own firm）/,
  );
  expect(feed).not.toContain("north other person");
});

test("whoever lays their own half-days by hand cannot lose the meeting by it", async () => {
  const { freeCells } = { freeCells: ["2", "5"] };
  await house.database.asSuper(
    "update banso.person p set free_cells = array[0,1] from banso.hub_person h where h.person_id = p.person_id and h.number = $1 and h.hub_id = $2",
    [house.north.otherPerson.number, house.north.id],
  );
  const evenings = await post(person, `/engagements/${own}/week`, { everyWeek: freeCells[0] ?? "" });
  expect(evenings.status).toBe(422);
  expect(await evenings.text()).toContain("みんなで集まる打ち合わせの時間が合いません");
  expect((await post(person, `/engagements/${own}/week`, { everyWeek: "1" })).status).toBe(303);
  expect(await text(person, "/me/week")).toMatch(/monthly talk（north own firm）：4週のうち第\d週 月曜の午後/);
});

test("the firm ends the meeting, and it is in nobody's week any more", async () => {
  const [, ending] = /action="([^"]+\/end)"/.exec(await text(owner, at())) ?? [];
  expect(
    (await post(coordinator, (ending ?? "").replace(/\d+\/meetings/, `${house.north.otherFirm.number}/meetings`)))
      .status,
  ).toBe(404);
  expect((await post(owner, ending ?? "")).status).toBe(303);
  expect(await text(person, "/me/week")).not.toContain("monthly talk");
});
