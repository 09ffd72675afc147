import { fillWeeks, mondaysOf } from "#domain/engagements/rules.ts";
import type { EngagementTerms, Load, Share } from "#domain/engagements/terms.ts";
import type { HalfDays, PersonTerms } from "#domain/people/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { ProposalProfile, ProposalTerms } from "#domain/proposals/terms.ts";
import type { FieldFault, Refusal } from "#domain/refusals.ts";
import { addDays, type LocalDate, mondayOf, weekdayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** Half-days per four weeks that live proposals hold in one week. */
export type Held = { readonly week: LocalDate; readonly halfDays: HalfDays };

/** A live proposal with the share that it holds of a person. */
export type Holding = Share & { readonly number: number };

/** What a person has in the weeks of a share: their half-days, the ledger, and the live proposals that hold some of them. */
type Holdings = {
  readonly halfDays: HalfDays;
  readonly ledger: readonly Load[];
  readonly holding: readonly Holding[];
};

/**
 * Whether a share may be booked by hand beside the live proposals of its person: nothing is held twice. What the ledger
 * alone has no room for is told by `decideBooking`. Refusal: held-by-proposals (the first week that is too full).
 */
export function decideBeside({ halfDays, ledger, holding }: Holdings, share: Share): Outcome<null, Refusal> {
  for (const { week, capacity, booked } of fillWeeks(mondaysOf(share), ledger, halfDays)) {
    const inWeek = holding.filter((each) => mondaysOf(each).includes(week));
    const free = capacity - booked - inWeek.reduce((sum, each) => sum + each.halfDays, 0);
    if (inWeek.length === 0 || share.halfDays <= free) continue;
    const proposals = inWeek.map(({ number }) => number);
    return refused({ code: "held-by-proposals", week, free: Math.max(0, free), proposals });
  }
  return accepted(null);
}

/** The ledger's weeks with what live proposals hold added to what is booked: nothing is given twice. */
export function withHeld(
  weeks: readonly LocalDate[],
  {
    ledger,
    held,
    halfDays,
  }: { readonly ledger: readonly Load[]; readonly held: readonly Held[]; readonly halfDays: HalfDays },
): readonly Load[] {
  const heldIn = new Map(held.map((each) => [each.week, each.halfDays]));
  return fillWeeks(weeks, ledger, halfDays).map((load) => ({
    ...load,
    booked: load.booked + (heldIn.get(load.week) ?? 0),
  }));
}

/** What of both sides a proposal looks at before it is put. */
export type PuttingFacts = {
  readonly projectStatus: "draft" | "published" | "closed";
  /** Whether a proposal of this pair lives already. */
  readonly isAlive: boolean;
  /** Whether somebody with an account has said that the hub may look for work for them; true for cards without one. */
  readonly mayBeAsked: boolean;
  /** Whether the person works at the firm, or must not be put to it. */
  readonly isConflict: boolean;
  readonly halfDays: HalfDays;
  readonly ledger: readonly Load[];
  readonly held: readonly Held[];
};

/**
 * Whether a share may be put to both sides. Refusals: wrong-state (`draft`, `closed`: the project takes nobody), invalid
 * (beside the person `proposed-already`, `not-matched`: they have not agreed, `keeps-away`: present employer or a named
 * conflict), above-capacity (the first week that is too full, bookings and live proposals together).
 */
export function decidePutting(facts: PuttingFacts, terms: ProposalTerms): Outcome<ProposalTerms, Refusal> {
  if (facts.projectStatus !== "published") return refused({ code: "wrong-state", state: facts.projectStatus });
  if (facts.isAlive) return notThem("proposed-already");
  if (!facts.mayBeAsked) return notThem("not-matched");
  if (facts.isConflict) return notThem("keeps-away");
  const faults = termFaults(terms);
  if (faults.length > 0) return refused({ code: "invalid", faults });
  const tooFull = withHeld(mondaysOf(terms), facts).find(({ capacity, booked }) => booked + terms.halfDays > capacity);
  if (tooFull === undefined) return accepted(terms);
  return refused({ code: "above-capacity", week: tooFull.week, free: Math.max(0, tooFull.capacity - tooFull.booked) });
}

const notThem = (code: FieldFault["code"]) =>
  refused<Refusal>({ code: "invalid", faults: [{ field: "person", code, facts: {} }] });

function termFaults({ halfDays, onSiteHalfDays, fromWeek }: ProposalTerms): readonly FieldFault[] {
  return [
    ...(onSiteHalfDays > halfDays
      ? [{ field: "onSiteHalfDays", code: "more-on-site-than-half-days" as const, facts: { halfDays } }]
      : []),
    ...(weekdayOf(fromWeek) === 1 ? [] : [{ field: "fromWeek", code: "not-a-monday" as const, facts: {} }]),
  ];
}

/** How many days a side has to answer. */
export const answerDays = 14;

/** The last day of answering. */
export const answerBy = (today: LocalDate): LocalDate => addDays(today, answerDays);

/** Weeks that so many months are, at most five years. */
const weeksOf = (months: number): number => Math.min(260, Math.max(1, Math.round((months * 52) / 12)));

/**
 * The terms of a share as a project offers it: its pay in proportion, from its first day or the coming Monday, whichever
 * is later.
 */
export function termsFrom(
  project: ProjectTerms,
  share: Pick<Share, "halfDays"> & { readonly onSiteHalfDays: HalfDays },
  today: LocalDate,
): ProposalTerms {
  const coming = addDays(mondayOf(today), 7);
  const starts = project.startsOn === null ? coming : mondayOf(project.startsOn);
  return {
    halfDays: share.halfDays,
    onSiteHalfDays: Math.min(share.halfDays, share.onSiteHalfDays),
    fromWeek: starts > coming ? starts : coming,
    weeks: weeksOf(project.months),
    payYenPerMonth: Math.round((project.payYenPerMonth * share.halfDays) / project.halfDays),
  };
}

/** What a firm reads of a person before the person's yes. What is not in this list does not leave the record. */
export const profileOf = (terms: Omit<PersonTerms, "availableFrom" | "availableUntil">): ProposalProfile => ({
  themes: terms.themes,
  trades: terms.trades,
  roleKinds: terms.roleKinds,
  shape: terms.shape,
  halfDays: terms.halfDays,
  towns: terms.towns,
});

/** The role in writing as it is prefilled for the coordinator: from the work and from what was proposed. */
export const agreementFrom = (
  work: Pick<ProjectTerms, "title" | "result" | "mayDecide" | "roleKind">,
  terms: ProposalTerms,
): EngagementTerms => ({
  title: work.title,
  role: [work.result, work.mayDecide]
    .filter((part) => part !== "")
    .join("\n")
    .slice(0, 1000),
  roleKind: work.roleKind,
  stage: "trial",
  ...terms,
});
