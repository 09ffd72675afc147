import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { expectFitPage, launchBrowser, openTab } from "../support/browser.ts";
import { arriving, pointing, signInAs, typing } from "../support/hands.ts";
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

/** The link in the newest mail to this address, as soon as the job has written it. */
async function linkMailedTo(email: string): Promise<string> {
  const link = await vi.waitUntil(
    async () => {
      const { rows } = await house.database.asSuper(
        `select body from banso.mail where to_address = '${email}' order by made_at desc limit 1`,
      );
      return /http\S+\/join\/\S+/.exec(String(rows[0]?.body ?? ""))?.[0];
    },
    { timeout: 15_000, interval: 100 },
  );
  return house.origin + new URL(link).pathname;
}

const points = (page: Page): Promise<readonly number[]> =>
  page
    .locator("[data-points]")
    .evaluateAll((fields) =>
      fields.map((field) => (field instanceof HTMLInputElement ? Number(field.value) : Number.NaN)),
    );
const handle = (page: Page, index: number): Locator => page.locator("[data-handle]").nth(index);

/** A thumb on a handle, moved along and lifted, by the browser's own touch events. */
async function dragByThumb(page: Page, from: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const box = await from.boundingBox();
  if (box === null) throw new Error("the handle is not there");
  const client = await page.context().newCDPSession(page);
  const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly { x: number; y: number }[]) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: [...points] });
  await touch("touchStart", [start]);
  for (const part of [0.1, 0.25, 0.5, 0.75, 1]) {
    await touch("touchMove", [{ x: start.x + by.x * part, y: start.y + by.y * part }]);
    // As a thumb moves: a picture at a time.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  await touch("touchEnd", []);
  await client.detach();
}

test("a stranger registers on a phone, gives 29 points by thumb, marks the week, agrees and takes it back, raises a hand", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const { fill, press, follow } = pointing(page);
  await page.goto(`${house.origin}/bank/1`);
  await expectFitPage(page);
  await follow("登録して手を挙げる");
  await fill("name", "試し かおり");
  await fill("email", "kaori@example.invalid");
  expect(await press("メールを受け取る")).toBe(200);
  await expectFitPage(page);
  await page.goto(await linkMailedTo("kaori@example.invalid"));
  await expectFitPage(page);
  expect(await press("登録を終える")).toBe(200);
  expect(new URL(page.url()).pathname).toBe("/me/profile");

  await page.goto(`${house.origin}/me/profile/shape`);
  await page.locator('[data-island="shape-dial"][data-ready]').waitFor();
  // Upwards along the first arm: from nothing to the rim.
  await dragByThumb(page, handle(page, 0), { x: 0, y: -120 });
  expect((await points(page))[0]).toBeGreaterThanOrEqual(5);
  await dragByThumb(page, handle(page, 0), { x: 0, y: 400 });
  expect((await points(page))[0]).toBe(0);
  const more = page.locator('[data-step="1"]');
  for (const [index, times] of [4, 3, 3, 3, 3, 3, 3, 3, 5].entries())
    for (let tap = 0; tap < times; tap += 1) await more.nth(index).tap();
  // The thirtieth point is not there to give.
  expect(await points(page)).toEqual([4, 3, 3, 3, 3, 3, 3, 3, 4]);
  expect(await page.locator("[data-points-left]").textContent()).toContain("29点をちょうど");
  await expectFitPage(page);
  expect(await press("保存して次へ")).toBe(200);

  await page.goto(`${house.origin}/me/profile/week`);
  for (const cell of [2, 8, 15]) await page.locator(`label.week-cell:has([value="${cell}"])`).tap();
  await expectFitPage(page);
  expect(await press("保存して次へ")).toBe(200);
  await page.goto(`${house.origin}/me/profile`);
  expect(await page.locator("main").innerText()).toContain("月 夜、水 夜、土 午前");

  await page.goto(`${house.origin}/me/consents`);
  await page.goto(`${house.origin}/me/consents/matching`);
  const [yes, no] = await Promise.all(
    ["同意する", "同意しない"].map((name) => page.getByRole("button", { name, exact: true }).boundingBox()),
  );
  expect([yes?.width, yes?.height]).toEqual([no?.width, no?.height]);
  await expectFitPage(page);
  expect(await arriving(page, () => page.getByRole("button", { name: "同意する", exact: true }).click())).toBe(200);
  await expectFitPage(page);
  expect(await press("取りやめる")).toBe(200);
  expect(await page.locator("main").innerText()).toContain("いま同意していることはありません");

  await page.goto(`${house.origin}/bank`);
  await arriving(page, () => page.locator("main table a").first().click());
  await follow("手を挙げる");
  await expectFitPage(page);
  await fill("words", "直販の経験が生かせそうです。");
  expect(await press("手を挙げる")).toBe(200);
  expect(await page.locator("main").innerText()).toContain("手を挙げています");
  await expectFitPage(page);
  await context.close();
});

