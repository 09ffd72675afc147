import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { expectFitPage, launchBrowser, openTab } from "../support/browser.ts";
import { pointing, signInAs, typing } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

// A browser shares the machine with all other tests.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let house: FlowHouse;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test("an owner ticks when the work can be done: by keyboard alone at a desk, by thumb without scripts on a phone", async () => {
  const desk = await openTab(browser);
  await signInAs(desk.page, house.origin, "owner");
  const keys = typing(desk.page);
  await desk.page.goto(`${house.origin}/firms`);
  const link = await desk.page.locator('main a[href*="/firms/"]').first().getAttribute("href");
  const firm = Number(/\d+$/.exec(link ?? "")?.[0]);
  await desk.page.goto(`${house.origin}/firms/${firm}/week`);
  // So tall that the bar with the companion's name lies over nothing.
  await desk.page.setViewportSize({ width: 1280, height: 1500 });
  await expectFitPage(desk.page);
  await keys.choose("cells", "18");
  await keys.choose("peakMonths", "8");
  expect(await keys.press("この時間で保存する")).toBe(200);
  expect(await desk.page.locator("main").textContent()).toContain("日 午前");
  const cookies = await desk.context.cookies();
  await desk.leave();

  const phone = await openTab(browser, { width: 390, scripts: false });
  await phone.context.addCookies(cookies);
  await phone.page.goto(`${house.origin}/firms/${firm}/week`);
  await expect.poll(() => phone.page.locator("#f-cells-18").isChecked()).toBe(true);
  await phone.page.locator("label", { has: phone.page.locator("#f-cells-18") }).click();
  await pointing(phone.page).press("この時間で保存する");
  await phone.page.goto(`${house.origin}/firms/${firm}/week`);
  expect(await phone.page.locator("#f-cells-18").isChecked()).toBe(false);
  expect(await phone.page.locator("#f-peakMonths-8").isChecked()).toBe(true);
  await phone.leave();
});

test("a person reads their week, gives it to a calendar, takes it back, and takes it along on paper", async () => {
  const tab = await openTab(browser, { width: 390 });
  const { page } = tab;
  await signInAs(page, house.origin, "person");
  const hands = pointing(page);
  await page.setViewportSize({ width: 390, height: 4000 });
  await page.goto(`${house.origin}/me/week`);
  await expectFitPage(page);
  expect(await page.locator("main svg").count()).toBeGreaterThan(0);
  await hands.press("住所を作る");
  await expectFitPage(page);
  const address = (await page.locator("main code").textContent()) ?? "";
  const read = () => fetch(house.origin + new URL(address).pathname);
  expect(await (await read()).text()).toContain("BEGIN:VEVENT");
  await hands.press("住所をやめる");
  expect((await read()).status).toBe(422);
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "この週を印刷する" }).click(),
  ]);
  expect(paper.suggestedFilename()).toBe("week.pdf");
  await page.goto(`${house.origin}/en/me/week`);
  await expectFitPage(page);
  await tab.leave();
});
