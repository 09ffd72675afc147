import { type ElementShape, elementPoints, elements } from "#domain/people/terms.ts";
import type { ProjectStatus, ProjectTerms, Theme } from "#domain/projects/terms.ts";
import { diceFor, shuffled } from "#domain/sample/rules-dice.ts";
import type { SampleFirm } from "#domain/sample/rules-firms.ts";
import { worksByTheSea } from "#domain/sample/rules-words-works-coast.ts";
import { makingWorks } from "#domain/sample/rules-words-works-making.ts";
import { servingWorks } from "#domain/sample/rules-words-works-serving.ts";
import { worksInTheValley } from "#domain/sample/rules-words-works-valley.ts";
import { worksInTheWoods } from "#domain/sample/rules-words-works-woods.ts";
import { pick, type Random } from "#kit/random.ts";

/** An invented project; `firm` is the key of its firm. */
export type SampleProject = {
  readonly key: string;
  readonly firm: string;
  readonly status: ProjectStatus;
  readonly terms: ProjectTerms;
};

/** Of all projects, how many are open, and how many of the others are being written; the rest are closed. */
export const sampleProjectCounts = { published: 80, draft: 12 } as const;

/** What each theme asks of the nine elements, 29 points before chance: five of work, four of people. */
const leanings: { readonly [T in Theme]: ElementShape } = {
  "product-development": [4, 5, 4, 3, 4, 2, 3, 2, 2],
  "domestic-sales": [3, 4, 3, 3, 4, 2, 6, 2, 2],
  "overseas-sales": [4, 3, 4, 3, 5, 2, 5, 2, 1],
  finance: [6, 4, 5, 3, 2, 3, 2, 3, 1],
  it: [4, 4, 5, 5, 3, 4, 2, 1, 1],
  management: [4, 5, 4, 2, 3, 4, 2, 3, 2],
  production: [5, 4, 3, 5, 3, 4, 1, 1, 3],
  logistics: [4, 3, 5, 5, 4, 2, 4, 1, 1],
  "people-matters": [3, 3, 3, 2, 2, 6, 2, 2, 6],
  "public-relations": [5, 4, 3, 3, 3, 3, 5, 1, 2],
  succession: [3, 4, 3, 2, 3, 4, 2, 5, 3],
  tourism: [3, 4, 4, 3, 4, 3, 5, 1, 2],
};

/** The projects of this seed: eighty are published, a dozen are being written, the rest are closed. */
export function sampleProjects(seed: number, firms: readonly SampleFirm[]): readonly SampleProject[] {
  const towns = new Map(firms.map(({ key, terms }) => [key, terms.town]));
  const works = shuffled(diceFor(seed, "order of projects"), [
    ...makingWorks,
    ...servingWorks,
    ...worksByTheSea,
    ...worksInTheValley,
    ...worksInTheWoods,
  ]);
  const statuses = shuffled(
    diceFor(seed, "states of projects"),
    works.map((_, index) => statusAt(index)),
  );
  return works.map(({ firm, ...work }, index) => {
    const dice = diceFor(seed, `project ${work.title}`);
    const status = statuses[index] ?? "draft";
    return {
      key: `project-${index}`,
      firm,
      status,
      terms: {
        ...work,
        place: towns.get(firm) ?? "",
        startsOn: null,
        months: pick(dice, [3, 6, 6, 12]),
        payYenPerMonth: work.halfDays * pick(dice, yenPerHalfDay),
        shape: status === "draft" && dice.below(2) === 0 ? notSettledYet : shapeOf(dice, work.themes),
      },
    };
  });
}

const yenPerHalfDay = [12_000, 15_000, 15_000, 18_000, 20_000, 25_000];
const notSettledYet: ElementShape = elements.map(() => 0);

function statusAt(index: number): ProjectStatus {
  const { published, draft } = sampleProjectCounts;
  if (index < published) return "published";
  return index < published + draft ? "draft" : "closed";
}

/** The leaning of the first theme, five of its 29 points moved elsewhere by chance; no element falls below one. */
function shapeOf(dice: Random, [first]: readonly Theme[]): ElementShape {
  if (first === undefined) throw new Error("a sample project has no theme");
  const shape = [...leanings[first]];
  const add = (at: number, points: number): void => {
    shape[at] = (shape[at] ?? 0) + points;
  };
  for (let turn = 0; turn < 5; turn += 1) {
    const from = dice.below(elements.length);
    if ((shape[from] ?? 0) < 2) continue;
    add(from, -1);
    add(dice.below(elements.length), 1);
  }
  const sum = shape.reduce((total, points) => total + points, 0);
  if (sum !== elementPoints) throw new Error(`the leaning of ${first} has ${sum} points`);
  return shape;
}
