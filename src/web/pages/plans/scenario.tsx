import { permit } from "#domain/access/may.ts";
import { type ScenarioTerms, usualSeconds } from "#domain/plans/input.ts";
import { requestScenario } from "#domain/plans/request-scenario.ts";
import { floorLines, pairLines } from "#domain/plans/rules-condition-lines.ts";
import type { Pair } from "#domain/plans/rules-conditions.ts";
import { type AskedView, askedView } from "#domain/plans/views-scenarios.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Outcome } from "#kit/outcome.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { planNumber, planPageWords } from "#text/plan-pages.ts";
import { scenarioLabels, scenarioWords } from "#text/scenarios.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { WeightFields } from "#web/pages/plans/form.tsx";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { NumberField, TextAreaField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The form of a scenario: what its plan was asked for, and the pairs that the address adds (`keep`, `forbid`, `invite`). */
export async function scenarioPage(visit: Visit): Promise<Answer> {
  const asked = await askedOf(visit);
  if (asked === null) return refusal({ code: "not-found" });
  if (asked.iterations === null) return refusal({ code: "wrong-state", state: asked.status });
  return drawn(visit, { values: valuesOf(visit, asked), faults: [] });
}

export const askForScenario = (
  visit: Visit,
  asked: ScenarioTerms,
  key: string | null,
): Promise<Outcome<{ number: number }, Refusal>> =>
  requestScenario(visit.app, visit.actor, { parent: numberIn(visit) ?? 0, asked, language: visit.language, key });

export const scenarioAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  Promise.resolve(drawn(visit, formAgain(body.fields, refused)));

async function askedOf(visit: Visit): Promise<AskedView | null> {
  const { app, actor } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "plan.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return null;
  return app.db.read(actor, (tx) => askedView(tx, allowed, number));
}

/** At most so many pairs are taken from an address. */
const mostInAddress = 200;

function valuesOf({ query, speak, params }: Visit, asked: AskedView): FormState["values"] {
  const { locks, forbidden, invited, floors } = asked.conditions;
  const added = (name: string): readonly Pair[] =>
    query
      .getAll(name)
      .slice(0, mostInAddress)
      .flatMap((text) => {
        const [person, project, ...rest] = text.split(/[\s,]+/u);
        return person === undefined || project === undefined || rest.length > 0 ? [] : [{ person, project }];
      });
  const lines = (kept: readonly Pair[], name: string): string =>
    [pairLines(kept), pairLines(added(name))].filter((text) => text !== "").join("\n");
  const plan = planNumber(Number(params["number"] ?? 0));
  return {
    name: speak(scenarioWords.usualName(plan)),
    locks: lines(locks, "keep"),
    forbidden: lines(forbidden, "forbid"),
    invited: lines(invited, "invite"),
    ...floorLines(floors),
    seconds: asked.seconds,
    ...asked.weights,
  };
}

function drawn(visit: Visit, state: FormState): Answer {
  return page({
    title: visit.speak(scenarioWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: <ScenarioForm visit={visit} state={state} />,
  });
}

function ScenarioForm({ visit, state }: { visit: Visit; state: FormState }) {
  const { language, speak } = visit;
  const w = scenarioWords;
  const number = numberIn(visit) ?? 0;
  const field = (name: keyof typeof scenarioLabels) => fieldOf(visit, scenarioLabels, state, name);
  const area = (name: "locks" | "forbidden" | "invited" | "floors", hint: { ja: string; en: string }) => (
    <TextAreaField {...field(name)} hint={speak(hint)} rows={4} maxLength={40_000} />
  );
  return (
    <div class="prose">
      <Heading title={speak(w.title)} lead={speak(w.lead(planNumber(number)))} />
      <ErrorSummary speak={speak} faults={shownFaults(visit, scenarioLabels, state)} />
      <Form
        speak={speak}
        action={localHref(language, `/plans/${number}/scenario`)}
        idempotencyKey={visit.app.ids.next()}
        buttons={<Button>{speak(w.send)}</Button>}
      >
        <TextField {...field("name")} required maxLength={80} autocomplete="off" />
        {area("locks", w.locksHint)}
        {area("forbidden", w.forbiddenHint)}
        {area("invited", w.invitedHint)}
        <NumberField {...field("floorEach")} unit={speak(w.floorEachUnit)} hint={speak(w.floorEachHint)} />
        {area("floors", w.floorsHint)}
        <NumberField
          {...field("seconds")}
          value={field("seconds").value ?? usualSeconds}
          unit={speak(planPageWords.seconds)}
          hint={speak(planPageWords.secondsHint)}
        />
        <WeightFields visit={visit} state={state} />
      </Form>
    </div>
  );
}
