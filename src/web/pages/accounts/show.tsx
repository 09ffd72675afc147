import { may, permit } from "#domain/access/may.ts";
import { offeredBy } from "#domain/hubs/rules-invitations.ts";
import { type AccountView, accountView, type HatLine } from "#domain/hubs/views-accounts.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { accountState, accountWords, hatsOf, inviteLabels } from "#text/accounts.ts";
import { dayWords } from "#text/dates.ts";
import { hatAt } from "#text/hats.ts";
import { ActionForm } from "#web/pages/accounts/action-form.tsx";
import { accountIn } from "#web/pages/accounts/address.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { ConfirmMoment } from "#web/ui/confirm-moment.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

/** One account with its hats in this hub. */
export async function showAccount(visit: Visit): Promise<Answer> {
  const account = await loadAccount(visit);
  if (account === null) return refusal({ code: "not-found" });
  return page({ title: account.name, body: <AccountShow visit={visit} account={account} /> });
}

/** What shutting an account out means, before it is done. */
export async function disablePage(visit: Visit): Promise<Answer> {
  const account = await loadAccount(visit);
  if (account === null) return refusal({ code: "not-found" });
  const { app, language, speak } = visit;
  return page({
    title: speak(accountWords.disable),
    body: (
      <div class="prose">
        <Heading title={account.name} />
        <ConfirmMoment
          speak={speak}
          title={speak(accountWords.disable)}
          meaning={speak(accountWords.disableMeaning)}
          whom={`${account.name}（${account.email}）`}
          until={speak(accountWords.disableUntil)}
          undo={speak(accountWords.disableUndo)}
          action={localHref(language, `/accounts/${account.id}/disable`)}
          idempotencyKey={app.ids.next()}
          name="answer"
          yes={{ label: speak(accountWords.yesDisable), value: "yes" }}
          no={{ label: speak(accountWords.noDisable), value: "no" }}
        />
      </div>
    ),
  });
}

async function loadAccount(visit: Visit): Promise<AccountView | null> {
  const { actor, app } = visit;
  const id = accountIn(visit);
  const allowed = permit(app.may, actor, "account.show", { hubId: actor.hubId });
  if (id === null || allowed === null) return null;
  return app.db.read(actor, (tx) => accountView(tx, allowed, id));
}

function AccountShow({ visit, account }: { visit: Visit; account: AccountView }) {
  const { actor, speak } = visit;
  const state = accountState(account);
  return (
    <>
      <Heading
        title={account.name}
        lead={<Tag tone={state === "active" ? "done" : "attention"}>{speak(accountWords[state])}</Tag>}
      />
      <DefinitionList speak={speak} items={[{ term: speak(inviteLabels.email), value: account.email }]} />
      <Section title={speak(accountWords.hats)}>
        <DataTable
          speak={speak}
          caption={speak(hatsOf(account.name))}
          rows={account.hats}
          rowKey={(hat) => hat.id}
          empty={{ title: speak(accountWords.noHats) }}
          columns={[
            { key: "kind", label: speak(inviteLabels.kind), cell: (hat) => speak(hatAt(hat.kind, hat.at)) },
            { key: "since", label: speak(accountWords.since), cell: (hat) => speak(dayWords(hat.since)) },
            {
              key: "end",
              label: speak(accountWords.action),
              cell: (hat) => (
                <EndHat
                  visit={visit}
                  hat={hat}
                  action={`/accounts/${account.id}/hats/${hat.id}/end`}
                  whom={account.name}
                />
              ),
            },
          ]}
        />
        {account.hats.length > 0 && <p class="muted">{speak(accountWords.endMeans)}</p>}
      </Section>
      {may(actor, "account.disable", { hubId: actor.hubId }) && account.id !== actor.accountId && (
        <Section title={speak(accountWords.state)}>
          {state === "disabledEverywhere" && <p>{speak(accountWords.disabledElsewhere)}</p>}
          <Switch visit={visit} account={account} />
        </Section>
      )}
    </>
  );
}

/** The button that ends a hat, for who may; the hat that is being worn cannot end itself. */
export function EndHat(props: { visit: Visit; hat: Pick<HatLine, "id" | "kind">; action: string; whom: string }) {
  const { actor, speak } = props.visit;
  if (props.hat.id === actor.hatId) return <span class="muted">{speak(accountWords.ownHat)}</span>;
  if (!offeredBy(actor.hat).includes(props.hat.kind)) return null;
  return <ActionForm visit={props.visit} action={props.action} label={speak(accountWords.end)} whom={props.whom} />;
}

function Switch({ visit, account }: { visit: Visit; account: AccountView }) {
  const { language, speak } = visit;
  const at = `/accounts/${account.id}`;
  return account.disabledHereAt === null ? (
    <LinkButton href={localHref(language, `${at}/disable`)}>{speak(accountWords.disable)}</LinkButton>
  ) : (
    <ActionForm visit={visit} action={`${at}/enable`} label={speak(accountWords.enable)} whom={account.name} />
  );
}
