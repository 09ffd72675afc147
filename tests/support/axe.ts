import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Page } from "playwright-core";
import { inject } from "vitest";
import { count } from "./counts.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const isFull = count(0, 1) === 1;
/** Further down a long list come rows like those above. */
const alikeRows = [
  "main tbody tr:nth-child(n+7)",
  "main :is(ul, ol) > li:nth-child(n+9)",
  "select > option:nth-child(n+4)",
  "main svg :nth-child(n+9)",
];

type AxeRun = { readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[] };
type AxeNode = { readonly html: string; readonly failureSummary?: string };

/**
 * What axe finds wrong with the page. It takes a second or more for each, so in a usual run a page that is made as one
 * that was right already, whoever looked at it, is not looked at again; in full every page is.
 */
export async function axeViolations(page: Page, only: readonly string[] = axeTags): Promise<readonly string[]> {
  // One empty file for each make of page that was found to be right in this run.
  const approved = path.join(inject("shared"), `axe-${await makeOf(page)}`);
  if (!isFull && existsSync(approved)) return [];
  // In the page's own world through the debugger, which the content policy does not bind.
  await page.evaluate(axeSource);
  const context = JSON.stringify(isFull ? {} : { exclude: [alikeRows] });
  const options = JSON.stringify({ runOnly: only, resultTypes: ["violations"] });
  const run: AxeRun = await page.evaluate(`axe.run(${context}, ${options})`);
  if (run.violations.length === 0) writeFileSync(approved, "");
  return run.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

/** Pages of one make have elements of the same kinds within the same kinds, in one colour scheme, for one width. */
async function makeOf(page: Page): Promise<string> {
  return createHash("sha256")
    .update(await page.evaluate(describeMake))
    .digest("hex");
}

function describeMake(): string {
  const kindOf = (element: Element): string =>
    [
      element.tagName,
      element.getAttribute("class") ?? "",
      ...element
        .getAttributeNames()
        .map((name) =>
          /^(role|type|aria-)/.test(name) ? `${name}=${element.getAttribute(name)?.replace(/\d+/g, "")}` : name,
        ),
    ].join(" ");
  const kinds = [...document.querySelectorAll("*")].map(
    (element) => `${element.parentElement === null ? "" : kindOf(element.parentElement)} > ${kindOf(element)}`,
  );
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  return [innerWidth < 700 ? "phone" : "desk", isDark ? "dark" : "light", ...[...new Set(kinds)].sort()].join("\n");
}
