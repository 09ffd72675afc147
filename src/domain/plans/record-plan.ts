import type { App, Tx } from "#app.ts";
import type { FileId, HubId } from "#domain/hubs/terms.ts";
import { keptOf, keptSummary, type PlanPaper } from "#domain/plans/rules-kept.ts";
import { madeOf } from "#domain/plans/rules-making.ts";
import { isRecordable } from "#domain/plans/rules-status.ts";
import type { MadePlan } from "#domain/plans/rules-summary.ts";
import { mostFileBytes, type PlanRun } from "#domain/plans/rules-uploads.ts";
import { addFile, lockPlan, savePlanFailure, savePlanResult } from "#domain/plans/store.ts";
import { certify } from "#engine/certify.ts";

/**
 * Certifies the answer of a run from scratch, explains it and keeps it with its files; what cannot be certified is no
 * plan, and is kept as failed. Of two runs of one plan only the first is kept.
 */
export async function recordPlan(app: App, hubId: HubId, run: PlanRun): Promise<void> {
  const made = certified(app, run);
  const paper = made === null ? null : await paperOf(app, run, made);
  await app.db.asHub(hubId, "run-plan", async (tx) => {
    const plan = await lockPlan(tx, run.plan.id);
    if (plan === null || !isRecordable(plan.status)) return;
    if (made === null) return savePlanFailure(tx, plan.id, "not-certified");
    const { people, projects } = run.files;
    const kept = keptOf(made, { people: people.notes, projects: projects.notes }, run.answer.prices.project);
    await savePlanResult(tx, plan.id, {
      kept,
      summary: keptSummary(kept),
      report: await keep(app, tx, {
        name: "report.html.gz",
        mediaType: "text/html; charset=utf-8",
        bytes: paper?.report,
      }),
      csv: await keep(app, tx, { name: "plan.csv", mediaType: "text/csv; charset=utf-8", bytes: paper?.csv }),
      xlsx: await keep(app, tx, { name: "plan.xlsx", mediaType: xlsxType, bytes: paper?.xlsx }),
    });
  });
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function certified(app: App, run: PlanRun): MadePlan | null {
  const { plan, numbered, answer } = run;
  const certificate = certify(numbered.problem, answer.plan, answer.prices);
  if (certificate.certified) return madeOf(run, certificate, plan.weights);
  app.log.error("plan-not-certified", { plan: plan.id, code: certificate.code });
  return null;
}

/** Papers that cannot be drawn do not undo a certified plan: it is kept without them. */
async function paperOf(app: App, { plan, files, numbered }: PlanRun, made: MadePlan): Promise<PlanPaper | null> {
  const { people, projects } = files;
  try {
    return await app.papers.ofPlan({
      plan: made,
      language: plan.language,
      notes: { people: people.notes, projects: projects.notes },
      files: {
        people: { name: people.name, rows: numbered.people.length, sha256: people.sha256 },
        projects: { name: projects.name, rows: numbered.projects.length, sha256: projects.sha256 },
      },
    });
  } catch (fault) {
    app.log.error("plan-papers-missing", { plan: plan.id }, fault);
    return null;
  }
}

type Paper = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array | undefined };

/** A paper larger than a row of the database keeps is left out; the page says where to get it. */
async function keep(app: App, tx: Tx, { name, mediaType, bytes }: Paper): Promise<FileId | null> {
  if (bytes === undefined || bytes.length > mostFileBytes) return null;
  return addFile(tx, { name, mediaType, bytes, sha256: app.tables.hash(bytes) });
}
