import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decideAsking,
  decideHandAnswer,
  decideRaising,
  decideTakingHandBack,
  isHandOpen,
} from "#domain/hands/rules.ts";
import { handStates } from "#domain/hands/terms.ts";

const state = fc.constantFrom(...handStates);

test("a hand that is closed stays closed: it is neither taken back nor answered", () => {
  fc.assert(
    fc.property(state, fc.integer({ min: 1, max: 9 }), (of, version) => {
      const back = decideTakingHandBack(of);
      const answer = decideHandAnswer({ state: of, version }, version);
      expect(back.ok).toBe(isHandOpen(of));
      expect(answer.ok).toBe(of === "raised");
      if (back.ok) expect(isHandOpen(back.value)).toBe(false);
      expect(decideHandAnswer({ state: of, version }, version + 1)).toMatchObject({ refusal: { code: "stale" } });
    }),
  );
});

test("an open hand is not doubled: who is asked says yes to it, who has raised it hears so", () => {
  expect(decideRaising(null)).toEqual({ ok: true, value: "new" });
  expect(decideRaising("asked")).toEqual({ ok: true, value: "yes" });
  expect(decideRaising("raised")).toMatchObject({ refusal: { code: "wrong-state" } });
});

test("nobody is asked without a ground, and nobody twice", () => {
  fc.assert(
    fc.property(fc.constantFrom(null, "consent" as const, "hub" as const), fc.option(state), (basis, open) => {
      expect(decideAsking({ basis, open }).ok).toBe(basis !== null && open === null);
    }),
  );
});
