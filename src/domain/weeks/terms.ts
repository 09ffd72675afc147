import type { Brand } from "#kit/brand.ts";

/** Cells of a week as bits: bit 0 is Monday's morning, bit 20 Sunday's evening. */
export type CellMask = number;

/** Every cell of the week. */
export const everyCell: CellMask = 2 ** 21 - 1;

/** Mornings and afternoons from Monday to Friday: when a firm works unless it says otherwise. */
export const usualCells: CellMask = [0, 1, 2, 3, 4].reduce((mask, day) => mask | (0b011 << (3 * day)), 0);

/** When the work of a project or a firm can be done: cells of the week, and months of the year (1–12) that want all hands. */
export type PossibleWeek = { readonly cells: readonly number[]; readonly peakMonths: readonly number[] };

/** When some work can be done, and where that is said: by the project, by its firm, or nowhere (the usual hours). */
export type SaidWeek = PossibleWeek & { readonly by: "project" | "firm" | "nobody" };

/** Weeks of rest between two peak seasons, and whether they were agreed with the person or are the hub's rule. */
export type Rest = { readonly weeks: number; readonly isAgreed: boolean };

/** The most weeks of rest that can be agreed between two peak seasons. */
export const mostRestWeeks = 26;

/** Weeks of a pattern, which repeats after them. */
export const patternWeeks = 4;

/** Entries of a pattern: week × 21 + cell. */
export const patternEntries = 84;

/** A day of the week (Monday is 0) that a person already spends at a place. */
export type PlaceDay = { readonly day: number; readonly town: string };

/** Who laid the half-days of an engagement where they lie: the product, the person, or the hub's staff. */
export const layers = ["product", "person", "hub"] as const;
/** One of these. */
export type Layer = (typeof layers)[number];

/** Half-days of one share in a pattern of four weeks: entries in ascending order, and those of them at the place. */
export type LaidCells = { readonly cells: readonly number[]; readonly onSite: readonly number[] };

/** A meeting that several people share. */
export type JointMeetingId = Brand<string, "JointMeetingId">;

/** How often several people meet: in every week, or once in the four weeks of a pattern. */
export const meetingOftens = ["weekly", "once"] as const;
/** One of these. */
export type MeetingOften = (typeof meetingOftens)[number];

/** The most people who share one meeting. */
export const mostInMeeting = 20;

/** A private address from which a calendar reads a person's week. */
export type WeekFeedId = Brand<string, "WeekFeedId">;
