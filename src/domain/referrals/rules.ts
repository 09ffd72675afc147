import { isStanding } from "#domain/contracts/rules-standing.ts";
import type { Standing } from "#domain/contracts/terms.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import type { FirmOnPage } from "#domain/projects/rules.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { CandidateStatus, ReferralAnswer, ReferralStatus } from "#domain/referrals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import { type ContractForm, standingRuleOn } from "#reference/contract-forms.ts";

/** What an intermediary may read of a project and its firm: a copy made when it was handed over. */
export type ReferredWork = {
  readonly terms: ProjectTerms;
  readonly contractForm: ContractForm;
  /** Named only while the firm agrees to be named. */
  readonly firm: FirmOnPage;
};

/** Referrals that somebody works on. */
export const isOpenReferral = (status: ReferralStatus): boolean =>
  status === "handed" || status === "looking" || status === "named";

/**
 * Whether a project of this form may be handed to this organisation: where the law asks for a standing to propose it,
 * the organisation itself must hold one on this day. Refusal: no-standing.
 */
export function decideHandingOver(
  form: ContractForm,
  to: { readonly organisationId: OrganisationId; readonly standings: readonly Standing[] },
  today: LocalDate,
): Outcome<null, Refusal> {
  const rule = standingRuleOn(form, "propose", today);
  const holds = (standing: Standing): boolean =>
    standing.organisationId === to.organisationId &&
    rule?.needs.includes(standing.terms.kind) === true &&
    isStanding(standing.terms, today);
  if (rule === null || to.standings.some(holds)) return accepted(null);
  const { activity, needs, source } = rule;
  return refused({ code: "no-standing", form, activity, needs, source });
}

/** Whether an intermediary's answer may be taken: the referral is open. Refusal: wrong-state. */
export const decideReferralAnswer = (
  status: ReferralStatus,
  answer: ReferralAnswer,
): Outcome<ReferralStatus, Refusal> => {
  if (!isOpenReferral(status)) return refused({ code: "wrong-state", state: status });
  // Candidates stay named while the intermediary looks for more.
  return accepted(answer === "looking" && status === "named" ? "named" : answer);
};

/** Whether the hub may take a referral back: it is open. Refusal: wrong-state. */
export const decideTakingBack = (status: ReferralStatus): Outcome<"taken-back", Refusal> =>
  isOpenReferral(status) ? accepted("taken-back") : refused({ code: "wrong-state", state: status });

/** The most candidates of one referral. */
export const mostCandidates = 50;

/** Whether one more candidate may be named: the referral is open and has room. Refusals: wrong-state, invalid. */
export function decideNaming(status: ReferralStatus, many: number): Outcome<"named", Refusal> {
  if (!isOpenReferral(status)) return refused({ code: "wrong-state", state: status });
  if (many >= mostCandidates)
    return refused({ code: "invalid", faults: [{ field: "label", code: "too-many", facts: { max: mostCandidates } }] });
  return accepted("named");
}

/** From where a candidate may go: forward, or out; whoever is out or agreed stays. */
const next: { readonly [From in CandidateStatus]: readonly CandidateStatus[] } = {
  named: ["meeting", "declined", "withdrawn"],
  meeting: ["agreed", "declined", "withdrawn"],
  agreed: [],
  declined: [],
  withdrawn: [],
};

/** The states that a candidate can go to, for either side: the hub declines, the intermediary withdraws. */
export const candidateSteps = (from: CandidateStatus, side: "hub" | "intermediary"): readonly CandidateStatus[] =>
  next[from].filter((to) => to !== (side === "hub" ? "withdrawn" : "declined"));

/** Whether a candidate may go there. Refusal: wrong-state. */
export const decideCandidateStep = (
  from: CandidateStatus,
  to: CandidateStatus,
  side: "hub" | "intermediary",
): Outcome<CandidateStatus, Refusal> =>
  candidateSteps(from, side).includes(to) ? accepted(to) : refused({ code: "wrong-state", state: from });
