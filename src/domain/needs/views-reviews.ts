import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { InsideCandidate, InsideReviewId, ReviewKind, ReviewResult, ReviewState } from "#domain/needs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A review as its hub and its firm read it. */
export type ReviewView = ReviewState & {
  readonly id: InsideReviewId;
  readonly kind: ReviewKind;
  readonly result: ReviewResult | null;
  readonly reason: string;
  readonly mentor: string;
  readonly version: number;
  /** Name of who decided, where the reader may know it. */
  readonly decidedBy: string | null;
};

/** The reviews of a project, the newest first. */
export async function reviewsOf(
  tx: Tx,
  { actor }: Permit<"inside-review.show" | "project.show" | "project.publish">,
  projectId: ProjectId,
): Promise<readonly ReviewView[]> {
  return tx.sql
    .selectFrom("inside_review as r")
    .leftJoin("account as a", "a.account_id", "r.decided_by")
    .select(["r.review_id as id", "r.kind", "r.result", "r.reason", "r.mentor", "r.version"])
    .select(["r.decided_on as decidedOn", "a.name as decidedBy"])
    .where("r.hub_id", "=", actor.hubId)
    .where("r.project_id", "=", projectId)
    .orderBy("r.created_at", "desc")
    .orderBy("r.review_id", "desc")
    .execute();
}

/** What the firm may see of those who agreed: the copies of the newest review, as long as their consent holds. */
export async function candidatesForFirm(
  tx: Tx,
  { actor }: Permit<"inside-review.show">,
  { projectId, today }: { readonly projectId: ProjectId; readonly today: LocalDate },
): Promise<readonly Omit<InsideCandidate, "number">[]> {
  const { rows } = await sql<Omit<InsideCandidate, "number">>`
    select c.person_name as name, c.shape, c.words from inside_candidate c
    where c.hub_id = ${actor.hubId} and c.until >= ${today}::date and c.review_id = (
      select r.review_id from inside_review r where r.hub_id = ${actor.hubId} and r.project_id = ${projectId}
        and r.kind = 'full' order by r.created_at desc, r.review_id desc limit 1)
    order by c.person_name`.execute(tx.sql);
  return rows;
}

/** Somebody who agreed, for those who hold the review. */
export type ConsentingPerson = InsideCandidate & { readonly id: PersonId; readonly until: LocalDate };

/**
 * Those of the firm's own people whose consent to be looked at by it first is open today, by name, with what was talked
 * over about this project. Whoever did not agree is not among them, and is not counted.
 */
export async function consentingPeople(
  tx: Tx,
  { actor }: Permit<"inside-review.show" | "inside-review.save">,
  { projectId, firmId, today }: { readonly projectId: ProjectId; readonly firmId: FirmId; readonly today: LocalDate },
): Promise<readonly ConsentingPerson[]> {
  const { rows } = await sql<ConsentingPerson>`
    select p.person_id as id, h.number, p.name, p.shape, c.until, coalesce(k.words, '') as words
    from (select person_id, max(until) as until from data_consent
        where hub_id = ${actor.hubId} and purpose = 'inside-review' and firm_id = ${firmId}
          and withdrawn_at is null and until >= ${today}::date group by person_id) c
      join hub_person h on h.hub_id = ${actor.hubId} and h.person_id = c.person_id
      join person p on p.person_id = c.person_id
      left join inside_review r on r.hub_id = ${actor.hubId} and r.project_id = ${projectId} and r.decided_on is null
      left join inside_candidate k on k.hub_id = r.hub_id and k.review_id = r.review_id and k.person_id = c.person_id
    order by p.kana, p.name, h.number`.execute(tx.sql);
  return rows;
}
