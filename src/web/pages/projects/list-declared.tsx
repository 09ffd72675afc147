import type { ListQuery } from "#domain/lists/terms.ts";
import { projectStatuses, themes } from "#domain/projects/terms.ts";
import { type ProjectFilter, type ProjectLine, type ProjectOrder, projectOrders } from "#domain/projects/views-list.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { listLabels, servedWords } from "#text/list-texts.ts";
import { projectLabels } from "#text/projects.ts";
import { projectStatusWords, themeWords } from "#text/terms.ts";
import { type ListState, readState } from "#web/lists/address.ts";
import { type DeclaredList, type ListColumn, numberOf, oneOf, shapeOf } from "#web/lists/declared.ts";
import { statusTone } from "#web/pages/projects/status-tone.ts";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

const firm: ListColumn<ProjectLine> = {
  key: "firm",
  label: listLabels.firm,
  shown: "usual",
  cell: ({ firmNumber, firmName }, { language }) => (
    <a href={localHref(language, `/firms/${firmNumber}`)}>{firmName}</a>
  ),
};

const columns: readonly ListColumn<ProjectLine>[] = [
  { key: "place", label: projectLabels.place, shown: "usual", sort: true, cell: ({ place }) => place },
  {
    key: "halfDays",
    label: projectLabels.halfDays,
    isFigure: true,
    shown: "usual",
    sort: true,
    cell: ({ halfDays }, { speak }) => speak(halfDaysWords(halfDays)),
  },
  {
    key: "served",
    label: listLabels.served,
    isFigure: true,
    shown: "usual",
    cell: ({ number, served, halfDays }, { language, speak }) => {
      const told = speak(servedWords(served, halfDays));
      if (served === 0) return told;
      return <a href={localHref(language, `/engagements?state=running&project=${number}`)}>{told}</a>;
    },
  },
  {
    key: "themes",
    label: projectLabels.themes,
    cell: (project, { speak }) => project.themes.map((theme) => speak(themeWords[theme])).join(" / "),
  },
  {
    key: "status",
    label: listLabels.status,
    shown: "usual",
    cell: ({ status }, { speak }) => <Tag tone={statusTone[status]}>{speak(projectStatusWords[status])}</Tag>,
  },
  {
    key: "updated",
    label: listLabels.updated,
    sort: true,
    cell: ({ updatedAt }, { speak }) => speak(dayWords(updatedAt)),
  },
];

/** The list of projects. */
export const projectsListed: DeclaredList<ProjectLine> = {
  path: "/projects",
  letter: "P",
  name: { key: "title", label: projectLabels.title, of: ({ title }) => title, sort: true },
  columns: [firm, ...columns],
  filters: [
    {
      kind: "choice",
      name: "status",
      label: listLabels.status,
      any: listLabels.any,
      options: projectStatuses.map((value) => ({ value, label: projectStatusWords[value] })),
    },
    {
      kind: "choice",
      name: "theme",
      label: projectLabels.themes,
      any: listLabels.any,
      options: themes.map((value) => ({ value, label: themeWords[value] })),
    },
    { kind: "known", name: "town", label: projectLabels.place, any: listLabels.any },
    { kind: "tick", name: "unserved", label: listLabels.unserved, value: "yes" },
    { kind: "record", name: "firm", label: listLabels.firm, letter: "F" },
  ],
  usualOrder: { by: "next", descending: false },
  otherOrders: ["next", "number"],
};

/** The same list for the firm itself: it need not be told which firm it is. */
export const ownProjectsListed: DeclaredList<ProjectLine> = { ...projectsListed, columns };

/** What an address of the list of projects asks the view for: the page and the exports read it in the same way. */
export function projectsAsked(query: URLSearchParams): {
  readonly state: ListState;
  readonly asked: Omit<ListQuery<ProjectOrder, ProjectFilter>, "limit">;
} {
  const state = readState(shapeOf(projectsListed), query);
  const { search, filters, order, after } = state;
  const filter: ProjectFilter = {
    number: null,
    status: oneOf(projectStatuses, filters["status"]),
    theme: oneOf(themes, filters["theme"]),
    firm: numberOf(filters["firm"]),
    place: filters["town"] ?? null,
    unserved: filters["unserved"] !== undefined,
  };
  const by = oneOf(projectOrders, order.by) ?? "next";
  return { state, asked: { search, filter, order: by, descending: order.descending, after } };
}
