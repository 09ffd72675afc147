import { afterAll, beforeAll, expect, test } from "vitest";
import { addConsent, withdrawConsents } from "#domain/consents/store.ts";
import type { ConsentSubject } from "#domain/consents/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { addPerson } from "#domain/people/store.ts";
import { barePerson, elements, type PersonId } from "#domain/people/terms.ts";
import { addDays } from "#kit/dates.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";

let house: TestApp;
let coordinator: SignedIn;
let definer: SignedIn;
let owner: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  definer = await house.signInAs("definer", house.north);
  owner = await house.signInAs("owner", house.north);
});
afterAll(() => house.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;
const textOf = async (who: SignedIn, path: string): Promise<string> => (await who.ask(path)).text();

async function sent(who: SignedIn, path: string, fields: Fields): Promise<string> {
  const response = await who.ask(path, { fields });
  if (response.status !== 303) throw new Error(`${path}: ${response.status}\n${await response.text()}`);
  return (response.headers.get("location") ?? "").split("?")[0] ?? "";
}

const points = Object.fromEntries(elements.map((element) => [`points-${element}`, "3"]));
const terms: Fields = {
  title: "班長を育てる",
  result: "三つの班を任せられるようにしたい。",
  roleKind: "specialist",
  themes: ["people-matters"],
  halfDays: "8",
  onSiteHalfDays: "2",
  place: "鳴瀬町",
  months: "3",
  payYenPerMonth: "60000",
  ...points,
};

/** Who settled it at the firm, as staff type it. */
const told = { spoke: "架空 社長", channel: "phone", readBack: "aloud" };

const project = (changes: Fields = {}): Promise<string> =>
  sent(definer, "/projects", { ...terms, firm: String(house.north.firm.number), ...changes });

const publishing = (place: string, version = "1") =>
  definer.ask(`${place}/publish`, { fields: { version, answer: "yes" } });

/** Somebody with a card; with a shape, so that there is something to compare. */
async function employee(name: string, agreesTo: FirmId | null): Promise<PersonId> {
  return house.app.db.asHub(house.north.id, "found-hub", async (tx) => {
    const id = tx.newId<PersonId>();
    await addPerson(tx, id, { ...barePerson, name, halfDays: 8, shape: [4, 3, 3, 3, 3, 3, 3, 4, 3] });
    const until = addDays(house.app.clock.today(), 300);
    if (agreesTo !== null) await addConsent(tx, id, { ...useOf(agreesTo), until });
    return id;
  });
}

const useOf = (firmId: FirmId): ConsentSubject => ({ purpose: "inside-review", firmId, organisationId: null });

test("a project that nobody looked inside for is not published, and its page leads to the look", async () => {
  const place = await project();
  const refused = await publishing(place);
  expect(refused.status).toBe(409);
  const page = await refused.text();
  expect(page).toContain("先に、社内の方を見てください");
  expect(page).toContain(`${place}/inside-review`);
  expect((await definer.ask(`${place}/publish`)).status).toBe(409);
  expect(await textOf(definer, place)).toContain("社内の方から先に見る");
  const { number } = { number: Number(place.split("/").at(-1)) };
  const program = await definer.ask(`/api/v1/projects/${number}/publish`, { json: { version: 1 } });
  expect(await program.json()).toMatchObject({ status: 409, code: "review-needed", project: number });
});

test("a small trial is published with one sentence; it grows no further without the look", async () => {
  const place = await project();
  await sent(definer, `${place}/inside-review/later`, { kind: "trial", reason: "まず三か月だけ試します。", ...told });
  expect(await textOf(owner, `${place}/inside-review`)).toContain(
    "社内を見るのを後にすること：架空 社長（電話）から伺いました。",
  );
  expect((await publishing(place)).status).toBe(303);
  const grown = await definer.ask(place, { fields: { ...terms, halfDays: "12", version: "2" } });
  expect(grown.status).toBe(409);
  expect(await grown.text()).toContain("先に、社内の方を見てください");
  const look = { version: "0", step: "decide", result: "outside", reason: "教えた経験のある方がいません。", ...told };
  const unheard = await definer.ask(`${place}/inside-review`, { fields: { ...look, spoke: "", reason: "" } });
  expect(unheard.status).toBe(422);
  const faults = await unheard.text();
  for (const field of ["その理由", "話した方"]) expect(faults).toContain(`「${field}」を入力してください。`);
  await sent(definer, `${place}/inside-review`, look);
  for (const who of [definer, owner])
    expect(await textOf(who, `${place}/inside-review`)).toContain("社内を見た結果：架空 社長（電話）から伺いました。");
  expect((await definer.ask(place, { fields: { ...terms, halfDays: "12", version: "2" } })).status).toBe(303);
});

test("what is no trial cannot be put off as one; a town's project can", async () => {
  const place = await project({ halfDays: "12" });
  const refused = await definer.ask(`${place}/inside-review/later`, { fields: { kind: "trial", reason: "試し" } });
  expect(refused.status).toBe(422);
  const faults = await refused.text();
  expect(faults).toContain("4週8コマまで・3か月まで");
  expect(faults).toContain("「話した方」を入力してください。");
  await sent(definer, `${place}/inside-review/later`, {
    kind: "town",
    reason: "町が仕事として立てた案件です。",
    ...told,
  });
  expect((await publishing(place)).status).toBe(303);
});

test("those who agreed are compared by shape; who did not agree, or agreed to another firm, is nowhere", async () => {
  await employee("同意した人", house.north.firm.id);
  await employee("同意しない人", null);
  await employee("よその会社の人", house.north.otherFirm.id);
  const place = await project();
  const page = await textOf(definer, `${place}/inside-review`);
  expect(page).toContain("同意した人");
  expect(page).not.toContain("同意しない人");
  expect(page).not.toContain("よその会社の人");
  expect(page, "neither a total nor a rank").not.toMatch(/29点|合計\d|\d+位/);
  const field = /name="(words-\d+)"/.exec(page)?.[1] ?? "";
  await sent(definer, `${place}/inside-review`, { version: "0", step: "keep", [field]: "工程を教えるのが上手" });
  expect(await textOf(definer, `${place}/inside-review`)).toContain("工程を教えるのが上手");
  const forFirm = await textOf(owner, `${place}/inside-review`);
  expect(forFirm).toContain("同意した人");
  expect(forFirm).toContain("工程を教えるのが上手");
  for (const unseen of ["同意しない人", "よその会社の人"]) expect(forFirm).not.toContain(unseen);
});

test("whoever withdraws is gone in the same moment, from the hub's review and from the firm's", async () => {
  const id = await employee("やめる人", house.north.firm.id);
  const place = await project();
  await sent(definer, `${place}/inside-review`, { version: "0", step: "keep" });
  expect(await textOf(owner, `${place}/inside-review`)).toContain("やめる人");
  await house.app.db.asHub(house.north.id, "found-hub", (tx) => withdrawConsents(tx, id, useOf(house.north.firm.id)));
  for (const who of [definer, owner]) expect(await textOf(who, `${place}/inside-review`)).not.toContain("やめる人");
  const left = await house.database.asSuper("select 1 from banso.inside_candidate where person_name = 'やめる人'");
  expect(left.rows).toEqual([]);
});

test("a person takes the copy of themselves away by row-level security alone, and nobody else's", async () => {
  const place = await project();
  const own = house.north.person.id;
  await house.app.db.asHub(house.north.id, "found-hub", (tx) =>
    addConsent(tx, own, { ...useOf(house.north.firm.id), until: addDays(house.app.clock.today(), 300) }),
  );
  await employee("残る人", house.north.firm.id);
  await sent(definer, `${place}/inside-review`, { version: "0", step: "keep" });
  const person = await house.signInAs("person", house.north);
  await house.app.db.write(person.actor, { act: "consent.withdraw", key: null }, async (tx) => {
    await tx.sql.deleteFrom("inside_candidate").execute();
    return { ok: true, value: null };
  });
  const page = await textOf(owner, `${place}/inside-review`);
  expect(page).not.toContain("north own person");
  expect(page).toContain("残る人");
});

test("a consent that has run out shows nobody, to the firm neither", async () => {
  const id = await employee("期限の切れる人", house.north.firm.id);
  const place = await project();
  await sent(definer, `${place}/inside-review`, { version: "0", step: "keep" });
  const yesterday = addDays(house.app.clock.today(), -1);
  await house.database.asSuper("update banso.data_consent set until = $2 where person_id = $1", [id, yesterday]);
  await house.database.asSuper("update banso.inside_candidate set until = $2 where person_id = $1", [id, yesterday]);
  for (const who of [definer, owner])
    expect(await textOf(who, `${place}/inside-review`)).not.toContain("期限の切れる人");
});

test("two who hold a review at once do not write over each other", async () => {
  const place = await project();
  const keep = { version: "0", step: "keep", reason: "先に書いた理由" };
  await sent(definer, `${place}/inside-review`, keep);
  const late = await coordinator.ask(`${place}/inside-review`, { fields: { ...keep, reason: "あとから書いた理由" } });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("あとから書いた理由");
  expect(await textOf(definer, `${place}/inside-review`)).toContain("先に書いた理由");
});

test("what came of a trial goes to its next stage only after the look inside", async () => {
  const place = await project();
  await sent(definer, `${place}/inside-review/later`, { kind: "trial", reason: "まず試します。", ...told });
  const engagement = {
    title: "班長を育てる",
    roleKind: "specialist",
    halfDays: "2",
    onSiteHalfDays: "0",
    payYenPerMonth: "0",
  };
  const at = await sent(coordinator, "/engagements", {
    ...engagement,
    firm: String(house.north.firm.number),
    person: String(house.north.person.number),
    project: place.split("/").at(-1) ?? "",
    stage: "trial",
    fromWeek: "2032-01-05",
    weeks: "4",
  });
  const weekly = { ...engagement, stage: "weekly", version: "1" };
  expect((await coordinator.ask(at, { fields: weekly })).status).toBe(409);
  const look = { version: "0", step: "decide", result: "grow", reason: "教えるのが上手", mentor: "外の方", ...told };
  await sent(definer, `${place}/inside-review`, look);
  expect((await coordinator.ask(at, { fields: weekly })).status).toBe(303);
});
