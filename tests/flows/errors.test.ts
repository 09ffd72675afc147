import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Route } from "#route.ts";
import {
  type ErrorPageWords,
  errorPageFrame,
  errorPageWords,
  linkSpentLinks,
  linkSpentWords,
  otherOriginWords,
  signedOutWays,
  signedOutWords,
  wrongStateWords,
} from "#text/error-pages.ts";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser, openTab, shapeFaults, type Tab } from "../support/browser.ts";
import { crowding } from "../support/crowding.ts";
import { arriving, pointing, signInAs } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

/** A page with a defect, planted so that the page about defects can be seen. */
const plantedFault: Route = {
  method: "get",
  path: "/planted-fault",
  act: "front.show",
  door: "page",
  run: () => Promise.reject(new Error("planted")),
};

// A browser shares the machine with all other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let house: FlowHouse;
let withoutDatabase: FlowHouse;
let browser: Browser;

beforeAll(async () => {
  [house, withoutDatabase, browser] = await Promise.all([
    openHouse({ settings: { BANSO_BODY_LIMIT_BYTES: "20000" }, routes: [plantedFault] }),
    openHouse({ isDatabaseGone: true }),
    launchBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([house?.close(), withoutDatabase?.close()]);
});

type Language = "ja" | "en";
const languages: readonly Language[] = ["ja", "en"];
const at = (language: Language, path: string): string => house.origin + (language === "en" ? `/en${path}` : path);

/** What happened, what to do, and whom to ask: on a page for eyes, fingers and screen readers, desk and phone. */
async function expectHelp({ page }: Tab, language: Language, words: ErrorPageWords): Promise<void> {
  const text = await page.locator("main").innerText();
  expect(await page.locator("h1").innerText()).toBe(words.title[language]);
  for (const { [language]: sentence } of [words.what, words.next, errorPageFrame.whatToDo, errorPageFrame.askTitle])
    expect(text).toContain(sentence);
  expect(await page.getAttribute("html", "lang")).toBe(language);
  expect(await page.title()).toContain(words.title[language]);
  expect(await page.locator("main a").count(), "a way back").toBeGreaterThan(0);
  expect(await axeViolations(page)).toEqual([]);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await shapeFaults(page), `${width} px`).toEqual([]);
  }
}

/** Somebody's own browser, in which these statuses are no surprise. */
async function reader(hat: string | null, ...statuses: readonly number[]): Promise<Tab> {
  const tab = await openTab(browser);
  tab.expectStatus(...statuses);
  if (hat !== null) await signInAs(tab.page, house.origin, hat);
  return tab;
}

