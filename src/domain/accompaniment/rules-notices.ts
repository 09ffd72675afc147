import type { ConcernId, Delivery, NoticeFor, NoticeKind } from "#domain/accompaniment/terms.ts";
import type { CheckInId } from "#domain/engagements/terms.ts";
import { type HandId, parseHandId } from "#domain/hands/terms.ts";
import { addDays, type LocalDate, localDateAt } from "#kit/dates.ts";
import { isUuid } from "#kit/ids.ts";

/** Letters are written between these hours of the day in Tokyo; the rest of the day is quiet. */
export const quietHours = { until: 8, from: 20 } as const;

const hourMs = 3_600_000;
const tokyoHours = 9;

/** The hour of the day in Tokyo, 0–23. */
const hourAt = (instant: Date): number => Math.floor(instant.getTime() / hourMs + tokyoHours) % 24;

/** Whether nobody is written to at this instant. */
export const isQuiet = (instant: Date): boolean =>
  hourAt(instant) < quietHours.until || hourAt(instant) >= quietHours.from;

/** The most often that somebody is told of one case again. */
export const mostReminders = 2;
/** Days between two letters that tell of the same case, and between two that remind one reader of anything. */
export const leastDaysBetween = 3;

/** Notices that wait for their reader to do something; the others are told once. */
export const asking: readonly NoticeKind[] = [
  "check-in-due",
  "concern-opened",
  "complaint-made",
  "hand-raised",
  "hand-asked",
  "proposal-made",
  "meeting-offered",
  "meeting-answer-due",
  "review-asked",
  "referral-handed",
];

/** Whether a notice wants something done, and is told again while nothing happens. */
export const asks = (kind: NoticeKind): boolean => asking.includes(kind);

/** A notice as far as it decides when it is told. */
export type NoticeTold = {
  readonly kind: NoticeKind;
  readonly madeAt: Date;
  readonly toldOn: LocalDate | null;
  readonly reminders: number;
  readonly remindedOn: LocalDate | null;
  readonly settledAt: Date | null;
};

/** What was written to a reader before. */
export type LettersBefore = {
  /** The day of the last daily letter. */
  readonly lastDaily: LocalDate | null;
  /** The day of the last letter that reminded of anything. */
  readonly lastReminding: LocalDate | null;
};

/** Which notices of one reader are told by a letter now, for the first time and again. */
export type ToTell<N> = { readonly fresh: readonly N[]; readonly again: readonly N[] };

/** The instant at which the day's letters of this day may be written: eight in the morning in Tokyo. */
export const morningOf = (day: LocalDate): Date => new Date(`${day}T08:00:00+09:00`);

/**
 * What one reader is told now. Nothing in quiet hours; once a day unless they want it at once; of a case again only when
 * it asks for something, at the earliest three days later, at most twice, and never within three days of another reminder.
 */
export function noticesToTell<N extends NoticeTold>(
  notices: readonly N[],
  { delivery, before, now }: { readonly delivery: Delivery; readonly before: LettersBefore; readonly now: Date },
): ToTell<N> {
  const none = { fresh: [], again: [] };
  const today = localDateAt(now);
  if (delivery === "none" || isQuiet(now)) return none;
  const open = notices.filter(({ settledAt }) => settledAt === null);
  const isDayDone = before.lastDaily !== null && before.lastDaily >= today;
  if (delivery === "daily" && isDayDone) return none;
  const isReady = ({ madeAt }: N): boolean => delivery === "at-once" || madeAt <= morningOf(today);
  const fresh = open.filter((notice) => notice.toldOn === null && isReady(notice));
  const mayRemind = !isDayDone && (before.lastReminding === null || isLater(before.lastReminding, today));
  const again = mayRemind ? open.filter((notice) => isDueAgain(notice, today)) : [];
  return { fresh, again };
}

function isDueAgain({ kind, toldOn, reminders, remindedOn }: NoticeTold, today: LocalDate): boolean {
  if (!asks(kind) || toldOn === null || reminders >= mostReminders) return false;
  return isLater(remindedOn ?? toldOn, today);
}

const isLater = (last: LocalDate, today: LocalDate): boolean => addDays(last, leastDaysBetween) <= today;

/** Whom a notice is for, as the columns of its row. */
export const readerColumns = (to: NoticeFor) => ({
  account_id: "account" in to ? to.account : null,
  person_id: "person" in to ? to.person : null,
  firm_id: "firm" in to ? to.firm : null,
  hat: "hat" in to ? to.hat : null,
});

/** The case of a check-in that is asked for. */
export const checkInCase = (id: CheckInId): string => `check-in:${id}`;

/** The check-in that a case is about, or null when it is about something else. */
export function checkInOf(about: string): CheckInId | null;
export function checkInOf(about: string): string | null {
  const id = about.startsWith("check-in:") ? about.slice("check-in:".length) : "";
  return isUuid(id) ? id : null;
}

/** The hand that a case is about: one that was asked for, or that was answered; null when it is about something else. */
export function handOf(about: string): HandId | null {
  const [, id = ""] = /^hand(?:-answered)?:(.*)$/.exec(about) ?? [];
  return parseHandId(id);
}

const dayMs = 24 * hourMs;

/** The instant at which a mailed link to a check-in stops to open: three weeks later. */
export const linkExpiry = (madeAt: Date): Date => new Date(madeAt.getTime() + 21 * dayMs);

/** What a letter tells of one notice. */
export type LetterLine = {
  readonly kind: NoticeKind;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The whole address of the page, or of the check-in's own link. */
  readonly link: string;
};

/** What the letter to one reader tells. */
export type LetterFacts = {
  readonly to: string;
  readonly hub: string;
  readonly fresh: readonly LetterLine[];
  readonly again: readonly LetterLine[];
  /** The page on which the reader chooses how to be told; null for somebody without an account. */
  readonly settings: string | null;
};

/** The case of a concern that is open. */
export const concernCase = (id: ConcernId): string => `concern:${id}`;
