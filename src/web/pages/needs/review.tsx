import { may, permit } from "#domain/access/may.ts";
import { type SpokenLine, spokenAt } from "#domain/behalf/views.ts";
import { insideLook, isTrialSized } from "#domain/needs/rules-reviews.ts";
import { type InsideCandidate, reviewResults } from "#domain/needs/terms.ts";
import { candidatesForFirm, consentingPeople, type ReviewView, reviewsOf } from "#domain/needs/views-reviews.ts";
import { shapeIsSet } from "#domain/projects/rules.ts";
import { type ProjectView, projectFacts, projectView } from "#domain/projects/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { lookWords, reviewLabels, reviewResultWords, reviewWords } from "#text/inside-reviews.ts";
import { projectNumber } from "#text/projects.ts";
import { numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { SpokenFields, SpokenLines } from "#web/pages/behalf/fields.tsx";
import { CandidateCard, Need } from "#web/pages/needs/candidates.tsx";
import { ReviewHistory } from "#web/pages/needs/review-history.tsx";
import { ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** A project with what the look inside its firm shows. */
export type ReviewSheet = {
  readonly project: ProjectView;
  readonly reviews: readonly ReviewView[];
  readonly candidates: readonly InsideCandidate[];
  /** Who spoke for the firm in these reviews. */
  readonly spoken: readonly SpokenLine[];
};

/** Loads the look inside for one of its pages; null when this actor may not. The firm reads the copies made for it. */
export function loadReview(visit: Visit): Promise<ReviewSheet | null> {
  const { actor, app } = visit;
  const number = numberIn(visit) ?? 0;
  return app.db.read(actor, async (tx) => {
    const facts = await projectFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "inside-review.show", facts);
    const shown = facts === null ? null : permit(app.may, actor, "project.show", facts);
    if (facts === null || allowed === null || shown === null) return null;
    const of = { projectId: facts.id, firmId: facts.firmId, today: app.clock.today() };
    const candidates =
      actor.firmId === null
        ? await consentingPeople(tx, allowed, of)
        : (await candidatesForFirm(tx, allowed, of)).map((each, index) => ({ ...each, number: index + 1 }));
    const reviews = await reviewsOf(tx, allowed, facts.id);
    const kept = { kind: "inside-review", ids: reviews.map(({ id }) => id) };
    return {
      project: await projectView(tx, shown, facts.id),
      reviews,
      candidates,
      spoken: await spokenAt(tx, allowed, kept),
    };
  });
}

/** Those who agreed beside the need, and what came of it. */
export async function reviewPage(visit: Visit): Promise<Answer> {
  const sheet = await loadReview(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  const open = sheet.reviews.find(({ decidedOn }) => decidedOn === null);
  const words = Object.fromEntries(sheet.candidates.map((each) => [`words-${each.number}`, each.words]));
  const values = open === undefined ? words : { ...words, reason: open.reason, mentor: open.mentor };
  return drawn(visit, sheet, { state: { ...emptyForm, values }, stale: false });
}

/** The form again, with everything that was typed. */
export async function reviewAgain(visit: Visit, body: Body, refused: Refusal): Promise<Answer> {
  const sheet = await loadReview(visit);
  if (sheet === null) return refusal({ code: "not-found" });
  return drawn(visit, sheet, { state: formAgain(body.fields, refused), stale: refused.code === "stale" });
}

type Drawn = { readonly state: FormState; readonly stale: boolean };

function drawn(visit: Visit, sheet: ReviewSheet, { state, stale }: Drawn): Answer {
  const { actor, speak } = visit;
  const { project, reviews } = sheet;
  const mayHold = may(actor, "inside-review.save", { hubId: actor.hubId, firmId: project.firmId });
  const title = speak(stale ? reviewWords.staleTitle : reviewWords.title);
  const look = insideLook(project.terms, reviews);
  // What came of it stands first; who wants to look once more opens the form.
  const isOver = mayHold && look === "looked" && reviews.every(({ decidedOn }) => decidedOn !== null);
  return page({
    title,
    status: stale ? 409 : state.faults.length > 0 ? 422 : 200,
    islands: mayHold ? ["keep-draft"] : [],
    body: (
      <div class="prose">
        <Heading
          title={title}
          above={
            <>
              {`${projectNumber(project.number)} `}
              <a href={localHref(visit.language, `/projects/${project.number}`)}>{project.terms.title}</a>
            </>
          }
          lead={speak(stale ? reviewWords.staleLead : mayHold ? reviewWords.lead : reviewWords.forFirm)}
        />
        <p>{speak(mayHold || look !== "needed" ? lookWords[look] : reviewWords.notYet)}</p>
        {!isOver && <Sheet visit={visit} sheet={sheet} state={mayHold ? state : null} />}
        <ReviewHistory visit={visit} reviews={reviews} />
        <SpokenLines visit={visit} lines={sheet.spoken} />
        {isOver && (
          <details open={stale || state.faults.length > 0}>
            <summary>{speak(reviewWords.again)}</summary>
            <Sheet visit={visit} sheet={sheet} state={state} />
          </details>
        )}
      </div>
    ),
  });
}

type Part = { readonly visit: Visit; readonly sheet: ReviewSheet; readonly state: FormState };

/** Those who agreed; with the form, for those who hold the review. */
const Sheet = ({ visit, sheet, state }: Omit<Part, "state"> & { readonly state: FormState | null }) =>
  state === null ? (
    <Candidates visit={visit} sheet={sheet} state={null} />
  ) : (
    <Holding visit={visit} sheet={sheet} state={state} />
  );

/** The form of those who hold the review. */
function Holding({ visit, sheet, state }: Part) {
  const { app, language, speak } = visit;
  const { project, reviews, candidates } = sheet;
  const open = reviews.find(({ decidedOn }) => decidedOn === null);
  const labels = labelsOf(candidates);
  const at = localHref(language, `/projects/${project.number}/inside-review`);
  const mayWait = insideLook(project.terms, reviews) === "needed";
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
      {mayWait && (
        <ButtonRow>
          <LinkButton href={`${at}/later`}>{speak(reviewWords.later)}</LinkButton>
        </ButtonRow>
      )}
      <Form
        speak={speak}
        action={at}
        idempotencyKey={app.ids.next()}
        version={open?.version ?? 0}
        draft={`inside review of project ${project.number}`}
        buttons={
          <>
            <button type="submit" class="button button-primary" name="step" value="decide">
              {speak(reviewWords.decide)}
            </button>
            <button type="submit" class="button button-secondary" name="step" value="keep">
              {speak(reviewWords.keep)}
            </button>
          </>
        }
      >
        <Candidates visit={visit} sheet={sheet} state={state} />
        <Decision visit={visit} sheet={sheet} state={state} />
      </Form>
    </>
  );
}

/** The names of the form's fields, those of the candidates' words included. */
const labelsOf = (candidates: readonly InsideCandidate[]) => ({
  ...Object.fromEntries(candidates.map(({ number }) => [`words-${number}`, reviewLabels.words])),
  ...reviewLabels,
  ...spokenLabels,
});

function Candidates({ visit, sheet, state }: Omit<Part, "state"> & { state: FormState | null }) {
  const { language, speak } = visit;
  const { project, candidates } = sheet;
  const need = shapeIsSet(project.terms.shape) ? project.terms.shape : null;
  return (
    <Section title={speak(reviewWords.candidates)}>
      {need === null && (
        <p>
          {speak(reviewWords.needNotSet)}{" "}
          {state !== null && (
            <a href={localHref(language, `/projects/${project.number}/edit`)}>{speak(reviewWords.setNeed)}</a>
          )}
        </p>
      )}
      {candidates.length === 0 && (
        <>
          <p>
            <b>{speak(reviewWords.none)}</b>
          </p>
          {state !== null && <p>{speak(reviewWords.noneText)}</p>}
          {need !== null && <Need visit={visit} need={need} />}
        </>
      )}
      {candidates.map((candidate) => (
        <CandidateCard
          key={candidate.number}
          visit={visit}
          candidate={candidate}
          need={need}
          field={state === null ? null : fieldOf(visit, labelsOf(candidates), state, `words-${candidate.number}`)}
        />
      ))}
    </Section>
  );
}

function Decision({ visit, state }: Part) {
  const { speak } = visit;
  const field = (name: keyof typeof reviewLabels) => fieldOf(visit, reviewLabels, state, name);
  return (
    <Section title={speak(reviewWords.decision)}>
      <RadioGroup
        {...field("result")}
        required
        options={reviewResults.map((value) => ({ value, label: speak(reviewResultWords[value]) }))}
      />
      <TextAreaField
        {...field("reason")}
        required
        maxLength={1000}
        rows={3}
        example={speak(reviewWords.reasonExample)}
        hint={speak(reviewWords.reasonHint)}
      />
      <TextField
        {...field("mentor")}
        maxLength={400}
        example={speak(reviewWords.mentorExample)}
        hint={speak(reviewWords.mentorHint)}
      />
      <SpokenFields visit={visit} state={state} />
    </Section>
  );
}

/** Whether the reason of a small trial is offered at all. */
export const mayBeTrial = ({ project }: ReviewSheet): boolean => isTrialSized(project.terms);
