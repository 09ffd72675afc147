import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { questions } from "#domain/needs/terms.ts";
import { behalfWords } from "#text/behalf.ts";
import { doneWords } from "#text/done.ts";
import { draftWords } from "#text/frame.ts";
import { reviewResultWords, reviewWords } from "#text/inside-reviews.ts";
import { dialogueWords, questionWords } from "#text/needs.ts";
import { projectWords } from "#text/projects.ts";
import type { Words } from "#text/speak.ts";
import { expectFitPage, launchBrowser, openTab, shapeFaults } from "../support/browser.ts";
import { type Hands, pointing, signInAs, typing } from "../support/hands.ts";
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

const answers = {
  worry: "電話が鳴るたびに、段取りが止まるんです。",
  issue: "受ける人と作る人が同じなんです。",
  result: "一年で、納期の遅れをなくしたい。",
  new: "仕事を断る決まりを作るのは初めてです。",
  hard: "長い付き合いの客先ほど、急に来ます。",
  decide: "受ける順番は、来た人が決めてください。",
  role: "隣で一緒に考えてくれる人。",
  terms: "週に一回、3か月から。月に5万円なら。",
} as const;

type Way = {
  readonly language: "ja" | "en";
  readonly firm: number;
  readonly look: (page: Page) => Promise<unknown>;
};

/** A definer talks with an owner, question by question, and makes a project of it that everyone may read. */
async function fromTalkToBank(hands: Hands, { language, firm, look }: Way): Promise<string> {
  const { page, choose, fill, follow, press } = hands;
  const say = (words: Words): string => words[language];
  const main = () => page.locator("main").innerText();

  await page.goto(`${house.origin}${language === "en" ? "/en" : ""}/firms/${firm}`);
  expect(await follow(say(dialogueWords.begin))).toBe(200);
  await look(page);
  expect(await press(say(dialogueWords.beginButton))).toBe(200);
  for (const question of questions) {
    expect(await page.locator("h1").innerText()).toBe(say(questionWords[question].ask));
    await fill("words", answers[question]);
    expect(await press(say(dialogueWords.next))).toBe(200);
  }
  for (const words of Object.values(answers)) expect(await main()).toContain(words);
  await look(page);

  expect(await follow(say(dialogueWords.make))).toBe(200);
  expect(await page.locator('main [name="result"]').inputValue(), "in the owner's words").toBe(answers.result);
  expect(await page.locator('main [name="halfDays"]').inputValue(), "once a week").toBe("4");
  await look(page);
  expect(await press(say(dialogueWords.makeSave))).toBe(422);
  await choose("roleKind", "shoulder");
  await choose("themes", "production");
  await fill("points-set-issue", "5");
  await fill("points-inside-relations", "4");
  expect(await press(say(dialogueWords.makeSave))).toBe(200);
  expect(await main()).toContain(say(doneWords["requirement-made"]));
  const sources = page.locator("main .source-words");
  expect(await sources.count()).toBeGreaterThanOrEqual(10);
  await sources.first().locator("summary").click();
  expect(await sources.first().innerText()).toContain(answers.worry);
  await look(page);

  expect(await follow(say(reviewWords.open))).toBe(200);
  await choose("result", "outside");
  await fill("reason", "段取りを任せられる方が、まだいません。");
  await fill("spoke", "社長");
  await choose("channel", "visit");
  await choose("readBack", "aloud");
  await look(page);
  expect(await press(say(reviewWords.decide))).toBe(200);
  expect(await follow(say(projectWords.publish))).toBe(200);
  expect(await press(say(projectWords.yesPublish))).toBe(200);
  expect(await main()).toContain(say(doneWords["project-published"]));
  return new URL(page.url()).pathname.replace(/^\/en/, "");
}

test("an owner's words become a published project without scripts, and stay behind each of its lines", async () => {
  const tab = await openTab(browser, { scripts: false, width: 820 });
  tab.expectStatus(422);
  await signInAs(tab.page, house.origin, "definer");
  const project = await fromTalkToBank(pointing(tab.page), {
    language: "ja",
    firm: 5,
    look: async (page) => expect(await shapeFaults(page)).toEqual([]),
  });
  await tab.leave();
  const visitor = await openTab(browser, { width: 390 });
  await visitor.page.goto(house.origin + project.replace("/projects/", "/bank/"));
  const text = await visitor.page.locator("main").innerText();
  expect(text).toContain(answers.result);
  for (const kept of [answers.worry, answers.issue])
    expect(text, "what stands in the way stays inside").not.toContain(kept);
  await visitor.leave();
});

