import { permit } from "#domain/access/may.ts";
import { spokenAt } from "#domain/behalf/views.ts";
import { personFacts } from "#domain/people/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { restOf, seenOfRest } from "#domain/weeks/views-possible.ts";
import { type Answer, type Body, page, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import { personNumber } from "#text/people.ts";
import { restLabels, restSentence, restWords } from "#text/possible-weeks.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, formAgain, shownFaults, textOf } from "#web/form-state.ts";
import { SpokenFields, SpokenLines } from "#web/pages/behalf/fields.tsx";
import { SetMeanwhile } from "#web/pages/weeks/set-meanwhile.tsx";
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
  restForm(visit, formAgain(body.fields, refused), refused.code === "stale");

async function restForm(visit: Visit, again: FormState | null, isStale = false): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const number = numberIn(visit) ?? 0;
  const found = await app.db.read(actor, async (tx) => {
    const person = await personFacts(tx, number);
    const allowed = person === null ? null : permit(app.may, actor, "week.agree-rest", person);
    if (person === null || allowed === null) return null;
    const { personId } = person;
    const spoken = await spokenAt(tx, allowed, { kind: "person", ids: [personId] });
    return { rest: await restOf(tx, personId, app.clock.today()), seen: await seenOfRest(tx, personId), spoken };
  });
  if (found === null) return refusal({ code: "not-found" });
  const { rest } = found;
  const spoken = found.spoken.filter(({ what }) => what === "week.agree-rest");
  const state = again ?? { values: { weeks: rest.weeks }, faults: [] };
  return page({
    title: speak(restWords.title),
    status: again === null ? 200 : isStale ? 409 : 422,
    body: (
      <div class="prose">
        <Heading title={speak(restWords.title)} above={personNumber(number)} lead={speak(restWords.lead)} />
        {isStale && <SetMeanwhile visit={visit} />}
        <p>{speak(restSentence(rest))}</p>
        <ErrorSummary speak={speak} faults={shownFaults(visit, { ...restLabels, ...spokenLabels }, state)} />
        <Form
          speak={speak}
          action={localHref(language, `/people/${number}/rest`)}
          idempotencyKey={app.ids.next()}
          hidden={{ seen: again === null || isStale ? found.seen : (textOf(again.values["seen"]) ?? found.seen) }}
          buttons={<Button>{speak(restWords.save)}</Button>}
        >
          <NumberField
            {...fieldOf(visit, restLabels, state, "weeks")}
            required
            unit={speak(restWords.unit)}
            hint={speak(restWords.hint)}
          />
          <SpokenFields visit={visit} state={state} />
        </Form>
        <SpokenLines visit={visit} lines={spoken} />
      </div>
    ),
  });
}
