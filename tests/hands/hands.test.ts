import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import { giveConsent } from "#domain/consents/give-consent.ts";
import { answerHand } from "#domain/hands/answer-hand.ts";
import { askForHand } from "#domain/hands/ask-for-hand.ts";
import { raiseHand } from "#domain/hands/raise-hand.ts";
import { showHandsOfProject, showOwnHand, showOwnHands } from "#domain/hands/show-hands.ts";
import { takeHandBack } from "#domain/hands/take-hand-back.ts";
import { addProject, addProjectPage, saveProjectStatus } from "#domain/projects/store.ts";
import type { ProjectId, ProjectTerms } from "#domain/projects/terms.ts";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const terms: ProjectTerms = {
  title: "A work that takes hands",
  result: "a result",
  whatIsNew: "",
  whatIsHard: "",
  mayDecide: "",
  roleKind: "specialist",
  themes: ["it"],
  shape: [3, 3, 3, 3, 3, 3, 3, 4, 4],
  halfDays: 4,
  onSiteHalfDays: 0,
  place: "Testtown",
  startsOn: null,
  months: 3,
  payYenPerMonth: 10_000,
};

const open = (): Promise<number> =>
  house.app.db.asHub(house.north.id, "found-hub", async (tx: Tx) => {
    const id = tx.newId<ProjectId>();
    const number = await addProject(tx, { id, firmId: house.north.firm.id, terms });
    await saveProjectStatus(tx, id, "published");
    const firm = { industry: "E", town: "Testtown", size: "5-19", name: null, number: null } as const;
    await addProjectPage(tx, { id, number, terms }, firm);
    return number;
  });

const raise = (actor: Actor, number: number, words = "I have done this") =>
  raiseHand(house.app, actor, { number, words, key: null });
const notices = async (kind: string) => {
  const { rows } = await house.database.asSuper(
    `select count(*)::int as count from banso.notice where kind = '${kind}' and hub_id = '${house.north.id}'`,
  );
  return Number(rows[0]?.count);
};

test("a hand is raised once, read by the hub, answered in words, and its person reads who answered", async () => {
  const { actor } = await house.signInAs("person", house.north);
  const { actor: definer } = await house.signInAs("definer", house.north);
  const number = await open();
  const told = await notices("hand-raised");
  const both = await Promise.all([raise(actor, number), raise(actor, number)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await notices("hand-raised")).toBe(told + 1);

  const shown = await showHandsOfProject(house.app, definer, { number, offset: 0 });
  expect(shown).toMatchObject({ all: 1, waiting: 1 });
  const [hand] = shown?.hands ?? [];
  if (hand === undefined) throw new Error("no hand");
  expect(hand).toMatchObject({
    state: "raised",
    words: "I have done this",
    person: { number: house.north.person.number },
  });
  const answer = { hand: hand.id, answer: "talk", answerWords: "Shall we talk on Monday?", key: null } as const;
  expect(await answerHand(house.app, definer, { ...answer, version: hand.version + 1 })).toMatchObject({
    refusal: { code: "stale" },
  });
  expect(await answerHand(house.app, definer, { ...answer, version: hand.version })).toMatchObject({ ok: true });
  expect(await answerHand(house.app, definer, { ...answer, version: hand.version + 1 })).toMatchObject({
    refusal: { code: "wrong-state" },
  });
  expect(await showOwnHand(house.app, actor, number)).toMatchObject({
    state: "answered",
    answer: "talk",
    answerWords: "Shall we talk on Monday?",
    answeredBy: "definer-north",
  });
  expect(await notices("hand-answered")).toBe(1);
});

test("nobody with an account is asked before they agree to be; then once, and a yes makes it a raised hand", async () => {
  const { actor } = await house.signInAs("person", house.north);
  const { actor: definer } = await house.signInAs("definer", house.north);
  const number = await open();
  const ask = (person: number) => askForHand(house.app, definer, { number, person, asking: "Would you?", key: null });
  const own = house.north.person.number;
  expect(await ask(own)).toMatchObject({ refusal: { code: "invalid", faults: [{ code: "no-consent" }] } });
  // A card from the hub's own list, whose person has no account, rests on what the hub agreed with them.
  expect(await ask(house.north.otherPerson.number)).toMatchObject({ ok: true });

  const use = { purpose: "matching", firm: "", organisation: "", spoke: "", channel: null, readBack: null } as const;
  await giveConsent(house.app, actor, { number: null, use, key: null });
  expect(await ask(own)).toMatchObject({ ok: true });
  expect(await ask(own)).toMatchObject({ refusal: { code: "invalid", faults: [{ code: "hand-open" }] } });
  expect(await showOwnHand(house.app, actor, number)).toMatchObject({ state: "asked", asking: "Would you?" });
  expect(await raise(actor, number, "yes, I would")).toMatchObject({ ok: true });
  expect(await showOwnHand(house.app, actor, number)).toMatchObject({ state: "raised", origin: "asked" });
});

test("a hand is taken back without a reason, by its person alone", async () => {
  const { actor } = await house.signInAs("person", house.north);
  const { actor: staff } = await house.signInAs("coordinator", house.north);
  const { actor: owner } = await house.signInAs("owner", house.north);
  const { actor: south } = await house.signInAs("person", house.south);
  const number = await open();
  await raise(actor, number);
  const hand = (await showOwnHand(house.app, actor, number))?.id ?? null;
  for (const other of [staff, owner, south])
    expect(await takeHandBack(house.app, other, { hand, key: null })).toMatchObject({ ok: false });
  expect(await takeHandBack(house.app, actor, { hand, key: null })).toMatchObject({ value: { state: "withdrawn" } });
  expect(await takeHandBack(house.app, actor, { hand, key: null })).toMatchObject({ refusal: { code: "wrong-state" } });
  // And may be raised again.
  expect(await raise(actor, number)).toMatchObject({ ok: true });
});

test("the firm of a project reads no hand, and neither does another hub", async () => {
  const { actor: owner } = await house.signInAs("owner", house.north);
  const { actor: south } = await house.signInAs("coordinator", house.south);
  const rows = (actor: Actor) =>
    house.app.db.read(actor, (tx) => tx.sql.selectFrom("hand").select("hand_id").execute());
  expect(await rows(owner)).toEqual([]);
  expect(await rows(south)).toEqual([]);
  expect(await showOwnHands(house.app, owner)).toBeNull();
});
