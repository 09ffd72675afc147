import fc from "fast-check";
import { expect, test } from "vitest";
import type { Load } from "#domain/engagements/terms.ts";
import {
  askedOf,
  decideStep,
  freshProposal,
  isDisclosed,
  isFirmNamed,
  isLive,
  meetingStepOf,
  type ProposalState,
  type ProposalStep,
} from "#domain/proposals/rules.ts";
import { decidePutting, withHeld } from "#domain/proposals/rules-putting.ts";
import { proposalSayings, proposalSides } from "#domain/proposals/terms.ts";
import { addDays, type LocalDate, parseLocalDate } from "#kit/dates.ts";

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(text);
  return date;
};
const monday = day("2026-12-07");
const moment = (hours: number): Date => new Date(Date.UTC(2026, 11, 7, hours));

/** Any step at any time within two days; the hub now and then acts for a side. */
const anyStep: fc.Arbitrary<ProposalStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      side: fc.constantFrom(...proposalSides),
      says: fc.constantFrom(...proposalSayings, "meet" as const, "yes" as const),
      now: fc.integer({ min: 0, max: 48 }).map(moment),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("offer" as const),
      by: fc.constantFrom("person", "firm", "hub"),
      minutes: fc.constantFrom(30, 60),
      slots: fc.array(fc.integer({ min: 0, max: 60 }).map(moment), { maxLength: 5 }),
      now: fc.integer({ min: 0, max: 48 }).map(moment),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("choose" as const),
      by: fc.constantFrom("person", "firm", "hub"),
      slot: fc.integer({ min: 0, max: 60 }).map(moment),
      now: fc.integer({ min: 0, max: 48 }).map(moment),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: "hold" as const, on: monday }) },
  { weight: 1, arbitrary: fc.constant({ kind: "take-back" as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: "engage" as const }) },
);

/** The states through which steps lead; a step that is refused changes nothing. */
function walk(first: ProposalState, steps: readonly ProposalStep[]): readonly ProposalState[] {
  const states = [first];
  for (const step of steps) {
    const decided = decideStep(states.at(-1) ?? first, step);
    if (decided.ok) states.push(decided.value);
  }
  return states;
}

const said = (steps: readonly ProposalStep[], side: string, says: string): boolean =>
  steps.some((step) => step.kind === "answer" && step.side === side && step.says === says);

test("an engagement comes only after two yeses, whatever happens in whatever order", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(anyStep, { maxLength: 40 }), (withMeeting, steps) => {
      const last = walk(freshProposal(withMeeting), steps).at(-1);
      if (last?.phase !== "engaged" && last?.phase !== "agreed") return;
      const needed = withMeeting ? (["meet", "yes"] as const) : (["meet"] as const);
      for (const side of proposalSides) for (const says of needed) expect(said(steps, side, says)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test("the firm knows who it is only after the person's own yes, and never after a no, a withdrawal or a closing", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(anyStep, { maxLength: 40 }), (withMeeting, steps) => {
      for (const state of walk(freshProposal(withMeeting), steps)) {
        if (isDisclosed(state)) expect(said(steps, "person", "meet") && state.closedBy === null).toBe(true);
        if (isFirmNamed(state)) expect(said(steps, "firm", "meet") && state.closedBy === null).toBe(true);
        if (state.phase === "closed") expect(isDisclosed(state) || isFirmNamed(state)).toBe(false);
      }
    }),
    { numRuns: 3000 },
  );
});

test("what has ended stays ended: after closing or engaging no step is taken any more", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), anyStep, (steps, one) => {
      const last = walk(freshProposal(true), steps).at(-1);
      if (last === undefined || isLive(last.phase)) return;
      expect(decideStep(last, one).ok).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("a no is always heard while the proposal lives, and one side's steps never change what the other said", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), fc.constantFrom(...proposalSides), (steps, side) => {
      const states = walk(freshProposal(true), steps);
      const last = states.at(-1);
      if (last !== undefined && isLive(last.phase)) {
        const no = decideStep(last, { kind: "answer", side, says: "no", now: moment(0) });
        expect(no.ok && no.value.closedBy === side && no.value.phase === "closed").toBe(true);
      }
      for (const [index, state] of states.entries()) {
        const before = states[index - 1];
        if (before === undefined) continue;
        const changed = proposalSides.filter((each) => before[each] !== state[each]);
        expect(changed.length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 2000 },
  );
});

test("without a meeting beforehand two first yeses are the agreement, and no dates are offered", () => {
  const states = walk(freshProposal(false), [
    { kind: "answer", side: "firm", says: "meet", now: moment(0) },
    { kind: "offer", by: "firm", minutes: 60, slots: [moment(9)], now: moment(0) },
    { kind: "answer", side: "person", says: "meet", now: moment(0) },
    { kind: "offer", by: "firm", minutes: 60, slots: [moment(9)], now: moment(0) },
  ]);
  expect(states.at(-1)).toMatchObject({ phase: "agreed", meeting: null });
});

