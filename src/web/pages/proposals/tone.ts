import type { ProposalPhase } from "#domain/proposals/terms.ts";
import type { TagTone } from "#web/ui/tag.tsx";

/** How the phases feel; the words carry the meaning. */
export const phaseTone: { readonly [P in ProposalPhase]: TagTone } = {
  open: "active",
  meeting: "active",
  agreed: "human",
  engaged: "done",
  closed: "neutral",
};
