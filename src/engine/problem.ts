import type { Threads } from "./crew.ts";

/**
 * The allocation problem in numbers: people with capacity, projects with demand, and the pairs that may meet.
 * One unit is whatever the caller counts in; Banso counts half-days per four weeks.
 *
 * Pairs are stored project by project (compressed rows): the pairs of project `j` are
 * `pairStart[j] … pairStart[j + 1] - 1`. Everything after `pairFit` may be left out; without it a project is served by
 * one person who gives all of its demand, and there is one period.
 */
export type Problem = {
  /** Number of people; a person is an index 0 … people − 1. */
  readonly people: number;
  /** Number of projects; a project is an index 0 … projects − 1. */
  readonly projects: number;
  /** Units a person can give, 0 … 60; with periods person i has `capacity[i × periods + t]` in period t. */
  readonly capacity: Int32Array;
  /** How many projects a person may serve at once (in any one period), 0 … 16 (length `people`). */
  readonly maxEngagements: Int32Array;
  /** Units a project wants at most, 1 … 60 (length `projects`). */
  readonly demand: Int32Array;
  /** Where each project's pairs start (length `projects + 1`, first 0, last the number of pairs). */
  readonly pairStart: Int32Array;
  /** The person of each pair; within a project every person at most once. */
  readonly pairPerson: Int32Array;
  /** What one unit of the pair is worth, an integer 1 … 1000. */
  readonly pairFit: Int32Array;

  /** The least units a person may give to a project they serve, 1 … demand; left out: all of the demand. */
  readonly minShare?: Int32Array;
  /** How many people may share a project, 1 … 16; left out: one. */
  readonly mostPeople?: Int32Array;

  /** Number of periods, 1 … 24; left out: one. */
  readonly periods?: number;
  /** The first period in which each project runs; left out: the horizon's first. */
  readonly firstPeriod?: Int32Array;
  /** The last period in which each project runs; left out: the horizon's last. */
  readonly lastPeriod?: Int32Array;

  /** Units of each pair that are agreed and stay as they are; 0: none. */
  readonly lockedUnits?: Int32Array;
  /** 1 for each pair that must not be. */
  readonly forbidden?: Uint8Array;

  /** The firm of each project, or −1. */
  readonly firm?: Int32Array;
  /** The group of competitors of each firm, or −1: a person serves at most one firm of a group. */
  readonly firmGroup?: Int32Array;

  /** Floors are rows of projects: those of row r are `floorProject[floorStart[r] … floorStart[r + 1] - 1]`. */
  readonly floorStart?: Int32Array;
  readonly floorProject?: Int32Array;
  /** How many projects of each row must be served, by one person or more each. */
  readonly floorLeast?: Int32Array;
};

/** Who serves what: the pairs in use, ascending (so project by project), and the units given by each. */
export type Plan = { readonly pair: Int32Array; readonly units: Int32Array };

/**
 * Prices that prove a bound. Any numbers ≥ 0 give a valid one; good ones give a tight one. In the base case `project`
 * alone says everything, and the others are left out.
 */
export type Prices = {
  /** What one engagement at project j costs at least. */
  readonly project: Float64Array;
  /** What one more unit of demand of project j would be worth. */
  readonly unit?: Float64Array;
  /** What it costs to serve one project more of each floor. */
  readonly floor?: Float64Array;
};

/** How long the engine may work, and who watches. With `iterations` the same seed gives the same plan on every machine. */
export type Budget = {
  readonly seed: number;
  /** Milliseconds until the certified answer must be out, measured by `clock`; a first plan is made even where they are too few. */
  readonly deadlineMs?: number;
  /**
   * Steps of the search: passes of the bound, plans built, people repacked, kicks. For a replay, the number that the
   * first run reports.
   */
  readonly iterations?: number;
  /** A monotonic clock in milliseconds; needed with `deadlineMs`. */
  readonly clock?: () => number;
  /** Other threads that help where a pass over a large market takes long; the plan does not depend on them. */
  readonly threads?: Threads;
  /** Told every few milliseconds what is known. */
  readonly onProgress?: (turn: Turn) => void;
  /** Looked at every few milliseconds: once it is aborted, the best plan so far is certified and returned. */
  readonly signal?: { readonly aborted: boolean };
};

/** What is known so far: any plan shown here is feasible, and no plan is worth more than `bound`. */
export type Progress = {
  readonly phase: "bound" | "plan" | "improve" | "certify";
  readonly value: number;
  readonly bound: number;
  readonly iterations: number;
  /** Milliseconds since the start by the given clock, 0 without one. */
  readonly elapsedMs: number;
};

/** What is known after a turn of work, with the plan as it stands then, made when it is asked for. */
export type Turn = Progress & { readonly currentPlan: () => Plan };

/** A floor of which a plan serves `served` projects instead of `least`. */
export type FloorMissed = { readonly floor: number; readonly served: number; readonly least: number };

/** What the engine gives back: the plan, what proves it, and how it was found. */
export type Answer = {
  readonly plan: Plan;
  readonly prices: Prices;
  /** Σ fit × units over the shares. */
  readonly value: number;
  /** No plan of this problem is worth more; an integer, because every plan's value is one. */
  readonly bound: number;
  /** Floors that the plan does not reach; empty in nearly every case. See `Certificate`. */
  readonly missed: readonly FloorMissed[];
  /** bound ÷ value − 1; 0 when both are 0, infinite when only the value is. */
  readonly gap: number;
  readonly seed: number;
  readonly iterations: number;
  readonly elapsedMs: number;
  readonly stopped: "optimal" | "deadline" | "iterations" | "cancelled";
  /** Value and bound against time, for the picture of the proof; at most 200 points. */
  readonly curve: readonly Progress[];
};
