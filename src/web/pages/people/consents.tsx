import { permit } from "#domain/access/may.ts";
import { giveConsent, giveConsentInput } from "#domain/consents/give-consent.ts";
import { showConsents } from "#domain/consents/show-consents.ts";
import { consentPurposes, parseConsentId } from "#domain/consents/terms.ts";
import { type ConsentView, intermediaries } from "#domain/consents/views.ts";
import { withdrawConsent, withdrawConsentInput } from "#domain/consents/withdraw-consent.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { spokenLabels } from "#text/behalf.ts";
import {
  basisWords,
  consentFor,
  consentLabels,
  consentPageWords,
  consentWords,
  notAskedWords,
} from "#text/consents.ts";
import { personNumber } from "#text/people.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, type FormState, fieldOf, formAgain, shownFaults } from "#web/form-state.ts";
import { SpokenFields, SpokenLines, spokenId } from "#web/pages/behalf/fields.tsx";
import { ConsentSaid, PastConsents } from "#web/pages/me/consents.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** What a person has agreed to, as staff read it; the coordinator records what was said by telephone or on paper. */
export const personConsentRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/people/:number/consents",
    act: "consent.show",
    door: "page",
    run: (visit) => consentsPage(visit, emptyForm),
  },
  formPost({
    path: "/people/:number/consents",
    act: "consent.give",
    input: giveConsentInput,
    run: (visit, use, key) => giveConsent(visit.app, visit.actor, { number: numberIn(visit) ?? 0, use, key }),
    done: ({ number }) => ({ to: `/people/${number}/consents`, code: "consent-recorded" }),
    again: (visit, body, what) => consentsPage(visit, formAgain(body.fields, what)),
  }),
  formPost({
    path: "/people/:number/consents/:consent/withdraw",
    act: "consent.withdraw",
    input: withdrawConsentInput,
    run: (visit, spoken, key) =>
      withdrawConsent(visit.app, visit.actor, {
        number: numberIn(visit) ?? 0,
        consent: parseConsentId(visit.params["consent"] ?? ""),
        spoken,
        key,
      }),
    done: ({ number }) => ({ to: `/people/${number}/consents`, code: "consent-ended" }),
    again: (visit, body, what) => consentsPage(visit, formAgain(body.fields, what), visit.params["consent"]),
  }),
];

/** `withdrawing` is the yes whose withdrawal came back with a fault. */
async function consentsPage(visit: Visit, state: FormState, withdrawing?: string): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const sheet = await showConsents(app, actor, numberIn(visit) ?? 0);
  if (sheet === null) return refusal({ code: "not-found" });
  const mayRecord = permit(app.may, actor, "consent.give", { hubId: actor.hubId });
  const known = mayRecord === null ? [] : await app.db.read(actor, (tx) => intermediaries(tx, mayRecord));
  const at = `/people/${sheet.number}/consents`;
  const labels = { ...consentLabels, ...spokenLabels };
  return page({
    title: speak(consentPageWords.title),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading title={speak(consentPageWords.title)} above={personNumber(sheet.number)} />
        <ErrorSummary
          speak={speak}
          faults={shownFaults(visit, labels, state).map((fault) =>
            withdrawing === undefined ? fault : { ...fault, id: spokenId(fault.name, withdrawing) },
          )}
        />
        <Section title={speak(consentPageWords.basisTitle)}>
          <p>{speak(basisWords[sheet.basis ?? "none"])}</p>
          {sheet.basis === null && sheet.notAskedSince !== null && <p>{speak(notAskedWords(sheet.notAskedSince))}</p>}
        </Section>
        <Section title={speak(consentPageWords.open)}>
          <ul class="answers">
            {sheet.open.map((consent) => (
              <li key={consent.id}>
                <ConsentSaid visit={visit} consent={consent} />
                {mayRecord !== null && (
                  <Withdrawing
                    visit={visit}
                    consent={consent}
                    state={consent.id === withdrawing ? state : emptyForm}
                    action={`${at}/${consent.id}/withdraw`}
                  />
                )}
              </li>
            ))}
          </ul>
          <PastConsents visit={visit} past={sheet.past} />
        </Section>
        <SpokenLines visit={visit} lines={sheet.spoken} />
        {mayRecord !== null && (
          <Recording
            visit={visit}
            state={withdrawing === undefined ? state : emptyForm}
            action={at}
            intermediaries={known}
          />
        )}
        <p>
          <a class="target" href={localHref(language, `/people/${sheet.number}`)}>
            {speak(consentPageWords.toPerson)}
          </a>
        </p>
      </div>
    ),
  });
}

type Part = { readonly visit: Visit; readonly state: FormState; readonly action: string };

/** Who said that it ends; opens when staff need it. */
function Withdrawing({ visit, state, action, consent }: Part & { consent: ConsentView }) {
  const { app, language, speak } = visit;
  return (
    <details class="answers-wide" open={state.faults.length > 0}>
      <summary>
        <span class="visually-hidden">{`${speak(consentFor(consent.purpose, consent.whom))}: `}</span>
        {speak(consentPageWords.withdraw)}
      </summary>
      <Form
        speak={speak}
        action={localHref(language, action)}
        idempotencyKey={app.ids.next()}
        buttons={<Button look="secondary">{speak(consentPageWords.withdraw)}</Button>}
      >
        <SpokenFields visit={visit} state={state} form={consent.id} />
      </Form>
    </details>
  );
}

type Known = { readonly intermediaries: readonly { readonly id: string; readonly name: string }[] };

function Recording({ visit, state, action, intermediaries: known }: Part & Known) {
  const { app, language, speak } = visit;
  const field = (name: keyof typeof consentLabels) => fieldOf(visit, consentLabels, state, name);
  return (
    <Section title={speak(consentPageWords.enter)}>
      <details open={state.faults.length > 0}>
        <summary>{speak(consentPageWords.enter)}</summary>
        <p class="muted">{speak(consentPageWords.staffLead)}</p>
        <Form
          speak={speak}
          action={localHref(language, action)}
          idempotencyKey={app.ids.next()}
          buttons={<Button>{speak(consentPageWords.record)}</Button>}
        >
          <RadioGroup
            {...field("purpose")}
            required
            options={consentPurposes.map((value) => ({ value, label: speak(consentWords[value].name) }))}
          />
          <TextField {...field("firm")} maxLength={80} width="medium" autocomplete="off" />
          {known.length > 0 && (
            <RadioGroup
              {...field("organisation")}
              options={known.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <SpokenFields visit={visit} state={state} />
        </Form>
      </details>
    </Section>
  );
}
