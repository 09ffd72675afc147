import { afterAll, beforeAll, expect, test } from "vitest";
import { editEngagement } from "#domain/engagements/edit-engagement.ts";
import { endEngagement } from "#domain/engagements/end-engagement.ts";
import { enterEngagement } from "#domain/engagements/enter-engagement.ts";
import { showEngagement } from "#domain/engagements/show-engagement.ts";
import type { CheckInId, EngagementTerms } from "#domain/engagements/terms.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { ledgerFaults } from "../support/ledger.ts";

let house: TestApp;
let north: SignedIn;

beforeAll(async () => {
  house = await testApp();
  north = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

const monday = () => mondayOf(house.app.clock.today());
const termsOf = (change: Partial<EngagementTerms> = {}): EngagementTerms => ({
  title: "direct sales",
  role: "beside the owner",
  roleKind: "specialist",
  stage: "trial",
  halfDays: 4,
  onSiteHalfDays: 2,
  fromWeek: monday(),
  weeks: 8,
  payYenPerMonth: 80_000,
  ...change,
});
const enter = (terms: EngagementTerms, who = house.north.person.number) =>
  enterEngagement(house.app, north.actor, {
    firm: house.north.firm.number,
    person: who,
    project: null,
    terms,
    key: null,
  });

async function entered(terms: EngagementTerms, who?: number): Promise<number> {
  const outcome = await enter(terms, who);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value.number;
}

const bookedIn = async (personId: string): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await house.database.asSuper(
    "select to_char(week, 'YYYY-MM-DD') as week, booked from banso.capacity_week where person_id = $1 and booked > 0",
    [personId],
  );
  return Object.fromEntries(rows.map(({ week, booked }: { week: string; booked: number }) => [week, booked]));
};

const end = { ending: "handed-over", outcome: "the shop runs", outcomeScore: 4 } as const;
const heard = { side: "firm", spoke: "the owner", channel: "phone", readBack: "aloud" } as const;

test("an engagement books its half-days at once, and its end gives back the weeks after the last day", async () => {
  const { person } = house.north;
  const number = await entered(termsOf());
  expect(Object.keys(await bookedIn(person.id))).toHaveLength(8);
  const endedOn = addDays(monday(), 16);
  const unheard = { number, end: { ...end, endedOn }, version: 1, key: null };
  for (const [said, fields] of [
    [{ ...heard, side: null }, ["side"]],
    [{ ...heard, spoke: "", readBack: null }, ["spoke", "readBack"]],
  ] as const) {
    const refused = await endEngagement(house.app, north.actor, { ...unheard, heard: said });
    expect(
      refused.ok ? [] : refused.refusal.code === "invalid" && refused.refusal.faults.map(({ field }) => field),
    ).toEqual(fields);
  }
  const outcome = await endEngagement(house.app, north.actor, {
    number,
    end: { ...end, endedOn },
    heard,
    version: 1,
    key: null,
  });
  expect(outcome.ok).toBe(true);
  expect(Object.keys(await bookedIn(person.id)).toSorted()).toEqual([0, 7, 14].map((day) => addDays(monday(), day)));
  expect(await ledgerFaults(house.database)).toEqual([]);
  const sheet = await showEngagement(house.app, north.actor, number);
  expect(sheet?.engagement).toMatchObject({
    endedOn,
    ...end,
    personName: "north own person",
    firmName: "north own firm",
  });
  expect(sheet?.spoken).toMatchObject([{ what: "engagement.end", spoke: "the owner", readBack: "aloud" }]);
  const owner = await house.signInAs("owner", house.north);
  expect(await (await owner.ask(`/engagements/${number}`)).text()).toContain("参画の終わり：the owner（電話）");
  const again = await endEngagement(house.app, north.actor, {
    number,
    end: { ...end, endedOn },
    heard,
    version: 2,
    key: null,
  });
  expect(again).toEqual({ ok: false, refusal: { code: "wrong-state", state: "ended" } });
});

test("what does not fit is refused with its week, and nothing is written", async () => {
  const { otherPerson } = house.north;
  await entered(termsOf({ halfDays: 10, fromWeek: addDays(monday(), 21), weeks: 2 }), otherPerson.number);
  const before = await bookedIn(otherPerson.id);
  const full = await enter(termsOf(), otherPerson.number);
  expect(full).toEqual({ ok: false, refusal: { code: "above-capacity", week: addDays(monday(), 21), free: 2 } });
  const wrong = await enter(termsOf({ fromWeek: addDays(monday(), 1), onSiteHalfDays: 5 }), otherPerson.number);
  expect(wrong.ok ? [] : wrong.refusal.code === "invalid" && wrong.refusal.faults.map(({ code }) => code)).toEqual([
    "more-on-site-than-half-days",
    "not-a-monday",
  ]);
  expect(await bookedIn(otherPerson.id)).toEqual(before);
});

test("whoever is not there is told beside the field: a firm, a person, a project of another firm", async () => {
  const outcome = await enterEngagement(house.app, north.actor, {
    firm: 4711,
    person: 4711,
    project: 4711,
    terms: termsOf(),
    key: null,
  });
  expect(outcome.ok ? [] : outcome.refusal.code === "invalid" && outcome.refusal.faults).toEqual(
    ["firm", "person", "project"].map((field) => ({ field, code: "not-in-list", facts: {} })),
  );
});

test("an engagement entered twenty times at once with one key is one engagement", async () => {
  const key = house.app.ids.next<string>();
  const before = (await house.database.asSuper("select from banso.engagement")).rows.length;
  const ask = () =>
    enterEngagement(house.app, north.actor, {
      firm: house.north.otherFirm.number,
      person: house.north.otherPerson.number,
      project: null,
      terms: termsOf({ halfDays: 1, onSiteHalfDays: 0, fromWeek: addDays(monday(), 70) }),
      key,
    });
  const outcomes = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.number : outcome.refusal.code))).size).toBe(1);
  expect((await house.database.asSuper("select from banso.engagement")).rows.length).toBe(before + 1);
  expect(await ledgerFaults(house.database)).toEqual([]);
});

