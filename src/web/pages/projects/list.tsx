import { permit, reachOf } from "#domain/access/may.ts";
import { type ProjectStatus, projectStatuses } from "#domain/projects/terms.ts";
import {
  type ProjectLine,
  type ProjectListQuery,
  projectLines,
  projectOrders,
  projectPlaces,
} from "#domain/projects/views.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { projectLabels, projectNumber, projectWords } from "#text/projects.ts";
import { projectStatusWords } from "#text/terms.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { type Column, DataTable, type Sorting } from "#web/ui/data-table.tsx";
import { FilterForm } from "#web/ui/filter-form.tsx";
import { Heading } from "#web/ui/heading.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { Pager } from "#web/ui/pager.tsx";
import { Tag, type TagTone } from "#web/ui/tag.tsx";

const rowsPerPage = 50;
/** So many projects an owner reads at a glance, without looking for one. */
const fewProjects = 10;

/** How a project's state feels. */
export const statusTone: { readonly [S in ProjectStatus]: TagTone } = {
  draft: "neutral",
  published: "done",
  closed: "neutral",
};

/** The list of projects: search, filters and sorting in the address, fifty a page by key. */
export async function listProjects(visit: Visit): Promise<Answer> {
  const { actor, app } = visit;
  const allowed = permit(app.may, actor, "project.list", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const query = queryOf(visit);
  const [lines, places] = await app.db.read(actor, async (tx) => [
    await projectLines(tx, allowed, query),
    await projectPlaces(tx, allowed),
  ]);
  return page({
    title: visit.speak(actor.firmId === null ? projectWords.list : projectWords.ownList),
    body: <ProjectList visit={visit} query={query} lines={lines} places={places} />,
  });
}

/** What the address asks for; anything that it could not mean is left out. */
function queryOf({ query }: Visit): ProjectListQuery {
  const text = (name: string): string => (query.get(name) ?? "").slice(0, 100).trim();
  const order = projectOrders.find((each) => each === query.get("sort")) ?? "number";
  return {
    search: text("q"),
    status: projectStatuses.find((each) => each === query.get("status")) ?? null,
    firm: wholeOf(query.get("firm")),
    place: text("town"),
    order,
    // The newest project stands first unless the address says otherwise.
    descending: query.get("direction") === null ? order === "number" : query.get("direction") === "descending",
    after: wholeOf(query.get("after")),
    limit: rowsPerPage,
  };
}

const wholeOf = (text: string | null): number | null => (/^[1-9]\d{0,8}$/.test(text ?? "") ? Number(text) : null);

type Listed = {
  readonly visit: Visit;
  readonly query: ProjectListQuery;
  readonly lines: readonly ProjectLine[];
  readonly places: readonly string[];
};

function ProjectList({ visit, query, lines, places }: Listed) {
  const { actor, language, speak } = visit;
  const isOwn = actor.firmId !== null;
  const shown = lines.slice(0, rowsPerPage);
  const last = shown.at(-1);
  const title = speak(isOwn ? projectWords.ownList : projectWords.list);
  const mayEnter = reachOf(actor, "project.enter") !== null;
  const enterPath = query.firm === null ? "/projects/new" : `/projects/new?firm=${query.firm}`;
  const enter = { href: localHref(language, enterPath), label: speak(projectWords.enter) };
  const isNarrowed = query.search !== "" || query.status !== null || query.place !== "" || query.firm !== null;
  const more = lines.length > rowsPerPage && last !== undefined;
  return (
    <>
      <Heading
        title={title}
        lead={speak(isOwn ? projectWords.ownListLead : projectWords.listLead)}
        actions={
          mayEnter && (
            <LinkButton href={enter.href} look="primary">
              {enter.label}
            </LinkButton>
          )
        }
      />
      {(!isOwn || isNarrowed || lines.length > fewProjects) && (
        <ProjectFilters visit={visit} query={query} places={places} />
      )}
      {query.firm !== null && !isOwn && (
        <p>
          {speak(projectWords.ofFirm)}{" "}
          <a class="target" href={localHref(language, "/projects")}>
            {speak(projectWords.allFirms)}
          </a>
        </p>
      )}
      <DataTable
        speak={speak}
        caption={title}
        columns={isOwn ? ownColumns(visit) : staffColumns(visit)}
        rows={shown}
        rowKey={(project) => String(project.number)}
        sorting={sortingOf(visit, query)}
        empty={
          isNarrowed
            ? {
                title: speak(projectWords.noHitTitle),
                text: speak(projectWords.noHitText),
                action: query.firm !== null && mayEnter ? enter : undefined,
              }
            : {
                title: speak(projectWords.emptyTitle),
                text: speak(projectWords.emptyText),
                action: mayEnter ? enter : undefined,
              }
        }
      />
      <Pager speak={speak} nextHref={more ? hrefWith(visit, query, { after: String(last.number) }) : undefined} />
    </>
  );
}

function ProjectFilters({ visit, query, places }: Omit<Listed, "lines">) {
  const { language, speak } = visit;
  const statuses = projectStatuses.map((value) => ({ value, label: speak(projectStatusWords[value]) }));
  return (
    <FilterForm
      speak={speak}
      action={localHref(language, "/projects")}
      search={{
        label: speak(projectWords.search),
        example: speak(projectWords.searchExample),
        value: query.search,
      }}
      filters={[
        {
          name: "status",
          label: speak(projectWords.status),
          any: speak(projectWords.anyStatus),
          value: query.status ?? "",
          options: statuses,
        },
        {
          name: "town",
          label: speak(projectLabels.place),
          any: speak(projectWords.anyPlace),
          value: query.place,
          options: places.map((value) => ({ value, label: value })),
        },
      ]}
      keep={{ ...(query.firm === null ? {} : { firm: String(query.firm) }), ...sortOf(query) }}
    />
  );
}

const sortOf = ({ order, descending }: ProjectListQuery): Readonly<Record<string, string>> =>
  order === "number" && descending ? {} : { sort: order, direction: descending ? "descending" : "ascending" };

/** The address of this list with some parts changed; a page begins anew unless `after` is given. */
function hrefWith({ language }: Visit, query: ProjectListQuery, changes: Readonly<Record<string, string>>): string {
  const parts = {
    q: query.search,
    status: query.status ?? "",
    town: query.place,
    firm: String(query.firm ?? ""),
    ...sortOf(query),
    ...changes,
  };
  const given = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ""));
  return localHref(language, given.size === 0 ? "/projects" : `/projects?${given}`);
}