test("the same by keyboard alone, in English, on a tablet", async () => {
  const tab = await openTab(browser, { width: 1024 });
  tab.expectStatus(422);
  await signInAs(tab.page, house.origin, "definer");
  await fromTalkToBank(typing(tab.page), { language: "en", firm: 6, look: expectFitPage });
  await tab.leave();
});

test("the connection goes while an owner speaks: the words stay, and are sent when it is back", async () => {
  const tab = await openTab(browser, { width: 820 });
  const { page, context } = tab;
  const { fill, press } = pointing(page);
  await signInAs(page, house.origin, "definer");
  await page.goto(`${house.origin}/firms/7/dialogues/new`);
  expect(await press(dialogueWords.beginButton.ja)).toBe(200);
  const at = page.url();
  await page.locator('[data-island="keep-draft"][data-ready]').first().waitFor();
  await context.setOffline(true);
  await fill("words", "つながらない所で話した言葉");
  await page.getByRole("button", { name: dialogueWords.next.ja }).click();
  await page.getByText(draftWords.offline.ja).waitFor();
  await context.setOffline(false);
  await page.goto(`${house.origin}/dialogues`);
  await page.goto(at);
  expect(await page.locator('main textarea[name="words"]').inputValue()).toBe("つながらない所で話した言葉");
  expect(await press(dialogueWords.next.ja)).toBe(200);
  expect(await page.locator("main").innerText()).toContain("つながらない所で話した言葉");
  await tab.leave();
});

test("an owner reads their words on a phone and corrects them; the definer sees both", async () => {
  const owner = await openTab(browser, { width: 390 });
  await signInAs(owner.page, house.origin, "owner");
  await owner.page.goto(`${house.origin}/dialogues`);
  await owner.page.locator("main tbody a").first().click();
  await owner.page.waitForLoadState();
  await expectFitPage(owner.page);
  const { fill, follow, press } = pointing(owner.page);
  const before = await owner.page.locator("main .said-words").first().innerText();
  expect(await follow(dialogueWords.correct.ja)).toBe(200);
  await expectFitPage(owner.page);
  expect(await owner.page.locator("main").innerText()).not.toContain(behalfWords.title.ja);
  await fill("words", "言い直した言葉です。");
  expect(await press(dialogueWords.correctSave.ja)).toBe(200);
  const place = new URL(owner.page.url()).pathname;
  await owner.leave();

  const definer = await openTab(browser);
  await signInAs(definer.page, house.origin, "definer");
  await definer.page.goto(`${house.origin}${place}?ask=all`);
  const main = definer.page.locator("main");
  expect(await main.innerText()).toContain("言い直した言葉です。");
  await main.locator(".first-words summary").first().click();
  expect(await main.innerText()).toContain(before);
  await definer.leave();
});

test("the need is drawn by the arrow keys, and those who agreed are compared with it", async () => {
  const tab = await openTab(browser);
  await signInAs(tab.page, house.origin, "definer");
  const { page } = tab;
  const { rows } = await house.database.asSuper(
    "select p.number, d.number as dialogue from banso.inside_candidate c join banso.inside_review r using (hub_id, review_id) join banso.project p using (hub_id, project_id) join banso.dialogue d using (hub_id, dialogue_id) limit 1",
  );
  await page.goto(`${house.origin}/dialogues/${rows[0].dialogue}/requirement`);
  await page.locator('[data-island="shape-dial"][data-ready]').waitFor();
  const handle = page.locator("[data-handle]").first();
  await handle.focus();
  for (let press = 0; press < 7; press += 1) await page.keyboard.press("ArrowUp");
  expect(await page.locator('[name="points-grasp-situation"]').inputValue(), "5 is the most").toBe("5");
  await expectFitPage(page);
  await page.goto(`${house.origin}/projects/${rows[0].number}/inside-review`);
  expect(await page.locator(".candidate svg").count()).toBeGreaterThan(0);
  await page.getByText(reviewWords.again.ja).click();
  expect(await page.locator("main").innerText()).toContain(reviewResultWords.grow.ja);
  await expectFitPage(page);
  await page.setViewportSize({ width: 390, height: 900 });
  await expectFitPage(page);
  await tab.leave();
});
