import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listSampleHats } from "#domain/hubs/list-sample-hats.ts";
import { signedOutWays, signedOutWords } from "#text/error-pages.ts";
import { firmWords } from "#text/firms.ts";
import { draftWords } from "#text/frame.ts";
import { sessionWords } from "#text/session.ts";
import { expectFitPage, launchBrowser, openTab, type Tab } from "../support/browser.ts";
import { pointing, signInAs } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

// A browser shares the machine with all other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const waiting = { timeout: 30_000, interval: 100 };

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

/** The sample's coordinator, whose session ends while a new firm is being typed; gives the page that answers the sending. */
async function sentSignedOut(tab: Tab, business: string): Promise<void> {
  tab.expectStatus(403);
  await signInAs(tab.page, house.origin, "coordinator");
  await tab.page.goto(`${house.origin}/firms/new`);
  await pointing(tab.page).fill("name", "架空 つづき製作所");
  await pointing(tab.page).choose("industry", "E");
  await pointing(tab.page).fill("town", "見本町");
  await pointing(tab.page).fill("business", business);
  await tab.context.clearCookies({ name: "banso.session_token" });
  expect(await pointing(tab.page).press(firmWords.save.ja)).toBe(403);
  expect(await tab.page.locator("h1").innerText()).toBe(signedOutWords.title.ja);
}

/** The address of the sample's account with this hat. */
async function addressOf(kind: string): Promise<string> {
  const hub = await house.app.db.hubOf(null);
  const hats = hub === null ? [] : await listSampleHats(house.app, hub);
  return hats.find((hat) => hat.kind === kind)?.email ?? "";
}

test("whoever is signed out while typing signs in again by password, and the form comes back filled", async () => {
  const tab = await openTab(browser, { width: 390 });
  tab.expectStatus(422);
  await sentSignedOut(tab, "つづきの部品を削ります。");
  await expectFitPage(tab.page);
  expect(await pointing(tab.page).follow(signedOutWays.signIn.ja)).toBe(200);
  for (const password of ["wrong-at-first", house.app.samplePassword]) {
    await tab.page.locator("input[name=password]").fill(password);
    await tab.page.locator("form:has(input[name=password]) input[name=email]").fill(await addressOf("coordinator"));
    await pointing(tab.page).press(sessionWords.signIn.ja);
  }
  await tab.page.getByText(draftWords.restored.ja).waitFor();
  expect(new URL(tab.page.url()).pathname).toBe("/firms/new");
  expect(await tab.page.locator("[name=business]").inputValue()).toBe("つづきの部品を削ります。");
  expect(await pointing(tab.page).press(firmWords.save.ja)).toBe(200);
  await tab.leave();
});

test("the mailed link opens the form in a tab of its own, and what was typed comes over; nobody else meets it", async () => {
  const tab = await openTab(browser);
  await sentSignedOut(tab, "メールで戻ります。");
  await pointing(tab.page).follow(signedOutWays.signIn.ja);
  await tab.page.locator("#link-email").fill(await addressOf("coordinator"));
  expect(await pointing(tab.page).press(sessionWords.sendLink.ja)).toBe(200);

  const mailed = await tab.another();
  await mailed.goto(house.origin + (await newestLink()));
  expect(await pointing(mailed).press(sessionWords.signIn.ja)).toBe(200);
  await mailed.getByText(draftWords.restored.ja).waitFor();
  expect(new URL(mailed.url()).pathname).toBe("/firms/new");
  expect(await mailed.locator("[name=business]").inputValue()).toBe("メールで戻ります。");

  await signInAs(mailed, house.origin, "definer");
  await mailed.goto(`${house.origin}/firms/new`);
  expect(await mailed.locator("[name=business]").inputValue()).toBe("");
  expect(await mailed.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("メールで戻ります。");
  await tab.leave();
});

/** The path of the sign-in link that was mailed last. */
async function newestLink(): Promise<string> {
  const text = "select body from banso.mail where body like '%/sign-in/link?token=%' order by made_at desc limit 1";
  let link = "";
  await expect
    .poll(async () => {
      const body: string = (await house.database.asSuper(text)).rows[0]?.body ?? "";
      link = /\/sign-in\/link\?token=\S+/.exec(body)?.[0] ?? "";
      return link;
    }, waiting)
    .not.toBe("");
  return link;
}

test("without scripts the page that says so still has what was typed, and sends it after the sign-in", async () => {
  const tab = await openTab(browser, { width: 390, scripts: false });
  await sentSignedOut(tab, '一行目。\n二行目と "引用" <b>。');
  const signingIn = tab.context.waitForEvent("page");
  await tab.page.getByRole("link", { name: signedOutWays.signInInNewTab.ja }).click();
  const other = await signingIn;
  await other.waitForURL(/\/sign-in$/);
  await signInAs(other, house.origin, "coordinator");
  expect(await pointing(tab.page).press(signedOutWays.sendAgain.ja)).toBe(200);
  expect(await tab.page.locator("main").innerText()).toContain('二行目と "引用" <b>。');
  await tab.leave();
});
