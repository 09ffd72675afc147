import { may } from "#domain/access/may.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { reviewKindWords, reviewLabels, reviewWords } from "#text/inside-reviews.ts";
import { projectNumber } from "#text/projects.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { loadReview, mayBeTrial, type ReviewSheet } from "#web/pages/needs/review.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Why the look inside may wait, in one sentence. */
export async function putOffPage(visit: Visit): Promise<Answer> {
  const sheet = await loadReview(visit);
  if (sheet === null || !mayPutOff(visit, sheet)) return refusal({ code: "not-found" });
  return drawn(visit, sheet, { ...emptyForm, values: { kind: mayBeTrial(sheet) ? "trial" : "town" } });
}

/** The form again, with what was typed. */
export async function putOffAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const sheet = await loadReview(visit);
  return sheet === null ? refusal({ code: "not-found" }) : drawn(visit, sheet, formAgain(body.fields, refused));
}

const mayPutOff = ({ actor }: Visit, { project }: ReviewSheet): boolean =>
  may(actor, "inside-review.put-off", { hubId: actor.hubId, firmId: project.firmId });

function drawn(visit: Visit, sheet: ReviewSheet, state: FormState): Answer {
  const { app, language, speak } = visit;
  const { project } = sheet;
  const field = (name: keyof typeof reviewLabels) => fieldOf(visit, reviewLabels, state, name);
  const kinds = mayBeTrial(sheet) ? (["trial", "town"] as const) : (["town"] as const);
  return page({
    title: speak(reviewWords.laterTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={speak(reviewWords.laterTitle)}
          above={`${projectNumber(project.number)} ${project.terms.title}`}
          lead={speak(reviewWords.laterLead)}
        />
        {!mayBeTrial(sheet) && <p>{speak(reviewWords.tooLarge)}</p>}
        <ErrorSummary speak={speak} faults={shownFaults(visit, { ...reviewLabels, ...spokenLabels }, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/projects/${project.number}/inside-review/later`)}
          idempotencyKey={app.ids.next()}
          draft={`put off review of project ${project.number}`}
          buttons={<Button>{speak(reviewWords.laterSave)}</Button>}
        >
          <RadioGroup
            {...field("kind")}
            required
            options={kinds.map((value) => ({ value, label: speak(reviewKindWords[value]) }))}
          />
          <TextAreaField
            {...field("reason")}
            required
            maxLength={1000}
            rows={2}
            example={speak(reviewWords.laterReasonExample)}
            hint={speak(reviewWords.reasonHint)}
          />
          <SpokenFields visit={visit} state={state} />
        </Form>
      </div>
    ),
  });
}
