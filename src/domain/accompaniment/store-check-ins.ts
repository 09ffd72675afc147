import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { daysToPlan, isAccompanied } from "#domain/accompaniment/rules-cadence.ts";
import type { Accompanied, CheckInToAsk } from "#domain/accompaniment/terms.ts";
import { type CheckInId, checkInSides, type EngagementId, endings } from "#domain/engagements/terms.ts";
import { addDays, type LocalDate, localDateAt } from "#kit/dates.ts";

/** Days ahead for which check-ins are written down; the next one always is. */
const aheadDays = 91;
/** Days between a check-in planned by hand or by a list and the next one of the cadence. */
const leastGapDays = 7;
const laterOf = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);

/**
 * Plans the check-ins of both sides of an engagement: those of the next three months, and at least the next one. What is
 * planned already stays, days that have passed are not made up for. Whoever begins an engagement calls it; the hub itself
 * calls it again and again, so that no cadence ends.
 */
export async function scheduleCheckIns(
  tx: Tx,
  engagement: Accompanied,
  lastDue: LocalDate | null = null,
): Promise<void> {
  const today = localDateAt(tx.now);
  const from = laterOf(today, lastDue === null ? today : addDays(lastDue, leastGapDays));
  const days = daysToPlan(engagement, { from, until: addDays(today, aheadDays) });
  await tx.sql
    .insertInto("check_in")
    .values(
      days.flatMap((day) =>
        checkInSides.map((side) => ({
          hub_id: tx.actor.hubId,
          check_in_id: tx.newId<CheckInId>(),
          engagement_id: engagement.id,
          side,
          due_on: day,
        })),
      ),
    )
    .onConflict((conflict) => conflict.columns(["hub_id", "engagement_id", "side", "due_on"]).doNothing())
    .execute();
}

/** Takes back the check-ins of an engagement that are only planned, from a day on. */
export async function dropCheckInsAfter(tx: Tx, id: EngagementId, lastDay: LocalDate): Promise<void> {
  await tx.sql
    .deleteFrom("check_in")
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", id)
    .where("held_on", "is", null)
    .where("due_on", ">", lastDay)
    .execute();
}

/** An accompanied engagement that has no check-in ahead for one of its sides, and the last day of those that it had. */
export type Unplanned = Accompanied & { readonly lastDue: LocalDate | null };

/** Up to `limit` engagements whose cadence has to be carried on, of those that began or begin soon. */
export async function unplannedEngagements(tx: Tx, limit: number): Promise<readonly Unplanned[]> {
  const today = localDateAt(tx.now);
  return tx.sql
    .selectFrom("engagement as e")
    .select(["e.engagement_id as id", "e.from_week as fromWeek", "e.half_days as halfDays"])
    .select(
      sql<LocalDate | null>`(select max(c.due_on) from check_in c where c.hub_id = e.hub_id
        and c.engagement_id = e.engagement_id)`.as("lastDue"),
    )
    .where("e.hub_id", "=", tx.actor.hubId)
    .where((eb) => eb.or([eb("e.ending", "is", null), eb("e.ending", "in", endings.filter(isAccompanied))]))
    .where(
      sql<boolean>`exists (select from unnest(array['person', 'firm']) s(side) where not exists (
        select from check_in c where c.hub_id = e.hub_id and c.engagement_id = e.engagement_id and c.side = s.side
          and c.due_on >= ${today}))`,
    )
    .orderBy("e.number")
    .limit(limit)
    .execute();
}

/** Nobody is asked any more about a check-in that was due longer ago; its companion still sees it. */
const askedWithinDays = 14;

/**
 * Up to `limit` check-ins that are due and of which nobody has been told: the latest one of each side of an engagement
 * that is accompanied. They count as asked from now on.
 */
export async function takeCheckInsToAsk(tx: Tx, limit: number): Promise<readonly CheckInToAsk[]> {
  const today = localDateAt(tx.now);
  const accompanied = endings.filter(isAccompanied);
  const { rows } = await sql<CheckInToAsk>`
    update check_in c set asked_on = ${today} from engagement e
    where c.hub_id = ${tx.actor.hubId} and e.hub_id = c.hub_id and e.engagement_id = c.engagement_id
      and (e.ending is null or e.ending = any(${accompanied}))
      and c.check_in_id in (select d.check_in_id from check_in d
        where d.hub_id = ${tx.actor.hubId} and d.held_on is null and d.passed_on is null and d.asked_on is null
          and d.due_on <= ${today} and d.due_on > ${addDays(today, -askedWithinDays)}
          and not exists (select from check_in l where l.hub_id = d.hub_id and l.engagement_id = d.engagement_id
            and l.side = d.side and l.due_on > d.due_on and (l.due_on <= ${today} or l.held_on is not null))
        order by d.due_on limit ${limit})
    returning c.check_in_id as id, c.side, e.firm_id as "firmId", e.person_id as "personId", e.title`.execute(tx.sql);
  return rows;
}

/** Keeps the link of a letter that asks for one check-in; of the token only its hash. */
export async function addCheckInLink(
  tx: Tx,
  link: { readonly tokenHash: string; readonly id: CheckInId; readonly expiresAt: Date },
): Promise<void> {
  await tx.sql
    .insertInto("check_in_link")
    .values({
      hub_id: tx.actor.hubId,
      token_hash: link.tokenHash,
      check_in_id: link.id,
      made_at: tx.now,
      expires_at: link.expiresAt,
    })
    .execute();
}
