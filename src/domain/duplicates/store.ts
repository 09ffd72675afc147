import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { DuplicateKind, MergeOrder } from "#domain/duplicates/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { MergeId } from "#domain/imports/terms.ts";
import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A record as it was before it became one with another. */
export type MergeSide = { readonly id: FirmId | PersonId; readonly number: number; readonly terms: object };

/** Notes that two records became one, with both as they were. */
export async function addMerge(
  tx: Tx,
  merge: { readonly kind: DuplicateKind; readonly kept: MergeSide; readonly gone: MergeSide; readonly by: AccountId },
): Promise<void> {
  const { kind, kept, gone, by } = merge;
  const code = await codeOf(tx, kind, gone.id);
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
      gone_before: JSON.stringify({ ...gone.terms, code }),
      account_id: by,
      at: tx.now,
    })
    .execute();
}

/** The code that the hub's own lists have on a record, or null. */
async function codeOf(tx: Tx, kind: DuplicateKind, id: string): Promise<string | null> {
  const { rows } = await sql<{ code: string | null }>`select code from ${
    kind === "firm" ? sql`firm where firm_id` : sql`hub_person where person_id`
  } = ${id} and hub_id = ${tx.actor.hubId}`.execute(tx.sql);
  return rows[0]?.code ?? null;
}

/** Whether these two were made one already, in this direction. */
export async function wasMerged(
  tx: Tx,
  kind: DuplicateKind,
  { kept, gone }: Pick<MergeOrder, "kept" | "gone">,
): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("merge")
    .select("merge_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", kind)
    .where("kept_number", "=", kept)
    .where("gone_number", "=", gone)
    .executeTakeFirst();
  return row !== undefined;
}

/** A record that went into another: both numbers, and what some of its fields said. */
export type GoneNote = { readonly gone: number; readonly kept: number; readonly said: readonly (string | null)[] };

