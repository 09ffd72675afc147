import { firmStatuses } from "#domain/firms/terms.ts";
import { type FirmFilter, type FirmLine, firmLacks, firmOrders } from "#domain/firms/views-list.ts";
import type { ListQuery } from "#domain/lists/terms.ts";
import { industryCodes } from "#reference/industries.ts";
import { dayWords } from "#text/dates.ts";
import { employeesWords, firmLabels, firmStatusWords } from "#text/firms.ts";
import { industryWords } from "#text/industries.ts";
import { listLabels } from "#text/list-texts.ts";
import { type ListState, readState } from "#web/lists/address.ts";
import { CountLink } from "#web/lists/count-link.tsx";
import { type DeclaredList, oneOf, shapeOf } from "#web/lists/declared.ts";
import { Tag } from "#web/ui/tag.tsx";

/** The list of firms. */
export const firmsListed: DeclaredList<FirmLine> = {
  path: "/firms",
  letter: "F",
  name: { key: "name", label: firmLabels.name, of: ({ name }) => name, sort: true },
  columns: [
    {
      key: "industry",
      label: firmLabels.industry,
      shown: "usual",
      cell: ({ industry }, { speak }) => speak(industryWords(industry)),
    },
    { key: "town", label: firmLabels.town, shown: "usual", sort: true, cell: ({ town }) => town },
    {
      key: "employees",
      label: firmLabels.employees,
      isFigure: true,
      sort: true,
      cell: ({ employees }, { speak }) => speak(employeesWords(employees)),
    },
    {
      key: "openProjects",
      label: listLabels.openProjects,
      isFigure: true,
      shown: "usual",
      cell: ({ number, openProjects }, visit) => (
        <CountLink visit={visit} count={openProjects} path={`/projects?status=published&firm=${number}`} />
      ),
    },
    {
      key: "running",
      label: listLabels.running,
      isFigure: true,
      shown: "usual",
      cell: ({ number, running }, visit) => (
        <CountLink visit={visit} count={running} path={`/engagements?state=running&firm=${number}`} />
      ),
    },
    {
      key: "status",
      label: listLabels.status,
      shown: "usual",
      cell: ({ status }, { speak }) => (
        <Tag tone={status === "published" ? "done" : "neutral"}>{speak(firmStatusWords[status])}</Tag>
      ),
    },
    {
      key: "updated",
      label: listLabels.updated,
      shown: "usual",
      sort: true,
      cell: ({ updatedAt }, { speak }) => speak(dayWords(updatedAt)),
    },
  ],
  filters: [
    { kind: "known", name: "town", label: firmLabels.town, any: listLabels.any },
    {
      kind: "choice",
      name: "industry",
      label: firmLabels.industry,
      any: listLabels.any,
      options: industryCodes.map((value) => ({ value, label: industryWords(value) })),
    },
    {
      kind: "choice",
      name: "status",
      label: listLabels.status,
      any: listLabels.any,
      options: firmStatuses.map((value) => ({ value, label: firmStatusWords[value] })),
    },
    {
      kind: "choice",
      name: "without",
      label: listLabels.without,
      any: listLabels.any,
      options: [
        { value: "project", label: listLabels.withoutProject },
        { value: "engagement", label: listLabels.withoutEngagement },
      ],
    },
  ],
  usualOrder: { by: "updated", descending: false },
  otherOrders: ["number"],
};

/** What an address of the list of firms asks the view for: the page and the exports read it in the same way. */
export function firmsAsked(query: URLSearchParams): {
  readonly state: ListState;
  readonly asked: Omit<ListQuery<(typeof firmOrders)[number], FirmFilter>, "limit">;
} {
  const state = readState(shapeOf(firmsListed), query);
  const { search, filters, order, after } = state;
  const filter: FirmFilter = {
    number: null,
    town: filters["town"] ?? null,
    industry: filters["industry"] ?? null,
    status: oneOf(firmStatuses, filters["status"]),
    without: oneOf(firmLacks, filters["without"]),
  };
  const by = oneOf(firmOrders, order.by) ?? "updated";
  return { state, asked: { search, filter, order: by, descending: order.descending, after } };
}
