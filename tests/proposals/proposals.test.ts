import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProposalPhase } from "#domain/proposals/terms.ts";
import { type SignedIn, testApp } from "../support/app.ts";
import { agreeToMatching, everythingOf, type House, openProject, post, posted, propose, told } from "./asking.ts";

// What the two sides of a proposal may know of each other, and when; what a no and two yeses change. Real database,
// real sessions, every page.

let house: House;
let coordinator: SignedIn;
let owner: SignedIn;
let deputy: SignedIn;
let person: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  deputy = await house.signInAs("deputy", house.north);
  person = await house.signInAs("person", house.north);
  await house.database.asSuper("update banso.person set phone = '000-0000-1234' where person_id = $1", [
    house.north.person.id,
  ]);
});
afterAll(() => house.close());

const numberIn = (at: string): number => Number(at.split("/").at(-1));

async function phaseOf(at: string): Promise<ProposalPhase> {
  const { rows } = await house.database.asSuper("select phase from banso.proposal where hub_id = $1 and number = $2", [
    house.north.id,
    numberIn(at),
  ]);
  return rows[0]?.phase;
}

/** Takes a proposal to the moment when both sides have met. */
async function meet(at: string): Promise<void> {
  await posted(house, owner, `${at}/answer`, { says: "meet" });
  await posted(house, person, `${at}/answer`, { says: "meet" });
  await posted(house, coordinator, `${at}/held`, { heldOn: house.app.clock.today() });
}

const name = "north own person";
const mail = "north.person@example.invalid";
const firm = "north own firm";

