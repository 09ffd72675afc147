import fc from "fast-check";
import { expect, test } from "vitest";
import { agreesWithCheckDigit, localGovernmentNumber } from "#reference/corporate-number.ts";
import { agreesWithMunicipalityCheck, municipalityCodeOf } from "#reference/municipality-code.ts";

/** Among them a leading zero, a sum that 11 divides (011011) and one that leaves 1 (012050). */
const known = ["325252", "202151", "182079", "083640", "011011", "012050"];

test("codes of municipalities agree with their check digit", () => {
  for (const code of known) expect(agreesWithMunicipalityCheck(code)).toBe(true);
});

test("the form of five digits gives the code with its check digit, leading zeros kept", () => {
  for (const code of known) expect(municipalityCodeOf(code.slice(0, 5))).toBe(code);
  for (const text of ["", "8364", "083640", "0836a"]) expect(municipalityCodeOf(text)).toBeNull();
});

test("a code of another length, or with letters, does not agree", () => {
  for (const text of ["", "83640", "0836400", "18207x", "１８２０７９"])
    expect(agreesWithMunicipalityCheck(text)).toBe(false);
});

test("a wrong check digit is noticed", () => {
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.nat(9), (code, digit) => {
      const written = code.slice(0, 5) + String(digit);
      expect(agreesWithMunicipalityCheck(written)).toBe(written === code);
    }),
  );
});

test("the corporate number of a local government follows from its code", () => {
  expect(localGovernmentNumber("325252")).toBe("9000020325252");
  expect(localGovernmentNumber("202151")).toBe("3000020202151");
  expect(localGovernmentNumber("182079")).toBe("4000020182079");
  for (const code of known) expect(agreesWithCheckDigit(localGovernmentNumber(code) ?? "")).toBe(true);
  expect(localGovernmentNumber("182070")).toBeNull();
});
