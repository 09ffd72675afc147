import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { endOf, mondaysOf } from "#domain/engagements/rules.ts";
import type { EngagementEnd, EngagementTerms, Load, Share } from "#domain/engagements/terms.ts";
import { bookedShare, sameShare } from "#domain/imports/rules-engagement-row.ts";
import type { RowFault } from "#domain/imports/rules-work.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { Holding } from "#domain/proposals/rules-putting.ts";
import { holdingsOf } from "#domain/proposals/store-holding.ts";
import type { LocalDate } from "#kit/dates.ts";

/** The booked weeks of some people, and the live proposals of this hub that hold some of their half-days. */
export type Ledger = {
  readonly weeks: ReadonlyMap<PersonId, ReadonlyMap<LocalDate, Load>>;
  readonly holding: ReadonlyMap<PersonId, readonly Holding[]>;
};

/** Reads the booked weeks of some people, and what live proposals hold of them. */
export async function ledgerOf(tx: Tx, ids: readonly PersonId[]): Promise<Ledger> {
  const weeksOf = new Map<PersonId, Map<LocalDate, Load>>();
  if (ids.length === 0) return { weeks: weeksOf, holding: new Map() };
  const rows = await tx.sql
    .selectFrom("capacity_week")
    .select(["person_id as id", "week", "capacity", "booked"])
    .where("person_id", "=", sql<PersonId>`any(${[...ids]}::uuid[])`)
    .execute();
  for (const { id, ...load } of rows) {
    const weeks = weeksOf.get(id) ?? new Map<LocalDate, Load>();
    weeksOf.set(id, weeks.set(load.week, load));
  }
  return { weeks: weeksOf, holding: await holdingsOf(tx, ids) };
}

type Time = { readonly terms: EngagementTerms; readonly end: EngagementEnd | null };
type Booked = Time & { readonly person: { readonly id: PersonId; readonly halfDays: number } };
type Move = { readonly before: Time | null; readonly after: Booked | null };

/** What rows of a file add to the ledger before it is written. */
export type Additions = {
  /** Adds what a row books, and takes away what it booked before; a fault when a week is too full. */
  readonly add: (ledger: Ledger, move: Move) => RowFault | null;
  readonly forget: () => void;
};

/** Nothing added yet. */
export function makeAdditions(): Additions {
  const added = new Map<PersonId, Map<LocalDate, number>>();
  return {
    forget: () => added.clear(),
    add: (ledger, { before, after }) => {
      if (after === null) return null;
      const share = bookedShare(after.terms, after.end);
      const old = before === null ? null : bookedShare(before.terms, before.end);
      if (old !== null && sameShare(old, share)) return null;
      const { id, halfDays } = after.person;
      const weeks = added.get(id) ?? new Map<LocalDate, number>();
      added.set(id, weeks);
      const put = (each: Share, sign: 1 | -1): void => {
        for (const week of mondaysOf(each)) weeks.set(week, (weeks.get(week) ?? 0) + sign * each.halfDays);
      };
      if (old !== null) put(old, -1);
      const holding = ledger.holding.get(id) ?? [];
      for (const week of mondaysOf(share)) {
        const { capacity, booked } = ledger.weeks.get(id)?.get(week) ?? { capacity: halfDays, booked: 0 };
        const free = capacity - booked - (weeks.get(week) ?? 0);
        if (free < share.halfDays) return { code: "above-capacity", week, free: Math.max(0, free) };
        const kept = old !== null && isIn(old, week) ? old.halfDays : 0;
        const held = heldFault(holding, { week, free, halfDays: share.halfDays });
        // What a row leaves as it is, or gives back, takes nothing from a proposal.
        if (held !== null && share.halfDays > kept) return held;
      }
      put(share, 1);
      return null;
    },
  };
}

const isIn = (share: Share, week: LocalDate): boolean => share.fromWeek <= week && week < endOf(share);

type Wanted = { readonly week: LocalDate; readonly free: number; readonly halfDays: number };

/** Why a week has room in the ledger and none beside the live proposals of its person; null when it has. */
function heldFault(holding: readonly Holding[], { week, free, halfDays }: Wanted): RowFault | null {
  const inWeek = holding.filter((each) => isIn(each, week));
  const left = free - inWeek.reduce((sum, each) => sum + each.halfDays, 0);
  if (inWeek.length === 0 || halfDays <= left) return null;
  return { code: "held-by-proposals", week, free: Math.max(0, left), proposals: inWeek.map(({ number }) => number) };
}

/** A share with the person whose it is. */
export type PersonShare = {
  readonly person: { readonly id: PersonId; readonly halfDays: number };
  readonly share: Share;
};

/** Adds shares to the ledger, in one order of people and weeks, so that two imports never wait for each other crosswise. */
export async function addShares(tx: Tx, shares: readonly PersonShare[]): Promise<void> {
  const weeks = weeksOf(shares);
  if (weeks.length === 0) return;
  await sql`insert into capacity_week (person_id, week, capacity, booked)
    select id, week, capacity, sum(booked) from json_to_recordset(${JSON.stringify(weeks)}::json)
      as r(id uuid, week date, capacity integer, booked integer)
    group by id, week, capacity order by id, week
    on conflict (person_id, week) do update set booked = capacity_week.booked + excluded.booked`.execute(tx.sql);
}

/** Gives shares back to the ledger; weeks of which nothing is left stay as empty rows. */
export async function takeShares(tx: Tx, shares: readonly PersonShare[]): Promise<void> {
  const weeks = weeksOf(shares);
  if (weeks.length === 0) return;
  await sql`update capacity_week c set booked = c.booked - r.booked
    from (select id, week, sum(booked)::integer as booked from json_to_recordset(${JSON.stringify(weeks)}::json)
      as r(id uuid, week date, booked integer) group by id, week) r
    where c.person_id = r.id and c.week = r.week`.execute(tx.sql);
}

const weeksOf = (shares: readonly PersonShare[]) =>
  shares.flatMap(({ person, share }) =>
    mondaysOf(share).map((week) => ({ id: person.id, week, capacity: person.halfDays, booked: share.halfDays })),
  );
