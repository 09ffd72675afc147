import type { Tx } from "#app.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { AccountId, OrganisationId } from "#domain/hubs/terms.ts";
import { projectColumns } from "#domain/projects/store.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { ReferredWork } from "#domain/referrals/rules.ts";
import type {
  CandidateId,
  CandidateStatus,
  CandidateTerms,
  ReferralId,
  ReferralOrder,
  ReferralStatus,
} from "#domain/referrals/terms.ts";

/** The intermediaries of the hub among these. */
export function intermediariesAmong(
  tx: Tx,
  ids: readonly OrganisationId[],
): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]> {
  return tx.sql
    .selectFrom("organisation")
    .select(["organisation_id as id", "name"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("kind", "=", "intermediary")
    .where("organisation_id", "in", [...ids])
    .execute();
}

/** Which of these organisations work on the project already. */
export async function openReferralsOf(
  tx: Tx,
  projectId: ProjectId,
  ids: readonly OrganisationId[],
): Promise<readonly OrganisationId[]> {
  const rows = await tx.sql
    .selectFrom("referral")
    .select("organisation_id as id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", projectId)
    .where("organisation_id", "in", [...ids])
    .where("status", "in", ["handed", "looking", "named"])
    .execute();
  return rows.map(({ id }) => id);
}

/** Adds a referral with its copy of the work, and gives its short number. */
export async function addReferral(
  tx: Tx,
  referral: ReferralOrder & {
    readonly id: ReferralId;
    readonly projectId: ProjectId;
    readonly work: ReferredWork;
    readonly by: AccountId;
  },
): Promise<number> {
  const number = await nextNumber(tx, "referral");
  const { terms, firm, contractForm } = referral.work;
  await tx.sql
    .insertInto("referral")
    .values({
      hub_id: tx.actor.hubId,
      referral_id: referral.id,
      number,
      project_id: referral.projectId,
      organisation_id: referral.organisationId,
      note: referral.note,
      ...projectColumns(terms),
      contract_form: contractForm,
      firm_name: firm.name,
      firm_industry: firm.industry,
      firm_town: firm.town,
      firm_size: firm.size,
      handed_by: referral.by,
      handed_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  return number;
}

/** A referral as a decision needs it, held until the transaction ends; null when this actor sees none. */
export async function lockReferral(
  tx: Tx,
  number: number,
): Promise<{
  readonly id: ReferralId;
  readonly number: number;
  readonly title: string;
  readonly organisationId: OrganisationId;
  readonly status: ReferralStatus;
  readonly version: number;
} | null> {
  const row = await tx.sql
    .selectFrom("referral")
    .select(["referral_id as id", "number", "title", "organisation_id as organisationId", "status", "version"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Saves how far a referral is and, when something was said, the words; the version goes up by one. */
export async function saveReferral(
  tx: Tx,
  id: ReferralId,
  change: { readonly status: ReferralStatus; readonly answer?: string },
): Promise<void> {
  await tx.sql
    .updateTable("referral")
    .set((eb) => ({ ...change, version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("referral_id", "=", id)
    .execute();
}

/** Takes the name of a firm that is not published out of every referral of its projects. Asked as the hub itself. */
export async function unnameFirm(tx: Tx, firm: number): Promise<void> {
  const { hubId } = tx.actor;
  await tx.sql
    .updateTable("referral")
    .set({ firm_name: null })
    .where("hub_id", "=", hubId)
    .where("firm_name", "is not", null)
    .where("project_id", "in", (eb) =>
      eb
        .selectFrom("project")
        .innerJoin("firm", (on) =>
          on.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
        )
        .select("project.project_id")
        .where("project.hub_id", "=", hubId)
        .where("firm.number", "=", firm)
        .where("firm.status", "=", "draft"),
    )
    .execute();
}

/** How many candidates were named for a referral. */
export async function countCandidates(tx: Tx, id: ReferralId): Promise<number> {
  const { many } = await tx.sql
    .selectFrom("referral_candidate")
    .select((eb) => eb.fn.countAll<string>().as("many"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("referral_id", "=", id)
    .executeTakeFirstOrThrow();
  return Number(many);
}

/** Adds a candidate at this place of the list. */
export async function addCandidate(
  tx: Tx,
  candidate: { readonly referralId: ReferralId; readonly position: number; readonly terms: CandidateTerms },
): Promise<void> {
  const { label, words, halfDays, fromOn } = candidate.terms;
  await tx.sql
    .insertInto("referral_candidate")
    .values({
      hub_id: tx.actor.hubId,
      referral_id: candidate.referralId,
      candidate_id: tx.newId<CandidateId>(),
      position: candidate.position,
      label,
      words,
      half_days: halfDays,
      from_on: fromOn,
      named_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
}

/** How far a candidate is; null when there is none at this place. */
export async function candidateStatusOf(tx: Tx, id: ReferralId, position: number): Promise<CandidateStatus | null> {
  const row = await tx.sql
    .selectFrom("referral_candidate")
    .select("status")
    .where("hub_id", "=", tx.actor.hubId)
    .where("referral_id", "=", id)
    .where("position", "=", position)
    .executeTakeFirst();
  return row?.status ?? null;
}

/** Saves how far a candidate is. */
export async function saveCandidateStatus(
  tx: Tx,
  at: { readonly referralId: ReferralId; readonly position: number },
  status: CandidateStatus,
): Promise<void> {
  await tx.sql
    .updateTable("referral_candidate")
    .set({ status, updated_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("referral_id", "=", at.referralId)
    .where("position", "=", at.position)
    .execute();
}
