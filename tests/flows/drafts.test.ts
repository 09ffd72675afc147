import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { firmWords } from "#text/firms.ts";
import { draftWords } from "#text/frame.ts";
import { launchBrowser, openTab } from "../support/browser.ts";
import { pointing, signInAs } from "../support/hands.ts";
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

test("a draft brought back over what somebody else has saved meanwhile is compared with it, never saved over it", async () => {
  const [mine, theirs] = [await openTab(browser), await openTab(browser)];
  for (const { page } of [mine, theirs]) await signInAs(page, house.origin, "coordinator");
  const edit = `${house.origin}/firms/1/edit`;

  await mine.page.goto(edit);
  await pointing(mine.page).fill("business", "書きかけの仕事です。");
  await mine.page.goto(`${house.origin}/firms`);

  await theirs.page.goto(edit);
  await pointing(theirs.page).fill("contactPhone", "0859-00-1234");
  expect(await pointing(theirs.page).press(firmWords.save.ja)).toBe(200);

  await mine.page.goto(edit);
  await mine.page.getByText(draftWords.restored.ja).waitFor();
  expect(await pointing(mine.page).press(firmWords.save.ja)).toBe(409);
  expect(await mine.page.locator("main").innerText()).toContain("0859-00-1234");
  await theirs.page.goto(`${house.origin}/firms/1`);
  expect(await theirs.page.locator("main").innerText()).toContain("0859-00-1234");

  await mine.page.goto(edit);
  await mine.page.getByRole("button", { name: draftWords.discard.ja }).click();
  await pointing(mine.page).fill("business", "新しい仕事です。");
  expect(await pointing(mine.page).press(firmWords.save.ja), "without the draft the newest version was seen").toBe(200);
  await theirs.page.reload();
  expect(await theirs.page.locator("main").innerText()).toContain("0859-00-1234");
});
