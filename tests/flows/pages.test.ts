import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type HatKind, hatKinds } from "#domain/access/terms.ts";
import { errorPageWords } from "#text/error-pages.ts";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser, openTab, shapeFaults, type Tab } from "../support/browser.ts";
import { count, isProof } from "../support/counts.ts";
import { arriving, pointing, signInAs } from "../support/hands.ts";
import { type FlowHouse, openHouse } from "../support/house.ts";
import { japaneseOn, unmarkedJapanese } from "../support/mixed-languages.ts";
import { inEnglish, kindOf, walk } from "../support/walk.ts";

// A browser shares the machine with all other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let house: FlowHouse;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
  await inviteSomebody();
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** So that there is a mail to read and an invitation to take back. */
async function inviteSomebody(): Promise<void> {
  const tab = await openTab(browser);
  await signInAs(tab.page, house.origin, "coordinator");
  await tab.page.goto(`${house.origin}/firms/1/accounts`);
  const { choose, fill, press } = pointing(tab.page);
  await choose("kind", "deputy");
  await fill("name", "架空 代理");
  await fill("email", "deputy@example.invalid");
  expect(await press("招待のメールを送る")).toBe(200);
  await tab.leave();
}

type Seen = { readonly language: "ja" | "en"; readonly reader: string };

/** Everything that is wrong with the page that is open, told with where it was seen. */
async function faultsOf(page: Page, path: string, { language, reader }: Seen): Promise<readonly string[]> {
  const frame = await page.evaluate(frameFacts);
  const width = page.viewportSize()?.width ?? 0;
  const other = language === "ja" ? inEnglish(path) : path;
  const faults = [
    ...(frame.language === language ? [] : [`its language is ${frame.language}`]),
    ...(/^\S.*｜./.test(frame.title) ? [] : [`its title is ${frame.title}`]),
    ...(frame.headings === 1 ? [] : [`it has ${frame.headings} first headings`]),
    ...(frame.other === other ? [] : [`its other language is at ${frame.other}`]),
    ...(await shapeFaults(page)),
  ];
  // Staff read at a desk; owners, people and the public on a phone. In full a page is looked at wholly on both; its
  // twin in English has the same parts, and is looked at for what it has besides.
  if (isProof || width === (frame.audience === "guest" ? 390 : 1280))
    faults.push(...(await axeViolations(page, undefined, isProof && language === "ja")));
  return faults.map((fault) => `${reader}, ${width} px, ${language} ${path}: ${fault}`);
}

type FrameFacts = Readonly<Record<"language" | "title" | "other" | "audience", string>> & { readonly headings: number };

const frameFacts = (): FrameFacts => ({
  language: document.documentElement.lang,
  title: document.title,
  other: document.querySelector("header a[hreflang]")?.getAttribute("href") ?? "nowhere",
  audience: document.documentElement.className,
  headings: document.querySelectorAll("h1").length,
});

const least: { readonly [H in HatKind | "visitor"]?: number } = { coordinator: 20, operator: 6, owner: 8, person: 5 };

/** In a usual run these read on both, and of the hub's staff the first reads for the others. */
const readOnBoth: ReadonlySet<string> = new Set(["visitor", "owner", "person"]);
const readLikeTheCoordinator: ReadonlySet<string> = new Set(["definer", "companion", "operator"]);
let readByTheCoordinator: readonly string[] = [];

for (const reader of ["visitor", ...hatKinds] as const) {
  test(`every page that a ${reader} can reach is fit to be read, in both languages, on a desk and a phone`, {
    timeout: count(300_000, 1_800_000),
  }, async () => {
    const tab = await openTab(browser, { width: !isProof && readOnBoth.has(reader) ? 390 : 1280 });
    if (reader !== "visitor") await signInAs(tab.page, house.origin, reader);
    const faults: string[] = [];
    const paths = await walk(tab.page, {
      origin: house.origin,
      mostConditions: isProof ? 2 : 1,
      isKnown: (kind) =>
        !isProof &&
        (/[?&](sort|after|before|status|state|show|of|story)$/.test(kind) ||
          (readLikeTheCoordinator.has(reader) && readByTheCoordinator.includes(kind))),
      visit: async (path) => {
        faults.push(...(await faultsOf(tab.page, path, { language: "ja", reader })));
      },
    });
    if (reader === "coordinator") readByTheCoordinator = paths.map(kindOf).filter((kind) => kind !== "/");
    expect(paths.length, paths.join("\n")).toBeGreaterThanOrEqual(least[reader] ?? 4);
    if (!isProof && readOnBoth.has(reader))
      faults.push(...(await readAll(tab, paths, { language: "en", width: 1280, reader })));
    if (isProof) {
      faults.push(...(await readAll(tab, paths, { language: "ja", width: 390, reader })));
      faults.push(...(await readAll(tab, paths, { language: "en", width: 390, reader })));
      faults.push(...(await readAll(tab, paths, { language: "en", width: 1280, reader })));
    }
    faults.push(...(await unfitForEnglish(tab.page, paths)));
    expect(faults).toEqual([]);
    await tab.leave();
  });
}

/** What would be Japanese to readers of English on the English pages of these paths, which are asked for without being drawn. */
async function unfitForEnglish(page: Page, paths: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    const html = await (await page.request.get(house.origin + inEnglish(path))).text();
    for (const text of japaneseOn(html)) faults.push(`en ${path} says in Japanese: ${text}`);
    for (const text of await page.evaluate(unmarkedJapanese, html))
      faults.push(`en ${path} reads out as English: ${text}`);
  }
  return faults;
}

type Reading = Seen & { readonly width: number };

async function readAll({ page }: Tab, paths: readonly string[], reading: Reading): Promise<readonly string[]> {
  const faults: string[] = [];
  await page.setViewportSize({ width: reading.width, height: 900 });
  for (const path of paths) {
    await page.goto(house.origin + (reading.language === "en" ? inEnglish(path) : path));
    faults.push(...(await faultsOf(page, path, reading)));
  }
  return faults;
}

test("a Japanese sentence of ours on an English page would be seen, and what people wrote is left to them", () => {
  const { title, what } = errorPageWords[404];
  expect(japaneseOn(`<h1>${title.ja}</h1><p aria-label="${what.ja}">みなもと製作所</p>`)).toEqual([title.ja, what.ja]);
});

test("the link to the other language leads to the same page and back", async () => {
  const tab = await openTab(browser);
  await signInAs(tab.page, house.origin, "coordinator");
  await tab.page.goto(`${house.origin}/firms?q=a&without=project`);
  await arriving(tab.page, () => tab.page.getByRole("link", { name: "English" }).first().click());
  expect(tab.page.url()).toBe(`${house.origin}/en/firms?q=a&without=project`);
  await arriving(tab.page, () => tab.page.getByRole("link", { name: "日本語" }).first().click());
  expect(tab.page.url()).toBe(`${house.origin}/firms?q=a&without=project`);
  await tab.leave();
});
