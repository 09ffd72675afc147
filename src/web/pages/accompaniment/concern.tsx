import { permit } from "#domain/access/may.ts";
import { type ConcernSheet, concernSheet } from "#domain/accompaniment/views-concerns.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import {
  companionLabels,
  concernKindWords,
  concernLabels,
  concernNumber,
  concernStateWords,
  concernWords,
  stepBy,
} from "#text/accompaniment.ts";
import { dateWords, dayWords } from "#text/dates.ts";
import { engagementNumber, engagementTitle, scoreWords, sideWords } from "#text/engagements.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { DateField, TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Tag } from "#web/ui/tag.tsx";

type Which = "step" | "end";
type Again = { readonly form: Which; readonly state: FormState; readonly isStale: boolean };

/** The page of one concern: what was said, what was done, and what comes next. */
export const concernPage = (visit: Visit): Promise<Answer> => shown(visit, null);

/** The page again with the form that was refused. */
export const concernAgain =
  (form: Which) =>
  (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
    shown(visit, { form, state: formAgain(body.fields, refused), isStale: refused.code === "stale" });

async function shown(visit: Visit, again: Again | null): Promise<Answer> {
  const { actor, app, speak } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "concern.show", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const sheet = number === null ? null : await app.db.read(actor, (tx) => concernSheet(tx, allowed, number));
  if (sheet === null) return refusal({ code: "not-found" });
  const title = `${concernNumber(sheet.number)} ${speak(concernKindWords[sheet.kind])}`;
  return page({
    title,
    status: again === null ? 200 : again.isStale ? 409 : 422,
    islands: ["keep-draft"],
    body: (
      <>
        <Heading
          title={sheet.engagement === null ? title : speak(engagementTitle(sheet.personName, sheet.firmName))}
          above={title}
          lead={
            <>
              <Tag tone={sheet.state === "closed" ? "done" : sheet.state === "open" ? "attention" : "active"}>
                {speak(concernStateWords[sheet.state])}
              </Tag>{" "}
              {speak(dayWords(sheet.openedAt))}
            </>
          }
        />
        {again?.isStale === true && (
          <Notice speak={speak} kind="attention" announce>
            <p>{speak(concernWords.staleLead)}</p>
          </Notice>
        )}
        {sheet.kind === "complaint" && <p class="muted">{speak(concernWords.complaintLead)}</p>}
        <Section title={speak(concernWords.said)}>
          <p class="concern-words">{sheet.words === "" ? speak(concernWords.noWords) : sheet.words}</p>
          <Facts visit={visit} sheet={sheet} />
        </Section>
        <Section title={speak(concernWords.steps)} id="steps">
          <Steps visit={visit} sheet={sheet} />
          {sheet.state !== "closed" && <StepForm visit={visit} sheet={sheet} again={again} />}
        </Section>
        {sheet.state !== "closed" && (
          <Section title={speak(concernWords.end)}>
            <EndForm visit={visit} sheet={sheet} again={again} />
          </Section>
        )}
        {sheet.answers.length > 0 && (
          <Section title={speak(concernWords.answers)}>
            <Answers visit={visit} sheet={sheet} />
          </Section>
        )}
      </>
    ),
  });
}

type Part = { readonly visit: Visit; readonly sheet: ConcernSheet };

function Facts({ visit, sheet }: Part) {
  const { language, speak } = visit;
  const { engagement, side, companion, nextOn, outcome, closedAt, voice } = sheet;
  const items = [
    engagement === null
      ? []
      : [
          {
            term: speak(concernLabels.engagement),
            value: (
              <a href={localHref(language, `/engagements/${engagement}`)}>
                {`${engagementNumber(engagement)} ${sheet.title}`}
              </a>
            ),
          },
        ],
    side === null ? [] : [{ term: speak(concernLabels.side), value: speak(sideWords[side]) }],
    voice === null ? [] : [{ term: speak(concernWords.from), value: voice.name }],
    companion === "" ? [] : [{ term: speak(companionLabels.companion), value: companion }],
    nextOn === null ? [] : [{ term: speak(concernLabels.nextOn), value: speak(dateWords(nextOn)) }],
    closedAt === null ? [] : [{ term: speak(concernWords.closedOn), value: speak(dayWords(closedAt)) }],
    outcome === "" ? [] : [{ term: speak(concernWords.outcome), value: outcome }],
    voice === null || voice.answer === "" ? [] : [{ term: speak(concernLabels.answer), value: voice.answer }],
  ];
  return <DefinitionList speak={speak} items={items.flat()} />;
}

function Steps({ visit, sheet: { steps } }: Part) {
  const { speak } = visit;
  if (steps.length === 0) return <p class="muted">{speak(concernWords.noSteps)}</p>;
  return (
    <ol>
      {steps.map((step) => (
        <li class="concern-step" key={`${step.onDay} ${step.words}`}>
          <p class="muted">{speak(stepBy(step.onDay, step.by))}</p>
          <p class="concern-words">{step.words}</p>
        </li>
      ))}
    </ol>
  );
}

type FormPart = Part & { readonly again: Again | null };

/** What stands in a form: what was typed into this one, else its first values. */
const stateOf = ({ visit, again }: FormPart, form: Which): FormState =>
  again?.form === form
    ? again.state
    : { values: form === "step" ? { onDay: visit.app.clock.today() } : {}, faults: [] };

function StepForm(part: FormPart) {
  const { visit, sheet } = part;
  const { app, language, speak } = visit;
  const state = stateOf(part, "step");
  const field = (name: keyof typeof concernLabels) => ({
    ...fieldOf(visit, concernLabels, state, name),
    id: `step-${name}`,
  });
  return (
    <details open={sheet.steps.length === 0 || state.faults.length > 0}>
      <summary>{speak(concernWords.step)}</summary>
      <ErrorSummary speak={speak} faults={shownFaults(visit, concernLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/concerns/${sheet.number}/steps`)}
        idempotencyKey={app.ids.next()}
        version={sheet.version}
        draft={`concern ${sheet.number} step`}
        buttons={<Button>{speak(concernWords.stepNow)}</Button>}
      >
        <DateField {...field("onDay")} required />
        <TextAreaField {...field("words")} required maxLength={1000} example={speak(concernWords.stepExample)} />
        <DateField {...field("nextOn")} />
      </Form>
    </details>
  );
}

function EndForm(part: FormPart) {
  const { visit, sheet } = part;
  const { app, language, speak } = visit;
  const state = stateOf(part, "end");
  const field = (name: keyof typeof concernLabels) => ({
    ...fieldOf(visit, concernLabels, state, name),
    id: `end-${name}`,
  });
  return (
    <details open={state.faults.length > 0}>
      <summary>{speak(concernWords.end)}</summary>
      <ErrorSummary speak={speak} faults={shownFaults(visit, concernLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/concerns/${sheet.number}/close`)}
        idempotencyKey={app.ids.next()}
        version={sheet.version}
        draft={`concern ${sheet.number} end`}
        buttons={<Button>{speak(concernWords.endNow)}</Button>}
      >
        <TextAreaField {...field("outcome")} required maxLength={1000} hint={speak(concernWords.endHint)} />
        {sheet.voice !== null && (
          <TextAreaField {...field("answer")} required maxLength={1000} hint={speak(concernWords.answerHint)} />
        )}
      </Form>
    </details>
  );
}

function Answers({ visit, sheet: { answers } }: Part) {
  const { speak } = visit;
  return (
    <ul>
      {answers.map(({ heldOn, score, words }) => (
        <li class="concern-step" key={heldOn}>
          <p class="muted">
            {speak(dateWords(heldOn))} {score !== null && speak(scoreWords(score))}
          </p>
          {words !== "" && <p class="concern-words">{words}</p>}
        </li>
      ))}
    </ul>
  );
}
