import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { decideSpoken, type SpokenGiven } from "#domain/behalf/rules.ts";
import { noteOnBehalf } from "#domain/behalf/store.ts";
import type { Spoken } from "#domain/behalf/terms.ts";
import { presidentLineInput, proposalAnswerInput, proposalWithdrawalInput } from "#domain/proposals/input.ts";
import { decideStep, isLive, type ProposalState, type ProposalStep, reasonOf } from "#domain/proposals/rules.ts";
import { sideOf } from "#domain/proposals/rules-sides.ts";
import {
  addAnswer,
  lockProposal,
  type NewAnswer,
  type ProposalChange,
  type SavedProposal,
  saveProposalState,
  saveWhatIsKnown,
} from "#domain/proposals/store.ts";
import { settleSide, tellBoth, tellCoordinators, tellSide } from "#domain/proposals/store-telling.ts";
import {
  type NoReason,
  type ProposalCloser,
  type ProposalSaying,
  type ProposalSide,
  proposalSides,
} from "#domain/proposals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const answerProposalInput = proposalAnswerInput;
export const withdrawProposalInput = proposalWithdrawalInput;
export const writeLineInput = presidentLineInput;

type Numbered = { readonly number: number; readonly key: string | null };
type Written = Promise<Outcome<{ number: number }, Refusal>>;

/**
 * Takes what one side says: that they would meet, yes, or no with a reason. From the person's yes the firm may know who
 * it is, from the firm's yes the person which firm; a no closes both at once, and nobody else's proposal changes.
 * Refusals: not-found, not-allowed, invalid (staff did not say whose answer it is, or who spoke), wrong-state.
 */
export const answerProposal = (
  app: App,
  actor: Actor,
  input: Numbered &
    SpokenGiven & {
      readonly says: ProposalSaying;
      readonly side: ProposalSide | null;
      readonly reason: NoReason | null;
      readonly words: string;
      readonly reply: string;
    },
): Written =>
  app.db.write(actor, { act: "proposal.answer", key: input.key }, async (tx) => {
    const proposal = await holdFor(app, tx, actor, "proposal.answer", input.number);
    if (!proposal.ok) return proposal;
    const side = sideOf(actor, input.side);
    if (side === "hub") return refused({ code: "invalid", faults: [{ field: "side", code: "required", facts: {} }] });
    const spoken = decideSpoken(actor, input);
    if (!spoken.ok) return spoken;
    const { says, words } = input;
    const step = { kind: "answer", side, says, now: tx.now } as const;
    const reply = side === "person" && says === "meet" && input.reply !== "" ? { reply: input.reply } : {};
    const answer = { side, says, reason: reasonOf(says, input.reason), words };
    return take(tx, proposal.value, { step, answer, spoken: spoken.value, change: reply });
  });

/**
 * Steps back after a first yes, or takes a proposal back for the hub; asked once more on a page of its own. A "no" there
 * changes nothing. Refusals as in `answerProposal`.
 */
export const withdrawProposal = (
  app: App,
  actor: Actor,
  input: Numbered &
    SpokenGiven & {
      readonly answer: "yes" | "no";
      readonly side: ProposalCloser | null;
      readonly reason: NoReason | null;
      readonly words: string;
    },
): Written =>
  app.db.write(actor, { act: "proposal.withdraw", key: input.key }, async (tx) => {
    const proposal = await holdFor(app, tx, actor, "proposal.withdraw", input.number);
    if (!proposal.ok) return proposal;
    if (input.answer === "no") return accepted({ number: proposal.value.number });
    const side = sideOf(actor, input.side);
    if (side === "hub") return take(tx, proposal.value, { step: { kind: "take-back" }, answer: null, spoken: null });
    const spoken = decideSpoken(actor, input);
    if (!spoken.ok) return spoken;
    const step = { kind: "answer", side, says: "no", now: tx.now } as const;
    const answer = { side, says: "no", reason: reasonOf("no", input.reason), words: input.words } as const;
    return take(tx, proposal.value, { step, answer, spoken: spoken.value });
  });