/** Every record of a kind that was made one with another, in the order in which that was done, with these fields of it. */
export async function goneNotes(tx: Tx, kind: DuplicateKind, fields: readonly string[]): Promise<readonly GoneNote[]> {
  const said = sql.join(fields.map((field) => sql`gone_before ->> ${field}::text`));
  return tx.sql
    .selectFrom("merge")
    .select(["gone_number as gone", "kept_number as kept", sql<readonly (string | null)[]>`array[${said}]`.as("said")])
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", kind)
    .orderBy("at")
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

/** What hangs on a firm and is put to the one that stays; a test holds that no table is missing. */
export const hangsOnFirm = [
  "project",
  "engagement",
  "story_entry",
  "invitation",
  "hat",
  "on_behalf",
  "data_consent",
  "dialogue",
  "inside_candidate",
  "proposal",
  "disclosure",
  "joint_meeting",
] as const;
/** What hangs on a person and is put to the one who stays; a test holds that no table is missing. */
export const hangsOnPerson = [
  "engagement",
  "story_entry",
  "invitation",
  "hat",
  "on_behalf",
  "data_consent",
  "hand",
  "inside_candidate",
  "proposal",
  "disclosure",
  "suggestion",
  "week_feed",
  "leaving_suggestion",
] as const;

/** Everything that hangs on one firm hangs on the other from now on; figures of a year that both have stay the other's, and so do its possible times. */
export async function moveFirm(tx: Tx, { from, to }: Move<FirmId>): Promise<void> {
  for (const table of hangsOnFirm)
    await tx.sql
      .updateTable(table)
      .set({ firm_id: to })
      .where("hub_id", "=", tx.actor.hubId)
      .where("firm_id", "=", from)
      .execute();
  await sql`update firm_figures f set firm_id = ${to} where f.hub_id = actor_hub() and f.firm_id = ${from} and not exists (
    select from firm_figures g where g.hub_id = f.hub_id and g.firm_id = ${to} and g.year = f.year)`.execute(tx.sql);
  await sql`update firm_week f set firm_id = ${to} where f.hub_id = actor_hub() and f.firm_id = ${from} and not exists (
    select from firm_week g where g.hub_id = f.hub_id and g.firm_id = ${to})`.execute(tx.sql);
}

/**
 * Takes a firm away on which nothing hangs any more. The one that stays gets its code where it has none, so that the
 * hub's own list finds it the next time it is read, and what the register says of a closing where it says nothing.
 */
export async function removeFirm(tx: Tx, { from, to }: Move<FirmId>): Promise<void> {
  const firm = (id: FirmId) =>
    tx.sql.updateTable("firm").where("hub_id", "=", tx.actor.hubId).where("firm_id", "=", id);
  const gone = await tx.sql
    .selectFrom("firm")
    .select(["code", "closed_on", "closed_cause", "successor_number"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", from)
    .executeTakeFirst();
  for (const table of ["firm_figures", "firm_week", "firm_page", "firm"] as const)
    await tx.sql.deleteFrom(table).where("hub_id", "=", tx.actor.hubId).where("firm_id", "=", from).execute();
  if (gone !== undefined) {
    const { code, ...closing } = gone;
    await firm(to).set({ code }).where("code", "is", null).execute();
    if (closing.closed_on !== null) await firm(to).set(closing).where("closed_on", "is", null).execute();
  }
  await forgetDistinct(tx, "firm", from);
}

/**
 * Everything of this hub that hangs on one person hangs on the other from now on: bookings with their weeks, engagements,
 * hats, what they agreed to, raised hands. What was worked in the weeks before `thisWeek` was
 * worked, whatever the person gives now: those weeks hold the sum.
 */
export async function movePerson(tx: Tx, { from, to }: Move<PersonId>, thisWeek: LocalDate): Promise<void> {
  const { hubId } = tx.actor;
  await sql`insert into capacity_week (person_id, week, capacity, booked)
    select ${to}, w.week, case when w.week < ${thisWeek}::date
        then greatest(coalesce(k.capacity, p.half_days), coalesce(k.booked, 0) + w.booked)
        else coalesce(k.capacity, p.half_days) end, w.booked
    from capacity_week w join person p on p.person_id = ${to}
      left join capacity_week k on k.person_id = ${to} and k.week = w.week
    where w.person_id = ${from} order by w.week
    on conflict (person_id, week) do update
      set booked = capacity_week.booked + excluded.booked, capacity = excluded.capacity`.execute(tx.sql);
  await sql`insert into booking (person_id, booking_id, hub_id, project_id, releases, half_days, from_week, weeks, note, made_by, made_at)
    select ${to}, booking_id, hub_id, project_id, releases, half_days, from_week, weeks, note, made_by, made_at
    from booking where person_id = ${from} and hub_id = ${hubId}`.execute(tx.sql);
  await sql`update agreed_rest a set person_id = ${to} where a.hub_id = actor_hub() and a.person_id = ${from} and not exists (
    select from agreed_rest b where b.hub_id = a.hub_id and b.person_id = ${to})`.execute(tx.sql);
  await tx.sql.deleteFrom("agreed_rest").where("hub_id", "=", hubId).where("person_id", "=", from).execute();
  await closeSecondHands(tx, { from, to });
  await closeProposedTwice(tx, { from, to });
  await dropCopiedTwice(tx, { from, to });
  for (const table of hangsOnPerson)
    await tx.sql
      .updateTable(table)
      .set({ person_id: to })
      .where("hub_id", "=", hubId)
      .where("person_id", "=", from)
      .execute();
  await tx.sql.deleteFrom("booking").where("person_id", "=", from).where("hub_id", "=", hubId).execute();
}

/** Who has a hand up twice for one project, because they had two records, keeps one of them up. */
async function closeSecondHands(tx: Tx, { from, to }: Move<PersonId>): Promise<void> {
  await sql`update hand h set state = 'withdrawn', closed_at = ${tx.now}, version = version + 1
    where h.hub_id = actor_hub() and h.person_id = ${from} and h.state in ('asked', 'raised') and exists (
      select from hand k where k.hub_id = h.hub_id and k.project_id = h.project_id and k.person_id = ${to}
        and k.state in ('asked', 'raised'))`.execute(tx.sql);
}

/** Where both records were proposed for one project, the proposal of the one that goes is taken back, and what it told either side. */
async function closeProposedTwice(tx: Tx, { from, to }: Move<PersonId>): Promise<void> {
  await sql`with twice as (
      update proposal p set phase = 'closed', closed_by = 'hub', closed_at = ${tx.now}, line = '', reply = '',
        updated_at = ${tx.now}, version = version + 1
      where p.hub_id = actor_hub() and p.person_id = ${from} and p.phase in ('open', 'meeting', 'agreed') and exists (
        select from proposal k where k.hub_id = p.hub_id and k.project_id = p.project_id and k.person_id = ${to}
          and k.phase <> 'closed')
      returning p.proposal_id),
    unnamed as (update proposal_work w set firm_name = null from twice
      where w.hub_id = actor_hub() and w.proposal_id = twice.proposal_id)
    update disclosure d set closed_at = ${tx.now}, name = '', email = '', phone = '' from twice
    where d.hub_id = actor_hub() and d.proposal_id = twice.proposal_id and d.closed_at is null`.execute(tx.sql);
}

/** Where a firm looks at copies of both records in one review, that of the one who goes is taken away. */
async function dropCopiedTwice(tx: Tx, { from, to }: Move<PersonId>): Promise<void> {
  await sql`delete from inside_candidate c where c.hub_id = actor_hub() and c.person_id = ${from} and exists (
    select from inside_candidate k where k.hub_id = c.hub_id and k.review_id = c.review_id and k.person_id = ${to})`.execute(
    tx.sql,
  );
}

/** The earliest week from `thisWeek` on in which two people's bookings together are more than the one who stays can give. */
export async function overfullWeek(
  tx: Tx,
  { from, to }: Move<PersonId>,
  { halfDays, thisWeek }: { readonly halfDays: HalfDays; readonly thisWeek: LocalDate },
): Promise<{ readonly week: string; readonly free: number } | null> {
  const { rows } = await sql<{ week: string; free: number }>`
    select w.week, coalesce(k.capacity - k.booked, ${halfDays}) as free
    from capacity_week w left join capacity_week k on k.person_id = ${to} and k.week = w.week
    where w.person_id = ${from} and w.week >= ${thisWeek}::date and w.booked > coalesce(k.capacity - k.booked, ${halfDays}) 
    order by w.week limit 1`.execute(tx.sql);
  return rows[0] ?? null;
}

/**
 * Takes a person away on whom nothing hangs any more; their card goes last, because by it the hub may do so. The code
 * that the hub's own lists have on it goes on where the other card has none.
 */
export async function removePerson(tx: Tx, { from: id, to }: Move<PersonId>): Promise<void> {
  const card = await tx.sql
    .selectFrom("hub_person")
    .select(["code", "not_asked_since"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", id)
    .executeTakeFirst();
  await sql`set constraints hub_person_person_id_fkey deferred`.execute(tx.sql);
  for (const table of ["capacity_week", "person"] as const)
    await tx.sql.deleteFrom(table).where("person_id", "=", id).execute();
  await tx.sql.deleteFrom("hub_person").where("hub_id", "=", tx.actor.hubId).where("person_id", "=", id).execute();
  await sql`set constraints hub_person_person_id_fkey immediate`.execute(tx.sql);
  await tx.sql
    .updateTable("hub_person")
    .set({ code: card?.code ?? null })
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", to)
    .where("code", "is", null)
    .execute();
  // Who said on either card that they do not want to be asked is not asked.
  await tx.sql
    .updateTable("hub_person")
    .set({ not_asked_since: card?.not_asked_since ?? null })
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", to)
    .where("not_asked_since", "is", null)
    .execute();
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
