import { barePerson, elementPoints, elements, type HalfDays, type PersonTerms } from "#domain/people/terms.ts";
import { type Theme, themes } from "#domain/projects/terms.ts";
import { between, diceFor, happens, sampleTelephone, shuffled } from "#domain/sample/rules-dice.ts";
import type { SampleFirm } from "#domain/sample/rules-firms.ts";
import { sampleWeek } from "#domain/sample/rules-weeks.ts";
import { sampleFolk } from "#domain/sample/rules-words-names.ts";
import { sampleCareers } from "#domain/sample/rules-words-people.ts";
import { citiesFarAway, sampleTowns, townsNearby } from "#domain/sample/rules-words-places.ts";
import { firstSteps, wishes } from "#domain/sample/rules-words-wishes.ts";
import type { Career } from "#domain/sample/terms.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";
import { pick, type Random } from "#kit/random.ts";

/** An invented person with the hub's card; the key names them before they have an id. */
export type SamplePerson = {
  readonly key: string;
  readonly terms: Omit<PersonTerms, "availableFrom" | "availableUntil">;
  /** Weeks from that of loading to the first and after the last day on which they can work; null when not said. */
  readonly availableIn: number | null;
  readonly availableFor: number | null;
};

/** How many people one block of the sample has. */
export const samplePeopleCount = 600;

/**
 * What people can give, in half-days per four weeks: most have two to eight evenings or mornings beside their work,
 * some a day or three a week, few a whole week.
 */
const usualHalfDays: readonly HalfDays[] = [2, 2, 2, 4, 4, 4, 4, 6, 6, 8, 8, 8, 12, 12, 16, 20, 24, 32, 40];

/**
 * The people of this seed, no surname twice: professionals in cities and nearby, employees of the region's firms, and
 * second citizens. The first two have accounts and give two days a week. Not everyone has told everything.
 */
export function samplePeople(seed: number, firms: readonly SampleFirm[], block = 0): readonly SamplePerson[] {
  const names = sampleFolk(diceFor(seed, "folk"), block).slice(0, samplePeopleCount);
  const stories = storiesOf(seed);
  return names.map((name, index) => {
    const dice = diceFor(seed, `person ${index}`);
    const career = index < 2 ? sampleCareers[index * 5] : pick(dice, sampleCareers);
    if (career === undefined) throw new Error("the sample has no careers");
    const kinds = kindsOf(dice, index);
    const isEmployee = kinds.includes("employee");
    const firm = isEmployee ? pick(dice, firms).terms : null;
    const livesIn = firm?.town ?? (kinds.includes("second-citizen") ? pick(dice, citiesFarAway) : homeOf(dice));
    const halfDays = index < 2 ? 16 : isEmployee ? pick(dice, [2, 2, 4, 4, 8]) : pick(dice, usualHalfDays);
    const isKnown = index < 2 || happens(dice, 0.92);
    const limits = limitsOf(dice, halfDays, livesIn);
    return {
      key: `person-${index}`,
      terms: {
        ...barePerson,
        ...name,
        kana: happens(dice, 0.95) ? name.kana : "",
        email: mailOf(index, block),
        phone: sampleTelephone(1001 + index),
        kinds,
        livesIn: happens(dice, 0.97) ? livesIn : "",
        employer: firm?.name ?? "",
        halfDays,
        ...limits,
        about: isKnown ? stories(career, dice) : "",
        engagements: pick(dice, [1, 2, 2, 3, 4]),
        themes: isKnown ? themesOf(dice, career) : [],
        roleKinds: happens(dice, 0.85) ? rolesOf(dice) : [],
        trades: happens(dice, 0.9) ? career.trades : [],
        shape: index < 2 || happens(dice, 0.72) ? shapeOf(dice, career) : null,
        freeCells: sampleWeek(seed, index, halfDays),
        payYenPerHalfDay: happens(dice, 0.7) ? pick(dice, pays) : null,
        notWith: happens(dice, 0.05) ? [pick(dice, firms).terms.name] : [],
      },
      availableIn: index >= 2 && happens(dice, 0.18) ? between(dice, 1, 20) : null,
      availableFor: index >= 2 && happens(dice, 0.08) ? between(dice, 70, 130) : null,
    };
  });
}

