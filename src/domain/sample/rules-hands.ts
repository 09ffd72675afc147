import type { ConsentPurpose } from "#domain/consents/terms.ts";
import type { HandAnswer, HandOrigin, HandState } from "#domain/hands/terms.ts";
import { between, diceFor, happens, pairsOf, shuffled } from "#domain/sample/rules-dice.ts";
import type { SamplePerson } from "#domain/sample/rules-people.ts";
import type { SampleProject } from "#domain/sample/rules-projects.ts";
import { answerWords, askWords, handWords } from "#domain/sample/rules-words-hands.ts";

/** A yes of an invented person to a use that is for the hub alone. */
export type SampleConsent = {
  readonly person: string;
  readonly purpose: Exclude<ConsentPurpose, "inside-review" | "intermediary">;
  readonly daysAgo: number;
  readonly withdrawnDaysAgo: number | null;
};

/** A hand of an invented person for a project; days are counted back from the one of loading. */
export type SampleHand = {
  readonly person: string;
  readonly project: string;
  readonly origin: HandOrigin;
  readonly state: HandState;
  readonly asking: string;
  readonly words: string;
  readonly answer: HandAnswer | null;
  readonly answerWords: string;
  /** When it began, and when it last changed. */
  readonly daysAgo: number;
  readonly changedDaysAgo: number;
};

type Region = {
  readonly people: readonly SamplePerson[];
  readonly projects: readonly SampleProject[];
};

/**
 * What people of this seed have agreed to: the two with accounts that work is looked for, some to be counted. What
 * employees agree to for a look inside their firm stands with the reviews.
 */
export function sampleConsents(seed: number, people: Region["people"]): readonly SampleConsent[] {
  return people.flatMap(({ key }, index): readonly SampleConsent[] => {
    const dice = diceFor(seed, `consents ${index}`);
    const given = (purpose: SampleConsent["purpose"]): SampleConsent => ({
      person: key,
      purpose,
      daysAgo: between(dice, 20, 200),
      withdrawnDaysAgo: happens(dice, 0.08) && index >= 2 ? between(dice, 1, 19) : null,
    });
    return [
      index < 2 ? [given("matching"), given("statistics")] : [],
      index >= 2 && happens(dice, 0.1) ? [given("statistics")] : [],
    ].flat();
  });
}

/** So many hands one block has. */
const handCount = 36;

/** Hands for published projects: some wait for an answer, some are answered, some were asked for. */
export function sampleHands(seed: number, { people, projects }: Region): readonly SampleHand[] {
  const dice = diceFor(seed, "hands");
  const open = shuffled(
    dice,
    projects.filter(({ status }) => status === "published"),
  ).slice(0, 12);
  const some = shuffled(dice, people.slice(2)).slice(0, handCount - 2);
  const raised = pairsOf(dice, ...handWords);
  const asked = pairsOf(dice, ...askWords);
  const answered = pairsOf(dice, ...answerWords);
  return [...people.slice(0, 2), ...some].flatMap(({ key }, index) => {
    const project = open[index % open.length];
    if (project === undefined) return [];
    const isAsked = index % 5 === 4;
    const daysAgo = between(dice, 4, 40);
    const state = stateOf(index, isAsked);
    const words = state === "asked" || state === "not-now" ? "" : raised();
    return {
      person: key,
      project: project.key,
      origin: isAsked ? ("asked" as const) : ("raised" as const),
      state,
      asking: isAsked ? asked() : "",
      words,
      ...answerOf(state, answered),
      daysAgo,
      changedDaysAgo: between(dice, 0, daysAgo - 1),
    };
  });
}

/** The first person with an account has an answer, the second is asked. */
function stateOf(index: number, isAsked: boolean): HandState {
  if (isAsked) return index % 3 === 0 ? "not-now" : "asked";
  if (index === 0 || index % 4 === 2) return "answered";
  return index % 11 === 7 ? "withdrawn" : "raised";
}

function answerOf(state: HandState, words: () => string): Pick<SampleHand, "answer" | "answerWords"> {
  if (state !== "answered") return { answer: null, answerWords: "" };
  const said = words();
  return { answer: /^.*。今回は/.test(said) ? "not-this-time" : "talk", answerWords: said };
}
