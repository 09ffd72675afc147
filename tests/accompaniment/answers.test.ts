import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepCadence } from "#domain/accompaniment/keep-cadence.ts";
import { tellNotices } from "#domain/accompaniment/tell-notices.ts";
import { localDateAt } from "#kit/dates.ts";
import { noticeLetter } from "#text/notice-letters.ts";
import { enterTestEngagement } from "../support/accompaniment.ts";
import { type TestApp, testApp } from "../support/app.ts";

// A check-in answered by a mailed link and signed in, what a low answer opens, and who reads what.

let house: TestApp;
let now = new Date("2026-12-07T09:00:00+09:00");
let engagement = 0;
let links: { readonly person: string; readonly firm: string };

const at = (text: string): void => {
  now = new Date(`${text}+09:00`);
};
const rows = async (query: string): Promise<readonly Record<string, unknown>[]> =>
  (await house.database.asSuper(query)).rows;
const good = { score: "5", onTrack: "3", talk: "no", words: "" };

beforeAll(async () => {
  const clock = { now: () => now, today: () => localDateAt(now), elapsed: () => performance.now() };
  house = await testApp({ app: { clock } });
  for (const hat of ["coordinator", "companion", "owner", "person"] as const) await house.signInAs(hat, house.north);
});
afterAll(() => house.close());

/** A new engagement, its first check-in due, and the two links that were mailed. */
beforeEach(async () => {
  await house.database.asSuper("delete from banso.mail");
  await house.database.asSuper("delete from banso.notice");
  await house.database.asSuper("delete from banso.notice_letter");
  await house.database.asSuper("update banso.check_in set passed_on = due_on where held_on is null");
  at("2026-12-07T09:00:00");
  engagement = await enterTestEngagement(house, house.north, { fromWeek: "2026-12-07", halfDays: 1 });
  at("2026-12-11T07:30:00");
  await keepCadence(house.app, house.north.id);
  at("2026-12-11T08:30:00");
  await tellNotices(house.app, house.north.id, noticeLetter);
  const link = async (to: string) => {
    const [mail] = await rows(`select body from banso.mail where to_address = '${to}'`);
    return /\/check-ins\/\S+/.exec(String(mail?.["body"]))?.[0] ?? "none";
  };
  links = {
    person: await link("person-north@example.invalid"),
    firm: await link("owner-north@example.invalid"),
  };
});

const open = (path: string) => house.request(house.north, path, { from: "10.9.0.1" });
const send = (path: string, fields: Readonly<Record<string, string>>) =>
  house.request(house.north, path, { fields, from: "10.9.0.1" });
const concerns = () => rows("select number, kind, side, state, words from banso.concern order by number desc limit 1");

test("a mailed link opens the questions without signing in, and answers that one check-in once", async () => {
  const page = await open(links.person);
  expect(page.status).toBe(200);
  const text = await page.text();
  expect(text).toContain("north own firm");
  expect(text).toContain("企業には伝わりません");
  // A mail scanner that opens the link changes nothing.
  expect(await rows("select from banso.check_in where held_on is not null and answered_by = 'link'")).toEqual([]);

  const sent = await send(links.person, { ...good, words: "楽しいです" });
  expect(sent.headers.get("location")).toBe(links.person);
  expect(await (await open(links.person)).text()).toContain("ありがとうございました");
  await send(links.person, { ...good, score: "1", words: "second" });
  expect(await rows("select side, score, words, answered_by from banso.check_in where answered_by = 'link'")).toEqual([
    { side: "person", score: 5, words: "楽しいです", answered_by: "link" },
  ]);
  expect(await (await open(links.firm)).text()).toContain("north own person");
});

test("twenty taps at once are one answer", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => send(links.firm, { ...good, talk: "companion", words: `tap ${n}` })),
  );
  expect(
    await rows(`select from banso.concern where engagement_id =
    (select engagement_id from banso.engagement where number = ${engagement})`),
  ).toHaveLength(1);
});