test("somebody with an account is proposed only after they agreed to be asked", async () => {
  const project = await openProject(house, "同意の前の仕事");
  const fields = { project: String(project), person: String(house.north.person.number) };
  const answer = await post(house, coordinator, "/proposals", {
    ...fields,
    halfDays: "4",
    fromWeek: "2030-01-07",
    weeks: "4",
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("まだ同意していません");
  await agreeToMatching(house);
  expect(await propose(house, coordinator, { project, person: house.north.person.number })).toMatch(
    /^\/proposals\/\d+$/,
  );
});

test("before the yes the firm reads neither name nor contact anywhere, and the person not the firm's name", async () => {
  const project = await openProject(house, "まだ知らない同士の仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number });
  for (const side of [owner, deputy]) {
    const text = await everythingOf(side, at, [`/projects/${project}`]);
    expect(text).toContain("まだ知らない同士の仕事");
    for (const canary of [name, mail, "000-0000-1234"]) expect(text).not.toContain(canary);
  }
  const seen = await everythingOf(person, at);
  expect(seen).toContain("まだ知らない同士の仕事");
  expect(seen).not.toContain(firm);
});

test("the person's yes hands name and contact to the firm, the firm's yes its name to the person; each is a row", async () => {
  const project = await openProject(house, "互いに知る仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number });
  await posted(house, person, `${at}/answer`, { says: "meet" });
  const known = await (await owner.ask(at)).text();
  for (const canary of [name, mail, "000-0000-1234"]) expect(known).toContain(canary);
  expect(await everythingOf(person, at)).not.toContain(firm);
  await posted(house, deputy, `${at}/answer`, { says: "meet" });
  expect(await (await person.ask(at)).text()).toContain(firm);
  const { rows } = await house.database.asSuper(
    "select d.purpose, d.closed_at from banso.disclosure d join banso.proposal p using (hub_id, proposal_id) where p.number = $1",
    [numberIn(at)],
  );
  expect(rows).toEqual([{ purpose: "meeting", closed_at: null }]);
});

test("whoever steps back is unknown again in that moment; the row of the handing-over stays, its values do not", async () => {
  const project = await openProject(house, "取りやめる仕事");
  const at = await propose(house, coordinator, {
    project,
    person: house.north.person.number,
    fromWeek: "2029-01-01",
  });
  await posted(house, person, `${at}/answer`, { says: "meet" });
  await posted(house, owner, `${at}/answer`, { says: "meet" });
  await posted(house, person, `${at}/withdraw`, { answer: "yes", reason: "timing", words: "いまは動けません" });
  const text = await everythingOf(owner, at, [`/projects/${project}`]);
  for (const canary of [mail, "000-0000-1234", "いまは動けません"]) expect(text).not.toContain(canary);
  expect(await (await owner.ask(at)).text()).not.toContain(name);
  expect(await (await person.ask(at)).text()).not.toContain(firm);
  expect(await (await coordinator.ask(at)).text()).toContain("いまは動けません");
  const walls = await house.app.db.read(owner.actor, async (tx) => {
    const read = await sql<{
      name: string;
      email: string;
    }>`select name, email from disclosure where closed_at is not null`.execute(tx.sql);
    const profile =
      await sql`select 1 from proposal_profile r join proposal p using (hub_id, proposal_id) where p.number = ${numberIn(at)}`.execute(
        tx.sql,
      );
    return { read: read.rows, profile: profile.rows.length };
  });
  expect(walls.read.length).toBeGreaterThan(0);
  expect(walls.read.every((row) => row.name === "" && row.email === "")).toBe(true);
  expect(walls.profile).toBe(0);
});

test("who withdraws the yes to be matched is unknown to every firm in that moment, and their proposals end", async () => {
  const project = await openProject(house, "同意を取りやめる仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek: "2034-01-02" });
  await posted(house, person, `${at}/answer`, { says: "meet" });
  expect(await (await owner.ask(at)).text()).toContain(mail);
  const consents = await (await person.ask("/me/consents")).text();
  const withdraw = /action="(\/me\/consents\/[^"]+\/withdraw)"/.exec(consents)?.[1] ?? "";
  await posted(house, person, withdraw);
  expect(await phaseOf(at)).toBe("closed");
  const text = await everythingOf(owner, at, [`/projects/${project}`]);
  for (const canary of [mail, "000-0000-1234"]) expect(text).not.toContain(canary);
  expect(await (await owner.ask(at)).text()).not.toContain(name);
  await agreeToMatching(house);
});

test("a no closes one proposal, tells no reason to the other side and leaves everybody else's as they are", async () => {
  const project = await openProject(house, "二人に声をかけた仕事", { halfDays: 4 });
  const own = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek: "2031-01-06" });
  const other = await propose(house, coordinator, {
    project,
    person: house.north.otherPerson.number,
    fromWeek: "2031-01-06",
  });
  const before = await house.database.asSuper(
    "select p::text as row from banso.proposal p where number <> $1 order by number",
    [numberIn(own)],
  );
  await posted(house, owner, `${own}/answer`, { says: "no", reason: "fit", words: "経験が違うようです" });
  expect(await phaseOf(own)).toBe("closed");
  expect(await phaseOf(other)).toBe("open");
  const after = await house.database.asSuper(
    "select p::text as row from banso.proposal p where number <> $1 order by number",
    [numberIn(own)],
  );
  expect(after.rows).toEqual(before.rows);
  const seen = await (await person.ask(own)).text();
  expect(seen).toContain("今回は見送りになりました");
  for (const hurt of ["経験が違うようです", "経験や進め方が合わない</"])
    expect(seen.replace(/<select[\s\S]*?<\/select>/g, "")).not.toContain(hurt);
  expect((await post(house, owner, `${own}/answer`, { says: "meet" })).status).toBe(409);
});

test("no half-day is held twice: what a live proposal holds is not proposed again, and is free after a no", async () => {
  const give = { person: house.north.otherPerson.number, fromWeek: "2032-01-05", halfDays: 8 };
  const first = await openProject(house, "先の仕事", { halfDays: 8 });
  const second = await openProject(house, "後の仕事", { halfDays: 8 });
  const at = await propose(house, coordinator, { project: first, ...give });
  const answer = await post(house, coordinator, "/proposals", {
    project: String(second),
    person: String(give.person),
    halfDays: "8",
    onSiteHalfDays: "0",
    fromWeek: "2032-01-05",
    weeks: "12",
    payYenPerMonth: "0",
  });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("4コマ");
  await posted(house, owner, `${at}/answer`, { says: "no" });
  expect(await propose(house, coordinator, { project: second, ...give })).toMatch(/^\/proposals/);
});

test("two yeses and the role in writing make an engagement: booked, with check-ins, the project closed, others told", async () => {
  const project = await openProject(house, "始まる仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek: "2033-01-03" });
  const also = await propose(house, coordinator, {
    project,
    person: house.north.otherPerson.number,
    fromWeek: "2033-01-03",
  });
  const role = {
    title: "販路の立ち上げ",
    role: "週1コマ、売り場を作る",
    roleKind: "specialist",
    stage: "trial",
    halfDays: "4",
    onSiteHalfDays: "0",
    fromWeek: "2033-01-03",
    weeks: "12",
    payYenPerMonth: "80000",
  };
  expect((await post(house, coordinator, `${at}/engage`, role)).status, "nobody has agreed yet").toBe(409);
  await meet(at);
  await posted(house, owner, `${at}/answer`, { says: "yes" });
  expect((await post(house, coordinator, `${at}/engage`, role)).status, "one has not agreed yet").toBe(409);
  await posted(house, person, `${at}/answer`, { says: "yes" });
  expect(await phaseOf(at)).toBe("agreed");
  expect((await post(house, coordinator, `${at}/engage`, { ...role, role: "" })).status, "without a role").toBe(422);
  const engagement = await posted(house, coordinator, `${at}/engage`, role);
  expect(engagement).toMatch(/^\/engagements\/\d+$/);
  const { rows } = await house.database.asSuper(
    `select (select max(booked) from banso.capacity_week where person_id = $1 and week = '2033-01-03') as booked,
      (select count(*)::int from banso.check_in c join banso.engagement e using (hub_id, engagement_id) where e.number = $2) as asked,
      (select status from banso.project where hub_id = $3 and number = $4) as project`,
    [house.north.person.id, numberIn(engagement), house.north.id, project],
  );
  expect(rows[0]).toMatchObject({ booked: 4, project: "closed" });
  expect(rows[0].asked).toBeGreaterThanOrEqual(2);
  expect([await phaseOf(at), await phaseOf(also)]).toEqual(["engaged", "closed"]);
});

test("dates are offered by one side and chosen by the other; the file for calendars tells them in UTC", async () => {
  const project = await openProject(house, "会ってみる仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek: "2034-01-02" });
  await posted(house, owner, `${at}/answer`, { says: "meet" });
  expect(
    (await post(house, owner, `${at}/dates`, { mode: "online", place: "x", minutes: "60", slot1: "2034-01-02T10:00" }))
      .status,
  ).toBe(409);
  await posted(house, person, `${at}/answer`, { says: "meet" });
  const offer = { mode: "on-site", place: "事務所, 2階", minutes: "45" };
  const faulty = await post(house, owner, `${at}/dates`, { ...offer, slot1: "2020-01-01T10:00" });
  expect(faulty.status, "a date that is over").toBe(422);
  const again = await faulty.text();
  expect(again, "what was typed stays").toContain("事務所, 2階");
  expect(again).toContain("「候補1」は、これから先の日時にしてください。");
  await posted(house, owner, `${at}/dates`, { ...offer, slot1: "2034-01-03T14:00", slot2: "2034-01-02T10:00" });
  expect((await post(house, owner, `${at}/date`, { slot: "2034-01-02T01:00:00.000Z" })).status, "one's own dates").toBe(
    409,
  );
  expect((await post(house, person, `${at}/date`, { slot: "2034-01-02T02:00:00.000Z" })).status, "not offered").toBe(
    422,
  );
  await posted(house, person, `${at}/date`, { slot: "2034-01-02T01:00:00.000Z" });
  const file = await owner.ask(`${at}/meeting.ics`);
  expect(file.headers.get("content-type")).toContain("text/calendar");
  const text = (await file.text()).replace(/\r\n /g, "");
  expect(text).toContain("DTSTART:20340102T010000Z\r\nDTEND:20340102T014500Z");
  expect(text).toContain("LOCATION:事務所\\, 2階");
  expect((await post(house, person, `${at}/answer`, { says: "yes" })).status, "before the meeting").toBe(409);
});

test("staff who type an answer say whose it is and who spoke; the page tells it", async () => {
  const project = await openProject(house, "電話で聞いた仕事");
  const at = await propose(house, coordinator, {
    project,
    person: house.north.otherPerson.number,
    fromWeek: "2034-01-02",
  });
  const without = await post(house, coordinator, `${at}/answer`, { says: "meet", side: "firm" });
  expect(without.status).toBe(422);
  expect((await post(house, coordinator, `${at}/answer`, { says: "meet", ...told })).status).toBe(422);
  await posted(house, coordinator, `${at}/answer`, { says: "meet", side: "firm", ...told });
  await posted(house, coordinator, `${at}/line`, { line: "市場の目を、うちに", ...told });
  const page = await (await coordinator.ask(at)).text();
  expect(page).toContain("市場の目を、うちに");
  expect(page).toContain("社長");
});

test("both sides who answer in the same moment are both heard; the same form sent ten times has one effect", async () => {
  const project = await openProject(house, "同時に答える仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek: "2035-01-01" });
  const fields = { says: "meet", idempotencyKey: house.app.ids.next<string>() };
  const ten = Array.from({ length: 10 }, () => owner.ask(`${at}/answer`, { method: "POST", fields }));
  const answers = await Promise.all([...ten, post(house, person, `${at}/answer`, { says: "meet" })]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
  expect(await phaseOf(at)).toBe("meeting");
  const { rows } = await house.database.asSuper(
    "select side from banso.proposal_answer a join banso.proposal p using (hub_id, proposal_id) where p.number = $1 order by side",
    [numberIn(at)],
  );
  expect(rows.map(({ side }: { side: string }) => side)).toEqual(["firm", "person"]);
});

test("behind the rules, no side says yes for the other, reads its answers or changes what was proposed", async () => {
  const project = await openProject(house, "壁の向こうの仕事");
  const at = await propose(house, coordinator, { project, person: house.north.person.number, fromWeek: "2036-01-07" });
  await posted(house, person, `${at}/answer`, { says: "meet" });
  const asSide = (who: SignedIn, text: ReturnType<typeof sql>) =>
    house.app.db
      .write(who.actor, { act: "proposal.answer", key: null }, async (tx) => {
        const { rows, numAffectedRows } = await text.execute(tx.sql);
        return { ok: true as const, value: rows.length + Number(numAffectedRows ?? 0) };
      })
      .then((outcome) => (outcome.ok ? outcome.value : -1))
      .catch((fault: unknown) => (house.app.db.isWall(fault) ? "wall" : Promise.reject(fault)));
  const one = sql`where number = ${numberIn(at)}`;
  expect(await asSide(owner, sql`update proposal set person_answer = 'yes' ${one}`)).toBe("wall");
  expect(await asSide(owner, sql`update proposal set pay_yen_per_month = 1 ${one}`)).toBe("wall");
  expect(await asSide(person, sql`update proposal set firm_answer = 'meet' ${one}`)).toBe("wall");
  expect(await asSide(person, sql`update proposal set line = 'x' ${one}`)).toBe("wall");
  expect(
    await asSide(
      owner,
      sql`select 1 from proposal_answer a join proposal p using (hub_id, proposal_id) where a.side = 'person'`,
    ),
  ).toBe(0);
  expect(await asSide(owner, sql`update disclosure set name = 'x' where closed_at is null`)).toBe("wall");
  expect(
    await asSide(
      owner,
      sql`insert into disclosure select hub_id, gen_random_uuid(), proposal_id, person_id, firm_id, 'meeting', 'x', '', '', now(), null from proposal ${one}`,
    ),
  ).toBe("wall");
});
