import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { type Permit, reachOf } from "#domain/access/may.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import type { ReferredWork } from "#domain/referrals/rules.ts";
import type { CandidateStatus, CandidateTerms, ReferralStatus } from "#domain/referrals/terms.ts";

/** A referral in a list. */
export type ReferralLine = {
  readonly number: number;
  readonly title: string;
  readonly organisation: string;
  readonly status: ReferralStatus;
  readonly candidates: number;
  readonly handedAt: Date;
  readonly updatedAt: Date;
};

/** The referrals that the actor may see, the one that changed last first: the hub's, or those of the own organisation. */
export async function referralLines(
  tx: Tx,
  { actor }: Permit<"referral.list">,
  { project }: { readonly project: number | null },
): Promise<readonly ReferralLine[]> {
  const rows = await tx.sql
    .selectFrom("referral as r")
    .innerJoin("organisation as o", (join) =>
      join.onRef("o.hub_id", "=", "r.hub_id").onRef("o.organisation_id", "=", "r.organisation_id"),
    )
    .select(["r.number", "r.title", "o.name as organisation", "r.status", "r.handed_at as handedAt"])
    .select("r.updated_at as updatedAt")
    .select((eb) =>
      eb
        .selectFrom("referral_candidate as c")
        .select((count) => count.fn.countAll<string>().as("many"))
        .whereRef("c.hub_id", "=", "r.hub_id")
        .whereRef("c.referral_id", "=", "r.referral_id")
        .as("candidates"),
    )
    .where("r.hub_id", "=", actor.hubId)
    .$if(reachOf(actor, "referral.list") === "own", (query) =>
      query.where("r.organisation_id", "=", actor.organisationId),
    )
    .$if(project !== null, (query) =>
      query.where("r.project_id", "in", (eb) =>
        eb.selectFrom("project").select("project_id").where("hub_id", "=", actor.hubId).where("number", "=", project),
      ),
    )
    .orderBy("r.updated_at", "desc")
    .orderBy("r.number", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, candidates: Number(row.candidates) }));
}

/** A candidate as both sides read it. */
export type CandidateLine = CandidateTerms & { readonly position: number; readonly status: CandidateStatus };

/** One referral as the intermediary and the hub read it. */
export type ReferralView = {
  readonly number: number;
  readonly organisation: string;
  readonly status: ReferralStatus;
  readonly version: number;
  readonly note: string;
  readonly answer: string;
  readonly handedAt: Date;
  /** Number of the project, for those who may open it. */
  readonly projectNumber: number | null;
  readonly work: ReferredWork;
  readonly candidates: readonly CandidateLine[];
};

/** Whose the referral with this number is; null when this actor cannot see it. */
export async function referralFacts(
  tx: Tx,
  number: number,
): Promise<{ readonly hubId: Tx["actor"]["hubId"]; readonly organisationId: OrganisationId } | null> {
  const row = await tx.sql
    .selectFrom("referral")
    .select(["hub_id as hubId", "organisation_id as organisationId"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** One referral with its candidates. */
export async function referralView(tx: Tx, { actor }: Permit<"referral.show">, number: number): Promise<ReferralView> {
  const { id, organisation, status, version, note, answer, handedAt, projectNumber, ...work } = await tx.sql
    .selectFrom("referral as r")
    .innerJoin("organisation as o", (join) =>
      join.onRef("o.hub_id", "=", "r.hub_id").onRef("o.organisation_id", "=", "r.organisation_id"),
    )
    .leftJoin("project as p", (join) =>
      join.onRef("p.hub_id", "=", "r.hub_id").onRef("p.project_id", "=", "r.project_id"),
    )
    .select(["r.referral_id as id", "o.name as organisation", "r.status", "r.version", "r.note", "r.answer"])
    .select([
      "r.handed_at as handedAt",
      "p.number as projectNumber",
      "r.title",
      "r.result",
      "r.what_is_new as whatIsNew",
    ])
    .select(["r.what_is_hard as whatIsHard", "r.may_decide as mayDecide", "r.role_kind as roleKind", "r.themes"])
    .select(["r.shape", "r.half_days as halfDays", "r.on_site_half_days as onSiteHalfDays", "r.place"])
    .select(["r.starts_on as startsOn", "r.months", "r.pay_yen_per_month as payYenPerMonth"])
    .select(["r.contract_form as contractForm", "r.firm_industry as firmIndustry"])
    // The copy names the firm for as long as its public page does.
    .select(
      sql<
        string | null
      >`(select f.name from firm_page f where f.hub_id = r.hub_id and f.name = r.firm_name limit 1)`.as("firmName"),
    )
    .select(["r.firm_town as firmTown", "r.firm_size as firmSize"])
    .where("r.hub_id", "=", actor.hubId)
    .where("r.number", "=", number)
    .executeTakeFirstOrThrow();
  const { contractForm, firmName, firmIndustry, firmTown, firmSize, ...terms } = work;
  const candidates = await tx.sql
    .selectFrom("referral_candidate")
    .select(["position", "label", "words", "half_days as halfDays", "from_on as fromOn", "status"])
    .where("hub_id", "=", actor.hubId)
    .where("referral_id", "=", id)
    .orderBy("position")
    .execute();
  const firm = { name: firmName, number: null, industry: firmIndustry, town: firmTown, size: firmSize };
  return {
    number,
    organisation,
    status,
    version,
    note,
    answer,
    handedAt,
    projectNumber,
    work: { terms, contractForm, firm },
    candidates,
  };
}

/** The intermediaries to whom a project can be handed, with what they may do; those who work on it already are marked. */
export async function intermediaries(
  tx: Tx,
  { actor }: Permit<"referral.hand">,
): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]> {
  return tx.sql
    .selectFrom("organisation")
    .select(["organisation_id as id", "name"])
    .where("hub_id", "=", actor.hubId)
    .where("kind", "=", "intermediary")
    .orderBy("name")
    .limit(100)
    .execute();
}
