import type { ListQuery } from "#domain/lists/terms.ts";
import { mostHalfDays, personKinds } from "#domain/people/terms.ts";
import { type PersonFilter, type PersonLine, type PersonOrder, personOrders } from "#domain/people/views-list.ts";
import { themes } from "#domain/projects/terms.ts";
import { dayWords } from "#text/dates.ts";
import { halfDaysWords } from "#text/half-days.ts";
import { listLabels } from "#text/list-texts.ts";
import { freeWords, personKindWords, personLabels } from "#text/people.ts";
import { themeWords } from "#text/terms.ts";
import { type ListState, readState } from "#web/lists/address.ts";
import { CountLink } from "#web/lists/count-link.tsx";
import { type DeclaredList, numberOf, oneOf, shapeOf } from "#web/lists/declared.ts";

/** The list of people. */
export const peopleListed: DeclaredList<PersonLine> = {
  path: "/people",
  letter: "H",
  name: { key: "name", label: personLabels.name, of: ({ name }) => name, sort: true },
  columns: [
    {
      key: "free",
      label: listLabels.free,
      isFigure: true,
      shown: "usual",
      cell: ({ free }, { speak }) => speak(freeWords(free)),
    },
    {
      key: "halfDays",
      label: personLabels.halfDays,
      isFigure: true,
      shown: "usual",
      sort: true,
      cell: ({ halfDays }, { speak }) => speak(halfDaysWords(halfDays)),
    },
    {
      key: "running",
      label: listLabels.running,
      isFigure: true,
      shown: "usual",
      cell: ({ number, running }, visit) => (
        <CountLink visit={visit} count={running} path={`/engagements?state=running&person=${number}`} />
      ),
    },
    {
      key: "kinds",
      label: personLabels.kinds,
      shown: "usual",
      cell: ({ kinds }, { speak }) => kinds.map((kind) => speak(personKindWords[kind])).join(" / "),
    },
    { key: "livesIn", label: personLabels.livesIn, shown: "usual", cell: ({ livesIn }) => livesIn },
    {
      key: "themes",
      label: personLabels.themes,
      cell: (person, { speak }) => person.themes.map((theme) => speak(themeWords[theme])).join(" / "),
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
    {
      kind: "number",
      name: "free",
      label: listLabels.freeLeast,
      least: 1,
      most: mostHalfDays,
      unit: listLabels.halfDaysUnit,
    },
    {
      kind: "choice",
      name: "kind",
      label: personLabels.kinds,
      any: listLabels.any,
      options: personKinds.map((value) => ({ value, label: personKindWords[value] })),
    },
    {
      kind: "choice",
      name: "theme",
      label: personLabels.themes,
      any: listLabels.any,
      options: themes.map((value) => ({ value, label: themeWords[value] })),
    },
    { kind: "known", name: "town", label: personLabels.livesIn, any: listLabels.any },
    { kind: "tick", name: "idle", label: listLabels.idle, value: "yes" },
  ],
  usualOrder: { by: "next", descending: false },
  otherOrders: ["next", "number"],
};

/** What an address of the list of people asks the view for: the page and the exports read it in the same way. */
export function peopleAsked(query: URLSearchParams): {
  readonly state: ListState;
  readonly asked: Omit<ListQuery<PersonOrder, PersonFilter>, "limit">;
} {
  const state = readState(shapeOf(peopleListed), query);
  const { search, filters, order, after } = state;
  const filter: PersonFilter = {
    number: null,
    free: numberOf(filters["free"]),
    kind: oneOf(personKinds, filters["kind"]),
    theme: oneOf(themes, filters["theme"]),
    livesIn: filters["town"] ?? null,
    idle: filters["idle"] !== undefined,
  };
  const by = oneOf(personOrders, order.by) ?? "next";
  return { state, asked: { search, filter, order: by, descending: order.descending, after } };
}
