import type { Tx } from "#app.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { PlanId } from "#domain/plans/terms.ts";
import type { FirmOnPage } from "#domain/projects/rules.ts";
import type { ProjectId, ProjectTerms } from "#domain/projects/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import type { ProposalId, ProposalOrigin, ProposalProfile, ProposalTerms } from "#domain/proposals/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A proposal to be put, with the two copies that its sides read of each other. */
export type NewProposal = {
  readonly id: ProposalId;
  readonly projectId: ProjectId;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly origin: ProposalOrigin;
  readonly planId: PlanId | null;
  readonly terms: ProposalTerms;
  readonly line: string;
  readonly withMeeting: boolean;
  readonly answerBy: LocalDate;
  readonly putBy: AccountId;
  /** Null where the law lets the firm read nothing of the person. */
  readonly profile: ProposalProfile | null;
  readonly work: ProjectTerms;
  readonly firm: FirmOnPage;
};

/** Adds a proposal with its copies, takes a suggestion for the project away, and gives the short number. */
export async function addProposal(tx: Tx, proposal: NewProposal): Promise<number> {
  const { hubId } = tx.actor;
  const { id, terms, work, firm, profile } = proposal;
  const number = await nextNumber(tx, "proposal");
  await tx.sql
    .insertInto("proposal")
    .values({
      hub_id: hubId,
      proposal_id: id,
      number,
      project_id: proposal.projectId,
      firm_id: proposal.firmId,
      person_id: proposal.personId,
      origin: proposal.origin,
      plan_id: proposal.planId,
      ...proposalColumns(terms),
      answer_by: proposal.answerBy,
      line: proposal.line,
      with_meeting: proposal.withMeeting,
      put_by: proposal.putBy,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  if (profile !== null)
    await tx.sql
      .insertInto("proposal_profile")
      .values({ hub_id: hubId, proposal_id: id, ...profileColumns(profile) })
      .execute();
  await tx.sql
    .insertInto("proposal_work")
    .values({ hub_id: hubId, proposal_id: id, ...workColumns(work, firm) })
    .execute();
  await dropSuggestion(tx, proposal.projectId);
  return number;
}

/** The columns of a proposal's terms. */
export const proposalColumns = (terms: ProposalTerms) => ({
  half_days: terms.halfDays,
  on_site_half_days: terms.onSiteHalfDays,
  from_week: terms.fromWeek,
  weeks: terms.weeks,
  pay_yen_per_month: terms.payYenPerMonth,
});

/** The columns of what a firm reads of a person. */
export const profileColumns = (profile: ProposalProfile) => ({
  themes: [...profile.themes],
  trades: [...profile.trades],
  role_kinds: [...profile.roleKinds],
  shape: profile.shape === null ? null : [...profile.shape],
  half_days: profile.halfDays,
  towns: [...profile.towns],
});

/** The columns of what a person reads of the work; the firm is named only when it has agreed to that. */
export const workColumns = (work: ProjectTerms, firm: FirmOnPage) => ({
  firm_name: null,
  firm_industry: firm.industry,
  firm_town: firm.town,
  firm_size: firm.size,
  title: work.title,
  result: work.result,
  what_is_new: work.whatIsNew,
  what_is_hard: work.whatIsHard,
  may_decide: work.mayDecide,
  role_kind: work.roleKind,
  themes: [...work.themes],
  shape: [...work.shape],
  place: work.place,
});

/** Whether a proposal of this person at this project lives. */
export async function isProposed(tx: Tx, projectId: ProjectId, personId: PersonId): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("proposal")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", projectId)
    .where("person_id", "=", personId)
    .where("phase", "in", [...livePhases])
    .executeTakeFirst();
  return row !== undefined;
}

/** A person and a project by their short numbers, as one word. */
export const pairOf = ({ person, project }: { readonly person: number; readonly project: number }): string =>
  `${person} ${project}`;

/** Every pair of this hub whose proposal lives. */
export async function proposedPairs(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.sql
    .selectFrom("proposal as p")
    .innerJoin("project as j", (on) => on.onRef("j.hub_id", "=", "p.hub_id").onRef("j.project_id", "=", "p.project_id"))
    .innerJoin("hub_person as h", (on) =>
      on.onRef("h.hub_id", "=", "p.hub_id").onRef("h.person_id", "=", "p.person_id"),
    )
    .select(["h.number as person", "j.number as project"])
    .where("p.hub_id", "=", tx.actor.hubId)
    .where("p.phase", "in", [...livePhases])
    .execute();
  return new Set(rows.map(pairOf));
}

/** The shares of a published plan with the numbers of its people and projects, as its page holds them. */
export async function publishedPlan(tx: Tx, number: number): Promise<{ readonly id: PlanId } | null> {
  const row = await tx.sql
    .selectFrom("plan")
    .select("plan_id as id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .where("published_at", "is not", null)
    .where("source", "=", "region")
    .executeTakeFirst();
  return row ?? null;
}

/** Takes the suggestion for a project away: it was followed, or is not wanted. */
export async function dropSuggestion(tx: Tx, projectId: ProjectId): Promise<void> {
  await tx.sql
    .deleteFrom("suggestion")
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", projectId)
    .execute();
}

/** Whether the register has closed a firm before this day, or on it. */
export async function isFirmClosed(tx: Tx, id: FirmId, today: LocalDate): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("firm")
    .select("firm_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("firm_id", "=", id)
    .where("closed_on", "<=", today)
    .executeTakeFirst();
  return row !== undefined;
}
