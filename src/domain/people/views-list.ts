import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type ListPage, type ListQuery, mostCounted } from "#domain/lists/terms.ts";
import { inOrder, inParts, listPage, type SortKey, valuesOf } from "#domain/lists/views.ts";
import type { HalfDays, PersonKind } from "#domain/people/terms.ts";
import type { Theme } from "#domain/projects/terms.ts";
import { narrow } from "#domain/search/views.ts";
import type { LocalDate } from "#kit/dates.ts";

/** One line of the list of people. */
export type PersonLine = {
  readonly number: number;
  readonly name: string;
  readonly kinds: readonly PersonKind[];
  readonly livesIn: string;
  readonly themes: readonly Theme[];
  /** What the person can give, in half-days per four weeks. */
  readonly halfDays: HalfDays;
  /** What of it is still free in the week asked for, all hubs' bookings taken off. */
  readonly free: HalfDays;
  /** Engagements of this hub that have not been ended. */
  readonly running: number;
  readonly updatedAt: Date;
};

/** By what a list of people can be sorted; `next` is by what has to be done: see `parts`. */
export const personOrders = ["next", "name", "number", "halfDays", "updated"] as const;
/** One of these orders. */
export type PersonOrder = (typeof personOrders)[number];

/** Conditions of a list of people; null does not narrow it. */
export type PersonFilter = {
  readonly number: number | null;
  /** Half-days that are free in the week asked for, at least. */
  readonly free: HalfDays | null;
  readonly kind: PersonKind | null;
  readonly theme: Theme | null;
  readonly livesIn: string | null;
  /** Only people without an engagement that runs. */
  readonly idle: boolean;
};

/** A list of people without a condition. */
export const allPeople: PersonFilter = {
  number: null,
  free: null,
  kind: null,
  theme: null,
  livesIn: null,
  idle: false,
};

/** What a list of people is asked for, and the Monday whose free half-days are shown. */
export type PersonListQuery = ListQuery<PersonOrder, PersonFilter> & { readonly week: LocalDate };

const keys: { readonly [O in Exclude<PersonOrder, "next">]: SortKey } = {
  name: { value: sql`person.name`, tie: sql`person.person_id` },
  number: { value: sql`hub_person.number`, tie: sql`hub_person.number` },
  halfDays: { value: sql`person.half_days`, tie: sql`person.person_id` },
  updated: { value: sql`person.updated_at`, tie: sql`person.person_id` },
};

const isRunning = sql`exists (select from engagement e
  where e.hub_id = hub_person.hub_id and e.person_id = hub_person.person_id and e.ended_on is null)`;
/** Who could begin at once stands first: people who give half-days and have no engagement of this hub. */
const parts = [
  sql<boolean>`(person.half_days > 0 and not ${isRunning})`,
  sql<boolean>`(person.half_days = 0 or ${isRunning})`,
] as const;

/** A page of the people whose card this hub holds. */
export async function personList(
  tx: Tx,
  { actor }: Permit<"person.list">,
  query: PersonListQuery,
): Promise<ListPage<PersonLine>> {
  const cardOf = (number: number) => sql`from hub_person join person on person.person_id = hub_person.person_id
    where hub_person.hub_id = ${actor.hubId} and hub_person.number = ${number}`;
  await askCardByCard(tx);
  const mail = mailIn(query.search);
  let known: Promise<Narrowed> | null = null;
  return listPage<PersonLine>(tx, mail === null ? query : { ...query, search: "" }, {
    kind: "person",
    rows: async (found, after, size) => {
      const narrowed = await (known ??= narrowedBy(tx, query, mail));
      const rowsOf = (order: Exclude<PersonOrder, "next">, begin: number | null) => {
        const { value, tie } = keys[order];
        const place = begin === null ? null : sql`select ${value}, ${tie} ${cardOf(begin)}`;
        const descending = query.order !== "next" && query.descending;
        const rows = inOrder(peopleOf(tx, actor, query, narrowed), keys[order], { descending, place });
        return (found === null ? rows : narrow(rows, found))
          .select(["hub_person.number", "person.name", "person.kinds", "person.lives_in as livesIn", "person.themes"])
          .select(["person.half_days as halfDays", "person.updated_at as updatedAt"])
          .select(["person.search_text as searchText", free.as("free"), running.as("running")]);
      };
      if (query.order !== "next") return rowsOf(query.order, after).limit(size).execute();
      return inParts(tx, { parts, after, size, rowOf: cardOf }, (part, begin, left) =>
        rowsOf("number", begin).where(part).limit(left).execute(),
      );
    },
    count: async () => {
      const narrowed = await (known ??= narrowedBy(tx, query, mail));
      const some = peopleOf(tx, actor, query, narrowed).select("hub_person.number").limit(mostCounted).as("some");
      return (await tx.sql.selectFrom(some).select(counted).executeTakeFirstOrThrow()).counted;
    },
  });
}

