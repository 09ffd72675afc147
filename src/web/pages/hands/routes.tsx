import { z } from "zod";
import { may, permit } from "#domain/access/may.ts";
import { answerHand, answerHandInput } from "#domain/hands/answer-hand.ts";
import { showHandsOfProject } from "#domain/hands/show-hands.ts";
import { takeAskBack } from "#domain/hands/take-ask-back.ts";
import { handAnswers, parseHandId } from "#domain/hands/terms.ts";
import { type HandLine, handsPerPage, projectsWithHands } from "#domain/hands/views.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import {
  answerBegins,
  answeredBy,
  handAnswerWords,
  handLabels,
  handStateOfStaff,
  handsCount,
  handsWaiting,
  handWords,
  strongestWords,
} from "#text/hands.ts";
import { personNumber } from "#text/people.ts";
import { projectNumber } from "#text/projects.ts";
import { proposalNumber } from "#text/proposals.ts";
import { listedWords } from "#text/speak.ts";
import { themeWords } from "#text/terms.ts";
import { triageWords } from "#text/triage.ts";
import { afterIn, formPost } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { askingRoutes } from "#web/pages/hands/asking.tsx";
import { triageAgain, triagePage } from "#web/pages/hands/triage.tsx";
import { ReadBack } from "#web/pages/hands/triage-pane.tsx";
import { HandTyped, Said } from "#web/pages/me/hands.tsx";
import { loadProject } from "#web/pages/projects/show.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Pager } from "#web/ui/pager.tsx";
import { PostForm } from "#web/ui/post-form.tsx";
import { Tag } from "#web/ui/tag.tsx";

/** The hands for a project as staff go through them, one answer after the other, and asking somebody. */
export const handRoutes: readonly Route[] = [
  { method: "get", path: "/hands", act: "hand.list", door: "page", run: listWaiting },
  {
    method: "get",
    path: "/projects/:number/hands",
    act: "hand.list",
    door: "page",
    run: (visit) => listHands(visit, null),
  },
  formPost({
    path: "/projects/:number/hands/:hand/answer",
    act: "hand.answer",
    input: answerHandInput,
    run: ({ app, actor, params }, answer, key) =>
      answerHand(app, actor, { hand: parseHandId(params["hand"] ?? ""), ...answer, key }),
    done: ({ number }) => ({ to: `/projects/${number}/hands`, code: "hand-answered" }),
    again: (visit, body, what) =>
      what.code === "stale"
        ? Promise.resolve(refusal({ code: "wrong-state", state: "hand-closed" }))
        : listHands(visit, { hand: visit.params["hand"] ?? "", state: formAgain(body.fields, what) }),
  }),
  formPost({
    path: "/projects/:number/hands/:hand/take-back",
    act: "hand.ask",
    input: z.object({}),
    run: ({ app, actor, params }, _input, key) =>
      takeAskBack(app, actor, { hand: parseHandId(params["hand"] ?? ""), key }),
    done: ({ number }) => ({ to: `/projects/${number}/hands`, code: "ask-taken-back" }),
  }),
  {
    method: "get",
    path: "/projects/:number/hands/triage",
    act: "hand.list",
    door: "page",
    run: (visit) => triagePage(visit),
  },
  formPost({
    path: "/projects/:number/hands/triage/:hand",
    act: "hand.answer",
    input: answerHandInput,
    run: ({ app, actor, params }, answer, key) =>
      answerHand(app, actor, { hand: parseHandId(params["hand"] ?? ""), ...answer, key }),
    done: ({ number }) => ({ to: `/projects/${number}/hands/triage`, code: "hand-answered" }),
    again: triageAgain,
  }),
  ...askingRoutes,
];

