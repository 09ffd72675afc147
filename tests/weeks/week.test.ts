import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { type Guest, guest } from "../support/guest.ts";
import { enteredWork } from "./entered-work.ts";

// The real week on the pages of the person, the engagement and the firm; laid by hand; read by a calendar.

let house: TestApp;
let coordinator: SignedIn;
let person: SignedIn;
let owner: SignedIn;
let calendar: Guest;
let own = 0;
let other = 0;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  person = await house.signInAs("person", house.north);
  owner = await house.signInAs("owner", house.north);
  calendar = guest(house, house.north);
  own = await entered(house.north.firm.number, "direct sales", 4);
  other = await entered(house.north.otherFirm.number, "books and papers", 2);
});
afterAll(() => house.close());

const entered = (firm: number, title: string, halfDays: number): Promise<number> =>
  enteredWork(house, coordinator, { firm, person: house.north.person.number, title, halfDays });

const text = async (who: SignedIn, path: string): Promise<string> => (await who.ask(path)).text();
const post = (who: SignedIn, path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
  who.ask(path, { method: "POST", fields: { ...fields, idempotencyKey: house.app.ids.next() } });

/** What stands between two headings. */
const sectionOf = (page: string, id: string): string => page.split(`id="${id}"`)[1]?.split("</section>")[0] ?? "";

test("the person and the staff see the whole week; a firm sees only when the person is with it", async () => {
  for (const page of [await text(person, "/me"), await text(coordinator, `/people/${house.north.person.number}`)]) {
    const week = sectionOf(page, "real-week");
    expect(week).toContain("north own firm");
    expect(week).toContain("north other firm");
    expect(week).toContain("<svg");
    expect(week).toContain("<table");
  }
  const seen = sectionOf(await text(owner, `/engagements/${own}`), "week");
  expect(seen).toContain("north own firm");
  expect(seen).not.toContain("north other firm");
  expect(seen).not.toContain("空いている時間");
});

test("the person sets the week; what does not come out even or collides is told beside the cells", async () => {
  const at = `/engagements/${own}/week`;
  expect(await text(person, at)).toContain("どの週も同じ時間に入ります");
  const two = await post(person, at, { everyWeek: ["3", "6"] });
  expect(two.status).toBe(422);
  expect(await two.text()).toContain("いまは8コマです");
  expect((await post(person, at, { everyWeek: "7" })).status).toBe(303);
  const week = sectionOf(await text(person, `/engagements/${own}`), "week");
  expect(week).toMatch(/水<\/th><td>[^<]*<\/td><td>north own firm<\/td>/);
  // A page that was open before that is not taken for a change of what is set now; both stand on the page that says so.
  const stale = await post(person, at, { everyWeek: "6", seen: "" });
  expect(stale.status).toBe(409);
  const both = await stale.text();
  expect(both).toContain("ほかの人が先に決めました");
  expect(both).toMatch(/いま決まっている時間<\/dt>\s*<dd[^>]*>水曜の午後/);
  expect(both).toMatch(/value="6"[^>]*checked|checked[^>]*value="6"/);
  const seen = /name="seen" value="([^"]*)"/.exec(both)?.[1] ?? "";
  expect((await post(person, at, { everyWeek: "6", seen })).status).toBe(303);
  expect((await post(person, at, { everyWeek: "7" })).status).toBe(303);
  // The other engagement cannot be put where this one was laid by hand.
  const taken = await post(person, `/engagements/${other}/week`, { cells: ["7", "28"] });
  expect(taken.status).toBe(422);
  expect((await post(owner, at, { everyWeek: "0" })).status).toBe(403);
});

test("a calendar reads the week by a private address, in UTC, until it is revoked", async () => {
  const made = await (await post(person, "/me/week/feed")).text();
  const address = /\/week-feed\/[\w-]+\/week\.ics/.exec(made)?.[0] ?? "";
  expect(address).not.toBe("");
  expect(await text(person, "/me/week")).not.toContain(address);
  const answer = await calendar.ask(address);
  expect(answer.headers.get("content-type")).toContain("text/calendar");
  const feed = await answer.text();
  // Wednesday afternoon in Japan, as it was laid by hand.
  expect(feed).toMatch(
    /DTSTART:\d{8}T040000Z\r\nDTEND:\d{8}T080000Z\r\nRRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=\d{8}T150000Z/,
  );
  expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(feed).not.toContain("north own person");
  const { rows } = await house.database.asSuper("select token_hash from banso.week_feed");
  expect(rows).toHaveLength(1);
  expect(address).not.toContain(String(rows[0]?.["token_hash"]));
  await post(person, "/me/week/feed/revoke");
  expect((await calendar.ask(address)).status).toBe(422);
});

test("a new address ends the one before; guessing is slowed down", async () => {
  const addressIn = (page: string): string => /\/week-feed\/[\w-]+\/week\.ics/.exec(page)?.[0] ?? "";
  const first = addressIn(await (await post(person, "/me/week/feed")).text());
  const second = addressIn(await (await post(person, "/me/week/feed")).text());
  expect((await calendar.ask(first)).status).toBe(422);
  expect((await calendar.ask(second)).status).toBe(200);
  const guesser = guest(house, house.north);
  const answers = [];
  for (let turn = 0; turn < 32; turn += 1)
    answers.push((await guesser.ask(`/week-feed/guess-${turn}/week.ics`)).status);
  expect(answers.at(-1)).toBe(429);
});
