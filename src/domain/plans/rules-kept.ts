import type { OpenProject, Share } from "#domain/plans/rules-explain.ts";
import { componentNames, usualWeights, type Weights } from "#domain/plans/rules-fit.ts";
import type { PairCount } from "#domain/plans/rules-problem.ts";
import type { MadePlan, PlanProof, PlanTotals } from "#domain/plans/rules-summary.ts";
import type { PlannedWeek, WeekCut } from "#domain/plans/rules-weeks.ts";
import type { FileKind, FileNote, PlanProject } from "#domain/plans/terms.ts";

/** What a kept plan says of a project. */
export type KeptProject = Pick<PlanProject, "id" | "title" | "firm" | "halfDays" | "onSiteHalfDays" | "place">;

/** One share of a kept plan; the person by the code of the file alone. */
export type KeptShare = Pick<Share, "halfDays" | "fit" | "why" | "next" | "isLocked"> & {
  readonly person: string;
  readonly project: KeptProject;
};

/** What one person has been given, in half-days per four weeks. */
export type KeptLoad = { readonly person: string; readonly free: number; readonly given: number };

/** A project that stays open in a kept plan. */
export type KeptOpen = Omit<OpenProject, "project"> & { readonly project: KeptProject };

/** The proof without its gap, which follows from value and bound and may be infinite, which JSON cannot hold. */
export type KeptProof = Omit<PlanProof, "gap"> & {
  /** The price of each project in 4096ths, in the order of the projects' codes; plans kept before have none. */
  readonly prices?: readonly number[];
};

/** A plan as it is kept for its page: what is shown of people and projects, and nothing else of them. */
export type KeptPlan = {
  readonly shares: readonly KeptShare[];
  readonly loads: readonly KeptLoad[];
  readonly open: readonly KeptOpen[];
  readonly pairs: PairCount;
  readonly weights: Weights;
  readonly totals: PlanTotals;
  /** Left out by plans made before there were floors. */
  readonly floors?: MadePlan["floors"];
  readonly proof: KeptProof;
  /** Everybody's week; plans kept before there were weeks have none. */
  readonly weeks?: readonly PlannedWeek[];
  /** Shares that were given up because the week had no room for them. */
  readonly cuts?: readonly WeekCut[];
  /** What is to be known of how the two files were read; once it was the columns not read alone, and is called so. */
  readonly unread: FileNotes;
};

/** How the two files were read, by file. */
export type FileNotes = { readonly [Kind in FileKind]: readonly FileNote[] };

/** The figures of a plan for a list of plans. */
export type KeptSummary = Pick<PlanTotals, "projects" | "open" | "wanted" | "served"> &
  Pick<PlanProof, "value" | "bound" | "stopped">;

/** What the papers of a plan are made of. */
export type PlanPaperInput = {
  readonly plan: MadePlan;
  readonly language: "ja" | "en";
  readonly notes: FileNotes;
  readonly files: { readonly [Kind in FileKind]: PlanFileFacts };
};

/** A file that a plan was made of: its name, its rows, and the SHA-256 of its bytes in hexadecimal. */
export type PlanFileFacts = { readonly name: string; readonly rows: number; readonly sha256: string };

/** The three files of a plan; the report is kept packed by gzip, as browsers take it. */
export type PlanPaper = { readonly report: Uint8Array; readonly csv: Uint8Array; readonly xlsx: Uint8Array };

/** One unit of value in the whole numbers in which prices are kept, as the certificate counts them. */
export const priceGrid = 4096;

/** The plan as it is kept, with the prices of its projects, from which it goes live again. */
export function keptOf(plan: MadePlan, unread: FileNotes, prices?: Float64Array): KeptPlan {
  const { pairs, weights, totals, floors } = plan;
  const { gap: _, curve, ...proof } = plan.proof;
  return {
    shares: plan.shares.map(({ person, project, halfDays, fit, why, next, isLocked }) => ({
      person: person.id,
      project: projectOf(project),
      halfDays,
      fit,
      why,
      next,
      ...(isLocked === undefined ? {} : { isLocked }),
    })),
    loads: plan.loads.map(({ person, given }) => ({ person: person.id, free: person.halfDays, given })),
    open: plan.open.map(({ project, ...open }) => ({ ...open, project: projectOf(project) })),
    pairs,
    weights,
    totals,
    ...(floors.length === 0 ? {} : { floors }),
    weeks: plan.weeks,
    cuts: plan.cuts,
    // The first moments have no bound yet.
    proof: {
      ...proof,
      curve: curve.filter(({ bound }) => Number.isFinite(bound)),
      ...(prices === undefined ? {} : { prices: Array.from(prices, (price) => Math.round(price * priceGrid)) }),
    },
    unread,
  };
}

const projectOf = ({ id, title, firm, halfDays, onSiteHalfDays, place }: PlanProject): KeptProject => ({
  id,
  title,
  firm,
  halfDays,
  onSiteHalfDays,
  place,
});

/** The figures of a plan for a list of plans. */
export function keptSummary({ totals, proof }: KeptPlan): KeptSummary {
  const { projects, open, wanted, served } = totals;
  const { value, bound, stopped } = proof;
  return { projects, open, wanted, served, value, bound, stopped };
}

/** The proof with its gap: 0 when value and bound are the same, infinite when only the bound is above 0. */
export const proofOf = (proof: KeptProof): PlanProof => ({ ...proof, gap: gapBetween(proof) });

/** bound ÷ value − 1; 0 when both are the same. */
export const gapBetween = ({ value, bound }: Pick<PlanProof, "value" | "bound">): number =>
  value === bound ? 0 : bound / value - 1;

/** Whether these weights differ from the usual ones. */
export const areWeightsGiven = (weights: Weights): boolean =>
  componentNames.some((name) => weights[name] !== usualWeights[name]);
