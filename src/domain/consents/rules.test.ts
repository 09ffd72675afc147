import fc from "fast-check";
import { expect, test } from "vitest";
import {
  consentUntil,
  decideSubject,
  isConsentOpen,
  isSameSubject,
  matchingBasis,
  openOf,
} from "#domain/consents/rules.ts";
import { type ConsentId, consentPurposes, type DataConsent } from "#domain/consents/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { addDays, addMonths, localDateAt, parseLocalDate } from "#kit/dates.ts";

const day = fc
  .date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2040-12-31T00:00:00Z"), noInvalidDate: true })
  .map(localDateAt);
function idOf(id: string): ConsentId & FirmId;
function idOf(id: string): string {
  return id;
}

const consent: fc.Arbitrary<DataConsent> = fc.record({
  id: fc.uuid().map(idOf),
  purpose: fc.constantFrom(...consentPurposes),
  firmId: fc.constantFrom(null, idOf("one"), idOf("two")),
  organisationId: fc.constant(null),
  textVersion: fc.constant(1),
  givenAt: fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
  givenBy: fc.constant(null),
  until: day,
  withdrawnAt: fc.constantFrom(null, new Date("2026-01-01")),
});

test("a yes holds until its last day and from its withdrawal on no more", () => {
  fc.assert(
    fc.property(fc.constantFrom(...consentPurposes), day, (purpose, today) => {
      const until = consentUntil(purpose, today);
      expect(isConsentOpen({ until, withdrawnAt: null }, today)).toBe(true);
      expect(isConsentOpen({ until, withdrawnAt: null }, until)).toBe(true);
      expect(isConsentOpen({ until, withdrawnAt: null }, addDays(until, 1))).toBe(false);
      expect(isConsentOpen({ until, withdrawnAt: new Date() }, today)).toBe(false);
    }),
  );
});

test("of the yeses that hold the newest of each use is named, and none that does not hold", () => {
  fc.assert(
    fc.property(fc.array(consent), day, (all, today) => {
      const open = openOf(all, today);
      for (const each of open) {
        expect(isConsentOpen(each, today)).toBe(true);
        const same = all.filter((other) => isSameSubject(each, other) && isConsentOpen(other, today));
        expect(same.every((other) => other.givenAt.getTime() <= each.givenAt.getTime())).toBe(true);
      }
      for (const each of all.filter((other) => isConsentOpen(other, today)))
        expect(open.filter((other) => isSameSubject(each, other))).toHaveLength(1);
    }),
  );
});

test("who has an account is matched by their own yes alone, who has none by what the hub agreed with them", () => {
  expect(matchingBasis({ hadChoice: true, hasConsent: false })).toBeNull();
  expect(matchingBasis({ hadChoice: true, hasConsent: true })).toBe("consent");
  expect(matchingBasis({ hadChoice: false, hasConsent: false })).toBe("hub");
  expect(matchingBasis({ hadChoice: false, hasConsent: true })).toBe("consent");
});

test("an inside-first review needs a firm, and nothing else takes one", () => {
  fc.assert(
    fc.property(fc.constantFrom(...consentPurposes), fc.constantFrom(null, idOf("firm")), (purpose, firmId) => {
      const organisationId = null;
      const fits = (purpose === "inside-review") === (firmId !== null) && purpose !== "intermediary";
      expect(decideSubject({ purpose, firmId, organisationId }).ok).toBe(fits);
    }),
  );
});

test("months later is the same day, or the last of a shorter month", () => {
  const from = (text: string, months: number) => addMonths(parseLocalDate(text) ?? localDateAt(new Date(0)), months);
  expect(from("2027-01-31", 1)).toBe("2027-02-28");
  expect(from("2028-01-31", 1)).toBe("2028-02-29");
  expect(from("2026-11-29", 24)).toBe("2028-11-29");
  expect(from("2026-12-31", 12)).toBe("2027-12-31");
});