/** What stands of a mail address in what was typed, as far as it was typed; null when these are words. */
const mailIn = (search: string): string | null =>
  /^[^\s@]+@[^\s@]*$/.exec(search.trim().normalize("NFKC").toLowerCase())?.[0] ?? null;

/** What an index has told before the list is read. */
type Narrowed = {
  readonly mail: string | null;
  /** Who has enough half-days left; null when nobody asked, or when so many have that walking along the list finds them. */
  readonly free: readonly string[] | null;
};

/** So many people are named one by one, at most. */
const mostNamed = 2000;

async function narrowedBy(tx: Tx, { filter, week }: PersonListQuery, mail: string | null): Promise<Narrowed> {
  if (filter.free === null) return { mail, free: null };
  const { rows } = await sql<{ ids: readonly string[] | null }>`
    select free_people(${week}::date, ${filter.free}::int, ${mostNamed}::int) as ids`.execute(tx.sql);
  return { mail, free: rows[0]?.ids ?? null };
}

const counted = sql<number>`count(*)::int`.as("counted");
const free = sql<number>`coalesce(capacity_week.capacity, person.half_days) - coalesce(capacity_week.booked, 0)`;
const running = sql<number>`(select count(*)::int from engagement e
  where e.hub_id = hub_person.hub_id and e.person_id = hub_person.person_id and e.ended_on is null)`;

function peopleOf(tx: Tx, actor: Actor, { filter, week }: PersonListQuery, narrowed: Narrowed) {
  let rows = tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .leftJoin("capacity_week", (join) =>
      join.onRef("capacity_week.person_id", "=", "person.person_id").on("capacity_week.week", "=", week),
    )
    .where("hub_person.hub_id", "=", actor.hubId);
  if (filter.number !== null) rows = rows.where("hub_person.number", "=", filter.number);
  if (filter.livesIn !== null) rows = rows.where("person.lives_in", "=", filter.livesIn);
  if (narrowed.free !== null) rows = rows.where(sql<boolean>`person.person_id = any(${narrowed.free}::uuid[])`);
  if (filter.free !== null) rows = rows.where(sql<boolean>`${free} >= ${filter.free}`);
  if (narrowed.mail !== null) {
    const mail = sql`person.email collate "C"`;
    rows = rows.where(sql<boolean>`person.email <> '' and ${mail} >= ${narrowed.mail}
      and ${mail} < ${`${narrowed.mail}\u{10ffff}`}`);
  }
  if (filter.kind !== null) rows = rows.where(sql<boolean>`${filter.kind} = any(person.kinds)`);
  if (filter.theme !== null) rows = rows.where(sql<boolean>`${filter.theme} = any(person.themes)`);
  return filter.idle ? rows.where(sql<boolean>`not ${isRunning}`) : rows;
}

/** The towns where the people of this hub live, for choosing one; at most a hundred. */
export async function personTowns(tx: Tx, _allowed: Permit<"person.list">): Promise<readonly string[]> {
  await askCardByCard(tx);
  return valuesOf(tx, { table: "person", column: "lives_in", within: sql`true` });
}

/**
 * Whose card the hub holds is asked for each person that is read. With more memory the planner would first learn all
 * cards of the hub, some 60 ms at 100,000, to show fifty of them. Holds until the transaction ends.
 */
const askCardByCard = (tx: Tx) => sql`select set_config('work_mem', '256kB', true)`.execute(tx.sql);
