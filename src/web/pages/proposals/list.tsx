import { permit, reachOf } from "#domain/access/may.ts";
import { proposalPhases } from "#domain/proposals/terms.ts";
import { openPhases, proposalLines, suggestionLines } from "#domain/proposals/views-list.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { proposalWords } from "#text/proposals.ts";
import { Suggestions } from "#web/pages/proposals/section.tsx";
import { ProposalTable } from "#web/pages/proposals/table.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";

const rowsPerPage = 50;
/** What can be seen beside the proposals that go on: those that ended as well, or those that wait for too long. */
const proposalShows = ["all", "late"] as const;

/** The proposals of the hub, or those of the actor's own firm or person; those that ended on request. */
export async function listProposals(visit: Visit): Promise<Answer> {
  const { actor, app, language, query, speak } = visit;
  const allowed = permit(app.may, actor, "proposal.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const show = proposalShows.find((each) => each === query.get("show")) ?? null;
  const before = /^[1-9]\d{0,8}$/.test(query.get("before") ?? "") ? Number(query.get("before")) : null;
  const phases = show === "all" ? proposalPhases : show === "late" ? (["open"] as const) : openPhases;
  const late = show === "late" ? { lateOn: app.clock.today() } : {};
  const isOwn = reachOf(actor, "proposal.list") === "own";
  const [lines, suggested] = await app.db.read(actor, async (tx) => [
    await proposalLines(tx, allowed, { phases, ...late, before, limit: rowsPerPage }),
    isOwn ? [] : await suggestionLines(tx, allowed, null),
  ]);
  const shown = lines.slice(0, rowsPerPage);
  const last = lines.length > rowsPerPage ? shown.at(-1) : undefined;
  const title = speak(
    show === "late"
      ? proposalWords.lateList
      : !isOwn
        ? proposalWords.list
        : actor.hat === "person"
          ? proposalWords.ownPersonList
          : proposalWords.ownFirmList,
  );
  const at = (parts: string): string => localHref(language, `/proposals${parts}`);
  return page({
    title,
    body: (
      <>
        <Heading
          title={title}
          lead={speak(isOwn ? proposalWords.ownLead : proposalWords.listLead)}
          actions={
            reachOf(actor, "proposal.put") !== null && (
              <LinkButton href={at("/new")}>{speak(proposalWords.put)}</LinkButton>
            )
          }
        />
        <Suggestions visit={visit} lines={suggested} />
        <ProposalTable visit={visit} lines={shown} isOwn={isOwn} />
        <Pager
          speak={speak}
          firstHref={before === null ? undefined : at(show === null ? "" : `?show=${show}`)}
          nextHref={
            last === undefined ? undefined : at(`?${show === null ? "" : `show=${show}&`}before=${last.number}`)
          }
        />
        <p>
          <a class="target" href={at(show === null ? "?show=all" : "")}>
            {speak(show === null ? proposalWords.closedList : proposalWords.openList)}
          </a>
        </p>
      </>
    ),
  });
}
