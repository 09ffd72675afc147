import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { ProposalState } from "#domain/proposals/rules.ts";
import { isDisclosed, isFirmNamed } from "#domain/proposals/rules.ts";
import type {
  DisclosureId,
  MeetingOffer,
  NoReason,
  ProposalAnswerId,
  ProposalCloser,
  ProposalId,
  ProposalSaying,
  ProposalSide,
  ProposalTerms,
} from "#domain/proposals/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A proposal as a decision needs it, held until the transaction ends. */
export type SavedProposal = {
  readonly id: ProposalId;
  readonly number: number;
  readonly projectId: ProjectId;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly terms: ProposalTerms;
  readonly line: string;
  readonly state: ProposalState;
};

/** Finds a proposal by its number and holds it; null when there is none for this actor. */
export async function lockProposal(tx: Tx, number: number): Promise<SavedProposal | null> {
  const row = await tx.sql
    .selectFrom("proposal")
    .selectAll()
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const meeting = await tx.sql
    .selectFrom("meeting")
    .select(["offered_by as offeredBy", "slots", "minutes", "chosen", "held_on as heldOn"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("proposal_id", "=", row.proposal_id)
    .executeTakeFirst();
  return {
    id: row.proposal_id,
    number: row.number,
    projectId: row.project_id,
    firmId: row.firm_id,
    personId: row.person_id,
    line: row.line,
    terms: {
      halfDays: row.half_days,
      onSiteHalfDays: row.on_site_half_days,
      fromWeek: row.from_week,
      weeks: row.weeks,
      payYenPerMonth: row.pay_yen_per_month,
    },
    state: {
      phase: row.phase,
      person: row.person_answer,
      firm: row.firm_answer,
      closedBy: row.closed_by,
      withMeeting: row.with_meeting,
      meeting: meeting ?? null,
    },
  };
}

/** The number of a proposal; null when this actor cannot see it. */
export async function proposalNumberOf(tx: Tx, id: ProposalId): Promise<number | null> {
  const row = await tx.sql
    .selectFrom("proposal")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("proposal_id", "=", id)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** What changes beside the state of a proposal. */
export type ProposalChange = {
  readonly line?: string;
  readonly reply?: string;
  readonly engagementId?: EngagementId;
};

/** Saves where a proposal stands; what the sides wrote to each other goes when it closes. The version goes up by one. */
export async function saveProposalState(
  tx: Tx,
  id: ProposalId,
  { phase, person, firm, closedBy }: ProposalState,
  { line, reply, engagementId }: ProposalChange = {},
): Promise<void> {
  await tx.sql
    .updateTable("proposal")
    .set((eb) => ({
      phase,
      person_answer: person,
      firm_answer: firm,
      closed_by: closedBy,
      closed_at: phase === "closed" ? tx.now : null,
      ...(phase === "closed" ? { line: "", reply: "" } : {}),
      ...(line === undefined ? {} : { line }),
      ...(reply === undefined ? {} : { reply }),
      ...(engagementId === undefined ? {} : { engagement_id: engagementId }),
      version: eb("version", "+", 1),
      updated_at: tx.now,
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("proposal_id", "=", id)
    .execute();
}

/** What a side said, as a row. */
export type NewAnswer = {
  readonly side: ProposalSide;
  readonly says: ProposalSaying;
  readonly reason: NoReason | null;
  readonly words: string;
};

/** Appends what a side said; who entered it is the actor. */
export async function addAnswer(tx: Tx, id: ProposalId, answer: NewAnswer): Promise<void> {
  const { accountId, hat, hubId } = tx.actor;
  if (accountId === null) return;
  await tx.sql
    .insertInto("proposal_answer")
    .values({
      hub_id: hubId,
      answer_id: tx.newId<ProposalAnswerId>(),
      proposal_id: id,
      ...answer,
      account_id: accountId,
      hat,
      at: tx.now,
    })
    .execute();
}

/**
 * Brings what the two sides may know of each other in line with where the proposal stands: the person's name and contact
 * are copied for the firm from the person's yes on, the firm's name for the person from the firm's yes on; as soon as the
 * proposal is closed both are blanked.
 */
export async function saveWhatIsKnown(tx: Tx, proposal: SavedProposal, next: ProposalState): Promise<void> {
  const { state: before, id } = proposal;
  if (isDisclosed(next) && !isDisclosed(before)) await discloseTo(tx, proposal);
  if (isFirmNamed(next) && !isFirmNamed(before)) await nameFirm(tx, proposal);
  if (next.phase !== "closed" || before.phase === "closed") return;
  await tx.sql
    .updateTable("disclosure")
    .set({ closed_at: tx.now, name: "", email: "", phone: "" })
    .where("hub_id", "=", tx.actor.hubId)
    .where("proposal_id", "=", id)
    .where("closed_at", "is", null)
    .execute();
  await tx.sql
    .updateTable("proposal_work")
    .set({ firm_name: null })
    .where("hub_id", "=", tx.actor.hubId)
    .where("proposal_id", "=", id)
    .execute();
}

async function discloseTo(tx: Tx, { id, personId, firmId }: SavedProposal): Promise<void> {
  await tx.sql
    .insertInto("disclosure")
    .columns([
      "hub_id",
      "disclosure_id",
      "proposal_id",
      "person_id",
      "firm_id",
      "purpose",
      "name",
      "email",
      "phone",
      "disclosed_at",
    ])
    .expression((eb) =>
      eb
        .selectFrom("person")
        .select([
          eb.val(tx.actor.hubId).as("hub_id"),
          eb.val(tx.newId<DisclosureId>()).as("disclosure_id"),
          eb.val(id).as("proposal_id"),
          "person_id",
          eb.val(firmId).as("firm_id"),
          sql<"meeting">`'meeting'`.as("purpose"),
          "name",
          "email",
          "phone",
          eb.val(tx.now).as("disclosed_at"),
        ])
        .where("person_id", "=", personId),
    )
    .execute();
}

async function nameFirm(tx: Tx, { id, firmId }: SavedProposal): Promise<void> {
  const { hubId } = tx.actor;
  await tx.sql
    .updateTable("proposal_work")
    .set((eb) => ({
      firm_name: eb.selectFrom("firm").select("name").where("hub_id", "=", hubId).where("firm_id", "=", firmId),
    }))
    .where("hub_id", "=", hubId)
    .where("proposal_id", "=", id)
    .execute();
}

/** Saves the meeting of a proposal: new dates take the place of those before, and calendars hear of a change. */
export async function saveMeeting(
  tx: Tx,
  id: ProposalId,
  meeting: MeetingOffer & { readonly offeredBy: ProposalCloser; readonly heldOn: LocalDate | null },
): Promise<void> {
  const columns = {
    offered_by: meeting.offeredBy,
    mode: meeting.mode,
    place: meeting.place,
    minutes: meeting.minutes,
    slots: [...meeting.slots],
    chosen: null,
    held_on: meeting.heldOn,
  };
  await tx.sql
    .insertInto("meeting")
    .values({ hub_id: tx.actor.hubId, proposal_id: id, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(["hub_id", "proposal_id"])
        .doUpdateSet((eb) => ({ ...columns, sequence: eb("meeting.sequence", "+", 1) })),
    )
    .execute();
}

/** Saves the date that was chosen, or the day on which the two met. */
export async function saveMeetingTime(
  tx: Tx,
  id: ProposalId,
  time: { readonly chosen: Date } | { readonly heldOn: LocalDate },
): Promise<boolean> {
  const row = await tx.sql
    .updateTable("meeting")
    .set((eb) => ({
      ...("chosen" in time ? { chosen: time.chosen } : { held_on: time.heldOn }),
      sequence: eb("sequence", "+", 1),
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("proposal_id", "=", id)
    .returning("minutes")
    .executeTakeFirst();
  return row !== undefined;
}
