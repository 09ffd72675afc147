import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type SpokenLine, spokenAt } from "#domain/behalf/views.ts";
import {
  type AnswerLine,
  answerLines,
  type DisclosureLine,
  disclosureLines,
  type ProposalView,
  proposalFacts,
  proposalView,
} from "#domain/proposals/views.ts";

/** A proposal with what its page shows around it, as far as this reader may know it. */
export type ProposalSheet = {
  readonly proposal: ProposalView;
  readonly answers: readonly AnswerLine[];
  readonly disclosures: readonly DisclosureLine[];
  /** What staff typed for one of the sides. */
  readonly spoken: readonly SpokenLine[];
};

/** One proposal for its page; null when there is none for this actor. */
export const showProposal = (app: App, actor: Actor, number: number): Promise<ProposalSheet | null> =>
  app.db.read(actor, async (tx) => {
    const facts = await proposalFacts(tx, number);
    const allowed = facts === null ? null : permit(app.may, actor, "proposal.show", facts);
    if (facts === null || allowed === null) return null;
    return {
      proposal: await proposalView(tx, allowed, facts.id),
      answers: await answerLines(tx, allowed, facts.id),
      disclosures: await disclosureLines(tx, allowed, facts.id),
      spoken: await spokenAt(tx, allowed, { kind: "proposal", ids: [facts.id] }),
    };
  });
