import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bareFirm } from "#domain/firms/terms.ts";
import { elementPoints, elements } from "#domain/people/terms.ts";
import {
  changedFields,
  decideProjectClosing,
  decideProjectEdit,
  decideProjectPublishing,
  decideProjectReopening,
  decideProjectTerms,
  firmOnPage,
  mostNeed,
  type ProjectState,
  payPerHalfDay,
  pointsLeft,
} from "#domain/projects/rules.ts";
import { type ProjectTerms, projectStatuses, roleKinds, themes } from "#domain/projects/terms.ts";
import { parseLocalDate } from "#kit/dates.ts";

/** 29 points given one by one to elements of chance. */
const fullShape = fc
  .array(fc.nat({ max: 8 }), { minLength: elementPoints, maxLength: elementPoints })
  .map((given) => elements.map((_, index) => given.filter((at) => at === index).length));
const noShape = fc.constant(elements.map(() => 0));

const soundTerms: fc.Arbitrary<ProjectTerms> = fc
  .record({
    title: fc.string({ minLength: 1, maxLength: 80 }),
    result: fc.string({ minLength: 1, maxLength: 200 }),
    whatIsNew: fc.string(),
    whatIsHard: fc.string(),
    mayDecide: fc.string(),
    roleKind: fc.constantFrom(...roleKinds),
    themes: fc.uniqueArray(fc.constantFrom(...themes), { minLength: 1 }),
    shape: fc.oneof(fullShape, noShape),
    halfDays: fc.integer({ min: 1, max: 60 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    place: fc.string({ minLength: 1, maxLength: 40 }),
    startsOn: fc.constantFrom(null, ...["2027-01-04", "2027-04-01"].map(parseLocalDate)),
    months: fc.integer({ min: 1, max: 60 }),
    payYenPerMonth: fc.nat({ max: 5_000_000 }),
  })
  .map(({ share, ...terms }) => ({ ...terms, onSiteHalfDays: Math.floor(terms.halfDays * share) }));

const state = fc.record<ProjectState>({
  status: fc.constantFrom(...projectStatuses),
  version: fc.integer({ min: 1, max: 1000 }),
  terms: soundTerms,
});

const faultsOf = (terms: ProjectTerms) => {
  const decided = decideProjectTerms(terms);
  return decided.ok || decided.refusal.code !== "invalid" ? [] : decided.refusal.faults;
};

describe("the terms of a project", () => {
  test("stand when there is a theme, 29 points or none, and no more half-days at the place than in all", () => {
    fc.assert(
      fc.property(soundTerms, (terms) => {
        expect(decideProjectTerms(terms)).toEqual({ ok: true, value: terms });
      }),
    );
  });

  test("need a theme", () => {
    fc.assert(
      fc.property(soundTerms, (terms) => {
        expect(faultsOf({ ...terms, themes: [] })).toEqual([{ field: "themes", code: "required", facts: {} }]);
      }),
    );
  });

  test("never ask for more half-days at the place than in all", () => {
    fc.assert(
      fc.property(soundTerms, fc.integer({ min: 1, max: 20 }), (terms, more) => {
        expect(faultsOf({ ...terms, onSiteHalfDays: terms.halfDays + more })).toEqual([
          { field: "onSiteHalfDays", code: "more-on-site-than-half-days", facts: { halfDays: terms.halfDays } },
        ]);
      }),
    );
  });

  test("are a need of 0 to 5 in each of the nine elements, or 29 points spread over them", () => {
    const shapeUpTo = (max: number) => fc.array(fc.nat({ max }), { minLength: 9, maxLength: 9 });
    const anyShape = fc.oneof(shapeUpTo(5), shapeUpTo(6), shapeUpTo(29), fullShape);
    fc.assert(
      fc.property(soundTerms, anyShape, (terms, shape) => {
        const have = shape.reduce((sum, points) => sum + points, 0);
        const isSound = have === elementPoints || Math.max(...shape) <= mostNeed;
        const fault = { field: "shape", code: "wrong-points", facts: { want: elementPoints, have } };
        expect(faultsOf({ ...terms, shape })).toEqual(isSound ? [] : [fault]);
        expect(pointsLeft(shape)).toBe(elementPoints - have);
      }),
    );
  });
});

describe("a step of a project", () => {
  const steps = [
    { decide: decideProjectPublishing, from: "draft", to: "published" },
    { decide: decideProjectClosing, from: "published", to: "closed" },
    { decide: decideProjectReopening, from: "closed", to: "draft" },
  ] as const;

  test.each(steps)("leads from $from to $to and from nowhere else", ({ decide, from, to }) => {
    fc.assert(
      fc.property(state, (saved) => {
        const expected =
          saved.status === from
            ? { ok: true, value: to }
            : { ok: false, refusal: { code: "wrong-state", state: saved.status } };
        expect(decide(saved, saved.version)).toEqual(expected);
      }),
    );
  });

  test.each(steps)("to $to is refused to whoever has not seen the newest version", ({ decide }) => {
    fc.assert(
      fc.property(state, fc.nat({ max: 2000 }), (saved, seen) => {
        fc.pre(seen !== saved.version);
        expect(decide(saved, seen)).toMatchObject({ ok: false, refusal: { code: "stale", current: saved.terms } });
      }),
    );
  });
});

describe("an edit", () => {
  test("names the fields that change, and no others", () => {
    fc.assert(
      fc.property(state, soundTerms, (saved, terms) => {
        fc.pre(saved.status !== "closed");
        const decided = decideProjectEdit(saved, { terms, seenVersion: saved.version });
        expect(decided).toEqual({ ok: true, value: changedFields(saved.terms, terms) });
        expect(changedFields(terms, terms)).toEqual([]);
      }),
    );
  });

  test("of a closed project waits until it is a draft again", () => {
    fc.assert(
      fc.property(state, (saved) => {
        const closed = { ...saved, status: "closed" as const };
        expect(decideProjectEdit(closed, { terms: saved.terms, seenVersion: saved.version })).toEqual({
          ok: false,
          refusal: { code: "wrong-state", state: "closed" },
        });
      }),
    );
  });
});

test("the pay of a half-day, over a year's thirteen periods, comes to twelve months' pay within rounding", () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000_000 }), fc.integer({ min: 1, max: 60 }), (pay, halfDays) => {
      const aYear = payPerHalfDay(pay, halfDays) * halfDays * 13;
      expect(Math.abs(aYear - pay * 12)).toBeLessThanOrEqual((halfDays * 13) / 2);
    }),
  );
  expect(payPerHalfDay(90_000, 12)).toBe(6923);
});

test("a firm is named on its projects' pages only while it is published", () => {
  const terms = {
    name: "見本製材",
    ...bareFirm,
    industry: "E",
    town: "鳴瀬町",
    employees: 12,
  };
  const facts = { industry: "E", town: "鳴瀬町", size: "5-19" };
  const firm = { number: 3, version: 1, terms };
  expect(firmOnPage({ ...firm, status: "published" })).toEqual({ name: "見本製材", number: 3, ...facts });
  expect(firmOnPage({ ...firm, status: "draft" })).toEqual({ name: null, number: null, ...facts });
});
