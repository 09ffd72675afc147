import fc from "fast-check";
import { expect, test } from "vitest";
import { failedFilters } from "#domain/plans/rules-filters.ts";
import { fitOf, usualWeights } from "#domain/plans/rules-fit.ts";
import { pairLook } from "#domain/plans/rules-kinds.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { roleKinds, themes } from "#domain/projects/terms.ts";

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const few = fc.integer({ min: 0, max: 8 });
const town = fc.constantFrom("みなと町", "かわべ市", "やま村");
const month = fc.integer({ min: 2026 * 12, max: 2026 * 12 + 4 });
const shape = fc.constantFrom([9, 1, 1, 3, 3, 3, 3, 3, 3], [1, 1, 9, 3, 3, 3, 3, 3, 3], [1, 2, 3, 4, 5, 4, 3, 2, 5]);
const cells = fc.constantFrom(0b111, 0b111000111, 2 ** 21 - 1);
const code = (letter: string) => fc.integer({ min: 1, max: 6 }).map((number) => `${letter}${number}`);

const people: fc.Arbitrary<PlanPerson> = fc.record({
  id: code("h"),
  engagements: fc.constant(2),
  halfDays: few,
  shape: orNull(shape),
  themes: fc.uniqueArray(fc.constantFrom(...themes), { maxLength: 2 }),
  roleKinds: fc.uniqueArray(fc.constantFrom(...roleKinds)),
  trades: fc.uniqueArray(fc.constantFrom("食品", "木工")),
  towns: fc.uniqueArray(fc.oneof(town, fc.constant("*")), { maxLength: 2 }),
  onSiteHalfDays: few,
  remoteHalfDays: few,
  payYenPerHalfDay: orNull(fc.constantFrom(0, 9000, 15_000)),
  from: orNull(month),
  until: orNull(month),
  notWith: fc.uniqueArray(fc.oneof(code("p"), fc.constant("みなと製菓")), { maxLength: 2 }),
  cells,
  placeDays: fc.array(fc.record({ day: fc.integer({ min: 0, max: 2 }), town }), { maxLength: 1 }),
  peaks: fc.uniqueArray(month, { maxLength: 1 }),
  restWeeks: fc.constantFrom(0, 4),
});

const projects: fc.Arbitrary<PlanProject> = fc.record({
  id: code("p"),
  title: fc.constant("販路"),
  firm: fc.constantFrom("みなと製菓", ""),
  result: fc.constant(""),
  halfDays: fc.integer({ min: 1, max: 8 }),
  onSiteHalfDays: few,
  place: fc.oneof(town, fc.constant("")),
  shape: orNull(shape),
  themes: fc.uniqueArray(fc.constantFrom(...themes), { maxLength: 2 }),
  roleKind: orNull(fc.constantFrom(...roleKinds)),
  trade: fc.constantFrom("食品", "木工", ""),
  payYenPerMonth: orNull(fc.constantFrom(20_000, 90_000)),
  from: orNull(month),
  months: orNull(fc.integer({ min: 1, max: 6 })),
  notWith: fc.uniqueArray(code("h"), { maxLength: 2 }),
  cells,
  nearTowns: fc.uniqueArray(town, { maxLength: 1 }),
  peaks: fc.uniqueArray(month, { maxLength: 1 }),
});

test("people who are alike in what a rule reads get the answer that each of them would get alone", () => {
  fc.assert(
    fc.property(
      fc.array(people, { minLength: 1, maxLength: 20 }),
      fc.array(projects, { minLength: 1, maxLength: 5 }),
      fc.nat(20),
      (all, work, letIn) => {
        const look = pairLook(all, work, usualWeights);
        for (const project of work) {
          const failed = all.map((person) => failedFilters(person, project)[0] ?? null);
          const places = [...all.keys()].filter((place) => failed[place] === null || place === letIn);
          const found = look(project, letIn < all.length ? [letIn] : []);
          expect([...found.person.subarray(0, found.count)]).toEqual(places);
          expect([...found.fit.subarray(0, found.count)]).toEqual(
            places
              .map((place) => all.slice(place, place + 1).map((person) => fitOf(person, project, usualWeights)))
              .flat(),
          );
          expect(found.invited).toBe(places.filter((place) => failed[place] !== null).length);
          const out = failed.filter((name, place) => name !== null && place !== letIn);
          for (const [name, count] of found.removed) expect(count).toBe(out.filter((each) => each === name).length);
        }
      },
    ),
    { numRuns: 300 },
  );
});