test("whether to begin is asked only after the meeting; whoever offered the dates does not choose", () => {
  const met = walk(freshProposal(true), [
    { kind: "answer", side: "firm", says: "meet", now: moment(0) },
    { kind: "answer", side: "person", says: "meet", now: moment(0) },
    { kind: "offer", by: "firm", minutes: 60, slots: [moment(9), moment(5)], now: moment(0) },
  ]).at(-1);
  if (met === undefined) throw new Error("no state");
  expect(met.meeting?.slots).toEqual([moment(5), moment(9)]);
  expect(decideStep(met, { kind: "choose", by: "firm", slot: moment(5), now: moment(0) })).toMatchObject({
    refusal: { state: "own-offer" },
  });
  const chosen = decideStep(met, { kind: "choose", by: "person", slot: moment(5), now: moment(0) });
  if (!chosen.ok) throw new Error("not chosen");
  expect(askedOf(chosen.value, "person", moment(5))).toBeNull();
  expect(decideStep(chosen.value, { kind: "answer", side: "person", says: "yes", now: moment(5) }).ok).toBe(false);
  expect(askedOf(chosen.value, "person", moment(6))).toBe("yes");
});

const capacity = 12;
const facts = (ledger: readonly Load[], held: { week: LocalDate; halfDays: number }[]) => ({
  projectStatus: "published" as const,
  isAlive: false,
  mayBeAsked: true,
  isConflict: false,
  halfDays: capacity,
  ledger,
  held,
});

/** Weeks of a share, as far as this test needs them. */
const weeksOf = (from: number, weeks: number): readonly LocalDate[] =>
  Array.from({ length: weeks }, (_, index) => addDays(monday, 7 * (from + index)));

test("no half-day is held twice: bookings and live proposals together never go above what somebody gives", () => {
  const share = fc.record({
    from: fc.integer({ min: 0, max: 6 }),
    weeks: fc.integer({ min: 1, max: 8 }),
    halfDays: fc.integer({ min: 1, max: capacity }),
    isClosed: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(share, { maxLength: 12 }),
      fc.array(fc.integer({ min: 0, max: capacity }), { maxLength: 14 }),
      (shares, booked) => {
        const ledger = booked.map((each, index) => ({ week: addDays(monday, 7 * index), capacity, booked: each }));
        const live: (typeof shares)[number][] = [];
        const heldIn = (week: LocalDate): number =>
          live
            .filter(({ from, weeks }) => weeksOf(from, weeks).includes(week))
            .reduce((sum, { halfDays }) => sum + halfDays, 0);
        const all = weeksOf(0, 14);
        for (const { isClosed, ...one } of shares) {
          const held = all.map((week) => ({ week, halfDays: heldIn(week) }));
          const terms = { ...one, onSiteHalfDays: 0, payYenPerMonth: 0, fromWeek: addDays(monday, 7 * one.from) };
          const others = live.map((each) => ({ ...each }));
          if (decidePutting(facts(ledger, held), terms).ok) live.push({ ...one, isClosed });
          expect(live.slice(0, others.length)).toEqual(others);
          // A no frees what it held, and nothing else.
          if (isClosed && live.at(-1)?.isClosed === true) live.pop();
          for (const load of withHeld(all, {
            ledger,
            held: all.map((week) => ({ week, halfDays: heldIn(week) })),
            halfDays: capacity,
          }))
            expect(load.booked).toBeLessThanOrEqual(
              Math.max(load.capacity, ledger.find(({ week }) => week === load.week)?.booked ?? 0),
            );
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("nobody is put to both sides of a conflict, twice, without having agreed, or for what is closed", () => {
  const terms = { halfDays: 4, onSiteHalfDays: 0, fromWeek: monday, weeks: 4, payYenPerMonth: 0 };
  const free = facts([], []);
  const about = (code: string) => ({ refusal: { code: "invalid", faults: [{ field: "person", code }] } });
  expect(decidePutting(free, terms).ok).toBe(true);
  expect(decidePutting({ ...free, isConflict: true }, terms)).toMatchObject(about("keeps-away"));
  expect(decidePutting({ ...free, isAlive: true }, terms)).toMatchObject(about("proposed-already"));
  expect(decidePutting({ ...free, mayBeAsked: false }, terms)).toMatchObject(about("not-matched"));
  expect(decidePutting({ ...free, projectStatus: "closed" }, terms)).toMatchObject({ refusal: { state: "closed" } });
  expect(decidePutting(free, { ...terms, halfDays: 13 })).toMatchObject({
    refusal: { code: "above-capacity", free: 12 },
  });
  expect(decidePutting(free, { ...terms, fromWeek: addDays(monday, 1), onSiteHalfDays: 9 })).toMatchObject({
    refusal: { code: "invalid", faults: [{ field: "onSiteHalfDays" }, { field: "fromWeek" }] },
  });
});

test("each side is told what it has to do on the way to a meeting, and never to choose among its own dates", () => {
  const meeting = { offeredBy: "firm", slots: [moment(8)], minutes: 60, chosen: null, heldOn: null } as const;
  const both = { person: "meet", firm: "meet" } as const;
  const step = (side: "person" | "firm", state: Parameters<typeof meetingStepOf>[0], hours: number) =>
    meetingStepOf(state, side, moment(hours));
  expect(step("firm", { ...both, meeting: null }, 0)).toBe("offer");
  expect(step("person", { ...both, meeting }, 0)).toBe("choose");
  expect(step("firm", { ...both, meeting }, 0)).toBe(null);
  // Dates that are over are not offered for a choice.
  expect(step("person", { ...both, meeting }, 8)).toBe("offer");
  const chosen = { ...meeting, chosen: moment(8) };
  expect(step("person", { ...both, meeting: chosen }, 8)).toBe(null);
  expect(step("person", { ...both, meeting: chosen }, 9)).toBe("decide");
  expect(step("person", { ...both, person: "yes", meeting: chosen }, 9)).toBe(null);
});
