import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makePlan } from "#domain/plans/make-plan.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { componentNames, usualWeights } from "#domain/plans/rules-fit.ts";
import { keptOf } from "#domain/plans/rules-kept.ts";
import type { MadePlan } from "#domain/plans/rules-summary.ts";
import { certify, solving } from "#engine/solve.ts";
import { makePrinter } from "#platform/printer.ts";
import { readTable } from "#platform/tables/read-table.ts";
import { htmlDocument } from "#show/document.ts";
import { planPaper } from "#show/plan-paper.ts";
import { PlanReport } from "#show/plan-report.tsx";
import { halfDaysWords } from "#text/half-days.ts";
import { changeWords, componentWords, nextBestWords, reasonWords, whyOpenWords } from "#text/plan-reasons.ts";
import { reportWords, summaryWords } from "#text/plans.ts";
import { type Language, speak } from "#text/speak.ts";
import { collisionSentence, cutsTitle } from "#text/weeks.ts";
import { launchBrowser } from "../support/browser.ts";
import { unmarkedJapanese } from "../support/mixed-languages.ts";
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
  htmlDocument(
    language,
    PlanReport({
      plan,
      language,
      notes: ["a note"],
      files: [{ name: "<people>.csv", rows: 60, sha256: "0".repeat(64) }],
      replay: "npx banso plan",
      weightsGiven: false,
    }),
  );

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

/** The text of one section of the report as a reader sees it, whatever lies between its words. */
function textOf(html: string, id: string): string {
  const from = html.indexOf(`id="${id}"`);
  if (from < 0) throw new Error(`nothing is called ${id}`);
  const depth = [...html.slice(from).matchAll(/<(\/?)section/gu)];
  let open = 1;
  const end = depth.find(([, closes]) => (open += closes === "/" ? -1 : 1) === 0)?.index ?? html.length;
  return plain(html.slice(html.indexOf(">", from) + 1, from + end));
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

test("every link inside the report leads to what it names", async () => {
  const plan = await examplePlan();
  // Without somebody idle before somebody with work, counting everybody would lead to the right place by chance.
  const given = plan.loads.map((load) => load.given);
  expect(given.indexOf(0)).toBeLessThan(given.findLastIndex((halfDays) => halfDays > 0));
  const html = reportOf(plan, "ja");
  const links = [...html.matchAll(/<a href="#([^"]*)">(.*?)<\/a>/gu)];
  expect(links.length).toBeGreaterThan(plan.shares.length);
  for (const [, id = "", label = ""] of links) {
    expect([...html.matchAll(new RegExp(`id="${id}"`, "gu"))], id).toHaveLength(1);
    expect(textOf(html, id).startsWith(plain(label)), `${plain(label)} → ${id}`).toBe(true);
  }
});

test.each(["ja", "en"] as const)(
  "the report (%s) tells who, why, each month, what stays open, how it was found",
  async (language) => {
    const plan = await examplePlan();
    const say = speak(language);
    const html = reportOf(plan, language);
    const working = plan.loads.filter((load) => load.given > 0);
    for (const [index, { person, given, shares }] of working.entries()) {
      const part = textOf(html, `person-${index}`);
      expect(part).toContain(say(reportWords.person(person.id, given, person.halfDays)));
      expect(part).toContain(say(reportWords.strip.title(person.id)));
      for (const { project, halfDays, fit, why, next } of shares) {
        expect(part).toContain(
          language === "ja"
            ? `${project.firm} ${project.title}（${project.id}）`
            : `${project.firm} ${project.title} (${project.id})`,
        );
        expect(part).toContain(say(halfDaysWords(halfDays)));
        expect(part).toContain(say(reportWords.share.fit(fit)));
        expect(part).toContain(say(reportWords.share.onSite(project.onSiteHalfDays, project.place)));
        for (const one of why) expect(part).toContain(say(reasonWords(one.reason)));
        expect(part).toContain(say(nextBestWords(next)));
      }
    }
    expect(plan.open.length).toBeGreaterThan(0);
    const open = textOf(html, "open");
    for (const one of plan.open) {
      expect(open).toContain(`${one.project.id} ${one.project.title}`);
      expect(open).toContain(say(changeWords(one.change, one.project.halfDays)));
      for (const why of whyOpenWords(one)) expect(open).toContain(say(why));
    }
    for (const { person } of plan.loads.filter((load) => load.given === 0))
      expect(textOf(html, "idle")).toContain(say(reportWords.idle(person.id, person.halfDays)));
    expect(textOf(html, "proof")).toContain(say(reportWords.proofTitle(plan.proof)));
    expect(textOf(html, "proof")).toContain(say(reportWords.proofRun(plan.proof)));
    expect(plain(html)).toContain(say(summaryWords(plan)));
    expect(textOf(html, "how")).toContain(say(reportWords.pairs(plan.pairs.all, plan.pairs.admissible)));
    for (const name of componentNames)
      expect(textOf(html, "weights")).toContain(`${say(componentWords[name])}${plan.weights[name]}`);
    const files = textOf(html, "files");
    for (const told of ["<people>.csv", "0".repeat(64), "a note", "npx banso plan"]) expect(files).toContain(told);
  },
);

test("what no week had room for stands in the report with what it cost", async () => {
  const made = await examplePlan();
  const plan: MadePlan = {
    ...made,
    cuts: [{ person: "P-005", projects: ["J-001", "J-002"], because: "towns" }],
    proof: { ...made.proof, beforeWeeks: made.proof.value + 1000 },
  };
  const say = speak("ja");
  const html = reportOf(plan, "ja");
  const [cut] = plan.cuts.map(({ person, projects, because }) => collisionSentence(person, projects, because));
  expect(textOf(html, "weeks")).toContain(say(cut ?? cutsTitle(0)));
  expect(plain(html)).toContain("週に置けない組み合わせを見直したため、値打ちは");
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
        if (language === "en") expect(await page.evaluate(unmarkedJapanese, await page.content())).toEqual([]);
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
