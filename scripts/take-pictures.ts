/**
 * Takes the pictures of the two READMEs from a running sample region with the plan of the examples.
 * Run: npm start, then node --conditions=source scripts/take-pictures.ts http://localhost:3000
 */
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

type Language = "ja" | "en";
type Camera = { readonly browser: Browser; readonly origin: string; readonly language: Language };
type Size = { readonly width: number; readonly height: number };

const desk: Size = { width: 1280, height: 800 };
const phone: Size = { width: 390, height: 800 };
const folder = path.resolve(import.meta.dirname, "../docs/pictures");
const examples = path.resolve(import.meta.dirname, "../examples");

const { origin } = new URL(process.argv[2] ?? "http://localhost:3000");
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const language of ["ja", "en"] as const) await takeAll({ browser, origin, language });
await browser.close();

async function takeAll(camera: Camera): Promise<void> {
  const staff = await signedIn(camera, "coordinator", desk);
  await take(camera, staff, { to: "/projects?at=1", name: "list" });
  const plan = await makePlan(camera, staff);
  await take(camera, staff, { to: plan, name: "plan" });
  await take(camera, staff, { to: `${plan}/report.html`, name: "report" });
  const person = await signedIn(camera, "person", phone);
  await take(camera, person, { to: "/me", name: "me-phone" });
  const visitor = await opened(camera, phone);
  await take(camera, visitor, { to: "/bank", name: "bank-phone" });
  await take(camera, visitor, { to: (await firstOfBank(visitor)) ?? "/bank", name: "project-phone" });
}

function placed({ origin, language }: Camera, place: string): string {
  return `${origin}${language === "en" ? "/en" : ""}${place}`;
}

async function opened({ browser, language }: Camera, viewport: Size): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: language, reducedMotion: "reduce" });
  return context.newPage();
}

async function signedIn(camera: Camera, hat: string, size: Size): Promise<Page> {
  const page = await opened(camera, size);
  await page.goto(placed(camera, "/sign-in"));
  await page.locator(`button[name=hat][value=${hat}]`).click();
  await page.waitForURL(placed(camera, "/").replace(/\/$/, "**"));
  return page;
}

/** Gives the plan's place once it is ready. */
async function makePlan(camera: Camera, page: Page): Promise<string> {
  await page.goto(placed(camera, "/plans/new"));
  await page.locator("input[name=people]").setInputFiles(path.join(examples, "people.csv"));
  await page.locator("input[name=projects]").setInputFiles(path.join(examples, "projects.csv"));
  await page.locator("input[name=name]").fill(camera.language === "ja" ? "2026年12月の配分" : "December 2026");
  await page.locator("main form button[type=submit]").last().click();
  await page.locator("a[href$='report.html']").waitFor({ timeout: 120_000 });
  return new URL(page.url()).pathname.replace(/^\/en/, "");
}

async function firstOfBank(page: Page): Promise<string | null> {
  const href = await page.locator("main table a").first().getAttribute("href");
  return href?.replace(/^\/en/, "") ?? null;
}

type Picture = { readonly to: string; readonly name: string };

/** A page without its style sheet is no picture of the product. */
async function take(camera: Camera, page: Page, { to, name }: Picture): Promise<void> {
  const answer = await page.goto(placed(camera, to), { waitUntil: "networkidle" });
  if (answer?.ok() !== true) throw new Error(`${page.url()} could not be opened`);
  const margin = await page.evaluate("getComputedStyle(document.body).marginTop");
  if (margin !== "0px") throw new Error(`${page.url()} came without its style`);
  await page.screenshot({ path: path.join(folder, `${name}.${camera.language}.png`) });
}
