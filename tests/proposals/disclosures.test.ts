import { afterAll, beforeAll, expect, test } from "vitest";
import { knownBy } from "#text/disclosures.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { agreeToMatching, openProject, posted, propose, told } from "./asking.ts";

let house: TestApp;
let coordinator: SignedIn;
let owner: SignedIn;
let person: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
  owner = await house.signInAs("owner", house.north);
  person = await house.signInAs("person", house.north);
  await agreeToMatching(house);
});
afterAll(() => house.close());

const here = "/me/disclosures";
const textOf = async (who: SignedIn, at: string): Promise<string> => (await who.ask(at)).text();
const proposed = async (title: string): Promise<string> =>
  propose(house, coordinator, { project: await openProject(house, title), person: house.north.person.number });

test("a person reads to which firm their name and contact went, what for and since when, and takes it back on the same page", async () => {
  const at = await proposed("伝わる仕事");
  const before = await textOf(person, here);
  expect(before).toContain(knownBy(0).ja);
  expect(before, "the firm that reads the copy without a name is told without its name").toContain("伝わる仕事");
  expect(before).not.toContain("north own firm");
  await posted(house, person, `${at}/answer`, { says: "meet" });
  const open = await textOf(person, here);
  expect(open).toContain(knownBy(1).ja);
  expect(open).toContain("north.person@example.invalid");
  expect(open).not.toContain("north own firm");
  await posted(house, owner, `${at}/answer`, { says: "meet" });
  expect(await textOf(person, here)).toContain("north own firm");
  expect(await textOf(owner, at)).toContain("north.person@example.invalid");
  // One touch on this page, as its form stands there.
  expect(await textOf(person, here)).toContain(`action="${at}/withdraw?from=all"`);
  expect(await posted(house, person, `${at}/withdraw?from=all`, { answer: "yes" })).toBe(here);
  expect(await textOf(owner, at)).not.toContain("north.person@example.invalid");
  const after = await textOf(person, here);
  expect(after).toContain(knownBy(0).ja);
  expect(after, "that it was handed over stays to be read").toContain("伝わる仕事");
  expect(after).not.toContain("north.person@example.invalid");
});

test("a consent is taken back there as well, and who asked stands there", async () => {
  const project = await openProject(house, "お尋ねの仕事");
  await posted(house, coordinator, `/projects/${project}/hands/ask`, {
    person: String(house.north.person.number),
    asking: "いかがですか",
  });
  const seen = await textOf(person, here);
  expect(seen).toContain("お尋ねの仕事");
  expect(seen).toContain("coordinator-north");
  const [, consent] = /\/me\/consents\/([\w-]+)\/withdraw\?from=all/.exec(seen) ?? [];
  expect(await posted(house, person, `/me/consents/${consent}/withdraw?from=all`, {})).toBe(here);
  expect(await textOf(person, here)).not.toContain("/withdraw?from=all");
});

test("what the employer reads in a look inside is shown to its person: name and shape, and until when", async () => {
  await posted(house, coordinator, `/people/${house.north.person.number}/consents`, {
    purpose: "inside-review",
    firm: `F-${house.north.firm.number}`,
    ...told,
  });
  const inside = async (): Promise<string> =>
    (await textOf(person, here)).split('id="inside"')[1]?.split("</section>")[0] ?? "";
  expect(await inside()).toContain("いま見ている確認はありません");
  const project = await openProject(house, "社内を見る仕事");
  await posted(house, coordinator, `/projects/${project}/inside-review`, { version: "0", step: "keep" });
  expect(await inside()).toContain("お名前");
  expect(await inside()).not.toContain("社内を見る仕事");
});

test("nobody else reads the page, and another person reads only their own", async () => {
  for (const who of [coordinator, owner]) expect((await who.ask(here)).status).toBe(403);
  const south = await house.signInAs("person", house.south);
  expect(await textOf(south, here)).not.toContain("伝わる仕事");
});
