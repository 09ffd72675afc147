import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { boardWords } from "#text/board.ts";
import { doneWords } from "#text/done.ts";
import { planPageWords, publishWords } from "#text/plan-pages.ts";
import { compareWordsOfPlans, scenarioWords } from "#text/scenarios.ts";
import { expectFitPage, launchBrowser, openTab, shapeFaults } from "../support/browser.ts";
import { pointing, signInAs } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

// A browser shares the machine with all other tests.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let house: FlowHouse;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** On a desk and on a phone. */
async function expectFit(page: Page): Promise<void> {
  await expectFitPage(page);
  await page.setViewportSize({ width: 390, height: 900 });
  expect(await shapeFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a coordinator marks pairs on the board, makes a scenario of them, sets it beside the first plan and publishes it", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  const { fill, follow, press } = pointing(page);
  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/plans/region`);
  await fill("name", "12月の配分");
  await fill("seconds", "2");
  expect(await press(planPageWords.send.ja)).toBe(200);
  await page.locator("#proof").waitFor({ timeout: 60_000 });
  await expectFit(page);
  expect(await page.locator("#towns svg").count()).toBe(1);
  const first = new URL(page.url()).pathname;

  expect(await follow(boardWords.link.ja)).toBe(200);
  await expectFit(page);
  await page.keyboard.press("j");
  expect(await page.evaluate("document.activeElement?.closest('tr[data-row]') !== null")).toBe(true);
  const keep = page.locator('main input[name="keep"]').first();
  const pair = await keep.getAttribute("value");
  await keep.check();
  await page.locator('main input[name="forbid"]').nth(1).check();
  const parted = await page.locator('main input[name="forbid"]').nth(1).getAttribute("value");
  expect(await press(scenarioWords.make.ja)).toBe(200);
  expect(await page.locator('main [name="locks"]').inputValue()).toBe(pair);
  expect(await page.locator('main [name="forbidden"]').inputValue()).toBe(parted);
  await expectFit(page);
  tab.expectStatus(422);
  expect(await press(scenarioWords.send.ja), "a pair is forbidden without a reason").toBe(422);
  await fill("forbidden", `${parted ?? ""} ご家族が勤めている`);
  await fill("floorEach", "1");
  await fill("seconds", "2");
  expect(await press(scenarioWords.send.ja)).toBe(200);
  await page.locator("#changes").waitFor({ timeout: 60_000 });
  await expectFit(page);
  const conditions = await page.locator("#conditions").innerText();
  expect(conditions).toContain("ご家族が勤めている");
  const [, project = ""] = (parted ?? "").split(" ");
  expect(await page.locator("#changes").innerText()).toContain(project);

  await page.locator(`main input[name="plan"][value="${first.replace(/\D/g, "")}"]`).check();
  expect(await press(compareWordsOfPlans.compare.ja)).toBe(200);
  await expectFit(page);
  expect(await page.locator("main table").innerText()).toContain(compareWordsOfPlans.value.ja);
  expect(await page.locator("#publish form").count()).toBe(2);
  expect(await press(publishWords.publish.ja)).toBe(200);
  expect(await page.locator("main").innerText()).toContain(doneWords["plan-published"].ja);
  await tab.leave();
});

test("without scripts the board is searched and a scenario is asked for all the same", async () => {
  const tab = await openTab(browser, { width: 390, scripts: false });
  const { page } = tab;
  const { fill, press } = pointing(page);
  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/plans/1/board?side=projects&state=open`);
  await fill("q", "町");
  expect(await press("検索する")).toBe(200);
  expect(new URL(page.url()).searchParams.get("side")).toBe("projects");
  await page.goto(`${house.origin}/plans/1/scenario`);
  await fill("name", "台本なしの案");
  await fill("seconds", "1");
  expect(await press(scenarioWords.send.ja)).toBe(200);
  await tab.leave();
});
