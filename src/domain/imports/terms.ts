import type { Brand } from "#kit/brand.ts";

/** A file of records read into the hub, as a whole or not at all. */
export type ImportId = Brand<string, "ImportId">;

/** What a file holds. */
export const importKinds = ["firms", "people", "projects", "engagements", "towns"] as const;
/** One kind of records that can be imported. */
export type ImportKind = (typeof importKinds)[number];

/**
 * How far an import is: being read; waiting for a person to say what its headers mean; faulty; ready to be written;
 * being written; written; taken back; dropped before it was written; failed for a reason that is no fault of the file.
 */
export const importStatuses = [
  "reading",
  "mapping",
  "faulty",
  "ready",
  "applying",
  "applied",
  "taken-back",
  "dropped",
  "failed",
] as const;
/** One of the states of an import. */
export type ImportStatus = (typeof importStatuses)[number];

/** Two records of the same firm or person, made into one. */
export type MergeId = Brand<string, "MergeId">;
