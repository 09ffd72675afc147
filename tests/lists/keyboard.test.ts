import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { expectFitPage, launchBrowser, openTab } from "../support/browser.ts";
import { arriving, postFor, signInAs } from "../support/hands.ts";
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

const queryOf = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
const rowAt = (page: Page, at: number): Promise<string | null> =>
  page.locator("tr[data-row]").nth(at).getAttribute("data-row");
const paneName = (page: Page) => page.locator("#pane h2");

async function openList(page: Page, path: string): Promise<void> {
  await page.goto(house.origin + path);
  await page.locator('[data-island="list-keys"][data-ready], #keys:not([hidden])').first().waitFor();
}

test.each([
  ["/firms", "F"],
  ["/people", "H"],
  ["/projects", "P"],
  ["/engagements", "E"],
])(
  "%s: j and k go from row to row, the row stands beside the list and in the address, Esc lets it go",
  async (path, letter) => {
    const tab = await openTab(browser);
    const { page } = tab;
    await signInAs(page, house.origin, "coordinator");
    await openList(page, path);
    const [first, second] = [await rowAt(page, 0), await rowAt(page, 1)];

    await page.keyboard.press("j");
    await page.waitForURL((url) => url.searchParams.get("at") === `${letter}-${first}`);
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.searchParams.get("at") === `${letter}-${second}`);
    expect(await page.locator("tr[aria-current]").getAttribute("data-row")).toBe(second);
    const name = await page.locator(`tr[data-row="${second}"] .row-name`).innerText();
    await page.locator("#pane h2", { hasText: name }).waitFor();
    await expectFitPage(page);

    await page.reload();
    expect(await paneName(page).innerText(), "the address brings the selection back").toBe(name);
    await page.locator("#keys:not([hidden])").waitFor();
    await page.keyboard.press("k");
    await page.waitForURL((url) => url.searchParams.get("at") === `${letter}-${first}`);
    await page.keyboard.press("Escape");
    expect(queryOf(page).has("at")).toBe(false);
    expect(await paneName(page).count()).toBe(0);

    await page.keyboard.press("j");
    await arriving(page, () => page.keyboard.press("Enter"));
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${path}/\\d+$`));
    await tab.leave();
  },
);

test("/ goes to the search, letters typed there are letters, and ? shows the keys", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  await signInAs(page, house.origin, "definer");
  await openList(page, "/firms?status=published&sort=-name");
  await page.keyboard.press("?");
  expect(await page.locator("#keys").getAttribute("open")).not.toBeNull();
  await page.keyboard.press("?");
  expect(await page.locator("#keys").getAttribute("open")).toBeNull();
  await page.keyboard.press("/");
  await page.keyboard.type("jk?");
  expect(await page.locator("#search-q").inputValue()).toBe("jk?");
  expect(queryOf(page).has("at")).toBe(false);
  await page.locator("#search-q").fill("町");
  await arriving(page, () => page.keyboard.press("Enter"));
  expect(queryOf(page).get("status"), "a search keeps the conditions").toBe("published");
  expect(queryOf(page).get("sort"), "and the sorting").toBe("-name");
  await tab.leave();
});

test("behind the last row j leads to the next page, and from there the list goes on", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  await signInAs(page, house.origin, "coordinator");
  await openList(page, "/people");
  const first = await page
    .locator("tr[data-row]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  for (let at = 0; at <= first.length; at++) await page.keyboard.press("j");
  await arriving(page, () => page.keyboard.press("Enter"));
  expect(queryOf(page).get("after")).toBe(first.at(-1));
  const second = await page
    .locator("tr[data-row]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));
  expect(second.filter((row) => first.includes(row))).toEqual([]);
  await tab.leave();
});

test("without scripts columns are chosen, conditions set and taken away, and a row is shown beside the list", async () => {
  const tab = await openTab(browser, { scripts: false });
  const { page } = tab;
  await signInAs(page, house.origin, "coordinator");
  await page.goto(`${house.origin}/firms`);
  await page.locator(".column-chooser > summary").click();
  await page.locator('input[name="columns"][value="employees"]').check();
  await page.locator('input[name="columns"][value="updated"]').uncheck();
  await arriving(page, () => page.locator(".column-chooser button").click());
  const heads = await page.locator("thead th").allInnerTexts();
  expect(heads.join(" ")).toContain("従業員");
  expect(heads.join(" ")).not.toContain("最後の変更");

  await page.locator(".list-filters > summary").click();
  await page.locator("#filter-status").selectOption("published");
  await arriving(page, () => page.locator(".list-filters button").click());
  expect(queryOf(page).get("columns"), "the columns stay").toContain("employees");
  expect(await page.locator(".conditions li").count()).toBe(2);
  await arriving(page, () => page.locator("tr[data-row] .row-beside").first().click());
  expect(await paneName(page).count()).toBe(1);
  await arriving(page, () => page.locator(".conditions a").first().click());
  expect(queryOf(page).has("status")).toBe(false);
  expect(queryOf(page).has("at")).toBe(false);
  await tab.leave();
});

test("a list that finds nothing says so and leads back", async () => {
  const tab = await openTab(browser, { width: 390 });
  const { page } = tab;
  await signInAs(page, house.origin, "coordinator");
  for (const path of ["/firms", "/people", "/projects", "/engagements", "/en/firms"]) {
    await page.goto(`${house.origin}${path}?q=qqqqzzzz`);
    await expectFitPage(page);
    await arriving(page, () => page.locator(".empty a").click());
    expect(await page.locator("tr[data-row]").count(), path).toBeGreaterThan(0);
    expect(await page.locator("tr[data-row] .row-beside").first().isVisible(), "no room beside the list").toBe(false);
    await expectFitPage(page);
  }
  await tab.leave();
});

test("when another window has put on another hat, the next row comes with a page that says so", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  await signInAs(page, house.origin, "coordinator");
  const { rows } = await house.database.asSuper(
    `insert into banso.hat (hub_id, hat_id, account_id, kind, granted_at)
     select hub_id, gen_random_uuid(), account_id, 'definer', now() from banso.hat
     where account_id = (select account_id from banso.account where email = 'coordinator@sample.invalid')
     returning hat_id as id`,
  );
  const worn = page.locator(".account-hat").first();
  await openList(page, "/firms");
  const [first, second] = [await rowAt(page, 0), await rowAt(page, 1)];
  await page.keyboard.press("j");
  await page.waitForURL((url) => url.searchParams.get("at") === `F-${first}`);
  const before = await worn.innerText();
  await postFor(page, `${house.origin}/hats`, { hat: String(rows[0]?.id) });
  await page.keyboard.press("j");
  await expect.poll(() => worn.innerText().catch(() => before)).not.toBe(before);
  expect(queryOf(page).get("at")).toBe(`F-${second}`);
  await page.locator("#pane h2").waitFor();
  await tab.leave();
});
