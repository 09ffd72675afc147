import fc from "fast-check";
import { expect, test } from "vitest";
import { decideStanding, decideStandingTerms, isStanding, standingState } from "#domain/contracts/rules-standing.ts";
import type { Standing, StandingTerms } from "#domain/contracts/terms.ts";
import { addDays, type LocalDate, parseLocalDate } from "#kit/dates.ts";
import {
  contractForms,
  standingActivities,
  standingKinds,
  standingRules,
  standingYears,
} from "#reference/contract-forms.ts";

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(text);
  return date;
};
const today = day("2026-11-29");
const terms = (change: Partial<StandingTerms> = {}): StandingTerms => ({
  kind: "free-placement",
  licence: "31-ム-000001",
  validFrom: day("2024-04-01"),
  expiresOn: day("2029-03-31"),
  note: "",
  ...change,
});
const ofHub = (change: Partial<StandingTerms> = {}): Standing => ({ organisationId: null, terms: terms(change) });

test("a service contract, an adviser and a secondment need no licence", () => {
  for (const form of ["service", "service-by-intermediary", "adviser", "secondment"] as const)
    for (const activity of standingActivities)
      expect(decideStanding({ form, activity }, [], today)).toEqual({ ok: true, value: null });
});

test("employment is published by whoever places people or offers recruiting information, and proposed only by whoever places", () => {
  const informing = [ofHub({ kind: "recruiting-information", expiresOn: null })];
  expect(decideStanding({ form: "employment", activity: "publish" }, informing, today).ok).toBe(true);
  expect(decideStanding({ form: "employment", activity: "ask" }, informing, today).ok).toBe(false);
  expect(decideStanding({ form: "employment", activity: "propose" }, informing, today)).toMatchObject({
    refusal: { code: "no-standing", needs: ["paid-placement", "free-placement", "local-placement"] },
  });
  expect(decideStanding({ form: "employment", activity: "propose" }, [ofHub()], today).ok).toBe(true);
});

test("an intermediary's licence to place people is not the hub's, its dispatch is enough", () => {
  const { organisationId } = JSON.parse('{"organisationId":"0190a6c2-0000-7000-8000-000000000001"}');
  const theirs = (kind: StandingTerms["kind"]): Standing => ({ organisationId, terms: terms({ kind }) });
  expect(decideStanding({ form: "employment", activity: "propose" }, [theirs("paid-placement")], today).ok).toBe(false);
  expect(decideStanding({ form: "dispatch", activity: "propose" }, [theirs("dispatch")], today).ok).toBe(true);
  expect(decideStanding({ form: "dispatch", activity: "propose" }, [ofHub()], today).ok).toBe(false);
});

test("a standing holds from its first to its last day, both included, and is ending for ninety days", () => {
  const one = terms({ validFrom: today, expiresOn: addDays(today, 100) });
  expect(standingState(one, addDays(today, -1))).toBe("coming");
  expect(standingState(one, today)).toBe("valid");
  expect(standingState(one, addDays(today, 10))).toBe("valid");
  expect(standingState(one, addDays(today, 11))).toBe("ending");
  expect(standingState(one, addDays(today, 100))).toBe("ending");
  expect(standingState(one, addDays(today, 101))).toBe("over");
  expect(standingState(terms({ expiresOn: null }), day("2099-01-01"))).toBe("valid");
});

test("a licence that is given for years names its last day, and does not end before it begins", () => {
  expect(decideStandingTerms(terms({ expiresOn: null }))).toMatchObject({
    refusal: { faults: [{ field: "expiresOn", code: "required" }] },
  });
  expect(decideStandingTerms(terms({ expiresOn: day("2024-03-31") }))).toMatchObject({
    refusal: { faults: [{ field: "expiresOn", code: "ends-before-start" }] },
  });
  expect(decideStandingTerms(terms({ kind: "local-placement", expiresOn: null })).ok).toBe(true);
});

test("whatever is held, more standings never forbid what fewer allow, and those that do not hold change nothing", () => {
  const days = fc.integer({ min: -800, max: 800 }).map((count) => addDays(today, count));
  const standings = fc.array(
    fc.record({
      organisationId: fc.constant(null),
      terms: fc
        .record({ kind: fc.constantFrom(...standingKinds), from: days, length: fc.nat({ max: 900 }) })
        .map(({ kind, from, length }) => terms({ kind, validFrom: from, expiresOn: addDays(from, length) })),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      standings,
      standings,
      fc.constantFrom(...contractForms),
      fc.constantFrom(...standingActivities),
      (some, more, form, activity) => {
        const asked = { form, activity };
        const few = decideStanding(asked, some, today).ok;
        expect(decideStanding(asked, [...some, ...more], today).ok || !few).toBe(true);
        const held = some.filter((each) => isStanding(each.terms, today));
        expect(decideStanding(asked, held, today).ok).toBe(few);
      },
    ),
  );
});

test("every line of the table has its source and its first day, and every kind its years", () => {
  for (const { source, validFrom, needs } of standingRules) {
    expect(source).not.toBe("");
    expect(parseLocalDate(validFrom)).not.toBeNull();
    for (const kind of needs) expect(standingYears[kind]).toBeDefined();
  }
});
