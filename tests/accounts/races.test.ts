import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#domain/access/terms.ts";
import { acceptInvitation } from "#domain/hubs/accept-invitation.ts";
import { disableAccount } from "#domain/hubs/disable-account.ts";
import { endHat } from "#domain/hubs/end-hat.ts";
import { addAccount, grantHat } from "#domain/hubs/store.ts";
import { addInvitation } from "#domain/hubs/store-accounts.ts";
import type { AccountId, HatId, InvitationId } from "#domain/hubs/terms.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { doJobs, formKey, type Guest, guest, mailedLink } from "../support/guest.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const nowhere = { firmId: null, personId: null, organisationId: null };

/** Two operators of the north hub, new ones each time. */
async function twoOperators(): Promise<readonly [Actor, Actor]> {
  const made = [0, 1].map(() =>
    house.app.db.asHub(house.north.id, "found-hub", async (tx) => {
      const id = tx.newId<AccountId>();
      await addAccount(tx, { id, name: "Operator", email: `${id}@example.invalid` });
      const hatId: HatId = await grantHat(tx, { accountId: id, kind: "operator", ...nowhere });
      const actor: Actor = { hubId: house.north.id, accountId: id, hat: "operator", hatId, ...nowhere };
      return actor;
    }),
  );
  const [one, other] = await Promise.all(made);
  if (one === undefined || other === undefined) throw new Error("two operators were to be made");
  return [one, other];
}

/** Does both at the same moment, many times; gives how many of each pair succeeded. */
async function atOnce(act: (by: Actor, to: Actor) => Promise<{ readonly ok: boolean }>): Promise<Set<number>> {
  const seen = new Set<number>();
  for (let round = 0; round < 8; round += 1) {
    const [one, other] = await twoOperators();
    const outcomes = await Promise.all([act(one, other), act(other, one)]);
    seen.add(outcomes.filter((outcome) => outcome.ok).length);
  }
  return seen;
}

test("of two operators who end each other's hat at the same moment one keeps theirs", async () => {
  const seen = await atOnce((by, to) => {
    if (to.hatId === null) throw new Error("an operator wears a hat");
    return endHat(house.app, by, { id: to.hatId, key: null });
  });
  expect(seen).toEqual(new Set([1]));
});

test("of two operators who shut each other out at the same moment one stays", async () => {
  const seen = await atOnce((by, to) => {
    if (to.accountId === null) throw new Error("an operator has an account");
    return disableAccount(house.app, by, { id: to.accountId, to: "disabled", key: null });
  });
  expect(seen).toEqual(new Set([1]));
});

test("two invitations to be the same person, accepted at the same moment, make one of them that person", async () => {
  const place = { ...nowhere, personId: house.north.otherPerson.id };
  const tokens = ["one", "other"].map((name) => ({ name, token: house.app.tokens.fresh() }));
  await house.app.db.asHub(house.north.id, "found-hub", async (tx) => {
    for (const { name, token } of tokens)
      await addInvitation(tx, {
        id: tx.newId<InvitationId>(),
        tokenHash: house.app.tokens.hashOf(token),
        name,
        email: `${name}@example.invalid`,
        kind: "person",
        place,
        expiresAt: new Date(tx.now.getTime() + 60_000),
      });
  });
  const password = "a long enough test password";
  const outcomes = await Promise.all(
    tokens.map(({ name, token }) =>
      acceptInvitation(house.app, house.north.id, { token, by: { kind: "new", name, password } }),
    ),
  );
  expect(outcomes.map((outcome) => (outcome.ok ? "in" : outcome.refusal.code)).sort()).toEqual(["in", "link-spent"]);
});

const fifty = (send: () => Promise<Response>): Promise<readonly Response[]> =>
  Promise.all(Array.from({ length: 50 }, send));
const answersOf = (responses: readonly Response[]) =>
  new Set(
    responses.map(({ status, headers }) => `${status} ${headers.get("location")} ${headers.getSetCookie().join("; ")}`),
  );

test("a visitor's form sent 50 times at once brings one mail, one try and one answer", async () => {
  const email = "owner-north@example.invalid";
  await house.signInAs("owner", house.north);
  for (const [path, more] of [
    ["/sign-in/link", {}],
    ["/password/forgotten", {}],
    ["/join", { name: "A Stranger" }],
  ] as const) {
    const fields = { email, ...more, idempotencyKey: formKey(house) };
    const before = await mailsTo(email);
    const reader = guest(house, house.north);
    expect(answersOf(await fifty(() => reader.ask(path, { fields }))).size, path).toBe(1);
    await doJobs(house);
    expect(await mailsTo(email), path).toBe(before + 1);
  }
  // Of five mails in a quarter of an hour for one address, three were asked for.
  const again = async () => (await guest(house, house.north).ask("/sign-in/link", { fields: { email } })).status;
  expect([await again(), await again(), await again()]).toEqual([303, 303, 429]);
});

const mailsTo = async (email: string): Promise<number> =>
  Number(
    (await house.database.asSuper("select count(*) as n from banso.mail where to_address = $1", [email])).rows[0].n,
  );

async function linkFor(email: string): Promise<string> {
  await house.database.asSuper("delete from auth.tries");
  await guest(house, house.north).ask("/sign-in/link", { fields: { email } });
  await doJobs(house);
  return new URLSearchParams(((await mailedLink(house, email)) ?? "").split("?")[1]).get("token") ?? "";
}

test("a double tap on a mailed link's button signs in once and with one answer, and no other browser with it", async () => {
  await house.signInAs("owner", house.north);
  const token = await linkFor("owner-north@example.invalid");
  const fields = { token, idempotencyKey: formKey(house) };
  const use = (who: Guest, headers = {}, changed = {}) =>
    who.ask("/sign-in/link/use", { fields: { ...fields, ...changed }, headers });
  const reader = guest(house, house.north);
  const [first, second] = await Promise.all([use(reader), use(reader)]);
  const third = await use(reader);
  expect(answersOf([first, second, third]).size).toBe(1);
  expect(first.status).toBe(303);
  expect((await reader.ask("/firms")).status).toBe(200);
  for (const answer of [
    await use(guest(house, house.north)),
    await use(reader, { "user-agent": "another browser" }),
    await use(reader, {}, { idempotencyKey: formKey(house) }),
  ]) {
    expect(answer.status).toBe(422);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});

test("a double tap on a person's calendar address shows the one that opens the week, and the page twice", async () => {
  const person = await house.signInAs("person", house.north);
  const fields = { idempotencyKey: formKey(house) };
  const pages = await Promise.all([1, 2].map(() => person.ask("/me/week/feed", { fields })));
  const shown = await Promise.all(
    pages.map(async (answer) => /\/week-feed\/[\w-]+\/week\.ics/.exec(await answer.text())?.[0] ?? ""),
  );
  expect(new Set(shown).size).toBe(1);
  expect((await guest(house, house.north).ask(shown[0] ?? "")).status).toBe(200);
});
