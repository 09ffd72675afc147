import { foldedCode } from "#domain/plans/rules-cells.ts";
import {
  type ConditionFault,
  type ConditionKind,
  conditionFaults,
  everyTown,
  type Floor,
  type PlanConditions,
  type ReasonedPair,
} from "#domain/plans/rules-conditions.ts";
import type { PlanPerson, PlanProject } from "#domain/plans/terms.ts";
import type { FieldFault } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** The conditions as they are typed: a pair a line, and a number that holds for every town. */
export type ConditionLines = {
  readonly locks: string;
  readonly forbidden: string;
  readonly invited: string;
  readonly floors: string;
  readonly floorEach: number;
};

const mostLines = 500;
const mostReason = 300;

/** Why a line says nothing that can be understood. */
type LineFault = "two-codes" | "reason-missing" | "reason-too-long" | "town-and-number" | "too-many-lines";

/**
 * Conditions from what was typed, one a line: 「H-31 P-12」 or, with a reason, 「H-31 P-12 家族の会社」, and 「町 2」 for
 * a floor. Half-days of a lock are those that the project wants. Refused with every faulty line of every field, so
 * that people and projects that are not in the plan's tables are told as well.
 */
export function readConditions(
  lines: ConditionLines,
  region: { readonly people: readonly PlanPerson[]; readonly projects: readonly PlanProject[] },
): Outcome<PlanConditions, readonly FieldFault[]> {
  const wanted = new Map(region.projects.map(({ id, halfDays }) => [foldedCode(id), halfDays]));
  const unread: FieldFault[] = [];
  const read = (kind: ConditionKind, check: (line: Line) => LineFault | null): readonly Line[] => {
    const { good, faults } = readable(kind, linesOf(lines[kind]), check);
    unread.push(...faults);
    return good;
  };
  const locks = read("locks", ({ parts }) => (parts.length === 2 ? null : "two-codes"));
  const forbidden = read("forbidden", reasonFault);
  const invited = read("invited", reasonFault);
  const floors = read("floors", ({ parts }) => (floorOf(parts) === null ? "town-and-number" : null));
  const conditions: PlanConditions = {
    locks: locks.map(({ parts: [person = "", project = ""] }) => ({
      person,
      project,
      halfDays: wanted.get(foldedCode(project)) ?? 0,
    })),
    forbidden: forbidden.map(reasonedOf),
    invited: invited.map(reasonedOf),
    floors: [
      ...floors.flatMap(({ parts }) => floorOf(parts) ?? []),
      ...(lines.floorEach > 0 ? [{ town: everyTown, least: lines.floorEach }] : []),
    ],
  };
  const numbers = { locks, forbidden, invited, floors };
  const faults = conditionFaults(conditions, region).map(({ kind, at, why }) =>
    faultAt(kind, numbers[kind][at]?.line ?? 1, why),
  );
  const all = [...unread, ...faults];
  return all.length > 0 ? refused(all) : accepted(conditions);
}

type Line = { readonly line: number; readonly text: string; readonly parts: readonly string[] };

/** Parts stand apart by commas where a line has any, by blanks otherwise. */
const linesOf = (text: string): readonly Line[] =>
  text.split(/\r\n|\r|\n/u).flatMap((raw, index): Line[] => {
    const line = raw.trim();
    if (line === "") return [];
    const parts = line.split(/[,、，\t]/u.test(line) ? /[,、，\t]/u : /\s+/u).map((part) => part.trim());
    return [{ line: index + 1, text: line, parts: parts.filter((part) => part !== "") }];
  });

/** The lines that say something, and a fault for each other one. */
function readable(
  kind: ConditionKind,
  lines: readonly Line[],
  check: (line: Line) => LineFault | null,
): { readonly good: readonly Line[]; readonly faults: readonly FieldFault[] } {
  if (lines.length > mostLines)
    return { good: [], faults: [faultAt(kind, mostLines + 1, { code: "too-many-lines", most: mostLines })] };
  const codes = lines.map(check);
  return {
    good: lines.filter((_, at) => codes[at] === null),
    faults: lines.flatMap(({ line }, at) => {
      const code = codes[at] ?? null;
      return code === null ? [] : [faultAt(kind, line, { code, most: mostReason })];
    }),
  };
}

function reasonFault(line: Line): LineFault | null {
  if (line.parts.length < 2) return "two-codes";
  const { reason } = reasonedOf(line);
  return reason === "" ? "reason-missing" : reason.length > mostReason ? "reason-too-long" : null;
}

const reasonedOf = ({ parts: [person = "", project = "", ...reason] }: Line): ReasonedPair => ({
  person,
  project,
  reason: reason.join(" "),
});

function floorOf(parts: readonly string[]): Floor | null {
  const last = (parts.at(-1) ?? "").normalize("NFKC");
  const town = parts.slice(0, -1).join(" ");
  return town !== "" && /^[1-9]\d?$/.test(last) ? { town, least: Number(last) } : null;
}

/** A fault of one line: where it stands, why, and the figures that its sentence needs. */
const faultAt = (
  kind: ConditionKind,
  line: number,
  { code, ...facts }: ConditionFault["why"] | { readonly code: LineFault; readonly most: number },
): FieldFault => ({ field: kind, code: "bad-line", facts: { line, why: code, ...facts } });

/** Pairs as lines for the form. */
export const pairLines = (
  pairs: readonly { readonly person: string; readonly project: string; readonly reason?: string }[],
): string =>
  pairs
    .map(({ person, project, reason }) => {
      const sign = /\s/u.test(`${person}${project}`) ? ", " : " ";
      return [person, project, ...(reason === undefined ? [] : [reason])].join(sign);
    })
    .join("\n");

/** Floors as they are typed: those of single towns as lines, the one for every town as its number. */
export function floorLines(floors: readonly Floor[]): Pick<ConditionLines, "floors" | "floorEach"> {
  return {
    floors: floors
      .filter(({ town }) => town !== everyTown)
      .map(({ town, least }) => (/\s/u.test(town) ? `${town}, ${least}` : `${town} ${least}`))
      .join("\n"),
    floorEach: floors.find(({ town }) => town === everyTown)?.least ?? 0,
  };
}
