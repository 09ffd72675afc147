import { diceFor, sampleTelephone } from "#domain/hubs/rules-sample-dice.ts";
import { sampleFolk } from "#domain/hubs/rules-sample-words.ts";
import { barePerson, type HalfDays, type PersonTerms } from "#domain/people/terms.ts";
import { pick } from "#kit/random.ts";

/** An invented person with the hub's card; the key names them before they have an id. */
export type SamplePerson = { readonly key: string; readonly terms: PersonTerms };

const howMany = 60;

/**
 * What people can give, in half-days per four weeks: most have two to eight evenings or mornings beside their work,
 * some a day or three a week, few a whole week.
 */
const usualHalfDays: readonly HalfDays[] = [2, 2, 2, 4, 4, 4, 6, 6, 8, 8, 8, 12, 12, 16, 20, 24, 32, 40];

/** The people of this seed: sixty, no surname twice. The first ones have accounts and give two days a week. */
export function samplePeople(seed: number): readonly SamplePerson[] {
  const names = sampleFolk(diceFor(seed, "folk")).slice(0, howMany);
  return names.map((name, index) => ({
    key: `person-${index}`,
    terms: {
      ...barePerson,
      name,
      email: `${index === 0 ? "person" : `person-${index + 1}`}@sample.invalid`,
      phone: sampleTelephone(1001 + index),
      halfDays: index < 2 ? 16 : pick(diceFor(seed, `half-days of person ${index}`), usualHalfDays),
    },
  }));
}
