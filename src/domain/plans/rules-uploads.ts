import type { PlanConditions } from "#domain/plans/rules-conditions.ts";
import type { Explained } from "#domain/plans/rules-explain.ts";
import type { Weights } from "#domain/plans/rules-fit.ts";
import type { Numbered } from "#domain/plans/rules-problem.ts";
import type { Lived } from "#domain/plans/rules-weeks.ts";
import type { FileFault, FileKind, FileNote, PlanId, PlanPerson, PlanProject, ReadFile } from "#domain/plans/terms.ts";
import type { Answer } from "#engine/problem.ts";
import type { TableFault, UploadedFile } from "#kit/table.ts";

/** The most bytes of one file that is uploaded for a plan, or of a paper that is kept with it. */
export const mostFileBytes = 10 * 1024 * 1024;

/** The two files as they were chosen; null when nothing was. */
export type ChosenFiles = { readonly [Kind in FileKind]: UploadedFile | null };

/** Two files that were read to the end without a fault. */
export type PlanFiles = {
  readonly people: ReadUpload<PlanPerson>;
  readonly projects: ReadUpload<PlanProject>;
};

/** An uploaded file with what was read in it. */
export type ReadUpload<T> = ReadFile<T> & { readonly file: UploadedFile };

/** What is wrong with one file. */
export type UploadFault =
  | { readonly code: "missing" }
  | { readonly code: "too-large"; readonly megabytes: number }
  | { readonly code: "table"; readonly name: string; readonly faults: readonly TableFault[] }
  | { readonly code: "cells"; readonly name: string; readonly faults: readonly FileFault[] };

/** What is wrong with the two files, and how many pairs they make when those are too many. */
export type PlanFilesFault = {
  readonly people: UploadFault | null;
  readonly projects: UploadFault | null;
  readonly tooManyPairs: number | null;
};

/** Whom and what to plan, by which weights. */
export type PlanOrder = {
  readonly people: readonly PlanPerson[];
  readonly projects: readonly PlanProject[];
  readonly weights: Weights;
  readonly conditions?: PlanConditions | undefined;
};

/** What the engine's process gives back: the problem in numbers, its answer, and the answer told in people and projects. */
export type PlanAnswer = {
  readonly numbered: Numbered;
  readonly answer: Answer;
  readonly explained: Explained;
  readonly lived: Lived;
};

/** A plan as the engine left it: not certified yet, and not kept. */
export type PlanRun = PlanAnswer & {
  readonly plan: { readonly id: PlanId; readonly weights: Weights; readonly language: "ja" | "en" };
  readonly files: { readonly [Kind in FileKind]: RunFile };
};

/** A file that a run was made of. */
export type RunFile = {
  readonly name: string;
  readonly sha256: string;
  readonly notes: readonly FileNote[];
};
