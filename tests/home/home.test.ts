import { afterAll, beforeAll, expect, test } from "vitest";
import type { HatKind } from "#domain/access/terms.ts";
import { hatKinds } from "#domain/access/terms.ts";
import { addDays } from "#kit/dates.ts";
import { homeWords } from "#text/home.ts";
import { handsWaiting, standingsEnding } from "#text/home-desk.ts";
import { profileLeft } from "#text/home-sides.ts";
import { meetingStepWords, proposalsAgreed, proposalsLate, proposalWaits } from "#text/proposals.ts";
import { agreeToMatching, type House, openProject, posted, propose } from "../proposals/asking.ts";
import { type SignedIn, testApp } from "../support/app.ts";

// What the first page tells each hat to do: at most three things, the most urgent first, each with its page.

let house: House;
const who: { [H in HatKind]?: SignedIn } = {};

beforeAll(async () => {
  house = await testApp();
  for (const hat of hatKinds) who[hat] = await house.signInAs(hat, house.north);
});
afterAll(() => house.close());

const as = (hat: HatKind): SignedIn => who[hat] ?? expect.unreachable(hat);
const homeOf = async (hat: HatKind, language = ""): Promise<string> =>
  (await as(hat).ask(language === "" ? "/" : language)).text();
const titleOf = (text: string): string => /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1] ?? "";
const tasksOf = (text: string): number => text.split('class="task"').length - 1;

test("nobody is given more than three things to do, and everybody something, in both languages", async () => {
  for (const hat of hatKinds)
    for (const language of ["", "/en"]) {
      const text = await homeOf(hat, language);
      expect(tasksOf(text), `${hat} ${language}`).toBeLessThanOrEqual(3);
      expect(titleOf(text), `${hat} ${language}`).not.toBe("");
    }
});

test("a person is asked first whether the hub may look for work, and not again after the yes", async () => {
  expect(await homeOf("person")).toContain(homeWords.consentNext.ja);
  await agreeToMatching(house);
  const text = await homeOf("person");
  expect(text).not.toContain(homeWords.consentNext.ja);
  expect(text).toContain(profileLeft(10, 12).ja.slice(0, 7));
});

test("owner, deputy, person and coordinator are each led through a proposal by their first page", async () => {
  const project = await openProject(house, "最初のページから進む仕事");
  const at = await propose(house, as("coordinator"), { project, person: house.north.person.number });
  for (const hat of ["owner", "deputy", "person"] as const) {
    const text = await homeOf(hat);
    expect(titleOf(text), hat).toBe(proposalWaits("最初のページから進む仕事").ja);
    expect(text, hat).toContain(`href="${at}"`);
  }
  await posted(house, as("person"), `${at}/answer`, { says: "meet" });
  await posted(house, as("deputy"), `${at}/answer`, { says: "meet" });
  const title = "最初のページから進む仕事";
  expect(titleOf(await homeOf("owner"))).toBe(meetingStepWords.offer(title).ja);
  await posted(house, as("owner"), `${at}/dates`, {
    mode: "online",
    place: "https://example.invalid/room",
    minutes: "60",
    slot1: "2030-01-04T10:00",
  });
  expect(await homeOf("owner")).not.toContain(title);
  expect(titleOf(await homeOf("person"))).toBe(meetingStepWords.choose(title).ja);
  await posted(house, as("coordinator"), `${at}/held`, { heldOn: house.app.clock.today() });
  for (const hat of ["owner", "person"] as const) {
    expect(titleOf(await homeOf(hat)), hat).toBe(meetingStepWords.decide(title).ja);
    await posted(house, as(hat), `${at}/answer`, { says: "yes" });
    expect(await homeOf(hat), hat).not.toContain(meetingStepWords.decide(title).ja);
  }
  expect(await homeOf("coordinator")).toContain(proposalsAgreed(1).ja);
});

test("what waits too long is told to the coordinator, and its figure opens the list behind it", async () => {
  const project = await openProject(house, "返事を待ちすぎている仕事");
  const at = await propose(house, as("coordinator"), {
    project,
    person: house.north.otherPerson.number,
    fromWeek: "2033-01-03",
  });
  const list = async () => (await as("coordinator").ask("/proposals?show=late")).text();
  expect(await list()).not.toContain("返事を待ちすぎている仕事");
  await house.database.asSuper("update banso.proposal set answer_by = $1 where number = $2", [
    addDays(house.app.clock.today(), -1),
    Number(at.split("/").at(-1)),
  ]);
  expect(await homeOf("coordinator")).toContain(proposalsLate(1).ja);
  expect(await list()).toContain("返事を待ちすぎている仕事");
});

test("a raised hand is the coordinator's first task, before licences that end", async () => {
  const project = await openProject(house, "手が挙がる仕事");
  await posted(house, as("coordinator"), "/standings", {
    holder: "",
    kind: "recruiting-information",
    licence: "架空-1",
    validFrom: "2020-01-01",
    expiresOn: addDays(house.app.clock.today(), 10),
    note: "",
  });
  expect(await homeOf("coordinator")).toContain(standingsEnding(1).ja);
  await posted(house, as("person"), `/bank/${project}/hand`, { words: "やってみたい" });
  const text = await homeOf("coordinator");
  expect(text.indexOf(handsWaiting(1).ja)).toBeGreaterThan(0);
  expect(text.indexOf(handsWaiting(1).ja)).toBeLessThan(text.indexOf(proposalsLate(1).ja));
});
