import fc from "fast-check";
import { expect, test } from "vitest";
import {
  candidateSteps,
  decideCandidateStep,
  decideNaming,
  decideReferralAnswer,
  decideTakingBack,
  isOpenReferral,
  mostCandidates,
} from "#domain/referrals/rules.ts";
import { type CandidateStatus, candidateStatuses, referralAnswers, referralStatuses } from "#domain/referrals/terms.ts";

test("an intermediary answers and names while a referral is open, and a hub takes it back only then", () => {
  for (const status of referralStatuses) {
    const isOpen = isOpenReferral(status);
    for (const answer of referralAnswers) expect(decideReferralAnswer(status, answer).ok).toBe(isOpen);
    expect(decideNaming(status, 0).ok).toBe(isOpen);
    expect(decideTakingBack(status).ok).toBe(isOpen);
  }
});

test("candidates stay named while the intermediary looks for more, and there are never more than fit", () => {
  expect(decideReferralAnswer("named", "looking")).toEqual({ ok: true, value: "named" });
  expect(decideNaming("named", mostCandidates).ok).toBe(false);
});

test("whatever both sides do, a candidate is agreed only after a meeting, and what is over stays over", () => {
  const step = fc.record({
    to: fc.constantFrom(...candidateStatuses),
    side: fc.constantFrom("hub" as const, "intermediary" as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const seen: CandidateStatus[] = ["named"];
      for (const { to, side } of steps) {
        const from = seen.at(-1) ?? "named";
        const decided = decideCandidateStep(from, to, side);
        if (decided.ok) seen.push(decided.value);
        expect(decided.ok).toBe(candidateSteps(from, side).includes(to));
      }
      if (seen.includes("agreed")) expect(seen.slice(0, 2)).toEqual(["named", "meeting"]);
      for (const over of ["agreed", "declined", "withdrawn"] as const)
        expect(seen.indexOf(over) === -1 || seen.at(-1) === over).toBe(true);
    }),
  );
});
