import { permit } from "#domain/access/may.ts";
import { type FirmPageView, firmPageLines, firmPageView } from "#domain/firms/views.ts";
import { type Answer, page, type Route, refusal, type Visit } from "#route.ts";
import { employeesWords, firmLabels, firmWords } from "#text/firms.ts";
import { industryWords } from "#text/industries.ts";
import { afterIn, numberIn } from "#web/form-routes.ts";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { DefinitionList } from "#web/ui/definition-list.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";

const rowsPerPage = 50;

/** The firms that agreed to be named, for everyone. */
export const companyRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/companies",
    act: "firm-page.list",
    door: "page",
    everyone: { query: ["after"] },
    run: listCompanies,
  },
  {
    method: "get",
    path: "/companies/:number",
    act: "firm-page.show",
    door: "page",
    everyone: { query: [] },
    run: showCompany,
  },
];

async function listCompanies(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "firm-page.list", {
    hubId: actor.hubId,
  });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const after = afterIn(visit);
  const lines = await app.db.read(actor, (tx) => firmPageLines(tx, allowed, { after, limit: rowsPerPage }));
  const shown = lines.slice(0, rowsPerPage);
  const next = lines.length > rowsPerPage ? localHref(language, `/companies?after=${shown.at(-1)?.number}`) : undefined;
  return page({
    title: speak(firmWords.publicTitle),
    isPublic: true,
    body: (
      <>
        <Heading title={speak(firmWords.publicTitle)} lead={speak(firmWords.publicLead)} />
        <DataTable
          speak={speak}
          caption={speak(firmWords.publicTitle)}
          columns={columnsOf(visit)}
          rows={shown}
          rowKey={(firm) => String(firm.number)}
          empty={{ title: speak(firmWords.publicEmpty) }}
        />
        <Pager speak={speak} nextHref={next} />
      </>
    ),
  });
}

function columnsOf({ language, speak }: Visit): readonly Column<FirmPageView>[] {
  return [
    {
      key: "name",
      label: speak(firmLabels.name),
      cell: (firm) => <a href={localHref(language, `/companies/${firm.number}`)}>{firm.name}</a>,
    },
    {
      key: "industry",
      label: speak(firmLabels.industry),
      cell: (firm) => speak(industryWords(firm.industry)),
    },
    { key: "town", label: speak(firmLabels.town), cell: (firm) => firm.town },
    {
      key: "employees",
      label: speak(firmLabels.employees),
      number: true,
      cell: (firm) => speak(employeesWords(firm.employees)),
    },
  ];
}

async function showCompany(visit: Visit): Promise<Answer> {
  const { actor, app, speak } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "firm-page.show", {
    hubId: actor.hubId,
  });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const firm = await app.db.read(actor, (tx) => firmPageView(tx, allowed, number));
  if (firm === null) return refusal({ code: "not-found" });
  return page({
    title: firm.name,
    isPublic: true,
    body: (
      <div class="prose">
        <Heading title={firm.name} lead={firm.business} />
        <DefinitionList
          speak={speak}
          items={[
            {
              term: speak(firmLabels.industry),
              value: speak(industryWords(firm.industry)),
            },
            { term: speak(firmLabels.town), value: firm.town },
            {
              term: speak(firmLabels.employees),
              value: speak(employeesWords(firm.employees)),
            },
            {
              term: speak(firmLabels.website),
              value: firm.website && (
                <a href={firm.website} rel="noopener">
                  {firm.website}
                </a>
              ),
            },
          ]}
        />
      </div>
    ),
  });
}
