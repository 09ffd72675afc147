import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import { giveConsent } from "#domain/consents/give-consent.ts";
import { answerHand } from "#domain/hands/answer-hand.ts";
import { askForHand } from "#domain/hands/ask-for-hand.ts";
import { raiseHand } from "#domain/hands/raise-hand.ts";
import { showHandsOfProject, showOwnHand, showOwnHands } from "#domain/hands/show-hands.ts";
import { addHand } from "#domain/hands/store.ts";
import { takeHandBack } from "#domain/hands/take-hand-back.ts";
import { addPerson } from "#domain/people/store.ts";
import { barePerson, type PersonId } from "#domain/people/terms.ts";
import { addProject, addProjectPage, saveProjectStatus } from "#domain/projects/store.ts";
import type { ProjectId, ProjectTerms } from "#domain/projects/terms.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

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

test("staff raise a hand for whoever telephones: who spoke and how stays with it, for staff and for the person, who takes it back", async () => {
  const person = await house.signInAs("person", house.north);
  const definer = await house.signInAs("definer", house.north);
  const number = await open();
  const at = `/projects/${number}/hands`;
  const fields = { person: `H-${house.north.person.number}`, words: "船を出せる日なら行ける" };
  const post = (more: Readonly<Record<string, string>>) =>
    definer.ask(`${at}/raise`, { fields: { ...fields, ...more, idempotencyKey: house.app.ids.next() } });
  // Without who spoke nothing is raised, and what was typed is still there.
  const back = await post({ spoke: "", channel: "phone" });
  expect(back.status).toBe(422);
  expect(await back.text()).toContain(fields.words);
  expect(await showOwnHand(house.app, person.actor, number)).toBeNull();
  const spoken = { spoke: "本人", channel: "phone", readBack: "aloud" };
  expect((await post(spoken)).headers.get("location")).toContain(`${at}?done=hand-raised-for`);
  expect((await post(spoken)).status).toBe(422);
  for (const page of [await definer.ask(at), await person.ask("/me/hands")]) {
    const text = await page.text();
    expect(text).toContain(fields.words);
    expect(text).toContain("本人（電話）から伺いました。声に出して読み返しました。");
  }
  const { rows } = await house.database.asSuper(
    "select act, object_kind, spoke, person_id = $1 as own from banso.on_behalf where act = 'hand.raise-for'",
    [house.north.person.id],
  );
  expect(rows).toEqual([{ act: "hand.raise-for", object_kind: "hand", spoke: "本人", own: true }]);
  const hand = (await showOwnHand(house.app, person.actor, number))?.id ?? null;
  expect(await takeHandBack(house.app, person.actor, { hand, key: null })).toMatchObject({ ok: true });
  // What the hub asked, and the person answered by telephone, is the same hand.
  await giveConsent(house.app, person.actor, {
    number: null,
    use: { purpose: "matching", firm: "", organisation: "", spoke: "", channel: null, readBack: null },
    key: null,
  });
  await askForHand(house.app, definer.actor, {
    number,
    person: house.north.person.number,
    asking: "もう一度いかが",
    key: null,
  });
  expect((await post(spoken)).status).toBe(303);
  expect(await showOwnHand(house.app, person.actor, number)).toMatchObject({ state: "raised", origin: "asked" });
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

/** A hundred hands for one project: every tenth person has the theme, every fourth too few half-days. */
async function hundredHands(number: number): Promise<void> {
  const { app, north } = house;
  await app.db.asHub(north.id, "found-hub", async (tx) => {
    const { id } = await tx.sql
      .selectFrom("project")
      .select("project_id as id")
      .where("number", "=", number)
      .executeTakeFirstOrThrow();
    for (let n = 0; n < 100; n += 1) {
      const personId = tx.newId<PersonId>();
      const person = {
        ...barePerson,
        name: `person ${n}`,
        halfDays: n % 4 === 0 ? 2 : 12,
        themes: n % 10 === 3 ? (["it"] as const) : (["finance"] as const),
      };
      await addPerson(tx, personId, person);
      await addHand(tx, {
        personId,
        project: { id, number, title: terms.title },
        origin: "raised",
        words: `word ${n}`,
      });
    }
  });
}

const names = (text: string): readonly string[] =>
  [...text.matchAll(/class="row-name" href="[^"]*">(person \d+)</g)].flatMap(([, name]) => name ?? []);

/** The hidden values, the address and the version of the answer's form. */
function formOn(text: string) {
  const [, form = ""] = /(<form class="form" id="answer"[\s\S]*?<\/form>)/.exec(text) ?? [];
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? "";
  const words = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(form)?.[1] ?? "";
  return { action: /action="([^"]+)"/.exec(form)?.[1] ?? "", version: value("version"), begun: value("begun"), words };
}

const send = (who: SignedIn, form: ReturnType<typeof formOn>, more: Readonly<Record<string, string>>) =>
  who.ask(form.action, {
    method: "POST",
    fields: { version: form.version, begun: form.begun, idempotencyKey: house.app.ids.next(), ...more },
  });

test("a definer goes through a hundred hands in the order of their fit, side by side, and each gets words of a human", async () => {
  const definer = await house.signInAs("definer", house.north);
  const number = await open();
  await hundredHands(number);
  const triage = `/projects/${number}/hands/triage`;
  const text = async (query = "") => (await definer.ask(`${triage}${query}`)).text();
  const before = await text();
  expect(before).toContain("100件のうち0件にお返事しました");
  const order = names(before);
  expect(order).toHaveLength(100);
  expect(
    order.slice(0, 10).every((name) => name.endsWith("3")),
    "the theme first",
  ).toBe(true);
  expect(
    order.slice(75).every((name) => Number(name.slice(7)) % 4 === 0),
    "who has too few half-days last",
  ).toBe(true);
  const cards = [...before.matchAll(/data-row="(\d+)"/g)].map(([, card]) => card);
  const beside = await text(`?at=${cards[0]}&beside=${cards[4]}&beside=${cards[99]}`);
  const columns = [...beside.matchAll(/<th scope="col"><a[^>]*>H-\d+ (person \d+)</g)].map(([, name]) => name);
  expect(columns, "three people side by side").toEqual([order[0], order[4], order[99]]);
  expect(beside).toContain("空きコマが足りません");

  const form = formOn(await text(`?template=later`));
  expect(form.words).toContain(`${order[0]}様`);
  const answer = { answer: "not-this-time", answerWords: form.words };
  const untouched = await send(definer, form, answer);
  expect(untouched.status).toBe(422);
  expect(await untouched.text()).toContain("あなたの言葉を入れてください");
  const own = form.words.replace("＿＿＿", "直販の経験がより近かった");
  const sent = await send(definer, form, { ...answer, answerWords: own });
  expect(sent.headers.get("location")).toBe(`${triage}?done=hand-answered`);
  const after = await text();
  expect(after).toContain("100件のうち1件にお返事しました");
  expect(formOn(after).action, "the next one stands there").not.toBe(form.action);
  expect(await notices("hand-answered")).toBeGreaterThan(0);
});
