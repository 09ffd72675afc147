import { permit } from "#domain/access/may.ts";
import { giveConsent, giveConsentInput } from "#domain/consents/give-consent.ts";
import { consentUntil } from "#domain/consents/rules.ts";
import { type ConsentSheet, showConsents } from "#domain/consents/show-consents.ts";
import { type ConsentPurpose, consentPurposes, parseConsentId } from "#domain/consents/terms.ts";
import { type ConsentView, intermediaries, namedFirm } from "#domain/consents/views.ts";
import { withdrawConsent, withdrawConsentInput } from "#domain/consents/withdraw-consent.ts";
import { showOwnPerson } from "#domain/people/show-own-person.ts";
import { accepted } from "#kit/outcome.ts";
import { type Answer, page, type Route, redirect, refusal, type Visit } from "#route.ts";
import { consentEnded, consentFor, consentPageWords, consentSpan, consentWords } from "#text/consents.ts";
import { dateWords } from "#text/dates.ts";
import { disclosureWords } from "#text/disclosures.ts";
import { personWords } from "#text/people.ts";
import { formPost } from "#web/form-routes.ts";
import { SpokenLines } from "#web/pages/behalf/fields.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Notice } from "#web/ui/notice.tsx";
import { PostForm } from "#web/ui/post-form.tsx";

/** What a person has agreed to: a list, one moment a purpose, withdrawing with one touch. */
export const ownConsentRoutes: readonly Route[] = [
  { method: "get", path: "/me/consents", act: "consent.show", door: "page", run: listConsents },
  { method: "get", path: "/me/consents/:purpose", act: "consent.give", door: "page", run: consentMoment },
  formPost({
    path: "/me/consents/give",
    act: "consent.give",
    input: giveConsentInput,
    run: async ({ app, actor, body }, use, key) => {
      const { fields } = await body();
      if (fields["answer"] !== "yes") return accepted<{ said: "yes" | "no" }>({ said: "no" });
      const given = await giveConsent(app, actor, { number: null, use, key });
      return given.ok ? accepted<{ said: "yes" | "no" }>({ said: "yes" }) : given;
    },
    done: ({ said }) => ({ to: "/me/consents", code: said === "yes" ? "consent-given" : "consent-not-given" }),
    again: async (_visit, body) => {
      const purpose = consentPurposes.find((each) => each === body.fields["purpose"]);
      return purpose === undefined ? refusal({ code: "not-found" }) : redirect(`/me/consents/${purpose}`);
    },
  }),
  formPost({
    path: "/me/consents/:consent/withdraw",
    act: "consent.withdraw",
    input: withdrawConsentInput,
    run: ({ app, actor, params }, spoken, key) =>
      withdrawConsent(app, actor, { number: null, consent: parseConsentId(params["consent"] ?? ""), spoken, key }),
    done: (_value, visit) => ({
      to: cameFromAll(visit) ? "/me/disclosures" : "/me/consents",
      code: "consent-withdrawn",
    }),
  }),
];

/** Whether the button stood on the page of everything that is known of the person. */
export const cameFromAll = ({ query }: Visit): boolean => query.get("from") === "all";

async function listConsents(visit: Visit): Promise<Answer> {
  const { language, speak } = visit;
  const sheet = await showConsents(visit.app, visit.actor, null);
  if (sheet === null) return refusal({ code: "not-found" });
  return page({
    title: speak(consentPageWords.title),
    body: (
      <div class="prose">
        <Heading title={speak(consentPageWords.title)} lead={speak(consentPageWords.lead)} />
        <Section title={speak(consentPageWords.open)}>
          {sheet.open.length === 0 && <p>{speak(consentPageWords.none)}</p>}
          <ul class="answers answers-long">
            {sheet.open.map((consent) => (
              <li key={consent.id}>
                <ConsentSaid visit={visit} consent={consent} />
                <WithdrawButton visit={visit} consent={consent} action={`/me/consents/${consent.id}/withdraw`} />
              </li>
            ))}
          </ul>
        </Section>
        <Undecided visit={visit} sheet={sheet} />
        <PastConsents visit={visit} past={sheet.past} />
        <SpokenLines visit={visit} lines={sheet.spoken} />
        <p>
          <a class="target" href={localHref(language, "/me/disclosures")}>
            {speak(disclosureWords.toPage)}
          </a>
        </p>
        <p>
          <a class="target" href={localHref(language, "/me")}>
            {speak(personWords.ownTitle)}
          </a>
        </p>
      </div>
    ),
  });
}

