import type { PlanTerms } from "#domain/plans/input.ts";
import { usualSeconds } from "#domain/plans/input.ts";
import { countRegion, type RegionCount, requestRegionPlan } from "#domain/plans/request-region-plan.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Outcome } from "#kit/outcome.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { monthWords } from "#text/dates.ts";
import { refusalSentence } from "#text/faults.ts";
import { planLabels, planPageWords, regionWords } from "#text/plan-pages.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { WeightFields } from "#web/pages/plans/form.tsx";
import { Button, ButtonRow, LinkButton } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { NumberField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";

/** Asks for a plan of the region as its records stand now: one button, the rest is filled in. */
export async function regionPage(visit: Visit): Promise<Answer> {
  const name = visit.speak(regionWords.usualName(monthWords(visit.app.clock.today())));
  return drawn(visit, { values: { name, seconds: usualSeconds }, faults: [] });
}

export const askForRegion = (
  { app, actor, language }: Visit,
  terms: PlanTerms,
  key: string | null,
): Promise<Outcome<{ number: number }, Refusal>> => requestRegionPlan(app, actor, { terms, language, key });

export const regionAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  drawn(visit, formAgain(body.fields, refused));

async function drawn(visit: Visit, state: FormState): Promise<Answer> {
  const { app, actor, speak } = visit;
  const count = await countRegion(app, actor);
  if (count === null) return refusal({ code: "not-allowed" });
  return page({
    title: speak(regionWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: <RegionForm visit={visit} state={state} count={count} />,
  });
}

function RegionForm({ visit, state, count }: { visit: Visit; state: FormState; count: RegionCount }) {
  const { language, speak } = visit;
  const field = (name: keyof typeof planLabels) => fieldOf(visit, planLabels, state, name);
  const isReady = count.people > 0 && count.projects > 0;
  return (
    <div class="prose">
      <Heading title={speak(regionWords.title)} lead={speak(regionWords.lead)} />
      <ErrorSummary speak={speak} faults={shownFaults(visit, planLabels, state)} />
      <Notice kind={isReady ? "info" : "attention"} speak={speak}>
        <p>
          {speak(
            isReady
              ? regionWords.count(count)
              : refusalSentence({ code: "nothing-to-plan", people: count.people, projects: count.projects }),
          )}
        </p>
        <ButtonRow>
          <LinkButton href={localHref(language, "/people")}>{speak(regionWords.seePeople)}</LinkButton>
          <LinkButton
            href={localHref(language, count.projects > 0 ? "/projects?status=published" : "/projects?status=draft")}
          >
            {speak(count.projects > 0 ? regionWords.seeProjects : regionWords.seeDrafts)}
          </LinkButton>
        </ButtonRow>
      </Notice>
      <Form
        speak={speak}
        action={localHref(language, "/plans/region")}
        idempotencyKey={visit.app.ids.next()}
        buttons={
          <>
            <Button>{speak(planPageWords.send)}</Button>
            <LinkButton href={localHref(language, "/plans/new")}>{speak(regionWords.fromTables)}</LinkButton>
          </>
        }
      >
        <TextField
          {...field("name")}
          required
          maxLength={80}
          autocomplete="off"
          example={speak(planPageWords.nameExample)}
        />
        <NumberField
          {...field("seconds")}
          unit={speak(planPageWords.seconds)}
          hint={speak(planPageWords.secondsHint)}
        />
        <WeightFields visit={visit} state={state} />
      </Form>
    </div>
  );
}
