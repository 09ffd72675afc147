import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { accountWords, invitationWords } from "#text/accounts.ts";
import { doneWords } from "#text/done.ts";
import { sessionWords } from "#text/session.ts";
import { expectFitPage, launchBrowser, openTab } from "../support/browser.ts";
import { arriving, pointing, pressHat, signInAs } from "../support/hands.ts";
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

/** The link in the newest mail to somebody, as an operator reads it on the page of outgoing mail. */
async function linkReadByOperator(to: string): Promise<string> {
  const operator = await openTab(browser);
  await signInAs(operator.page, house.origin, "operator");
  const row = operator.page.locator("main tbody tr", { hasText: to }).first();
  // The job that writes a sign-in letter comes after the answer to the form.
  await expect
    .poll(
      async () => {
        await operator.page.goto(`${house.origin}/mail`);
        return row.count();
      },
      { timeout: 15_000, interval: 300 },
    )
    .toBe(1);
  await arriving(operator.page, () => row.getByRole("link").click());
  await expectFitPage(operator.page);
  const link = await operator.page.locator('main a[href^="http"]').first().getAttribute("href");
  await operator.leave();
  return link ?? "";
}

const namesOfFirms = (page: Page): Promise<string[]> => page.locator('main tbody th[scope="row"]').allInnerTexts();

test("an owner is invited, chooses a password, sees the own firm and only it, and comes back by a mailed link", async () => {
  const to = "new.owner@example.invalid";
  const coordinator = await openTab(browser);
  await signInAs(coordinator.page, house.origin, "coordinator");
  await coordinator.page.goto(`${house.origin}/firms/7/accounts`);
  const firm = (await coordinator.page.locator(".heading-above").innerText()).replace(/^F-7 /, "");
  const desk = pointing(coordinator.page);
  await desk.choose("kind", "owner");
  await desk.fill("name", "架空 社長");
  await desk.fill("email", to);
  expect(await desk.press(accountWords.send.ja)).toBe(200);
  await coordinator.leave();

  const link = await linkReadByOperator(to);
  expect(link).toMatch(new RegExp(`^${house.origin}/invitations/[\\w-]{20,}$`));

  const owner = await openTab(browser, { width: 390 });
  owner.expectStatus(404, 422);
  const { page } = owner;
  await page.goto(link);
  expect(await page.locator("main").innerText()).toContain(firm);
  await expectFitPage(page);
  const phone = pointing(page);
  await phone.fill("password", "short");
  expect(await phone.press(invitationWords.accept.ja)).toBe(422);
  await page.locator(".error-summary:focus").waitFor();
  expect(await page.locator('main [name="name"]').inputValue()).toBe("架空 社長");
  await phone.fill("password", "a phrase that nobody guesses");
  expect(await phone.press(invitationWords.accept.ja)).toBe(200);
  expect(await page.locator("main").innerText()).toContain(doneWords["invitation-accepted"].ja);
  await expectFitPage(page);

  await page.goto(`${house.origin}/firms`);
  expect(await namesOfFirms(page)).toEqual([firm]);
  expect((await page.goto(`${house.origin}/firms/7`))?.status()).toBe(200);
  for (const other of ["/firms/8", "/firms/8/edit", "/firms/8/accounts"])
    expect((await page.goto(house.origin + other))?.status(), other).toBe(404);
  await page.goto(link);
  expect(await page.locator("h1").innerText(), "the link works once").not.toBe(invitationWords.title.ja);
  await owner.leave();

  await returnByMail(to, firm);
});