for (const language of languages) {
  test(`a page of another role says so and what to do (403, ${language})`, async () => {
    const tab = await reader("owner", 403);
    expect((await tab.page.goto(at(language, "/plans")))?.status()).toBe(403);
    await expectHelp(tab, language, errorPageWords[403]);
    await tab.leave();
  });

  test(`a page that is not there, or another's record, cannot be told apart (404, ${language})`, async () => {
    const tab = await reader("owner", 404);
    const seen: string[] = [];
    for (const path of ["/firms/999999", "/firms/40", "/nowhere-at-all"]) {
      expect((await tab.page.goto(at(language, path)))?.status(), path).toBe(404);
      seen.push(await tab.page.locator("main").innerText());
    }
    expect(new Set(seen).size).toBe(1);
    await expectHelp(tab, language, errorPageWords[404]);
    await tab.leave();
  });

  test(`what cannot be done in the present state is refused with its reason (409, ${language})`, async () => {
    const tab = await reader("coordinator", 409);
    await tab.page.goto(at("ja", "/projects?status=closed"));
    const closed = await tab.page.locator("main table th[scope=row] a").first().getAttribute("href");
    expect(closed).toMatch(/^\/projects\/\d+$/);
    expect((await tab.page.goto(at(language, `${closed}/edit`)))?.status()).toBe(409);
    await expectHelp(tab, language, wrongStateWords);
    await tab.leave();
  });

  test(`a file beyond what is accepted is told on a page, not by a lost connection (413, ${language})`, async () => {
    const tab = await reader("coordinator", 413);
    await tab.page.goto(at(language, "/plans/new"));
    for (const name of ["people", "projects"])
      await tab.page.locator(`input[name="${name}"]`).setInputFiles({
        name: `${name}.csv`,
        mimeType: "text/csv",
        buffer: Buffer.alloc(300_000, "x"),
      });
    expect(await arriving(tab.page, () => tab.page.locator("main form button[type=submit]").click())).toBe(413);
    await expectHelp(tab, language, errorPageWords[413]);
    expect(await tab.page.locator("main").innerText(), "how much is accepted").toContain("19 KB");
    await tab.leave();
  });

  test(`a spent link is told with the way to a new one (422, ${language})`, async () => {
    const tab = await reader(null, 422);
    await tab.page.goto(at(language, "/sign-in/link?token=spent-or-invented"));
    expect(await pointing(tab.page).press(language === "ja" ? "サインインする" : "Sign in")).toBe(422);
    await expectHelp(tab, language, linkSpentWords);
    await tab.page.getByRole("link", { name: linkSpentLinks.newLink[language] }).click();
    await tab.page.locator("#link-email:visible").waitFor();
    await tab.leave();
  });

  test(`too many tries are told with the time to wait (429, ${language})`, async () => {
    const tab = await reader(null, 429);
    let status = 200;
    for (let tries = 0; tries < 6; tries++) {
      await tab.page.goto(at(language, "/sign-in"));
      await tab.page.locator("#link-email").fill(`${language}.nobody@example.invalid`);
      status = await arriving(tab.page, () => tab.page.locator("#link-email").press("Enter"));
    }
    expect(status).toBe(429);
    await expectHelp(tab, language, errorPageWords[429]);
    expect(await tab.page.locator("main").innerText()).toMatch(/15分|15 minutes/);
    await tab.leave();
  });

  test(`a defect of ours is owned up to, with a number to tell the hub (500, ${language})`, async () => {
    const tab = await reader("coordinator", 500);
    expect((await tab.page.goto(at(language, "/planted-fault")))?.status()).toBe(500);
    await expectHelp(tab, language, errorPageWords[500]);
    expect(await tab.page.locator(".error-id").innerText()).toMatch(/^[0-9a-f]{8}$/);
    expect(await tab.page.content()).not.toContain("planted\n");
    await tab.leave();
  });

  test(`without its database the product says when to come back (503, ${language})`, async () => {
    const tab = await reader(null, 503);
    const started = performance.now();
    const answer = await tab.page.goto(`${withoutDatabase.origin}${language === "en" ? "/en" : ""}/firms`);
    expect(answer?.status()).toBe(503);
    expect(performance.now() - started, "milliseconds until it says so").toBeLessThan(5000 * crowding());
    expect(await answer?.headerValue("retry-after")).toBe("5");
    await expectHelp(tab, language, errorPageWords[503]);
    await tab.leave();
  });
}

test("a slash at the end of an address leads to the page, and never to another site", async () => {
  const ask = (path: string): Promise<Response> => fetch(house.origin + path, { redirect: "manual" });
  for (const [typed, place] of [
    ["/en/", "/en"],
    ["/bank/?q=a", "/bank?q=a"],
    ["/en/bank//", "/en/bank"],
  ] as const)
    expect((await ask(typed)).headers.get("location")).toBe(place);
  for (const path of ["//other.example/", "/\\other.example/", "/%2F/other.example/"]) {
    const location = (await ask(path)).headers.get("location") ?? house.origin;
    expect(new URL(location, house.origin).origin, path).toBe(house.origin);
  }
});

/** Asks as a program would, in somebody's name; pages are looked at as text. */
async function signedInCookie(hat: string): Promise<string> {
  const body = new URLSearchParams({ hat });
  const headers = { origin: house.origin };
  const answer = await fetch(`${house.origin}/sign-in/sample`, { method: "POST", redirect: "manual", headers, body });
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

test("what few ever see says in both languages what happened and what to do, with a way on, and mixes no languages", async () => {
  const { origin } = house;
  const cookie = await signedInCookie("coordinator");
  const stale = new URLSearchParams({ version: "999", answer: "yes" });
  const torn = { "content-type": "multipart/form-data; boundary=torn" };
  const rare = [
    ["/firms/1/withdraw", { cookie, origin }, stale, 409, errorPageWords[409]],
    ["/firms/1/withdraw", { cookie, origin, ...torn }, "--torn, and no more", 422, errorPageWords[422]],
    ["/firms/1/withdraw", { origin }, stale, 403, signedOutWords],
    ["/firms/1/withdraw", { cookie, origin: "https://evil.example" }, stale, 403, otherOriginWords],
  ] as const;
  for (const language of languages)
    for (const [path, headers, body, status, words] of rare) {
      const answer = await fetch(at(language, path), { method: "POST", redirect: "manual", headers, body });
      expect(answer.status, words.title.en).toBe(status);
      const main = /<main.*<\/main>/s.exec(await answer.text())?.[0] ?? "";
      const other = language === "ja" ? "en" : "ja";
      for (const sentence of [words.title, words.what, errorPageFrame.whatToDo]) {
        expect(main).toContain(sentence[language]);
        expect(main).not.toContain(sentence[other]);
      }
      expect(main).toContain((words === signedOutWords ? signedOutWays.fromHere : words.next)[language]);
      expect(main, "a way on").toMatch(language === "ja" ? /href="\// : /href="\/en/);
    }
});
