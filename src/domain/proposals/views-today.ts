import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { type MeetingStep, meetingStepOf } from "#domain/proposals/rules.ts";
import type { ProposalSide } from "#domain/proposals/terms.ts";

/** A proposal on the way to its meeting or just after it, and what its own side has to do there now. */
export type MeetingToday = { readonly number: number; readonly title: string; readonly step: MeetingStep };

/** More meetings than one side ever has at once. */
const mostMeetings = 50;

/** The meetings of the actor's own firm or person in which something is theirs to do, the oldest proposal first. */
export async function meetingsToday(tx: Tx, { actor }: Permit<"home.show">): Promise<readonly MeetingToday[]> {
  const side: ProposalSide | null = actor.firmId !== null ? "firm" : actor.personId !== null ? "person" : null;
  if (side === null) return [];
  let rows = tx.sql
    .selectFrom("proposal as p")
    .innerJoin("proposal_work as w", (on) =>
      on.onRef("w.hub_id", "=", "p.hub_id").onRef("w.proposal_id", "=", "p.proposal_id"),
    )
    .leftJoin("meeting as m", (on) =>
      on.onRef("m.hub_id", "=", "p.hub_id").onRef("m.proposal_id", "=", "p.proposal_id"),
    )
    .select(["p.number", "w.title", "p.person_answer as person", "p.firm_answer as firm"])
    .select(["m.offered_by as offeredBy", "m.slots", "m.minutes", "m.chosen", "m.held_on as heldOn"])
    .where("p.hub_id", "=", actor.hubId)
    .where("p.phase", "=", "meeting")
    .orderBy("p.number")
    .limit(mostMeetings);
  if (actor.firmId !== null) rows = rows.where("p.firm_id", "=", actor.firmId);
  if (actor.personId !== null) rows = rows.where("p.person_id", "=", actor.personId);
  return (await rows.execute()).flatMap(
    ({ number, title, person, firm, offeredBy, slots, minutes, chosen, heldOn }) => {
      const meeting =
        offeredBy === null || slots === null || minutes === null ? null : { offeredBy, slots, minutes, chosen, heldOn };
      const step = meetingStepOf({ person, firm, meeting }, side, tx.now);
      return step === null ? [] : [{ number, title, step }];
    },
  );
}

/** A proposal to which the actor's own side has said nothing yet. */
export type OpenProposal = { readonly number: number; readonly title: string };

/** The proposals that wait for the actor's own firm or person, the longest waiting first; as many as a first page holds. */
export async function openProposals(
  tx: Tx,
  { actor }: Permit<"home.show">,
  limit: number,
): Promise<readonly OpenProposal[]> {
  const { firmId, personId, hubId } = actor;
  if (firmId === null && personId === null) return [];
  let rows = tx.sql
    .selectFrom("proposal as p")
    .innerJoin("proposal_work as w", (on) =>
      on.onRef("w.hub_id", "=", "p.hub_id").onRef("w.proposal_id", "=", "p.proposal_id"),
    )
    .select(["p.number", "w.title"])
    .where("p.hub_id", "=", hubId)
    .where("p.phase", "=", "open")
    .orderBy("p.answer_by")
    .orderBy("p.number")
    .limit(limit);
  if (firmId !== null) rows = rows.where("p.firm_id", "=", firmId).where("p.firm_answer", "=", "none");
  if (personId !== null) rows = rows.where("p.person_id", "=", personId).where("p.person_answer", "=", "none");
  return rows.execute();
}
