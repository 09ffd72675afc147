import type { Ending, EngagementTerms, Stage } from "#domain/engagements/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Theme } from "#domain/projects/terms.ts";
import { between, diceFor, happens, pairsOf, shuffled } from "#domain/sample/rules-dice.ts";
import type { SampleFirm } from "#domain/sample/rules-firms.ts";
import type { SamplePerson } from "#domain/sample/rules-people.ts";
import type { SampleProject } from "#domain/sample/rules-projects.ts";
import {
  endingWords,
  outcomeDetails,
  outcomeWords,
  roleDuties,
  roleLimits,
  roleTitles,
} from "#domain/sample/rules-words-engagements.ts";
import { pick, type Random } from "#kit/random.ts";

/** An invented engagement; weeks are counted from the one in which the sample is loaded. */
export type SampleEngagement = {
  readonly key: string;
  readonly firm: string;
  readonly person: string;
  /** The key of the closed project from which it came; null when it came without one. */
  readonly project: string | null;
  readonly terms: Omit<EngagementTerms, "fromWeek">;
  /** Weeks from this one to its first: below zero when it has begun. */
  readonly startsIn: number;
  readonly end: SampleEnd | null;
};
/** How it ended on the last Friday of its weeks, and what came of it. */
export type SampleEnd = { readonly ending: Ending; readonly outcome: string; readonly outcomeScore: number | null };

/** How many engagements of one block run, have ended, and are still to begin. */
export const sampleEngagementCounts = { running: 150, ended: 48, coming: 12 } as const;

type State = keyof typeof sampleEngagementCounts;

/**
 * The engagements of this seed. The shares of one person together never ask for more than the person gives, whenever
 * they lie; nobody works at the firm that employs them as if from outside, nor at one they must not be put to.
 */
export function sampleEngagements(
  seed: number,
  {
    firms,
    people,
    projects,
  }: {
    readonly firms: readonly SampleFirm[];
    readonly people: readonly SamplePerson[];
    readonly projects: readonly SampleProject[];
  },
): readonly SampleEngagement[] {
  const dice = diceFor(seed, "engagements");
  const places = placesOf(dice, firms, projects);
  const seats = seatsOf(dice, people);
  const words = wordsOf(seed);
  const states: readonly State[] = shuffled(dice, [
    ...Array.from({ length: sampleEngagementCounts.running - 1 }, () => "running" as const),
    ...Array.from({ length: sampleEngagementCounts.ended }, () => "ended" as const),
    ...Array.from({ length: sampleEngagementCounts.coming - 1 }, () => "coming" as const),
  ]);
  // The first person has an account: their own page shows one share that runs and one that comes.
  return (["running", "coming", ...states] as const).map((state, index) => {
    const seat = seats[index];
    if (seat === undefined) throw new Error("the sample has too few people for its engagements");
    const place = places(seat.person);
    return engagementOf(dice, { key: `engagement-${index}`, state, seat, place, words });
  });
}

type Seat = { readonly person: SamplePerson; readonly halfDays: HalfDays };
type Place = { readonly firm: string; readonly project: SampleProject | null };
type Words = ReturnType<typeof wordsOf>;
type Draft = {
  readonly key: string;
  readonly state: State;
  readonly seat: Seat;
  readonly place: Place;
  readonly words: Words;
};

function engagementOf(dice: Random, { key, state, seat, place, words }: Draft): SampleEngagement {
  const { startsIn, weeks } = timeOf(dice, state);
  const theme =
    place.project?.terms.themes[0] ??
    pick(dice, seat.person.terms.themes.length > 0 ? seat.person.terms.themes : anyThemes);
  const roleKind = place.project?.terms.roleKind ?? (happens(dice, 0.25) ? "shoulder" : "specialist");
  const { halfDays } = seat;
  const most = Math.min(halfDays, seat.person.terms.onSiteHalfDays ?? halfDays);
  const least = Math.max(0, halfDays - (seat.person.terms.remoteHalfDays ?? halfDays));
  const onSiteHalfDays = least >= most ? most : between(dice, least, most);
  const end = state === "ended" ? endOf(dice, words) : null;
  return {
    key,
    firm: place.firm,
    person: seat.person.key,
    project: place.project?.key ?? null,
    terms: {
      title: place.project?.terms.title ?? pick(dice, roleTitles[theme]),
      role: words.role(theme),
      roleKind,
      stage: stageOf(dice, { halfDays, startsIn, end }),
      halfDays,
      onSiteHalfDays,
      weeks,
      payYenPerMonth: happens(dice, 0.06) ? 0 : halfDays * pick(dice, [12_000, 15_000, 15_000, 18_000, 20_000]),
    },
    startsIn,
    end,
  };
}

