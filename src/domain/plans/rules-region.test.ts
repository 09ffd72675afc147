import fc from "fast-check";
import { expect, test } from "vitest";
import { barePerson, elements, type PersonTerms } from "#domain/people/terms.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import type { KeptShare } from "#domain/plans/rules-kept.ts";
import {
  decidePlanPublishing,
  horizonOf,
  type PlainTable,
  planablePeople,
  planableProjects,
  type RegionPerson,
  type RegionProject,
  regionTables,
} from "#domain/plans/rules-region.ts";
import { type ProjectTerms, roleKinds, themes } from "#domain/projects/terms.ts";
import { everyCell } from "#domain/weeks/terms.ts";
import { type LocalDate, parseLocalDate } from "#kit/dates.ts";
import type { Table } from "#kit/table.ts";

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(text);
  return date;
};

const terms: ProjectTerms = {
  title: "直販の売り場を立ち上げる",
  result: "半年で月30件",
  whatIsNew: "",
  whatIsHard: "",
  mayDecide: "",
  roleKind: "specialist",
  themes: ["domestic-sales"],
  shape: elements.map(() => 0),
  halfDays: 8,
  onSiteHalfDays: 2,
  place: "しおかぜ町",
  startsOn: null,
  months: 6,
  payYenPerMonth: 160_000,
};
const project = (parts: Partial<RegionProject> = {}): RegionProject => ({
  number: 12,
  firmName: "株式会社見本水産",
  firmIndustry: "E",
  terms,
  served: 0,
  servedOnSite: 0,
  cells: everyCell,
  nearTowns: [],
  peaks: [],
  ...parts,
});
const person = (parts: Partial<RegionPerson> = {}, given: Partial<PersonTerms> = {}): RegionPerson => ({
  number: 31,
  terms: { ...barePerson, halfDays: 12, ...given },
  free: 12,
  running: 0,
  parted: [],
  week: { cells: everyCell, placeDays: [] },
  peaks: [],
  restWeeks: 2,
  ...parts,
});

/** What a reader makes of the written table: every cell a text, none too many. */
const asRead = ({ header, rows }: PlainTable): Table => ({
  header,
  rows: rows.map((row, index) => ({ line: index + 2, cells: row.map((cell) => String(cell ?? "")) })),
});

test("the horizon begins on the coming Monday and ends after the longest open project", () => {
  const today = day("2026-11-25");
  expect(horizonOf(today, [])).toEqual({ from: "2026-11-30", until: "2026-12-28" });
  const { until } = horizonOf(today, [terms, { startsOn: day("2027-04-01"), months: 12 }]);
  // 2027-03-29 is the Monday of the week in which it starts; 53 weeks cover twelve months.
  expect(until).toBe("2028-04-03");
});

test("people without free half-days or room for one more project, and projects that are served, are left out", () => {
  const people = [person(), person({ number: 2, free: 0 }), person({ number: 3, running: 4 })];
  const projects = [project(), project({ number: 2, served: 8 })];
  expect(planablePeople({ people }).map(({ number }) => number)).toEqual([31]);
  expect(planableProjects({ projects }).map(({ number }) => number)).toEqual([12]);
});

test("what engagements serve already is taken off the half-days, the place and the pay", () => {
  const { projects } = regionTables({ people: [person()], projects: [project({ served: 6, servedOnSite: 1 })] });
  const read = readProjects(asRead(projects));
  expect(read.ok && read.value.items[0]).toMatchObject({
    id: "P-12",
    halfDays: 2,
    onSiteHalfDays: 1,
    place: "しおかぜ町",
    payYenPerMonth: 40_000,
    months: 6,
  });
});

test("nobody is put to their present employer, however its name is written", () => {
  for (const employer of ["見本水産", "㈱見本水産", "（株）見本水産", "見本水産(株)", "株式会社 見本水産"]) {
    const { people } = regionTables({ people: [person({}, { employer })], projects: [project()] });
    const read = readPeople(asRead(people));
    expect(read.ok && read.value.items[0]?.notWith, employer).toEqual(["p-12"]);
  }
});

const someTerms = fc.record<RegionPerson["terms"]>({
  halfDays: fc.integer({ min: 1, max: 60 }),
  engagements: fc.integer({ min: 1, max: 16 }),
  employer: fc.string({ maxLength: 20 }),
  themes: fc.uniqueArray(fc.constantFrom(...themes)),
  roleKinds: fc.uniqueArray(fc.constantFrom(...roleKinds)),
  trades: fc.uniqueArray(fc.constantFrom("A", "E", "M")),
  shape: fc.oneof(fc.constant(null), fc.constant([3, 3, 3, 3, 3, 3, 3, 4, 4])),
  towns: fc.uniqueArray(fc.constantFrom("しおかぜ町", "たにあい村", "*")),
  onSiteHalfDays: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  remoteHalfDays: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
  payYenPerHalfDay: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: null }),
  availableFrom: fc.constantFrom(null, day("2027-01-04")),
  availableUntil: fc.constantFrom(null, day("2027-12-31")),
  notWith: fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }),
});

test("whatever the records hold, the tables are read without a fault and say what the records say", () => {
  fc.assert(
    fc.property(fc.array(someTerms, { minLength: 1, maxLength: 8 }), (all) => {
      const people = all.map((given, index) => person({ number: index + 1, free: given.halfDays, terms: given }));
      const read = readPeople(asRead(regionTables({ people, projects: [project()] }).people));
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      expect(read.value.items).toHaveLength(all.length);
      for (const [index, item] of read.value.items.entries()) {
        const given = all[index];
        expect(item).toMatchObject({
          halfDays: given?.halfDays,
          engagements: given?.engagements,
          themes: given?.themes,
          shape: given?.shape,
          payYenPerHalfDay: given?.payYenPerHalfDay,
          from: given?.availableFrom === null ? null : 2027 * 12,
        });
      }
    }),
  );
});

const share = (code: string, projectCode: string, halfDays: number): KeptShare => ({
  person: code,
  project: { id: projectCode, title: "", firm: "", halfDays, onSiteHalfDays: 0, place: "" },
  halfDays,
  fit: 500,
  why: [],
  next: { code: "no-other" },
});

test("a plan holds only while everybody still has the half-days and every project still wants them", () => {
  const shares = [share("H-31", "P-12", 8)];
  expect(decidePlanPublishing(shares, { people: [person()], projects: [project()] }).ok).toBe(true);
  const booked = decidePlanPublishing(shares, { people: [person({ free: 7 })], projects: [project()] });
  expect(booked).toEqual({ ok: false, refusal: { code: "outdated", people: ["H-31"], projects: [] } });
  const served = decidePlanPublishing(shares, { people: [person()], projects: [project({ served: 1 })] });
  expect(served).toEqual({ ok: false, refusal: { code: "outdated", people: [], projects: ["P-12"] } });
  const gone = decidePlanPublishing(shares, { people: [], projects: [] });
  expect(gone).toEqual({ ok: false, refusal: { code: "outdated", people: ["H-31"], projects: ["P-12"] } });
});
