import type { ElementShape, HalfDays } from "#domain/people/terms.ts";
import type { RoleKind, Theme } from "#domain/projects/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** One share of a person at a project, put to both sides. */
export type ProposalId = Brand<string, "ProposalId">;

/** What one side said, kept as a row. */
export type ProposalAnswerId = Brand<string, "ProposalAnswerId">;

/** A person's name and contact, handed to one firm. */
export type DisclosureId = Brand<string, "DisclosureId">;

/** The two sides that answer. */
export const proposalSides = ["person", "firm"] as const;
/** One of the two sides. */
export type ProposalSide = (typeof proposalSides)[number];

/** How far a proposal is: asked, about to meet, agreed by both, engaged, or closed without one. */
export const proposalPhases = ["open", "meeting", "agreed", "engaged", "closed"] as const;
/** One of the phases. */
export type ProposalPhase = (typeof proposalPhases)[number];

/** What a side can say: "I would meet", "yes, let us begin", or no. */
export const proposalSayings = ["meet", "yes", "no"] as const;
/** One of the answers. */
export type ProposalSaying = (typeof proposalSayings)[number];

/** How far one side has come: nothing said yet, would meet, yes. A no closes the proposal. */
export type SideAnswer = "none" | "meet" | "yes";

/** Who closed a proposal: one of its sides, or the hub. */
export type ProposalCloser = ProposalSide | "hub";

/** Why somebody says no. The other side never reads it; the hub learns from it. */
export const noReasons = [
  "half-days",
  "pay",
  "place",
  "work",
  "fit",
  "timing",
  "conflict",
  "elsewhere",
  "unsaid",
] as const;
/** One of the reasons. */
export type NoReason = (typeof noReasons)[number];

/** Where a proposal came from: a plan, a raised hand, or found by hand. */
export const proposalOrigins = ["plan", "hand", "by-hand"] as const;
/** One of the origins. */
export type ProposalOrigin = (typeof proposalOrigins)[number];

/** What is proposed: the share, from when and how long, and its pay. */
export type ProposalTerms = {
  /** Half-days per four weeks, 1–60. */
  readonly halfDays: HalfDays;
  /** Of these at the place, 0–halfDays. */
  readonly onSiteHalfDays: HalfDays;
  /** The Monday of the first week. */
  readonly fromWeek: LocalDate;
  /** Weeks, 1–260. */
  readonly weeks: number;
  /** Yen a month, 0 or more. */
  readonly payYenPerMonth: number;
};

/** What a firm reads of a person before the person's yes: no name, no contact, no free text. */
export type ProposalProfile = {
  readonly themes: readonly Theme[];
  readonly trades: readonly string[];
  readonly roleKinds: readonly RoleKind[];
  readonly shape: ElementShape | null;
  readonly halfDays: HalfDays;
  readonly towns: readonly string[];
};

/** How two sides meet. */
export const meetingModes = ["online", "on-site"] as const;
/** One of the ways of meeting. */
export type MeetingMode = (typeof meetingModes)[number];

/** The most dates that are offered at once. */
export const mostSlots = 5;

/** Dates offered for a meeting. */
export type MeetingOffer = {
  readonly mode: MeetingMode;
  /** Where, or the address of the online room, 1–300 characters. */
  readonly place: string;
  /** How long, 15–240 minutes. */
  readonly minutes: number;
  /** One to five moments to begin, the earliest first. */
  readonly slots: readonly Date[];
};

/** A meeting as it stands. */
export type Meeting = MeetingOffer & {
  readonly offeredBy: ProposalCloser;
  readonly chosen: Date | null;
  /** The day on which it was held, as the hub noted it. */
  readonly heldOn: LocalDate | null;
  /** Counts changes, so that calendars replace what they know. */
  readonly sequence: number;
};
