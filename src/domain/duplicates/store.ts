import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { DuplicateKind } from "#domain/duplicates/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { MergeId } from "#domain/imports/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";

/** A record as it was before it became one with another. */
export type MergeSide = { readonly id: FirmId | PersonId; readonly number: number; readonly terms: object };

/** Notes that two records became one, with both as they were. */
export async function addMerge(
  tx: Tx,
  merge: { readonly kind: DuplicateKind; readonly kept: MergeSide; readonly gone: MergeSide; readonly by: AccountId },
): Promise<void> {
  const { kind, kept, gone, by } = merge;
  await tx.sql
    .insertInto("merge")
    .values({
      hub_id: tx.actor.hubId,
      merge_id: tx.newId<MergeId>(),
      kind,
      kept_id: kept.id,
      kept_number: kept.number,
      gone_id: gone.id,
      gone_number: gone.number,
      kept_before: JSON.stringify(kept.terms),
      gone_before: JSON.stringify(gone.terms),
      account_id: by,
      at: tx.now,
    })
    .execute();
}

/** Notes that two records look alike and are not the same. */
export async function addDistinct(
  tx: Tx,
  pair: { readonly kind: DuplicateKind; readonly ids: readonly [string, string]; readonly by: AccountId },
): Promise<void> {
  const [one = "", other = ""] = pair.ids.toSorted();
  await tx.sql
    .insertInto("not_duplicate")
    .values({ hub_id: tx.actor.hubId, kind: pair.kind, one_id: one, other_id: other, account_id: pair.by, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Move<Id> = { readonly from: Id; readonly to: Id };

/** Everything that hangs on one firm hangs on the other from now on; figures of a year that both have stay the other's. */
export async function moveFirm(tx: Tx, { from, to }: Move<FirmId>): Promise<void> {
  for (const table of ["project", "engagement", "story_entry", "invitation", "hat"] as const)
    await tx.sql
      .updateTable(table)
      .set({ firm_id: to })
      .where("hub_id", "=", tx.actor.hubId)
      .where("firm_id", "=", from)
      .execute();
  await sql`update firm_figures f set firm_id = ${to} where f.hub_id = actor_hub() and f.firm_id = ${from} and not exists (
    select from firm_figures g where g.hub_id = f.hub_id and g.firm_id = ${to} and g.year = f.year)`.execute(tx.sql);
}

/** Takes a firm away on which nothing hangs any more. */
export async function removeFirm(tx: Tx, id: FirmId): Promise<void> {
  for (const table of ["firm_figures", "firm_page", "firm"] as const)
    await tx.sql.deleteFrom(table).where("hub_id", "=", tx.actor.hubId).where("firm_id", "=", id).execute();
  await forgetDistinct(tx, "firm", id);
}

/** Everything of this hub that hangs on one person hangs on the other from now on: bookings with their weeks, engagements, hats. */
export async function movePerson(tx: Tx, { from, to }: Move<PersonId>): Promise<void> {
  const { hubId } = tx.actor;
  await sql`insert into capacity_week (person_id, week, capacity, booked)
    select ${to}, w.week, coalesce(k.capacity, p.half_days), w.booked
    from capacity_week w join person p on p.person_id = ${to}
      left join capacity_week k on k.person_id = ${to} and k.week = w.week
    where w.person_id = ${from} order by w.week
    on conflict (person_id, week) do update set booked = capacity_week.booked + excluded.booked`.execute(tx.sql);
  await sql`insert into booking (person_id, booking_id, hub_id, project_id, releases, half_days, from_week, weeks, note, made_by, made_at)
    select ${to}, booking_id, hub_id, project_id, releases, half_days, from_week, weeks, note, made_by, made_at
    from booking where person_id = ${from} and hub_id = ${hubId}`.execute(tx.sql);
  for (const table of ["engagement", "story_entry", "invitation", "hat"] as const)
    await tx.sql
      .updateTable(table)
      .set({ person_id: to })
      .where("hub_id", "=", hubId)
      .where("person_id", "=", from)
      .execute();
  await tx.sql.deleteFrom("booking").where("person_id", "=", from).where("hub_id", "=", hubId).execute();
}

/** Weeks in which two people's bookings together are more than the one who stays can give; the earliest, or null. */
export async function overfullWeek(
  tx: Tx,
  { from, to }: Move<PersonId>,
  halfDays: number,
): Promise<{ readonly week: string; readonly free: number } | null> {
  const { rows } = await sql<{ week: string; free: number }>`
    select w.week, coalesce(k.capacity - k.booked, ${halfDays}) as free
    from capacity_week w left join capacity_week k on k.person_id = ${to} and k.week = w.week
    where w.person_id = ${from} and w.booked > coalesce(k.capacity - k.booked, ${halfDays}) order by w.week limit 1`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

/** Takes a person away on whom nothing hangs any more; their card goes last, because by it the hub may do so. */
export async function removePerson(tx: Tx, id: PersonId): Promise<void> {
  await sql`set constraints hub_person_person_id_fkey deferred`.execute(tx.sql);
  for (const table of ["capacity_week", "person"] as const)
    await tx.sql.deleteFrom(table).where("person_id", "=", id).execute();
  await tx.sql.deleteFrom("hub_person").where("hub_id", "=", tx.actor.hubId).where("person_id", "=", id).execute();
  await sql`set constraints hub_person_person_id_fkey immediate`.execute(tx.sql);
  await forgetDistinct(tx, "person", id);
}

const forgetDistinct = async (tx: Tx, kind: DuplicateKind, id: string): Promise<void> => {
  await tx.sql
    .deleteFrom("not_duplicate")
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", kind)
    .where((eb) => eb.or([eb("one_id", "=", id), eb("other_id", "=", id)]))
    .execute();
};
