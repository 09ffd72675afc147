import { may, permit } from "#domain/access/may.ts";
import { candidateSteps, isOpenReferral } from "#domain/referrals/rules.ts";
import { referralAnswers } from "#domain/referrals/terms.ts";
import { type CandidateLine, type ReferralView, referralFacts, referralView } from "#domain/referrals/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dateWords, dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { firmOnPageWords, projectNumber } from "#text/projects.ts";
import {
  candidateLabels,
  candidateStatusWords,
  referralAnswerLabels,
  referralAnswerWords,
  referralNumber,
  referralStatusWords,
  referralWords,
} from "#text/referrals.ts";
import { numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { ConditionParts, ShapePart, WorkParts } from "#web/pages/projects/parts.tsx";
import { referralTones } from "#web/pages/referrals/list.tsx";
import { ContractFormPart } from "#web/pages/standings/form-part.tsx";
import { Button, ButtonRow } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, NumberField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** The forms of the page that can come back with what was typed. */
export type ReferralForms = { readonly answer?: FormState; readonly candidate?: FormState };

/** One referral: what is wanted, the candidates that came back, and what this side can do. */
export async function showReferral(visit: Visit, forms: ReferralForms = {}): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  if (number === null) return refusal({ code: "not-found" });
  const shown = await app.db.read(actor, async (tx) => {
    const facts = await referralFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "referral.show", facts);
    return facts === null || allowed === null ? null : { facts, view: await referralView(tx, allowed, number) };
  });
  if (shown === null) return refusal({ code: "not-found" });
  const { view, facts } = shown;
  const isTheirs = isOpenReferral(view.status) && may(actor, "referral.answer", facts);
  const isHubs = isOpenReferral(view.status) && may(actor, "referral.take-back", facts);
  return page({
    title: view.work.terms.title,
    status: forms.answer === undefined && forms.candidate === undefined ? 200 : 422,
    body: (
      <div class="prose">
        <Head visit={visit} view={view} />
        <Candidates visit={visit} view={view} />
        {isTheirs && <NameForm visit={visit} view={view} state={forms.candidate ?? emptyForm} />}
        {isTheirs && <AnswerForm visit={visit} view={view} state={forms.answer ?? emptyForm} />}
        <Work visit={visit} view={view} />
        {isHubs && <TakeBack visit={visit} view={view} />}
      </div>
    ),
  });
}

type Shown = { readonly visit: Visit; readonly view: ReferralView };

function Head({ visit, view }: Shown) {
  const { speak, language } = visit;
  const { projectNumber: project } = view;
  const above =
    project === null ? (
      referralNumber(view.number)
    ) : (
      <>
        {`${referralNumber(view.number)} `}
        <a href={localHref(language, `/projects/${project}`)}>{projectNumber(project)}</a>
      </>
    );
  return (
    <>
      <Heading
        title={view.work.terms.title}
        above={above}
        lead={
          <>
            <Tag tone={referralTones[view.status]}>{speak(referralStatusWords[view.status])}</Tag>{" "}
            <span class="muted">{`${view.organisation} ${speak(dayWords(view.handedAt))}`}</span>
          </>
        }
      />
      <DefinitionList
        speak={speak}
        items={[
          ...(view.note === "" ? [] : [{ term: speak(referralWords.fromHub), value: view.note }]),
          ...(view.answer === "" ? [] : [{ term: speak(referralWords.fromThem), value: view.answer }]),
        ]}
      />
    </>
  );
}

function Candidates({ visit, view }: Shown) {
  const { speak } = visit;
  return (
    <Section title={speak(referralWords.candidates)}>
      {view.candidates.length === 0 && <p class="muted">{speak(referralWords.noCandidates)}</p>}
      {view.candidates.map((candidate) => (
        <Candidate key={candidate.position} visit={visit} view={view} candidate={candidate} />
      ))}
    </Section>
  );
}

