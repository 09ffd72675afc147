import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../support/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { isProof } from "../support/counts.ts";
import { type Gallery, serveGallery } from "./serve-gallery.ts";

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** Runs `look` on a page of its own and gives back what the browser complained about. */
async function onPage(
  view: { width: number; colorScheme: "light" | "dark"; javaScriptEnabled?: boolean },
  look: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    colorScheme: view.colorScheme,
    javaScriptEnabled: view.javaScriptEnabled ?? true,
  });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await look(page).catch((error: unknown) => {
    throw complaints.length === 0 ? error : new Error(`${complaints.join("\n")}\n${String(error)}`);
  });
  await context.close();
  return complaints;
}

/** Controls that a finger cannot hit well: below 44 px, unless the link stands within a sentence or the control's label is larger. */
const smallTargets = `[...document.querySelectorAll("a, button, summary, select, input:not([type=hidden]), textarea")]
  .filter((e) => e.checkVisibility() && !e.closest(".skip-link, p"))
  .map((e) => ({ e, box: (e.closest("label.choice") ?? e).getBoundingClientRect() }))
  .filter(({ e, box }) => box.height < 43.9 || (box.width < 43.9 && e.tagName !== "INPUT"))
  .map(({ e, box }) => e.outerHTML.slice(0, 90) + " " + box.width + "×" + box.height)`;

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

for (const width of [390, 1280]) {
  for (const colorScheme of ["light", "dark"] as const) {
    // What the dark changes is colours alone.
    const rules = colorScheme === "dark" && !isProof ? ["color-contrast"] : undefined;
    test(`every page of the gallery is accessible at ${width} px in ${colorScheme} mode`, async () => {
      const complaints = await onPage({ width, colorScheme }, async (page) => {
        // Error pages differ in their words only: one of them is enough in the dark.
        const paths = gallery.paths.filter((path) => colorScheme === "light" || !/error-(?!500)/.test(path));
        for (const path of paths) {
          await page.goto(gallery.origin + path);
          expect(await axeViolations(page, rules), path).toEqual([]);
          expect(await page.evaluate(smallTargets), path).toEqual([]);
          expect(await page.evaluate(overflow), `${path} scrolls sideways`).toBe(0);
        }
      });
      expect(complaints).toEqual([]);
    });
  }
}

test("what no page has shown is looked at: when it is opened, and with the list or the button that holds it", async () => {
  await onPage({ width: 1280, colorScheme: "light" }, async (page) => {
    const wrongRules = async (inside: string): Promise<readonly string[]> => {
      // Parts of their own, so that those of real pages are looked at still.
      const marked = `<html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>${inside}</main></body></html>`;
      await page.setContent(`<!doctype html>${marked.replaceAll(/<(\w+)/g, '<$1 class="planted"')}`);
      return (await axeViolations(page)).map((fault) => fault.split(":")[0] ?? "");
    };
    const details = (attribute: string, inside: string): string =>
      `<details${attribute}><summary>More</summary>${inside}</details>`;
    const pale = '<p style="color: #bbb">Pale</p>';
    expect(await wrongRules(details(" open", "Words"))).toEqual([]);
    expect(await wrongRules(`${details("", pale)}<ul><li>One</li></ul><button>Press</button>`)).toEqual([]);
    expect(await wrongRules(details(" open", pale))).toEqual(["color-contrast"]);
    expect(await wrongRules("<ul><li>One</li><div>Two</div></ul>")).toEqual(["list"]);
    expect(await wrongRules("<button>Press <a href='/'>Home</a></button>")).toContain("nested-interactive");
    // Of rows that are alike two are looked at, and each that is not; then all of them are there again.
    const rows = ["One", "Two", "Three", pale.replace("<p", "<b").replace("/p", "/b"), "Five", "Six"];
    const row = (inside: string): string => `<li class="row">${inside}</li>`;
    expect(await wrongRules(`<ol>${rows.map(row).join("")}</ol>`)).toEqual(["color-contrast"]);
    expect((await page.locator("li").allInnerTexts()).join(" ")).toBe("One Two Three Pale Five Six");
  });
});

test("the menu of a phone opens without scripts and holds the pages, the hat and sign-out", async () => {
  const complaints = await onPage({ width: 390, colorScheme: "light", javaScriptEnabled: false }, async (page) => {
    await page.goto(`${gallery.origin}/desk`);
    expect(await page.getByRole("button", { name: "サインアウト" }).isVisible()).toBe(false);
    await page.getByText("メニュー").click();
    expect(await page.getByRole("button", { name: "サインアウト" }).isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: "配分" }).isVisible()).toBe(true);
    await page.getByRole("link", { name: "English" }).click();
    expect(page.url()).toBe(`${gallery.origin}/en/desk`);
  });
  expect(complaints).toEqual([]);
});

test("a form that came back takes the focus to its list of faults, and each leads to its field", async () => {
  const complaints = await onPage({ width: 1280, colorScheme: "light" }, async (page) => {
    await page.goto(`${gallery.origin}/form`);
    await page.locator(".error-summary:focus").waitFor();
    await page.locator(".error-summary a").first().click();
    expect(await page.evaluate("document.activeElement.id")).toBe("f-postcode");
  });
  expect(complaints).toEqual([]);
});

test("what was typed comes back after leaving the page, but never a password, and goes once it was saved", async () => {
  const complaints = await onPage({ width: 1280, colorScheme: "light" }, async (page) => {
    await page.goto(`${gallery.origin}/form-blank`);
    await page.getByLabel("会社名").fill("みさき醸造");
    await page.getByLabel("パスワード").fill("himitsu-himitsu");
    await page.goto(`${gallery.origin}/moment`);
    await page.goto(`${gallery.origin}/form-blank`);
    expect(await page.getByLabel("会社名").inputValue()).toBe("みさき醸造");
    expect(await page.getByLabel("パスワード").inputValue()).toBe("");
    expect(await page.getByText("前に書きかけた内容を戻しました").isVisible()).toBe(true);
    expect(await page.evaluate("JSON.stringify(sessionStorage)")).not.toContain("himitsu");
    await page.getByRole("button", { name: "保存する" }).click();
    await page.waitForURL(`${gallery.origin}/desk`);
    await page.goto(`${gallery.origin}/form-blank`);
    expect(await page.getByLabel("会社名").inputValue()).toBe("");
  });
  expect(complaints).toEqual([]);
});

test("while the connection is gone a form is kept and says so", async () => {
  const complaints = await onPage({ width: 1280, colorScheme: "light" }, async (page) => {
    await page.goto(`${gallery.origin}/form-blank`);
    await page.getByLabel("会社名").fill("はまかぜ製作所");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "保存する" }).click();
    expect(await page.getByText("インターネットにつながっていません").isVisible()).toBe(true);
    expect(await page.getByLabel("会社名").inputValue()).toBe("はまかぜ製作所");
  });
  expect(complaints).toEqual([]);
});

test("the line of progress moves by itself and leads to the result", async () => {
  const complaints = await onPage({ width: 1280, colorScheme: "light" }, async (page) => {
    await page.goto(`${gallery.origin}/progress`);
    gallery.finish();
    await page.waitForURL(`${gallery.origin}/desk`, { timeout: 10_000 });
  });
  expect(complaints).toEqual([]);
});

test("all scripts together stay below 30 KB", () => {
  expect(gallery.scriptBytes).toBeGreaterThan(0);
  expect(gallery.scriptBytes).toBeLessThan(30_000);
});
