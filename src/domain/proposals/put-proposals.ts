import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { settleNotices } from "#domain/accompaniment/store-notices.ts";
import { matchingBasisOf } from "#domain/consents/views.ts";
import { decideStanding } from "#domain/contracts/rules-standing.ts";
import { contractFormOf, loadStandings } from "#domain/contracts/store.ts";
import { loadWeeks } from "#domain/engagements/store.ts";
import { lockFirmById } from "#domain/firms/store.ts";
import { decideProposing } from "#domain/hands/rules.ts";
import { lockHand, ownName, saveHand } from "#domain/hands/store.ts";
import type { HandId } from "#domain/hands/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { foldedFirmName } from "#domain/imports/rules-cells-names.ts";
import { holdPeople, lockPerson } from "#domain/people/store.ts";
import { numberOfCode } from "#domain/plans/rules-region.ts";
import { loadShares } from "#domain/plans/store.ts";
import type { PlanId } from "#domain/plans/terms.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { lockProject, type SavedProject } from "#domain/projects/store.ts";
import { planProposalsInput, proposalInput } from "#domain/proposals/input.ts";
import { answerBy, decidePutting, profileOf, termsFrom } from "#domain/proposals/rules-putting.ts";
import { loadHeld } from "#domain/proposals/store-holding.ts";
import {
  addProposal,
  isFirmClosed,
  isProposed,
  pairOf,
  proposedPairs,
  publishedPlan,
} from "#domain/proposals/store-putting.ts";
import { tellBoth } from "#domain/proposals/store-telling.ts";
import type { ProposalId, ProposalOrigin, ProposalTerms } from "#domain/proposals/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { LocalDate } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const putProposalInput = proposalInput;
export const putPlanProposalsInput = planProposalsInput;

/** The most shares of a plan that are put at once; the rest waits for the next press of the button. */
const mostAtOnce = 200;

/** A raised hand that the proposal follows from, and what its person reads as the answer. */
type FromHand = { readonly id: HandId; readonly words: string };

/**
 * Puts one person forward for one project: found by hand, by a suggestion, or because they raised a hand, which is
 * answered by it in words. Refusals: not-allowed, invalid (a record that is not there is told beside its field; a hand
 * without words), wrong-state (see `decidePutting`; a hand that is taken back; `firm-closed` in the register), no-standing,
 * above-capacity.
 */
export const putProposal = (
  app: App,
  actor: Actor,
  input: {
    readonly project: number;
    readonly person: number;
    readonly line: string;
    readonly hand: FromHand | null;
    readonly terms: ProposalTerms;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "proposal.put", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      const { accountId } = actor;
      if (permit(app.may, actor, "proposal.put", { hubId: actor.hubId }) === null || accountId === null)
        return refused({ code: "not-allowed" });
      const pair = await holdPair(tx, input);
      if (pair === null) return refused({ code: "invalid", faults: await unknownOf(tx, input) });
      const { line, hand, terms } = input;
      const today = app.clock.today();
      const put = await putOne(tx, pair, {
        origin: hand === null ? "by-hand" : "hand",
        planId: null,
        line,
        terms,
        putBy: accountId,
        today,
      });
      if (!put.ok || hand === null) return put;
      const answered = await answerWith(tx, pair, hand);
      return answered.ok ? put : answered;
    },
  );

/**
 * Puts shares of the plan that holds to both sides: the one of a project, or all. What cannot be put now (somebody was
 * booked meanwhile, or it is put already) is left out and counted. Refusals: not-found (no plan that holds has this
 * number), not-allowed, and for a single share whatever stands in its way.
 */
export const putPlanProposals = (
  app: App,
  actor: Actor,
  input: { readonly plan: number; readonly project: number | null; readonly key: string | null },
): Promise<Outcome<{ put: number; left: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "proposal.put", key: input.key },
    async (tx): Promise<Outcome<{ put: number; left: number }, Refusal>> => {
      const { accountId } = actor;
      if (permit(app.may, actor, "proposal.put", { hubId: actor.hubId }) === null || accountId === null)
        return refused({ code: "not-allowed" });
      const plan = await publishedPlan(tx, input.plan);
      if (plan === null) return refused({ code: "not-found" });
      const shares = (await loadShares(tx, plan.id))
        .map(({ person, project, halfDays }) => ({
          person: numberOfCode(person) ?? 0,
          project: numberOfCode(project.id) ?? 0,
          halfDays,
          onSiteHalfDays: project.onSiteHalfDays,
        }))
        .filter(({ project }) => input.project === null || project === input.project)
        .toSorted((a, b) => a.person - b.person || a.project - b.project);
      // All people before any project: whoever puts one of them forward meanwhile waits, and holds nothing that is needed here.
      await holdPeople(
        tx,
        shares.map(({ person }) => person),
      );
      const alive = await proposedPairs(tx);
      let put = 0;
      let lastRefusal: Refusal = { code: "not-found" };
      for (const share of shares) {
        if (alive.has(pairOf(share))) {
          lastRefusal = { code: "wrong-state", state: "alive" };
          continue;
        }
        if (put === mostAtOnce) break;
        const outcome = await putShare(tx, share, { planId: plan.id, putBy: accountId, today: app.clock.today() });
        if (outcome.ok) put += 1;
        else lastRefusal = outcome.refusal;
      }
      if (put === 0 && input.project !== null) return refused(lastRefusal);
      return accepted({ put, left: shares.length - put });
    },
  );