/** The terms with the days on which somebody can work, counted from this Monday. */
export const datedPerson = (person: SamplePerson, thisWeek: LocalDate): PersonTerms => ({
  ...person.terms,
  availableFrom: person.availableIn === null ? null : addDays(thisWeek, 7 * person.availableIn),
  availableUntil: person.availableFor === null ? null : addDays(thisWeek, 7 * person.availableFor - 3),
});

const pays = [10_000, 12_000, 12_000, 15_000, 15_000, 18_000, 20_000, 25_000, 30_000];

const mailOf = (index: number, block: number): string => {
  const name = index === 0 ? "person" : `person-${index + 1}`;
  return block === 0 ? `${name}@sample.invalid` : `${name}-${block}@sample.invalid`;
};

/** Every fifth is an employee of the region, every fifth a second citizen, some are professionals as well. */
function kindsOf(dice: Random, index: number): PersonTerms["kinds"] {
  if (index < 2) return ["professional"];
  const turn = dice.below(100);
  if (turn < 60) return happens(dice, 0.1) ? ["professional", "second-citizen"] : ["professional"];
  if (turn < 80) return ["employee"];
  if (turn < 97) return happens(dice, 0.3) ? ["second-citizen", "professional"] : ["second-citizen"];
  return [];
}

const homeOf = (dice: Random): string => {
  const turn = dice.below(10);
  if (turn < 6) return pick(dice, citiesFarAway);
  return turn < 9 ? pick(dice, townsNearby) : pick(dice, Object.values(sampleTowns));
};

type Limits = Pick<PersonTerms, "towns" | "onSiteHalfDays" | "remoteHalfDays">;

/** Who lives far away works mostly from afar; who lives here goes to the next towns. */
function limitsOf(dice: Random, halfDays: HalfDays, livesIn: string): Limits {
  const own = shuffled(dice, Object.values(sampleTowns));
  const isFar = citiesFarAway.some((city) => city === livesIn);
  const turn = dice.below(10);
  if (turn === 0) return { towns: [], onSiteHalfDays: null, remoteHalfDays: null };
  if (isFar) {
    const onSiteHalfDays = Math.min(halfDays, pick(dice, [0, 1, 1, 2, 2, 4, 8]));
    const towns = turn < 3 ? ["*"] : own.slice(0, between(dice, 1, 3));
    return { towns, onSiteHalfDays, remoteHalfDays: null };
  }
  const nearest = own.some((town) => town === livesIn) ? [livesIn] : [];
  const others = [...own, ...townsNearby].filter((town) => town !== livesIn);
  const towns = [...nearest, ...others.slice(0, between(dice, 1, 4))];
  return { towns, onSiteHalfDays: null, remoteHalfDays: turn < 4 ? Math.floor(halfDays / 2) : null };
}

const rolesOf = (dice: Random): PersonTerms["roleKinds"] =>
  pick(dice, [["specialist"], ["specialist"], ["specialist"], ["shoulder"], ["shoulder", "specialist"]] as const);

/** The themes of the career, sometimes one more. */
function themesOf(dice: Random, career: Career): readonly Theme[] {
  const more = happens(dice, 0.4) ? [pick(dice, themes)] : [];
  return [...new Set([...career.themes, ...more])];
}

/** 29 points: each element at least one, the rest where the career leans or chance has it. */
function shapeOf(dice: Random, career: Career): readonly number[] {
  const shape = elements.map(() => 1);
  for (let left = elementPoints - shape.length; left > 0; left -= 1) {
    const at = happens(dice, 0.55) ? pick(dice, career.leans) : dice.below(elements.length);
    shape[at] = (shape[at] ?? 0) + 1;
  }
  return shape;
}

/** Gives what somebody of this career tells: what they did, what they learned, what they wish; never the same twice. */
function storiesOf(seed: number): (career: Career, dice: Random) => string {
  const told = new Set<string>();
  const lastParts = shuffled(diceFor(seed, "wishes"), wishes);
  let at = 0;
  return (career, dice) => {
    for (let tries = 0; tries < 60; tries += 1) {
      const wish = lastParts[at++ % lastParts.length] ?? "";
      const begin = pick(dice, career.did) + pick(dice, career.learned);
      const story = happens(dice, 0.35) ? begin + wish + pick(dice, firstSteps) : begin + wish;
      if (told.has(story)) continue;
      told.add(story);
      return story;
    }
    return "";
  };
}
