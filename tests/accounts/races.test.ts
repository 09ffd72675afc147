import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#domain/access/terms.ts";
import { acceptInvitation } from "#domain/hubs/accept-invitation.ts";
import { disableAccount } from "#domain/hubs/disable-account.ts";
import { endHat } from "#domain/hubs/end-hat.ts";
import { addAccount, grantHat } from "#domain/hubs/store.ts";
import { addInvitation } from "#domain/hubs/store-accounts.ts";
import type { AccountId, HatId, InvitationId } from "#domain/hubs/terms.ts";
import { type TestApp, testApp } from "../support/app.ts";

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