test("a link of another hub, an invented one and one three weeks old open nothing, and guessing is stopped", async () => {
  expect((await house.request(house.south, links.person, { from: "10.9.0.2" })).status).toBe(422);
  expect((await open("/check-ins/invented")).status).toBe(422);
  at("2027-01-01T09:00:00");
  expect((await open(links.person)).status).toBe(422);
  expect((await send(links.person, good)).status).toBe(422);
  const guesses: number[] = [];
  for (let n = 0; n < 31; n += 1)
    guesses.push((await house.request(house.north, `/check-ins/guess-${n}`, { from: "10.9.0.3" })).status);
  expect(guesses.at(-1)).toBe(429);
});

test("a low answer opens a concern for the companion, who works on it and closes it; a second one is the same case", async () => {
  const coordinator = await house.signInAs("coordinator", house.north);
  const companion = await house.signInAs("companion", house.north);
  const named = await coordinator.ask(`/engagements/${engagement}/companion`, {
    fields: { companion: companion.actor.accountId ?? "", phone: "03-1234-5678", version: "1" },
  });
  expect(named.status).toBe(303);
  expect(await (await open(links.person)).text()).toContain("03-1234-5678");
  await send(links.person, { score: "2", onTrack: "1", talk: "no", words: "現場に張りつきです" });
  const [concern] = await concerns();
  expect(concern).toMatchObject({ kind: "low-answer", side: "person", state: "open", words: "現場に張りつきです" });
  const path = `/concerns/${String(concern?.["number"])}`;

  const list = await (await companion.ask("/accompaniment")).text();
  expect(list).toContain(path);
  expect(await (await companion.ask("/")).text()).toContain("気がかりが");
  const worked = await companion.ask(`${path}/steps`, {
    fields: { onDay: "2026-12-12", words: "電話で話した", nextOn: "2026-12-18", version: "1" },
  });
  expect(worked.status).toBe(303);
  const stale = await companion.ask(`${path}/steps`, {
    fields: { onDay: "2026-12-12", words: "もう一度", nextOn: "", version: "1" },
  });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain("もう一度");
  at("2027-01-01T10:00:00");
  const spoken = { spoke: "本人", channel: "phone", readBack: "aloud" };
  const typed = await companion.ask(`/engagements/${engagement}/check-in`, {
    fields: { score: "1", onTrack: "1", talk: "no", words: "変わらない", side: "person", ...spoken },
  });
  expect(typed.status).toBe(303);
  expect(await (await companion.ask(path)).text()).toContain("変わらない");
  expect(await rows("select from banso.concern where state <> 'closed' and kind = 'low-answer'")).toHaveLength(1);
  const closed = await companion.ask(`${path}/close`, {
    fields: { outcome: "役割を書き直した", answer: "", version: "2" },
  });
  expect(closed.status).toBe(303);
  expect(await (await companion.ask(path)).text()).toContain("役割を書き直した");
});

test("neither side reads what the other answered, nor any concern; definers read no concern", async () => {
  await send(links.person, { score: "1", onTrack: "1", talk: "companion", words: "SECRET-OF-PERSON" });
  await send(links.firm, { score: "1", onTrack: "1", talk: "companion", words: "SECRET-OF-FIRM" });
  const number = String((await concerns())[0]?.["number"]);
  const pages = [
    "/",
    "/check-ins",
    `/engagements/${engagement}`,
    "/engagements",
    "/notices",
    "/complaints",
    `/concerns/${number}`,
    "/accompaniment",
  ];
  for (const [hat, secret] of [
    ["owner", "SECRET-OF-PERSON"],
    ["deputy", "SECRET-OF-PERSON"],
    ["person", "SECRET-OF-FIRM"],
  ] as const) {
    const { ask } = await house.signInAs(hat, house.north);
    for (const page of pages) expect(await (await ask(page)).text(), `${page} as ${hat}`).not.toContain(secret);
  }
  const definer = await house.signInAs("definer", house.north);
  expect((await definer.ask(`/concerns/${number}`)).status).toBe(403);
});

