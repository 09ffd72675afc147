import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#app.ts";
import { editPerson } from "#domain/people/edit-person.ts";
import { requestRegistration } from "#domain/people/request-registration.ts";
import { addPerson } from "#domain/people/store.ts";
import { barePerson, type PersonId } from "#domain/people/terms.ts";
import { sendRegistrationJob } from "#jobs/send-registration.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
  await house.signInAs("person", house.north);
});
afterAll(() => house.close());

const asSuper = async (sql: string) => (await house.database.asSuper(sql)).rows;
const jobs = () =>
  asSuper("select payload from graphile_worker._private_jobs order by id").then((rows) =>
    rows.map((row: { payload: { asking?: string; name?: string } }) => row.payload),
  );
const mails = () =>
  asSuper("select to_address as to, body from banso.mail order by made_at, mail_id").then((rows) =>
    rows.map(({ to, body }: { to: string; body: string }) => ({ to, body })),
  );

/** Asks for the mail, lets the job write it, and gives its words; null when nothing was written. */
async function mailFor(email: string, name = "A Stranger"): Promise<string | null> {
  const before = (await mails()).length;
  await requestRegistration(house.app, house.north.id, { email, name, language: "en", key: null });
  const asked = (await jobs()).filter((payload) => payload.name !== undefined).at(-1);
  await sendRegistrationJob.run(house.app, asked, new AbortController().signal);
  await sendRegistrationJob.run(house.app, asked, new AbortController().signal);
  const written = (await mails()).slice(before);
  expect(written.length).toBeLessThanOrEqual(1);
  return written[0]?.body ?? null;
}

const linkIn = (body: string | null): string => /\/join\/([^\s]+)/.exec(body ?? "")?.[1] ?? "";
const finish = (token: string, fields: Readonly<Record<string, string>>, from = "10.9.0.1") =>
  house.request(house.north, `/join/${token}`, { fields, from });

const card = (name: string, email: string): Promise<number> =>
  house.app.db.asHub(house.north.id, "found-hub", (tx: Tx) =>
    addPerson(tx, tx.newId<PersonId>(), { ...barePerson, name, email, halfDays: 8 }),
  );
const peopleWith = async (email: string) =>
  asSuper(`select h.number, p.name, (select count(*)::int from banso.hat t where t.person_id = p.person_id) as hats
    from banso.person p join banso.hub_person h using (person_id) where p.email = '${email}' order by h.number`);

