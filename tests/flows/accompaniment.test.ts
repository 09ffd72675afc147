import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checkInWords, concernWords, feelingWords, onTrackWords, talkWords } from "#text/accompaniment.ts";
import { doneWords } from "#text/done.ts";
import { expectFitPage, launchBrowser, openTab } from "../support/browser.ts";
import { signInAs } from "../support/hands.ts";
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

/** The link of a letter to one side of a running engagement that the sample's first companion accompanies, as the letter would carry it. */
async function mailedLink(side: "person" | "firm", token: string): Promise<number> {
  const hash = createHash("sha256").update(token).digest("hex");
  const { rows } = await house.database.asSuper(
    `with asked as (
       insert into banso.check_in (hub_id, check_in_id, engagement_id, side, due_on)
       select e.hub_id, gen_random_uuid(), e.engagement_id, $1, current_date - 1 from banso.engagement e
       where e.ended_on is null and e.from_week < current_date and not exists (select from banso.check_in c
         where c.engagement_id = e.engagement_id and c.side = $1 and c.due_on between current_date - 20 and current_date + 7)
         and ($1 = 'person' or exists (select from banso.hat h where h.firm_id = e.firm_id))
         and e.companion_id = (select account_id from banso.account where email = 'companion@sample.invalid')
       order by e.number limit 1 returning hub_id, check_in_id, engagement_id),
     linked as (
       insert into banso.check_in_link (hub_id, token_hash, check_in_id, made_at, expires_at)
       select hub_id, $2, check_in_id, now(), now() + interval '21 days' from asked)
     select e.number from banso.engagement e join asked using (engagement_id)`,
    [side, hash],
  );
  const number = Number(rows[0]?.number);
  if (!Number.isInteger(number)) throw new Error("the sample has no engagement to ask about");
  return number;
}

const main = (page: Page): Promise<string> => page.locator("main").innerText();

test("on a phone, without scripts, a mailed check-in is answered with four touches and well within a minute", async () => {
  const number = await mailedLink("person", "phone-token");
  const tab = await openTab(browser, { width: 390, scripts: false });
  const { page } = tab;
  const begun = performance.now();
  await page.goto(`${house.origin}/check-ins/phone-token`);
  await page.getByText(feelingWords[3]?.label.ja ?? "", { exact: true }).click();
  await page.getByText(onTrackWords[2]?.label.ja ?? "", { exact: true }).click();
  await page.getByText(talkWords.companion.ja).click();
  await page.getByRole("button", { name: checkInWords.send.ja }).click();
  expect(await main(page)).toContain(checkInWords.thanksTitle.ja);
  expect(performance.now() - begun).toBeLessThan(60_000);
  await page.goto(`${house.origin}/en/check-ins/phone-token`);
  expect(await main(page)).toContain(checkInWords.thanksTitle.en);
  await tab.leave();

  const desk = await openTab(browser);
  await signInAs(desk.page, house.origin, "companion");
  await desk.page.goto(`${house.origin}/accompaniment?of=all`);
  expect(await main(desk.page)).toContain(`E-`);
  await expectFitPage(desk.page);
  await desk.page.goto(`${house.origin}/engagements/${number}`);
  await expectFitPage(desk.page);
  const concern = desk.page.locator('a[href^="/concerns/"]', { hasText: /^C-\d+$/ }).first();
  await concern.click();
  await expectFitPage(desk.page);
  await desk.page.locator("#step-words").fill("電話でお話しした。");
  await desk.page.getByRole("button", { name: concernWords.stepNow.ja }).click();
  expect(await main(desk.page)).toContain("電話でお話しした。");
  await desk.page.locator("summary", { hasText: concernWords.end.ja }).click();
  await desk.page.locator("#end-outcome").fill("役割を書き直した。");
  await desk.page.getByRole("button", { name: concernWords.endNow.ja }).click();
  expect(await main(desk.page)).toContain("役割を書き直した。");
  await desk.leave();
});

test("by keyboard alone, what is missing is told beside its question, and nothing that was chosen is lost", async () => {
  await mailedLink("firm", "keyboard-token");
  const tab = await openTab(browser, { width: 390 });
  tab.expectStatus(422);
  const { page } = tab;
  await page.goto(`${house.origin}/check-ins/keyboard-token`);
  await expectFitPage(page);
  await page.locator("#f-score-5").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".error-summary");
  await expectFitPage(page);
  expect(await page.locator("#f-score-5").isChecked()).toBe(true);
  await page.locator("#f-onTrack-3").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.getByText(checkInWords.thanksTitle.ja).first().waitFor();
  await expectFitPage(page);
  await tab.leave();
});

test("an owner answers from the first page, in Japanese and English, on a phone", async () => {
  await house.database.asSuper(
    `insert into banso.check_in (hub_id, check_in_id, engagement_id, side, due_on)
     select e.hub_id, gen_random_uuid(), e.engagement_id, 'firm', current_date from banso.engagement e
     join banso.hat h on h.firm_id = e.firm_id and h.kind = 'owner' join banso.account a using (account_id)
     where a.email = 'owner@sample.invalid' and e.ended_on is null order by e.number limit 1
     on conflict do nothing`,
  );
  const tab = await openTab(browser, { width: 390 });
  const { page } = tab;
  await signInAs(page, house.origin, "owner");
  await page.goto(`${house.origin}/`);
  // What is more urgent stands above it; the rest is folded away.
  await page.evaluate(`document.querySelectorAll("main details").forEach((rest) => { rest.open = true; })`);
  await page.locator('main a[href*="check-in"]').first().click();
  if (page.url().endsWith("/check-ins")) await page.locator("main .task a").first().click();
  await expectFitPage(page);
  await page.locator("label", { hasText: feelingWords[0]?.label.ja ?? "" }).click();
  await page
    .locator("label", { hasText: onTrackWords[0]?.label.ja ?? "" })
    .first()
    .click();
  await page.getByRole("button", { name: checkInWords.send.ja }).click();
  expect(await main(page)).toContain(doneWords["check-in-answered"].ja);
  for (const path of ["/en/check-ins", "/en/notices", "/notices", "/complaints", "/en/complaints"]) {
    await page.goto(`${house.origin}${path}`);
    await expectFitPage(page);
  }
  await tab.leave();
});
