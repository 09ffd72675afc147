import type { Browser, Page } from "playwright-core";
import { h } from "preact";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { page as pageOf, type Route } from "#route.ts";
import { launchBrowser, openTab, type Tab } from "../support/browser.ts";
import { count } from "../support/counts.ts";
import { pressHat, signInAs } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";

/** A page with a hole, planted so that the net is seen to hold. */
const plantedEcho: Route = {
  method: "get",
  path: "/planted-echo",
  act: "front.show",
  door: "page",
  run: ({ query }) =>
    Promise.resolve(
      pageOf({ title: "planted", body: h("div", { dangerouslySetInnerHTML: { __html: query.get("q") ?? "" } }) }),
    ),
};

// A browser shares the machine with all other tests.
vi.setConfig({ testTimeout: count(120_000, 1_800_000), hookTimeout: 120_000 });

let house: FlowHouse;
let browser: Browser;

let firmsOfSample = 0;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ routes: [plantedEcho] }), launchBrowser()]);
  const { rows } = await house.database.asSuper("select count(*)::int as n from banso.firm");
  firmsOfSample = Number(rows[0]?.n);
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** What attackers type into fields. Whatever of it ever ran would set `window.pwned` or open a dialog. */
/** Who agreed that the firm is named, as staff type it. */
const told = { spoke: "社長", channel: "phone", readBack: "aloud" };

const nasty: readonly string[] = [
  "'; drop table banso.firm; --",
  "' or '1'='1",
  "1; select pg_sleep(10)--",
  "\\'; delete from banso.person where true; --",
  "$$; drop schema banso cascade; $$",
  "' union select token from auth.session --",
  "%' and 1=0 union all select null --",
  "%_%",
  "E'\\x27 or true",
  "{1,2} || array[1]",
  "<script>window.pwned = 1</script>",
  "</textarea><script>window.pwned = 1</script>",
  '"><img src=x onerror="window.pwned = 1">',
  "' autofocus onfocus='window.pwned = 1",
  '" onmouseover="window.pwned = 1" x="',
  "</title><script>window.pwned = 1</script>",
  "<svg onload=window.pwned=1>",
  "<svg><script href=data:,window.pwned=1 />",
  "<iframe srcdoc='<script>parent.pwned=1</script>'>",
  "<math><mtext></p><img src onerror=pwned=1>",
  "<style>@import 'http://evil.example/x.css';</style>",
  "<base href='http://evil.example/'>",
  "<meta http-equiv=refresh content='0;url=http://evil.example'>",
  "<form action=http://evil.example><button>保存する",
  "--><!-- <img src=x onerror=pwned=1>",
  "]]><script>pwned=1</script>",
  "javascript:window.pwned=1",
  "data:text/html,<script>pwned=1</script>",
  "{{constructor.constructor('window.pwned=1')()}}",
  "${window.pwned=1}",
  "<%= system('id') %>",
  "&lt;script&gt;pwned=1&lt;/script&gt;",
  "\u2028pwned=1\u2029",
  "\u202egnp.exe",
  "nobody@example.invalid\r\nBcc: everyone@example.invalid",
  "x\r\nSet-Cookie: pwned=1",
  "x\n\n<script>pwned=1</script>",
  "=cmd|'/c calc'!A0",
  "../../../../etc/passwd",
  "；ＤＲＯＰ　ＴＡＢＬＥ　—　＜script＞",
];

/** How a text is kept: without control characters, line ends as one sign. */
const asKept = (text: string): string => text.replaceAll("\r\n", "\n").trim();
/** How a browser shows it in a line. */
const asShown = (text: string): string => asKept(text).replace(/[ \n\u2028\u2029]+/g, " ");

/** Sends a form as the browser would, and gives the address of the page that came. */
function send(page: Page, path: string, fields: Readonly<Record<string, string>>) {
  return page.evaluate(
    async ({ at, values }) => {
      const response = await fetch(at, { method: "POST", body: new URLSearchParams(values) });
      return { status: response.status, path: new URL(response.url).pathname };
    },
    { at: path, values: fields },
  );
}

