import type { CheckInAnswer, ConcernKind, ConcernState } from "#domain/accompaniment/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** At this score and below somebody should be asked what is wrong. */
export const lowScore = 2;

/** What an answer opens: a complaint past the companion, a talk that is wished for, a low answer; or nothing. */
export function concernOf({ score, onTrack, talk }: Omit<CheckInAnswer, "words">): ConcernKind | null {
  if (talk === "hub") return "complaint";
  if (talk === "companion") return "wants-talk";
  return score <= lowScore || onTrack === 1 ? "low-answer" : null;
}

/** What of an answer the check-in itself keeps: words for the hub's office alone are not left where the companion reads. */
export const keptAnswer = (answer: CheckInAnswer): CheckInAnswer =>
  answer.talk === "hub" ? { ...answer, talk: "no", words: "" } : answer;

/** A link that was mailed to answer one check-in. */
export type LinkState = { readonly expiresAt: Date; readonly isAnswered: boolean; readonly isPassed: boolean };

/** Where a mailed link leads now: to the questions, to the thanks, or nowhere any more. */
export function linkStanding(link: LinkState | null, now: Date): "open" | "answered" | "spent" {
  if (link === null || link.expiresAt <= now) return "spent";
  if (link.isAnswered) return "answered";
  return link.isPassed ? "spent" : "open";
}

/** A concern as far as the next step is decided. */
export type ConcernStanding = { readonly state: ConcernState; readonly version: number };

/**
 * Whether something may still be done about a concern. Refusals: stale (somebody was faster), wrong-state (`closed`).
 */
export function decideConcernStep({ state, version }: ConcernStanding, seenVersion: number): Outcome<null, Refusal> {
  if (version !== seenVersion) return refused({ code: "stale", currentVersion: version, current: { state } });
  return state === "closed" ? refused({ code: "wrong-state", state }) : accepted(null);
}

/** Whoever complained gets an answer before the complaint is closed. Refusals: as for a step, and invalid. */
export function decideConcernEnd(
  concern: ConcernStanding & { readonly hasVoice: boolean },
  { seenVersion, answer }: { readonly seenVersion: number; readonly answer: string },
): Outcome<null, Refusal> {
  const step = decideConcernStep(concern, seenVersion);
  if (!step.ok) return step;
  return concern.hasVoice && answer === ""
    ? refused({ code: "invalid", faults: [{ field: "answer", code: "required", facts: {} }] })
    : accepted(null);
}
