import { permit, reachOf } from "#domain/access/may.ts";
import { offeredBy } from "#domain/hubs/rules-invitations.ts";
import { type AccountView, accountLines, type InvitationLine, openInvitations } from "#domain/hubs/views-accounts.ts";
import { isUuid } from "#kit/ids.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { accountState, accountWords, invitationCount, inviteLabels, peopleCount, untilWords } from "#text/accounts.ts";
import { dayWords } from "#text/dates.ts";
import { hatAt } from "#text/hats.ts";
import { ActionForm } from "#web/pages/accounts/action-form.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { SearchBox } from "#web/ui/search-box.tsx";
import { Tag } from "#web/ui/tag.tsx";

const rowsPerPage = 50;
const mostInvitations = 200;

/** Every account of the hub: search and sorting in the address, fifty a page by key. */
export async function listAccountsPage(visit: Visit): Promise<Answer> {
  const { actor, app, query } = visit;
  const allowed = permit(app.may, actor, "account.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const asked = readQuery(query);
  const [lines, open] = await app.db.read(actor, async (tx) => [
    await accountLines(tx, allowed, { ...asked, limit: rowsPerPage }),
    await openInvitations(tx, allowed, { firmId: null, limit: mostInvitations }),
  ]);
  return page({
    title: visit.speak(accountWords.list),
    body: <AccountList visit={visit} lines={lines} open={open} asked={asked} />,
  });
}

type Asked = ReturnType<typeof readQuery>;

function readQuery(query: URLSearchParams) {
  const id = query.get("afterId") ?? "";
  const sort: "name" | "email" = query.get("sort") === "email" ? "email" : "name";
  return {
    search: (query.get("q") ?? "").slice(0, 100).trim(),
    sort,
    descending: query.get("order") === "descending",
    after: isUuid(id) ? { value: query.get("after") ?? "", id } : null,
  };
}

type Listed = {
  visit: Visit;
  lines: readonly AccountView[];
  open: readonly InvitationLine[];
  asked: Asked;
};

function AccountList({ visit, lines, open, asked }: Listed) {
  const { language, speak } = visit;
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const sorted = { sort: asked.sort, order: asked.descending ? "descending" : "ascending" };
  const searched = asked.search === "" ? {} : { q: asked.search };
  const address = (more: Readonly<Record<string, string>>) =>
    localHref(language, `/accounts?${new URLSearchParams({ ...searched, ...more })}`);
  const invite = { href: localHref(language, "/accounts/new"), label: speak(accountWords.invite) };
  const hasNext = lines.length > rowsPerPage && last !== undefined;
  return (
    <>
      <Heading
        title={speak(accountWords.list)}
        lead={speak(accountWords.listLead)}
        actions={
          <LinkButton href={invite.href} look="primary">
            {invite.label}
          </LinkButton>
        }
      />
      <SearchBox
        speak={speak}
        action={localHref(language, "/accounts")}
        label={speak(accountWords.search)}
        example={speak(accountWords.searchExample)}
        value={asked.search}
        keep={sorted}
      />
      <DataTable
        speak={speak}
        caption={speak(peopleCount(shown.length, hasNext))}
        columns={columnsOf(visit)}
        rows={shown}
        rowKey={(account) => account.id}
        sorting={{
          by: asked.sort,
          direction: asked.descending ? "descending" : "ascending",
          href: (sort, order) => address({ sort, order }),
        }}
        empty={
          asked.search === ""
            ? { title: speak(accountWords.emptyTitle), text: speak(accountWords.emptyText), action: invite }
            : { title: speak(accountWords.noHitTitle), text: speak(accountWords.noHitText) }
        }
      />
      <Pager
        speak={speak}
        nextHref={hasNext ? address({ ...sorted, after: last[asked.sort], afterId: last.id }) : undefined}
      />
      <OpenInvitations visit={visit} open={open} base="/accounts" />
    </>
  );
}

function columnsOf({ language, speak }: Visit): readonly Column<AccountView>[] {
  return [
    {
      key: "name",
      label: speak(inviteLabels.name),
      sortable: true,
      cell: (account) => <a href={localHref(language, `/accounts/${account.id}`)}>{account.name}</a>,
    },
    { key: "email", label: speak(inviteLabels.email), sortable: true, cell: (account) => account.email },
    {
      key: "hats",
      label: speak(accountWords.hats),
      cell: (account) =>
        account.hats.length === 0
          ? speak(accountWords.noHats)
          : account.hats.map((hat) => <div key={hat.id}>{speak(hatAt(hat.kind, hat.at))}</div>),
    },
    {
      key: "state",
      label: speak(accountWords.state),
      cell: (account) => (
        <Tag tone={accountState(account) === "active" ? "done" : "attention"}>
          {speak(accountWords[accountState(account)])}
        </Tag>
      ),
    },
  ];
}

/** Invitations without an answer, each to be taken back by who could have offered it. */
export function OpenInvitations({
  visit,
  open,
  base,
}: {
  visit: Visit;
  open: readonly InvitationLine[];
  base: string;
}) {
  const { actor, speak } = visit;
  const mayWithdraw =
    reachOf(actor, "account.withdraw-invitation") !== null || reachOf(actor, "firm-account.withdraw") !== null;
  return (
    <Section title={speak(accountWords.openTitle)}>
      {open.length === 0 ? (
        <p class="muted">{speak(accountWords.openNone)}</p>
      ) : (
        <DataTable
          speak={speak}
          caption={speak(invitationCount(open.length))}
          rows={open}
          rowKey={(invitation) => invitation.id}
          empty={{ title: speak(accountWords.openNone) }}
          columns={[
            { key: "name", label: speak(inviteLabels.name), cell: (invitation) => invitation.name },
            { key: "email", label: speak(inviteLabels.email), cell: (invitation) => invitation.email },
            {
              key: "kind",
              label: speak(inviteLabels.kind),
              cell: (invitation) => speak(hatAt(invitation.kind, invitation.at)),
            },
            {
              key: "until",
              label: speak(accountWords.until),
              cell: (invitation) => speak(untilWords(dayWords(invitation.expiresAt))),
            },
            {
              key: "action",
              label: speak(accountWords.action),
              cell: (invitation) =>
                mayWithdraw && offeredBy(actor.hat).includes(invitation.kind) ? (
                  <ActionForm
                    visit={visit}
                    action={`${base}/invitations/${invitation.id}/withdraw`}
                    label={speak(accountWords.withdraw)}
                    whom={invitation.name}
                  />
                ) : null,
            },
          ]}
        />
      )}
    </Section>
  );
}
