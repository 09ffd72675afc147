import type { ElementShape } from "#domain/people/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A talk of a firm's owner with a definer. */
export type DialogueId = Brand<string, "DialogueId">;

/** One thing that was said in a dialogue. */
export type DialogueLineId = Brand<string, "DialogueLineId">;

/** The look at a firm's own people before a project is published. */
export type InsideReviewId = Brand<string, "InsideReviewId">;

/** How a dialogue was held. */
export const dialogueChannels = ["visit", "online", "phone", "paper"] as const;
/** One of the ways. */
export type DialogueChannel = (typeof dialogueChannels)[number];

/** An open dialogue is being written; a closed one is read, and can be taken up again. */
export const dialogueStatuses = ["open", "closed"] as const;
/** Where a dialogue stands. */
export type DialogueStatus = (typeof dialogueStatuses)[number];

/** Whose words they are: the owner's, or a note of the definer's. */
export const lineSpeakers = ["owner", "definer"] as const;
/** One of the two. */
export type LineSpeaker = (typeof lineSpeakers)[number];

/** The questions of a dialogue in the order in which they are asked. */
export const questions = ["worry", "issue", "result", "new", "hard", "decide", "role", "terms"] as const;
/** One of the questions. */
export type Question = (typeof questions)[number];

/** What a line answers; a fact is whatever else came up. */
export const lineKinds = [...questions, "fact"] as const;
/** One of the kinds of line. */
export type LineKind = (typeof lineKinds)[number];

/** What is entered when a dialogue begins. */
export type DialogueTerms = {
  readonly heldOn: LocalDate;
  readonly channel: DialogueChannel;
  /** Who spoke for the firm, 1–80 characters. */
  readonly spokenBy: string;
};

/** What was said: by whom, to which question, in which words. */
export type LineTerms = {
  readonly speaker: LineSpeaker;
  readonly kind: LineKind;
  /** 1–1,000 characters. */
  readonly words: string;
};

/** A line as the pages and the rules read it. */
export type DialogueLine = LineTerms & {
  readonly id: DialogueLineId;
  /** Place in its dialogue, from 1. */
  readonly seq: number;
  readonly version: number;
  /** The words as first written down; null while nobody has corrected them. */
  readonly firstWords: string | null;
};

/** What stands in a firm's way, as the owner and the definer see it; the firm and the hub alone read it. 0–1,000 characters. */
export type ManagementIssue = string;

/** The lines of a requirement, each of which can name the words that it came from. */
export type SourceField = keyof ProjectTerms | "issue";

/** A review of all who agreed, or why it may wait: a trial, or a project of a town. */
export const reviewKinds = ["full", "trial", "town"] as const;
/** One of the kinds of review. */
export type ReviewKind = (typeof reviewKinds)[number];

/** What came of a full review: somebody of the firm takes it, grows into it with a mentor, or it is looked for outside. */
export const reviewResults = ["appoint", "grow", "outside"] as const;
/** One of the results. */
export type ReviewResult = (typeof reviewResults)[number];

/** The largest trial that may be published before the full review: half-days per four weeks, and months. */
export const trialLimits = { halfDays: 8, months: 3 } as const;

/** A review as decisions look at it; a decided one has a day. */
export type ReviewState = { readonly kind: ReviewKind; readonly decidedOn: LocalDate | null };

/** What a full review comes to. */
export type ReviewDecision = {
  readonly result: ReviewResult;
  /** Why, 1–1,000 characters; it names nobody. */
  readonly reason: string;
  /** Who stands beside a person who grows into it, 0–400 characters. */
  readonly mentor: string;
};

/** Somebody of the firm who agreed to be looked at for its work. */
export type InsideCandidate = {
  /** Number of the hub's card. */
  readonly number: number;
  readonly name: string;
  /** Null while the person has not allocated the points. */
  readonly shape: ElementShape | null;
  /** What was talked over, 0–1,000 characters. */
  readonly words: string;
};
