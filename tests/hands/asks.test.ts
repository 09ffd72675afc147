import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#app.ts";
import { tellNotices } from "#domain/accompaniment/tell-notices.ts";
import { addPerson } from "#domain/people/store.ts";
import { barePerson, type PersonId } from "#domain/people/terms.ts";
import { sendRegistrationJob } from "#jobs/send-registration.ts";
import { localDateAt } from "#kit/dates.ts";
import { askAnswerWords, askWords } from "#text/asks.ts";
import { noticeLetter } from "#text/notice-letters.ts";
import { openProject, posted, propose } from "../proposals/asking.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;
let now = new Date("2026-12-07T10:00:00+09:00");
let asked = 0;

beforeAll(async () => {
  const clock = { now: () => now, today: () => localDateAt(now), elapsed: () => performance.now() };
  house = await testApp({ app: { clock } });
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

const rows = async (sql: string) => (await house.database.asSuper(sql)).rows;

/** A card of the hub's list with an address, whose person has no account. */
const card = async (email: string): Promise<number> =>
  house.app.db.asHub(house.north.id, "found-hub", (tx: Tx) =>
    addPerson(tx, tx.newId<PersonId>(), { ...barePerson, name: "名簿の人", email, halfDays: 8 }),
  );

const ask = (project: number, person: number) =>
  posted(house, coordinator, `/projects/${project}/hands/ask`, {
    person: `H-${person}`,
    asking: "いかがでしょうか。",
  });

/** Asks by mail, waits for the next morning, and gives the link of the letter. */
async function askedByMail(): Promise<{ person: number; project: number; link: string; email: string }> {
  asked += 1;
  const email = `card-${asked}@example.invalid`;
  const person = await card(email);
  const project = await openProject(house, `尋ねる仕事${asked}`);
  await ask(project, person);
  return { person, project, email, link: await nextMorning(email) };
}

async function nextMorning(email: string): Promise<string> {
  now = new Date(now.getTime() + 24 * 3_600_000);
  await tellNotices(house.app, house.north.id, noticeLetter);
  const [mail] = await rows(`select body from banso.mail where to_address = '${email}' order by made_at desc limit 1`);
  return /\/asks\/[\w-]+/.exec(String(mail?.body))?.[0] ?? "";
}

const opened = async (link: string) => {
  const answer = await house.request(house.north, link);
  return { status: answer.status, text: await answer.text() };
};
const answer = (link: string, fields: Readonly<Record<string, string>>) =>
  house.request(house.north, link, { fields: { words: "", ...fields } });
const stateOf = async (person: number): Promise<readonly string[]> =>
  (
    await rows(`select h.state from banso.hand h join banso.hub_person p using (hub_id, person_id)
      where p.number = ${person} and p.hub_id = '${house.north.id}' order by h.made_at`)
  ).map(({ state }: { state: string }) => state);

test("a card without an account is asked by a mailed link; opening it changes nothing, the yes raises the hand once", async () => {
  const { person, link } = await askedByMail();
  expect(link).not.toBe("");
  const before = await rows("select * from banso.hand");
  const page = await opened(link);
  expect(page.status).toBe(200);
  for (const words of [askWords.title.ja, "いかがでしょうか。", "coordinator-north", "半年で月30件"])
    expect(page.text).toContain(words);
  for (const unknown of ["north own firm", "名簿の人", "@example.invalid"]) expect(page.text).not.toContain(unknown);
  await opened(`/en${link}`);
  expect(await rows("select * from banso.hand")).toEqual(before);
  expect((await answer(link, { answer: "perhaps" })).status).toBe(422);
  expect((await answer(link, { answer: "yes", words: "聞いてみたいです" })).status).toBe(303);
  expect((await answer(link, { answer: "not-now" })).status).toBe(303);
  expect(await stateOf(person)).toEqual(["raised"]);
  expect((await opened(link)).text).toContain(askWords.claimTitle.ja);
});

test("the mail to take the card over goes to the card's own address, whoever holds the link", async () => {
  const { email, link } = await askedByMail();
  await answer(link, { answer: "not-now" });
  expect((await answer(`${link}/claim`, {})).status).toBe(303);
  const [job] = (await rows("select payload from graphile_worker._private_jobs order by id desc")).filter(
    ({ payload }: { payload: { email?: string } }) => payload.email === email,
  );
  await sendRegistrationJob.run(house.app, job?.payload, new AbortController().signal);
  const [mail] = await rows(`select body from banso.mail where to_address = '${email}' order by mail_id desc limit 1`);
  const token = /\/join\/([\w-]+)/.exec(String(mail?.body))?.[1] ?? "";
  const joined = await house.request(house.north, `/join/${token}`, { fields: { card: "mine", password: "" } });
  expect(joined.status).toBe(303);
  // Whoever has an account answers there: the link opens nothing any more.
  expect((await opened(link)).status).toBe(422);
});

test("who does not want to be asked again is neither asked, proposed nor kept in a proposal", async () => {
  const { person, project, link } = await askedByMail();
  const at = await propose(house, coordinator, { project: await openProject(house, "進む提案"), person });
  expect((await opened(link)).text).toContain(askAnswerWords.never.ja);
  expect((await answer(link, { answer: "never" })).status).toBe(303);
  expect(await stateOf(person)).toEqual(["not-now"]);
  expect(await rows(`select phase from banso.proposal where number = ${at.split("/").at(-1)}`)).toEqual([
    { phase: "closed" },
  ]);
  await expect(ask(project, person)).rejects.toThrow("422");
  await expect(propose(house, coordinator, { project, person })).rejects.toThrow(/409|422/);
  // The one who telephones afterwards may still say yes: staff record it, and they can be asked again.
  await posted(house, coordinator, `/people/${person}/consents`, {
    purpose: "matching",
    spoke: "名簿の人",
    channel: "phone",
    readBack: "aloud",
  });
  await ask(project, person);
  expect(await stateOf(person)).toEqual(["not-now", "asked"]);
});

test("a link that is too old, unknown, of another hub, or of a question taken back opens nothing", async () => {
  const { person, project, link } = await askedByMail();
  expect((await opened("/asks/nothing-like-a-token")).status).toBe(422);
  expect((await house.request(house.south, link)).status).toBe(422);
  const [hand] = await rows(`select h.hand_id as id from banso.hand h join banso.hub_person p using (hub_id, person_id)
    where p.number = ${person} and p.hub_id = '${house.north.id}'`);
  await posted(house, coordinator, `/projects/${project}/hands/${hand?.id}/take-back`);
  expect((await opened(link)).status).toBe(422);
  expect((await answer(link, { answer: "yes" })).status).toBe(422);
  const second = await askedByMail();
  now = new Date(now.getTime() + 31 * 24 * 3_600_000);
  expect((await opened(second.link)).status).toBe(422);
  expect(
    (await rows("select token_hash from banso.hand_link")).some(({ token_hash }) => second.link.includes(token_hash)),
  ).toBe(false);
});
