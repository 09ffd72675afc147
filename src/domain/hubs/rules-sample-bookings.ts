import { diceFor, shuffled } from "#domain/hubs/rules-sample-dice.ts";
import type { SamplePerson } from "#domain/hubs/rules-sample-people.ts";
import type { SampleProject } from "#domain/hubs/rules-sample-works.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import { pick, type Random } from "#kit/random.ts";

/** A share of an invented person; `person` is their key, and the weeks are counted from the week in which the sample is loaded. */
export type SampleBooking = {
  readonly person: string;
  readonly halfDays: HalfDays;
  /** Weeks from this one to its first: below zero when it has begun. */
  readonly startsIn: number;
  readonly weeks: number;
  readonly note: string;
};

const howMany = 18;
/** Begun long ago and over, running, or still to come: weeks from this one, and how many. */
const times: readonly (readonly [number, number])[] = [
  [-30, 24],
  [-10, 26],
  [-6, 12],
  [-2, 24],
  [0, 12],
  [3, 26],
];

/**
 * The bookings of this seed: eighteen people work, some of them at a second place too. Two shares of one person
 * together never ask for more than the person gives.
 */
export function sampleBookings(
  seed: number,
  people: readonly SamplePerson[],
  projects: readonly SampleProject[],
): readonly SampleBooking[] {
  const notes = shuffled(
    diceFor(seed, "what is booked"),
    projects.filter(({ status }) => status !== "draft").map(({ terms }) => terms.title),
  );
  const [first, ...others] = people;
  const booked = [first, ...shuffled(diceFor(seed, "who is booked"), others)].slice(0, howMany);
  let used = 0;
  return booked.flatMap((person, index) => {
    if (person === undefined) return [];
    const dice = diceFor(seed, `bookings of ${person.key}`);
    const half = Math.floor(person.terms.halfDays / 2);
    // The first person has an account: their own page shows one share that runs and one that comes.
    const count = index === 0 || (half >= 4 && used + howMany - index < notes.length && dice.below(2) === 0) ? 2 : 1;
    const shares = count === 2 ? [half, half] : [Math.max(1, half)];
    return shares.map((halfDays, turn) => ({
      person: person.key,
      halfDays,
      ...timeOf(dice, index === 0 ? turn * 4 + 1 : null),
      note: notes[used++] ?? "",
    }));
  });
}

function timeOf(dice: Random, fixed: number | null): { readonly startsIn: number; readonly weeks: number } {
  const [startsIn = 0, weeks = 12] = (fixed === null ? pick(dice, times) : times[fixed]) ?? [];
  return { startsIn, weeks };
}
