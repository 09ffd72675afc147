import { nextQuestion, questionAfter } from "#domain/needs/rules.ts";
import { type DialogueLine, type LineKind, lineKinds, lineSpeakers, questions } from "#domain/needs/terms.ts";
import type { DialogueView, ToldBefore } from "#domain/needs/views.ts";
import { type Answer, page, type Visit } from "#route.ts";
import { dateWords } from "#text/dates.ts";
import {
  answeredWords,
  dialogueLabels,
  dialogueNumber,
  dialogueWords,
  factWords,
  lineKindWords,
  type QuestionWords,
  questionWords,
  speakerWords,
} from "#text/needs.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Quote } from "#web/pages/needs/quotes.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The question in the address, else the next one without an answer; null when the whole talk is asked for. */
export function questionAsked(query: URLSearchParams, lines: readonly DialogueLine[]): LineKind | null {
  const asked = query.get("ask");
  if (asked === "all") return null;
  return lineKinds.find((kind) => kind === asked) ?? nextQuestion(lines);
}

const wordsOf = (kind: LineKind): QuestionWords => (kind === "fact" ? factWords : questionWords[kind]);

type Work = {
  readonly visit: Visit;
  readonly dialogue: DialogueView;
  readonly kind: LineKind;
  readonly before: readonly ToldBefore[];
  readonly state: FormState;
};

/** One question at a time, at the firm's table: the question, the words, and what has been said so far. */
export function workspacePage(work: Work): Answer {
  const { visit, dialogue, kind, state } = work;
  const { language, speak } = visit;
  const ask = speak(wordsOf(kind).ask);
  return page({
    title: ask,
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <>
        <Steps visit={visit} dialogue={dialogue} kind={kind} />
        <div class="table-talk">
          <div class="table-question">
            <Heading
              title={ask}
              above={
                <>
                  {`${dialogueNumber(dialogue.number)} `}
                  <a href={localHref(language, `/firms/${dialogue.firmNumber}`)}>{dialogue.firmName}</a>
                </>
              }
            />
            <p class="ask-back">
              <b>{speak(dialogueWords.askBack)}</b> {speak(wordsOf(kind).askBack)}
            </p>
            <LineForm {...work} />
            <ToldBeforeList {...work} />
          </div>
          <SoFar visit={visit} dialogue={dialogue} />
        </div>
      </>
    ),
  });
}

/** The eight questions as a path: which have words already, and which one is asked. */
function Steps({ visit, dialogue, kind }: Pick<Work, "visit" | "dialogue"> & { kind: LineKind | null }) {
  const { language, speak } = visit;
  const at = (ask: string) => localHref(language, `/dialogues/${dialogue.number}?ask=${ask}`);
  const isAnswered = (step: LineKind) => dialogue.lines.some((line) => line.kind === step);
  return (
    <nav class="steps" aria-label={speak(dialogueWords.steps)}>
      <ol>
        {lineKinds.map((step) => (
          <li key={step}>
            <a class="step" href={at(step)} aria-current={step === kind ? "step" : undefined}>
              {speak(lineKindWords(step))}
              {isAnswered(step) && (
                <span class="step-done">
                  <span aria-hidden="true">✓</span>
                  <span class="visually-hidden">{speak(dialogueWords.answered)}</span>
                </span>
              )}
            </a>
          </li>
        ))}
        <li>
          <a class="step" href={at("all")}>
            {speak(dialogueWords.wholeTalk)}
          </a>
        </li>
      </ol>
    </nav>
  );
}

function LineForm({ visit, dialogue, kind, state }: Work) {
  const { app, language, speak } = visit;
  const after = kind === "fact" ? null : questionAfter(kind);
  const field = (name: keyof typeof dialogueLabels) => fieldOf(visit, dialogueLabels, state, name);
  const speaker = field("speaker");
  return (
    <>
      <ErrorSummary speak={speak} faults={shownFaults(visit, dialogueLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/dialogues/${dialogue.number}/lines`)}
        idempotencyKey={app.ids.next()}
        hidden={{ kind }}
        draft={`dialogue ${dialogue.number} ${kind}`}
        buttons={
          <>
            <button type="submit" class="button button-primary" name="go" value="next">
              {speak(dialogueWords.next)}
            </button>
            <button type="submit" class="button button-secondary" name="go" value="same">
              {speak(dialogueWords.same)}
            </button>
            <a class="target" href={localHref(language, `/dialogues/${dialogue.number}?ask=${after ?? "all"}`)}>
              {speak(dialogueWords.later)}
            </a>
          </>
        }
      >
        <TextAreaField
          {...field("words")}
          required
          rows={5}
          maxLength={1000}
          example={speak(wordsOf(kind).example)}
          hint={speak(dialogueWords.wordsHint)}
        />
        <RadioGroup
          {...speaker}
          value={speaker.value ?? (kind === "fact" ? "definer" : "owner")}
          required
          sideBySide
          options={lineSpeakers.map((value) => ({ value, label: speak(speakerWords[value]) }))}
        />
      </Form>
    </>
  );
}

/** What the owner told before stands ready to be written down in one press. */
function ToldBeforeList({ visit, dialogue, kind, before }: Work) {
  const { app, language, speak } = visit;
  const fresh = before.filter(({ words }) => !dialogue.lines.some((line) => line.words === words));
  if (kind !== "worry" || fresh.length === 0) return null;
  return (
    <section class="told-before">
      <h2>{speak(dialogueWords.toldBefore)}</h2>
      {fresh.map(({ onDay, words }) => (
        <div key={onDay + words} class="told">
          <p class="muted">{speak(dateWords(onDay))}</p>
          <blockquote class="said-words">{words}</blockquote>
          <Form
            speak={speak}
            action={localHref(language, `/dialogues/${dialogue.number}/lines`)}
            idempotencyKey={app.ids.next()}
            hidden={{ kind: "worry", speaker: "owner", words, go: "same" }}
            buttons={
              <Button look="secondary">
                {speak(dialogueWords.useWords)}
                <span class="visually-hidden">{` ${words}`}</span>
              </Button>
            }
          >
            {null}
          </Form>
        </div>
      ))}
    </section>
  );
}

/** Everything that was said so far, in the order of the questions. */
function SoFar({ visit, dialogue }: Pick<Work, "visit" | "dialogue">) {
  const { language, speak } = visit;
  const answered = questions.filter((question) => dialogue.lines.some(({ kind }) => kind === question)).length;
  return (
    <aside class="so-far" aria-labelledby="so-far">
      <h2 id="so-far">{speak(dialogueWords.soFar)}</h2>
      <p class="muted">{speak(dialogue.lines.length === 0 ? dialogueWords.soFarNone : answeredWords(answered))}</p>
      {lineKinds.map((kind) => {
        const lines = dialogue.lines.filter((line) => line.kind === kind);
        return (
          lines.length > 0 && (
            <section key={kind}>
              <h3>{speak(lineKindWords(kind))}</h3>
              {lines.map((line) => (
                <Quote key={line.seq} visit={visit} line={line} />
              ))}
            </section>
          )
        );
      })}
      <p>
        <a class="target" href={localHref(language, `/firms/${dialogue.firmNumber}#figures`)}>
          {speak(dialogueWords.figures)}
        </a>
      </p>
    </aside>
  );
}
