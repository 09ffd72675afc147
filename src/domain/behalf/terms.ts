import type { Brand } from "#kit/brand.ts";

/** A note that staff typed something for a firm or a person. */
export type OnBehalfId = Brand<string, "OnBehalfId">;

/** How an owner or a person said it: by telephone, on paper (letter, fax, form), or in a visit. */
export const channels = ["phone", "paper", "visit"] as const;
/** One of the ways in which something was said. */
export type Channel = (typeof channels)[number];

/** How what was typed was read back to whoever spoke: aloud, shown on paper or screen, by a copy that was sent, or not yet. */
export const readBacks = ["aloud", "shown", "copy-sent", "not-yet"] as const;
/** One of the ways of reading back. */
export type ReadBack = (typeof readBacks)[number];

/** The acts that staff do for somebody who spoke. */
export const spokenActs = [
  "check-in.answer",
  "consent.give",
  "consent.withdraw",
  "dialogue.close",
  "dialogue.correct",
  "engagement.end",
  "firm.publish",
  "firm.set-week",
  "hand.raise-for",
  "inside-review.put-off",
  "inside-review.save",
  "leaving.tell",
  "proposal.answer",
  "project.set-week",
  "proposal.arrange",
  "proposal.line",
  "week.agree-rest",
  "week.set",
] as const;
/** One of them. */
export type SpokenAct = (typeof spokenActs)[number];

/** Who spoke and how: what staff add when they type for somebody else. */
export type Spoken = {
  /** Who said or wrote it, 1–80 characters. */
  readonly spoke: string;
  readonly channel: Channel;
  readonly readBack: ReadBack;
};
