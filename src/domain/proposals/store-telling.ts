import type { Tx } from "#app.ts";
import { notify, settleNotices } from "#domain/accompaniment/store-notices.ts";
import type { NoticeKind } from "#domain/accompaniment/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { type ProposalId, type ProposalSide, proposalSides } from "#domain/proposals/terms.ts";

/** What of a proposal is told: whose it is, and where it is answered. */
export type Told = {
  readonly id: ProposalId;
  readonly number: number;
  readonly firmId: FirmId;
  readonly personId: PersonId;
};

/** Notices that wait for a side to do something. */
const asking: readonly NoticeKind[] = ["proposal-made", "meeting-offered", "meeting-answer-due"];

/** The case of one side of a proposal: each kind of notice is settled by itself. */
const caseOf = ({ id }: Pick<Told, "id">, side: ProposalSide, kind: NoticeKind): string =>
  `proposal:${id}:${side}:${kind}`;

/** Tells one side of a proposal what has come; the letter names the work alone, never the other side. */
export async function tellSide(tx: Tx, proposal: Told, side: ProposalSide, kind: NoticeKind): Promise<void> {
  for (const asked of asking) if (asked !== kind) await settleNotices(tx, caseOf(proposal, side, asked));
  const row = await tx.sql
    .selectFrom("proposal_work")
    .select("title")
    .where("hub_id", "=", tx.actor.hubId)
    .where("proposal_id", "=", proposal.id)
    .executeTakeFirst();
  await notify(tx, {
    to: side === "firm" ? { firm: proposal.firmId } : { person: proposal.personId },
    kind,
    about: caseOf(proposal, side, kind),
    path: `/proposals/${proposal.number}`,
    facts: { title: row?.title ?? "" },
  });
}

/** Tells both sides the same. */
export async function tellBoth(tx: Tx, proposal: Told, kind: NoticeKind): Promise<void> {
  for (const side of proposalSides) await tellSide(tx, proposal, side, kind);
}

/** Notes that a side has answered: it is not asked again. */
export async function settleSide(tx: Tx, proposal: Told, side: ProposalSide): Promise<void> {
  for (const kind of asking) await settleNotices(tx, caseOf(proposal, side, kind));
}

/** Tells the coordinators that both sides have said yes. */
export async function tellCoordinators(tx: Tx, proposal: Told): Promise<void> {
  await notify(tx, {
    to: { hat: "coordinator" },
    kind: "proposal-agreed",
    about: `proposal:${proposal.id}:hub`,
    path: `/proposals/${proposal.number}`,
  });
}
