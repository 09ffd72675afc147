import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tellNotices } from "#domain/accompaniment/tell-notices.ts";
import { localDateAt } from "#kit/dates.ts";
import { noticeLetter } from "#text/notice-letters.ts";
import {
  agreeToMatching,
  everythingOf,
  type House,
  openProject,
  post,
  posted,
  propose,
  told,
} from "../proposals/asking.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { everyDoorOf } from "../support/doors.ts";

// With the yes to being matched everything goes that the hub had begun by it, in one moment.

let house: House;
let coordinator: SignedIn;
let owner: SignedIn;
let person: SignedIn;
let now = new Date("2026-12-07T10:00:00+09:00");

const canaries = ["north own person", "north.person@example.invalid", "000-0000-1234"];

beforeAll(async () => {
  const clock = { now: () => now, today: () => localDateAt(now), elapsed: () => performance.now() };
  house = await testApp({ app: { clock } });
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  person = await house.signInAs("person", house.north);
  await house.database.asSuper("update banso.person set phone = '000-0000-1234' where person_id = $1", [
    house.north.person.id,
  ]);
});
afterAll(() => house.close());

const consentPath = async (who: SignedIn, page: string): Promise<string> =>
  /action="([^"]+\/withdraw)"/.exec(await (await who.ask(page)).text())?.[1] ?? "";

const rowsOf = async (text: string, values: readonly unknown[] = []) =>
  (await house.database.asSuper(text, [...values])).rows;

async function askedFor(project: number): Promise<void> {
  await posted(house, coordinator, `/projects/${project}/hands/ask`, {
    person: String(house.north.person.number),
    asking: "いかがでしょうか",
  });
}

test("whoever no longer wants to be matched is out of every proposal and question, and unknown to the firm by every door, at once", {
  timeout: 120_000,
}, async () => {
  await agreeToMatching(house);
  const [met, waiting, asked, raised] = [
    await openProject(house, "会ったあとの仕事", { halfDays: 4 }),
    await openProject(house, "返事を待つ仕事"),
    await openProject(house, "尋ねられた仕事"),
    await openProject(house, "自分で手を挙げた仕事"),
  ];
  const number = house.north.person.number;
  const known = await propose(house, coordinator, { project: met, person: number });
  const open = await propose(house, coordinator, { project: waiting, person: number });
  const others = await propose(house, coordinator, { project: waiting, person: house.north.otherPerson.number });
  for (const side of [person, owner]) await posted(house, side, `${known}/answer`, { says: "meet" });
  await askedFor(asked);
  await posted(house, person, `/bank/${raised}/hand`, { words: "やってみたいです" });
  const numberIn = (at: string): number => Number(at.split("/").at(-1));
  const projects = [met, waiting, asked, raised];
  const numbers = {
    proposals: [known, open, others].map(numberIn),
    projects,
    bank: projects,
    firms: [house.north.firm.number],
    companies: [house.north.firm.number],
    people: [number],
  };
  const before = await everyDoorOf(owner, numbers);
  for (const canary of canaries) expect(before, "handed over").toContain(canary);

  await posted(house, person, await consentPath(person, "/me/consents"));

  const deputy = await house.signInAs("deputy", house.north);
  const seen = (await everyDoorOf(owner, numbers)) + (await everythingOf(deputy, known, [open, others]));
  for (const canary of canaries) expect(seen).not.toContain(canary);
  const letters = await rowsOf("select body || subject as text from banso.mail where to_address like '%-north@%'");
  for (const canary of canaries) expect(letters.map(({ text }) => text).join("\n")).not.toContain(canary);
  const walls = await house.app.db.read(owner.actor, async (tx) => {
    const disclosed = await sql<{ name: string }>`select name, email, phone from disclosure where name <> ''`.execute(
      tx.sql,
    );
    const profiles = await sql`select 1 from proposal_profile r join proposal p using (hub_id, proposal_id)
      where p.person_id = ${house.north.person.id}`.execute(tx.sql);
    return { disclosed: disclosed.rows, profiles: profiles.rows };
  });
  expect(walls).toEqual({ disclosed: [], profiles: [] });
  // A handing-over that was forgotten open is seen.
  const forget = (name: string) =>
    rowsOf(
      `update banso.disclosure set name = $1, closed_at = case when $1 = '' then $2::timestamptz end
        where person_id = $3`,
      [name, now, house.north.person.id],
    );
  await forget("north own person");
  expect(await everythingOf(owner, known)).toContain(canaries[0]);
  await forget("");
  expect(
    await rowsOf("select phase, closed_by from banso.proposal where person_id = $1", [house.north.person.id]),
  ).toEqual(Array.from({ length: 2 }, () => ({ phase: "closed", closed_by: "person" })));
  expect(await rowsOf("select phase from banso.proposal where person_id = $1", [house.north.otherPerson.id])).toEqual([
    { phase: "open" },
  ]);
  expect(
    await rowsOf("select project_title as title, state from banso.hand where person_id = $1 order by state desc", [
      house.north.person.id,
    ]),
  ).toEqual([
    { title: "尋ねられた仕事", state: "withdrawn" },
    { title: "自分で手を挙げた仕事", state: "raised" },
  ]);
  const again = await post(house, coordinator, `/projects/${waiting}/hands/ask`, {
    person: String(number),
    asking: "もう一度",
  });
  expect(again.status).toBe(422);
});

test("the firm is told kindly, without a name or a reason; the person is not told of their own step", async () => {
  now = new Date("2026-12-08T08:05:00+09:00");
  await tellNotices(house.app, house.north.id, noticeLetter);
  const letters = await rowsOf("select to_address as at, subject || body as text from banso.mail");
  const toFirm = letters
    .filter(({ at }) => at === "owner-north@example.invalid")
    .map(({ text }) => text)
    .join("\n");
  expect(toFirm).toContain("「会ったあとの仕事」の提案は、今回は見送りになりました");
  for (const canary of canaries) expect(toFirm).not.toContain(canary);
  const toPerson = letters
    .filter(({ at }) => at === "person-north@example.invalid")
    .map(({ text }) => text)
    .join("\n");
  expect(toPerson).not.toContain("見送り");
  expect(toPerson).not.toContain("ご関心はありませんか");
});

test("somebody who says so by telephone is out in the same way, and engagements that have begun go on", async () => {
  await agreeToMatching(house);
  const project = await openProject(house, "電話で取りやめる仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek: "2031-01-06" });
  await posted(house, person, `${at}/answer`, { says: "meet" });
  expect(await everythingOf(owner, at)).toContain(canaries[1]);
  const consents = `/people/${house.north.person.number}/consents`;
  await posted(house, coordinator, await consentPath(coordinator, consents), told);
  const seen = await everythingOf(owner, at);
  for (const canary of canaries) expect(seen).not.toContain(canary);
});
