import type { CheckInId, CheckInSide, EngagementId } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Something that opened a case. */
export type ConcernId = Brand<string, "ConcernId">;
/** One thing that was done about a concern. */
export type ConcernStepId = Brand<string, "ConcernStepId">;
/** Something to tell somebody. */
export type NoticeId = Brand<string, "NoticeId">;

/** What opened a concern: a low answer, a wish to talk, what staff noticed, a complaint. */
export const concernKinds = ["low-answer", "wants-talk", "noticed", "complaint"] as const;
/** One of these kinds. */
export type ConcernKind = (typeof concernKinds)[number];

/** How far a concern is. */
export const concernStates = ["open", "working", "closed"] as const;
/** One of these states. */
export type ConcernState = (typeof concernStates)[number];

/** With whom a side wants to talk: nobody, its companion, or the hub's office past the companion. */
export const talkWishes = ["no", "companion", "hub"] as const;
/** One of these wishes. */
export type TalkWish = (typeof talkWishes)[number];

/** How a check-in was answered: by a mailed link, signed in, or entered by staff who talked with the side. */
export type AnswerWay = "link" | "home" | "staff";

/** What a side answers. */
export type CheckInAnswer = {
  /** How it goes, 1 (badly) to 5 (well). */
  readonly score: number;
  /** Whether it goes as agreed: 1 no, 2 partly, 3 yes. */
  readonly onTrack: number;
  readonly talk: TalkWish;
  /** In their own words, 0–1,000 characters. */
  readonly words: string;
};

/** The engagement whose check-ins are planned. */
export type Accompanied = {
  readonly id: EngagementId;
  /** The Monday of its first week. */
  readonly fromWeek: LocalDate;
  /** Half-days per four weeks: a small share is asked less often. */
  readonly halfDays: HalfDays;
};

/** A check-in that is due and of which nobody has been told. */
export type CheckInToAsk = {
  readonly id: CheckInId;
  readonly side: CheckInSide;
  readonly firmId: FirmId;
  readonly personId: PersonId;
  readonly title: string;
};

/** What a notice tells. Those that ask are told again while nothing happens. */
export const noticeKinds = [
  "check-in-due",
  "companion-named",
  "concern-opened",
  "complaint-made",
  "complaint-answered",
  "hand-raised",
  "hand-asked",
  "hand-answered",
  "proposal-made",
  "proposal-agreed",
  "proposal-closed",
  "meeting-offered",
  "meeting-fixed",
  "meeting-answer-due",
  "engagement-begun",
  "review-asked",
  "leaving-told",
  "referral-handed",
  "referral-named",
  "referral-answered",
] as const;
/** One of these kinds. */
export type NoticeKind = (typeof noticeKinds)[number];

/** Staff that a notice can be for. */
export type NoticeHat = "coordinator" | "operator";

/** When letters are written: one a day, at once, or never. */
export const deliveries = ["daily", "at-once", "none"] as const;
/** One of these. */
export type Delivery = (typeof deliveries)[number];

/** The language of somebody's letters. */
export type NoticeLanguage = "ja" | "en";

/** How somebody wants to be told. */
export type NoticeSetting = { readonly delivery: Delivery; readonly language: NoticeLanguage };

/**
 * Whom a notice is for. A person is told by the account of their hat, else by the mail address of their record; a firm by
 * its owners, else its deputies, else the address of its record; staff by everyone who wears the hat.
 */
export type NoticeFor =
  | { readonly account: AccountId }
  | { readonly person: PersonId }
  | { readonly firm: FirmId }
  | { readonly hat: NoticeHat };

/** Something to tell. */
export type Notice = {
  readonly to: NoticeFor;
  readonly kind: NoticeKind;
  /** The case, such as `proposal:0198…`; whoever sees to it settles the case. At most 80 characters. */
  readonly about: string;
  /** The page on which it is seen to, without a language: `/proposals/12`. */
  readonly path: string;
  /** What its sentence needs: the title of the work, a firm's name. Never what one side must not know of the other. */
  readonly facts?: Readonly<Record<string, string | number>>;
};
