import fc from "fast-check";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { type CheckInPicture, CheckInStrip } from "#show/check-in-strip.tsx";
import { type FiguresPicture, FirmFigures, FirmFiguresTable } from "#show/firm-figures.tsx";
import { initialsOf } from "#show/initials.ts";
import { MonthStrip, MonthStripTable } from "#show/month-strip.tsx";
import { Radar, type RadarPicture, RadarTable } from "#show/radar.tsx";
import { hues, shadingOf } from "#show/shading.tsx";
import { StoryLine, type StoryPicture } from "#show/story-line.tsx";
import { Week, type WeekPicture, WeekTable } from "#show/week.tsx";

const draw = (node: VNode): string => renderToString(node);
const count = (text: string, part: string): number => text.split(part).length - 1;

const weekWords = {
  title: "A week",
  days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  parts: ["a.m.", "p.m.", "evening"],
  free: "free",
  outside: "not working",
};
const week: WeekPicture = {
  id: "w",
  firms: [
    { name: "Misaki Brewing", initial: "M" },
    { name: "Aoba Woodwork", initial: "A" },
  ],
  cells: [
    { day: 0, part: 0, use: 0 },
    { day: 0, part: 1, use: 0 },
    { day: 6, part: 2, use: 1 },
    { day: 2, part: 0, use: "free" },
  ],
  words: weekWords,
};

test("the week's table says of each of the 21 cells what the picture shows", () => {
  const table = draw(<WeekTable picture={week} />);
  expect(count(table, "<td>Misaki Brewing</td>")).toBe(2);
  expect(count(table, "<td>Aoba Woodwork</td>")).toBe(1);
  expect(count(table, "<td>free</td>")).toBe(1);
  expect(count(table, "<td>not working</td>")).toBe(17);
  expect(table).toContain('<th scope="row">Mon</th><td>Misaki Brewing</td><td>Misaki Brewing</td><td>not working</td>');
});

test("the week marks every given cell with its firm's pattern and initial", () => {
  const picture = draw(<Week picture={week} size="full" />);
  // One of each firm's bands stands in the legend.
  expect(count(picture, "url(#w-shade-0)")).toBe(3);
  expect(count(picture, "url(#w-shade-1)")).toBe(2);
  expect(count(picture, ">M</text>")).toBe(2);
  expect(picture).toContain("M\u2002Misaki Brewing");
});

test("a week that names a firm outside its list is a fault, not an empty cell", () => {
  expect(() => draw(<Week picture={{ ...week, cells: [{ day: 0, part: 0, use: 5 }] }} size="mini" />)).toThrow(
    "no firm 5",
  );
});

test("pictures stand alone: they carry no style, script, outside address or markup from names", () => {
  const risky = {
    ...week,
    firms: [{ name: "<script>x</script>", initial: "<" }, week.firms[0] ?? { name: "", initial: "" }],
  };
  for (const picture of [
    draw(<Week picture={risky} size="full" />),
    draw(<Radar picture={radar([1, 1, 1, 1, 1, 1, 1, 1, 1])} />),
  ]) {
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(picture).not.toMatch(/style=|<style|<script|href=/);
    expect(picture).not.toContain("NaN");
  }
});

test("a strip has one mark for each of 40 half-days, and its table the shares and what is free", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 5 }),
      fc.integer({ min: 0, max: 40 }),
      (given, more) => {
        const sum = given.reduce((total, share) => total + share, 0);
        const capacity = Math.min(40, sum + more);
        const picture = {
          id: "s",
          capacity,
          shares: given.map((halfDays, index) => ({ name: `Firm ${index}`, initial: String(index), halfDays })),
          words: {
            title: "T",
            free: "free",
            outside: "out",
            halfDays: (n: number) => `${n} half-days`,
            project: "P",
            share: "S",
          },
        };
        const strip = draw(<MonthStrip picture={picture} size="mini" />);
        expect(count(strip, "url(#s-shade-")).toBe(sum);
        expect(count(strip, 'stroke-opacity="0.7"')).toBe(capacity - sum);
        expect(count(strip, "<line")).toBe(40 - capacity);
        expect(draw(<MonthStripTable picture={picture} />)).toContain(
          `<th scope="row">free</th><td>${capacity - sum} half-days</td>`,
        );
      },
    ),
    { numRuns: 50 },
  );
});

const radar = (values: readonly number[]): RadarPicture => ({
  id: "r",
  shapes: [{ label: "A person", values }],
  words: {
    title: "Shape",
    work: { name: "Work", elements: ["a", "b", "c", "d", "e"] },
    people: { name: "People", elements: ["f", "g", "h", "i"] },
    element: "Element",
  },
});

test("a shape does not depend on its total: the same proportions give the same picture and table", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 9, maxLength: 9 }),
      fc.constantFrom(2, 4, 8),
      (values, factor) => {
        const larger = values.map((value) => value * factor);
        expect(draw(<Radar picture={radar(larger)} />)).toBe(draw(<Radar picture={radar(values)} />));
        expect(draw(<RadarTable picture={radar(larger)} />)).toBe(draw(<RadarTable picture={radar(values)} />));
      },
    ),
    { numRuns: 30 },
  );
});

test("no shape leaves its web, whatever stands out in it", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 29 }), { minLength: 9, maxLength: 9 }), (values) => {
      const points = [
        ...draw(<Radar picture={radar(values)} />).matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/g),
      ].slice(0, 9);
      expect(points).toHaveLength(9);
      for (const [, x, y] of points) expect(Math.hypot(Number(x) - 320, Number(y) - 222)).toBeLessThanOrEqual(158.2);
    }),
    { numRuns: 50 },
  );
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