/**
 * Writes what the president says to this one person, while the proposal lives. Refusals: not-found, not-allowed, invalid
 * (staff did not say who spoke), wrong-state.
 */
export const writePresidentLine = (
  app: App,
  actor: Actor,
  input: Numbered & SpokenGiven & { readonly line: string },
): Written =>
  app.db.write(actor, { act: "proposal.line", key: input.key }, async (tx) => {
    const proposal = await holdFor(app, tx, actor, "proposal.line", input.number);
    if (!proposal.ok) return proposal;
    const { id, number, firmId, state } = proposal.value;
    if (!isLive(state.phase)) return refused({ code: "wrong-state", state: state.phase });
    const spoken = decideSpoken(actor, input);
    if (!spoken.ok) return spoken;
    await saveProposalState(tx, id, state, { line: input.line });
    await noteOnBehalf(tx, spoken.value, { act: "proposal.line", kind: "proposal", id, side: { firmId } });
    await tx.audit({ act: "proposal.line", kind: "proposal", id, fields: ["line"] });
    return accepted({ number });
  });

async function holdFor(
  app: App,
  tx: Tx,
  actor: Actor,
  act: "proposal.answer" | "proposal.withdraw" | "proposal.line",
  number: number,
): Promise<Outcome<SavedProposal, Refusal>> {
  const proposal = await lockProposal(tx, number);
  if (proposal === null) return refused({ code: "not-found" });
  const { firmId, personId } = proposal;
  const allowed = permit(app.may, actor, act, { hubId: actor.hubId, firmId, personId });
  return allowed === null || actor.accountId === null ? refused({ code: "not-allowed" }) : accepted(proposal);
}

type Taking = {
  readonly step: ProposalStep;
  readonly answer: NewAnswer | null;
  readonly spoken: Spoken | null;
  readonly change?: ProposalChange;
};

/** Decides the step, saves it with all that both sides may know from now on; after a no the project is repaired by a job. */
async function take(tx: Tx, proposal: SavedProposal, { step, answer, spoken, change }: Taking): Written {
  const decided = decideStep(proposal.state, step);
  if (!decided.ok) return decided;
  const { id, firmId, personId, number } = proposal;
  // What is known goes first: a side that is out of a closed proposal may no longer write.
  await saveWhatIsKnown(tx, proposal, decided.value);
  await saveProposalState(tx, id, decided.value, change);
  if (answer !== null) {
    await addAnswer(tx, id, answer);
    const side = answer.side === "firm" ? { firmId } : { personId };
    await noteOnBehalf(tx, spoken, { act: "proposal.answer", kind: "proposal", id, side });
  }
  await tx.audit({ act: "proposal.answer", kind: "proposal", id, fields: ["phase"] });
  if (answer?.says === "no") await tx.enqueue("repair-project", { proposalId: id });
  await tell(tx, proposal, { next: decided.value, by: answer?.side ?? null });
  return accepted({ number });
}

/** Tells whoever does not know it yet: a side is told nothing of its own step. */
async function tell(
  tx: Tx,
  proposal: SavedProposal,
  { next, by }: { readonly next: ProposalState; readonly by: ProposalSide | null },
): Promise<void> {
  if (by !== null) await settleSide(tx, proposal, by);
  if (next.phase === "closed")
    for (const side of proposalSides.filter((each) => each !== by))
      await tellSide(tx, proposal, side, "proposal-closed");
  // From the second first yes on there are dates to be found: the firm knows its rooms and begins.
  if (next.phase === "meeting" && proposal.state.phase === "open") await tellBoth(tx, proposal, "proposal-agreed");
  if (next.phase === "agreed") {
    await tellBoth(tx, proposal, "proposal-agreed");
    await tellCoordinators(tx, proposal);
  }
}
