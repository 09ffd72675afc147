import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePlan, type PlanRequest, type PlanTools } from "#domain/plans/make-plan.ts";
import { readPeople, readProjects } from "#domain/plans/rules-files.ts";
import { components, usualWeights } from "#domain/plans/rules-fit.ts";
import type { MadePlan } from "#domain/plans/rules-summary.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import { certify, solving } from "#engine/solve.ts";
import { seededRandom } from "#kit/random.ts";
import type { Table } from "#kit/table.ts";
import { readTable } from "#platform/tables/read-table.ts";
import { writeCsv } from "#platform/tables/write-table.ts";
import { planSheets } from "#show/plan-sheets.ts";
import { whyOpenWords } from "#text/plan-reasons.ts";
import { reportWords, stoppedWords, summaryWords } from "#text/plans.ts";
import { speak } from "#text/speak.ts";
import { count } from "../../../tests/support/counts.ts";
import { barePlanPerson, barePlanProject } from "../../../tests/support/plan-parts.ts";

const tools: PlanTools = {
  engine: { solving, certify },
  clock: () => 0,
  progress: () => {},
  breathe: () => Promise.resolve(),
  cancelled: () => false,
};

async function plan(request: Partial<PlanRequest> & Pick<PlanRequest, "people" | "projects">): Promise<MadePlan> {
  const made = await makePlan({ weights: usualWeights, seed: 1, iterations: 2_000, ...request }, tools);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

const tableOf = async (name: string, rows: readonly (readonly string[])[]): Promise<Table> => {
  const [header, ...rest] = rows;
  const table = await readTable({
    name,
    bytes: writeCsv({ header: header ?? [], rows: rest }),
  });
  if (!table.ok) throw new Error(JSON.stringify(table.refusal));
  return table.value;
};

/** A few people and projects, made from a seed; `secret` fills columns that nobody may read. */
function files(seed: number, secret: (row: number) => readonly string[]): { people: string[][]; projects: string[][] } {
  const random = seededRandom(seed);
  const one = (items: readonly string[]): string => items[random.below(items.length)] ?? "";
  const shape = (): string => Array.from({ length: 9 }, () => 1 + random.below(6)).join(",");
  const themes = ["販路開拓", "IT", "経営", "生産管理"];
  const towns = ["みなと町", "かわべ市", "やまなか村"];
  const people = Array.from({ length: 14 }, (_, row) => [
    `P-${row}`,
    String(4 + random.below(17)),
    one(themes),
    one(towns),
    shape(),
    one(["専門系", "背負い系"]),
    ...secret(row),
  ]);
  const projects = Array.from({ length: 16 }, (_, row) => [
    `J-${row}`,
    "仕事",
    String(2 + random.below(10)),
    String(random.below(3)),
    one(towns),
    one(themes),
    shape(),
    "専門系",
  ]);
  return {
    people: [
      ["番号", "空きコマ", "テーマ", "町", "9要素", "役割", "年齢", "性別", "家族", "出身地", "氏名", "卒業年"],
      ...people,
    ],
    projects: [["番号", "案件名", "必要コマ", "現地コマ", "町", "テーマ", "9要素", "役割"], ...projects],
  };
}

type Reader = (table: Table) => readonly PlanPerson[];

const honestReader: Reader = (table) => {
  const people = readPeople(table);
  if (!people.ok) throw new Error(JSON.stringify(people.refusal));
  return people.value.items;
};

/** Every byte of the plan's sheets, from files with the given private cells. */
async function planBytes(
  seed: number,
  secret: (row: number) => readonly string[],
  reader = honestReader,
): Promise<string> {
  const { people, projects: projectRows } = files(seed, secret);
  const projects = readProjects(await tableOf("j.csv", projectRows));
  if (!projects.ok) throw new Error(JSON.stringify(projects.refusal));
  const made = await plan({ people: reader(await tableOf("p.csv", people)), projects: projects.value.items });
  return planSheets(made, speak("ja"))
    .map((sheet) => writeCsv(sheet).toString("utf8"))
    .join("\n");
}

const nothing = (): readonly string[] => ["", "", "", "", "", ""];

const secretCells = fc.tuple(
  fc.integer({ min: 18, max: 90 }).map(String),
  fc.constantFrom("男", "女", "", "その他"),
  fc.string({ maxLength: 8 }),
  fc.constantFrom("みなと町", "遠い町", "8"),
  fc.stringMatching(/^[ぁ-んA-Z]{0,6}$/u),
  fc.integer({ min: 1960, max: 2026 }).map(String),
);

async function privateColumnsChangeNothing(numRuns: number, reader: Reader): Promise<void> {
  const secrets = fc.array(secretCells, { minLength: 14, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), secrets, async (seed, secret) => {
      expect(await planBytes(seed, (row) => secret[row] ?? [], reader)).toBe(await planBytes(seed, nothing, reader));
    }),
    // A planted fit is caught at once; looking for the smallest table that shows it would take hundreds of plans.
    { numRuns, endOnFailure: true },
  );
}

