import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { boardWords } from "#text/board.ts";
import { doneWords } from "#text/done.ts";
import { planPageWords, publishWords } from "#text/plan-pages.ts";
import { changeWordsOfPlan, compareWordsOfPlans, scenarioWords } from "#text/scenarios.ts";
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
  await fill("seconds", "1");
  expect(await press(planPageWords.send.ja)).toBe(200);
  await page.locator("#proof").waitFor({ timeout: 60_000 });
  await expectFit(page);
  expect(await page.locator("#towns svg").count(), "a map and bars").toBe(2);
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
  await fill("seconds", "1");
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

test("what is tried on the spot is seen at once, with what it costs; each project says why", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/plans/1/rehearse`);
  const island = page.locator('[data-island="rehearse"][data-ready]');
  await island.waitFor();
  const took = () => island.getAttribute("data-took");
  /** Presses, and waits until the part of the page came back new. */
  const tried = async (button: Locator): Promise<void> => {
    const before = await took();
    await button.click();
    await expect.poll(took, { timeout: 30_000 }).not.toBe(before);
  };
  const row = page.locator("#live-board tr[data-row]", { has: page.locator('button[name="pair"]') }).first();
  const project = (await row.getAttribute("data-row")) ?? "";
  await tried(row.locator('button[value^="forbid"]'));
  expect(new URL(page.url()).pathname, "nobody left the page").toBe("/plans/1/rehearse");
  expect(await page.locator("#live-told").innerText()).toMatch(/全体の値打ちは/);
  expect(await page.locator("#live-told").innerText()).toContain(project);
  expect(await page.evaluate("document.activeElement.id"), "it is read out").toBe("live-told");
  await expectFit(page);
  await tried(page.locator(".live-steps button").first());
  expect(await page.locator("#live-told").innerText()).toContain(changeWordsOfPlan.none.ja);
  await page.goto(`${house.origin}/plans/1/why?project=${project}`);
  expect(await page.locator("main").innerText()).toMatch(/この組み合わせをやめると/);
  await expectFit(page);
  await tab.leave();
});

const isReady = (page: Page): Promise<void> =>
  page.locator('[data-island="triage-keys"][data-ready]').waitFor({ state: "attached" });

test("hands are gone through by keyboard: next, side by side, a template, words of one's own, sent", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  await signInAs(page, house.origin, "definer");
  await page.goto(`${house.origin}/hands`);
  await page.locator('main a[href*="/hands/triage"]').first().click();
  await isReady(page);
  await expectFit(page);
  const before = await page.locator("h1").innerText();
  const second = page.locator("tr[data-row]").nth(1);
  await page.keyboard.press("j");
  await page.waitForURL((url) => url.searchParams.has("at"));
  await expect.poll(() => second.getAttribute("aria-current")).toBe("true");
  // Back to the first row, and the second beside it.
  await page.keyboard.press("k");
  await expect.poll(() => page.locator("tr[data-row]").first().getAttribute("aria-current")).toBe("true");
  await page.reload();
  await isReady(page);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.locator(".side-by-side-2").waitFor();
  await expectFit(page);
  await page.keyboard.press("1");
  await page.waitForURL((url) => url.searchParams.has("template"));
  await isReady(page);
  // The blank of the template has the cursor.
  await page.keyboard.insertText("港での直売");
  const words = await page.locator("#pane textarea").inputValue();
  expect(words, "the blank is filled").toContain("港での直売");
  expect(words).not.toContain("＿＿＿");
  await Promise.all([page.waitForURL(/done=hand-answered/), page.keyboard.press("Control+Enter")]);
  expect(await page.locator("h1").innerText()).not.toBe(before);
  await tab.leave();
});
