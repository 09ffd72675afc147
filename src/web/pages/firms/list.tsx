import { permit, reachOf } from "#domain/access/may.ts";
import { allFirms, type FirmLine, firmList, firmTowns } from "#domain/firms/views-list.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { firmWords } from "#text/firms.ts";
import { besideWords, listTexts } from "#text/list-texts.ts";
import { rowsPerPage, Workbench, workbenchIslands } from "#web/lists/workbench.tsx";
import { ExportLinks } from "#web/pages/exports/links.tsx";
import { firmsAsked, firmsListed } from "#web/pages/firms/list-declared.tsx";
import { LinkButton } from "#web/ui/button.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** The list of firms; somebody who acts for a firm finds that one alone. */
export async function listFirms(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "firm.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const isOwn = reachOf(actor, "firm.list") === "own";
  const { state, asked } = firmsAsked(visit.query);
  const [found, towns, chosen] = await app.db.read(actor, async (tx) => {
    const listed = await firmList(tx, allowed, { ...asked, limit: rowsPerPage });
    const at = listed.rows.find(({ number }) => number === state.at) ?? null;
    if (at !== null || state.at === null) return [listed, await firmTowns(tx, allowed), at] as const;
    const only = { search: "", filter: { ...allFirms, number: state.at }, order: "number", descending: false } as const;
    const { rows } = await firmList(tx, allowed, { ...only, after: null, limit: 1 });
    return [listed, await firmTowns(tx, allowed), rows[0] ?? null] as const;
  });
  const text = isOwn ? { ...listTexts.firms, title: firmWords.ownList, lead: firmWords.ownListLead } : listTexts.firms;
  const mayEnter = reachOf(actor, "firm.enter") !== null;
  const enter = { href: localHref(language, "/firms/new"), label: speak(firmWords.enter) };
  return page({
    title: speak(text.title),
    islands: isOwn ? [] : workbenchIslands,
    body: (
      <Workbench
        visit={visit}
        list={firmsListed}
        text={text}
        state={state}
        found={found}
        chosen={isOwn ? null : chosen}
        known={{ town: towns }}
        isPlain={isOwn}
        actions={
          mayEnter && (
            <LinkButton href={enter.href} look="primary">
              {enter.label}
            </LinkButton>
          )
        }
        tools={<ExportLinks visit={visit} path="/firms" act="firm.export" />}
        beside={(firm) => <BesideFirm visit={visit} firm={firm} />}
        begin={mayEnter ? enter : undefined}
      />
    ),
  });
}

function BesideFirm({ visit, firm }: { visit: Visit; firm: FirmLine }) {
  const { actor, language, speak } = visit;
  return (
    <>
      <LinkButton href={localHref(language, `/firms/${firm.number}`)}>{speak(besideWords.openRecord)}</LinkButton>
      {reachOf(actor, "firm.edit") !== null && (
        <a class="target" href={localHref(language, `/firms/${firm.number}/edit`)}>
          {speak(besideWords.edit)}
        </a>
      )}
      <a class="target" href={localHref(language, `/projects?firm=${firm.number}`)}>
        {speak(besideWords.projects)}
      </a>
      <a class="target" href={localHref(language, `/engagements?firm=${firm.number}`)}>
        {speak(besideWords.engagementsOfFirm)}
      </a>
      {reachOf(actor, "project.enter") !== null && (
        <a class="target" href={localHref(language, `/projects/new?firm=${firm.number}`)}>
          {speak(besideWords.enterProject)}
        </a>
      )}
    </>
  );
}