test("by keyboard alone the handles move by a point, stop where nothing is left, and tell it", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  await signInAs(page, house.origin, "person");
  await page.goto(`${house.origin}/me/profile/shape`);
  await page.locator('[data-island="shape-dial"][data-ready]').waitFor();
  const before = await points(page);
  await handle(page, 2).focus();
  await page.keyboard.press("ArrowUp");
  // All 29 are given already: first one is taken from elsewhere.
  expect(await points(page)).toEqual(before);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowUp");
  const after = before.map((value, index) => value + (index === 2 ? 1 : index === 3 ? -1 : 0));
  expect(await points(page)).toEqual(after);
  expect(await handle(page, 2).getAttribute("aria-valuenow")).toBe(String(after[2]));
  expect(await handle(page, 2).getAttribute("role")).toBe("slider");
  const { press } = typing(page);
  expect(await press("保存して次へ")).toBe(200);
  await page.goto(`${house.origin}/me/profile/shape`);
  expect(await points(page)).toEqual(after);
  await tab.leave();
});

test("without scripts the nine fields, the week and a consent are plain forms", async () => {
  const tab = await openTab(browser, { scripts: false, width: 390 });
  const { page } = tab;
  await signInAs(page, house.origin, "person");
  await page.goto(`${house.origin}/me/profile/shape`);
  expect(await page.locator("[data-step]").first().isVisible()).toBe(false);
  const { fill, press, choose } = pointing(page);
  for (const [index, name] of ["grasp-situation", "set-issue", "make-plan", "carry-out", "respond"].entries())
    await fill(`points-${name}`, String(index === 0 ? 9 : 3));
  for (const name of ["inside-relations", "outside-relations", "superior-relations", "develop-team"])
    await fill(`points-${name}`, "2");
  expect(await press("保存して次へ")).toBe(200);
  await page.goto(`${house.origin}/me/profile/week`);
  await choose("freeCells", "20");
  expect(await press("保存して次へ")).toBe(200);
  await page.goto(`${house.origin}/me/profile`);
  expect(await page.locator("main").innerText()).toContain("日 夜");
  await tab.leave();
});

test("an imported card is claimed by its own mail address", async () => {
  const tab = await openTab(browser);
  const { page } = tab;
  const { rows } = await house.database.asSuper(
    "select p.name, p.email, h.number from banso.person p join banso.hub_person h using (person_id) where p.email = 'person-40@sample.invalid'",
  );
  const [card] = rows;
  const { fill, press, choose } = pointing(page);
  await page.goto(`${house.origin}/join`);
  await fill("name", card.name);
  await fill("email", card.email);
  await press("メールを受け取る");
  await page.goto(await linkMailedTo(card.email));
  await expectFitPage(page);
  await choose("card", "mine");
  expect(await press("登録を終える")).toBe(200);
  const claimed = await house.database.asSuper(
    `select h.number from banso.hat t join banso.hub_person h using (hub_id, person_id)
     where t.kind = 'person' and h.number = ${card.number} and t.ended_at is null`,
  );
  expect(claimed.rows).toEqual([{ number: card.number }]);
  await tab.leave();
});
