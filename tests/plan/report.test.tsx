import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { makePlan } from "#domain/plans/make-plan.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { usualWeights } from "#domain/plans/rules-fit.ts";
import { keptOf } from "#domain/plans/rules-kept.ts";
import type { MadePlan } from "#domain/plans/rules-summary.ts";
import { certify, solving } from "#engine/solve.ts";
import { makePrinter } from "#platform/printer.ts";
import { readTable } from "#platform/tables/read-table.ts";
import { planPaper } from "#show/plan-paper.ts";
import { PlanReport } from "#show/plan-report.tsx";
import { reportWords, summaryWords } from "#text/plans.ts";
import { type Language, speak } from "#text/speak.ts";
import { launchBrowser } from "../support/browser.ts";
import { readPdf } from "../support/pdf.ts";

const examples = join(import.meta.dirname, "..", "..", "examples");

async function examplePlan(): Promise<MadePlan> {
  const table = async (name: string) => {
    const read = await readTable({ name, bytes: await readFile(join(examples, name)) });
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    return read.value;
  };
  const people = readPeople(await table("people.csv"));
  const projects = readProjects(await table("projects.csv"));
  if (!people.ok || !projects.ok) throw new Error("the examples are faulty");
  const made = await makePlan(
    {
      people: people.value.items.slice(0, 30),
      projects: projects.value.items.slice(0, 25),
      weights: usualWeights,
      seed: 1,
      iterations: 2_000,
    },
    {
      engine: { solving, certify },
      clock: () => performance.now(),
      progress: () => {},
      breathe: () => Promise.resolve(),
      cancelled: () => false,
    },
  );
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

const reportOf = (plan: MadePlan, language: Language): string =>
  `<!doctype html>${render(
    PlanReport({
      plan,
      language,
      notes: ["a note"],
      files: [{ name: "<people>.csv", rows: 60, sha256: "0".repeat(64) }],
      replay: "npx banso plan",
      weightsGiven: false,
    }),
  )}`;

test("the plan for the meeting is on paper: the sentence, the proof, every share and every open project", async () => {
  const plan = await examplePlan();
  const unread = { people: [], projects: [] };
  const result = keptOf(plan, unread);
  const paper = planPaper({
    language: "ja",
    speak: speak("ja"),
    above: "試しの拠点",
    foot: "A-1",
    result,
    person: (code) => `${code} 試し様`,
  });
  const { text, pages, fonts } = await readPdf(await makePrinter().pdf(paper));
  const plain = (words: string): string => words.replace(/\s/gu, "");
  expect(text).toContain(plain(speak("ja")(summaryWords(plan))));
  expect(text).toContain(plain(speak("ja")(reportWords.proofTitle(plan.proof))));
  for (const { person, project } of result.shares) {
    expect(text).toContain(`${person}試し様`);
    expect(text).toContain(plain(`${project.id} ${project.title}`).slice(0, 12));
  }
  for (const { project } of result.open) expect(text).toContain(project.id);
  expect(pages).toBeGreaterThan(1);
  expect(fonts.inside).toBe(fonts.named);
  expect(text).not.toMatch(/[\u0000\ufffd〓]/u);
});

test("the report needs nothing from outside and runs no script", async () => {
  const html = reportOf(await examplePlan(), "ja");
  expect(html).not.toMatch(/<script|<link|@import|url\((?!#)|(?:src|href)="(?!#)/u);
  expect(html).toContain("&lt;people>.csv");
});

test("the report has no accessibility fault and no sideways scrolling, on a phone and a desk, in both languages", async () => {
  const plan = await examplePlan();
  const folder = await mkdtemp(join(tmpdir(), "banso-report-"));
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const browser = await launchBrowser();
  try {
    for (const language of ["ja", "en"] as const) {
      const file = join(folder, `${language}.html`);
      await writeFile(file, reportOf(plan, language));
      for (const width of [390, 1280]) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        await page.goto(`file://${file}`);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        await page.evaluate(axe);
        const faults = await page.evaluate("axe.run().then((found) => found.violations.map((one) => one.id))");
        expect(faults, `${language} at ${width}`).toEqual([]);
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
});
