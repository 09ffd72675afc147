import { afterAll, beforeAll, expect, test } from "vitest";
import { elements } from "#domain/people/terms.ts";
import { enterProject } from "#domain/projects/enter-project.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { enteredWork } from "./entered-work.ts";

// When the work of a firm or a project can be done, and the rest agreed between peak seasons: said on plain forms.

let house: TestApp;
let coordinator: SignedIn;
let owner: SignedIn;
let person: SignedIn;
let engagement = 0;
let project = 0;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  person = await house.signInAs("person", house.north);
  engagement = await enteredWork(house, coordinator, {
    firm: house.north.firm.number,
    person: house.north.person.number,
    title: "direct sales",
    halfDays: 4,
    weeks: 52,
  });
  project = await projectNumber();
});
afterAll(() => house.close());

async function projectNumber(): Promise<number> {
  const entered = await enterProject(house.app, coordinator.actor, {
    firm: house.north.firm.number,
    terms: {
      title: "a shop of our own",
      result: "sold by ourselves",
      whatIsNew: "",
      whatIsHard: "",
      mayDecide: "",
      roleKind: "specialist",
      themes: ["it"],
      shape: elements.map(() => 0),
      halfDays: 4,
      onSiteHalfDays: 0,
      place: "Testtown",
      startsOn: null,
      months: 6,
      payYenPerMonth: 40_000,
    },
    key: null,
  });
  if (!entered.ok) throw new Error(JSON.stringify(entered.refusal));
  return entered.value.number;
}

const text = async (who: SignedIn, path: string): Promise<string> => (await who.ask(path)).text();
const versionIn = (page: string): string => /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
async function post(
  who: SignedIn,
  path: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<Response> {
  const version = versionIn(await text(who, path));
  return who.ask(path, { method: "POST", fields: { ...fields, version, idempotencyKey: house.app.ids.next() } });
}
/** Whether a box of a form is ticked. */
const isTicked = (page: string, id: string): boolean =>
  new RegExp(`<input(?=[^>]*id="${id}")(?=[^>]* checked)[^>]*>`).test(page);

test("an owner says when the firm's work can be done; from then on everybody's week with it lies there", async () => {
  const at = `/firms/${house.north.firm.number}/week`;
  const before = await text(owner, at);
  expect(isTicked(before, "f-cells-0")).toBe(true);
  expect(isTicked(before, "f-cells-18")).toBe(false);
  const none = await post(owner, at, { peakMonths: "8" });
  expect(none.status).toBe(422);
  expect(isTicked(await none.text(), "f-peakMonths-8")).toBe(true);
  expect((await post(owner, at, { cells: ["18", "19"], peakMonths: ["8", "9"] })).status).toBe(303);
  const firm = await text(owner, `/firms/${house.north.firm.number}`);
  expect(firm).toContain("日 午前・午後");
  expect(firm).toContain("8月・9月");
  const week = (await text(person, `/engagements/${engagement}`)).split('id="week"')[1] ?? "";
  expect(week).toMatch(/日<\/th><td>north own firm<\/td>/);
});

test("a form that was opened before somebody else's change is not saved over it", async () => {
  const at = `/firms/${house.north.firm.number}/week`;
  const old = versionIn(await text(coordinator, at));
  expect((await post(owner, at, { cells: "18" })).status).toBe(303);
  const late = await coordinator.ask(at, {
    method: "POST",
    fields: { cells: "3", version: old, idempotencyKey: house.app.ids.next() },
  });
  expect(late.status).toBe(409);
});

test("a project follows its firm until it says times of its own, and again afterwards", async () => {
  const page = `/projects/${project}`;
  expect(await text(owner, page)).toContain("会社の時間に合わせています");
  const form = await text(coordinator, `${page}/week`);
  expect(form).not.toContain('name="follows"');
  expect((await post(coordinator, `${page}/week`, { cells: ["2", "5"] })).status, "who told them?").toBe(422);
  const told = { spoke: "工場長", channel: "phone", readBack: "aloud" };
  expect((await post(coordinator, `${page}/week`, { cells: ["2", "5"], ...told })).status).toBe(303);
  expect(await text(owner, `${page}/week`), "the owner sees who told it").toContain("工場長（電話）から伺いました");
  expect(await text(owner, page)).toContain("月 夜、火 夜");
  expect(await text(owner, `${page}/week`)).toContain('name="follows"');
  expect((await post(owner, `${page}/week`, { follows: "yes" })).status).toBe(303);
  expect(await text(owner, page)).toContain("会社の時間に合わせています");
});

test("a person and the hub agree on the rest between peak seasons", async () => {
  const at = `/people/${house.north.person.number}/rest`;
  expect(await text(person, at)).toContain("2週空けます（拠点の決まり）");
  const answer = await post(person, at, { weeks: "27" });
  expect(answer.status).toBe(422);
  expect((await post(coordinator, at, { weeks: "5" })).status, "who told them?").toBe(422);
  expect((await post(person, at, { weeks: "４" })).status).toBe(303);
  const seen = async () => /name="seen" value="([^"]*)"/.exec(await text(person, at))?.[1];
  expect(await seen()).toBe("4");
  const spoken = { spoke: "本人", channel: "phone", readBack: "aloud" };
  const stale = await post(coordinator, at, { weeks: "9", seen: "", ...spoken });
  expect(stale.status).toBe(409);
  const both = await stale.text();
  for (const part of ["ほかの人が先に決めました", "4週空けます", 'value="9"']) expect(both).toContain(part);
  expect(await text(coordinator, `/people/${house.north.person.number}`)).toContain("4週空けます（ご本人との約束）");
});
