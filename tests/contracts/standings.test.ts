import { afterAll, beforeAll, expect, test } from "vitest";
import { typed } from "../public/publishing.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { formKey } from "../support/guest.ts";

let house: TestApp;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

/** A draft of the hub's own firm, by its number. */
async function draft(): Promise<number> {
  const fields = { ...typed, firm: String(house.north.firm.number), idempotencyKey: formKey(house) };
  const response = await coordinator.ask("/projects", { fields });
  return Number(/projects\/(\d+)/.exec(response.headers.get("location") ?? "")?.[1]);
}

const post = (path: string, fields: Readonly<Record<string, string>>) =>
  coordinator.ask(path, { fields: { ...fields, idempotencyKey: formKey(house) } });
/** Who said it at the firm, as staff type it. */
const told = { spoke: "社長", channel: "phone", readBack: "aloud" };
const publish = async (number: number, version: number) => {
  const look = { version: "0", step: "decide", result: "outside", reason: "社内にいません。", ...told };
  await post(`/projects/${number}/inside-review`, look);
  return post(`/projects/${number}/publish`, { answer: "yes", version: String(version) });
};
const choose = (number: number, form: string, version: number) =>
  post(`/projects/${number}/contract-form`, { form, version: String(version) });

const standing = { kind: "free-placement", licence: "31-ム-300001", validFrom: "2026-04-01", expiresOn: "2031-03-31" };

test("employment is not published before the hub's licence is entered, and then its public page says what it is", async () => {
  const number = await draft();
  expect((await choose(number, "employment", 1)).status).toBe(303);
  const refused = await publish(number, 2);
  expect(refused.status).toBe(409);
  const said = await refused.text();
  expect(said).toContain("無料職業紹介事業（許可・届出）");
  expect(said).toContain("職業安定法");
  expect((await coordinator.ask(`/projects/${number}`)).status).toBe(200);
  expect((await post("/standings", standing)).status).toBe(303);
  expect((await publish(number, 2)).status).toBe(303);
  const shown = await (await house.request(house.north, `/bank/${number}`)).text();
  expect(shown).toContain("雇用（短時間・副業を含む）");
  expect(shown).toContain('"employmentType":"PART_TIME"');
});

test("nobody is asked and nobody is put forward for employment while no licence holds, not even when one was there at the publication", async () => {
  const number = await draft();
  expect((await choose(number, "employment", 1)).status).toBe(303);
  expect((await publish(number, 2)).status).toBe(303);
  const person = String(house.north.otherPerson.number);
  const ask = () => post(`/projects/${number}/hands/ask`, { person, asking: "いかがですか" });
  const share = { halfDays: "2", onSiteHalfDays: "0", fromWeek: "2030-01-07", weeks: "12", payYenPerMonth: "0" };
  const propose = () => post("/proposals", { ...share, project: String(number), person });
  await house.database.asSuper("update banso.standing set expires_on = '2026-04-02'");
  for (const [what, refused] of [
    ["ask", await ask()],
    ["propose", await propose()],
  ] as const) {
    expect([what, refused.status]).toEqual([what, 409]);
    expect(await refused.text(), what).toContain("無料職業紹介事業（許可・届出）");
  }
  const { rows } = await house.database.asSuper(
    "select (select count(*)::int from banso.hand) as hands, (select count(*)::int from banso.proposal) as proposals",
  );
  expect(rows).toEqual([{ hands: 0, proposals: 0 }]);
  await house.database.asSuper("update banso.standing set expires_on = '2031-03-31'");
  expect((await ask()).status).toBe(303);
  expect((await propose()).status).toBe(303);
});

test("a published project does not become dispatch without somebody who may dispatch, and its page follows its form", async () => {
  const number = await draft();
  expect((await publish(number, 1)).status).toBe(303);
  expect((await choose(number, "dispatch", 2)).status).toBe(409);
  expect((await choose(number, "adviser", 2)).status).toBe(303);
  expect(await (await house.request(house.north, `/bank/${number}`)).text()).toContain("顧問・役員");
});

test("a form that was overtaken is told so, and one that is not in the list is refused with what was typed", async () => {
  const number = await draft();
  expect((await choose(number, "adviser", 7)).status).toBe(409);
  const refused = await choose(number, "barter", 1);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("「契約の形」は一覧から選んでください。");
});

test("a licence given for years names its last day; a renewal is saved over the version that was seen", async () => {
  const refused = await post("/standings", { ...standing, licence: "kept", expiresOn: "" });
  expect(refused.status).toBe(422);
  const again = await refused.text();
  expect(again).toContain("「有効期間の終わり」を入力してください。");
  expect(again).toContain('value="kept"');
  const before = await post("/standings", { ...standing, expiresOn: "2026-03-31" });
  expect(await before.text()).toContain("始まりの日より後の日");
  expect((await post("/standings/1", { ...standing, expiresOn: "2036-03-31", version: "1" })).status).toBe(303);
  expect((await post("/standings/1", { ...standing, version: "1" })).status).toBe(409);
  expect(await (await coordinator.ask("/standings")).text()).toContain("2036年3月31日");
});
