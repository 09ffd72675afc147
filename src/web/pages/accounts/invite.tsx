import { permit } from "#domain/access/may.ts";
import { type HatKind, hatKinds } from "#domain/access/terms.ts";
import { offeredBy, placeKindOf } from "#domain/hubs/rules-invitations.ts";
import { organisationsOf } from "#domain/hubs/views-accounts.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { accountWords, inviteLabels } from "#text/accounts.ts";
import { hatLeads, hatWords } from "#text/hats.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { Button, LinkButton } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { type Option, SelectField, TextField } from "#web/ui/field.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** First which hat, then for whom: one question at a time. */
export async function invitePage(visit: Visit, state: FormState): Promise<Answer> {
  const asked = state.values["kind"] ?? visit.query.get("kind");
  const kind = hatKinds.find((each) => each === asked && offeredBy(visit.actor.hat).includes(each));
  return kind === undefined ? whichHatPage(visit) : forWhomPage(visit, kind, state);
}

function whichHatPage({ actor, language, speak }: Visit): Answer {
  return page({
    title: speak(accountWords.whichHat),
    body: (
      <div class="prose">
        <Heading title={speak(accountWords.whichHat)} lead={speak(accountWords.whichHatLead)} />
        <ul class="choice-list">
          {offeredBy(actor.hat).map((kind) => (
            <li key={kind}>
              <LinkButton href={localHref(language, `/accounts/new?kind=${kind}`)}>{speak(hatWords[kind])}</LinkButton>
              <p class="muted">{speak(hatLeads[kind])}</p>
            </li>
          ))}
        </ul>
      </div>
    ),
  });
}

async function forWhomPage(visit: Visit, kind: HatKind, state: FormState): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "account.invite", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const organisations =
    placeKindOf(kind) === "organisation"
      ? await app.db.read(actor, (tx) => organisationsOf(tx, allowed, kind === "town-staff" ? "town" : "intermediary"))
      : [];
  return page({
    title: speak(accountWords.invite),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <div class="prose">
        <Heading
          title={speak(accountWords.invite)}
          above={speak(hatWords[kind])}
          lead={speak(accountWords.inviteLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, inviteLabels, state)} />
        <Form
          speak={speak}
          action={localHref(language, "/accounts")}
          idempotencyKey={app.ids.next()}
          hidden={{ kind }}
          buttons={<Button>{speak(accountWords.send)}</Button>}
        >
          <PlaceFields
            visit={visit}
            kind={kind}
            state={state}
            organisations={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <WhomFields visit={visit} state={state} />
        </Form>
      </div>
    ),
  });
}

function PlaceFields(props: { visit: Visit; kind: HatKind; state: FormState; organisations: readonly Option[] }) {
  const { visit, kind, state } = props;
  const { speak } = visit;
  const field = (name: keyof typeof inviteLabels) => fieldOf(visit, inviteLabels, state, name);
  switch (placeKindOf(kind)) {
    case "hub":
      return null;
    case "firm":
      return <TextField {...field("firm")} required width="short" example={speak(accountWords.firmExample)} />;
    case "person":
      return <TextField {...field("person")} required width="short" example={speak(accountWords.personExample)} />;
    case "organisation":
      return (
        <>
          {props.organisations.length > 0 && (
            <SelectField {...field("organisation")} options={props.organisations} hint={speak(accountWords.fromList)} />
          )}
          <TextField
            {...field("newOrganisation")}
            maxLength={80}
            required={props.organisations.length === 0}
            hint={props.organisations.length > 0 ? speak(accountWords.notInList) : undefined}
          />
        </>
      );
  }
}

/** Name and mail address of whoever is invited. */
export function WhomFields({ visit, state }: { visit: Visit; state: FormState }) {
  const { speak } = visit;
  const field = (name: keyof typeof inviteLabels) => fieldOf(visit, inviteLabels, state, name);
  return (
    <>
      <TextField {...field("name")} required maxLength={80} autocomplete="off" />
      <TextField
        {...field("email")}
        type="email"
        required
        autocomplete="off"
        example={speak(accountWords.emailExample)}
      />
    </>
  );
}
