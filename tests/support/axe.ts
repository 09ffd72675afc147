import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { appendFile, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { isProof } from "./counts.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type AxeRun = { readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[] };
type AxeNode = { readonly html: string; readonly failureSummary?: string };

/**
 * What axe finds wrong with the page. It takes a second or more for a long page, so in a usual run it looks only at what
 * no page found to be right in this run has shown, whoever looked at that, and of what comes again and again on the
 * page at the first two; `wholly` it looks at everything.
 */
export async function axeViolations(
  page: Page,
  only: readonly string[] = axeTags,
  wholly = isProof,
): Promise<readonly string[]> {
  await page.waitForLoadState();
  const unseen = await unseenParts(page);
  if (!wholly && unseen.length === 0) return [];
  const isWhole = wholly || (await page.evaluate(markParts, unseen));
  // In the page's own world through the debugger, which the content policy does not bind.
  await page.evaluate(axeSource);
  const context = JSON.stringify({ include: [[isWhole ? "html" : "[data-unseen]"]] });
  const options = JSON.stringify({ runOnly: only, resultTypes: ["violations"] });
  const looking = `(${String(withoutBar)})(() => axe.run(${context}, ${options}))`;
  const run: AxeRun = await page.evaluate(wholly ? looking : `(${String(withoutTwins)})(() => ${looking})`);
  if (run.violations.length === 0) await appendFile(rightParts(), unseen.map((part) => `${hashOf(part)}\n`).join(""));
  return run.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

/** What lies behind the bar at the window's lower edge is not hidden for good: people scroll, axe does not. */
async function withoutBar<T>(look: () => Promise<T>): Promise<T> {
  const bars = [...document.querySelectorAll<HTMLElement>(".contact-bar")];
  for (const bar of bars) bar.style.position = "static";
  try {
    return await look();
  } finally {
    for (const bar of bars) bar.style.removeProperty("position");
  }
}

/**
 * What comes beside its like (rows of a list) and has nothing in it that has not come twice before is out of the page
 * while axe looks; a place is kept for it, so that its ids and all that was typed come back with it.
 */
async function withoutTwins<T>(look: () => Promise<T>): Promise<T> {
  const parts: unknown = Reflect.get(window, "parts");
  if (!(parts instanceof Map)) return await look();
  const times = new Map<unknown, number>();
  const hasComeTwice = (element: Element): boolean => !parts.has(element) || (times.get(parts.get(element)) ?? 0) > 1;
  const isTwin = (element: Element): boolean =>
    element.previousElementSibling?.tagName === element.tagName &&
    !element.contains(document.activeElement) &&
    [element, ...element.querySelectorAll("*")].every(hasComeTwice);
  const twins: Element[] = [];
  const go = (element: Element): void => {
    if (isTwin(element)) {
      twins.push(element);
      return;
    }
    times.set(parts.get(element), (times.get(parts.get(element)) ?? 0) + 1);
    for (const child of element.children) go(child);
  };
  go(document.body);
  const places = twins.map((twin) => {
    const place = document.createComment("");
    twin.replaceWith(place);
    return place;
  });
  try {
    return await look();
  } finally {
    for (const [index, place] of places.entries()) place.replaceWith(twins[index] ?? "");
  }
}

/** What pages that were right have shown in this run: a hash a line. */
const rightParts = (): string => path.join(inject("shared"), "axe-right-parts");

const hashOf = (part: string): string => createHash("sha256").update(part).digest("base64url").slice(0, 16);

async function unseenParts(page: Page): Promise<readonly string[]> {
  const right = new Set((await readFile(rightParts(), { encoding: "utf8", flag: "a+" })).split("\n"));
  return (await page.evaluate(listParts)).filter((part) => !right.has(hashOf(part)));
}

/**
 * Each kind of element within another kind, in one colour scheme, for one width. Every element is given its part; axe
 * looks at nothing that is not shown, so what is closed or hidden is not a part until it is.
 */
function listParts(): readonly string[] {
  // What is written into a field and where a line is drawn changes nothing that axe asks for.
  const isIdle =
    /^(data-|class$|id$|for$|name$|value$|checked$|selected$|inputmode$|min|max|step$|pattern$|rows$|[cdrxy][xy12]?$|points$|transform$|width$|height$)/;
  const named = (element: Element): string =>
    `${element.tagName} ${(element.getAttribute("class") ?? "").replace(/\d+/g, "")} ${element.getAttribute("role") ?? ""}`;
  const kindOf = (element: Element): string =>
    element
      .getAttributeNames()
      .filter((name) => !isIdle.test(name))
      .map((name) =>
        /^(type$|aria-(?!label|describedby|controls))/.test(name) ? `${name}=${element.getAttribute(name)}` : name,
      )
      .sort()
      .join(" ");
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const look = `${innerWidth < 700 ? "phone" : "desk"} ${isDark ? "dark" : "light"}`;
  const partOf = (element: Element): string => {
    const parent = element.parentElement;
    return `${look} ${parent === null ? "" : named(parent)} > ${named(element)} ${kindOf(element)}`;
  };
  const isShown = (element: Element): boolean =>
    element.closest("head") !== null || element.checkVisibility({ visibilityProperty: true });
  const parts = new Map(
    [...document.querySelectorAll("*")].filter(isShown).map((element) => [element, partOf(element)]),
  );
  Object.assign(window, { parts });
  return [...new Set(parts.values())];
}

/** Marks what is of these parts, and says whether any of it belongs to the frame, so that the page is to be looked at as a whole. */
function markParts(wanted: readonly string[]): boolean {
  const unseen = new Set(wanted);
  let isFrame = false;
  const parts: unknown = Reflect.get(window, "parts");
  if (!(parts instanceof Map)) return true;
  for (const [element, part] of parts) {
    if (!unseen.has(part)) continue;
    element.setAttribute("data-unseen", "");
    // These are judged by what they hold.
    element.parentElement
      ?.closest(":is(ul, ol, dl):has(> [data-unseen]), a, button, [aria-hidden]")
      ?.setAttribute("data-unseen", "");
    if (element.parentElement?.closest("main") === null) isFrame = true;
  }
  return isFrame;
}