/** The page holds the text as text, and nothing of it ran. */
async function expectHarmless(page: Page, path: string, text: string): Promise<void> {
  const answer = await page.goto(house.origin + path);
  expect(answer?.status(), path).toBe(200);
  expect(new URL(page.url()).pathname, "still here").toBe(path.split("?")[0]);
  const shown = await page.evaluate(() => ({
    pwned: "pwned" in window,
    text: (document.querySelector("main")?.textContent ?? "").replace(/[ \n\u2028\u2029]+/g, " "),
    fields: [...document.querySelectorAll("input, textarea")].map((each) =>
      each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement ? each.value : "",
    ),
    foreign: document.querySelectorAll("main script, main iframe, main base, main style, main img, main meta").length,
  }));
  expect(shown.pwned, `${text} ran on ${path}`).toBe(false);
  expect(shown.foreign, `${text} became part of ${path}`).toBe(0);
  const isThere = shown.text.includes(asShown(text)) || shown.fields.some((each) => asShown(each) === asShown(text));
  expect(isThere, `${path} shows ${text}`).toBe(true);
}

const firmOf = (text: string) => ({
  name: text,
  kana: text,
  industry: "E",
  town: text.slice(0, 40),
  employees: "1",
  business: text,
  contactName: text,
});

const projectOf = (text: string, firm: string) => ({
  firm,
  title: text,
  result: text,
  whatIsNew: text,
  whatIsHard: text,
  mayDecide: text,
  roleKind: "specialist",
  themes: "it",
  halfDays: "4",
  onSiteHalfDays: "0",
  place: text.slice(0, 40),
  months: "3",
  payYenPerMonth: "1000",
});

async function coordinator(): Promise<Tab> {
  const tab = await openTab(browser);
  await pressHat(tab.page, house.origin, "coordinator");
  return tab;
}

/** These are stored in every field: half of them in a usual run, of each kind of attack some. */
const stored = nasty.filter((_, index) => index % count(2, 1) === 0);
/** And of these the pages are opened in the browser one by one. */
const opened = nasty.filter((_, index) => index % count(8, 1) === 0);

test("whatever is typed into a firm and its project is shown as text on every page, the public ones too", async () => {
  const tab = await coordinator();
  const { page } = tab;
  const places = new Map<string, readonly string[]>();
  for (const text of stored) {
    const firm = await send(page, "/firms", firmOf(text));
    expect(firm.path, text).toMatch(/^\/firms\/\d+$/);
    const number = firm.path.replace("/firms/", "");
    expect((await send(page, `${firm.path}/publish`, { version: "1", answer: "yes", ...told })).status).toBe(200);
    const project = await send(page, "/projects", projectOf(text, number));
    expect(project.path, text).toMatch(/^\/projects\/\d+$/);
    const looked = { version: "0", step: "decide", result: "grow", reason: text, mentor: text, ...told, spoke: text };
    expect((await send(page, `${project.path}/inside-review`, looked)).status, text).toBe(200);
    const published = await send(page, `${project.path}/publish`, { version: "1", answer: "yes" });
    expect(published.status, text).toBe(200);
    const bank = project.path.replace("projects", "bank");
    places.set(text, [
      firm.path,
      `${firm.path}/edit`,
      `/companies/${number}`,
      project.path,
      `${project.path}/edit`,
      `${project.path}/inside-review`,
      bank,
    ]);
  }
  for (const text of opened) for (const path of places.get(text) ?? []) await expectHarmless(page, path, text);
  await tab.leave();
});

test("names of people, notes of bookings and names of those who are invited are shown as text", async () => {
  const tab = await coordinator();
  const { page } = tab;
  for (const text of opened) {
    const person = await send(page, "/people", { name: text, email: "", phone: "", halfDays: "8" });
    expect(person.path, text).toMatch(/^\/people\/\d+$/);
    const booking = { halfDays: "1", fromWeek: "2026-12-07", weeks: "1", note: text };
    expect((await send(page, `${person.path}/bookings`, booking)).status, text).toBe(200);
    await expectHarmless(page, person.path, text);
    await expectHarmless(page, `${person.path}/edit`, text);
    const invitation = { kind: "owner", name: text, email: `guest${opened.indexOf(text)}@example.invalid` };
    expect((await send(page, "/firms/2/accounts", invitation)).status, text).toBe(200);
  }
  for (const text of opened) await expectHarmless(page, "/firms/2/accounts", text);
  await tab.leave();
});

