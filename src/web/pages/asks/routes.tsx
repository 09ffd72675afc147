import { parseInput } from "#domain/fields.ts";
import { answerAsk, askAnswerInput } from "#domain/hands/answer-ask.ts";
import { type OpenedAsk, showAsk } from "#domain/hands/show-ask.ts";
import { type AskAnswer, askAnswers } from "#domain/hands/terms.ts";
import { claimByAsk } from "#domain/people/claim-by-ask.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { askAnsweredWords, askAnswerWords, askedBy, askLabels, askWords } from "#text/asks.ts";
import { answeredBy, handAnswerWords } from "#text/hands.ts";
import { formKey } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { Said } from "#web/pages/me/hands.tsx";
import { ConditionParts, WorkParts } from "#web/pages/projects/parts.tsx";
import { ContractFormPart } from "#web/pages/standings/form-part.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { PostForm } from "#web/ui/post-form.tsx";

/** What a mailed question opens for somebody without an account: the work, three buttons, and the card as their own. */
export const askRoutes: readonly Route[] = [
  { method: "get", path: "/asks/:token", act: "hand.answer-by-link", door: "page", run: askPage },
  { method: "post", path: "/asks/:token", act: "hand.answer-by-link", door: "page", run: sendAnswer },
  { method: "post", path: "/asks/:token/claim", act: "person.register", door: "page", run: sendClaim },
];

const tokenOf = ({ params }: Visit): string => params["token"] ?? "";

/** The question that the link opens; whoever tries many tokens is told to wait. */
async function opened(visit: Visit): Promise<OpenedAsk | Answer> {
  const { app, clientAddress, hub } = visit;
  const seconds = await app.tries.take("ask-from", clientAddress);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const shown = await showAsk(app, hub.id, tokenOf(visit));
  if (!shown.ok) return refusal(shown.refusal);
  await app.tries.forget("ask-from", clientAddress);
  return shown.value;
}

/** Opening the link changes nothing, because mail scanners open links. */
async function askPage(visit: Visit): Promise<Answer> {
  const shown = await opened(visit);
  if ("kind" in shown) return shown;
  return shown.isAnswered ? answeredPage(visit, shown) : questionPage(visit, shown, emptyForm);
}

async function sendAnswer(visit: Visit): Promise<Answer> {
  const shown = await opened(visit);
  if ("kind" in shown) return shown;
  const { fields } = await visit.body();
  const parsed = parseInput(askAnswerInput, fields);
  if (!parsed.ok)
    return shown.isAnswered
      ? answeredPage(visit, shown)
      : questionPage(visit, shown, formAgain(fields, parsed.refusal));
  const outcome = await answerAsk(visit.app, visit.hub.id, { token: tokenOf(visit), ...parsed.value });
  return outcome.ok ? redirect(`/asks/${tokenOf(visit)}`) : refusal(outcome.refusal);
}

async function sendClaim(visit: Visit): Promise<Answer> {
  const shown = await opened(visit);
  if ("kind" in shown) return shown;
  const { app, hub, language } = visit;
  const seconds = await app.tries.take("link", shown.sheet.personId);
  if (seconds > 0) return refusal({ code: "too-many-tries", seconds });
  const sent = await claimByAsk(app, hub.id, {
    token: tokenOf(visit),
    language,
    key: await formKey(visit, await visit.body()),
  });
  return sent.ok ? redirect(`/asks/${tokenOf(visit)}?claim=sent`) : refusal(sent.refusal);
}

function questionPage(visit: Visit, { sheet, work }: OpenedAsk, state: FormState): Answer {
  const { speak } = visit;
  return page({
    title: speak(askWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading
          title={speak(askWords.title)}
          above={sheet.title}
          lead={speak(askWords.lead)}
          actions={
            <LinkButton href="#answer" look="primary">
              {speak(askWords.toAnswer)}
            </LinkButton>
          }
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, askLabels, state)} />
        {sheet.asking !== "" && <Said who={speak(askedBy(sheet.askedBy))} words={sheet.asking} />}
        {work === null ? (
          <Notice kind="info" speak={speak} title={speak(askWords.closedTitle)}>
            {speak(askWords.closedText)}
          </Notice>
        ) : (
          <Work visit={visit} work={work} />
        )}
        <Section title={speak(askWords.answerTitle)} id="answer">
          <Answering visit={visit} state={state} answers={work === null ? ["never"] : askAnswers} />
        </Section>
      </div>
    ),
  });
}