const anyThemes: readonly Theme[] = ["management", "domestic-sales", "it", "production"];

function timeOf(dice: Random, state: State): { readonly startsIn: number; readonly weeks: number } {
  const weeks = pick(dice, [12, 24, 24, 26, 48, 52, 52]);
  if (state === "coming") return { startsIn: between(dice, 1, 9), weeks };
  if (state === "running") return { startsIn: -between(dice, 0, weeks - 2), weeks };
  return { startsIn: -weeks - between(dice, 2, 60), weeks };
}

type Standing = { readonly halfDays: HalfDays; readonly startsIn: number; readonly end: SampleEnd | null };

function stageOf(dice: Random, { halfDays, startsIn, end }: Standing): Stage {
  if (end?.ending === "handed-over") return "handed-over";
  if (halfDays >= 32) return "full-time";
  if (startsIn > -12 && halfDays <= 8) return "trial";
  return halfDays >= 12 || (startsIn < -30 && happens(dice, 0.4)) ? "more-days" : "weekly";
}

const endings: readonly Ending[] = [
  "finished",
  "finished",
  "finished",
  "handed-over",
  "handed-over",
  "joined",
  "stopped",
  "left",
];

function endOf(dice: Random, words: Words): SampleEnd {
  const ending = pick(dice, endings);
  const wentWell = ending !== "stopped" && ending !== "left";
  const outcomeScore = happens(dice, 0.1) ? null : wentWell ? pick(dice, [3, 4, 4, 4, 5, 5]) : pick(dice, [1, 2, 2, 3]);
  return { ending, outcomeScore, outcome: happens(dice, 0.92) ? words.outcome(ending, outcomeScore ?? 3) : "" };
}

/** Where somebody works: the closed projects first, then any firm; never their own employer, never one they named. */
function placesOf(
  dice: Random,
  firms: readonly SampleFirm[],
  projects: readonly SampleProject[],
): (person: SamplePerson) => Place {
  const answered = shuffled(
    dice,
    projects.filter(({ status }) => status === "closed"),
  ).slice();
  return ({ terms }) => {
    const open = firms.filter((firm) => firm.terms.name !== terms.employer && !terms.notWith.includes(firm.terms.name));
    const at = answered.findIndex(({ firm }) => open.some(({ key }) => key === firm));
    const [project] = at >= 0 ? answered.splice(at, 1) : [];
    return project === undefined ? { firm: pick(dice, open).key, project: null } : { firm: project.firm, project };
  };
}

/** Half-days of people that can be taken: two shares of whoever gives much, one of others, in an order of chance. */
function seatsOf(dice: Random, people: readonly SamplePerson[]): readonly Seat[] {
  const [first, ...others] = people.filter(({ terms, availableIn }) => terms.halfDays > 0 && availableIn === null);
  if (first === undefined) throw new Error("the sample has no people");
  const half = Math.floor(first.terms.halfDays / 2);
  const seats = others.flatMap((person): readonly Seat[] => {
    const { halfDays } = person.terms;
    if (halfDays >= 8 && happens(dice, 0.5)) {
      const one = pick(dice, [Math.floor(halfDays / 2), Math.ceil(halfDays / 4)]);
      return [
        { person, halfDays: one },
        { person, halfDays: Math.floor(halfDays / 2) },
      ];
    }
    return [{ person, halfDays: happens(dice, 0.6) ? halfDays : Math.max(1, Math.floor(halfDays / 2)) }];
  });
  return [{ person: first, halfDays: half }, { person: first, halfDays: half }, ...shuffled(dice, seats)];
}

function wordsOf(seed: number) {
  const dice = diceFor(seed, "words of engagements");
  const limits = shuffled(dice, roleLimits);
  const details = shuffled(dice, outcomeDetails);
  const dutiesOf = new Map<Theme, () => string>();
  const endsOf = new Map<string, () => string>();
  const nextOf = <Key>(
    known: Map<Key, () => string>,
    key: Key,
    [ones, others]: readonly [readonly string[], readonly string[]],
  ): string => {
    const next = known.get(key) ?? pairsOf(dice, ones, others);
    known.set(key, next);
    return next();
  };
  return {
    role: (theme: Theme): string => nextOf(dutiesOf, theme, [roleDuties[theme], limits]),
    outcome: (ending: Ending, score: number): string => {
      const words = ending === "finished" ? outcomeWords[score >= 4 ? "good" : "fair"] : endingWords[ending];
      const group = ending === "finished" ? `${ending} ${score >= 4}` : ending;
      const isBad = ending === "stopped" || ending === "left";
      return nextOf(endsOf, group, [words, isBad ? [""] : details]);
    },
  };
}