test("lists, searches and the operator's mail stay whole, with all of it in them", async () => {
  const tab = await coordinator();
  const { page } = tab;
  const firms = await house.database.asSuper("select count(*)::int as n from banso.firm");
  expect(firms.rows).toEqual([{ n: firmsOfSample + stored.length }]);
  for (const text of opened) {
    for (const list of ["/firms", "/projects", "/people", "/bank"]) {
      const answer = await page.goto(`${house.origin}${list}?${new URLSearchParams({ q: text })}`);
      expect(answer?.status(), `${list} asked for ${text}`).toBe(200);
      expect(await page.evaluate(() => "pwned" in window), text).toBe(false);
    }
  }
  await page.goto(`${house.origin}/firms?q=${encodeURIComponent("' or '1'='1")}`);
  expect(await page.locator("main tbody tr").count(), "a search is words, never a condition").toBeLessThanOrEqual(1);
  await tab.leave();

  const operator = await openTab(browser);
  await signInAs(operator.page, house.origin, "operator");
  const { rows } = await house.database.asSuper("select mail_id, to_address, subject from banso.mail");
  expect(rows.length).toBe(opened.length);
  for (const { mail_id: mail, to_address: to, subject } of rows) {
    expect(to).toMatch(/^guest\d+@example\.invalid$/);
    expect(subject, "one line").not.toMatch(/[\r\n]/);
    expect((await operator.page.goto(`${house.origin}/mail/${mail}`))?.status()).toBe(200);
    expect(await operator.page.evaluate(() => "pwned" in window)).toBe(false);
  }
  await operator.leave();
});

test("addresses of mail and sites with something more in them are refused beside their field", async () => {
  const tab = await coordinator();
  tab.expectStatus(422);
  const bad: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["/firms", { ...firmOf("x"), contactEmail: "a@example.invalid\r\nBcc: b@example.invalid" }],
    ["/firms", { ...firmOf("x"), contactEmail: '"><script>@example.invalid' }],
    ["/firms", { ...firmOf("x"), website: "javascript:window.pwned=1" }],
    ["/firms", { ...firmOf("x"), website: 'https://x"onclick="pwned=1' }],
    ["/firms", { ...firmOf("x"), contactPhone: "0859\r\nX: 1" }],
    ["/firms/2/accounts", { kind: "owner", name: "x", email: "a@example.invalid,b@example.invalid" }],
    ["/firms/2/accounts", { kind: "owner", name: "x", email: "a@example.invalid\nBcc: b@example.invalid" }],
    ["/sign-in/link", { email: "a@example.invalid%0d%0aBcc:b@example.invalid\r\nX: 1" }],
  ];
  for (const [path, fields] of bad)
    expect((await send(tab.page, path, fields)).status, JSON.stringify(fields)).toBe(422);
  await tab.leave();
});

test("what stands in an address after a question mark sets no header and leads to no other site", async () => {
  const { origin } = house;
  for (const next of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:1",
    "/x\r\nSet-Cookie: a=1",
  ]) {
    const answer = await fetch(`${origin}/sign-in?${new URLSearchParams({ next })}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(/name="next" value="([^"]*)"/.exec(await answer.text())?.[1], next).toMatch(/^\/(?![/\\])/);
  }
  const turned = await fetch(`${origin}/firms?q=%0d%0aSet-Cookie:%20a=1`, { redirect: "manual" });
  expect(turned.status).toBe(303);
  expect(turned.headers.getSetCookie()).toEqual([]);
  expect(turned.headers.get("location")).toMatch(/^\/sign-in\?next=%2F/);
});

test("a page that writes what was typed as markup is caught, and its script is stopped by the content policy", async () => {
  const tab = await coordinator();
  const text = '<img src="x" onerror="window.pwned = 1">';
  const look = expectHarmless(tab.page, `/planted-echo?${new URLSearchParams({ q: text })}`, text);
  await expect(look).rejects.toThrow("became part of");
  await expect.poll(() => tab.complaints().join("\n")).toMatch(/Content Security Policy/);
  expect(await tab.page.evaluate(() => "pwned" in window)).toBe(false);
  // Everything the planted page gave rise to has been heard of.
  await tab.page.goto(`${house.origin}/firms`);
  tab.complaints();
  await tab.leave();
});
