import type { ElementShape, HalfDays } from "#domain/people/terms.ts";
import type { Brand } from "#kit/brand.ts";
import type { LocalDate } from "#kit/dates.ts";

/** A requirement that wants half-days. */
export type ProjectId = Brand<string, "ProjectId">;

/** Who is looked for: someone who takes the business on their shoulders, or who brings one craft. */
export const roleKinds = ["shoulder", "specialist"] as const;
/** A kind of role. */
export type RoleKind = (typeof roleKinds)[number];

/** What the work is about. The first six are the fields of core people in the SME White Paper 2015; the rest are what small firms of a region ask for. */
export const themes = [
  "product-development",
  "domestic-sales",
  "overseas-sales",
  "finance",
  "it",
  "management",
  "production",
  "logistics",
  "people-matters",
  "public-relations",
  "succession",
  "tourism",
] as const;
/** One of the themes. */
export type Theme = (typeof themes)[number];

/** A draft is seen by its firm and the hub; a published project by everyone; a closed one takes no more hands. */
export const projectStatuses = ["draft", "published", "closed"] as const;
/** Where a project stands. */
export type ProjectStatus = (typeof projectStatuses)[number];

/** A project and the version of it that somebody saw. */
export type SeenProject = { readonly number: number; readonly version: number };

/** What a project asks for, as its firm and a definer wrote it. */
export type ProjectTerms = {
  /** One line that names the work, 1–80 characters. */
  readonly title: string;
  /** The result wanted, in the owner's words where possible, 1–2,000 characters. */
  readonly result: string;
  /** What is new about it, 0–1,000 characters. */
  readonly whatIsNew: string;
  /** What is hard about it, 0–1,000 characters. */
  readonly whatIsHard: string;
  /** What the person may decide, 0–1,000 characters. */
  readonly mayDecide: string;
  readonly roleKind: RoleKind;
  readonly themes: readonly Theme[];
  /** The work's need in the nine elements; compared by shape. */
  readonly shape: ElementShape;
  /** Half-days per four weeks wanted, 1–60. */
  readonly halfDays: HalfDays;
  /** How many of them must be at the place, 0–halfDays. */
  readonly onSiteHalfDays: HalfDays;
  /** The town of the work, as people say it. */
  readonly place: string;
  /** First day wanted, or null for at once. */
  readonly startsOn: LocalDate | null;
  /** How many months it is planned for, 1–60. */
  readonly months: number;
  /** Yen a month for all its half-days, 0 or more; 0 means unpaid and is said so. */
  readonly payYenPerMonth: number;
};
