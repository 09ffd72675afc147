import { permit, reachOf } from "#domain/access/may.ts";
import type { ReferralStatus } from "#domain/referrals/terms.ts";
import { type ReferralLine, referralLines } from "#domain/referrals/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { candidatesCount, referralNumber, referralStatusWords, referralWords } from "#text/referrals.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

/** The tone in which the state of a referral is shown. */
export const referralTones: { readonly [S in ReferralStatus]: TagTone } = {
  handed: "attention",
  looking: "active",
  named: "active",
  filled: "done",
  returned: "neutral",
  "taken-back": "neutral",
};

/** Requirements handed to intermediaries: the hub's, or those of the own organisation. */
export async function listReferrals(visit: Visit): Promise<Answer> {
  const { actor, app, speak } = visit;
  const allowed = permit(app.may, actor, "referral.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const project = /^[1-9]\d{0,8}$/.exec(visit.query.get("project") ?? "")?.[0];
  const rows = await app.db.read(actor, (tx) =>
    referralLines(tx, allowed, { project: project === undefined ? null : Number(project) }),
  );
  const isOwn = reachOf(actor, "referral.list") === "own";
  const w = referralWords;
  return page({
    title: speak(isOwn ? w.ownList : w.list),
    body: (
      <>
        <Heading title={speak(isOwn ? w.ownList : w.list)} lead={speak(isOwn ? w.ownLead : w.lead)} />
        <DataTable
          speak={speak}
          caption={speak(isOwn ? w.ownList : w.list)}
          columns={columnsOf(visit, isOwn)}
          rows={rows}
          rowKey={({ number }) => String(number)}
          empty={{ title: speak(w.emptyTitle), text: speak(isOwn ? w.emptyOwnText : w.emptyText) }}
          isList
        />
      </>
    ),
  });
}

function columnsOf({ language, speak }: Visit, isOwn: boolean): readonly Column<ReferralLine>[] {
  const w = referralWords;
  const organisation: Column<ReferralLine> = {
    key: "organisation",
    label: speak(w.organisation),
    cell: (line) => line.organisation,
  };
  return [
    {
      key: "work",
      label: speak(w.work),
      cell: ({ number, title }) => (
        <>
          <a href={localHref(language, `/referrals/${number}`)}>{title}</a>
          <span class="cell-note">{referralNumber(number)}</span>
        </>
      ),
    },
    ...(isOwn ? [] : [organisation]),
    {
      key: "state",
      label: speak(w.state),
      cell: ({ status }) => <Tag tone={referralTones[status]}>{speak(referralStatusWords[status])}</Tag>,
    },
    {
      key: "candidates",
      label: speak(w.candidates),
      cell: ({ candidates }) => (candidates === 0 ? "—" : speak(candidatesCount(candidates))),
    },
    { key: "changed", label: speak(w.changed), cell: ({ updatedAt }) => speak(dayWords(updatedAt)) },
  ];
}
