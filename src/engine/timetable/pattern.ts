/** Days of a week; Monday is 0. */
export const days = 7;
/** Parts of a day: morning, afternoon, evening. */
export const parts = 3;
/** Cells of a week: Monday's morning is 0, its afternoon 1 … Sunday's evening 20. */
export const cells = days * parts;
/** Weeks of a pattern, which repeats after them. */
export const weeks = 4;
/** Every cell of a week as a mask. */
export const allCells = 2 ** cells - 1;
/** The most shares of one person. */
export const mostShares = 16;
/** The most half-days of one share in four weeks. */
export const mostHalfDays = 60;
/** The most people who are laid out together, and the most meetings among them. */
export const mostTogether = 200;

/** One share to be laid into four weeks. Masks have bit c for cell c of a week. */
export type ShareToLay = {
  /** Half-days in four weeks, 1–60. Every week gets a quarter, rounded down; what is left over goes to as many weeks. */
  readonly halfDays: number;
  /** Of these at the place, 0–halfDays; every week gets at least a quarter, rounded down. */
  readonly onSite: number;
  /** Town of the place, 0 … towns − 1; −1 when nothing is at a place. */
  readonly town: number;
  /** Cells in which the work can be done at all. */
  readonly cells: number;
  /** Cells in which the person can be at its place; of those in `cells` the others are for work from afar. */
  readonly onSiteCells: number;
  /** Cells that must be this share's, a mask for each of the four weeks. */
  readonly pinned: readonly number[];
  /** Cells that it had so far and keeps where that costs nothing else; 0 for none. */
  readonly keep: number;
};

/** One person's shares, free cells, and which towns can be reached on one day. */
export type PersonToLay = {
  /** Cells of every week in which the person is free. */
  readonly free: number;
  readonly shares: readonly ShareToLay[];
  readonly towns: number;
  /** towns × towns: 1 when both can be served on one day; a town is near itself. */
  readonly near: Uint8Array;
};

/** A pattern of four weeks: 84 entries, week × 21 + cell. */
export type Pattern = {
  /** Whose cell it is: the index of a share, or −1. */
  readonly share: Int8Array;
  /** 1 where the half-day is at the place. */
  readonly onSite: Uint8Array;
};

/** Work that may still be done; counted, never timed, so that an answer is the same on every machine. */
export type Work = { left: number };

/** What came of it. `none` is a proof; `unknown` means that the work allowed was used up before there was an answer. */
export type Laying =
  | { readonly status: "laid"; readonly pattern: Pattern }
  | {
      readonly status: "none";
      /** Shares that cannot be laid out with one another; without any one of them the others can, as far as the work allowed to look. */
      readonly core: readonly number[];
      /** What of the shares in the core stands in the way: without this condition alone they could be laid out. */
      readonly because: "cells" | "towns" | "pinned";
    }
  | { readonly status: "unknown" };

/** A meeting of several people: each takes it as a half-day of the share named, and nobody has two of them in one half-day. */
export type Meeting = {
  readonly parts: readonly { readonly person: number; readonly share: number }[];
  /** In every week in the same cell, or once in the four weeks. */
  readonly often: "weekly" | "once";
};

/** What came of laying several people out together. */
export type LayingTogether =
  | {
      readonly status: "laid";
      readonly patterns: readonly Pattern[];
      /** For each meeting its entry (week × 21 + cell), of a weekly one that in the first week; −1 for one without people. */
      readonly places: readonly number[];
    }
  /** One person's shares cannot be laid out, whatever the meetings. */
  | {
      readonly status: "none";
      readonly person: number;
      readonly core: readonly number[];
      readonly because: "cells" | "towns" | "pinned";
    }
  /** Each person's shares could be laid out, but not with these meetings. */
  | { readonly status: "no-meeting"; readonly meetings: readonly number[] }
  | { readonly status: "unknown" };

/** How many bits of a mask are set. */
export function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