const sortingOf = (visit: Visit, query: ProjectListQuery): Sorting => ({
  by: query.order,
  direction: query.descending ? "descending" : "ascending",
  href: (sort, direction) => hrefWith(visit, query, { sort, direction }),
});

type ProjectColumn = Column<ProjectLine>;

function ownColumns({ language, speak }: Visit): readonly ProjectColumn[] {
  return [
    {
      key: "title",
      label: speak(projectLabels.title),
      sortable: true,
      cell: (project) => <a href={localHref(language, `/projects/${project.number}`)}>{project.title}</a>,
    },
    {
      key: "halfDays",
      label: speak(projectLabels.halfDays),
      sortable: true,
      cell: (project) => speak(halfDaysWords(project.halfDays)),
    },
    {
      key: "status",
      label: speak(projectWords.status),
      cell: (project) => <Tag tone={statusTone[project.status]}>{speak(projectStatusWords[project.status])}</Tag>,
    },
  ];
}

function staffColumns(visit: Visit): readonly ProjectColumn[] {
  const { language, speak } = visit;
  const [title, halfDays, status] = ownColumns(visit);
  const others: readonly ProjectColumn[] = [
    {
      key: "number",
      label: speak(projectWords.number),
      sortable: true,
      cell: (project) => projectNumber(project.number),
    },
    {
      key: "firm",
      label: speak(projectWords.firm),
      cell: (project) => <a href={localHref(language, `/firms/${project.firmNumber}`)}>{project.firmName}</a>,
    },
    { key: "place", label: speak(projectLabels.place), cell: (project) => project.place },
  ];
  const updated: ProjectColumn = {
    key: "updated",
    label: speak(projectWords.updated),
    sortable: true,
    cell: (project) => speak(dayWords(project.updatedAt)),
  };
  return [title, ...others, halfDays, status, updated].filter((column) => column !== undefined);
}
