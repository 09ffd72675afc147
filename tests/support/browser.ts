import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { axeViolations } from "./axe.ts";

/** Without a window of its own a browser takes half the time for a page: `npm test` tells which one it has found. */
const usualPlaces = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** Pages are drawn as ever, by fewer processes and threads that would wait for each other. */
const inFewProcesses = ["--in-process-gpu", "--num-raster-threads=1"];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? usualPlaces.find((place) => existsSync(place)) ?? "chromium",
    args: ["--no-sandbox", ...inFewProcesses],
  });

/** A reader's browser: its own cookies, one window. Whatever it complains about is kept until it is closed. */
export type Tab = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Another window of the same reader. */
  readonly another: () => Promise<Page>;
  /** These statuses are what this test is about; every other of 400 and more is a complaint. */
  readonly expectStatus: (...statuses: readonly number[]) => void;
  /** Complaints since the last time. */
  readonly complaints: () => readonly string[];
  /** Closes the reader's browser and fails on any complaint. */
  readonly leave: () => Promise<void>;
};

export type View = { readonly width?: number; readonly scripts?: boolean };

export async function openTab(browser: Browser, { width = 1280, scripts = true }: View = {}): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
  context.setDefaultTimeout(60_000);
  const expected = new Set<number>();
  const heard: string[] = [];
  const another = async (): Promise<Page> => {
    const page = await context.newPage();
    listenTo(page, { heard, expected, scripts });
    return page;
  };
  const complaints = (): readonly string[] => heard.splice(0);
  return {
    page: await another(),
    context,
    another,
    expectStatus: (...statuses) => {
      for (const status of statuses) expected.add(status);
    },
    complaints,
    leave: async () => {
      await context.close();
      expect(complaints()).toEqual([]);
    },
  };
}

type Listening = { readonly heard: string[]; readonly expected: ReadonlySet<number>; readonly scripts: boolean };

function listenTo(page: Page, { heard, expected, scripts }: Listening): void {
  page.on("console", (message) => {
    const text = message.text();
    // The answer's status is heard of below, with its address.
    if (text.startsWith("Failed to load resource: the server responded with a status of")) return;
    if (message.type() === "error" || message.type() === "warning") heard.push(`${page.url()}: ${text}`);
  });
  page.on("pageerror", (error) => heard.push(`${page.url()}: ${String(error)}`));
  page.on("dialog", (dialog) => {
    heard.push(`${page.url()}: a dialog said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page left before everything has arrived, and a file that is kept instead of shown.
    if (why === "net::ERR_ABORTED") return;
    // Where scripts are switched off the browser itself refuses to load them.
    if (scripts || !request.url().endsWith(".js")) heard.push(`${request.url()}: ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !expected.has(response.status()))
      heard.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
  });
}

/** Controls that a finger cannot hit well: below 44 px, unless the link stands in a sentence or the control's label is larger. */
const smallTargets = `[...document.querySelectorAll("a, button, summary, select, input:not([type=hidden]), textarea")]
  .filter((e) => e.checkVisibility() && !e.closest(".skip-link, p"))
  .map((e) => ({ e, box: (e.closest("label.choice") ?? e).getBoundingClientRect() }))
  .filter(({ e, box }) => box.height < 43.9 || (box.width < 43.9 && e.tagName !== "INPUT"))
  .map(({ e, box }) => e.outerHTML.slice(0, 120) + " " + Math.round(box.width) + "×" + Math.round(box.height))`;

const sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/** What is wrong with the page for fingers and narrow windows, and what reads wrongly: asked in one go. */
export async function shapeFaults(page: Page): Promise<readonly string[]> {
  // Half a page names what has not come yet.
  await page.waitForLoadState();
  const faults: readonly string[] = await page.evaluate(
    `[...${smallTargets}, ...(${sideways} > 0 ? ["scrolls sideways by " + (${sideways}) + " px"] : []),
      ...(${String(misread)})(), ...(${String(namelessParts)})()]`,
  );
  return faults;
}

/** What reads wrongly: a heading that leaves out a level, and an example that is announced twice. */
function misread(): string[] {
  const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")].map((each) =>
    Number(each.tagName.slice(1)),
  );
  const jumps = levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 1;
    return level > before + 1 ? [`jumps from h${before} to h${level}`] : [];
  });
  const twice = /例：\s*例：|Example:\s*(for example|example)/i.exec(document.querySelector("main")?.textContent ?? "");
  return twice === null ? jumps : [...jumps, `says twice: ${twice[0]}`];
}

/** What a screen reader could not name or tell apart: looked for on every page, as axe does on one of each make. */
function namelessParts(): string[] {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements are called ${id}`);
  const fields = [...document.querySelectorAll("input:not([type=hidden]), select, textarea")].filter(
    (field) =>
      !field.hasAttribute("aria-label") &&
      !field.hasAttribute("aria-labelledby") &&
      ("labels" in field && field.labels instanceof NodeList ? field.labels.length : 0) === 0,
  );
  const links = [...document.querySelectorAll("a[href], button")].filter(
    (each) =>
      (each.textContent ?? "").trim() === "" &&
      !each.hasAttribute("aria-label") &&
      !each.hasAttribute("aria-labelledby") &&
      each.querySelector("img[alt], svg[aria-label], svg title") === null,
  );
  const lost = [...document.querySelectorAll("[aria-describedby], [aria-labelledby], [aria-controls]")].flatMap(
    (each) =>
      ["aria-describedby", "aria-labelledby", "aria-controls"].flatMap((name) =>
        (each.getAttribute(name) ?? "").split(" ").filter((id) => id !== "" && document.getElementById(id) === null),
      ),
  );
  return [
    ...twice,
    ...[...fields, ...links].map((each) => `has no name: ${each.outerHTML.slice(0, 120)}`),
    ...lost.map((id) => `names what is not there: ${id}`),
  ];
}

/** The page as it is now: no axe violation, targets of 44 px, no sideways scroll. */
export async function expectFitPage(page: Page): Promise<void> {
  const where = page.url();
  expect(await axeViolations(page), where).toEqual([]);
  expect(await shapeFaults(page), where).toEqual([]);
}
