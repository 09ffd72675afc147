import { folded } from "#domain/plans/rules-cells.ts";
import type { KeptLoad, KeptOpen, KeptPlan, KeptProject, KeptShare } from "#domain/plans/rules-kept.ts";
import { townOf } from "#domain/plans/rules-towns.ts";

/** The two sides of the board. */
export const boardSides = ["people", "projects"] as const;
/** Whether the board shows people with their projects or projects with their people. */
export type BoardSide = (typeof boardSides)[number];

/** What rows the board shows: those with a share, those without, or all. */
export const boardStates = ["given", "open"] as const;
/** Rows with a share, or without. */
export type BoardState = (typeof boardStates)[number];

/** How rows are ordered. */
export const boardOrders = ["code", "halfDays", "left"] as const;
/** By code, by half-days (the most first), or by what is left free (the most first). */
export type BoardOrder = (typeof boardOrders)[number];

/** What the address asks of the board. */
export type BoardQuery = {
  readonly search: string;
  readonly town: string;
  readonly state: BoardState | null;
  readonly order: BoardOrder;
  /** The key of the last row of the page before; null at the beginning. */
  readonly after: string | null;
  readonly limit: number;
};

/** A person with their projects. */
export type PersonRow = { readonly load: KeptLoad; readonly shares: readonly KeptShare[] };
/** A project with its person, or why it has none. */
export type ProjectRow = {
  readonly project: KeptProject;
  readonly share: KeptShare | null;
  readonly open: KeptOpen | null;
};

/** One page of rows. */
export type BoardPage<Row> = {
  readonly rows: readonly Row[];
  /** How many rows meet the conditions. */
  readonly all: number;
  /** The key with which the next page begins, or null at the end. */
  readonly next: string | null;
};

/** People as the board shows them; names are searched with their codes. */
export function boardPeople(
  { loads, shares }: Pick<KeptPlan, "loads" | "shares">,
  query: BoardQuery,
  nameOf: (code: string) => string,
): BoardPage<PersonRow> {
  const byPerson = Map.groupBy(shares, ({ person }) => person);
  const words = wordsOf(query.search);
  const rows = loads
    .map((load): PersonRow => ({ load, shares: byPerson.get(load.person) ?? [] }))
    .filter(({ load }) => query.state === null || (query.state === "given") === load.given > 0)
    .filter(({ shares: own }) => query.town === "" || own.some(({ project }) => townOf(project) === query.town))
    .filter(({ load, shares: own }) => holds(words, [load.person, nameOf(load.person), ...own.flatMap(textsOf)]));
  return paged(rows, query, {
    keyOf: ({ load }) => load.person,
    sizeOf: ({ load }) => (query.order === "left" ? load.free - load.given : load.given),
  });
}

/** Projects as the board shows them. */
export function boardProjects(
  { shares, open }: Pick<KeptPlan, "shares" | "open">,
  query: BoardQuery,
  nameOf: (code: string) => string,
): BoardPage<ProjectRow> {
  const words = wordsOf(query.search);
  const rows = [
    ...shares.map((share): ProjectRow => ({ project: share.project, share, open: null })),
    ...open.map((one): ProjectRow => ({ project: one.project, share: null, open: one })),
  ]
    .filter(({ share }) => query.state === null || (query.state === "given") === (share !== null))
    .filter(({ project }) => query.town === "" || townOf(project) === query.town)
    .filter(({ project, share }) =>
      holds(words, [...textsOf({ project }), ...(share === null ? [] : [share.person, nameOf(share.person)])]),
    );
  return paged(rows, query, { keyOf: ({ project }) => project.id, sizeOf: ({ project }) => project.halfDays });
}

const textsOf = ({ project }: { readonly project: KeptProject }): readonly string[] => [
  project.id,
  project.title,
  project.firm,
  project.place,
];

const wordsOf = (search: string): readonly string[] =>
  search
    .split(/[\s、,]+/u)
    .map(folded)
    .filter((word) => word !== "");

const holds = (words: readonly string[], texts: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const all = texts.map(folded);
  return words.every((word) => all.some((text) => text.includes(word)));
};

type Ways<Row> = { readonly keyOf: (row: Row) => string; readonly sizeOf: (row: Row) => number };

/** Pages by key: the page after a row begins behind it, whatever has been added or narrowed meanwhile. */
function paged<Row>(rows: readonly Row[], query: BoardQuery, { keyOf, sizeOf }: Ways<Row>): BoardPage<Row> {
  // Each code is taken apart once, not at every comparison.
  const keyed = rows.map((row) => ({ row, code: partsOfCode(keyOf(row)), size: sizeOf(row) }));
  const sorted = keyed
    .toSorted((a, b) => (query.order === "code" ? 0 : b.size - a.size) || compareParts(a.code, b.code))
    .map(({ row }) => row);
  const at = query.after === null ? 0 : sorted.findIndex((row) => keyOf(row) === query.after) + 1;
  const shown = sorted.slice(at, at + query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    all: rows.length,
    next: last === undefined || at + query.limit >= sorted.length ? null : keyOf(last),
  };
}

/** H-9 before H-10: figures in a code are compared as figures. */
export const compareCodes = (a: string, b: string): number => compareParts(partsOfCode(a), partsOfCode(b));

/** A code with the figures at its end; null where it has none. */
type CodeParts = { readonly code: string; readonly head: string; readonly number: number | null };

function compareParts(a: CodeParts, b: CodeParts): number {
  if (a.number !== null && b.number !== null && a.head === b.head && a.number !== b.number) return a.number - b.number;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

function partsOfCode(code: string): CodeParts {
  const found = /^(.*?)(\d{1,9})$/u.exec(code);
  return found === null ? { code, head: "", number: null } : { code, head: found[1] ?? "", number: Number(found[2]) };
}
