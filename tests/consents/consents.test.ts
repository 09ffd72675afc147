import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { giveConsent } from "#domain/consents/give-consent.ts";
import { matchingBasisOf, mayBeMatched, openConsents, peopleWhoAgreed } from "#domain/consents/views.ts";
import { withdrawConsent } from "#domain/consents/withdraw-consent.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const matching = {
  purpose: "matching",
  firm: "",
  organisation: "",
  spoke: "",
  channel: null,
  readBack: null,
} as const;
const told = { spoke: "north other person", channel: "phone", readBack: "aloud" } as const;
const own = (use: Parameters<typeof giveConsent>[2]["use"]) => ({ number: null, use, key: null });

const read = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => house.app.db.read(actor, work);
const open = (actor: Actor) =>
  read(actor, async (tx) => {
    const allowed = permit(house.app.may, actor, "consent.show", {
      hubId: actor.hubId,
      personId: house.north.person.id,
    });
    if (allowed === null) throw new Error("not allowed");
    return openConsents(tx, allowed, { personId: house.north.person.id, today: house.app.clock.today() });
  });
const matched = (actor: Actor) =>
  read(actor, async (tx) => {
    const rows = await tx.sql
      .selectFrom("hub_person")
      .select("number")
      .where("hub_id", "=", actor.hubId)
      .where(mayBeMatched(house.app.clock.today()))
      .execute();
    return rows.map(({ number }) => number);
  });

test("who has an account is matched from their yes on until they withdraw it, and no moment longer", async () => {
  const person = await house.signInAs("person", house.north);
  const { actor: definer } = await house.signInAs("definer", house.north);
  const { number, id } = house.north.person;
  const basis = () => read(definer, (tx) => matchingBasisOf(tx, id, house.app.clock.today()));

  expect(await matched(definer)).toEqual([house.north.otherPerson.number]);
  expect(await basis()).toBeNull();
  expect(await giveConsent(house.app, person.actor, own(matching))).toMatchObject({ ok: true });
  expect(await giveConsent(house.app, person.actor, own(matching))).toMatchObject({ ok: true });
  expect(await matched(definer)).toContain(number);
  expect(await basis()).toBe("consent");

  const [consent, ...others] = await open(person.actor);
  expect(others).toEqual([]);
  const ended = await withdrawConsent(house.app, person.actor, {
    number: null,
    consent: consent?.id ?? null,
    spoken: matching,
    key: null,
  });
  expect(ended).toMatchObject({ ok: true });
  expect(await open(person.actor)).toEqual([]);
  expect(await matched(definer)).not.toContain(number);
});

test("an employer's review sees those who agreed to just this firm, named by its name or number", async () => {
  const { actor } = await house.signInAs("person", house.north);
  const { actor: staff } = await house.signInAs("coordinator", house.north);
  const ask = (firm: string, by = actor) =>
    giveConsent(house.app, by, {
      number: by === actor ? null : house.north.person.number,
      use: { ...matching, ...told, purpose: "inside-review", firm },
      key: null,
    });
  // The firm has not agreed to be named: a person does not learn that the hub knows it, staff name it for them.
  expect(await ask("north own firm")).toMatchObject({ ok: false, refusal: { code: "invalid" } });
  expect(await ask("")).toMatchObject({ ok: false, refusal: { code: "invalid" } });
  expect(await ask(`F-${house.north.firm.number}`, staff)).toMatchObject({ ok: true });
  const agreed = (firmId: typeof house.north.firm.id) =>
    read(staff, (tx) =>
      peopleWhoAgreed(tx, { purpose: "inside-review", firmId, organisationId: null }, house.app.clock.today()),
    );
  expect(await agreed(house.north.firm.id)).toEqual([house.north.person.id]);
  expect(await agreed(house.north.otherFirm.id)).toEqual([]);
});

test("nobody agrees for somebody else without saying who spoke, and no other person, firm or hub at all", async () => {
  const { actor: staff } = await house.signInAs("coordinator", house.north);
  const of = (number: number, use = { ...matching, ...told }) => ({ number, use, key: null });
  const other = house.north.otherPerson.number;
  expect(await giveConsent(house.app, staff, { number: other, use: matching, key: null })).toMatchObject({
    refusal: { code: "invalid", faults: [{ field: "spoke" }, { field: "channel" }, { field: "readBack" }] },
  });
  const { actor: person } = await house.signInAs("person", house.north);
  expect(await giveConsent(house.app, person, of(other))).toMatchObject({ refusal: { code: "not-found" } });
  const { actor: owner } = await house.signInAs("owner", house.north);
  expect(await giveConsent(house.app, owner, of(other))).toMatchObject({ refusal: { code: "not-found" } });
  const { actor: south } = await house.signInAs("coordinator", house.south);
  expect(await giveConsent(house.app, staff, of(other))).toMatchObject({ ok: true });
  const rows = (actor: Actor) => read(actor, (tx) => tx.sql.selectFrom("data_consent").selectAll().execute());
  expect((await rows(staff)).length).toBeGreaterThan(0);
  expect(await rows(south)).toEqual([]);
  expect(await rows(owner)).toEqual([]);
});

test("a yes is not rewritten: neither its purpose, nor until when, nor whose it is", async () => {
  const { actor } = await house.signInAs("person", house.north);
  await giveConsent(house.app, actor, own(matching));
  const write = (set: (tx: Tx) => Promise<unknown>) =>
    house.app.db.write(actor, { act: "consent.give", key: null }, async (tx) => {
      await set(tx);
      return { ok: true, value: null };
    });
  for (const change of [
    { purpose: "statistics" as const },
    { given_at: new Date(0) },
    { person_id: house.north.otherPerson.id },
  ])
    await expect(write((tx) => tx.sql.updateTable("data_consent").set(change).execute())).rejects.toMatchObject({
      code: "42501",
    });
});