function Candidate({ visit, view, candidate }: Shown & { readonly candidate: CandidateLine }) {
  const { speak, language, actor, app } = visit;
  const { position, label, words, halfDays, fromOn, status } = candidate;
  const side = actor.hat === "intermediary" ? "intermediary" : "hub";
  const mayMove = actor.hat === "intermediary" || may(actor, "referral.take-back", { hubId: actor.hubId });
  const steps = mayMove && view.status !== "taken-back" ? candidateSteps(status, side) : [];
  return (
    <article class="candidate">
      <h3>
        {label} <Tag tone={status === "agreed" ? "done" : "neutral"}>{speak(candidateStatusWords[status])}</Tag>
      </h3>
      <p>{words}</p>
      <p class="muted">
        {speak(halfDaysWords(halfDays))} / {fromOn === null ? speak(referralWords.atOnce) : speak(dateWords(fromOn))}
      </p>
      {steps.length > 0 && (
        <Form
          speak={speak}
          action={localHref(language, `/referrals/${view.number}/candidates/move`)}
          idempotencyKey={app.ids.next()}
          hidden={{ position: String(position) }}
          buttons={
            <ButtonRow>
              {steps.map((to) => (
                <Button key={to} look="secondary" name="to" value={to}>
                  {speak(candidateStatusWords[to])}
                  <span class="visually-hidden">{` ${label}`}</span>
                </Button>
              ))}
            </ButtonRow>
          }
        >
          {null}
        </Form>
      )}
    </article>
  );
}

function NameForm({ visit, view, state }: Shown & { readonly state: FormState }) {
  const { speak, language, app } = visit;
  const field = (name: keyof typeof candidateLabels) => fieldOf(visit, candidateLabels, state, name);
  return (
    <Section title={speak(referralWords.nameTitle)}>
      <p>{speak(referralWords.nameLead)}</p>
      <ErrorSummary speak={speak} faults={shownFaults(visit, candidateLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/referrals/${view.number}/candidates`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button>{speak(referralWords.nameNow)}</Button>}
      >
        <TextField {...field("label")} required maxLength={80} example={speak(referralWords.labelExample)} />
        <TextAreaField {...field("words")} required maxLength={1000} />
        <NumberField {...field("halfDays")} required example="8" />
        <DateField {...field("fromOn")} />
      </Form>
    </Section>
  );
}

function AnswerForm({ visit, view, state }: Shown & { readonly state: FormState }) {
  const { speak, language, app } = visit;
  const field = (name: keyof typeof referralAnswerLabels) => fieldOf(visit, referralAnswerLabels, state, name);
  return (
    <Section title={speak(referralWords.answerTitle)}>
      <ErrorSummary speak={speak} faults={shownFaults(visit, referralAnswerLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/referrals/${view.number}`)}
        idempotencyKey={app.ids.next()}
        version={view.version}
        buttons={<Button>{speak(referralWords.answerNow)}</Button>}
      >
        <RadioGroup
          {...field("answer")}
          required
          options={referralAnswers.map((value) => ({ value, label: speak(referralAnswerWords[value]) }))}
        />
        <TextAreaField {...field("said")} maxLength={1000} rows={3} />
      </Form>
    </Section>
  );
}

function Work({ visit, view: { work } }: Shown) {
  const { speak } = visit;
  return (
    <>
      <Section title={speak(referralWords.work)}>
        <DefinitionList
          speak={speak}
          items={[{ term: speak(referralWords.firm), value: speak(firmOnPageWords(work.firm)) }]}
        />
        <WorkParts visit={visit} terms={work.terms} />
      </Section>
      <Section title={speak(referralWords.conditions)}>
        <ConditionParts visit={visit} terms={work.terms} />
        <ContractFormPart speak={speak} form={work.contractForm} />
      </Section>
      <Section title={speak(referralWords.shape)}>
        <ShapePart visit={visit} terms={work.terms} />
      </Section>
    </>
  );
}

function TakeBack({ visit, view }: Shown) {
  const { speak, language, app } = visit;
  return (
    <Section title={speak(referralWords.takeBack)}>
      <p>{speak(referralWords.takeBackLead)}</p>
      <Form
        speak={speak}
        action={localHref(language, `/referrals/${view.number}/take-back`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button look="danger">{speak(referralWords.takeBack)}</Button>}
      >
        {null}
      </Form>
    </Section>
  );
}
