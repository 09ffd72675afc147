import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { doneWords } from "#text/done.ts";
import { firmWords } from "#text/firms.ts";
import { reviewWords } from "#text/inside-reviews.ts";
import { projectWords } from "#text/projects.ts";
import type { Words } from "#text/speak.ts";
import { expectFitPage, launchBrowser, openTab, shapeFaults } from "../support/browser.ts";
import { arriving, type Hands, pointing, pressHat, signInAs, typing } from "../support/hands.ts";
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

type Way = {
  readonly language: "ja" | "en";
  readonly firm: string;
  readonly project: string;
  /** axe is a script itself: where scripts are off it cannot look. */
  readonly look: (page: Page) => Promise<unknown>;
};

/** A coordinator writes a firm and its project down, and a visitor reads both. */
async function fromFirmToBank(hands: Hands, { language, firm, project, look }: Way): Promise<void> {
  const { page, choose, fill, follow, press } = hands;
  const say = (words: Words): string => words[language];
  const main = () => page.locator("main").innerText();

  await page.goto(`${house.origin}${language === "en" ? "/en" : ""}/firms`);
  expect(await follow(say(firmWords.enter))).toBe(200);
  await fill("name", firm);
  await fill("corporateNumber", "1234567890123");
  await fill("employees", "たくさん");
  expect(await press(say(firmWords.save))).toBe(422);
  await page.locator(".error-summary:focus").waitFor();
  expect(await page.locator(".error-summary a").count()).toBe(4);
  expect(await page.locator('main [name="name"]').inputValue(), "what was typed is kept").toBe(firm);
  expect(await page.locator('main [name="employees"]').inputValue()).toBe("たくさん");
  await look(page);
  await choose("industry", "E");
  await fill("town", "しおかぜ町");
  await fill("employees", "１２");
  await fill("corporateNumber", "");
  expect(await press(say(firmWords.save))).toBe(200);
  expect(await main()).toContain(say(doneWords["firm-entered"]));

  expect(await follow(say(firmWords.edit))).toBe(200);
  await fill("business", "杉の家具をつくっています。");
  expect(await press(say(firmWords.save))).toBe(200);
  expect(await main()).toContain("杉の家具をつくっています。");
  const firmAt = new URL(page.url()).pathname;

  expect(await follow(say(firmWords.publish))).toBe(200);
  await look(page);
  await fill("spoke", "社長");
  await hands.choose("channel", "phone");
  await hands.choose("readBack", "aloud");
  expect(await press(say(firmWords.yesPublish))).toBe(200);
  expect(await main()).toContain(say(doneWords["firm-published"]));
  const company = await page.getByRole("link", { name: say(firmWords.publicPage) }).getAttribute("href");

  await page.goto(house.origin + firmAt);
  expect(await follow(say(firmWords.enterProject))).toBe(200);
  await writeProject(hands, project);
  expect(await press(say(projectWords.save))).toBe(422);
  expect(await page.locator('main [name="title"]').inputValue(), "what was typed is kept").toBe(project);
  await look(page);
  await fill("points-set-issue", "9");
  expect(await press(say(projectWords.save))).toBe(200);
  expect(await main()).toContain(say(doneWords["project-entered"]));
  expect(await follow(say(reviewWords.open))).toBe(200);
  await choose("result", "outside");
  await fill("reason", "店と話した経験のある方が社内にいません。");
  await fill("spoke", "社長");
  await choose("channel", "visit");
  await choose("readBack", "aloud");
  await look(page);
  expect(await press(say(reviewWords.decide))).toBe(200);
  expect(await main()).toContain(say(doneWords["review-decided"]));
  expect(await follow(say(projectWords.publish))).toBe(200);
  expect(await press(say(projectWords.yesPublish))).toBe(200);
  const bank = await page.getByRole("link", { name: say(projectWords.publicPage) }).getAttribute("href");

  const visitor = await openTab(browser, { width: 390 });
  for (const path of [company, bank]) {
    expect((await visitor.page.goto(house.origin + (path ?? "")))?.status()).toBe(200);
    const text = await visitor.page.locator("main").innerText();
    expect(text).toContain(firm);
    expect(text, "contact details stay with the hub").not.toContain("0859");
    await expectFitPage(visitor.page);
  }
  expect(await visitor.page.locator("h1").innerText()).toBe(project);
  await visitor.leave();
}

/** A project with one point too few for the nine elements. */
async function writeProject({ choose, fill }: Hands, title: string): Promise<void> {
  await fill("title", title);
  await fill("result", "3年で、問屋に頼らない売上を2割にしたい。");
  await choose("roleKind", "specialist");
  await choose("themes", "it");
  await fill("halfDays", "12");
  await fill("onSiteHalfDays", "2");
  await fill("months", "6");
  await fill("payYenPerMonth", "120,000");
  await fill("points-grasp-situation", "20");
  await fill("points-set-issue", "8");
}

