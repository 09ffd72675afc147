/**
 * Draws value and bound against time, and the gap between them, of one run on the synthetic family, as an SVG.
 *
 *     node --conditions=source tests/bench/picture.ts [--people 10000] [--ratio 1] [--seed 1] [--seconds 10] [--processor] [--out FILE]
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Answer, type Progress, solve } from "#engine/solve.ts";
import { syntheticProblem } from "#engine/synthetic.ts";
import { packageRoot } from "#platform/package-root.ts";
import { clock } from "../support/bench-clock.ts";
import { numberGiven } from "../support/bench-lines.ts";

const people = numberGiven("people", 10_000);
const ratio = numberGiven("ratio", 1);
const seed = numberGiven("seed", 1);
const seconds = numberGiven("seconds", 10);
const outAt = process.argv.indexOf("--out");
const file =
  outAt === -1 ? path.join(packageRoot(), "src/engine/value-and-bound.svg") : (process.argv[outAt + 1] ?? "");

/** A panel: where it stands, and what its sides mean; both axes by logarithm, or the upright one in proportion. */
type Panel = {
  readonly left: number;
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly isLog: boolean;
  readonly marks: readonly number[];
};
type Point = readonly [seconds: number, percent: number];

const [width, height, top] = [380, 260, 40];
const firstSecond = 0.01;

const problem = syntheticProblem({ people, ratio, pairsPerProject: 20, seed });
const answer = solve(problem, { seed, deadlineMs: 1000 * seconds, clock });
writeFileSync(file, drawn(answer));
console.log(`${file}: gap ${(100 * answer.gap).toFixed(4)} % after ${(answer.elapsedMs / 1000).toFixed(2)} s`);

function drawn({ curve, bound, gap }: Answer): string {
  const ofBound = (figure: number): number => 100 * (figure / bound - 1);
  const both: Panel = {
    left: 70,
    title: "value and bound, % above the last bound",
    low: -4,
    high: 4,
    isLog: false,
    marks: [-4, -2, 0, 2, 4],
  };
  const apart: Panel = {
    left: 530,
    title: "proven gap, %",
    low: 0.001,
    high: 10,
    isLog: true,
    marks: [0.001, 0.01, 0.1, 1, 10],
  };
  const points = (figure: (at: Progress) => number): Point[] => curve.map((at) => [at.elapsedMs / 1000, figure(at)]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 360" font-family="sans-serif" font-size="13">`,
    `<rect width="940" height="360" fill="#fff"/>`,
    ...frame(both),
    line(
      both,
      points(({ bound: at }) => ofBound(at)),
      "#c2410c",
    ),
    line(
      both,
      points(({ value }) => ofBound(value)),
      "#1d4ed8",
    ),
    `<text x="${both.left + 200}" y="${top + 50}" fill="#c2410c">bound: no plan is worth more</text>`,
    `<text x="${both.left + 200}" y="${top + height - 40}" fill="#1d4ed8">value of the plan so far</text>`,
    ...frame(apart),
    line(
      apart,
      points(({ value, bound: at }) => 100 * (at / value - 1)),
      "#111",
    ),
    `<text x="${apart.left + width - 8}" y="${top + 22}" text-anchor="end">${(100 * gap).toFixed(4)} % at the end</text>`,
    `<text x="20" y="352" fill="#555">${people.toLocaleString("en")} people × ${problem.projects.toLocaleString("en")} projects, seed ${seed}; seconds by logarithm</text>`,
    "</svg>\n",
  ].join("\n");
}

function acrossOf(at: number): number {
  return (width * Math.log(Math.max(at, firstSecond) / firstSecond)) / Math.log(seconds / firstSecond);
}

function upOf({ low, high, isLog }: Panel, figure: number): number {
  const cut = Math.min(high, Math.max(low, figure));
  return height * (isLog ? Math.log(cut / low) / Math.log(high / low) : (cut - low) / (high - low));
}

function frame(panel: Panel): string[] {
  const { left, title, marks } = panel;
  const bottom = top + height;
  const uprights = [0.01, 0.1, 1, 10, 100].filter((at) => at <= seconds);
  return [
    `<text x="${left}" y="${top - 14}" font-weight="bold">${title}</text>`,
    ...marks.map((mark) => {
      const y = (bottom - upOf(panel, mark)).toFixed(1);
      return `<path d="M${left} ${y}h${width}" stroke="#ddd"/><text x="${left - 8}" y="${Number(y) + 4}" text-anchor="end">${mark}</text>`;
    }),
    ...uprights.map((at) => {
      const x = (left + acrossOf(at)).toFixed(1);
      return `<path d="M${x} ${top}v${height}" stroke="#ddd"/><text x="${x}" y="${bottom + 20}" text-anchor="middle">${at}</text>`;
    }),
  ];
}

/** Steps, because what is known holds until something better is. */
function line(panel: Panel, points: readonly Point[], colour: string): string {
  const [first, ...rest] = points.filter(([, figure]) => Number.isFinite(figure));
  if (first === undefined) return "";
  const x = ([at]: Point): string => (panel.left + acrossOf(at)).toFixed(1);
  const y = ([, figure]: Point): string => (top + height - upOf(panel, figure)).toFixed(1);
  const steps = rest.map((point) => `H${x(point)}V${y(point)}`).join("");
  return `<path d="M${x(first)} ${y(first)}${steps}" fill="none" stroke="${colour}" stroke-width="2"/>`;
}
