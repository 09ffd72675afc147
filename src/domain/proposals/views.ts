import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { HatKind } from "#domain/access/terms.ts";
import type { FirmId, FirmSize } from "#domain/firms/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { ProposalState } from "#domain/proposals/rules.ts";
import type {
  Meeting,
  NoReason,
  ProposalId,
  ProposalOrigin,
  ProposalProfile,
  ProposalSaying,
  ProposalSide,
  ProposalTerms,
} from "#domain/proposals/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Whose a proposal is, as far as the table of acts needs it. */
export type ProposalFacts = {
  readonly hubId: HubId;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly id: ProposalId;
};

/** Whose the proposal with this number is; null when this actor cannot see it. */
export async function proposalFacts(tx: Tx, number: number): Promise<ProposalFacts | null> {
  const row = await tx.sql
    .selectFrom("proposal")
    .select(["hub_id as hubId", "firm_id as firmId", "person_id as personId", "proposal_id as id"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

/** What of the work a proposal tells. */
export type ProposedWork = Pick<
  ProjectTerms,
  "title" | "result" | "whatIsNew" | "whatIsHard" | "mayDecide" | "roleKind" | "themes" | "shape" | "place"
>;

/** A person's name and contact, as they were handed to the firm. */
export type Disclosed = { readonly name: string; readonly email: string; readonly phone: string; readonly at: Date };

/** A proposal as the hub's staff, its firm and its person read it. */
export type ProposalView = {
  readonly id: ProposalId;
  readonly number: number;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly origin: ProposalOrigin;
  readonly terms: ProposalTerms;
  readonly answerBy: LocalDate;
  readonly line: string;
  readonly reply: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly state: ProposalState;
  readonly work: ProposedWork;
  readonly firm: {
    /** Null while this reader may not know it. */
    readonly name: string | null;
    readonly number: number | null;
    readonly town: string;
    readonly industry: string;
    readonly size: FirmSize;
  };
  /** What is told of the person without their name; null where this reader reads it no longer. */
  readonly profile: ProposalProfile | null;
  /** Name and card of the person, for the hub and the person themselves. */
  readonly person: { readonly name: string; readonly number: number } | null;
  /** The handing-over that is open; null when there is none, or not for this reader. */
  readonly disclosed: Disclosed | null;
  readonly meeting: Meeting | null;
  readonly project: number | null;
  readonly engagement: number | null;
};

/** One proposal as its hub and its two sides read it; what one side may not know of the other is not in it. */
export async function proposalView(
  tx: Tx,
  { actor }: Permit<"proposal.show" | "proposal.withdraw" | "proposal.engage">,
  id: ProposalId,
): Promise<ProposalView> {
  const row = await rowOf(tx, actor.hubId, id);
  const meeting = await meetingOf(tx, actor.hubId, id);
  const profile = await profileOf(tx, actor.hubId, id);
  return {
    id,
    number: row.number,
    firmId: row.firmId,
    personId: row.personId,
    origin: row.origin,
    terms: {
      halfDays: row.halfDays,
      onSiteHalfDays: row.onSiteHalfDays,
      fromWeek: row.fromWeek,
      weeks: row.weeks,
      payYenPerMonth: row.payYenPerMonth,
    },
    answerBy: row.answerBy,
    line: row.line,
    reply: row.reply,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    state: {
      phase: row.phase,
      person: row.personAnswer,
      firm: row.firmAnswer,
      closedBy: row.closedBy,
      withMeeting: row.withMeeting,
      meeting,
    },
    work: row,
    firm: {
      name: row.firmName ?? row.namedFirm,
      number: row.firmNumber,
      town: row.firmTown,
      industry: row.firmIndustry,
      size: row.firmSize,
    },
    profile,
    person: row.personName === null || row.card === null ? null : { name: row.personName, number: row.card },
    disclosed:
      row.disclosedName === null || row.disclosedAt === null
        ? null
        : { name: row.disclosedName, email: row.email ?? "", phone: row.phone ?? "", at: row.disclosedAt },
    meeting,
    project: row.project,
    engagement: row.engagement,
  };
}

const rowOf = (tx: Tx, hubId: HubId, id: ProposalId) =>
  tx.sql
    .selectFrom("proposal as p")
    .innerJoin("proposal_work as w", (on) =>
      on.onRef("w.hub_id", "=", "p.hub_id").onRef("w.proposal_id", "=", "p.proposal_id"),
    )
    .leftJoin("firm", (on) => on.onRef("firm.hub_id", "=", "p.hub_id").onRef("firm.firm_id", "=", "p.firm_id"))
    .leftJoin("person", "person.person_id", "p.person_id")
    .leftJoin("hub_person", (on) =>
      on.onRef("hub_person.hub_id", "=", "p.hub_id").onRef("hub_person.person_id", "=", "p.person_id"),
    )
    .leftJoin("disclosure as d", (on) =>
      on.onRef("d.hub_id", "=", "p.hub_id").onRef("d.proposal_id", "=", "p.proposal_id").on("d.closed_at", "is", null),
    )
    .leftJoin("project", (on) =>
      on.onRef("project.hub_id", "=", "p.hub_id").onRef("project.project_id", "=", "p.project_id"),
    )
    .leftJoin("engagement", (on) =>
      on.onRef("engagement.hub_id", "=", "p.hub_id").onRef("engagement.engagement_id", "=", "p.engagement_id"),
    )
    .select(["p.number", "p.firm_id as firmId", "p.person_id as personId", "p.origin", "p.line", "p.reply"])
    .select(["p.half_days as halfDays", "p.on_site_half_days as onSiteHalfDays", "p.from_week as fromWeek", "p.weeks"])
    .select(["p.pay_yen_per_month as payYenPerMonth", "p.answer_by as answerBy", "p.with_meeting as withMeeting"])
    .select(["p.phase", "p.person_answer as personAnswer", "p.firm_answer as firmAnswer", "p.closed_by as closedBy"])
    .select(["p.created_at as createdAt", "p.updated_at as updatedAt"])
    .select(["w.title", "w.result", "w.what_is_new as whatIsNew", "w.what_is_hard as whatIsHard"])
    .select(["w.may_decide as mayDecide", "w.role_kind as roleKind", "w.themes", "w.shape", "w.place"])
    .select(["w.firm_name as namedFirm", "w.firm_industry as firmIndustry", "w.firm_town as firmTown"])
    .select(["w.firm_size as firmSize", "firm.name as firmName", "firm.number as firmNumber"])
    .select(["person.name as personName", "hub_person.number as card"])
    .select(["d.name as disclosedName", "d.email", "d.phone", "d.disclosed_at as disclosedAt"])
    .select(["project.number as project", "engagement.number as engagement"])
    .where("p.hub_id", "=", hubId)
    .where("p.proposal_id", "=", id)
    .executeTakeFirstOrThrow();

async function meetingOf(tx: Tx, hubId: HubId, id: ProposalId): Promise<Meeting | null> {
  const row = await tx.sql
    .selectFrom("meeting")
    .select(["mode", "place", "minutes", "slots", "chosen", "sequence"])
    .select(["offered_by as offeredBy", "held_on as heldOn"])
    .where("hub_id", "=", hubId)
    .where("proposal_id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

async function profileOf(tx: Tx, hubId: HubId, id: ProposalId): Promise<ProposalProfile | null> {
  const row = await tx.sql
    .selectFrom("proposal_profile")
    .select(["themes", "trades", "role_kinds as roleKinds", "shape", "half_days as halfDays", "towns"])
    .where("hub_id", "=", hubId)
    .where("proposal_id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** What a side said; the reader gets what they may read: staff both sides, each side its own. */
export type AnswerLine = {
  readonly side: ProposalSide;
  readonly says: ProposalSaying;
  readonly reason: NoReason | null;
  readonly words: string;
  readonly hat: HatKind | "visitor" | "system";
  readonly at: Date;
};

/** The answers to a proposal, the first one first; never the other side's. */
export function answerLines(
  tx: Tx,
  { actor }: Permit<"proposal.show">,
  id: ProposalId,
): Promise<readonly AnswerLine[]> {
  let rows = tx.sql
    .selectFrom("proposal_answer")
    .select(["side", "says", "reason", "words", "hat", "at"])
    .where("hub_id", "=", actor.hubId)
    .where("proposal_id", "=", id)
    .orderBy("at")
    .orderBy("answer_id")
    .limit(50);
  if (actor.firmId !== null) rows = rows.where("side", "=", "firm");
  if (actor.personId !== null) rows = rows.where("side", "=", "person");
  return rows.execute();
}

/** Each handing-over of a person's name and contact by a proposal: when, and until when; never the values. */
export type DisclosureLine = { readonly at: Date; readonly closedAt: Date | null };

/** The handings-over of one proposal, the first one first. */
export async function disclosureLines(
  tx: Tx,
  { actor }: Permit<"proposal.show">,
  id: ProposalId,
): Promise<readonly DisclosureLine[]> {
  const { rows } = await sql<DisclosureLine>`select disclosed_at as at, closed_at as "closedAt" from disclosure
    where hub_id = ${actor.hubId} and proposal_id = ${id} order by disclosed_at limit 20`.execute(tx.sql);
  return rows;
}