test("a firm and its project come from the first word to the public page without scripts", async () => {
  const tab = await openTab(browser, { scripts: false });
  tab.expectStatus(422);
  await pressHat(tab.page, house.origin, "coordinator");
  await fromFirmToBank(pointing(tab.page), {
    language: "ja",
    firm: "ためし木工（架空）",
    project: "家具を売り出す",
    look: async (page) => expect(await shapeFaults(page)).toEqual([]),
  });
  await tab.leave();
});

test("the same by keyboard alone, in English, and the focus is always seen", async () => {
  const tab = await openTab(browser);
  tab.expectStatus(422);
  await tab.page.goto(`${house.origin}/en/sign-in`);
  expect(await typing(tab.page).press("Coordinator")).toBe(200);
  await fromFirmToBank(typing(tab.page), {
    language: "en",
    firm: "Trial Joinery",
    project: "Selling chairs",
    look: expectFitPage,
  });
  await tab.leave();
});

test("two windows edit one firm: the second is shown both versions and loses nothing", async () => {
  const tab = await openTab(browser);
  tab.expectStatus(409);
  await signInAs(tab.page, house.origin, "coordinator");
  const second = await tab.another();
  const edit = `${house.origin}/firms/3/edit`;
  await tab.page.goto(edit);
  await second.goto(edit);
  await pointing(tab.page).fill("town", "さきの町");
  expect(await pointing(tab.page).press("保存する")).toBe(200);

  await pointing(second).fill("town", "あとの町");
  expect(await pointing(second).press("保存する")).toBe(409);
  const row = second.locator(".compare-differs");
  expect(await row.count(), "only the town differs").toBe(1);
  expect(await row.innerText()).toMatch(/あとの町[^]*さきの町/);
  expect(await second.locator('main [name="town"]').inputValue()).toBe("あとの町");
  await expectFitPage(second);
  await second.setViewportSize({ width: 390, height: 900 });
  await expectFitPage(second);

  expect(await pointing(second).press("この内容で保存する")).toBe(200);
  expect(await second.locator("main").innerText()).toContain("あとの町");
  await tab.leave();
});

test("a button pressed twice, and a form sent many times, have one effect", async () => {
  const tab = await openTab(browser);
  await signInAs(tab.page, house.origin, "coordinator");
  const { page } = tab;
  const { choose, fill } = pointing(page);
  await page.goto(`${house.origin}/firms/new`);
  await fill("name", "二度押し工業（架空）");
  await choose("industry", "E");
  await fill("town", "しおかぜ町");
  await fill("employees", "3");
  const places = await page.evaluate(async () => {
    const form = document.querySelector("main form");
    if (!(form instanceof HTMLFormElement)) return [];
    const sent = new FormData(form);
    const fields = new URLSearchParams([...sent].map(([name, value]): [string, string] => [name, String(value)]));
    const send = () => fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    return answers.map(({ url }) => url);
  });
  expect(new Set(places).size, places.join("\n")).toBe(1);
  await page.getByRole("button", { name: "保存する" }).dblclick();
  await page.waitForURL(/\/firms\/\d+\?done=firm-entered$/);
  expect(new Set([...places, page.url()]).size).toBe(1);
  await page.goto(`${house.origin}/firms?q=${encodeURIComponent("二度押し")}`);
  expect(await page.locator("main tbody tr").count()).toBe(1);
  await tab.leave();
});

test("a keyboard comes past the menu in one step, and a list's rows are reached in order", async () => {
  const tab = await openTab(browser);
  await signInAs(tab.page, house.origin, "coordinator");
  await tab.page.goto(`${house.origin}/firms`);
  await tab.page.keyboard.press("Tab");
  expect(await tab.page.evaluate(() => document.activeElement?.className)).toBe("skip-link");
  await tab.page.keyboard.press("Enter");
  expect(await tab.page.evaluate(() => document.activeElement?.id)).toBe("main");
  const first = await tab.page.locator("main tbody a").first().innerText();
  await typing(tab.page).follow(first);
  expect(await tab.page.locator("h1").innerText()).toBe(first);
  await tab.leave();
});

test("signing out ends the session everywhere in this browser", async () => {
  const tab = await openTab(browser);
  await signInAs(tab.page, house.origin, "coordinator");
  const cookies = await tab.context.cookies();
  await tab.page.goto(`${house.origin}/firms`);
  await arriving(tab.page, () => tab.page.getByRole("button", { name: "サインアウト" }).first().click());
  expect(await tab.page.locator("main").innerText()).toContain(doneWords["signed-out"].ja);
  await tab.page.goto(`${house.origin}/firms`);
  expect(new URL(tab.page.url()).pathname).toBe("/sign-in");
  await tab.context.addCookies(cookies);
  await tab.page.goto(`${house.origin}/firms`);
  expect(new URL(tab.page.url()).pathname, "with the old cookies brought back").toBe("/sign-in");
  await tab.leave();
});
