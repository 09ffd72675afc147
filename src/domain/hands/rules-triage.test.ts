import fc from "fast-check";
import { expect, test } from "vitest";
import {
  answerFaults,
  blank,
  type HandPerson,
  handFit,
  handPersonOf,
  handProjectOf,
  type Sortable,
  triageOrder,
} from "#domain/hands/rules-triage.ts";
import { handStates } from "#domain/hands/terms.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";

const person: HandPerson = {
  card: 1,
  free: 8,
  engagements: 4,
  themes: ["it"],
  roleKinds: [],
  trades: ["E"],
  shape: [3, 3, 3, 3, 3, 3, 3, 4, 4],
  towns: ["みなと町"],
  onSiteHalfDays: null,
  remoteHalfDays: null,
  payYenPerHalfDay: null,
  availableFrom: null,
  availableUntil: null,
  employer: "",
  notWith: [],
};

const terms: ProjectTerms = {
  title: "a work",
  result: "a result",
  whatIsNew: "",
  whatIsHard: "",
  mayDecide: "",
  roleKind: "specialist",
  themes: ["it"],
  shape: [3, 3, 3, 3, 3, 3, 3, 4, 4],
  halfDays: 4,
  onSiteHalfDays: 2,
  place: "みなと町",
  startsOn: null,
  months: 3,
  payYenPerMonth: 10_000,
};
const firm = { name: "株式会社みなと", industry: "E" };
const fitOfPair = (more: Partial<HandPerson>, work: Partial<ProjectTerms> = {}) =>
  handFit(handPersonOf({ ...person, ...more }), handProjectOf({ ...terms, ...work }, firm));

test("a hand is told what stands in its way: half-days, the town, and the present employer by any of its names", () => {
  expect(fitOfPair({}).fails).toEqual([]);
  expect(fitOfPair({ free: 3 }).fails).toEqual(["time"]);
  expect(fitOfPair({ towns: ["やま村"] }).fails).toEqual(["town"]);
  expect(fitOfPair({ employer: "（株）みなと" }).fails).toEqual(["forbidden"]);
  expect(fitOfPair({ remoteHalfDays: 1 }).fails).toEqual(["remote"]);
});

test("the shape and the themes weigh most among the reasons, and every component is told", () => {
  const { why, fit } = fitOfPair({});
  expect(why.slice(0, 2).map(({ name }) => name)).toEqual(["shape", "themes"]);
  expect(why).toHaveLength(8);
  expect(fit).toBeGreaterThan(fitOfPair({ themes: ["finance"] }).fit);
});

const hands: fc.Arbitrary<Sortable> = fc.record({
  state: fc.constantFrom(...handStates),
  fit: fc.record({
    fit: fc.integer({ min: 1, max: 1000 }),
    why: fc.constant([]),
    fails: fc.subarray(["time", "town"] as const),
  }),
  at: fc.date({ noInvalidDate: true }),
  card: fc.integer({ min: 1, max: 999 }),
});

test("hands that wait come before all others, and who could take the work before who could not", () => {
  fc.assert(
    fc.property(fc.array(hands, { maxLength: 20 }), (all) => {
      const order = triageOrder(all);
      const waiting = order.map(({ state }) => state === "raised");
      expect(waiting).toEqual(waiting.toSorted((a, b) => Number(b) - Number(a)));
      const able = order.filter(({ state }) => state === "raised").map(({ fit }) => fit.fails.length === 0);
      expect(able).toEqual(able.toSorted((a, b) => Number(b) - Number(a)));
      expect(new Set(order)).toEqual(new Set(all));
    }),
  );
});

test("a template goes out only when its blank is filled, and unchanged only when it was read back", () => {
  const begun = `Dear A,\nthank you.\nWe thought of ${blank}.`;
  const codes = (words: string, isReadBack: boolean, from = begun) =>
    answerFaults({ words, begun: from, isReadBack }).map(({ code }) => code);
  expect(codes(begun, true)).toEqual(["blank-left"]);
  expect(codes(begun.replace(blank, "the mill"), false)).toEqual([]);
  const whole = "Dear A,\nthank you.";
  expect(codes("Dear A, \n\n thank  you.", false, whole), "spaces are no words").toEqual(["not-read-back"]);
  expect(codes(whole, true, whole)).toEqual([]);
  expect(codes("words of one's own", false, ""), "without a template").toEqual([]);
});
