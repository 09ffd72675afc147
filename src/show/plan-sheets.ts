import type { Share, Why } from "#domain/plans/rules-explain.ts";
import { filterNames } from "#domain/plans/rules-filters.ts";
import { componentNames, type Weights } from "#domain/plans/rules-fit.ts";
import { gapInHundredths, type MadePlan } from "#domain/plans/rules-summary.ts";
import { halfDaysWords } from "#text/half-days.ts";
import {
  changeWords,
  componentWords,
  filterWords,
  nextBestWords,
  reasonWords,
  whyOpenWords,
} from "#text/plan-reasons.ts";
import { proofWords, sheetWords } from "#text/plans.ts";
import { inARow, type Speak, sentences } from "#text/speak.ts";
import { collisionSentence } from "#text/weeks.ts";

/** One sheet of the plan as a table of text and numbers. */
export type PlanSheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly widths: readonly number[];
};

/** The plan as tables: shares, people, open projects, proof. Nothing in them depends on the clock. */
export function planSheets(plan: MadePlan, speak: Speak): readonly [PlanSheet, ...PlanSheet[]] {
  return [sharesSheet(plan, speak), peopleSheet(plan, speak), openSheet(plan, speak), proofSheet(plan, speak)];
}

/** How much a component speaks for a pair, above or below the middle, by its weight: the strongest reasons first. */
export function tellingReasons(share: Pick<Share, "why">, weights: Weights): readonly Why[] {
  const force = (why: Why): number => weights[why.name] * (why.score - 0.5);
  const forIt = share.why.filter((why) => why.score > 0.5).toSorted((a, b) => force(b) - force(a));
  const against = share.why.filter((why) => why.score < 0.5).toSorted((a, b) => force(a) - force(b));
  return [...forIt.slice(0, 3), ...against.slice(0, 1)];
}

function sharesSheet(plan: MadePlan, speak: Speak): PlanSheet {
  const w = sheetWords;
  return {
    name: speak(w.shares),
    header: [
      w.project,
      w.title,
      w.firm,
      w.person,
      w.halfDays,
      w.inWords,
      w.onSite,
      w.place,
      w.pay,
      w.fit,
      w.why,
      w.next,
    ].map(speak),
    widths: [10, 30, 20, 10, 9, 16, 9, 12, 11, 10, 70, 50],
    rows: plan.shares.map((share) => [
      share.project.id,
      share.project.title,
      share.project.firm,
      share.person.id,
      share.halfDays,
      speak(halfDaysWords(share.halfDays)),
      share.project.onSiteHalfDays,
      share.project.place,
      share.project.payYenPerMonth,
      share.fit,
      sentences(
        speak,
        tellingReasons(share, plan.weights).map((why) => reasonWords(why.reason)),
      ),
      sentences(speak, [nextBestWords(share.next, share.isLocked)]),
    ]),
  };
}

function peopleSheet(plan: MadePlan, speak: Speak): PlanSheet {
  const w = sheetWords;
  return {
    name: speak(w.people),
    header: [w.person, w.free, w.given, w.left, w.projects].map(speak),
    widths: [10, 9, 9, 9, 60],
    rows: plan.loads.map(({ person, given, shares }) => [
      person.id,
      person.halfDays,
      given,
      person.halfDays - given,
      shares.map((share) => `${share.project.id} ${share.halfDays}`).join(" / "),
    ]),
  };
}

function openSheet(plan: MadePlan, speak: Speak): PlanSheet {
  const w = sheetWords;
  return {
    name: speak(w.open),
    header: [w.project, w.title, w.firm, w.halfDays, w.onSite, w.place, w.admissible, w.why, w.change].map(speak),
    widths: [10, 30, 20, 9, 9, 12, 10, 60, 60],
    rows: plan.open.map((open) => [
      open.project.id,
      open.project.title,
      open.project.firm,
      open.project.halfDays,
      open.project.onSiteHalfDays,
      open.project.place,
      open.admissible,
      inARow(speak, whyOpenWords(open)),
      speak(changeWords(open.change, open.project.halfDays)),
    ]),
  };
}

function proofSheet({ proof, totals, pairs, weights, cuts }: MadePlan, speak: Speak): PlanSheet {
  const w = proofWords;
  const hundredths = gapInHundredths(proof);
  const rows: readonly (readonly [string, number | string | null])[] = [
    [speak(w.value), proof.value],
    ...(proof.beforeWeeks === undefined ? [] : [[speak(w.beforeWeeks), proof.beforeWeeks] as const]),
    [speak(w.bound), proof.bound],
    [speak(w.gap), hundredths === null ? null : hundredths / 100],
    [speak(w.served), totals.served],
    [speak(w.wanted), totals.wanted],
    [speak(w.free), totals.free],
    [speak(w.peopleWithWork), totals.peopleWithWork],
    [speak(w.people), totals.people],
    [speak(w.open), totals.open],
    [speak(w.projects), totals.projects],
    [speak(w.pairs), pairs.all],
    [speak(w.admissible), pairs.admissible],
    ...filterNames.map((name): readonly [string, number] => [
      `${speak(w.removed)}: ${speak(filterWords[name])}`,
      pairs.removed[name],
    ]),
    ...componentNames.map((name): readonly [string, number] => [
      `${speak(w.weight)}: ${speak(componentWords[name])} (${name})`,
      weights[name],
    ]),
    [speak(w.seed), proof.seed],
    [speak(w.iterations), proof.iterations],
    ...cuts.map((cut) => [speak(w.cut), speak(collisionSentence(cut.person, cut.projects, cut.because))] as const),
  ];
  return {
    name: speak(sheetWords.proof),
    header: [speak(sheetWords.item), speak(sheetWords.figure)],
    widths: [44, 16],
    rows,
  };
}