/** Without the password: a link by mail, which opens a page with a button. */
async function returnByMail(to: string, firm: string): Promise<void> {
  const owner = await openTab(browser, { width: 390 });
  owner.expectStatus(422);
  const { page } = owner;
  await page.goto(`${house.origin}/sign-in`);
  await page.locator("#link-email").fill(to);
  await arriving(page, () => page.getByRole("button", { name: sessionWords.sendLink.ja }).click());
  expect(await page.locator("main").innerText()).toContain(doneWords["link-sent"].ja);
  // The invitation went to the same address before; the operator's list shows the newest first.
  const link = await newestLink(to);
  await page.goto(link);
  await expectFitPage(page);
  await page.goto(`${house.origin}/firms`);
  expect(new URL(page.url()).pathname, "opening the link alone signs nobody in").toBe("/sign-in");
  await page.goto(link);
  expect(await pointing(page).press(sessionWords.signIn.ja)).toBe(200);
  await page.goto(`${house.origin}/firms`);
  expect(await namesOfFirms(page)).toEqual([firm]);
  await page.goto(link);
  expect(await pointing(page).press(sessionWords.signIn.ja), "the link works once").toBe(422);
  await owner.leave();
}

async function newestLink(to: string): Promise<string> {
  let link = "";
  await expect
    .poll(
      async () => {
        link = await linkReadByOperator(to).catch(() => "");
        return link;
      },
      { timeout: 15_000, interval: 500 },
    )
    .toContain("/sign-in/link?token=");
  return link;
}

test("cookies of a session are out of the reach of scripts and of other sites", async () => {
  const tab = await openTab(browser);
  await pressHat(tab.page, house.origin, "coordinator");
  const cookies = await tab.context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(["banso-hat", "banso.session_token"]);
  for (const cookie of cookies) {
    expect(cookie.httpOnly, cookie.name).toBe(true);
    expect(cookie.sameSite, cookie.name).toBe("Lax");
    expect(cookie.path, cookie.name).toBe("/");
    expect(cookie.domain, cookie.name).toBe("127.0.0.1");
  }
  expect(await tab.page.evaluate(() => document.cookie)).toBe("");
  await tab.leave();
});

test("over https the cookies are told to stay there", async () => {
  const secure = await openHouse({ settings: { BANSO_URL: "https://banso.example" } });
  const answer = await fetch(`${secure.origin}/sign-in/sample`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: "https://banso.example", "content-type": "application/x-www-form-urlencoded" },
    body: "hat=owner",
  });
  expect(answer.status).toBe(303);
  const cookies = answer.headers.getSetCookie();
  expect(cookies.length).toBe(2);
  for (const cookie of cookies) expect(cookie).toMatch(/; Secure\b/i);
  expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
  await secure.close();
});

const write = (headers: Readonly<Record<string, string>>, body: string) =>
  fetch(`${house.origin}/firms`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body,
  });

test("a form from another site, from nowhere, or without a session changes nothing", async () => {
  const tab = await openTab(browser);
  await signInAs(tab.page, house.origin, "coordinator");
  const cookie = (await tab.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await tab.leave();
  const firm = (name: string) =>
    new URLSearchParams({ name, industry: "E", town: "しおかぜ町", employees: "1" }).toString();
  const { origin } = house;
  const tries = [
    ["evil", { cookie, origin: "https://evil.example" }, 403],
    ["likeness", { cookie, origin: `${origin}.evil.example` }, 403],
    ["other port", { cookie, origin: "http://127.0.0.1:1" }, 403],
    ["null", { cookie, origin: "null" }, 403],
    ["no origin", { cookie }, 403],
    ["site", { cookie, "sec-fetch-site": "cross-site" }, 403],
    ["as text", { cookie, origin: "https://evil.example", "content-type": "text/plain" }, 403],
    ["as JSON", { cookie, origin: "https://evil.example", "content-type": "application/json" }, 403],
    ["no cookie", { origin }, 403],
    ["false cookie", { origin, cookie: "banso.session_token=invented.invented; banso-hat=x" }, 403],
  ] as const;
  const answers: unknown[] = [];
  for (const [name, headers] of tries) answers.push([name, (await write(headers, firm(`cross ${name}`))).status]);
  expect(answers).toEqual(tries.map(([name, , status]) => [name, status]));
  expect((await write({ cookie, origin }, firm("own site"))).status, "the own site's form is taken").toBe(303);
  const { rows } = await house.database.asSuper("select name from banso.firm where name ~ '^(cross|own site)'");
  expect(rows).toEqual([{ name: "own site" }]);
});
