import { askForHand, askForHandInput } from "#domain/hands/ask-for-hand.ts";
import { raiseHandFor, raiseHandForInput } from "#domain/hands/raise-hand-for.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { handLabels, handWords, raisingForLabels } from "#text/hands.ts";
import { projectNumber } from "#text/projects.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { SpokenFields } from "#web/pages/behalf/fields.tsx";
import { loadProject } from "#web/pages/projects/show.tsx";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Asking a person for a hand, and raising one for whoever telephones. */
export const askingRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/projects/:number/hands/ask",
    act: "hand.ask",
    door: "page",
    run: (visit) => asking(visit, { values: { person: visit.query.get("person") ?? "" }, faults: [] }),
  },
  formPost({
    path: "/projects/:number/hands/ask",
    act: "hand.ask",
    input: askForHandInput,
    run: (visit, { person, asking: words }, key) =>
      askForHand(visit.app, visit.actor, { number: numberIn(visit) ?? 0, person, asking: words, key }),
    done: ({ number }) => ({ to: `/projects/${number}/hands`, code: "hand-asked" }),
    again: (visit, body, what) => asking(visit, formAgain(body.fields, what)),
  }),
  {
    method: "get",
    path: "/projects/:number/hands/raise",
    act: "hand.raise-for",
    door: "page",
    run: (visit) => raisingFor(visit, { values: { person: visit.query.get("person") ?? "" }, faults: [] }),
  },
  formPost({
    path: "/projects/:number/hands/raise",
    act: "hand.raise-for",
    input: raiseHandForInput,
    run: (visit, { person, words, ...spoken }, key) =>
      raiseHandFor(visit.app, visit.actor, { number: numberIn(visit) ?? 0, person, words, spoken, key }),
    done: ({ number }) => ({ to: `/projects/${number}/hands`, code: "hand-raised-for" }),
    again: (visit, body, what) => raisingFor(visit, formAgain(body.fields, what)),
  }),
];

async function asking(visit: Visit, state: FormState): Promise<Answer> {
  const { app, language, speak } = visit;
  const project = await loadProject(visit, "project.show");
  if (project === null) return refusal({ code: "not-found" });
  const field = (name: "person" | "asking") => fieldOf(visit, handLabels, state, name);
  return page({
    title: speak(handWords.askTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={speak(handWords.askTitle)}
          above={`${projectNumber(project.number)} ${project.terms.title}`}
          lead={speak(handWords.askLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, handLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/projects/${project.number}/hands/ask`)}
          idempotencyKey={app.ids.next()}
          draft={`ask ${project.number}`}
          buttons={<Button>{speak(handWords.askNow)}</Button>}
        >
          <TextField {...field("person")} required maxLength={12} width="medium" autocomplete="off" example="H-31" />
          <TextAreaField
            {...field("asking")}
            required
            maxLength={1000}
            rows={5}
            example={speak(handWords.askExample)}
          />
        </Form>
        <p>
          <a class="target" href={localHref(language, `/projects/${project.number}/hands`)}>
            {speak(handWords.toList)}
          </a>
        </p>
      </div>
    ),
  });
}

/** For whoever telephones or writes: their hand, their words, and who spoke. */
async function raisingFor(visit: Visit, state: FormState): Promise<Answer> {
  const { app, language, speak } = visit;
  const project = await loadProject(visit, "project.show");
  if (project === null) return refusal({ code: "not-found" });
  const labels = { ...raisingForLabels, ...spokenLabels };
  const field = (name: "person" | "words") => fieldOf(visit, labels, state, name);
  const here = localHref(language, `/projects/${project.number}/hands`);
  return page({
    title: speak(handWords.raiseForTitle),
    status: state.faults.length > 0 ? 422 : 200,
    islands: ["keep-draft"],
    body: (
      <div class="prose">
        <Heading
          title={speak(handWords.raiseForTitle)}
          above={`${projectNumber(project.number)} ${project.terms.title}`}
          lead={speak(handWords.raiseForLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, labels, state)} />
        <Form
          speak={speak}
          action={`${here}/raise`}
          idempotencyKey={app.ids.next()}
          draft={`raise for ${project.number}`}
          buttons={<Button look="human">{speak(handWords.raiseForNow)}</Button>}
        >
          <TextField {...field("person")} required maxLength={12} width="medium" autocomplete="off" example="H-31" />
          <TextAreaField {...field("words")} maxLength={1000} rows={4} hint={speak(handWords.wordsHint)} />
          <SpokenFields visit={visit} state={state} />
        </Form>
        <p>
          <a class="target" href={here}>
            {speak(handWords.toList)}
          </a>
        </p>
      </div>
    ),
  });
}