test("an address that is known is told to nobody: every asking has the same answer, at the page and in the address", async () => {
  await card("Known Card", "card@example.invalid");
  const answers = [];
  for (const email of ["nobody@example.invalid", "card@example.invalid", "person-north@example.invalid"]) {
    const asked = await house.request(house.north, "/join", {
      fields: { name: "A Stranger", email },
      from: "10.9.0.2",
    });
    const page = await house.request(house.north, asked.headers.get("location") ?? "");
    answers.push([
      asked.status,
      asked.headers.get("location"),
      (await page.text()).replaceAll(/[0-9a-f-]{36}|nonce="[^"]*"/g, ""),
    ]);
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test("who is a person here already gets a link to sign in, in the same mailbox and nowhere else", async () => {
  const body = await mailFor("person-north@example.invalid");
  expect(body).toContain("/sign-in/link?token=");
  expect(linkIn(body)).toBe("");
});

test("a stranger becomes a person by the button of the mailed link, once, and nothing is agreed to by it", async () => {
  const token = linkIn(await mailFor("new@example.invalid", "New Person"));
  const opened = await house.request(house.north, `/join/${token}`);
  expect(opened.status).toBe(200);
  expect(await peopleWith("new@example.invalid")).toEqual([]);

  const done = await finish(token, {});
  expect(done.status).toBe(303);
  expect(done.headers.get("location")).toBe("/me/profile?done=registered");
  const cookie = done.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const own = await house.request(house.north, "/me/profile", { headers: { cookie } });
  expect(await own.text()).toContain("New Person");
  const consents = await house.request(house.north, "/me/consents", { headers: { cookie } });
  expect(await consents.text()).toContain("いま同意していることはありません");
  expect(await peopleWith("new@example.invalid")).toMatchObject([{ name: "New Person", hats: 1 }]);
  expect((await finish(token, {})).status).toBe(422);
  expect(await peopleWith("new@example.invalid")).toHaveLength(1);
});

test("a card with the address is claimed by who says that it is theirs, and stays the hub's where they say it is not", async () => {
  const number = await card("Card Holder", "holder@example.invalid");
  const token = linkIn(await mailFor("holder@example.invalid", "Card Holder"));
  const unsaid = await finish(token, {});
  expect(unsaid.status).toBe(422);
  expect((await finish(token, { card: "mine" })).status).toBe(303);
  expect(await peopleWith("holder@example.invalid")).toEqual([{ number, name: "Card Holder", hats: 1 }]);

  await card("Somebody Else", "family@example.invalid");
  const other = linkIn(await mailFor("family@example.invalid", "Another One"));
  expect((await finish(other, { card: "new" })).status).toBe(303);
  expect(await peopleWith("family@example.invalid")).toMatchObject([
    { name: "Somebody Else", hats: 0 },
    { name: "Another One", hats: 1 },
  ]);
});

test("two cards of a family with one address: each gets their own by name, a stranger gets neither", async () => {
  const [one, two] = [
    await card("Hana Family", "two@example.invalid"),
    await card("Taro Family", "two@example.invalid"),
  ];
  const taro = linkIn(await mailFor("two@example.invalid", "Taro  Family"));
  expect((await finish(taro, { card: "mine" })).status).toBe(303);
  expect(await peopleWith("two@example.invalid")).toMatchObject([
    { number: one, hats: 0 },
    { number: two, hats: 1 },
  ]);
});

test("the same link pressed by two at once makes one person", async () => {
  const token = linkIn(await mailFor("twice@example.invalid", "Pressed Twice"));
  const both = await Promise.all([finish(token, {}, "10.9.0.3"), finish(token, {}, "10.9.0.4")]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(await peopleWith("twice@example.invalid")).toHaveLength(1);
});

test("a link of another hub, one that is too old, and one that nobody mailed are spent alike", async () => {
  const token = linkIn(await mailFor("late@example.invalid"));
  const south = await house.request(house.south, `/join/${token}`, { from: "10.9.0.5" });
  await asSuper(`update banso.registration set expires_at = asked_at where email = 'late@example.invalid'`);
  const late = await house.request(house.north, `/join/${token}`, { from: "10.9.0.6" });
  const unknown = await house.request(house.north, "/join/unknown", { from: "10.9.0.7" });
  expect([south.status, late.status, unknown.status]).toEqual([422, 422, 422]);
});

test("a question saves what it asks and leaves the rest; a colleague's change meanwhile is not overwritten", async () => {
  const { ask, actor } = await house.signInAs("person", house.north);
  const { actor: staff } = await house.signInAs("coordinator", house.north);
  const version = async () =>
    Number(/name="version" value="(\d+)"/.exec(await (await ask("/me/profile/week")).text())?.[1]);
  const seen = await version();
  const saved = await ask("/me/profile/week", { fields: { freeCells: ["2", "20"], version: String(seen) } });
  expect(saved.headers.get("location")).toBe("/me/profile/places?done=answer-saved");
  const { rows } = await house.database.asSuper(
    `select free_cells, name, half_days from banso.person where person_id = '${actor.personId}'`,
  );
  expect(rows).toEqual([{ free_cells: [2, 20], name: "north own person", half_days: 12 }]);

  const terms = { ...barePerson, name: "north own person", halfDays: 10, freeCells: [3] };
  const { number } = house.north.person;
  expect(await editPerson(house.app, staff, { number, terms, version: seen + 1, key: null })).toMatchObject({
    ok: true,
  });
  const stale = await ask("/me/profile/week", { fields: { freeCells: "5", version: String(seen + 1) } });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain("火 午前");
});

test("29 points and no other number of them", async () => {
  const { ask } = await house.signInAs("person", house.north);
  const version = Number(/name="version" value="(\d+)"/.exec(await (await ask("/me/profile/shape")).text())?.[1]);
  const points = (values: readonly number[]) => {
    const names =
      "grasp-situation set-issue make-plan carry-out respond inside-relations outside-relations superior-relations develop-team".split(
        " ",
      );
    return Object.fromEntries(names.map((name, index) => [`points-${name}`, String(values[index])]));
  };
  const few = await ask("/me/profile/shape", {
    fields: { ...points([3, 3, 3, 3, 3, 3, 3, 3, 3]), version: `${version}` },
  });
  expect(few.status).toBe(422);
  expect(await few.text()).toContain("合わせて29点になるように配ってください。いまは27点です。");
  const all = await ask("/me/profile/shape", {
    fields: { ...points([4, 3, 3, 3, 3, 3, 3, 3, 4]), version: `${version}` },
  });
  expect(all.status).toBe(303);
});
