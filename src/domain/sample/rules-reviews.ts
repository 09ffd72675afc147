import { isTrialSized } from "#domain/needs/rules-reviews.ts";
import type { ReviewKind, ReviewResult } from "#domain/needs/terms.ts";
import type { SampleDialogue } from "#domain/sample/rules-dialogues.ts";
import { diceFor, happens, pairsOf, shuffled } from "#domain/sample/rules-dice.ts";
import type { SampleFirm } from "#domain/sample/rules-firms.ts";
import type { SamplePerson } from "#domain/sample/rules-people.ts";
import type { SampleProject } from "#domain/sample/rules-projects.ts";
import { candidateWords, mentorWords, putOffReasons, reviewReasons } from "#domain/sample/rules-words-dialogues.ts";
import type { Random } from "#kit/random.ts";

/** An invented yes of an employee: their firm may look at the shape of their skills first. */
export type SampleInsideConsent = { readonly person: string; readonly firm: string };

/** An invented look inside a firm for one of its projects, by the keys of all. */
export type SampleReview = {
  readonly project: string;
  readonly firm: string;
  readonly kind: ReviewKind;
  readonly result: ReviewResult | null;
  readonly reason: string;
  readonly mentor: string;
  /** Days before the one of loading; null while it is being held. */
  readonly daysAgo: number | null;
  readonly candidates: readonly { readonly person: string; readonly words: string }[];
};

/** Of the employees with a shape, so many have agreed. */
const agreeing = 0.6;

/** The employees of this seed who agreed; nothing tells why others did not. */
export function sampleInsideConsents(
  seed: number,
  { firms, people }: { readonly firms: readonly SampleFirm[]; readonly people: readonly SamplePerson[] },
): readonly SampleInsideConsent[] {
  const dice = diceFor(seed, "consents of employees");
  const keys = new Map(firms.map(({ key, terms }) => [terms.name, key]));
  return people.flatMap(({ key, terms }) => {
    const firm = keys.get(terms.employer);
    return firm !== undefined && terms.shape !== null && happens(dice, agreeing) ? [{ person: key, firm }] : [];
  });
}

type Ground = {
  readonly projects: readonly SampleProject[];
  readonly dialogues: readonly SampleDialogue[];
  readonly consents: readonly SampleInsideConsent[];
};

/** The looks inside of this seed: for every project that came of a talk and is no draft, and for some of the drafts. */
export function sampleReviews(seed: number, { projects, dialogues, consents }: Ground): readonly SampleReview[] {
  const dice = diceFor(seed, "reviews");
  const words = wordsOf(dice);
  const known = new Map(projects.map((project) => [project.key, project]));
  const left = [...consents];
  return dialogues.flatMap(({ project: key, daysAgo }): readonly SampleReview[] => {
    const project = known.get(key ?? "");
    if (project === undefined) return [];
    const isDraft = project.status === "draft";
    if (isDraft && happens(dice, 0.6)) return [];
    const bare = { project: project.key, firm: project.firm, result: null, mentor: "", candidates: [] };
    const on = Math.max(1, daysAgo - dice.below(20) - 1);
    const waits = words.putOff(project);
    if (waits !== null) return [{ ...bare, ...waits, daysAgo: on }];
    // Whoever was looked at once is not looked at again in this region: the words about them would be the same.
    const seen = left.filter(({ firm }) => firm === project.firm).slice(0, 3);
    for (const each of seen) left.splice(left.indexOf(each), 1);
    const candidates = seen.map(({ person }) => ({ person, words: words.about() }));
    if (isDraft) return [{ ...bare, kind: "full", reason: "", daysAgo: null, candidates }];
    const result = resultOf(dice, candidates.length);
    const settled = { result, reason: words.reason(result), mentor: result === "grow" ? words.mentor() : "" };
    return [{ ...bare, ...settled, kind: "full", daysAgo: on, candidates }];
  });
}

function resultOf(dice: Random, candidates: number): ReviewResult {
  if (candidates > 0 && happens(dice, 0.4)) return happens(dice, 0.7) ? "grow" : "appoint";
  return "outside";
}

/** Words that stand at most twice in the region. */
function wordsOf(dice: Random) {
  const reasons = {
    appoint: pairsOf(dice, ...reviewReasons.appoint),
    grow: pairsOf(dice, ...reviewReasons.grow),
    outside: pairsOf(dice, ...reviewReasons.outside),
  };
  const [mentors, abouts, trials, towns] = [mentorWords, candidateWords, putOffReasons.trial, putOffReasons.town].map(
    (list) => [...shuffled(dice, [...list, ...list])],
  );
  return {
    reason: (result: ReviewResult) => reasons[result](),
    mentor: () => mentors?.pop() ?? "外の方が隣につきます。",
    about: () => abouts?.pop() ?? "",
    putOff: ({ terms }: SampleProject): { readonly kind: "trial" | "town"; readonly reason: string } | null => {
      const kind = isTrialSized(terms) ? "trial" : "town";
      if (!happens(dice, kind === "trial" ? 0.7 : 0.1)) return null;
      const reason = (kind === "trial" ? trials : towns)?.pop();
      return reason === undefined ? null : { kind, reason };
    },
  };
}