/** A purpose that is for one firm or intermediary can be given to another one as well. */
function Undecided({ visit, sheet }: { visit: Visit; sheet: ConsentSheet }) {
  const { language, speak } = visit;
  const isForOne = (purpose: ConsentPurpose) => purpose === "inside-review" || purpose === "intermediary";
  const rest = consentPurposes.filter(
    (purpose) => isForOne(purpose) || !sheet.open.some((consent) => consent.purpose === purpose),
  );
  return (
    <Section title={speak(consentPageWords.others)}>
      <ul class="answers answers-long">
        {rest.map((purpose) => (
          <li key={purpose}>
            <span>
              <strong>{speak(consentWords[purpose].name)}</strong>
              <span class="cell-note">{speak(consentWords[purpose].without)}</span>
            </span>
            <a class="target" href={localHref(language, `/me/consents/${purpose}`)}>
              <span class="visually-hidden">{`${speak(consentWords[purpose].name)}: `}</span>
              {speak(consentPageWords.look)}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Shown = { readonly visit: Visit; readonly consent: ConsentView };

/** One yes: to what, for whom, from when until when. */
export function ConsentSaid({ visit: { speak }, consent }: Shown) {
  return (
    <span>
      <strong>{speak(consentFor(consent.purpose, consent.whom))}</strong>
      <span class="cell-note">{speak(consentSpan(consent.givenAt, consent.until))}</span>
    </span>
  );
}

export function WithdrawButton({ visit, consent, action }: Shown & { action: string }) {
  const { app, language, speak } = visit;
  return (
    <PostForm action={localHref(language, action)}>
      <input type="hidden" name="idempotencyKey" value={app.ids.next()} />
      <Button look="secondary">
        <span class="visually-hidden">{`${speak(consentFor(consent.purpose, consent.whom))}: `}</span>
        {speak(consentPageWords.withdraw)}
      </Button>
    </PostForm>
  );
}

/** Yeses that do not hold any more; they stay on record. */
export function PastConsents({ visit, past }: { visit: Visit; past: readonly ConsentView[] }) {
  const { speak } = visit;
  if (past.length === 0) return null;
  return (
    <details>
      <summary>{speak(consentPageWords.past)}</summary>
      <ul class="answers answers-long">
        {past.map((consent) => (
          <li key={consent.id}>
            <span>
              <ConsentSaid visit={visit} consent={consent} />
              <span class="cell-note">{speak(consentEnded(consent.withdrawnAt))}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

async function consentMoment(visit: Visit): Promise<Answer> {
  const purpose = consentPurposes.find((each) => each === visit.params["purpose"]);
  const person = await showOwnPerson(visit.app, visit.actor);
  if (purpose === undefined || person === null) return refusal({ code: "not-found" });
  if (purpose === "inside-review") return employerMoment(visit, person.terms.employer);
  return purpose === "intermediary" ? intermediaryMoment(visit) : moment(visit, purpose, { name: "", hidden: {} });
}

type Whom = { readonly name: string; readonly hidden: Readonly<Record<string, string>> };

/** What the yes means, for whom, until when and how to undo it; then two equal buttons. */
function moment(visit: Visit, purpose: ConsentPurpose, whom: Whom): Answer {
  const { app, language, speak } = visit;
  const words = consentWords[purpose];
  return page({
    title: speak(words.question),
    body: (
      <div class="prose">
        <Heading title={speak(words.question)} above={whom.name} lead={speak(words.without)} />
        <ConfirmMoment
          speak={speak}
          title={speak(consentFor(purpose, whom.name))}
          meaning={speak(words.meaning)}
          whom={speak(words.whom)}
          until={speak(dateWords(consentUntil(purpose, app.clock.today())))}
          undo={speak(purpose === "matching" ? consentPageWords.undoMatching : consentPageWords.undo)}
          action={localHref(language, "/me/consents/give")}
          idempotencyKey={app.ids.next()}
          hidden={{ purpose, ...whom.hidden }}
          name="answer"
          yes={{ label: speak(consentPageWords.yes), value: "yes" }}
          no={{ label: speak(consentPageWords.no), value: "no" }}
        />
      </div>
    ),
  });
}

/** First the firm, among those whose name everybody may read; then the moment itself. */
async function employerMoment(visit: Visit, employer: string): Promise<Answer> {
  const { actor, app, language, query, speak } = visit;
  const typed = query.get("firm")?.slice(0, 80) ?? null;
  const allowed = permit(app.may, actor, "consent.give", { hubId: actor.hubId, personId: actor.personId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const firm = typed === null ? null : await app.db.read(actor, (tx) => namedFirm(tx, allowed, typed));
  if (firm !== null) return moment(visit, "inside-review", { name: firm.name, hidden: { firm: `F-${firm.number}` } });
  return page({
    title: speak(consentPageWords.firmTitle),
    body: (
      <div class="prose">
        <Heading
          title={speak(consentPageWords.firmTitle)}
          above={speak(consentWords["inside-review"].name)}
          lead={speak(consentPageWords.firmLead)}
        />
        {typed !== null && (
          <Notice kind="attention" speak={speak} announce>
            {speak(consentPageWords.firmUnknown)}
          </Notice>
        )}
        <form class="form" method="get" action={localHref(language, "/me/consents/inside-review")}>
          <TextField
            speak={speak}
            name="firm"
            label={speak(consentPageWords.firm)}
            value={typed ?? employer}
            required
            maxLength={80}
            autocomplete="organization"
          />
          <Button>{speak(consentPageWords.next)}</Button>
        </form>
      </div>
    ),
  });
}

async function intermediaryMoment(visit: Visit): Promise<Answer> {
  const { actor, app, language, query, speak } = visit;
  const allowed = permit(app.may, actor, "consent.give", { hubId: actor.hubId, personId: actor.personId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const all = await app.db.read(actor, (tx) => intermediaries(tx, allowed));
  const chosen = all.find(({ id }) => id === query.get("organisation"));
  if (chosen !== undefined)
    return moment(visit, "intermediary", { name: chosen.name, hidden: { organisation: chosen.id } });
  return page({
    title: speak(consentPageWords.organisationTitle),
    body: (
      <div class="prose">
        <Heading title={speak(consentPageWords.organisationTitle)} above={speak(consentWords.intermediary.name)} />
        {all.length === 0 ? (
          <p>{speak(consentPageWords.noOrganisation)}</p>
        ) : (
          <form class="form" method="get" action={localHref(language, "/me/consents/intermediary")}>
            <RadioGroup
              speak={speak}
              name="organisation"
              label={speak(consentPageWords.organisationTitle)}
              required
              options={all.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button>{speak(consentPageWords.next)}</Button>
          </form>
        )}
      </div>
    ),
  });
}
