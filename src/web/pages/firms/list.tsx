import { permit, reachOf } from "#domain/access/may.ts";
import { type FirmLine, firmLines } from "#domain/firms/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { employeesWords, firmLabels, firmNumber, firmStatusWords, firmWords } from "#text/firms.ts";
import { industryWords } from "#text/industries.ts";
import { afterIn } from "#web/form-routes.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable } from "#web/ui/data-table.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { SearchBox } from "#web/ui/search-box.tsx";
import { Tag } from "#web/ui/tag.tsx";

const rowsPerPage = 50;

/** The list of firms: search in the address, fifty a page by key. */
export async function listFirms(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "firm.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const search = (visit.query.get("q") ?? "").slice(0, 100).trim();
  const after = afterIn(visit);
  const withoutProject = visit.query.get("without") === "project";
  const lines = await app.db.read(actor, (tx) =>
    firmLines(tx, allowed, { search, after, withoutProject, limit: rowsPerPage }),
  );
  return page({
    title: visit.speak(isOwn(visit) ? firmWords.ownList : firmWords.list),
    body: <FirmList visit={visit} lines={lines} search={search} />,
  });
}

/** Somebody who acts for a firm finds that one alone. */
const isOwn = ({ actor }: Visit): boolean => reachOf(actor, "firm.list") === "own";

function FirmList({ visit, lines, search }: { visit: Visit; lines: readonly FirmLine[]; search: string }) {
  const { language, speak } = visit;
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const more = lines.length > rowsPerPage && last !== undefined;
  const nextQuery = new URLSearchParams({
    ...(search === "" ? {} : { q: search }),
    ...(visit.query.get("without") === "project" ? { without: "project" } : {}),
    after: String(last?.number ?? 0),
  });
  const mayEnter = reachOf(visit.actor, "firm.enter") !== null;
  const enter = {
    href: localHref(language, "/firms/new"),
    label: speak(firmWords.enter),
  };
  return (
    <>
      <Heading
        title={speak(isOwn(visit) ? firmWords.ownList : firmWords.list)}
        lead={speak(isOwn(visit) ? firmWords.ownListLead : firmWords.listLead)}
        actions={
          mayEnter && (
            <LinkButton href={enter.href} look="primary">
              {enter.label}
            </LinkButton>
          )
        }
      />
      {!isOwn(visit) && (
        <SearchBox
          speak={speak}
          action={localHref(language, "/firms")}
          label={speak(firmWords.search)}
          example={speak(firmWords.searchExample)}
          value={search}
        />
      )}
      {visit.query.get("without") === "project" && (
        <p>
          {speak(firmWords.withoutProject)}{" "}
          <a class="target" href={localHref(language, "/firms")}>
            {speak(firmWords.allFirms)}
          </a>
        </p>
      )}
      <DataTable
        speak={speak}
        caption={speak(isOwn(visit) ? firmWords.ownList : firmWords.list)}
        columns={columnsOf(visit)}
        rows={shown}
        rowKey={(firm) => String(firm.number)}
        empty={
          search === ""
            ? {
                title: speak(firmWords.emptyTitle),
                text: speak(firmWords.emptyText),
                action: mayEnter ? enter : undefined,
              }
            : {
                title: speak(firmWords.noHitTitle),
                text: speak(firmWords.noHitText),
              }
        }
      />
      <Pager speak={speak} nextHref={more ? localHref(language, `/firms?${nextQuery}`) : undefined} />
    </>
  );
}

function columnsOf({ language, speak }: Visit): readonly Column<FirmLine>[] {
  return [
    {
      key: "name",
      label: speak(firmLabels.name),
      cell: (firm) => <a href={localHref(language, `/firms/${firm.number}`)}>{firm.name}</a>,
    },
    {
      key: "number",
      label: speak(firmWords.number),
      cell: (firm) => firmNumber(firm.number),
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
    {
      key: "status",
      label: speak(firmWords.status),
      cell: (firm) => (
        <Tag tone={firm.status === "published" ? "done" : "neutral"}>{speak(firmStatusWords[firm.status])}</Tag>
      ),
    },
    {
      key: "updated",
      label: speak(firmWords.updated),
      cell: (firm) => speak(dayWords(firm.updatedAt)),
    },
  ];
}
