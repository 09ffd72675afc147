import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type ListPage, type ListQuery, mostCounted } from "#domain/lists/terms.ts";
import { inOrder, inParts, listPage, type SortKey, valuesOf } from "#domain/lists/views.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { ProjectStatus, Theme } from "#domain/projects/terms.ts";
import { recheck } from "#domain/search/rules-hits.ts";
import type { Search } from "#domain/search/terms.ts";
import { type Candidates, lookUp, narrowToEither } from "#domain/search/views.ts";

/** One line of the list of projects, for the hub's staff or for the firm itself. */
export type ProjectLine = {
  readonly number: number;
  readonly title: string;
  readonly firmNumber: number;
  readonly firmName: string;
  readonly themes: readonly Theme[];
  /** Half-days per four weeks that are wanted. */
  readonly halfDays: HalfDays;
  /** Half-days per four weeks that engagements give it now. */
  readonly served: HalfDays;
  readonly place: string;
  readonly status: ProjectStatus;
  readonly updatedAt: Date;
};

/** By what a list of projects can be sorted; `next` is by what has to be done: see `parts`. */
export const projectOrders = ["next", "number", "title", "halfDays", "place", "updated"] as const;
/** One of these orders. */
export type ProjectOrder = (typeof projectOrders)[number];

/** Conditions of a list of projects; null does not narrow it. */
export type ProjectFilter = {
  readonly number: number | null;
  readonly status: ProjectStatus | null;
  readonly theme: Theme | null;
  /** Number of the firm. */
  readonly firm: number | null;
  readonly place: string | null;
  /** Only projects that nobody serves now. */
  readonly unserved: boolean;
};

/** A list of projects without a condition. */
export const allProjects: ProjectFilter = {
  number: null,
  status: null,
  theme: null,
  firm: null,
  place: null,
  unserved: false,
};

const keys: { readonly [O in Exclude<ProjectOrder, "next">]: SortKey } = {
  number: { value: sql`project.number`, tie: sql`project.number` },
  title: { value: sql`project.title`, tie: sql`project.number` },
  halfDays: { value: sql`project.half_days`, tie: sql`project.number` },
  place: { value: sql`project.place`, tie: sql`project.number` },
  updated: { value: sql`project.updated_at`, tie: sql`project.number` },
};

const isServed = sql`exists (select from engagement e
  where e.hub_id = project.hub_id and e.project_id = project.project_id and e.ended_on is null)`;
/** Published and served by nobody stands first, the oldest number before the newer; then drafts, served ones, closed ones. */
const parts = [
  sql<boolean>`(project.status = 'published' and not ${isServed})`,
  sql<boolean>`project.status = 'draft'`,
  sql<boolean>`(project.status = 'published' and ${isServed})`,
  sql<boolean>`project.status = 'closed'`,
] as const;

/** A page of projects: the hub's, or those of the actor's own firm. */
export function projectList(
  tx: Tx,
  { actor }: Permit<"project.list">,
  query: ListQuery<ProjectOrder, ProjectFilter>,
): Promise<ListPage<ProjectLine>> {
  const rowOf = (number: number) => sql`from project where hub_id = ${actor.hubId} and number = ${number}`;
  let known: Promise<Candidates> | null = null;
  return listPage<ProjectLine>(tx, query, {
    kind: "project",
    rows: async (found, after, size) => {
      // The public text of a project does not name its firm, so the firms are asked as well.
      const firms = found === null ? null : await (known ??= firmsNamed(tx, found.search));
      const rowsOf = (order: Exclude<ProjectOrder, "next">, begin: number | null) => {
        const { value, tie } = keys[order];
        const place = begin === null ? null : sql`select ${value}, ${tie} ${rowOf(begin)}`;
        const descending = query.order !== "next" && query.descending;
        const rows = inOrder(projectsOf(tx, actor, query.filter), keys[order], { descending, place });
        const searched =
          found === null || firms === null ? rows : narrowToEither(rows, found, firms, "project.firm_id");
        return searched
          .select(["project.number", "project.title", "firm.number as firmNumber", "firm.name as firmName"])
          .select(["project.themes", "project.half_days as halfDays", "project.place", "project.status"])
          .select(["project.updated_at as updatedAt", served.as("served"), searchText.as("searchText")]);
      };
      if (query.order !== "next") return rowsOf(query.order, after).limit(size).execute();
      return inParts(tx, { parts, after, size, rowOf }, (part, begin, left) =>
        rowsOf("number", begin).where(part).limit(left).execute(),
      );
    },
    count: async () => {
      const some = projectsOf(tx, actor, query.filter).select("project.number").limit(mostCounted).as("some");
      return (await tx.sql.selectFrom(some).select(counted).executeTakeFirstOrThrow()).counted;
    },
  });
}

/** The firms whose name or reading has the words, as far as they can be named one by one. */
async function firmsNamed(tx: Tx, search: Search): Promise<Candidates> {
  const found = await lookUp(tx, "firm", search);
  if (found.ids === null || found.ids.length === 0) return found;
  const { rows } = await sql<{ id: string; name: string }>`select firm_id as id, ${firmNames} as name from firm
    where hub_id = ${tx.actor.hubId} and firm_id = any(${found.ids}::uuid[])`.execute(tx.sql);
  return { ...found, ids: recheck(rows, search, ({ name }) => name).map(({ id }) => id) };
}

/** The first line of what a search reads of a firm: its name and its reading. */
const firmNames = sql<string>`split_part(firm.search_text, E'\\n', 1)`;
/** Its own text and, as a line of its own, the firm's name and reading. */
const searchText = sql<string>`project.search_text || E'\\n' || ${firmNames}`;
const counted = sql<number>`count(*)::int`.as("counted");
const served = sql<number>`(select coalesce(sum(e.half_days), 0)::int from engagement e
  where e.hub_id = project.hub_id and e.project_id = project.project_id and e.ended_on is null)`;

function projectsOf(tx: Tx, actor: Actor, { number, status, theme, firm, place, unserved }: ProjectFilter) {
  let rows = tx.sql
    .selectFrom("project")
    .innerJoin("firm", (join) =>
      join.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
    )
    .where("project.hub_id", "=", actor.hubId);
  if (actor.firmId !== null) rows = rows.where("project.firm_id", "=", actor.firmId);
  if (number !== null) rows = rows.where("project.number", "=", number);
  if (status !== null) rows = rows.where("project.status", "=", status);
  if (theme !== null) rows = rows.where(sql<boolean>`${theme} = any(project.themes)`);
  if (firm !== null) rows = rows.where("firm.number", "=", firm);
  if (place !== null) rows = rows.where("project.place", "=", place);
  return unserved ? rows.where(sql<boolean>`not ${isServed}`) : rows;
}

/** The places of the projects that the actor sees, for choosing one; at most a hundred. */
export const projectPlaces = (tx: Tx, { actor }: Permit<"project.list">): Promise<readonly string[]> =>
  valuesOf(tx, {
    table: "project",
    column: "place",
    within:
      actor.firmId === null ? sql`hub_id = ${actor.hubId}` : sql`hub_id = ${actor.hubId} and firm_id = ${actor.firmId}`,
  });
