/** What can be there twice. */
export const duplicateKinds = ["firm", "person"] as const;
/** One of them. */
export type DuplicateKind = (typeof duplicateKinds)[number];

/** Why two records look alike: what of them is the same. */
export const alikeReasons = ["name", "phone", "email", "website"] as const;
/** One reason. */
export type AlikeReason = (typeof alikeReasons)[number];

/** Two records that look alike, by their short numbers, the older first. */
export type AlikePair = {
  readonly one: AlikeRecord;
  readonly other: AlikeRecord;
  readonly why: readonly AlikeReason[];
};

/** What of a record is told in the list of pairs. */
export type AlikeRecord = { readonly number: number; readonly name: string; readonly place: string };

/** Which of two records stays, by whose value each field goes on, and the versions that were seen. */
export type MergeOrder = {
  readonly kept: number;
  readonly gone: number;
  readonly keptVersion: number;
  readonly goneVersion: number;
  /** Names of the fields whose value is taken from the record that goes. */
  readonly takenFromGone: readonly string[];
};