test.each(hues)("%s stands out by 3:1 from white paper and from the dark page", (hue) => {
  expect(contrast(hue, "#ffffff")).toBeGreaterThanOrEqual(3);
  expect(contrast(hue, "#17181a")).toBeGreaterThanOrEqual(3);
});

test("no two of the first 56 firms share both hue and pattern", () => {
  const seen = new Set(Array.from({ length: 56 }, (_, index) => JSON.stringify(shadingOf(index))));
  expect(seen.size).toBe(56);
});

test("initials are all different and leave out the legal form", () => {
  expect(initialsOf(["株式会社みさき醸造", "みなと製作所", "あおば（株式会社）"])).toEqual(["み", "な", "あ"]);
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 12 }), (names) => {
      const initials = initialsOf(names);
      expect(new Set(initials).size).toBe(names.length);
    }),
  );
});

const day = 86_400_000;
const storyOf = (spans: StoryPicture["spans"], marks: StoryPicture["marks"]): StoryPicture => ({
  id: "s",
  spans,
  marks,
  today: 1e3 * day,
  words: {
    title: "T",
    engagements: "E",
    voices: "V",
    steps: "S",
    today: "now",
    month: (at) => String(at),
  },
});
const spans = fc
  .record({ from: fc.integer({ min: 0, max: 1900 }), days: fc.integer({ min: 1, max: 400 }), label: fc.string() })
  .map(({ from, days, label }) => ({ from: from * day, until: (from + days) * day, label }));
const marks = fc.record({
  at: fc.integer({ min: 0, max: 2000 }).map((at) => at * day),
  kind: fc.constantFrom("voice", "step"),
});
const numbersOf = (text: string, name: string): readonly number[] =>
  [...text.matchAll(new RegExp(`\\s${name}="(-?[0-9.]+)"`, "g"))].map(([, number]) => Number(number));

test("the story line draws every voice and every step, and nothing outside of its frame", () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 12 }), fc.array(marks, { maxLength: 20 }), (lasting, moments) => {
      const picture = draw(<StoryLine picture={storyOf(lasting, moments)} />);
      expect(count(picture, 'r="9"')).toBe(moments.filter(({ kind }) => kind === "voice").length);
      expect(count(picture, "url(#s-shade-")).toBe(lasting.length);
      for (const x of [...numbersOf(picture, "x"), ...numbersOf(picture, "cx"), ...numbersOf(picture, "x1")]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(640);
      }
    }),
    { numRuns: 50 },
  );
});

test("engagements at the same time stand below each other, one after the other in one row", () => {
  const at = (from: number, until: number) => ({ from: from * day, until: until * day, label: `${from}` });
  const picture = draw(<StoryLine picture={storyOf([at(0, 10), at(5, 15), at(10, 20)], [])} />);
  const tops = [...picture.matchAll(/y="([0-9.]+)" width="[0-9.]+" height="26" fill="#/g)].map(([, y]) => Number(y));
  expect(new Set(tops).size).toBe(2);
  expect(tops[0]).toBe(tops[2]);
});

test("check-ins say their score, those that were missed stand out, and at most nine days are drawn", () => {
  const checkIns = Array.from({ length: 14 }, (_, index) => ({
    due: `2026-${String((index % 12) + 1).padStart(2, "0")}-${index < 12 ? "01" : "15"}`,
    state: index === 3 ? ("overdue" as const) : index > 9 ? ("coming" as const) : ("held" as const),
    score: index > 9 || index === 3 ? null : 4,
  }));
  const picture: CheckInPicture = {
    id: "c",
    sides: [{ name: "Firm", checkIns: checkIns.toSorted((a, b) => (a.due < b.due ? -1 : 1)) }],
    words: { title: "T", day: (date) => `d${date}` },
  };
  const drawn = draw(<CheckInStrip picture={picture} />);
  expect(count(drawn, ">d2026-")).toBe(9);
  expect(count(drawn, ">4</text>")).toBeGreaterThan(4);
  expect(drawn).toContain(">!</text>");
});

test("a loss hangs below the line, and what is not known is said", () => {
  const picture: FiguresPicture = {
    id: "f",
    years: [
      { year: 2024, sales: 500, profit: -40, employees: 12 },
      { year: 2025, sales: null, profit: 60, employees: null },
    ],
    words: {
      title: "T",
      year: "Year",
      sales: "Sales",
      profit: "Profit",
      employees: "Staff",
      unknown: "unknown",
      yearName: String,
      amount: (yen: number) => `${yen} yen`,
      people: (many: number) => `${many} people`,
    },
  };
  const bars = [...draw(<FirmFigures picture={picture} />).matchAll(/<rect[^>]*y="([0-9.]+)"[^>]*height="([0-9.]+)"/g)];
  const [, loss, gain] = bars.map(([, y, height]) => ({ top: Number(y), bottom: Number(y) + Number(height) }));
  expect(bars).toHaveLength(3);
  expect(loss?.top).toBeCloseTo(gain?.bottom ?? Number.NaN);
  const table = draw(<FirmFiguresTable picture={picture} />);
  expect(table).toContain("<td>-40 yen</td>");
  expect(count(table, "<td>unknown</td>")).toBe(2);
});
