import { parseInput } from "#domain/fields.ts";
import { planTermsInput, usualSeconds } from "#domain/plans/input.ts";
import { readPlanFiles } from "#domain/plans/read-plan-files.ts";
import { requestPlan } from "#domain/plans/request-plan.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, page, redirect, refusal, type Visit } from "#route.ts";
import { planPageWords } from "#text/plan-pages.ts";
import { formKey } from "#web/form-routes.ts";
import { PlanForm, type PlanFormState } from "#web/pages/plans/form.tsx";
import { uploadedFile } from "#web/uploaded-file.ts";

/** The empty form. */
export const newPlanPage = (visit: Visit): Promise<Answer> =>
  Promise.resolve(
    formPage(visit, { values: { seconds: usualSeconds }, faults: [], files: null, cameBack: false }, 200),
  );

/** Takes the form with its two files: all faults of all of it at once, or a plan that is being made. */
export async function uploadPlan(visit: Visit): Promise<Answer> {
  const { actor, app, language } = visit;
  const body = await visit.body();
  const terms = parseInput(planTermsInput, body.fields);
  const files = await readPlanFiles(app.tables, {
    people: await uploadedFile(body, "people"),
    projects: await uploadedFile(body, "projects"),
  });
  if (terms.ok && files.ok) {
    const key = await formKey(visit, body);
    const asked = await requestPlan(app, actor, { terms: terms.value, files: files.value, language, key });
    return asked.ok ? redirect(`/plans/${asked.value.number}?done=plan-requested`) : refusal(asked.refusal);
  }
  const state = {
    values: body.fields,
    faults: terms.ok ? [] : faultsOf(terms.refusal),
    files: files.ok ? null : files.refusal,
    cameBack: true,
  };
  return formPage(visit, state, 422);
}

const formPage = (visit: Visit, state: PlanFormState, status: 200 | 422): Answer =>
  page({
    title: visit.speak(planPageWords.newTitle),
    status,
    body: <PlanForm visit={visit} state={state} />,
  });

const faultsOf = (refused: Refusal) => (refused.code === "invalid" ? refused.faults : []);
