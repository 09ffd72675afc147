import { permit, reachOf } from "#domain/access/may.ts";
import { allEngagements, type EngagementLine, engagementList } from "#domain/engagements/views-list.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { engagementWords } from "#text/engagements.ts";
import { leavingWords } from "#text/leaving.ts";
import { besideWords, listLabels, listTexts } from "#text/list-texts.ts";
import { readState } from "#web/lists/address.ts";
import { shapeOf } from "#web/lists/declared.ts";
import { rowsPerPage, Workbench, workbenchIslands } from "#web/lists/workbench.tsx";
import { engagementsAsked, engagementsListed, ownEngagementsListed } from "#web/pages/engagements/list-declared.tsx";
import { ExportLinks } from "#web/pages/exports/links.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The list of engagements: the hub's, or those of the actor's own firm or person. */
export async function listEngagements(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "engagement.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const isOwn = reachOf(actor, "engagement.list") === "own";
  const list = isOwn ? ownEngagementsListed : engagementsListed;
  const { asked } = engagementsAsked(visit.query);
  const state = readState(shapeOf(list), visit.query);
  const today = app.clock.today();
  const [found, chosen] = await app.db.read(actor, async (tx) => {
    const listed = await engagementList(tx, allowed, { ...asked, today, limit: rowsPerPage });
    const at = listed.rows.find(({ number }) => number === state.at) ?? null;
    if (at !== null || state.at === null || isOwn) return [listed, at] as const;
    const only = {
      search: "",
      filter: { ...allEngagements, number: state.at },
      order: "number",
      descending: false,
    } as const;
    const { rows } = await engagementList(tx, allowed, { ...only, today, after: null, limit: 1 });
    return [listed, rows[0] ?? null] as const;
  });
  const text = isOwn
    ? { ...listTexts.engagements, title: listLabels.ownTitle, lead: listLabels.ownLead }
    : listTexts.engagements;
  const mayEnter = reachOf(actor, "engagement.enter") !== null;
  const enter = { href: localHref(language, "/engagements/new"), label: speak(engagementWords.enter) };
  return page({
    title: speak(text.title),
    islands: isOwn ? [] : workbenchIslands,
    body: (
      <Workbench
        visit={visit}
        list={list}
        text={text}
        state={state}
        found={found}
        chosen={isOwn ? null : chosen}
        isPlain={isOwn}
        actions={
          mayEnter && (
            <LinkButton href={enter.href} look="primary">
              {enter.label}
            </LinkButton>
          )
        }
        tools={
          <>
            {reachOf(actor, "leaving.list") !== null && (
              <a class="target" href={localHref(language, "/leaving")}>
                {speak(leavingWords.list)}
              </a>
            )}
            <ExportLinks visit={visit} path="/engagements" act="engagement.export" />
          </>
        }
        beside={(engagement) => <BesideEngagement visit={visit} engagement={engagement} />}
        begin={mayEnter ? enter : undefined}
      />
    ),
  });
}

function BesideEngagement({ visit, engagement }: { visit: Visit; engagement: EngagementLine }) {
  const { actor, language, speak } = visit;
  const at = `/engagements/${engagement.number}`;
  return (
    <>
      <LinkButton href={localHref(language, at)}>{speak(besideWords.openRecord)}</LinkButton>
      {reachOf(actor, "engagement.edit") !== null && (
        <a class="target" href={localHref(language, `${at}/edit`)}>
          {speak(besideWords.edit)}
        </a>
      )}
    </>
  );
}
