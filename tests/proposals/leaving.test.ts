import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeContacts } from "#domain/proposals/close-contacts.ts";
import { localDateAt } from "#kit/dates.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { agreeToMatching, everythingOf, type House, openProject, post, posted, propose, share } from "./asking.ts";

// What one side wrote to the other, where they were to meet, and the contact that was handed over: each goes when the
// proposal or the engagement is over, on every way there.

let house: House;
let coordinator: SignedIn;
let owner: SignedIn;
let person: SignedIn;
let now = new Date("2026-12-07T10:00:00+09:00");

beforeAll(async () => {
  const clock = { now: () => now, today: () => localDateAt(now), elapsed: () => performance.now() };
  house = await testApp({ app: { clock } });
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  person = await house.signInAs("person", house.north);
  await agreeToMatching(house);
});
afterAll(() => house.close());

const numberIn = (at: string): number => Number(at.split("/").at(-1));

/** Both sides would meet: the firm with a line before, the person with words that say who they are. */
async function wouldMeet(at: string): Promise<void> {
  await posted(house, owner, `${at}/line`, { line: "北製作所の北野です" });
  await posted(house, owner, `${at}/answer`, { says: "meet" });
  await posted(house, person, `${at}/answer`, { says: "meet", reply: "南 花子、電話は 090-0000-7777 です" });
}

test("what was written, and the place where they were to meet, go with a proposal that ends, whoever ends it", async () => {
  for (const ends of ["person", "firm", "hub"] as const) {
    const project = await openProject(house, `言葉の残らない仕事 ${ends}`);
    const at = await propose(house, coordinator, { project, person: house.north.person.number });
    await wouldMeet(at);
    const dates = { mode: "on-site", place: "南の自宅、しおかぜ町9-9", minutes: "60", slot1: "2026-12-20T10:00" };
    await posted(house, person, `${at}/dates`, dates);
    const slot = /name="slot"[^>]*value="([^"]+)"|value="([^"]+Z)"/.exec(await (await owner.ask(at)).text());
    await posted(house, owner, `${at}/date`, { slot: slot?.[1] ?? slot?.[2] ?? "" });
    expect(await everythingOf(owner, at)).toContain("090-0000-7777");
    expect((await owner.ask(`${at}/meeting.ics`)).status).toBe(200);
    const by = { person, firm: owner, hub: coordinator }[ends];
    await posted(house, by, `${at}/withdraw`, { answer: "yes", reason: "timing", words: "" });
    const seen = await everythingOf(owner, at);
    for (const canary of ["090-0000-7777", "自宅"]) expect(seen, ends).not.toContain(canary);
    expect(await everythingOf(person, at), ends).not.toContain("北製作所");
    for (const side of [owner, person]) expect((await side.ask(`${at}/meeting.ics`)).status, ends).toBe(404);
    const walls = await house.app.db.read(owner.actor, async (tx) => {
      const { rows } = await sql<{ reply: string; met: boolean }>`select p.reply, exists (select from meeting m
          where m.hub_id = p.hub_id and m.proposal_id = p.proposal_id) as met
        from proposal p where p.number = ${numberIn(at)}`.execute(tx.sql);
      return rows;
    });
    expect(walls, ends).toEqual([{ reply: "", met: false }]);
  }
});

async function engaged(title: string, fromWeek: string): Promise<{ at: string; engagement: string }> {
  const project = await openProject(house, title);
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek });
  await wouldMeet(at);
  await posted(house, coordinator, `${at}/held`, { heldOn: house.app.clock.today() });
  for (const side of [owner, person]) await posted(house, side, `${at}/answer`, { says: "yes" });
  const role = { title, role: "売り場を作る", roleKind: "specialist", stage: "trial" };
  return { at, engagement: await posted(house, coordinator, `${at}/engage`, { ...share, ...role, fromWeek }) };
}

const end = async (engagement: string, endedOn: string) => {
  const version = /name="version" value="(\d+)"/.exec(await (await coordinator.ask(`${engagement}/end`)).text())?.[1];
  await posted(house, coordinator, `${engagement}/end`, {
    endedOn,
    ending: "finished",
    outcome: "",
    version: version ?? "1",
  });
};

test("the contact that was handed over is gone once the engagement is over, and not a day earlier", async () => {
  const mail = "north.person@example.invalid";
  const { at, engagement } = await engaged("終わる参画", "2026-12-07");
  expect(await everythingOf(owner, at)).toContain(mail);
  await end(engagement, "2026-12-11");
  expect(await everythingOf(owner, at), "the last day is still to come").toContain(mail);
  now = new Date("2026-12-12T01:00:00+09:00");
  await closeContacts(house.app, house.north.id);
  expect(await everythingOf(owner, at)).not.toContain(mail);
  expect(await (await coordinator.ask(at)).text()).not.toContain("いま企業が読めます");
  // Written down after the last day: in the same moment.
  const later = await engaged("あとで終わりを書く参画", "2026-12-07");
  expect(await everythingOf(owner, later.at)).toContain(mail);
  await end(later.engagement, "2026-12-11");
  expect(await everythingOf(owner, later.at)).not.toContain(mail);
});

test("whoever withdrew, or whose account was taken away, is nobody's to ask any more", async () => {
  const ask = async (number: number) =>
    (await post(house, coordinator, `/projects/${project}/hands/ask`, { person: String(number), asking: "いかが" }))
      .status;
  const project = await openProject(house, "尋ねる仕事");
  const { number } = house.north.person;
  const path = /action="([^"]+\/withdraw)"/.exec(await (await person.ask("/me/consents")).text())?.[1] ?? "";
  await posted(house, person, path);
  await house.database.asSuper("update banso.hat set ended_at = $2 where person_id = $1", [house.north.person.id, now]);
  expect(await ask(number)).toBe(422);
  // A card without an account: one yes by telephone, taken back by telephone.
  const other = house.north.otherPerson.number;
  const spoken = { spoke: "本人", channel: "phone", readBack: "aloud" };
  await posted(house, coordinator, `/people/${other}/consents`, { purpose: "matching", ...spoken });
  const consents = await (await coordinator.ask(`/people/${other}/consents`)).text();
  await posted(house, coordinator, /action="([^"]+\/withdraw)"/.exec(consents)?.[1] ?? "", spoken);
  expect(await ask(other)).toBe(422);
});
