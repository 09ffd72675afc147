import type { ContractForm, StandingActivity, StandingKind } from "#reference/contract-forms.ts";
import type { Collision } from "#reference/week-rules.ts";

/** One fault of one field: its name in the form, what is wrong, and the figures that the sentence needs. */
export type FieldFault = {
  readonly field: string;
  readonly code: FieldFaultCode;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** Every way in which one field can be wrong. */
export const fieldFaultCodes = [
  "required",
  "too-long",
  "too-short",
  "not-a-number",
  "not-whole",
  "too-small",
  "too-large",
  "not-in-list",
  "wrong-format",
  "other-name",
  "check-digit",
  "more-on-site-than-half-days",
  "wrong-points",
  "taken",
  "not-a-monday",
  "below-booked",
  "no-room",
  "held-by-proposals",
  "too-large-file",
  "not-a-table",
  "all-zero",
  "too-many",
  "ends-before-start",
  "above-trial",
  "no-consent",
  "hand-open",
  "bad-line",
  "not-matched",
  "proposed-already",
  "keeps-away",
  "wrong-cells",
  "cells-collide",
  "blank-left",
  "not-read-back",
  "not-between",
  "still-to-come",
  "gone-by",
  "too-few",
  "person-twice",
] as const;
/** What is wrong with one field. */
export type FieldFaultCode = (typeof fieldFaultCodes)[number];

/** Every way in which the domain says no. Tables over it are checked by the compiler. */
export type Refusal =
  /** What was entered cannot be taken as it is; every faulty field is named. */
  | { readonly code: "invalid"; readonly faults: readonly FieldFault[] }
  /** There is no such record, or it is not for this actor. */
  | { readonly code: "not-found" }
  /** This hat may not do this. */
  | { readonly code: "not-allowed" }
  /** Somebody changed the record since the form was shown: both versions, field by field. */
  | {
      readonly code: "stale";
      readonly currentVersion: number;
      readonly current: Readonly<Record<string, unknown>>;
    }
  /** The record is in a state in which this cannot be done: a closed project cannot be published. */
  | { readonly code: "wrong-state"; readonly state: string }
  /** The hub has no standing for this: the form of contract, what was to be done, what would be enough, and the law. */
  | {
      readonly code: "no-standing";
      readonly form: ContractForm;
      readonly activity: StandingActivity;
      readonly needs: readonly StandingKind[];
      readonly source: string;
    }
  /** The half-days are already booked: the first week in which they do not fit, and what is still free in it. */
  | {
      readonly code: "above-capacity";
      readonly week: string;
      readonly free: number;
    }
  /** Live proposals hold the half-days: their numbers, the first week that is too full, and what is left in it. */
  | {
      readonly code: "held-by-proposals";
      readonly week: string;
      readonly free: number;
      readonly proposals: readonly number[];
    }
  /** What a plan gives has changed since it was made: the codes of the people and projects that differ. */
  | { readonly code: "outdated"; readonly people: readonly string[]; readonly projects: readonly string[] }
  /** Nobody could live by the week that the plan gives them: whose shares collide, at which projects, and over what. */
  | {
      readonly code: "impossible-week";
      readonly collisions: readonly {
        readonly person: string;
        readonly projects: readonly string[];
        readonly because: Collision;
      }[];
    }
  /** A plan of the region needs somebody who is free and something that is open. */
  | { readonly code: "nothing-to-plan"; readonly people: number; readonly projects: number }
  /** More people and projects than one plan takes. */
  | { readonly code: "too-much-to-plan"; readonly people: number; readonly projects: number }
  /** The firm's own people come first: nobody has looked at them yet, nor said why it can wait. The project's number. */
  | { readonly code: "review-needed"; readonly project: number }
  /** Two records of a person cannot become one: another hub holds the one that would go, or both have an account. */
  | { readonly code: "held-elsewhere" }
  /** The link was used, withdrawn or is too old. */
  | { readonly code: "link-spent" }
  /** A program used a key again for something else: nothing was done this time. */
  | { readonly code: "key-reused" }
  /** Mail address, password or code do not fit; known and unknown addresses get the same answer. */
  | { readonly code: "wrong-credentials" }
  /** Too many tries; seconds to wait. */
  | { readonly code: "too-many-tries"; readonly seconds: number };
