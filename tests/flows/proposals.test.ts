import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { behalfWords } from "#text/behalf.ts";
import { doneWords } from "#text/done.ts";
import { homeWords } from "#text/home.ts";
import { proposalWords } from "#text/proposals.ts";
import { expectFitPage, launchBrowser, openTab } from "../support/browser.ts";
import { pointing, signInAs, typing } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

// One proposal as each hat walks it: the sample's first one is of the second owner's firm and the person with an account;
// the second is of the first owner's firm.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let house: FlowHouse;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const main = (page: { locator: (at: string) => { innerText: () => Promise<string> } }) =>
  page.locator("main").innerText();

test("an owner on a phone without scripts answers a proposal in three touches: sign-in aside, home, proposal, yes", async () => {
  const tab = await openTab(browser, { width: 390, scripts: false });
  const { page } = tab;
  const { follow, press } = pointing(page);
  await signInAs(page, house.origin, "owner");
  await page.goto(`${house.origin}/`);
  expect(await follow(homeWords.answerProposal.ja), "first touch").toBe(200);
  expect(await main(page)).toContain(proposalWords.askMeetFirm.ja);
  expect(await main(page)).toContain("あとで取り消すには");
  const [yes, no] = await page.locator(".confirm-buttons button").all();
  const [one, other] = [await yes?.boundingBox(), await no?.boundingBox()];
  expect([one?.width, one?.height], "yes and no weigh the same").toEqual([other?.width, other?.height]);
  expect(await press(proposalWords.yesMeet.ja), "second touch").toBe(200);
  expect(await main(page)).toContain(doneWords["proposal-answered"].ja);
  await tab.leave();
});

test("a person reads the president's line first and answers by keyboard alone", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  const { fill, follow, press } = typing(page);
  await signInAs(page, house.origin, "person");
  await page.goto(`${house.origin}/`);
  expect(await follow(homeWords.answerProposal.ja)).toBe(200);
  expect(await page.locator("main h2").first().innerText()).toBe(proposalWords.lineTitle.ja);
  await expectFitPage(page);
  await fill("reply", "まず現場を見せてください。");
  expect(await press(proposalWords.yesMeet.ja)).toBe(200);
  expect(await main(page), "both would meet").toContain(proposalWords.meeting.ja);
  expect(await page.locator("main").getByText(proposalWords.stillOpen.ja).count()).toBe(1);
  await tab.leave();
});

test("a deputy offers dates, the coordinator notes what was said on the telephone, and both want to begin", async () => {
  const tab = await openTab(browser);
  tab.expectStatus(422);
  const { page } = tab;
  const { choose, fill, follow, press } = pointing(page);
  await signInAs(page, house.origin, "deputy");
  await page.goto(`${house.origin}/proposals/2`);
  expect(await page.locator("main").innerText(), "the owner has answered already").toContain(proposalWords.waiting.ja);

  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/proposals/2`);
  await choose("side", "person");
  await choose("says", "meet");
  expect(await press(proposalWords.saveAnswer.ja), "nobody said who spoke").toBe(422);
  await page.locator('#answer [name="spoke"], section [name="spoke"]').first().fill("ご本人");
  await page.locator('section#answer [name="channel"][value="phone"]').check();
  await page.locator('section#answer [name="readBack"][value="aloud"]').check();
  expect(await press(proposalWords.saveAnswer.ja)).toBe(200);
  expect(await main(page)).toContain(behalfWords.told.ja);

  await signInAs(page, house.origin, "deputy");
  await page.goto(`${house.origin}/proposals/2`);
  await fill("place", "本社の応接室");
  await fill("slot1", "2032-01-05T14:00");
  await fill("slot2", "2032-01-06T10:00");
  expect(await press(proposalWords.offerNow.ja)).toBe(200);
  expect(await main(page)).toContain(proposalWords.offered.ja);
  await expectFitPage(page);

  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/proposals/2`);
  await page.locator("summary", { hasText: proposalWords.noteHeld.ja }).click();
  expect(await press(proposalWords.noteHeld.ja)).toBe(200);
  for (const side of ["person", "firm"]) {
    await choose("side", side);
    await choose("says", "yes");
    await page.locator('section#answer [name="spoke"]').fill("ご本人");
    await page.locator('section#answer [name="channel"][value="phone"]').check();
    await page.locator('section#answer [name="readBack"][value="aloud"]').check();
    expect(await press(proposalWords.saveAnswer.ja)).toBe(200);
  }
  expect(await follow(proposalWords.engage.ja)).toBe(200);
  expect(await page.locator('[name="role"]').inputValue(), "the role is prefilled").not.toBe("");
  await expectFitPage(page);
  expect(await press(proposalWords.engageNow.ja)).toBe(200);
  expect(new URL(page.url()).pathname).toMatch(/^\/engagements\/\d+$/);
  expect(await main(page)).toContain(doneWords["proposal-engaged"].ja);
  await tab.leave();
});

test("the person steps back on a phone; the page asks once more with two equal buttons, and the firm no longer knows them", async () => {
  const tab = await openTab(browser, { width: 390, scripts: false });
  const { page } = tab;
  const { follow, press } = pointing(page);
  await signInAs(page, house.origin, "person");
  await page.goto(`${house.origin}/proposals/1`);
  expect(await follow(proposalWords.stepBack.ja)).toBe(200);
  expect(await press(proposalWords.stepBackNo.ja)).toBe(200);
  expect(await main(page)).toContain(doneWords["proposal-kept"].ja);
  await follow(proposalWords.stepBack.ja);
  expect(await press(proposalWords.stepBackYes.ja)).toBe(200);
  expect(await main(page)).toContain(proposalWords.closedTitle.ja);
  const { rows } = await house.database.asSuper(
    "select d.name, d.closed_at is not null as closed from banso.disclosure d join banso.proposal p using (hub_id, proposal_id) where p.number = 1",
  );
  expect(rows).toEqual([{ name: "", closed: true }]);
  await tab.leave();
});