test("a companion's page shows the three oldest, folds the others away, and however many wait tells of the coming week", async () => {
  await house.database.asSuper(
    `insert into banso.check_in (hub_id, check_in_id, engagement_id, side, due_on)
     select hub_id, gen_random_uuid(), engagement_id, 'firm', date '2026-12-10' - n * 7
     from banso.engagement, generate_series(1, 60) n where number = ${engagement}
     union all select hub_id, gen_random_uuid(), engagement_id, 'person', date '2026-12-14'
     from banso.engagement where number = ${engagement}`,
  );
  const companion = await house.signInAs("companion", house.north);
  const text = await (await companion.ask("/accompaniment?of=all")).text();
  const part = (id: string): string => new RegExp(`id="${id}"[\\s\\S]*?</section>`).exec(text)?.[0] ?? "";
  const rowsIn = (words: string): number => words.split(`/engagements/${engagement}/check-in?side=`).length - 1;
  const [open = "", folded = ""] = part("overdue").split("<details>");
  expect([rowsIn(open), rowsIn(folded)]).toEqual([3, 47]);
  expect(folded).toContain("47件の面談を見る");
  expect(text).toContain('href="/engagements?due=overdue"');
  expect(part("soon")).toContain("2026年12月14日（月） 人材");
});

test("signed in, a side answers its own from the first page; the other side's is not there", async () => {
  const owner = await house.signInAs("owner", house.north);
  expect(await (await owner.ask("/")).text()).toContain("お返事を1件お待ちしています");
  expect(await (await owner.ask(`/engagements/${engagement}/check-in`)).text()).toContain("全体として、いかがですか");
  const sent = await owner.ask(`/engagements/${engagement}/check-in`, { fields: { ...good, side: "person" } });
  expect(sent.headers.get("location")).toBe("/check-ins?done=check-in-answered");
  expect(await rows("select side, answered_by from banso.check_in where answered_by = 'home'")).toEqual([
    { side: "firm", answered_by: "home" },
  ]);
  // Opening the questions is on the trail as a reading, half a second later or sooner; the answer is by the check-in's own id.
  const byOwner = `select account_id from banso.audit_event join banso.check_in on object_id = check_in_id::text
    where act = 'check-in.answer' and hat = 'owner'`;
  expect(await rows(byOwner)).toEqual([{ account_id: owner.actor.accountId }]);
  expect(await (await owner.ask("/check-ins")).text()).toContain("いまお答えいただくものはありません");
  // Seen to: nobody is reminded of it.
  at("2026-12-16T08:30:00");
  await house.database.asSuper("delete from banso.mail");
  await tellNotices(house.app, house.north.id, noticeLetter);
  expect(await rows("select to_address from banso.mail")).toEqual([{ to_address: "person-north@example.invalid" }]);
});

test("staff type what a side said by telephone, with who spoke; what is for the office alone they cannot", async () => {
  const companion = await house.signInAs("companion", house.north);
  const path = `/engagements/${engagement}/check-in`;
  const without = await companion.ask(path, { fields: { ...good, side: "firm" } });
  expect(without.status).toBe(422);
  const spoken = { side: "firm", spoke: "社長", channel: "phone", readBack: "aloud" };
  const past = await companion.ask(path, { fields: { ...good, ...spoken, talk: "hub" } });
  expect(past.status).toBe(422);
  const typed = await companion.ask(path, { fields: { ...good, ...spoken } });
  expect(typed.status).toBe(303);
  expect(await rows("select spoke, act from banso.on_behalf where spoke = '社長'")).toEqual([
    { spoke: "社長", act: "check-in.answer" },
  ]);
});

test("whoever wants to talk past the companion reaches the coordinator alone, and the check-in keeps none of the words", async () => {
  await send(links.person, { score: "3", onTrack: "2", talk: "hub", words: "PAST-THE-COMPANION" });
  const [concern] = await concerns();
  expect(concern).toMatchObject({ kind: "complaint", words: "PAST-THE-COMPANION" });
  const path = `/concerns/${String(concern?.["number"])}`;
  const companion = await house.signInAs("companion", house.north);
  expect((await companion.ask(path)).status).toBe(404);
  for (const page of ["/concerns", "/accompaniment?of=all", `/engagements/${engagement}`])
    expect(await (await companion.ask(page)).text()).not.toContain("PAST-THE-COMPANION");
  const coordinator = await house.signInAs("coordinator", house.north);
  expect(await (await coordinator.ask(path)).text()).toContain("PAST-THE-COMPANION");
});

