import type { ConcernState } from "#domain/accompaniment/terms.ts";
import type { CheckInSide, Ending, EngagementId, Share } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { HandState } from "#domain/hands/terms.ts";
import type { DialogueChannel, DialogueStatus, ReviewKind, ReviewResult } from "#domain/needs/terms.ts";
import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { MeetingMode, ProposalPhase } from "#domain/proposals/terms.ts";
import type { ReferralStatus } from "#domain/referrals/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Something that somebody wrote into the story line of a record. */
export type StoryEntryId = Brand<string, "StoryEntryId">;

/** What was written down: an owner's worry in their own words, a visit, a call, a note. */
export const storyKinds = ["worry", "visit", "call", "note"] as const;
/** One kind of entry. */
export type StoryKind = (typeof storyKinds)[number];

/** The record whose story is told. */
export type StoryRecord =
  | { readonly kind: "firm"; readonly id: FirmId }
  | { readonly kind: "person"; readonly id: PersonId }
  | { readonly kind: "project"; readonly id: ProjectId }
  | { readonly kind: "engagement"; readonly id: EngagementId };

/** The kinds of record that have a story line. */
export type StoryRecordKind = StoryRecord["kind"];

/** What is written into a story line. */
export type StoryEntryTerms = {
  readonly kind: StoryKind;
  /** The day it speaks of. */
  readonly onDay: LocalDate;
  /** What was said or seen, 1–2,000 characters. */
  readonly words: string;
  /** Who said it, 0–80 characters. */
  readonly spokenBy: string;
};

/** An engagement named in a story. */
export type EngagementInStory = {
  readonly number: number;
  readonly title: string;
  readonly firmName: string;
  readonly personName: string;
};

/** Who was to come together for which work, in a story. */
export type PairInStory = {
  readonly number: number;
  readonly title: string;
  readonly firmName: string;
  readonly personName: string;
};

/** What happened on the way to an engagement: talks, looks inside, hands, proposals and what came of them. */
export type StepInStory =
  | {
      readonly kind: "dialogue";
      readonly number: number;
      readonly channel: DialogueChannel;
      readonly spokenBy: string;
      readonly status: DialogueStatus;
    }
  | {
      readonly kind: "review";
      readonly project: number;
      readonly title: string;
      readonly review: ReviewKind;
      readonly result: ReviewResult | null;
    }
  | {
      readonly kind: "referral";
      readonly number: number;
      readonly title: string;
      readonly organisation: string;
      readonly status: ReferralStatus;
    }
  | {
      readonly kind: "hand";
      readonly project: number;
      readonly title: string;
      readonly personName: string;
      readonly state: HandState;
    }
  | ({ readonly kind: "proposal"; readonly phase: ProposalPhase } & PairInStory)
  | ({ readonly kind: "meeting"; readonly mode: MeetingMode } & PairInStory)
  /** Name and contact that the firm was handed; closed when it reads them no more. */
  | ({ readonly kind: "disclosure"; readonly isClosed: boolean } & PairInStory);

/** What happened at one place of a story line. */
export type StoryEvent =
  | StepInStory
  /** A declared act done to the record; of an edit the names of its fields, never their values. */
  | { readonly kind: "act"; readonly act: string; readonly fields: readonly string[] }
  | {
      readonly kind: "imported";
      readonly effect: "added" | "changed";
      readonly fileName: string;
      readonly importNumber: number;
      readonly isTakenBack: boolean;
    }
  | { readonly kind: "project"; readonly number: number; readonly title: string }
  | ({ readonly kind: "begun"; readonly halfDays: HalfDays; readonly weeks: number } & EngagementInStory)
  | ({
      readonly kind: "ended";
      readonly ending: Ending;
      readonly outcome: string;
      readonly outcomeScore: number | null;
    } & EngagementInStory)
  | ({
      readonly kind: "check-in";
      readonly side: CheckInSide;
      readonly score: number | null;
      readonly words: string;
    } & EngagementInStory)
  | ({
      readonly kind: "concern";
      readonly number: number;
      readonly state: ConcernState;
      readonly side: CheckInSide | null;
      readonly outcome: string;
    } & { readonly engagement: EngagementInStory })
  | ({ readonly kind: "booked" | "released"; readonly note: string } & Share)
  | { readonly kind: "merged"; readonly record: "firm" | "person"; readonly goneNumber: number }
  | { readonly kind: "entry"; readonly entry: StoryKind; readonly words: string; readonly spokenBy: string };

/** From where in the database a place of the line comes; a part of its key. */
export const storySources = [
  "act",
  "begun",
  "booking",
  "check-in",
  "concern",
  "dialogue",
  "disclosure",
  "ended",
  "entry",
  "hand",
  "import",
  "meeting",
  "merge",
  "project",
  "proposal",
  "referral",
  "review",
] as const;
/** One of these sources. */
export type StorySource = (typeof storySources)[number];

/** By what a page of a story line begins: the instant, the source and the id of the last place before it. */
export type StoryKey = { readonly at: Date; readonly source: StorySource; readonly id: string };

/** One place of a story line: when, by whom, what. Of what has only a day, the instant is the day's beginning in Tokyo. */
export type StoryItem = StoryKey & {
  /** Name of the account that did or wrote it, where the reader may know it. */
  readonly by: string | null;
  /** The hat worn, where it was kept. */
  readonly hat: string | null;
  readonly event: StoryEvent;
};

/** One page of a story line, the newest first, and where the next one begins; null at the end. */
export type StoryPage = { readonly items: readonly StoryItem[]; readonly next: StoryKey | null };
