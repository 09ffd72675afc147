import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { Stage } from "#domain/engagements/terms.ts";
import { type ListPage, type ListQuery, mostCounted } from "#domain/lists/terms.ts";
import { inOrder, listPage, type SortKey } from "#domain/lists/views.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import { narrow } from "#domain/search/views.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";

/** One line of the list of engagements. */
export type EngagementLine = {
  readonly number: number;
  readonly title: string;
  /** The two sides by their names of today, where the actor reads them, else as they were agreed. */
  readonly firmName: string;
  readonly personName: string;
  /** Short numbers of the records that the actor may read. */
  readonly firmNumber: number | null;
  readonly personNumber: number | null;
  readonly stage: Stage;
  /** Half-days per four weeks. */
  readonly halfDays: HalfDays;
  /** Monday of its first week, and how many weeks were agreed. */
  readonly fromWeek: LocalDate;
  readonly weeks: number;
  readonly endedOn: LocalDate | null;
  /** Day of the next check-in of either side, or null. */
  readonly nextCheckIn: LocalDate | null;
  /** How it went at the last check-in of either side, 1 to 5; null for those who do not work for the hub. */
  readonly lastScore: number | null;
  readonly updatedAt: Date;
};

/** By what a list of engagements can be sorted. */
export const engagementOrders = ["due", "number", "start", "stage", "halfDays", "updated"] as const;
/** One of these orders. */
export type EngagementOrder = (typeof engagementOrders)[number];

/** When the next check-in of an engagement is: past its day, within seven days, not set. */
export const engagementDues = ["overdue", "week", "none"] as const;

/** Conditions of a list of engagements; null does not narrow it. */
export type EngagementFilter = {
  readonly number: number | null;
  readonly state: "running" | "ended" | null;
  readonly stage: Stage | null;
  readonly due: (typeof engagementDues)[number] | null;
  /** Numbers of the firm, the person and the project. */
  readonly firm: number | null;
  readonly person: number | null;
  readonly project: number | null;
};

/** A list of engagements without a condition. */
export const allEngagements: EngagementFilter = {
  number: null,
  state: null,
  stage: null,
  due: null,
  firm: null,
  person: null,
  project: null,
};

/** What a list of engagements is asked for, and the day from which on a check-in is overdue. */
export type EngagementListQuery = ListQuery<EngagementOrder, EngagementFilter> & { readonly today: LocalDate };

const keys: { readonly [O in EngagementOrder]: SortKey } = {
  // As the index says it: what has ended, or has nothing due, stands behind all dates.
  due: {
    value: sql`(case when engagement.ended_on is null and engagement.next_check_in_on is not null
      then engagement.next_check_in_on else 'infinity'::date end)`,
    tie: sql`engagement.number`,
  },
  number: { value: sql`engagement.number`, tie: sql`engagement.number` },
  start: { value: sql`engagement.from_week`, tie: sql`engagement.number` },
  stage: { value: sql`engagement.stage`, tie: sql`engagement.number` },
  halfDays: { value: sql`engagement.half_days`, tie: sql`engagement.number` },
  updated: { value: sql`engagement.updated_at`, tie: sql`engagement.number` },
};

/** A page of engagements: the hub's, or those of the actor's own firm or person. */
export function engagementList(
  tx: Tx,
  { actor }: Permit<"engagement.list">,
  query: EngagementListQuery,
): Promise<ListPage<EngagementLine>> {
  const key = keys[query.order];
  return listPage<EngagementLine>(tx, query, {
    kind: "engagement",
    rows: (found, after, size) => {
      const place =
        after === null
          ? null
          : sql`select ${key.value}, ${key.tie} from engagement where hub_id = ${actor.hubId} and number = ${after}`;
      const rows = inOrder(engagementsOf(tx, actor, query), key, { descending: query.descending, place });
      return (found === null ? rows : narrow(rows, found))
        .select(["engagement.number", "engagement.title", "firm.number as firmNumber", "engagement.stage"])
        .select([firmName.as("firmName"), personName.as("personName")])
        .select(["hub_person.number as personNumber", "engagement.half_days as halfDays", "engagement.weeks"])
        .select(["engagement.from_week as fromWeek", "engagement.ended_on as endedOn"])
        .select(["engagement.next_check_in_on as nextCheckIn", "engagement.updated_at as updatedAt"])
        .select([lastScoreFor(actor).as("lastScore"), "engagement.search_text as searchText"])
        .limit(size)
        .execute();
    },
    count: async () => {
      const some = engagementsOf(tx, actor, query).select("engagement.number").limit(mostCounted).as("some");
      return (await tx.sql.selectFrom(some).select(counted).executeTakeFirstOrThrow()).counted;
    },
  });
}

