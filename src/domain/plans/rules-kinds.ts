import { foldedCode } from "#domain/plans/rules-cells.ts";
import { type FilterName, failedFilters, filterNames, filterReads, filters } from "#domain/plans/rules-filters.ts";
import { componentNames, componentReads, components, fitOfWeighed, type Weights } from "#domain/plans/rules-fit.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";

/** What came of looking at everybody for one project; the arrays are used again for the next one. */
export type Looked = {
  /** How many people may be planned for the project. */
  readonly count: number;
  /** Their places among the people, ascending: the first `count`. */
  readonly person: Int32Array;
  /** The worth of one half-day of each of them at the project, an integer 1 … 1000. */
  readonly fit: Int32Array;
  /** How many others fail each hard condition, each counted at the first one. */
  readonly removed: ReadonlyMap<FilterName, number>;
  /** How many fail one and were let in by hand. */
  readonly invited: number;
};

/** Looks at all people for one project; those at the `letIn` places may be planned whatever they fail. */
export type PairLook = (project: PlanProject, letIn: readonly number[]) => Looked;

/**
 * Makes ready to look at all pairs of these people and projects. A rule is asked once for people who are alike in all that
 * it reads, not once for each of them: a large region has tens of millions of pairs, and few kinds of towns, half-days or
 * weeks. What comes out is what the rules say of each pair.
 */
export function pairLook(people: readonly PlanPerson[], projects: readonly PlanProject[], weights: Weights): PairLook {
  const kindOf = kindsOf(people, projects);
  const conditions = filterNames.map((name) => ({ name, kinds: kindOf(filterReads[name]), rule: filters[name] }));
  const worths = componentNames.map((name) => ({
    kinds: kindOf(componentReads[name]),
    rule: (person: PlanPerson, project: PlanProject) => weights[name] * components[name](person, project).score,
  }));
  const wholeWeight = componentNames.reduce((sum, name) => sum + weights[name], 0);
  const person = new Int32Array(people.length);
  const fit = new Int32Array(people.length);
  const sums = new Float64Array(people.length);
  return (project, letIn) => {
    for (let index = 0; index < person.length; index += 1) person[index] = index;
    let count = person.length;
    const removed = new Map<FilterName, number>();
    for (const { name, kinds, rule } of conditions) {
      const left = keepPassing(kinds, (sample) => (rule(sample, project) ? 1 : 0), { person, count });
      removed.set(name, count - left);
      count = left;
    }
    const outside = letIn.flatMap((place) => {
      const of = people[place];
      const [failed] = of === undefined ? [] : failedFilters(of, project);
      return failed === undefined ? [] : [{ place, failed }];
    });
    for (const { place, failed } of outside) {
      removed.set(failed, (removed.get(failed) ?? 0) - 1);
      person[count] = place;
      count += 1;
    }
    if (outside.length > 0) person.subarray(0, count).sort();
    sums.fill(0, 0, count);
    for (const { kinds, rule } of worths) addAnswers(kinds, (sample) => rule(sample, project), { person, count, sums });
    for (let index = 0; index < count; index += 1) fit[index] = fitOfWeighed(sums[index] ?? 0, wholeWeight);
    return { count, person, fit, removed, invited: outside.length };
  };
}

/** People who are alike in what a rule reads. */
type Kinds = {
  /** The kind of each person, by the person's place. */
  readonly of: Int32Array;
  /** One person of each kind. */
  readonly samples: readonly PlanPerson[];
  /** What a rule said of each kind; used again for every rule and project. */
  readonly answers: Float64Array;
};

type Rule = (person: PlanPerson) => number;

const unasked = -1;

/** The first `count` of these people, without those of whom the rule says 1; returns how many are left. */
function keepPassing(
  { of, samples, answers }: Kinds,
  rule: Rule,
  { person, count }: { readonly person: Int32Array; readonly count: number },
): number {
  answers.fill(unasked);
  let left = 0;
  for (let index = 0; index < count; index += 1) {
    const place = person[index] ?? 0;
    const kind = of[place] ?? 0;
    let answer = answers[kind] ?? 0;
    if (answer === unasked) answer = ask(answers, kind, samples, rule);
    if (answer !== 0) continue;
    person[left] = place;
    left += 1;
  }
  return left;
}

/** Adds to each one's sum what the rule says of them, 0 or more. */
function addAnswers(
  { of, samples, answers }: Kinds,
  rule: Rule,
  { person, count, sums }: { readonly person: Int32Array; readonly count: number; readonly sums: Float64Array },
): void {
  answers.fill(unasked);
  for (let index = 0; index < count; index += 1) {
    const kind = of[person[index] ?? 0] ?? 0;
    let answer = answers[kind] ?? 0;
    if (answer === unasked) answer = ask(answers, kind, samples, rule);
    sums[index] = (sums[index] ?? 0) + answer;
  }
}

function ask(answers: Float64Array, kind: number, samples: readonly PlanPerson[], rule: Rule): number {
  const sample = samples[kind];
  const answer = sample === undefined ? 0 : rule(sample);
  answers[kind] = answer;
  return answer;
}

type Field = keyof PlanPerson;

/** Makes kinds by fields; the values of each field are told apart once, whichever rules read it. */
function kindsOf(people: readonly PlanPerson[], projects: readonly PlanProject[]): (fields: readonly Field[]) => Kinds {
  // A code makes a kind of its own only where a project names it.
  const named = new Set(projects.flatMap(({ notWith }) => notWith));
  const single = new Map<Field, Kinds>();
  const ofField = (field: Field): Kinds => {
    const known = single.get(field) ?? kindsBy(people, (person) => keyOf(person, field, named));
    single.set(field, known);
    return known;
  };
  return (fields) => {
    const parts = fields.map(ofField);
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) return only;
    return kindsBy(people, (_, index) => parts.map(({ of }) => of[index] ?? 0).join(","));
  };
}

function keyOf(person: PlanPerson, field: Field, named: ReadonlySet<string>): string | number | null {
  if (field === "id") return named.size > 0 && named.has(foldedCode(person.id)) ? person.id : "";
  const value = person[field];
  return typeof value === "object" ? JSON.stringify(value) : value;
}

function kindsBy(
  people: readonly PlanPerson[],
  keyOfPerson: (person: PlanPerson, index: number) => string | number | null,
): Kinds {
  const kinds = new Map<string | number | null, number>();
  const samples: PlanPerson[] = [];
  const of = new Int32Array(people.length);
  for (const [index, person] of people.entries()) {
    const key = keyOfPerson(person, index);
    const kind = kinds.get(key) ?? samples.length;
    if (kind === samples.length) {
      kinds.set(key, kind);
      samples.push(person);
    }
    of[index] = kind;
  }
  return { of, samples, answers: new Float64Array(samples.length) };
}