test("the complaint line reaches coordinators alone, and whoever spoke reads the answer and nobody else's", async () => {
  const person = await house.signInAs("person", house.north);
  const owner = await house.signInAs("owner", house.north);
  const coordinator = await house.signInAs("coordinator", house.north);
  const companion = await house.signInAs("companion", house.north);
  const key = house.app.ids.next<string>();
  for (const _ of [1, 2]) await person.ask("/complaints", { fields: { words: "A-COMPLAINT", idempotencyKey: key } });
  const found = await rows("select number from banso.concern where words = 'A-COMPLAINT'");
  expect(found).toHaveLength(1);
  expect(await rows("select hat, account_id from banso.audit_event where act = 'complaint.make'")).toEqual([
    { hat: "person", account_id: person.actor.accountId },
  ]);
  const path = `/concerns/${String(found[0]?.["number"])}`;
  expect((await companion.ask(path)).status).toBe(404);
  const unanswered = await coordinator.ask(`${path}/close`, { fields: { outcome: "done", answer: "", version: "1" } });
  expect(unanswered.status).toBe(422);
  await coordinator.ask(`${path}/close`, { fields: { outcome: "done", answer: "THE-ANSWER", version: "1" } });
  expect(await (await person.ask("/complaints")).text()).toContain("THE-ANSWER");
  expect(await (await owner.ask("/complaints")).text()).not.toContain("A-COMPLAINT");
  const facts = await rows("select facts::text as facts from banso.notice where kind like 'complaint%'");
  expect(facts.every((row) => row["facts"] === "{}")).toBe(true);
});

test("somebody chooses not to be written to, or at once and in English, and quiet hours hold", async () => {
  const owner = await house.signInAs("owner", house.north);
  expect((await owner.ask("/notices", { fields: { delivery: "none", language: "ja" } })).status).toBe(303);
  await house.database.asSuper("delete from banso.mail");
  await house.database.asSuper("update banso.notice set told_on = null");
  await house.database.asSuper("delete from banso.notice_letter");
  const letters = () => rows("select subject from banso.mail where to_address = 'owner-north@example.invalid'");
  await tellNotices(house.app, house.north.id, noticeLetter);
  expect(await letters()).toEqual([]);
  await owner.ask("/notices", { fields: { delivery: "at-once", language: "en" } });
  at("2026-12-11T20:00:00");
  await tellNotices(house.app, house.north.id, noticeLetter);
  expect(await letters()).toEqual([]);
  at("2026-12-12T08:00:00");
  await tellNotices(house.app, house.north.id, noticeLetter);
  expect(await letters()).toEqual([
    { subject: "[north hub] Please tell us how it goes “販路の立て直し”. Three questions, about a minute." },
  ]);
  expect(await (await owner.ask("/en/notices")).text()).toContain("Please tell us how it goes");
  await owner.ask("/notices", { fields: { delivery: "daily", language: "ja" } });
});

test("what one hub's staff do not see of a concern holds without the table of acts too: a hole is noticed", async () => {
  await send(links.person, { score: "3", onTrack: "2", talk: "hub", words: "BEHIND-THE-WALL" });
  const number = Number((await concerns())[0]?.["number"]);
  const { actor } = await house.signInAs("companion", house.north);
  const seen = () =>
    house.app.db.read(actor, (tx) =>
      tx.sql.selectFrom("concern").select("words").where("number", "=", number).execute(),
    );
  expect(await seen()).toEqual([]);
  await house.database.asSuper("create policy hole on banso.concern for select to banso_app using (true)");
  try {
    expect(await seen()).toEqual([{ words: "BEHIND-THE-WALL" }]);
  } finally {
    await house.database.asSuper("drop policy hole on banso.concern");
  }
});
