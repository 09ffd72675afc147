import fc from "fast-check";
import { expect, test } from "vitest";
import { type ListShape, type ListState, partsOf, readState, writeState } from "#web/lists/address.ts";
import { shapeOf } from "#web/lists/declared.ts";
import { engagementsListed, ownEngagementsListed } from "#web/pages/engagements/list-declared.tsx";
import { firmsListed } from "#web/pages/firms/list-declared.tsx";
import { peopleListed } from "#web/pages/people/list-declared.tsx";
import { ownProjectsListed, projectsListed } from "#web/pages/projects/list-declared.tsx";

const shapes: readonly ListShape[] = [
  shapeOf(firmsListed),
  shapeOf(peopleListed),
  shapeOf(projectsListed),
  shapeOf(ownProjectsListed),
  shapeOf(engagementsListed),
  shapeOf(ownEngagementsListed),
];

/** What may be typed into a condition: sensible values of every kind, and anything else. */
const typed = fc.oneof(
  fc.constantFrom("published", "draft", "E", "it", "trial", "overdue", "running", "yes", "project", "professional"),
  fc.integer({ min: -2, max: 1_000_000_000 }).map(String),
  fc.constantFrom("しおかぜ町", "１２", "&at=F-1", "a,b", "%26", "+", "#x"),
  fc.string({ unit: "binary", maxLength: 50 }),
);
const whole = fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: null });

const stateOf = (shape: ListShape): fc.Arbitrary<ListState> =>
  fc.record({
    search: fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => text.slice(0, 100).toWellFormed().trim()),
    filters: fc
      .tuple(...shape.filters.map(() => fc.option(typed, { nil: null })))
      .map((values) => filtersOf(shape, values)),
    order: fc.record({ by: fc.constantFrom(...shape.orders), descending: fc.boolean() }),
    columns: fc.subarray(shape.columns.map(({ key }) => key)),
    after: whole,
    at: whole,
  });

function filtersOf({ filters }: ListShape, values: readonly (string | null)[]): Record<string, string> {
  return Object.fromEntries(
    filters.flatMap(({ name, read }, at): [string, string][] => {
      const value = read((values[at] ?? "").toWellFormed().trim());
      return value === null || value === "" ? [] : [[name, value]];
    }),
  );
}

const queryOf = (address: string): URLSearchParams => new URL(address, "http://list.test").searchParams;

test.each(shapes)("every state of a list comes back from its address: $path", (shape) => {
  fc.assert(
    fc.property(stateOf(shape), (state) => {
      const address = writeState(shape, state);
      expect(readState(shape, queryOf(address))).toEqual(state);
      expect(writeState(shape, readState(shape, queryOf(address))), "one state has one address").toBe(address);
    }),
    { numRuns: 300 },
  );
});

test.each(shapes)("a form with hidden fields says the same as the address: $path", (shape) => {
  fc.assert(
    fc.property(stateOf(shape), (state) => {
      const form = new URLSearchParams(partsOf(shape, state).map(([name, value]) => [name, value]));
      expect(readState(shape, form)).toEqual(state);
    }),
  );
});

test.each(shapes)("whatever somebody types into the address, the list can be shown and told again: $path", (shape) => {
  const names = ["q", "sort", "columns", "after", "at", ...shape.filters.map(({ name }) => name)];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...names), typed), { maxLength: 8 }), (pairs) => {
      const state = readState(shape, new URLSearchParams(pairs.map(([name, value]) => [name, value])));
      expect(readState(shape, queryOf(writeState(shape, state)))).toEqual(state);
    }),
    { numRuns: 300 },
  );
});

test("the list as it usually is has the shortest address", () => {
  for (const shape of shapes) expect(writeState(shape, readState(shape, new URLSearchParams()))).toBe(shape.path);
});

test("columns are chosen one by one in a form, or not at all", () => {
  const shape = shapeOf(firmsListed);
  const columns = (query: string) => readState(shape, new URLSearchParams(query)).columns;
  expect(columns("columns=town&columns=employees&columns=-")).toEqual(["town", "employees"]);
  expect(columns("columns=-")).toEqual([]);
  expect(columns("")).toEqual(shape.columns.filter(({ isUsual }) => isUsual).map(({ key }) => key));
});
