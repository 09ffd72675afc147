import fc from "fast-check";
import { expect, test } from "vitest";
import { agreesWithCheckDigit } from "#reference/corporate-number.ts";

test("the numbers of four offices of the state agree with their check digit", () => {
  for (const number of ["7000012050002", "1000012090004", "2000012010019", "6000012010023"])
    expect(agreesWithCheckDigit(number)).toBe(true);
});

test("a number of another length, or with letters, does not agree", () => {
  for (const text of ["", "700001205000", "70000120500022", "700001205000A"])
    expect(agreesWithCheckDigit(text)).toBe(false);
});

test("one wrong digit is noticed, but for a 0 typed as 9 or a 9 as 0", () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(9), (place, digit) => {
      const right = [..."7000012050002"];
      const before = Number(right[place]);
      const wrong = right.with(place, String(digit)).join("");
      const isBlindSpot = before === digit || (before === 0 && digit === 9) || (before === 9 && digit === 0);
      expect(agreesWithCheckDigit(wrong)).toBe(isBlindSpot && (place > 0 || before === digit));
    }),
  );
});
