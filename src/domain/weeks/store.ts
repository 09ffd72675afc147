import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { JointMeetingId, LaidCells, Layer, MeetingOften, PossibleWeek, WeekFeedId } from "#domain/weeks/terms.ts";

/** Holds what is set of an engagement's week or of a person's rest, also where nothing is yet: two who set it take turns. */
export async function holdSetting(tx: Tx, id: EngagementId | PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`week ${id}`}, 0))`.execute(tx.sql);
}

/** Keeps where the half-days of an engagement lie, in the place of where they lay before. */
export async function saveLaid(
  tx: Tx,
  id: EngagementId,
  { cells, onSite, by }: LaidCells & { readonly by: Layer },
): Promise<void> {
  const row = { cells: [...cells], on_site: [...onSite], laid_by: by, laid_at: tx.now };
  await tx.sql
    .insertInto("laid_week")
    .values({ hub_id: tx.actor.hubId, engagement_id: id, ...row })
    .onConflict((conflict) => conflict.columns(["hub_id", "engagement_id"]).doUpdateSet(row))
    .execute();
}

/** Makes the one private address of a person's week: any that was there before opens nothing any more. */
export async function replaceFeed(
  tx: Tx,
  { id, personId, tokenHash }: { readonly id: WeekFeedId; readonly personId: PersonId; readonly tokenHash: string },
): Promise<void> {
  await removeFeeds(tx, personId);
  await tx.sql
    .insertInto("week_feed")
    .values({ hub_id: tx.actor.hubId, feed_id: id, person_id: personId, token_hash: tokenHash, made_at: tx.now })
    .execute();
}

/** Takes every private address of a person's week in this hub away. */
export async function removeFeeds(tx: Tx, personId: PersonId): Promise<void> {
  await tx.sql.deleteFrom("week_feed").where("hub_id", "=", tx.actor.hubId).where("person_id", "=", personId).execute();
}

/** Whose week a token opens, and notes that it was read; null when it opens nothing. */
export async function readFeed(tx: Tx, tokenHash: string): Promise<PersonId | null> {
  const row = await tx.sql
    .updateTable("week_feed")
    .set({ read_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("token_hash", "=", tokenHash)
    .returning("person_id as personId")
    .executeTakeFirst();
  return row?.personId ?? null;
}

const possibleRow = (tx: Tx, { cells, peakMonths }: PossibleWeek) => ({
  cells: [...cells],
  peak_months: [...peakMonths],
  updated_at: tx.now,
});

/** Keeps when the work of a firm can be done; the firm is a version further. */
export async function saveFirmWeek(tx: Tx, id: FirmId, week: PossibleWeek): Promise<void> {
  const row = possibleRow(tx, week);
  const { hubId } = tx.actor;
  await tx.sql
    .insertInto("firm_week")
    .values({ hub_id: hubId, firm_id: id, ...row })
    .onConflict((conflict) => conflict.columns(["hub_id", "firm_id"]).doUpdateSet(row))
    .execute();
  await tx.sql
    .updateTable("firm")
    .set((eb) => ({ version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", hubId)
    .where("firm_id", "=", id)
    .execute();
}

/** Keeps when the work of a project can be done; null lets it follow its firm. The project is a version further. */
export async function saveProjectWeek(tx: Tx, id: ProjectId, week: PossibleWeek | null): Promise<void> {
  const { hubId } = tx.actor;
  if (week === null)
    await tx.sql.deleteFrom("project_week").where("hub_id", "=", hubId).where("project_id", "=", id).execute();
  else {
    const row = possibleRow(tx, week);
    await tx.sql
      .insertInto("project_week")
      .values({ hub_id: hubId, project_id: id, ...row })
      .onConflict((conflict) => conflict.columns(["hub_id", "project_id"]).doUpdateSet(row))
      .execute();
  }
  await tx.sql
    .updateTable("project")
    .set((eb) => ({ version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", hubId)
    .where("project_id", "=", id)
    .execute();
}

type NewMeeting = {
  readonly id: JointMeetingId;
  readonly firmId: FirmId;
  readonly title: string;
  readonly often: MeetingOften;
  /** Numbers of the engagements whose half-day it is. */
  readonly engagements: readonly number[];
};

/** Keeps a joint meeting with those who take part. */
export async function addJointMeeting(tx: Tx, { id, firmId, title, often, engagements }: NewMeeting): Promise<void> {
  const { hubId } = tx.actor;
  await tx.sql
    .insertInto("joint_meeting")
    .values({ hub_id: hubId, meeting_id: id, firm_id: firmId, title, often, made_at: tx.now })
    .execute();
  await tx.sql
    .insertInto("joint_meeting_part")
    .columns(["hub_id", "meeting_id", "engagement_id"])
    .expression((eb) =>
      eb
        .selectFrom("engagement")
        .select(["hub_id", eb.val(id).as("meeting_id"), "engagement_id"])
        .where("hub_id", "=", hubId)
        .where("firm_id", "=", firmId)
        .where("number", "=", eb.fn.any(eb.val([...engagements]))),
    )
    .execute();
}

/** Takes a joint meeting of a firm away; false when there is none. */
export async function removeJointMeeting(
  tx: Tx,
  { id, firmId }: { readonly id: JointMeetingId; readonly firmId: FirmId },
): Promise<boolean> {
  const { numDeletedRows } = await tx.sql
    .deleteFrom("joint_meeting")
    .where("hub_id", "=", tx.actor.hubId)
    .where("meeting_id", "=", id)
    .where("firm_id", "=", firmId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Keeps the weeks of rest that were agreed with a person. */
export async function saveAgreedRest(tx: Tx, personId: PersonId, weeks: number): Promise<void> {
  await tx.sql
    .insertInto("agreed_rest")
    .values({ hub_id: tx.actor.hubId, person_id: personId, weeks, agreed_at: tx.now })
    .onConflict((conflict) => conflict.columns(["hub_id", "person_id"]).doUpdateSet({ weeks, agreed_at: tx.now }))
    .execute();
}
