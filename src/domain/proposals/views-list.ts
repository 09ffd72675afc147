import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Why } from "#domain/plans/rules-explain.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import type { Calm } from "#domain/proposals/rules-calm.ts";
import type { ProposalCloser, ProposalPhase, SideAnswer } from "#domain/proposals/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** One line of a list of proposals. */
export type ProposalLine = {
  readonly number: number;
  readonly title: string;
  readonly halfDays: HalfDays;
  readonly fromWeek: LocalDate;
  readonly payYenPerMonth: number;
  readonly answerBy: LocalDate;
  readonly phase: ProposalPhase;
  readonly personAnswer: SideAnswer;
  readonly firmAnswer: SideAnswer;
  readonly closedBy: ProposalCloser | null;
  /** Null while this reader may not know it. */
  readonly firmName: string | null;
  readonly firmTown: string;
  readonly personName: string | null;
  readonly updatedAt: Date;
};

/** What of the proposals is asked for; a page begins below the number `before`. */
export type ProposalQuery = {
  readonly phases: readonly ProposalPhase[];
  readonly projectId?: ProjectId;
  /** Only those whose day for an answer was before this one. */
  readonly lateOn?: LocalDate;
  readonly before: number | null;
  readonly limit: number;
};

/** Proposals that this actor may read, the newest first; one more than asked for tells that there is a next page. */
export function proposalLines(
  tx: Tx,
  { actor }: Permit<"proposal.list">,
  { phases, projectId, lateOn, before, limit }: ProposalQuery,
): Promise<readonly ProposalLine[]> {
  let rows = tx.sql
    .selectFrom("proposal as p")
    .innerJoin("proposal_work as w", (on) =>
      on.onRef("w.hub_id", "=", "p.hub_id").onRef("w.proposal_id", "=", "p.proposal_id"),
    )
    .leftJoin("firm", (on) => on.onRef("firm.hub_id", "=", "p.hub_id").onRef("firm.firm_id", "=", "p.firm_id"))
    .leftJoin("person", "person.person_id", "p.person_id")
    .leftJoin("disclosure as d", (on) =>
      on.onRef("d.hub_id", "=", "p.hub_id").onRef("d.proposal_id", "=", "p.proposal_id").on("d.closed_at", "is", null),
    )
    .select(["p.number", "w.title", "p.half_days as halfDays", "p.from_week as fromWeek", "p.phase"])
    .select(["p.pay_yen_per_month as payYenPerMonth", "p.answer_by as answerBy", "p.closed_by as closedBy"])
    .select(["p.person_answer as personAnswer", "p.firm_answer as firmAnswer", "p.updated_at as updatedAt"])
    .select((eb) => eb.fn.coalesce("firm.name", "w.firm_name").as("firmName"))
    .select("w.firm_town as firmTown")
    .select((eb) => eb.fn.coalesce("person.name", "d.name").as("personName"))
    .where("p.hub_id", "=", actor.hubId)
    .where("p.phase", "in", [...phases])
    .orderBy("p.number", "desc")
    .limit(limit + 1);
  if (actor.firmId !== null) rows = rows.where("p.firm_id", "=", actor.firmId);
  if (actor.personId !== null) rows = rows.where("p.person_id", "=", actor.personId);
  if (projectId !== undefined) rows = rows.where("p.project_id", "=", projectId);
  if (lateOn !== undefined) rows = rows.where("p.answer_by", "<", lateOn);
  if (before !== null) rows = rows.where("p.number", "<", before);
  return rows.execute();
}

/** What waits for the coordinator among the proposals. */
export type ProposalsToday = {
  /** Both sides have said yes: the role has to be written. */
  readonly toEngage: number;
  /** Projects for which a repair run found somebody. */
  readonly suggested: number;
};

/** What waits today, for the first page of the hub's staff. */
export async function proposalsToday(tx: Tx, { actor }: Permit<"home.show">): Promise<ProposalsToday> {
  const { rows } = await sql<ProposalsToday>`select
    (select count(*)::int from proposal where hub_id = ${actor.hubId} and phase = 'agreed') as "toEngage",
    (select count(*)::int from suggestion where hub_id = ${actor.hubId} and person_id is not null) as suggested`.execute(
    tx.sql,
  );
  return rows[0] ?? { toEngage: 0, suggested: 0 };
}

/** Whom a repair run found for a project after a no. */
export type SuggestionLine = {
  readonly project: number;
  readonly title: string;
  readonly firmName: string;
  /** Null when nobody fits any more. */
  readonly person: { readonly number: number; readonly name: string } | null;
  readonly halfDays: HalfDays;
  readonly fit: number;
  readonly why: readonly Why[];
  readonly afterProposal: number;
  /** Whom else of the plan that holds it would move; null without such a plan. */
  readonly calm: Calm | null;
};

/** What repair runs found, for the coordinator: of one project, or the newest of all. */
export async function suggestionLines(
  tx: Tx,
  { actor }: Permit<"proposal.list">,
  projectId: ProjectId | null,
): Promise<readonly SuggestionLine[]> {
  const { rows } = await sql<Omit<SuggestionLine, "person"> & { card: number | null; name: string | null }>`
    select j.number as project, j.title, f.name as "firmName", h.number as card, p.name, s.half_days as "halfDays", s.fit, s.why, s.calm,
      a.number as "afterProposal"
    from suggestion s
      join project j on j.hub_id = s.hub_id and j.project_id = s.project_id
      join firm f on f.hub_id = j.hub_id and f.firm_id = j.firm_id
      join proposal a on a.hub_id = s.hub_id and a.proposal_id = s.after_proposal
      left join hub_person h on h.hub_id = s.hub_id and h.person_id = s.person_id
      left join person p on p.person_id = s.person_id
    where s.hub_id = ${actor.hubId} and (${projectId}::uuid is null or s.project_id = ${projectId}::uuid)
    order by s.made_at desc, j.number limit 50`.execute(tx.sql);
  return rows.map(({ card, name, ...line }) => ({
    ...line,
    person: card === null || name === null ? null : { number: card, name },
  }));
}

/** The phases that a list shows when nothing else is asked: everything that still needs somebody. */
export const openPhases: readonly ProposalPhase[] = livePhases;

/** A share that is proposed already, by the numbers of its project and its person's card. */
export type ProposedShare = {
  readonly project: number;
  readonly person: number;
  readonly proposal: number;
  readonly phase: ProposalPhase;
};

/** Every pair of a project and a person that is proposed, met or engaged: nobody puts it a second time. */
export async function proposedShares(tx: Tx, { actor }: Permit<"proposal.list">): Promise<readonly ProposedShare[]> {
  const { rows } =
    await sql<ProposedShare>`select j.number as project, h.number as person, p.number as proposal, p.phase
    from proposal p join project j on j.hub_id = p.hub_id and j.project_id = p.project_id
      join hub_person h on h.hub_id = p.hub_id and h.person_id = p.person_id
    where p.hub_id = ${actor.hubId} and p.phase <> 'closed' order by p.number`.execute(tx.sql);
  return rows;
}
