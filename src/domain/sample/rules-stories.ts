import { between, diceFor, happens, pairsOf } from "#domain/sample/rules-dice.ts";
import type { SampleEngagement } from "#domain/sample/rules-engagements.ts";
import type { SampleFirm } from "#domain/sample/rules-firms.ts";
import type { SamplePerson } from "#domain/sample/rules-people.ts";
import { sampleTrades } from "#domain/sample/rules-words-firms.ts";
import { callWords, noteWords, talkWords, visitWords } from "#domain/sample/rules-words-stories.ts";
import { sampleWorries } from "#domain/sample/rules-words-worries.ts";
import type { StoryKind } from "#domain/stories/terms.ts";
import { pick } from "#kit/random.ts";

/** Something written into the story line of an invented firm, person or engagement; exactly one of the three keys is set. */
export type SampleStory = {
  readonly kind: StoryKind;
  /** Days before the one on which the sample is loaded. */
  readonly daysAgo: number;
  readonly words: string;
  readonly spokenBy: string;
  readonly firm: string | null;
  readonly person: string | null;
  readonly engagement: string | null;
};

/**
 * The story line of this seed: what owners worry about, in their own words, at nearly every firm; visits and calls of
 * definers and companions, talks with people, and notes on engagements.
 */
export function sampleStories(
  seed: number,
  region: {
    readonly firms: readonly SampleFirm[];
    readonly people: readonly SamplePerson[];
    readonly engagements: readonly SampleEngagement[];
  },
  staff: readonly string[],
): readonly SampleStory[] {
  return [
    ...ofFirms(seed, region.firms, staff),
    ...ofPeople(seed, region.people),
    ...ofWork(seed, region.engagements, staff),
  ];
}

const bare = { firm: null, person: null, engagement: null } as const;

function ofFirms(seed: number, firms: readonly SampleFirm[], staff: readonly string[]): readonly SampleStory[] {
  const dice = diceFor(seed, "stories of firms");
  const visit = pairsOf(dice, ...visitWords);
  const call = pairsOf(dice, ...callWords);
  const known = new Set(sampleTrades.map(({ key }) => key));
  return firms.flatMap(({ key, terms }) => {
    if (!known.has(key)) return [];
    const first = between(dice, 40, 500);
    const worries = (sampleWorries[key] ?? []).map((words, turn) => ({
      ...bare,
      firm: key,
      kind: "worry" as const,
      daysAgo: Math.max(3, first - 60 * turn),
      words,
      spokenBy: terms.contactName,
    }));
    const visits = Array.from({ length: between(dice, 0, 2) }, () => visit()).map((words) => ({
      ...bare,
      firm: key,
      kind: "visit" as const,
      daysAgo: between(dice, 2, first),
      words,
      spokenBy: pick(dice, staff),
    }));
    const calls = Array.from({ length: happens(dice, 0.6) ? 1 : 0 }, () => call()).map((words) => ({
      ...bare,
      firm: key,
      kind: "call" as const,
      daysAgo: between(dice, 1, 90),
      words,
      spokenBy: happens(dice, 0.5) ? terms.contactName : pick(dice, staff),
    }));
    return [...worries, ...visits, ...calls];
  });
}

function ofPeople(seed: number, people: readonly SamplePerson[]): readonly SampleStory[] {
  const dice = diceFor(seed, "stories of people");
  const talk = pairsOf(dice, ...talkWords);
  return people
    .filter((_, index) => index === 0 || happens(dice, 0.15))
    .map(({ key, terms }) => ({
      ...bare,
      person: key,
      kind: happens(dice, 0.5) ? "call" : "note",
      daysAgo: between(dice, 2, 300),
      words: talk(),
      spokenBy: terms.name,
    }));
}

function ofWork(
  seed: number,
  engagements: readonly SampleEngagement[],
  staff: readonly string[],
): readonly SampleStory[] {
  const dice = diceFor(seed, "stories of engagements");
  const note = pairsOf(dice, ...noteWords);
  return engagements
    .filter(({ startsIn }) => startsIn < -1 && happens(dice, 0.4))
    .map(({ key, startsIn }) => ({
      ...bare,
      engagement: key,
      kind: happens(dice, 0.3) ? "visit" : "note",
      daysAgo: between(dice, 1, Math.min(200, -7 * startsIn)),
      words: note(),
      spokenBy: pick(dice, staff),
    }));
}
