import type { Tx } from "#app.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { Sized } from "#domain/needs/rules-reviews.ts";
import type { InsideCandidate, InsideReviewId, ReviewDecision, ReviewKind, ReviewState } from "#domain/needs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** All reviews of a project as the gate looks at them. */
export function reviewStates(tx: Tx, projectId: ProjectId): Promise<readonly ReviewState[]> {
  return tx.sql
    .selectFrom("inside_review")
    .select(["kind", "decided_on as decidedOn"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", projectId)
    .execute();
}

/** The project of an engagement as its next stage looks at it; null when this actor sees none. */
export async function projectOfStage(
  tx: Tx,
  projectId: ProjectId,
): Promise<{ readonly number: number; readonly terms: Sized } | null> {
  const row = await tx.sql
    .selectFrom("project")
    .select(["number", "half_days as halfDays", "months"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", projectId)
    .executeTakeFirst();
  return row === undefined ? null : { number: row.number, terms: { halfDays: row.halfDays, months: row.months } };
}

/** A review that is being held, locked; null when none has begun. */
export async function lockOpenReview(
  tx: Tx,
  projectId: ProjectId,
): Promise<{ readonly id: InsideReviewId; readonly version: number } | null> {
  const row = await tx.sql
    .selectFrom("inside_review")
    .select(["review_id as id", "version"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", projectId)
    .where("decided_on", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Begins a review. */
export async function addReview(
  tx: Tx,
  review: { readonly id: InsideReviewId; readonly projectId: ProjectId; readonly kind: ReviewKind },
  ended: { readonly reason: string; readonly on: LocalDate } | null = null,
): Promise<void> {
  await tx.sql
    .insertInto("inside_review")
    .values({
      hub_id: tx.actor.hubId,
      review_id: review.id,
      project_id: review.projectId,
      kind: review.kind,
      reason: ended?.reason ?? "",
      decided_on: ended?.on ?? null,
      decided_by: ended === null ? null : tx.actor.accountId,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
}

/** Saves a review as far as it is: what it will come to can be written before it is decided. */
export async function saveReview(
  tx: Tx,
  id: InsideReviewId,
  { reason, mentor }: Pick<ReviewDecision, "reason" | "mentor">,
): Promise<void> {
  await tx.sql
    .updateTable("inside_review")
    .set((eb) => ({ reason, mentor, version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("review_id", "=", id)
    .execute();
}

/** Ends a review with what it comes to. */
export async function endReview(
  tx: Tx,
  id: InsideReviewId,
  { result, reason, mentor, on }: ReviewDecision & { readonly on: LocalDate },
): Promise<void> {
  await tx.sql
    .updateTable("inside_review")
    .set((eb) => ({
      result,
      reason,
      mentor,
      decided_on: on,
      decided_by: tx.actor.accountId,
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("review_id", "=", id)
    .execute();
}

/** Somebody whose consent to be looked at by this firm is open, with its last day. */
type Consenting = InsideCandidate & { readonly id: PersonId; readonly until: LocalDate };

/** Copies for the firm those who agreed, with what was talked over; whoever does not agree any more is taken out. */
export async function saveCandidates(
  tx: Tx,
  { reviewId, firmId }: { readonly reviewId: InsideReviewId; readonly firmId: FirmId },
  people: readonly Consenting[],
): Promise<void> {
  const { hubId } = tx.actor;
  await tx.sql.deleteFrom("inside_candidate").where("hub_id", "=", hubId).where("review_id", "=", reviewId).execute();
  if (people.length === 0) return;
  await tx.sql
    .insertInto("inside_candidate")
    .values(
      people.map(({ id, name, shape, words, until }) => ({
        hub_id: hubId,
        review_id: reviewId,
        person_id: id,
        firm_id: firmId,
        person_name: name,
        shape: shape === null ? null : [...shape],
        words,
        until,
      })),
    )
    .execute();
}

/** Takes the copies of a person away from a firm whose consent has been withdrawn, and from nobody else. */
export async function forgetCandidate(tx: Tx, personId: PersonId, firmId: FirmId): Promise<void> {
  await tx.sql
    .deleteFrom("inside_candidate")
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("firm_id", "=", firmId)
    .execute();
}
