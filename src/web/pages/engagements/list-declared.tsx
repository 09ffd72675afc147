import { lastDayOf } from "#domain/engagements/rules-engagements.ts";
import { stages } from "#domain/engagements/terms.ts";
import {
  type EngagementFilter,
  type EngagementLine,
  type EngagementOrder,
  engagementDues,
  engagementOrders,
} from "#domain/engagements/views-list.ts";
import type { ListQuery } from "#domain/lists/terms.ts";
import type { Visit } from "#route.ts";
import { dateWords, dayWords } from "#text/dates.ts";
import { stageWords } from "#text/engagements.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { listLabels, scoreWords } from "#text/list-texts.ts";
import { type ListState, readState } from "#web/lists/address.ts";
import { type DeclaredList, type ListColumn, numberOf, oneOf, shapeOf } from "#web/lists/declared.ts";
import { localHref } from "#web/ui/local-href.ts";
import { Tag } from "#web/ui/tag.tsx";

type EngagementColumn = ListColumn<EngagementLine>;

const sides: readonly EngagementColumn[] = [
  {
    key: "person",
    label: listLabels.person,
    shown: "usual",
    cell: ({ personNumber, personName }, visit) => recordLink(visit, "/people", personNumber, personName),
  },
  {
    key: "firm",
    label: listLabels.firm,
    shown: "usual",
    cell: ({ firmNumber, firmName }, visit) => recordLink(visit, "/firms", firmNumber, firmName),
  },
];

/** A record's name, as a link for whoever may open it. */
const recordLink = ({ language }: Visit, path: string, number: number | null, name: string) =>
  number === null ? name : <a href={localHref(language, `${path}/${number}`)}>{name}</a>;

const agreed: readonly EngagementColumn[] = [
  {
    key: "stage",
    label: listLabels.stage,
    shown: "usual",
    sort: true,
    cell: ({ stage, endedOn }, { speak }) => (
      <Tag tone={endedOn === null ? "active" : "neutral"}>
        {speak(endedOn === null ? stageWords[stage] : listLabels.endedOnly)}
      </Tag>
    ),
  },
  {
    key: "halfDays",
    label: listLabels.halfDays,
    isFigure: true,
    shown: "usual",
    sort: true,
    cell: ({ halfDays }, { speak }) => speak(halfDaysWords(halfDays)),
  },
  {
    key: "start",
    label: listLabels.start,
    sort: true,
    cell: ({ fromWeek }, { speak }) => speak(dateWords(fromWeek)),
  },
  { key: "until", label: listLabels.until, cell: (line, { speak }) => speak(dateWords(lastDayOf(line))) },
];

const forStaff: readonly EngagementColumn[] = [
  {
    key: "due",
    label: listLabels.due,
    shown: "usual",
    sort: true,
    cell: ({ nextCheckIn, endedOn }, { app, speak }) => {
      if (nextCheckIn === null || endedOn !== null) return speak(listLabels.nothingDue);
      const told = speak(dateWords(nextCheckIn));
      if (nextCheckIn >= app.clock.today()) return told;
      return (
        <>
          {told} <Tag tone="attention">{speak(listLabels.overdue)}</Tag>
        </>
      );
    },
  },
  {
    key: "lastScore",
    label: listLabels.lastScore,
    shown: "usual",
    cell: ({ lastScore }, { speak }) => speak(scoreWords(lastScore)),
  },
  {
    key: "updated",
    label: listLabels.updated,
    sort: true,
    cell: ({ updatedAt }, { speak }) => speak(dayWords(updatedAt)),
  },
];

/** The list of engagements as the hub's staff read it. */
export const engagementsListed: DeclaredList<EngagementLine> = {
  path: "/engagements",
  letter: "E",
  name: { key: "title", label: listLabels.work, of: ({ title }) => title },
  columns: [...sides, ...agreed, ...forStaff],
  filters: [
    {
      kind: "choice",
      name: "due",
      label: listLabels.due,
      any: listLabels.any,
      options: [
        { value: "overdue", label: listLabels.overdue },
        { value: "week", label: listLabels.week },
        { value: "none", label: listLabels.noDue },
      ],
    },
    {
      kind: "choice",
      name: "state",
      label: listLabels.state,
      any: listLabels.any,
      options: [
        { value: "running", label: listLabels.runningOnly },
        { value: "ended", label: listLabels.endedOnly },
      ],
    },
    {
      kind: "choice",
      name: "stage",
      label: listLabels.stage,
      any: listLabels.any,
      options: stages.map((value) => ({ value, label: stageWords[value] })),
    },
    { kind: "record", name: "firm", label: listLabels.firm, letter: "F" },
    { kind: "record", name: "person", label: listLabels.person, letter: "H" },
    { kind: "record", name: "project", label: listLabels.project, letter: "P" },
  ],
  usualOrder: { by: "due", descending: false },
  otherOrders: ["number"],
};

/** The same for a firm or a person: what was agreed, without the hub's own notes of it. */
export const ownEngagementsListed: DeclaredList<EngagementLine> = {
  ...engagementsListed,
  columns: [...sides, ...agreed].map((column) => ({ ...column, shown: "usual" })),
};

/** What an address of the list of engagements asks the view for: the page and the exports read it in the same way. */
export function engagementsAsked(query: URLSearchParams): {
  readonly state: ListState;
  readonly asked: Omit<ListQuery<EngagementOrder, EngagementFilter>, "limit">;
} {
  const state = readState(shapeOf(engagementsListed), query);
  const { search, filters, order, after } = state;
  const filter: EngagementFilter = {
    number: null,
    state: oneOf(["running", "ended"] as const, filters["state"]),
    stage: oneOf(stages, filters["stage"]),
    due: oneOf(engagementDues, filters["due"]),
    firm: numberOf(filters["firm"]),
    person: numberOf(filters["person"]),
    project: numberOf(filters["project"]),
  };
  const by = oneOf(engagementOrders, order.by) ?? "due";
  return { state, asked: { search, filter, order: by, descending: order.descending, after } };
}