test("a change of the stage is kept with the field's name alone, and a stale one is told", async () => {
  const number = await entered(termsOf({ fromWeek: addDays(monday(), 140), halfDays: 2, onSiteHalfDays: 0 }));
  const { title, role, roleKind, payYenPerMonth } = termsOf();
  const change = { title, role, roleKind, payYenPerMonth, onSiteHalfDays: 0, stage: "weekly" } as const;
  expect((await editEngagement(house.app, north.actor, { number, change, version: 1, key: null })).ok).toBe(true);
  const stale = await editEngagement(house.app, north.actor, { number, change, version: 1, key: null });
  expect(stale.ok ? null : stale.refusal.code).toBe("stale");
  const { rows } = await house.database.asSuper("select fields from banso.audit_event where act = 'engagement.edit'");
  expect(rows).toEqual([{ fields: ["stage"] }]);
});

test("each side reads its own check-ins and never the other side's answer; the person never the firm's score", async () => {
  const number = await entered(termsOf({ fromWeek: addDays(monday(), 210), halfDays: 1, onSiteHalfDays: 0, weeks: 2 }));
  await house.app.db.asHub(house.north.id, "load-sample", async (tx) => {
    const { engagement_id } = await tx.sql
      .selectFrom("engagement")
      .select("engagement_id")
      .where("hub_id", "=", house.north.id)
      .where("number", "=", number)
      .executeTakeFirstOrThrow();
    const row = (side: "person" | "firm") => ({
      hub_id: house.north.id,
      check_in_id: tx.newId<CheckInId>(),
      engagement_id,
      side,
      due_on: monday(),
      held_on: monday(),
      score: side === "firm" ? 1 : 5,
      words: `secret of the ${side}`,
    });
    await tx.sql
      .insertInto("check_in")
      .values([row("person"), row("firm")])
      .execute();
  });
  const endedOn = addDays(monday(), 217);
  await endEngagement(house.app, north.actor, { number, end: { ...end, endedOn }, heard, version: 1, key: null });
  const readBy = async (kind: "owner" | "person" | "coordinator") => {
    const { actor, ask } = await house.signInAs(kind, house.north);
    const sheet = await showEngagement(house.app, actor, number);
    const text = await (await ask(`/engagements/${number}`)).text();
    return { sheet, text, words: sheet?.checkIns.flatMap(({ words }) => (words === "" ? [] : [words])) };
  };
  const owner = await readBy("owner");
  expect(owner.words).toEqual(["secret of the firm"]);
  expect(owner.text).not.toContain("secret of the person");
  expect(owner.text).toContain("north own person");
  expect(owner.text).not.toContain('id="story"');
  const person = await readBy("person");
  expect(person.words).toEqual(["secret of the person"]);
  expect(person.sheet?.engagement.outcomeScore).toBeNull();
  expect(person.text).not.toContain("secret of the firm");
  expect(person.text).toContain("north own firm");
  const staff = await readBy("coordinator");
  expect(staff.words?.toSorted()).toEqual(["secret of the firm", "secret of the person"]);
  expect(staff.text).toContain('id="story"');
  const stranger = await house.signInAs("coordinator", house.south);
  expect(await showEngagement(house.app, stranger.actor, number)).toBeNull();
});

test("the half-days of an engagement are not given back by releasing their booking; its page leads to the engagement", async () => {
  const number = await entered(
    termsOf({ halfDays: 1, onSiteHalfDays: 0, fromWeek: addDays(monday(), 70) }),
    house.north.otherPerson.number,
  );
  const { rows } = await house.database.asSuper(
    "select booking_id as id from banso.engagement where hub_id = $1 and number = $2",
    [house.north.id, number],
  );
  const at = `/people/${house.north.otherPerson.number}`;
  const page = await (await north.ask(at)).text();
  expect(page).toContain(`href="/engagements/${number}"`);
  expect(page).not.toContain(`/bookings/${rows[0].id}/release`);
  const answer = await north.ask(`${at}/bookings/${rows[0].id}/release`, { method: "POST", fields: {} });
  expect(answer.status).toBe(409);
});
