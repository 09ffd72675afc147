import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { decideStep, livePhases } from "#domain/proposals/rules.ts";
import { addAnswer, lockProposal, saveProposalState, saveWhatIsKnown } from "#domain/proposals/store.ts";
import { settleSide, tellSide } from "#domain/proposals/store-telling.ts";
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

async function closeAsPerson(tx: Tx, number: number): Promise<boolean> {
  const proposal = await lockProposal(tx, number);
  if (proposal === null) return false;
  const { id, state } = proposal;
  const decided = decideStep(state, { kind: "answer", side: "person", says: "no", now: tx.now });
  if (!decided.ok) return false;
  await saveWhatIsKnown(tx, proposal, decided.value);
  await saveProposalState(tx, id, decided.value);
  await addAnswer(tx, id, { side: "person", says: "no", reason: "unsaid", words: "" });
  await tx.audit({ act: "proposal.withdraw", kind: "proposal", id, fields: ["phase"] });
  await tx.enqueue("repair-project", { proposalId: id });
  await settleSide(tx, proposal, "person");
  await tellSide(tx, proposal, "firm", "proposal-closed");
  return true;
}