test("changing age, sex, family, origin, name and graduation year changes no byte of the plan", async () => {
  await privateColumnsChangeNothing(count(25, 400), honestReader);
});

test.each(["年齢", "性別", "家族", "出身地", "氏名", "卒業年"])(
  "a fit planted to read %s is caught by that check",
  async (column) => {
    const planted: Reader = (table) => {
      const at = table.header.indexOf(column);
      return honestReader(table).map((one, row) => ({ ...one, trades: [table.rows[row]?.cells[at] ?? ""] }));
    };
    const honest = components.trade;
    const score = (text: string): number => [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2;
    Object.assign(components, {
      trade: (one: Parameters<typeof honest>[0]) => ({
        score: score(one.trades.join("")),
        reason: { code: "trade-unknown" },
      }),
    });
    try {
      await expect(privateColumnsChangeNothing(25, planted)).rejects.toThrow();
    } finally {
      Object.assign(components, { trade: honest });
    }
  },
);

test("the order of rows changes nothing", async () => {
  const reversed: Reader = (table) => honestReader({ ...table, rows: table.rows.toReversed() });
  expect(await planBytes(11, nothing, reversed)).toBe(await planBytes(11, nothing));
});

const person = (id: string, more: Partial<PlanPerson> = {}): PlanPerson => ({ ...barePlanPerson, id, ...more });

const project = (id: string, more: Partial<PlanProject> = {}): PlanProject => ({
  ...barePlanProject,
  id,
  halfDays: 8,
  ...more,
});

const removals: readonly (readonly [string, Partial<PlanPerson>, Partial<PlanProject>])[] = [
  ["forbidden", { notWith: ["潮騒水産"] }, { firm: "潮騒水産" }],
  ["forbidden", { notWith: ["j-1"] }, {}],
  ["forbidden", {}, { notWith: ["p-1"] }],
  ["time", { halfDays: 7 }, {}],
  ["town", { towns: ["かわべ市"], onSiteHalfDays: 8 }, { onSiteHalfDays: 2, place: "みなと町" }],
  ["on-site", { towns: ["みなと町"], onSiteHalfDays: 1 }, { onSiteHalfDays: 2, place: "みなと町" }],
  ["remote", { remoteHalfDays: 7 }, {}],
  ["months", { from: 24_400 }, { from: 24_324, months: 6 }],
];

test.each(removals)("a pair that fails “%s” is never planned and is counted", async (filter, ofPerson, ofProject) => {
  const made = await plan({
    people: [person("P-1", ofPerson)],
    projects: [project("J-1", ofProject)],
  });
  expect(made.shares).toEqual([]);
  expect(made.pairs).toMatchObject({
    all: 1,
    admissible: 0,
    removed: { [filter]: 1 },
  });
  expect(made.open[0]?.failed).toMatchObject({ [filter]: 1 });
});

test("an open project names the smallest change that serves it", async () => {
  const change = async (people: readonly PlanPerson[], wanted: PlanProject) =>
    (await plan({ people, projects: [wanted] })).open[0]?.change;
  expect(await change([person("P-1", { halfDays: 7 })], project("J-1"))).toEqual({
    code: "half-days",
    person: "P-1",
    lacking: 1,
    to: 7,
  });
  const onSite = project("J-1", { onSiteHalfDays: 2, place: "みなと町" });
  expect(await change([person("P-1"), person("P-2")], onSite)).toEqual({
    code: "several",
  });
  const elsewhere = person("P-1", { towns: ["かわべ市"], onSiteHalfDays: 8 });
  expect(await change([elsewhere], onSite)).toEqual({
    code: "lift",
    filter: "town",
    people: 1,
    person: "P-1",
  });
  expect(await change([person("P-1", { notWith: ["j-1"] })], project("J-1"))).toEqual({ code: "several" });
});

test("competition is told with its price", async () => {
  const people = [person("P-1", { themes: ["it"] })];
  const made = await plan({
    people,
    projects: [project("J-1", { themes: ["it"] }), project("J-2", { themes: ["finance"] })],
  });
  const [share] = made.shares;
  expect(share?.project.id).toBe("J-1");
  expect(made.open[0]).toMatchObject({
    admissible: 1,
    swap: { person: "P-1", gives: ["J-1"] },
  });
  expect(made.open[0]?.swap?.cost).toBeGreaterThan(0);
});

describe("a week with too little room", () => {
  const monday = 0b011;

  test("bounds the plan where the person is free at too few times, and is told as the reason", async () => {
    const made = await plan({
      people: [person("P-1", { halfDays: 16, cells: monday })],
      projects: [project("J-1"), project("J-2")],
    });
    expect(made).toMatchObject({ cuts: [], proof: { gap: 0, stopped: "optimal" } });
    expect(made.open).toMatchObject([
      {
        project: { id: "J-2" },
        noPlace: { people: 1, person: "P-1", projects: ["J-1", "J-2"], because: "cells" },
        swap: { person: "P-1", gives: ["J-1"], cost: 0 },
        change: { code: "week", person: "P-1", lift: "person-times" },
      },
    ]);
  });

  test("costs what the proof says where two projects want the same times, and no run is promised to find more", async () => {
    const made = await plan({
      people: [person("P-1", { halfDays: 16 })],
      projects: [project("J-1", { cells: monday }), project("J-2", { cells: monday })],
    });
    expect(made.cuts).toEqual([{ person: "P-1", projects: ["J-1", "J-2"], because: "cells" }]);
    expect(made.proof.beforeWeeks).toBe(2 * made.proof.value);
    const [open] = made.open;
    expect(open).toMatchObject({
      noPlace: { person: "P-1", because: "cells" },
      change: { code: "week", person: "P-1", lift: "project-times" },
    });
    if (open === undefined) throw new Error("nothing is open");
    expect(whyOpenWords(open).map(speak("ja")).join("")).toBe(
      "1人は、コマ数は足りますが、週のなかに置く場所がありません。P-1は、J-1とJ-2を同じ週に持てません。空いている時間と仕事のできる時間が重なり、置ききれません。P-1をJ-1からこちらに回すと、計画の値打ちは変わりません。",
    );
    const proof = [summaryWords(made), reportWords.proofRun(made.proof)];
    for (const language of ["ja", "en"] as const) {
      const told = proof.map(speak(language)).join(" ");
      expect(told).toContain(
        speak(language)({ ja: "週に置けない組み合わせを見直し", en: "no week has room for were given up" }),
      );
      expect(told).toContain(made.proof.beforeWeeks?.toLocaleString("en-US"));
      expect(told).not.toContain(speak(language)(stoppedWords.optimal));
    }
    const sheet = planSheets(made, speak("en")).at(-1)?.rows ?? [];
    expect(sheet).toContainEqual(["value before weeks were laid", made.proof.beforeWeeks]);
    expect(sheet).toContainEqual([
      "given up: no room in the week",
      expect.stringContaining("P-1 cannot have J-1 and J-2"),
    ]);
  });

  test("keeps somebody from being named who could not take the project anyway", async () => {
    // P-2 has the half-days for both, and Monday is full with one.
    const made = await plan({
      people: [
        person("P-1", { themes: ["it"], engagements: 1 }),
        person("P-2", { halfDays: 16, cells: monday, themes: ["finance"] }),
      ],
      projects: [project("J-1", { themes: ["it"] }), project("J-2", { themes: ["finance"] })],
    });
    expect(made.shares.map((share) => [share.person.id, share.project.id])).toEqual([
      ["P-1", "J-1"],
      ["P-2", "J-2"],
    ]);
    expect(made.shares[0]?.next).toMatchObject({ code: "others-busy", person: "P-2", noPlace: 1 });
  });
});

test("empty sides give an empty plan that is proven", async () => {
  const made = await plan({ people: [], projects: [project("J-1")] });
  expect(made).toMatchObject({
    shares: [],
    proof: { value: 0, bound: 0, gap: 0 },
    totals: { wanted: 8, served: 0 },
  });
});

test("more pairs than fit into memory are refused by number", async () => {
  const people = Array.from({ length: 6_000 }, (_, index) => person(`P-${index}`));
  const projects = Array.from({ length: 6_000 }, (_, index) => project(`J-${index}`));
  const made = await makePlan({ people, projects, weights: usualWeights, seed: 1, iterations: 1 }, tools);
  expect(made).toEqual({
    ok: false,
    refusal: { code: "too-many-pairs", pairs: 36_000_000, most: 25_000_000 },
  });
});

test("stopping gives a certified plan", async () => {
  const random = seededRandom(3);
  const people = Array.from({ length: 200 }, (_, index) =>
    person(`P-${index}`, {
      halfDays: 4 + random.below(20),
      shape: Array.from({ length: 9 }, () => 1 + random.below(6)),
    }),
  );
  const projects = Array.from({ length: 200 }, (_, index) =>
    project(`J-${index}`, {
      halfDays: 2 + random.below(20),
      shape: Array.from({ length: 9 }, () => 1 + random.below(6)),
    }),
  );
  const made = await makePlan(
    { people, projects, weights: usualWeights, seed: 1, iterations: 1e9 },
    { ...tools, cancelled: () => true },
  );
  expect(made).toMatchObject({
    ok: true,
    value: { proof: { stopped: "cancelled" } },
  });
  if (made.ok) expect(made.value.proof.value).toBeLessThanOrEqual(made.value.proof.bound);
});