type Sides = { readonly person: number; readonly project: number };
type Pair = {
  readonly person: NonNullable<Awaited<ReturnType<typeof lockPerson>>>;
  readonly project: SavedProject;
  readonly firm: NonNullable<Awaited<ReturnType<typeof lockFirmById>>>;
};

/** Holds the person first, as everything does that gives a person's half-days. */
async function holdPair(tx: Tx, sides: Sides): Promise<Pair | null> {
  const person = await lockPerson(tx, sides.person);
  const project = person === null ? null : await lockProject(tx, sides.project);
  const firm = project === null ? null : await lockFirmById(tx, project.firmId);
  return person === null || project === null || firm === null ? null : { person, project, firm };
}

async function unknownOf(tx: Tx, sides: Sides) {
  const field = (await lockPerson(tx, sides.person)) === null ? "person" : "project";
  return [{ field, code: "not-in-list" as const, facts: {} }];
}

/** Answers the hand that a proposal follows from; one that was answered before ("let us talk") stays as it is. */
async function answerWith(tx: Tx, { person, project }: Pair, { id, words }: FromHand): Promise<Outcome<null, Refusal>> {
  const hand = await lockHand(tx, id);
  if (hand === null || hand.personId !== person.id || hand.projectId !== project.id)
    return refused({ code: "not-found" });
  const decided = decideProposing(hand.state, words);
  if (!decided.ok || decided.value === "answered-before") return decided.ok ? accepted(null) : decided;
  await saveHand(tx, id, { state: "answered", answer: "talk", words, by: await ownName(tx) });
  await settleNotices(tx, `hand-answer:${id}`);
  await tx.audit({ act: "hand.answer", kind: "hand", id, fields: ["talk"] });
  return accepted(null);
}

type Circumstances = { readonly planId: PlanId; readonly putBy: AccountId; readonly today: LocalDate };

async function putShare(
  tx: Tx,
  share: Sides & { readonly halfDays: number; readonly onSiteHalfDays: number },
  { planId, putBy, today }: Circumstances,
): Promise<Outcome<{ number: number }, Refusal>> {
  const pair = await holdPair(tx, share);
  if (pair === null) return refused({ code: "not-found" });
  const terms = termsFrom(pair.project.terms, share, today);
  return putOne(tx, pair, { origin: "plan", planId, line: "", terms, putBy, today });
}

type Order = {
  readonly origin: ProposalOrigin;
  readonly planId: PlanId | null;
  readonly line: string;
  readonly terms: ProposalTerms;
  readonly putBy: AccountId;
  readonly today: LocalDate;
};

async function putOne(
  tx: Tx,
  { person, project, firm }: Pair,
  order: Order,
): Promise<Outcome<{ number: number }, Refusal>> {
  if (await isFirmClosed(tx, firm.id, order.today)) return refused({ code: "wrong-state", state: "firm-closed" });
  const form = await contractFormOf(tx, project.id);
  const standing = decideStanding({ form, activity: "propose" }, await loadStandings(tx), order.today);
  if (!standing.ok) return standing;
  const avoided = [person.terms.employer, ...person.terms.notWith].filter((name) => name !== "").map(foldedFirmName);
  const decided = decidePutting(
    {
      projectStatus: project.status,
      isAlive: await isProposed(tx, project.id, person.id),
      mayBeAsked: (await matchingBasisOf(tx, person.id, order.today)) !== null,
      isConflict: avoided.includes(foldedFirmName(firm.terms.name)),
      halfDays: person.terms.halfDays,
      ledger: await loadWeeks(tx, person.id, order.terms),
      held: await loadHeld(tx, person.id, order.terms),
    },
    order.terms,
  );
  if (!decided.ok) return decided;
  const id = tx.newId<ProposalId>();
  const { today: _, ...rest } = order;
  const number = await addProposal(tx, {
    ...rest,
    id,
    projectId: project.id,
    firmId: firm.id,
    personId: person.id,
    terms: decided.value,
    // Under dispatch the firm neither meets anybody beforehand nor reads what they bring.
    withMeeting: form !== "dispatch",
    answerBy: answerBy(order.today),
    profile: form === "dispatch" ? null : profileOf(person.terms),
    work: project.terms,
    firm: firmOnPage(firm),
  });
  await tellBoth(tx, { id, number, firmId: firm.id, personId: person.id }, "proposal-made");
  await tx.audit({ act: "proposal.put", kind: "proposal", id });
  return accepted({ number });
}
