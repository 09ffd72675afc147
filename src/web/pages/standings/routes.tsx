import { permit } from "#domain/access/may.ts";
import { editStanding } from "#domain/contracts/edit-standing.ts";
import { enterStanding } from "#domain/contracts/enter-standing.ts";
import { contractFormInput, editStandingInput, enterStandingInput } from "#domain/contracts/input.ts";
import { setContractForm } from "#domain/contracts/set-contract-form.ts";
import { contractFormView, standingHolders, standingLine } from "#domain/contracts/views.ts";
import { contractForms } from "#reference/contract-forms.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { projectNumber } from "#text/projects.ts";
import {
  contractFormLabels,
  contractFormLeads,
  contractFormWords,
  standingKindWords,
  standingWords,
} from "#text/standings.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { StandingForm, valuesOf } from "#web/pages/standings/form.tsx";
import { listStandings } from "#web/pages/standings/list.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** What the hub and its organisations may do by law, and the form of contract of a project. */
export const standingRoutes: readonly Route[] = [
  { method: "get", path: "/standings", act: "standing.list", door: "page", run: listStandings },
  {
    method: "get",
    path: "/standings/new",
    act: "standing.enter",
    door: "page",
    run: (visit) => enterPage(visit, emptyForm),
  },
  formPost({
    path: "/standings",
    act: "standing.enter",
    input: enterStandingInput,
    run: ({ app, actor }, standing, key) => enterStanding(app, actor, { ...standing, key }),
    done: () => ({ to: "/standings", code: "standing-entered" }),
    again: (visit, body, what) => enterPage(visit, formAgain(body.fields, what)),
  }),
  {
    method: "get",
    path: "/standings/:number",
    act: "standing.edit",
    door: "page",
    run: (visit) => editPage(visit, null),
  },
  formPost({
    path: "/standings/:number",
    act: "standing.edit",
    input: editStandingInput,
    run: (visit, { terms, version }, key) =>
      editStanding(visit.app, visit.actor, { number: numberIn(visit) ?? 0, terms, version, key }),
    done: () => ({ to: "/standings", code: "standing-edited" }),
    again: (visit, body, what) =>
      what.code === "stale" ? Promise.resolve(refusal(what)) : editPage(visit, formAgain(body.fields, what)),
  }),
  {
    method: "get",
    path: "/projects/:number/contract-form",
    act: "project.set-contract-form",
    door: "page",
    run: (visit) => contractFormPage(visit, null),
  },
  formPost({
    path: "/projects/:number/contract-form",
    act: "project.set-contract-form",
    input: contractFormInput,
    run: (visit, { form, version }, key) =>
      setContractForm(visit.app, visit.actor, { number: numberIn(visit) ?? 0, form, version, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "contract-form-set" }),
    again: (visit, body, what) =>
      what.code === "stale" ? Promise.resolve(refusal(what)) : contractFormPage(visit, formAgain(body.fields, what)),
  }),
];

async function enterPage(visit: Visit, state: FormState): Promise<Answer> {
  const { actor, app, speak } = visit;
  const allowed = permit(app.may, actor, "standing.enter", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const holders = await app.db.read(actor, (tx) => standingHolders(tx, allowed));
  const options = holders.map(({ id, name }) => ({ value: id, label: name }));
  return page({
    title: speak(standingWords.enter),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(standingWords.enter)} lead={speak(standingWords.enterLead)} />
        <StandingForm visit={visit} state={state} to="/standings" holders={options} />
      </div>
    ),
  });
}

async function editPage(visit: Visit, again: FormState | null): Promise<Answer> {
  const { actor, app, speak } = visit;
  const allowed = permit(app.may, actor, "standing.edit", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const standing = await app.db.read(actor, (tx) => standingLine(tx, allowed, numberIn(visit) ?? 0));
  if (standing === null) return refusal({ code: "not-found" });
  const { number, holder, version, terms } = standing;
  return page({
    title: speak(standingWords.edit),
    status: again === null ? 200 : 422,
    body: (
      <div class="prose">
        <Heading
          title={speak(standingWords.edit)}
          above={holder ?? speak(standingWords.hubItself)}
          lead={`${speak(standingKindWords[terms.kind])} ${terms.licence}`}
        />
        <StandingForm
          visit={visit}
          state={again ?? { values: valuesOf(terms), faults: [] }}
          to={`/standings/${number}`}
          version={version}
        />
      </div>
    ),
  });
}

async function contractFormPage(visit: Visit, again: FormState | null): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "project.set-contract-form", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const number = numberIn(visit) ?? 0;
  const saved = await app.db.read(actor, (tx) => contractFormView(tx, allowed, number));
  if (saved === null) return refusal({ code: "not-found" });
  const state = again ?? { values: { form: saved.form }, faults: [] };
  return page({
    title: speak(standingWords.setForm),
    status: again === null ? 200 : 422,
    body: (
      <div class="prose">
        <Heading
          title={speak(standingWords.setForm)}
          above={projectNumber(number)}
          lead={speak(standingWords.setFormLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, contractFormLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/projects/${number}/contract-form`)}
          idempotencyKey={app.ids.next()}
          version={saved.version}
          buttons={<Button>{speak(standingWords.save)}</Button>}
        >
          <RadioGroup
            {...fieldOf(visit, contractFormLabels, state, "form")}
            required
            options={contractForms.map((value) => ({
              value,
              label: speak(contractFormWords[value]),
              hint: speak(contractFormLeads[value]),
            }))}
          />
        </Form>
      </div>
    ),
  });
}
