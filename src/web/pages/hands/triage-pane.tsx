import type { ComponentChildren } from "preact";
import type { SortedHand } from "#domain/hands/sort-hands.ts";
import { handAnswers } from "#domain/hands/terms.ts";
import { componentNames } from "#domain/plans/rules-fit.ts";
import type { ProjectView } from "#domain/projects/views.ts";
import type { Visit } from "#route.ts";
import { failShort } from "#text/fit-short.ts";
import { answeredBy, handAnswerWords, handLabels, handWords } from "#text/hands.ts";
import { personNumber } from "#text/people.ts";
import { componentWords, reasonWords } from "#text/plan-reasons.ts";
import { listedWords } from "#text/speak.ts";
import { freeBeside, handTemplates, templateWords, triageOf, triageWords as w } from "#text/triage.ts";
import { type FormState, fieldOf } from "#web/form-state.ts";
import type { Chosen, HrefOf } from "#web/pages/hands/triage.tsx";
import { Button } from "#web/ui/button.tsx";
import { Checkbox, RadioGroup } from "#web/ui/choice-field.tsx";
import { TextAreaField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Who is looked at, alone or beside one or two others, and the answer to them. */
export type Pane = {
  readonly visit: Visit;
  readonly project: ProjectView;
  readonly chosen: Chosen;
  readonly hrefOf: HrefOf;
  readonly mayAnswer: boolean;
  readonly faulty: FormState | null;
};

/** The person who is looked at: what speaks for them, what they said, and the answer. */
export function TriagePane(pane: Pane) {
  const { visit, chosen, mayAnswer } = pane;
  const { speak } = visit;
  const { at } = chosen;
  if (at === null) return null;
  return (
    <section class="pane" aria-label={speak(w.compared)}>
      <h2>{speak(triageOf([at.person.name]))}</h2>
      <SideBySide {...pane} hands={[at, ...chosen.beside]} />
      {at.state === "raised" && mayAnswer && <AnswerForm {...pane} hand={at} />}
      {at.answer !== null && (
        <Notice kind="info" speak={speak} title={speak(handAnswerWords[at.answer])}>
          <p class="said-words">{at.answerWords}</p>
          <p class="muted">{speak(answeredBy(at.answeredBy))}</p>
        </Notice>
      )}
    </section>
  );
}

type Line = { readonly label: string; readonly of: (hand: SortedHand) => ComponentChildren };

/** One column a person, one row a reason: the same facts of everybody, in the same order. */
function SideBySide({ visit, project, hands }: Pane & { readonly hands: readonly SortedHand[] }) {
  const { language, speak } = visit;
  const lines: readonly Line[] = [
    { label: speak(w.said), of: ({ words }) => <p class="said-words">{words || "–"}</p> },
    { label: speak(w.free), of: ({ person }) => speak(freeBeside(person.free, project.terms.halfDays)) },
    {
      label: speak(w.stands),
      of: ({ fit }) =>
        fit.fails.length === 0 ? (
          speak(w.nothingStands)
        ) : (
          <strong>
            {listedWords(
              speak,
              fit.fails.map((name) => failShort[name]),
            )}
          </strong>
        ),
    },
    ...componentNames.map((name) => ({
      label: speak(componentWords[name]),
      of: ({ fit }: SortedHand) => {
        const why = fit.why.find((each) => each.name === name);
        return why === undefined ? "–" : speak(reasonWords(why.reason));
      },
    })),
    { label: speak(w.about), of: ({ person }) => person.about || "–" },
  ];
  const caption = speak(triageOf(hands.map(({ person }) => person.name)));
  return (
    <section class="table-scroll" tabIndex={0} aria-label={caption}>
      <table class={`side-by-side side-by-side-${hands.length}`}>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            {hands.map(({ card, person }) => (
              <th key={card} scope="col">
                <a class="target" href={localHref(language, `/people/${card}`)}>
                  {`${personNumber(card)} ${person.name}`}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {hands.map((hand) => (
                <td key={hand.card}>{of(hand)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function AnswerForm({ visit, project, chosen, hrefOf, hand, faulty }: Pane & { readonly hand: SortedHand }) {
  const { app, language, query, speak } = visit;
  const asked = query.get("template");
  const template = handTemplates.find((name) => name === asked) ?? null;
  const text = template === null ? null : templateWords[template].text(hand.person.name, project.terms.title);
  const begun = typeof faulty?.values["begun"] === "string" ? faulty.values["begun"] : text === null ? "" : speak(text);
  const state: FormState = faulty ?? {
    values: template === null ? {} : { answer: templateWords[template].answer, answerWords: begun },
    faults: [],
  };
  const cards = chosen.beside.map(({ card }) => card);
  return (
    <>
      <nav class="templates" aria-label={speak(w.templates)}>
        <p>{speak(w.templates)}</p>
        <ol>
          {handTemplates.map((name) => (
            <li key={name}>
              <a
                class="target"
                data-template=""
                href={`${hrefOf(hand.card, cards, name)}#answer`}
                aria-current={name === template ? "true" : undefined}
              >
                {speak(templateWords[name].title)}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <Form
        id="answer"
        speak={speak}
        action={localHref(language, `/projects/${project.number}/hands/triage/${hand.id}`)}
        idempotencyKey={app.ids.next()}
        version={hand.version}
        hidden={{ begun }}
        draft={`hand answer ${hand.id} ${template ?? ""}`}
        buttons={<Button look="human">{speak(w.send)}</Button>}
      >
        <RadioGroup
          {...fieldOf(visit, handLabels, state, "answer")}
          required
          sideBySide
          options={handAnswers.map((value) => ({ value, label: speak(handAnswerWords[value]) }))}
        />
        <TextAreaField
          {...fieldOf(visit, handLabels, state, "answerWords")}
          required
          maxLength={1000}
          rows={8}
          hint={speak(handWords.answerHint)}
        />
        <ReadBack visit={visit} state={state} />
      </Form>
    </>
  );
}

/** The box that says that a template was read back before it goes out as it is. */
export function ReadBack({ visit, state }: { visit: Visit; state: FormState }) {
  const { error } = fieldOf(visit, handLabels, state, "readBack");
  return (
    <Checkbox
      name="readBack"
      label={visit.speak(w.readBack)}
      checked={state.values["readBack"] === "yes"}
      error={error}
    />
  );
}