const counted = sql<number>`count(*)::int`.as("counted");
const firmName = sql<string>`coalesce(firm.name, engagement.firm_name)`;
const personName = sql<string>`coalesce(person.name, engagement.person_name)`;

/** One side's answer is not shown to the other, so a list tells it to the hub alone. */
const lastScoreFor = ({ firmId, personId }: Actor) =>
  firmId === null && personId === null
    ? sql<number | null>`(select c.score from check_in c where c.hub_id = engagement.hub_id
        and c.engagement_id = engagement.engagement_id and c.score is not null order by c.held_on desc, c.due_on desc limit 1)`
    : sql<number | null>`null::int`;

function engagementsOf(tx: Tx, actor: Actor, { filter, today }: EngagementListQuery) {
  let rows = tx.sql
    .selectFrom("engagement")
    .leftJoin("firm", (join) =>
      join.onRef("firm.hub_id", "=", "engagement.hub_id").onRef("firm.firm_id", "=", "engagement.firm_id"),
    )
    .leftJoin("person", "person.person_id", "engagement.person_id")
    .leftJoin("hub_person", (join) =>
      join
        .onRef("hub_person.hub_id", "=", "engagement.hub_id")
        .onRef("hub_person.person_id", "=", "engagement.person_id"),
    )
    .where("engagement.hub_id", "=", actor.hubId);
  if (actor.firmId !== null) rows = rows.where("engagement.firm_id", "=", actor.firmId);
  if (actor.personId !== null) rows = rows.where("engagement.person_id", "=", actor.personId);
  if (filter.number !== null) rows = rows.where("engagement.number", "=", filter.number);
  if (filter.state === "running") rows = rows.where("engagement.ended_on", "is", null);
  // What has ended, or has nothing due, stands behind all dates: said again, the index begins there.
  if (filter.state === "ended" || filter.due === "none")
    rows = rows.where(sql<boolean>`${keys.due.value} = 'infinity'::date`);
  if (filter.state === "ended") rows = rows.where("engagement.ended_on", "is not", null);
  if (filter.stage !== null) rows = rows.where("engagement.stage", "=", filter.stage);
  if (filter.firm !== null) rows = rows.where(idOf(actor, "firm", filter.firm));
  if (filter.person !== null) rows = rows.where(idOf(actor, "person", filter.person));
  if (filter.project !== null) rows = rows.where(idOf(actor, "project", filter.project));
  if (filter.due === "overdue") rows = rows.where(sql<boolean>`${keys.due.value} < ${today}`);
  if (filter.due === "week")
    rows = rows.where(sql<boolean>`${keys.due.value} between ${today} and ${addDays(today, 7)}`);
  if (filter.due === "none") rows = rows.where("engagement.ended_on", "is", null).where("next_check_in_on", "is", null);
  return rows;
}

/** The record with a number, by its id, so that the index of its engagements is used. */
const idOf = ({ hubId }: Actor, kind: "firm" | "person" | "project", number: number) => {
  const [table, id] = [sql.table(kind === "person" ? "hub_person" : kind), sql.ref(`${kind}_id`)];
  const own = sql.ref(`engagement.${kind}_id`);
  return sql<boolean>`${own} = (select ${id} from ${table} where hub_id = ${hubId} and number = ${number})`;
};
