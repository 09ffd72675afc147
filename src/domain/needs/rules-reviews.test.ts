import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decideGate,
  decideGrowth,
  decideNextStage,
  decidePuttingOff,
  decideReviewSaving,
  insideLook,
} from "#domain/needs/rules-reviews.ts";
import { type ReviewState, reviewKinds } from "#domain/needs/terms.ts";
import { type LocalDate, localDateAt } from "#kit/dates.ts";

const day: LocalDate = localDateAt(new Date("2026-11-23T00:00:00Z"));
const sizes = fc.record({ halfDays: fc.integer({ min: 1, max: 60 }), months: fc.integer({ min: 1, max: 60 }) });
const reviews = fc.array(
  fc.record({ kind: fc.constantFrom(...reviewKinds), decidedOn: fc.constantFrom<LocalDate | null>(day, null) }),
  { maxLength: 4 },
);
const full: ReviewState = { kind: "full", decidedOn: day };
const trial: ReviewState = { kind: "trial", decidedOn: day };
const town: ReviewState = { kind: "town", decidedOn: day };
const small = { halfDays: 8, months: 3 };
const large = { halfDays: 9, months: 3 };
const long = { halfDays: 8, months: 4 };

test("nothing is published before somebody has looked inside, or said why it can wait", () => {
  expect(decideGate({ number: 7, terms: small }, [])).toEqual({
    ok: false,
    refusal: { code: "review-needed", project: 7 },
  });
  expect(decideGate({ number: 7, terms: small }, [{ kind: "full", decidedOn: null }]).ok).toBe(false);
  for (const review of [full, trial, town]) expect(decideGate({ number: 7, terms: small }, [review]).ok).toBe(true);
});

test("a full look opens the gate whatever else there is, and a smaller project never closes it", () => {
  fc.assert(
    fc.property(sizes, reviews, (terms, list) => {
      expect(insideLook(terms, [...list, full])).toBe("looked");
      const smaller = { halfDays: Math.min(terms.halfDays, 8), months: Math.min(terms.months, 3) };
      if (insideLook(terms, list) !== "needed") expect(insideLook(smaller, list)).not.toBe("needed");
    }),
  );
});

test("a trial is at most 8 half-days in four weeks and three months, and what grows beyond it has to look inside", () => {
  expect(decidePuttingOff(small, "trial").ok).toBe(true);
  for (const terms of [large, long]) {
    expect(decidePuttingOff(terms, "trial")).toMatchObject({
      refusal: { code: "invalid", faults: [{ field: "kind", code: "above-trial" }] },
    });
    expect(decidePuttingOff(terms, "town").ok).toBe(true);
    expect(insideLook(terms, [trial])).toBe("needed");
    expect(decideGrowth({ number: 7, status: "published" }, terms, [trial]).ok).toBe(false);
    expect(decideGrowth({ number: 7, status: "draft" }, terms, [trial]).ok).toBe(true);
    expect(decideGrowth({ number: 7, status: "published" }, terms, [trial, full]).ok).toBe(true);
  }
});

test("projects that were published before there were reviews, or came from a list, are left alone", () => {
  fc.assert(
    fc.property(sizes, (terms) => {
      expect(decideGrowth({ number: 7, status: "published" }, terms, []).ok).toBe(true);
      expect(decideNextStage({ number: 7, terms }, []).ok).toBe(true);
      expect(decideNextStage(null, []).ok).toBe(true);
    }),
  );
});

test("what was put off is asked for before the next stage", () => {
  for (const review of [trial, town]) {
    expect(decideNextStage({ number: 7, terms: small }, [review])).toMatchObject({
      refusal: { code: "review-needed" },
    });
    expect(decideNextStage({ number: 7, terms: small }, [review, full]).ok).toBe(true);
  }
});

test("a review is kept as far as it is; settled, it says what, why, and who stands beside", () => {
  const empty = { step: "keep", result: null, reason: "", mentor: "", version: 0 } as const;
  expect(decideReviewSaving(null, empty)).toEqual({ ok: true, value: null });
  expect(decideReviewSaving(null, { ...empty, step: "decide" })).toMatchObject({
    refusal: { faults: [{ field: "result" }, { field: "reason" }] },
  });
  const grow = { ...empty, step: "decide", result: "grow", reason: "教えるのが上手" } as const;
  expect(decideReviewSaving(null, grow)).toMatchObject({ refusal: { faults: [{ field: "mentor" }] } });
  expect(decideReviewSaving(null, { ...grow, mentor: "外の方" }).ok).toBe(true);
  expect(decideReviewSaving({ version: 2 }, empty)).toMatchObject({ refusal: { code: "stale", currentVersion: 2 } });
});