/** Where hands wait for an answer, the longest waiting first. */
async function listWaiting(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "hand.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const projects = await app.db.read(actor, (tx) => projectsWithHands(tx, allowed));
  const title = speak(projects.length === 0 ? handWords.noneWaiting : handWords.waitingTitle);
  return page({
    title,
    body: (
      <div class="prose">
        <Heading title={title} />
        <ul class="answers">
          {projects.map(({ number, title: name, waiting }) => (
            <li key={number}>
              <strong>{`${projectNumber(number)} ${name}`}</strong>
              <a class="target" href={localHref(language, `/projects/${number}/hands/triage`)}>
                <span class="visually-hidden">{`${name}: `}</span>
                {speak(handsWaiting(waiting))}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ),
  });
}

/** An answer that came back with a fault. */
type Faulty = { readonly hand: string; readonly state: FormState };

async function listHands(visit: Visit, faulty: Faulty | null): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const project = await loadProject(visit, "project.show");
  const offset = afterIn(visit) ?? 0;
  const shown = project === null ? null : await showHandsOfProject(app, actor, { number: project.number, offset });
  if (project === null || shown === null) return refusal({ code: "not-found" });
  const here = `/projects/${project.number}/hands`;
  const next = offset + handsPerPage;
  return page({
    title: speak(handWords.list),
    status: faulty === null ? 200 : 422,
    islands: ["keep-draft"],
    body: (
      <>
        <Heading
          title={shown.all === 0 ? speak(handWords.noHands) : speak(handsCount(shown.all, shown.waiting))}
          above={
            <a href={localHref(language, `/projects/${project.number}`)}>
              {`${projectNumber(project.number)} ${project.terms.title}`}
            </a>
          }
          lead={shown.all === 0 && speak(handWords.noHandsText)}
          actions={
            <>
              {shown.all > 0 && (
                <LinkButton href={localHref(language, `${here}/triage`)}>{speak(triageWords.open)}</LinkButton>
              )}
              {may(actor, "hand.ask", { hubId: actor.hubId }) && project.status === "published" && (
                <>
                  <LinkButton href={localHref(language, `${here}/ask`)}>{speak(handWords.ask)}</LinkButton>
                  <LinkButton href={localHref(language, `${here}/raise`)}>{speak(handWords.raiseFor)}</LinkButton>
                </>
              )}
            </>
          }
        />
        {faulty !== null && (
          <ErrorSummary
            speak={speak}
            faults={shownFaults(visit, handLabels, faulty.state).map((fault) => ({
              ...fault,
              id: `f-${fault.name}-${faulty.hand}`,
            }))}
          />
        )}
        {shown.hands.map((hand) => (
          <Hand
            key={hand.id}
            visit={visit}
            hand={hand}
            here={here}
            isOpen={project.status === "published"}
            state={faulty?.hand === hand.id ? faulty.state : null}
          />
        ))}
        <p>
          <a class="target" href={localHref(language, "/hands")}>
            {speak(handWords.waitingTitle)}
          </a>
        </p>
        <Pager
          speak={speak}
          firstHref={offset === 0 ? undefined : localHref(language, here)}
          nextHref={next < shown.all ? localHref(language, `${here}?after=${next}`) : undefined}
        />
      </>
    ),
  });
}

type Shown = { readonly visit: Visit; readonly hand: HandLine; readonly here: string };

function Hand({ visit, hand, here, isOpen, state }: Shown & { isOpen: boolean; state: FormState | null }) {
  const { actor, language, speak } = visit;
  const { person } = hand;
  const facts = [
    person.livesIn,
    person.halfDays === 0 ? "" : speak(halfDaysWords(person.halfDays)),
    listedWords(
      speak,
      person.themes.map((theme) => themeWords[theme]),
    ),
    person.shape === null ? "" : speak(strongestWords(person.shape)),
  ].filter((fact) => fact !== "");
  const mayAnswer = hand.state === "raised" && may(actor, "hand.answer", { hubId: actor.hubId });
  return (
    <section class="hand">
      <h2>
        <a
          class="target"
          href={localHref(language, `/people/${person.number}`)}
        >{`${personNumber(person.number)} ${person.name}`}</a>
      </h2>
      <p>
        <Tag tone={hand.state === "raised" ? "human" : "neutral"}>{speak(handStateOfStaff[hand.state])}</Tag>{" "}
        <span class="muted">{speak(dayWords(hand.at))}</span>
      </p>
      <p>{facts.join(speak(between))}</p>
      {person.about !== "" && <p class="muted">{shortened(person.about)}</p>}
      {hand.asking !== "" && <Said who={speak(handWords.fromHub)} words={hand.asking} />}
      {hand.words !== "" && <Said who={person.name} words={hand.words} />}
      <HandTyped visit={visit} hand={hand} />
      {hand.answer !== null && (
        <Notice kind="info" speak={speak} title={speak(handAnswerWords[hand.answer])}>
          <p class="said-words">{hand.answerWords}</p>
          <p class="muted">{speak(answeredBy(hand.answeredBy))}</p>
          {hand.proposal !== null && (
            <p>
              <a class="target" href={localHref(language, `/proposals/${hand.proposal}`)}>
                {proposalNumber(hand.proposal)}
              </a>
            </p>
          )}
        </Notice>
      )}
      {isOpen && mayFollow(visit, hand) && (
        <p>
          <LinkButton href={localHref(language, `/proposals/new?hand=${hand.id}`)}>
            <span class="visually-hidden">{`${person.name}: `}</span>
            {speak(handWords.proposeIt)}
          </LinkButton>
        </p>
      )}
      {hand.state === "asked" && may(actor, "hand.ask", { hubId: actor.hubId }) && (
        <PostForm action={localHref(language, `${here}/${hand.id}/take-back`)}>
          <input type="hidden" name="idempotencyKey" value={visit.app.ids.next()} />
          <Button look="secondary">
            <span class="visually-hidden">{`${person.name}: `}</span>
            {speak(handWords.takeAskBack)}
          </Button>
        </PostForm>
      )}
      {mayAnswer && <AnswerForm visit={visit} hand={hand} here={here} state={state} />}
    </section>
  );
}

/** A proposal follows from a hand that is up, or that was answered with "let us talk" and led to none yet. */
const mayFollow = ({ actor }: Visit, { state, answer, proposal }: HandLine): boolean =>
  proposal === null && (state === "raised" || answer === "talk") && may(actor, "proposal.put", { hubId: actor.hubId });

const between = { ja: "｜", en: " | " };
const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

/** Opens in its place, so that a hundred hands are gone through on one page. */
function AnswerForm({ visit, hand, here, state }: Shown & { state: FormState | null }) {
  const { app, language, speak } = visit;
  const begins = { values: { answerWords: speak(answerBegins(hand.person.name)) }, faults: [] };
  const field = (name: "answer" | "answerWords") => ({
    ...fieldOf(visit, handLabels, state ?? begins, name),
    id: `f-${name}-${hand.id}`,
  });
  return (
    <details open={state !== null}>
      <summary>
        <span class="visually-hidden">{`${hand.person.name}: `}</span>
        {speak(handWords.answerIt)}
      </summary>
      <Form
        speak={speak}
        action={localHref(language, `${here}/${hand.id}/answer`)}
        idempotencyKey={app.ids.next()}
        version={hand.version}
        hidden={{ begun: speak(answerBegins(hand.person.name)) }}
        draft={`hand answer ${hand.id}`}
        buttons={<Button look="human">{speak(handWords.sendAnswer)}</Button>}
      >
        <RadioGroup
          {...field("answer")}
          required
          sideBySide
          options={handAnswers.map((value) => ({ value, label: speak(handAnswerWords[value]) }))}
        />
        <TextAreaField
          {...field("answerWords")}
          required
          maxLength={1000}
          rows={4}
          hint={speak(handWords.answerHint)}
        />
        {state !== null && <ReadBack visit={visit} state={state} />}
      </Form>
    </details>
  );
}
