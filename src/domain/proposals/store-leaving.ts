import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { AccountId, HatId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { decideStep, livePhases } from "#domain/proposals/rules.ts";
import {
  addAnswer,
  lockProposal,
  type SavedProposal,
  saveProposalState,
  saveWhatIsKnown,
} from "#domain/proposals/store.ts";
import { livingAt } from "#domain/proposals/store-served.ts";
import { settleSide, tellBoth, tellSide } from "#domain/proposals/store-telling.ts";
import type { ProposalId, ProposalSide } from "#domain/proposals/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/**
 * Closes whatever of a person's proposals in this hub still lives, as if they had stepped back from each: what a firm
 * could read of them is blanked in the same transaction, the firm is told that it is not this time, and each project is
 * repaired by a job. An engagement stays. Gives how many were closed.
 */
export async function closeProposalsOf(tx: Tx, personId: PersonId): Promise<number> {
  const rows = await tx.sql
    .selectFrom("proposal")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("phase", "in", livePhases)
    .orderBy("number")
    .execute();
  let closed = 0;
  for (const { number } of rows) if (await closeAsPerson(tx, number)) closed += 1;
  return closed;
}

/**
 * Closes whatever lives at a project that takes nobody any more, but for one: by the hub, whose word reaches both sides,
 * or by the firm itself, whose word reaches the person. Held half-days are free and what either side could read of the
 * other is blanked in the same transaction. Gives how many were closed.
 */
export async function closeProposalsAt(
  tx: Tx,
  projectId: ProjectId,
  { by, except = null }: { readonly by: "hub" | "firm"; readonly except?: ProposalId | null },
): Promise<number> {
  let closed = 0;
  for (const number of await livingAt(tx, projectId)) {
    const proposal = await lockProposal(tx, number);
    if (proposal === null || proposal.id === except) continue;
    if (by === "firm" ? await closeAsSide(tx, proposal, "firm") : await closeAsHub(tx, proposal)) closed += 1;
  }
  return closed;
}

/** Holds what lives at a project before the project itself, as whoever engages one of them does. */
export async function holdProposalsAt(tx: Tx, project: number): Promise<void> {
  await tx.sql
    .selectFrom("proposal")
    .select("number")
    .where("hub_id", "=", tx.actor.hubId)
    .where("phase", "in", livePhases)
    .where("project_id", "in", (eb) =>
      eb.selectFrom("project").select("project_id").where("hub_id", "=", tx.actor.hubId).where("number", "=", project),
    )
    .orderBy("number")
    .forUpdate()
    .execute();
}

/** Whether a hat's account may not sign in now, here or anywhere. */
const isShutOut = sql<boolean>`exists (select from account a
  left join hub_account h on h.account_id = a.account_id and h.hub_id = hat.hub_id
  where a.account_id = hat.account_id and coalesce(a.disabled_at, h.disabled_at) is not null)`;

/**
 * Closes what lives of the people whose place in this hub was ended: their hat, or their whole account. Both sides are
 * told, and each project is repaired by a job. Gives how many were closed.
 */
export async function closeProposalsOfGone(
  tx: Tx,
  gone: { readonly hat: HatId } | { readonly account: AccountId },
): Promise<number> {
  const { hubId } = tx.actor;
  let asked = tx.sql
    .selectFrom("proposal")
    .innerJoin("hat", (on) =>
      on.onRef("hat.hub_id", "=", "proposal.hub_id").onRef("hat.person_id", "=", "proposal.person_id"),
    )
    .select("proposal.number")
    .distinct()
    .where("proposal.hub_id", "=", hubId)
    .where("proposal.phase", "in", livePhases)
    .where("hat.kind", "=", "person");
  asked =
    "hat" in gone
      ? asked.where("hat.hat_id", "=", gone.hat).where("hat.ended_at", "is not", null)
      : asked.where("hat.account_id", "=", gone.account).where(isShutOut);
  return closeEach(tx, await asked.orderBy("proposal.number").execute(), { isRepaired: true });
}

/**
 * Closes up to `limit` proposals that live where nobody can be taken any more: a list has closed the project, or the
 * register has closed the firm. Both sides are told. Gives how many were closed.
 */
export async function closeProposalsWithoutPlace(
  tx: Tx,
  { today, limit }: { readonly today: LocalDate; readonly limit: number },
): Promise<number> {
  const { rows } = await sql<{ number: number }>`select p.number from proposal p
    join project j on j.hub_id = p.hub_id and j.project_id = p.project_id
    join firm f on f.hub_id = p.hub_id and f.firm_id = p.firm_id
    where p.hub_id = ${tx.actor.hubId} and p.phase = any(${[...livePhases]})
      and (j.status = 'closed' or f.closed_on <= ${today}::date)
    order by p.number limit ${limit}`.execute(tx.sql);
  return closeEach(tx, rows, { isRepaired: false });
}

/**
 * Closes what firms could read of the people whose engagement was over before `today`, at most `limit` of them, or that of
 * one engagement. Gives how many were closed.
 */
export async function closeContactsOfEnded(
  tx: Tx,
  { today, limit, of = null }: { readonly today: LocalDate; readonly limit: number; readonly of?: EngagementId | null },
): Promise<number> {
  const closed = await sql`update disclosure d set closed_at = ${tx.now}, name = '', email = '', phone = ''
    where d.hub_id = ${tx.actor.hubId} and d.disclosure_id in (select o.disclosure_id from disclosure o
      join proposal p on p.hub_id = o.hub_id and p.proposal_id = o.proposal_id
      join engagement e on e.hub_id = p.hub_id and e.engagement_id = p.engagement_id
      where o.hub_id = ${tx.actor.hubId} and o.closed_at is null and e.ended_on < ${today}::date
        and (${of}::uuid is null or e.engagement_id = ${of}::uuid)
      limit ${limit})`.execute(tx.sql);
  return Number(closed.numAffectedRows ?? 0);
}

type Numbered = { readonly number: number };

async function closeEach(
  tx: Tx,
  rows: readonly Numbered[],
  { isRepaired }: { readonly isRepaired: boolean },
): Promise<number> {
  let closed = 0;
  for (const { number } of rows) {
    const proposal = await lockProposal(tx, number);
    if (proposal === null || !(await closeAsHub(tx, proposal))) continue;
    if (isRepaired) await tx.enqueue("repair-project", { proposalId: proposal.id });
    closed += 1;
  }
  return closed;
}

async function closeAsPerson(tx: Tx, number: number): Promise<boolean> {
  const proposal = await lockProposal(tx, number);
  if (proposal === null || !(await closeAsSide(tx, proposal, "person"))) return false;
  await tx.enqueue("repair-project", { proposalId: proposal.id });
  return true;
}

/** As if this side had stepped back; the other side is told. False when there is nothing to close any more. */
async function closeAsSide(tx: Tx, proposal: SavedProposal, side: ProposalSide): Promise<boolean> {
  const { id, state } = proposal;
  const decided = decideStep(state, { kind: "answer", side, says: "no", now: tx.now });
  if (!decided.ok) return false;
  await saveWhatIsKnown(tx, proposal, decided.value);
  await saveProposalState(tx, id, decided.value);
  await addAnswer(tx, id, { side, says: "no", reason: "unsaid", words: "" });
  await tx.audit({ act: "proposal.withdraw", kind: "proposal", id, fields: ["phase"] });
  await settleSide(tx, proposal, side);
  await tellSide(tx, proposal, side === "firm" ? "person" : "firm", "proposal-closed");
  return true;
}

/** The hub takes it back and tells both sides. False when there is nothing to close any more. */
async function closeAsHub(tx: Tx, proposal: SavedProposal): Promise<boolean> {
  const { id, state } = proposal;
  const decided = decideStep(state, { kind: "take-back" });
  if (!decided.ok) return false;
  await saveWhatIsKnown(tx, proposal, decided.value);
  await saveProposalState(tx, id, decided.value);
  await tx.audit({ act: "proposal.withdraw", kind: "proposal", id, fields: ["phase"] });
  await tellBoth(tx, proposal, "proposal-closed");
  return true;
}
