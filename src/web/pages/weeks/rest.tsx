import { permit } from "#domain/access/may.ts";
import { personFacts } from "#domain/people/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { restOf } from "#domain/weeks/views-possible.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { personNumber } from "#text/people.ts";
import { restLabels, restSentence, restWords } from "#text/possible-weeks.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { NumberField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The form of the rest that is agreed with a person between two peak seasons. */
export const restPage = (visit: Visit): Promise<Answer> => restForm(visit, null);

/** The same again, with what was typed. */
export const restAgain = (visit: Visit, body: Body, refused: Refusal): Promise<Answer> =>
  restForm(visit, formAgain(body.fields, refused));

async function restForm(visit: Visit, again: FormState | null): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const number = numberIn(visit) ?? 0;
  const rest = await app.db.read(actor, async (tx) => {
    const person = await personFacts(tx, number);
    const allowed = person === null ? null : permit(app.may, actor, "week.agree-rest", person);
    return person === null || allowed === null ? null : restOf(tx, person.personId, app.clock.today());
  });
  if (rest === null) return refusal({ code: "not-found" });
  const state = again ?? { values: { weeks: rest.weeks }, faults: [] };
  return page({
    title: speak(restWords.title),
    status: again === null ? 200 : 422,
    body: (
      <div class="prose">
        <Heading title={speak(restWords.title)} above={personNumber(number)} lead={speak(restWords.lead)} />
        <p>{speak(restSentence(rest))}</p>
        <ErrorSummary speak={speak} faults={shownFaults(visit, restLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/people/${number}/rest`)}
          idempotencyKey={app.ids.next()}
          buttons={<Button>{speak(restWords.save)}</Button>}
        >
          <NumberField
            {...fieldOf(visit, restLabels, state, "weeks")}
            required
            unit={speak(restWords.unit)}
            hint={speak(restWords.hint)}
          />
        </Form>
      </div>
    ),
  });
}
