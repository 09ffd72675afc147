import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { doneWords } from "#text/done.ts";
import { meWords } from "#text/me.ts";
import { personWords } from "#text/people.ts";
import { planFileWords, planPageWords } from "#text/plan-pages.ts";
import { expectFitPage, launchBrowser, openTab, shapeFaults } from "../support/browser.ts";
import { arriving, pointing, signInAs } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

// A browser shares the machine with all other tests.
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

test("half-days beyond what is free are refused with the free number, and what fits is booked and given back", async () => {
  const tab = await openTab(browser);
  tab.expectStatus(409, 422);
  const { page } = tab;
  const { fill, follow, press } = pointing(page);
  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/people/new`);
  await fill("name", "架空 あかね");
  await fill("halfDays", "8");
  expect(await press(personWords.save.ja)).toBe(200);

  expect(await follow(personWords.book.ja)).toBe(200);
  await fill("halfDays", "９");
  await fill("weeks", "4");
  await fill("note", "見本製材 販路開拓");
  expect(await press(personWords.bookNow.ja)).toBe(409);
  expect(await page.locator(".error-summary").innerText()).toContain("8コマ");
  expect(await page.locator('main [name="note"]').inputValue()).toBe("見本製材 販路開拓");
  await expectFitPage(page);
  await fill("halfDays", "5");
  expect(await press(personWords.bookNow.ja)).toBe(200);
  expect(await page.locator("main").innerText()).toContain(doneWords.booked.ja);

  await follow(personWords.book.ja);
  for (const [field, text] of [
    ["halfDays", "4"],
    ["weeks", "1"],
    ["note", "もう一社"],
  ] as const)
    await fill(field, text);
  expect(await press(personWords.bookNow.ja)).toBe(409);
  expect(await page.locator(".error-summary").innerText(), "3 of 8 are left").toContain("3コマ");
  await fill("fromWeek", "2026-12-01");
  await fill("halfDays", "1");
  expect(await press(personWords.bookNow.ja), "a Tuesday").toBe(422);
  await page.goto(page.url().replace(/\/bookings.*$/, ""));
  expect(await press(personWords.release.ja)).toBe(200);
  expect(await page.locator("main").innerText()).toContain(doneWords.released.ja);
  await tab.leave();
});

test("a person sees the own record and changes the half-days to give, without scripts, on a phone", async () => {
  const tab = await openTab(browser, { width: 390, scripts: false });
  tab.expectStatus(404);
  const { page } = tab;
  await signInAs(page, house.origin, "person");
  await page.goto(`${house.origin}/me`);
  const { fill, follow, press } = pointing(page);
  expect(await follow(meWords.toProfile.ja)).toBe(200);
  await page.goto(`${house.origin}/me/profile/time`);
  await fill("halfDays", "40");
  expect(await press(meWords.saveNext.ja)).toBe(200);
  await page.goto(`${house.origin}/me`);
  expect(await page.locator("main").innerText()).toContain("40コマのうち");
  expect((await page.goto(`${house.origin}/people/2`))?.status()).toBe(404);
  await tab.leave();
});

const example = (name: string): string => path.join(packageRoot(), "examples", name);

/** Gives the two tables and a name, and sends them. */
async function askForPlan(page: Page, way: { people: string; projects: string; name: string; language?: "en" }) {
  await page.goto(`${house.origin}${way.language === "en" ? "/en" : ""}/plans/new`);
  await page.locator('input[name="people"]').setInputFiles(example(way.people));
  await page.locator('input[name="projects"]').setInputFiles(example(way.projects));
  await pointing(page).fill("name", way.name);
  await pointing(page).fill("seconds", "1");
  return pointing(page).press(planPageWords.send[way.language ?? "ja"]);
}

test("a coordinator gives two tables, watches, reads the certified plan and takes its files along", async () => {
  const tab = await openTab(browser);
  tab.expectStatus(422);
  const { page } = tab;
  await signInAs(page, house.origin, "coordinator");
  expect(await askForPlan(page, { people: "projects.csv", projects: "people.csv", name: "取り違え" })).toBe(422);
  expect(await page.locator('main [name="name"]').inputValue()).toBe("取り違え");
  await expectFitPage(page);

  expect(await askForPlan(page, { people: "people-cp932.csv", projects: "projects.xlsx", name: "12月の配分" })).toBe(
    200,
  );
  await page.locator("#proof").waitFor({ timeout: 60_000 });
  await expectFitPage(page);
  await page.setViewportSize({ width: 390, height: 900 });
  expect(await shapeFaults(page)).toEqual([]);
  const figures = await page.locator(".plan-figures").innerText();
  expect(figures).toMatch(/\/ 300/);
  expect(figures).toMatch(/\/ 200/);

  const sizes = new Map<string, number>();
  for (const kind of ["plan.xlsx", "plan.csv"] as const) {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: planFileWords[kind].ja }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^A-\\d+-${kind}$`));
    sizes.set(kind, (await bytesOf(file)).length);
  }
  for (const [kind, bytes] of sizes) expect(bytes, kind).toBeGreaterThan(5000);

  await arriving(page, () => page.getByRole("link", { name: planFileWords["report.html"].ja }).click());
  expect(await page.locator("h1").count()).toBe(1);
  expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  await tab.leave();
}, 120_000);

const bytesOf = async (file: Download): Promise<Buffer> => readFileSync(await file.path());

test("a plan is stopped on its way and still is a plan, in English", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/en/plans/new`);
  await page.locator('input[name="people"]').setInputFiles(example("people.csv"));
  await page.locator('input[name="projects"]').setInputFiles(example("projects.csv"));
  const { fill, press } = pointing(page);
  await fill("name", "Stopped early");
  await fill("seconds", "600");
  expect(await press(planPageWords.send.en)).toBe(200);
  // Whether it still waited or ran already when the page was drawn: once it runs, the page says so.
  const stop = page.getByRole("button", { name: planPageWords.stop.en, exact: true });
  await stop.waitFor({ timeout: 60_000 });
  await expectFitPage(page);
  await page.getByText(/Improving the plan/).waitFor({ timeout: 60_000 });
  await arriving(page, () => stop.click());
  await page.locator("#proof").waitFor({ timeout: 60_000 });
  expect(await page.locator("main").innerText()).toContain(planPageWords.stoppedTitle.en);
  await tab.leave();
}, 180_000);
