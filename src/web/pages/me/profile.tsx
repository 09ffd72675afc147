import { z } from "zod";
import { parseInput } from "#domain/fields.ts";
import { editPerson, editPersonInput } from "#domain/people/edit-person.ts";
import {
  isAnswered,
  type ProfileQuestion,
  questionAfter,
  questionNames,
  questions,
} from "#domain/people/rules-questions.ts";
import { showOwnPerson } from "#domain/people/show-own-person.ts";
import { elements } from "#domain/people/terms.ts";
import type { PersonView } from "#domain/people/views.ts";
import { pointsField } from "#domain/projects/rules.ts";
import type { Refusal } from "#domain/refusals.ts";
import { refused } from "#kit/outcome.ts";
import { type Answer, type Body, page, type Route, refusal, type Visit } from "#route.ts";
import { meWords, questionPlace, questionWords } from "#text/me.ts";
import { personWords } from "#text/people.ts";
import { formPost } from "#web/form-routes.ts";
import { type FormState, formAgain, listOf, shownFaults } from "#web/form-state.ts";
import { questionFields, questionLabels } from "#web/pages/me/fields.tsx";
import { answerSaid } from "#web/pages/me/said.ts";
import { personFormValues } from "#web/pages/people/form.tsx";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** A person's own profile: all questions with their answers, and one question a screen. */
export const profileRoutes: readonly Route[] = [
  { method: "get", path: "/me/profile", act: "person.edit", door: "page", run: allQuestions },
  { method: "get", path: "/me/profile/:question", act: "person.edit", door: "page", run: questionPage },
  formPost({
    path: "/me/profile/:question",
    act: "person.edit",
    input: z.record(z.string(), z.unknown()),
    run: async (visit, fields, key) => {
      const [question, person] = [questionIn(visit), await own(visit)];
      if (question === null || person === null) return refused<Refusal>({ code: "not-found" });
      // What the question does not ask stays as it is; the version tells when somebody else changed it meanwhile.
      const parsed = parseInput(editPersonInput, answered(visit, { question, person, fields }));
      if (!parsed.ok) return parsed;
      const { terms, version } = parsed.value;
      return editPerson(visit.app, visit.actor, { number: person.number, terms, version, key });
    },
    done: (_, visit) => {
      const question = questionIn(visit);
      const next = question === null ? null : questionAfter(question);
      return { to: next === null ? "/me/profile" : `/me/profile/${next}`, code: "answer-saved" };
    },
    again: async (visit, body, refusedWith) => {
      const [question, person] = [questionIn(visit), await own(visit)];
      if (question === null || person === null) return refusal({ code: "not-found" });
      return asking(visit, { question, person, ...typedAgain(visit, { question, person, body, refusedWith }) });
    },
  }),
];

const own = ({ app, actor }: Visit): Promise<PersonView | null> => showOwnPerson(app, actor);

const questionIn = ({ params }: Visit): ProfileQuestion | null =>
  questionNames.find((name) => name === params["question"]) ?? null;

/** The names of a question's fields in the form. */
const fieldNames = (question: ProfileQuestion): readonly string[] =>
  question === "shape" ? elements.map(pointsField) : questions[question];

type Answered = { question: ProfileQuestion; person: PersonView; fields: Readonly<Record<string, unknown>> };

function answered({ speak }: Visit, { question, person, fields }: Answered): Readonly<Record<string, unknown>> {
  const given = fieldNames(question).map((name) => [name, fields[name]] as const);
  return { ...personFormValues(speak, person.terms), ...Object.fromEntries(given), version: fields["version"] };
}

async function allQuestions(visit: Visit): Promise<Answer> {
  const { language, speak } = visit;
  const person = await own(visit);
  if (person === null) return refusal({ code: "not-found" });
  return page({
    title: speak(meWords.profile),
    body: (
      <div class="prose">
        <Heading title={speak(meWords.profile)} above={person.terms.name} lead={speak(meWords.profileLead)} />
        <ul class="answers">
          {questionNames.map((question) => {
            const isSaid = isAnswered(question, person.terms);
            return (
              <li key={question}>
                <span>
                  <strong>{speak(questionWords[question].name)}</strong>
                  <span class={isSaid ? "cell-note" : "cell-note muted"}>
                    {isSaid ? answerSaid(speak, question, person.terms) : speak(meWords.notYet)}
                  </span>
                </span>
                <a class="target" href={localHref(language, `/me/profile/${question}`)}>
                  <span class="visually-hidden">{`${speak(questionWords[question].name)}: `}</span>
                  {speak(isSaid ? meWords.change : meWords.answer)}
                </a>
              </li>
            );
          })}
        </ul>
        <p>
          <a class="target" href={localHref(language, "/me")}>
            {speak(personWords.ownTitle)}
          </a>
        </p>
      </div>
    ),
  });
}

async function questionPage(visit: Visit): Promise<Answer> {
  const [question, person] = [questionIn(visit), await own(visit)];
  if (question === null || person === null) return refusal({ code: "not-found" });
  return asking(visit, {
    question,
    person,
    state: { values: personFormValues(visit.speak, person.terms), faults: [] },
    isStale: false,
  });
}

type Asking = { question: ProfileQuestion; person: PersonView; state: FormState; isStale: boolean };

/** What was typed again; when the record changed meanwhile, the newest version goes with it, and what is saved is told. */
function typedAgain(
  visit: Visit,
  { question, person, body, refusedWith }: Pick<Asking, "question" | "person"> & { body: Body; refusedWith: Refusal },
): Pick<Asking, "state" | "isStale"> {
  const state = formAgain(answered(visit, { question, person, fields: body.fields }), refusedWith);
  return { state, isStale: refusedWith.code === "stale" };
}

function asking(visit: Visit, { question, person, state, isStale }: Asking): Answer {
  const { app, language, speak } = visit;
  const { title, lead } = questionWords[question];
  const next = questionAfter(question);
  const at = (place: ProfileQuestion | null) =>
    localHref(language, place === null ? "/me/profile" : `/me/profile/${place}`);
  const typed = listOf(state.values["version"])[0];
  return page({
    title: speak(title),
    status: isStale ? 409 : state.faults.length > 0 ? 422 : 200,
    islands: question === "shape" ? ["keep-draft", "shape-dial"] : ["keep-draft"],
    body: (
      <div class={question === "shape" ? undefined : "prose"}>
        <Heading
          title={speak(title)}
          above={speak(questionPlace(questionNames.indexOf(question) + 1, questionNames.length))}
          lead={speak(lead)}
        />
        {isStale && (
          <Notice kind="attention" speak={speak} title={speak(personWords.compareTitle)} announce>
            <p>{speak(personWords.compareLead)}</p>
            <p>{answerSaid(speak, question, person.terms) || speak(meWords.notYet)}</p>
          </Notice>
        )}
        <ErrorSummary speak={speak} faults={shownFaults(visit, questionLabels, state)} />
        <Form
          speak={speak}
          action={at(question)}
          idempotencyKey={app.ids.next()}
          version={isStale || typed === undefined ? person.version : typed}
          draft={`me ${question}`}
          buttons={
            <>
              <Button>{speak(next === null ? meWords.saveLast : meWords.saveNext)}</Button>
              {next !== null && <LinkButton href={at(next)}>{speak(meWords.skip)}</LinkButton>}
            </>
          }
        >
          {questionFields[question]({ visit, state })}
        </Form>
        <p>
          <a class="target" href={at(null)}>
            {speak(meWords.all)}
          </a>
        </p>
      </div>
    ),
  });
}