function Work({ visit, work }: { visit: Visit; work: NonNullable<OpenedAsk["work"]> }) {
  const { speak } = visit;
  const { terms, contractForm } = work;
  return (
    <>
      <p class="muted">{speak(askWords.firm)}</p>
      <Section title={speak(askWords.conditions)}>
        <ConditionParts visit={visit} terms={terms} />
        <ContractFormPart speak={speak} form={contractForm} />
      </Section>
      <Section title={speak(askWords.work)}>
        <WorkParts visit={visit} terms={terms} />
      </Section>
    </>
  );
}

function Answering({ visit, state, answers }: { visit: Visit; state: FormState; answers: readonly AskAnswer[] }) {
  const { app, language, speak } = visit;
  const parts = [
    ...(answers.includes("yes") ? [{ term: askWords.meaning, text: askWords.meaningText }] : []),
    { term: askWords.never, text: askWords.neverText },
  ];
  return (
    <>
      <dl class="definitions">
        {parts.map(({ term, text }) => (
          <div key={term.en} class="definition">
            <dt>{speak(term)}</dt>
            <dd>{speak(text)}</dd>
          </div>
        ))}
      </dl>
      <PostForm class="form" action={localHref(language, `/asks/${tokenOf(visit)}`)} noValidate>
        <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
        {answers.includes("yes") && (
          <TextAreaField
            {...fieldOf(visit, askLabels, state, "words")}
            maxLength={1000}
            rows={3}
            hint={speak(askWords.wordsHint)}
          />
        )}
        <div class="confirm-buttons">
          {answers.map((value) => (
            <button key={value} type="submit" class="button button-equal" name="answer" value={value}>
              {speak(askAnswerWords[value])}
            </button>
          ))}
        </div>
      </PostForm>
    </>
  );
}

/** What the person has answered, from where the question stands now. */
const saidIn = ({ sheet }: OpenedAsk): AskAnswer =>
  sheet.isNotAsked ? "never" : sheet.state === "not-now" ? "not-now" : "yes";

function answeredPage(visit: Visit, shown: OpenedAsk): Answer {
  const { query, speak } = visit;
  const { sheet } = shown;
  const isSent = query.get("claim") === "sent";
  return page({
    title: speak(askWords.thanksTitle),
    body: (
      <div class="prose">
        <Heading title={speak(askWords.thanksTitle)} above={sheet.title} />
        {isSent && (
          <Notice kind="done" speak={speak} title={speak(askWords.claimSentTitle)} announce>
            {speak(askWords.claimSent)}
          </Notice>
        )}
        <Notice kind="human" speak={speak} title={speak(askAnswerWords[saidIn(shown)])} announce={!isSent}>
          {speak(askAnsweredWords[saidIn(shown)])}
        </Notice>
        {sheet.answer !== null && (
          <Notice kind="human" speak={speak} title={speak(handAnswerWords[sheet.answer])}>
            <p class="said-words">{sheet.answerWords}</p>
            <p class="muted">{speak(answeredBy(sheet.answeredBy))}</p>
          </Notice>
        )}
        {!isSent && <Claim visit={visit} />}
      </div>
    ),
  });
}

function Claim({ visit }: { visit: Visit }) {
  const { app, language, speak } = visit;
  return (
    <Section title={speak(askWords.claimTitle)}>
      <p>{speak(askWords.claimText)}</p>
      <Form
        speak={speak}
        action={localHref(language, `/asks/${tokenOf(visit)}/claim`)}
        idempotencyKey={app.ids.next()}
        buttons={<Button look="secondary">{speak(askWords.claim)}</Button>}
      >
        {null}
      </Form>
    </Section>
  );
}
