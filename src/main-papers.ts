import { gzipSync } from "node:zlib";
import type { Papers } from "#app.ts";
import { areWeightsGiven, type PlanPaper, type PlanPaperInput } from "#domain/plans/rules-kept.ts";
import { writeCsv, writeXlsx } from "#platform/tables/write-table.ts";
import { htmlDocument } from "#show/document.ts";
import { PlanReport } from "#show/plan-report.tsx";
import { planSheets } from "#show/plan-sheets.ts";
import { conditionsName, replayCommand } from "#show/replay-command.ts";
import { fileNoteWords } from "#text/plan-files.ts";
import { speak as speakIn } from "#text/speak.ts";

/** Papers: what `show` draws, as bytes. */
export const papers: Papers = { ofPlan: paperOfPlan };

async function paperOfPlan({ plan, language, notes, files }: PlanPaperInput): Promise<PlanPaper> {
  const speak = speakIn(language);
  const { people, projects } = files;
  const weightsGiven = areWeightsGiven(plan.weights);
  const sheets = planSheets(plan, speak);
  const report = PlanReport({
    plan,
    language,
    notes: [...fileNoteWords(people.name, notes.people), ...fileNoteWords(projects.name, notes.projects)].map(speak),
    files: [people, projects],
    replay: replayCommand({
      people: people.name,
      projects: projects.name,
      weights: weightsGiven ? plan.weights : null,
      conditions: plan.isConditioned ? conditionsName : null,
      ...plan.proof,
    }),
    weightsGiven,
  });
  return {
    report: gzipSync(htmlDocument(language, report)),
    csv: writeCsv(sheets[0]),
    xlsx: await writeXlsx(sheets),
  };
}
