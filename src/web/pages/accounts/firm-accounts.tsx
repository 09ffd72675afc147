import { may, permit } from "#domain/access/may.ts";
import { firmFacts } from "#domain/firms/views.ts";
import { offeredBy } from "#domain/hubs/rules-invitations.ts";
import {
  type FirmAccountLine,
  firmAccounts,
  firmNameOf,
  type InvitationLine,
  openInvitations,
} from "#domain/hubs/views-accounts.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { accountWords, inviteLabels, peopleCount } from "#text/accounts.ts";
import { dayWords } from "#text/dates.ts";
import { firmNumber } from "#text/firms.ts";
import { hatLeads, hatWords } from "#text/hats.ts";
import { numberIn } from "#web/form-routes.ts";
import { type FormState, fieldOf, shownFaults } from "#web/form-state.ts";
import { WhomFields } from "#web/pages/accounts/invite.tsx";
import { OpenInvitations } from "#web/pages/accounts/list.tsx";
import { EndHat } from "#web/pages/accounts/show.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/choice-field.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";

const mostInvitations = 100;

/** The people who act for a firm: who they are, whom they have invited, and a form to invite one more. */
export async function firmAccountsPage(visit: Visit, state: FormState): Promise<Answer> {
  const { actor, app, speak } = visit;
  const number = numberIn(visit);
  const found =
    number === null
      ? null
      : await app.db.read(actor, async (tx) => {
          const facts = await firmFacts(tx, number);
          const allowed = facts === null ? null : permit(app.may, actor, "firm-account.list", facts);
          if (facts === null || allowed === null) return null;
          return {
            ...facts,
            number,
            name: await firmNameOf(tx, allowed, facts.firmId),
            accounts: await firmAccounts(tx, allowed, facts.firmId),
            open: await openInvitations(tx, allowed, { firmId: facts.firmId, limit: mostInvitations }),
          };
        });
  if (found === null) return refusal({ code: "not-found" });
  return page({
    title: speak(accountWords.firmTitle),
    status: state.faults.length > 0 ? 422 : 200,
    body: (
      <>
        <Heading
          title={speak(accountWords.firmTitle)}
          above={`${firmNumber(found.number)} ${found.name}`}
          lead={speak(accountWords.firmLead)}
        />
        <ErrorSummary speak={speak} faults={shownFaults(visit, inviteLabels, state)} />
        <FirmPeople visit={visit} accounts={found.accounts} base={`/firms/${found.number}`} />
        <OpenInvitations visit={visit} open={found.open} base={`/firms/${found.number}`} />
        {may(actor, "firm-account.invite", found) && (
          <InviteToFirm visit={visit} state={state} base={`/firms/${found.number}`} open={found.open} />
        )}
      </>
    ),
  });
}

function FirmPeople(props: { visit: Visit; accounts: readonly FirmAccountLine[]; base: string }) {
  const { visit, base } = props;
  const { speak } = visit;
  return (
    <>
      <DataTable
        speak={speak}
        caption={speak(peopleCount(props.accounts.length, false))}
        rows={props.accounts}
        rowKey={(hat) => hat.id}
        empty={{ title: speak(accountWords.firmEmptyTitle), text: speak(accountWords.firmEmptyText) }}
        columns={[
          { key: "name", label: speak(inviteLabels.name), cell: (hat) => hat.name },
          { key: "kind", label: speak(inviteLabels.kind), cell: (hat) => speak(hatWords[hat.kind]) },
          { key: "email", label: speak(inviteLabels.email), cell: (hat) => hat.email },
          { key: "since", label: speak(accountWords.since), cell: (hat) => speak(dayWords(hat.since)) },
          {
            key: "end",
            label: speak(accountWords.action),
            cell: (hat) => <EndHat visit={visit} hat={hat} action={`${base}/accounts/${hat.id}/end`} whom={hat.name} />,
          },
        ]}
      />
      {props.accounts.length > 0 && <p class="muted">{speak(accountWords.endMeans)}</p>}
    </>
  );
}

function InviteToFirm(props: { visit: Visit; state: FormState; base: string; open: readonly InvitationLine[] }) {
  const { visit, state } = props;
  const { actor, app, language, speak } = visit;
  const kinds = (["owner", "deputy"] as const).filter((kind) => offeredBy(actor.hat).includes(kind));
  const { value, ...kindField } = fieldOf(visit, inviteLabels, state, "kind");
  return (
    <Section title={speak(accountWords.inviteToFirm)}>
      <p>{speak(accountWords.inviteLead)}</p>
      <Form
        speak={speak}
        action={localHref(language, `${props.base}/accounts`)}
        idempotencyKey={app.ids.next()}
        hidden={kinds.length === 1 ? { kind: kinds[0] ?? "" } : undefined}
        buttons={<Button>{speak(accountWords.send)}</Button>}
      >
        {kinds.length > 1 && (
          <RadioGroup
            {...kindField}
            value={value}
            required
            options={kinds.map((kind) => ({
              value: kind,
              label: speak(hatWords[kind]),
              hint: speak(hatLeads[kind]),
            }))}
          />
        )}
        <WhomFields visit={visit} state={state} />
      </Form>
    </Section>
  );
}
