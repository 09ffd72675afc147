import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { FirmStatus } from "#domain/firms/terms.ts";
import { type ListPage, type ListQuery, mostCounted } from "#domain/lists/terms.ts";
import { inOrder, listPage, type SortKey, valuesOf } from "#domain/lists/views.ts";
import { narrow } from "#domain/search/views.ts";

/** One line of the list of firms. */
export type FirmLine = {
  readonly number: number;
  readonly name: string;
  readonly industry: string;
  readonly town: string;
  readonly employees: number | null;
  readonly status: FirmStatus;
  /** Published projects. */
  readonly openProjects: number;
  /** Engagements that have not been ended. */
  readonly running: number;
  readonly updatedAt: Date;
};

/** By what a list of firms can be sorted. */
export const firmOrders = ["updated", "name", "number", "town", "employees"] as const;
/** One of these orders. */
export type FirmOrder = (typeof firmOrders)[number];

/** What firms of a list have not: a single project, or an engagement that runs. */
export const firmLacks = ["project", "engagement"] as const;

/** Conditions of a list of firms; null does not narrow it. */
export type FirmFilter = {
  readonly number: number | null;
  readonly town: string | null;
  /** JSIC division, A to T. */
  readonly industry: string | null;
  readonly status: FirmStatus | null;
  readonly without: (typeof firmLacks)[number] | null;
};

/** A list of firms without a condition. */
export const allFirms: FirmFilter = { number: null, town: null, industry: null, status: null, without: null };

const keys: { readonly [O in FirmOrder]: SortKey } = {
  updated: { value: sql`firm.updated_at`, tie: sql`firm.number` },
  name: { value: sql`firm.name`, tie: sql`firm.number` },
  number: { value: sql`firm.number`, tie: sql`firm.number` },
  town: { value: sql`firm.town`, tie: sql`firm.number` },
  // As the index says it: an unknown number of employees stands before none.
  employees: { value: sql`(case when firm.employees is null then -1 else firm.employees end)`, tie: sql`firm.number` },
};

/** A page of firms: the hub's, or the actor's own. */
export function firmList(
  tx: Tx,
  { actor }: Permit<"firm.list">,
  query: ListQuery<FirmOrder, FirmFilter>,
): Promise<ListPage<FirmLine>> {
  const key = keys[query.order];
  return listPage<FirmLine>(tx, query, {
    kind: "firm",
    rows: (found, after, size) => {
      const place =
        after === null
          ? null
          : sql`select ${key.value}, ${key.tie} from firm where hub_id = ${actor.hubId} and number = ${after}`;
      const rows = inOrder(firmsOf(tx, actor, query.filter), key, { descending: query.descending, place });
      return (found === null ? rows : narrow(rows, found))
        .select(["firm.number", "name", "industry", "town", "employees", "firm.status"])
        .select(["firm.updated_at as updatedAt", "firm.search_text as searchText"])
        .select([openProjects.as("openProjects"), running.as("running")])
        .limit(size)
        .execute();
    },
    count: async () => {
      const some = firmsOf(tx, actor, query.filter).select("firm.number").limit(mostCounted).as("some");
      return (await tx.sql.selectFrom(some).select(counted).executeTakeFirstOrThrow()).counted;
    },
  });
}

const counted = sql<number>`count(*)::int`.as("counted");
const openProjects = sql<number>`(select count(*)::int from project p
  where p.hub_id = firm.hub_id and p.firm_id = firm.firm_id and p.status = 'published')`;
const running = sql<number>`(select count(*)::int from engagement e
  where e.hub_id = firm.hub_id and e.firm_id = firm.firm_id and e.ended_on is null)`;

function firmsOf(tx: Tx, actor: Actor, { number, town, industry, status, without }: FirmFilter) {
  let rows = tx.sql.selectFrom("firm").where("firm.hub_id", "=", actor.hubId);
  if (actor.firmId !== null) rows = rows.where("firm.firm_id", "=", actor.firmId);
  if (number !== null) rows = rows.where("firm.number", "=", number);
  if (town !== null) rows = rows.where("firm.town", "=", town);
  if (industry !== null) rows = rows.where("firm.industry", "=", industry);
  if (status !== null) rows = rows.where("firm.status", "=", status);
  if (without === "project")
    rows = rows.where(
      sql<boolean>`not exists (select from project p where p.hub_id = firm.hub_id and p.firm_id = firm.firm_id)`,
    );
  if (without === "engagement")
    rows = rows.where(sql<boolean>`not exists (select from engagement e
      where e.hub_id = firm.hub_id and e.firm_id = firm.firm_id and e.ended_on is null)`);
  return rows;
}

/** The towns of the firms that the actor sees, for choosing one; at most a hundred. */
export const firmTowns = (tx: Tx, { actor }: Permit<"firm.list">): Promise<readonly string[]> =>
  valuesOf(tx, { table: "firm", column: "town", within: sql`hub_id = ${actor.hubId}` });
