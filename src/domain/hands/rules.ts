import type { MatchingBasis } from "#domain/consents/rules.ts";
import type { HandState } from "#domain/hands/terms.ts";
import type { FieldFaultCode, Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Hands that wait for somebody: asked for the person, raised for the hub. */
export const isHandOpen = (state: HandState): boolean => state === "asked" || state === "raised";

/**
 * Whether a person may raise a hand for a project of which this hand of theirs is open: a new one, or the yes to one that
 * was asked for. Refusal: wrong-state (it is raised already).
 */
export const decideRaising = (open: HandState | null): Outcome<"new" | "yes", Refusal> =>
  open === "raised" ? refused({ code: "wrong-state", state: "hand-raised" }) : accepted(open === null ? "new" : "yes");

/** The same where staff raise it for the person, who is named in the form. Refusal: invalid (`hand-open`). */
export const decideRaisingFor = (open: HandState | null): Outcome<"new" | "yes", Refusal> =>
  open === "raised"
    ? refused({ code: "invalid", faults: [{ field: "person", code: "hand-open", facts: {} }] })
    : accepted(open === null ? "new" : "yes");

/**
 * What becomes of a hand when its person takes it back: not now, where it was only asked for; withdrawn, where it was
 * raised. Refusal: wrong-state.
 */
export function decideTakingHandBack(state: HandState): Outcome<HandState, Refusal> {
  if (state === "asked") return accepted("not-now");
  return state === "raised" ? accepted("withdrawn") : refused({ code: "wrong-state", state: "hand-closed" });
}

/** Whether the hub may answer a hand: while it is raised. Refusals: wrong-state, stale. */
export function decideHandAnswer(
  hand: { readonly state: HandState; readonly version: number },
  seenVersion: number,
): Outcome<"answered", Refusal> {
  if (hand.version !== seenVersion) return refused({ code: "stale", currentVersion: hand.version, current: {} });
  return hand.state === "raised" ? accepted("answered") : refused({ code: "wrong-state", state: "hand-closed" });
}

/**
 * Whether a proposal may follow from a hand: it is raised, and the proposal answers it in words; or it was answered
 * before. Refusals: wrong-state, invalid (no words).
 */
export function decideProposing(state: HandState, words: string): Outcome<"answer" | "answered-before", Refusal> {
  if (state === "answered") return accepted("answered-before");
  if (state !== "raised") return refused({ code: "wrong-state", state: "hand-closed" });
  if (words !== "") return accepted("answer");
  return refused({ code: "invalid", faults: [{ field: "answerWords", code: "required", facts: {} }] });
}

/**
 * Whether the hub may ask a person for a hand: only who agreed to be matched, or a card without an account; and not while
 * a hand is up or asked for. Refusal: invalid (`no-consent`, `hand-open`).
 */
export function decideAsking(of: {
  readonly basis: MatchingBasis;
  readonly open: HandState | null;
}): Outcome<"asked", Refusal> {
  const fault = (code: FieldFaultCode) =>
    refused<Refusal>({ code: "invalid", faults: [{ field: "person", code, facts: {} }] });
  if (of.basis === null) return fault("no-consent");
  return of.open === null ? accepted("asked") : fault("hand-open");
}

/** Days for which a mailed link to a question of the hub opens. */
const askLinkDays = 30;

/** The instant at which a mailed link to a question stops to open. */
export const askLinkExpiry = (madeAt: Date): Date => new Date(madeAt.getTime() + askLinkDays * 86_400_000);

/** A link that was mailed to answer one question of the hub. */
export type AskLink = {
  readonly expiresAt: Date;
  readonly state: HandState;
  /** Whether its person can sign in by now: then they answer there. */
  readonly hasAccount: boolean;
};

/**
 * Where a mailed link leads now: to the question, to what became of it, or nowhere any more. A question that was taken
 * back, by its person's withdrawal or by the hub, opens nothing.
 */
export function askLinkStanding(link: AskLink | null, now: Date): "open" | "answered" | "spent" {
  if (link === null || link.expiresAt <= now || link.hasAccount || link.state === "withdrawn") return "spent";
  return link.state === "asked" ? "open" : "answered";
}
