import { decideEngagementTerms, engagementFields } from "#domain/engagements/rules-engagements.ts";
import { type EngagementEnd, type EngagementTerms, mostWeeks, type Share } from "#domain/engagements/terms.ts";
import type { RowFault } from "#domain/imports/rules-work.ts";
import type { EngagementRecord } from "#domain/imports/terms.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What of an engagement an import looks at and changes. */
export type EngagementRowState = {
  readonly version: number;
  readonly code: string | null;
  readonly terms: EngagementTerms;
  readonly end: EngagementEnd | null;
};

/** What a row does to an engagement, and which fields got their usual value. */
export type EngagementRowDecision = {
  readonly effect: "new" | "changed" | "same";
  readonly state: EngagementRowState;
  readonly assumed: readonly string[];
};

/** How long an engagement of which no end is said is taken to run on. */
const openWeeks = 52;

/**
 * What a row does to an engagement. A new one needs half-days and its first week; one without an end runs 52 weeks, from
 * its start or, when those are over, from today, and that is told. How one ended is entered once; its half-days and weeks
 * are not changed after that.
 */
export const decideEngagementRow = (
  row: EngagementRecord,
  saved: EngagementRowState | null,
  today: LocalDate,
): Outcome<EngagementRowDecision, readonly RowFault[]> =>
  saved === null ? decideNew(row, today) : decideSaved(row, saved);

function decideNew(row: EngagementRecord, today: LocalDate): Outcome<EngagementRowDecision, readonly RowFault[]> {
  const { halfDays, fromWeek, role } = row.terms;
  const title = row.terms.title ?? firstLine(role ?? "");
  const missing = [
    ...(title === "" ? ["title"] : []),
    ...(halfDays === undefined ? ["halfDays"] : []),
    ...(fromWeek === undefined ? ["fromWeek"] : []),
  ];
  if (halfDays === undefined || fromWeek === undefined || missing.length > 0)
    return refused(missing.map((field) => ({ code: "missing", field })));
  const told = ["title", "roleKind", "stage", "weeks", "payYenPerMonth"] as const;
  const weeks = row.end === null ? openUntil(fromWeek, today) : weeksTo(fromWeek, row.end.endedOn);
  const usual = {
    role: "",
    roleKind: "specialist",
    stage: "weekly",
    onSiteHalfDays: 0,
    weeks,
    payYenPerMonth: 0,
  } as const;
  const terms = { ...usual, ...row.terms, title, halfDays, fromWeek };
  const faults = faultsOf(terms, row.end);
  if (faults.length > 0) return refused(faults);
  return accepted({
    effect: "new",
    state: { version: 1, code: row.key.code, terms, end: row.end },
    assumed: told.filter((field) => row.terms[field] === undefined),
  });
}

function decideSaved(
  row: EngagementRecord,
  saved: EngagementRowState,
): Outcome<EngagementRowDecision, readonly RowFault[]> {
  const terms = { ...saved.terms, ...row.terms };
  const end = row.end ?? saved.end;
  const code = row.key.code ?? saved.code;
  const isChanged =
    code !== saved.code ||
    engagementFields.some((field) => terms[field] !== saved.terms[field]) ||
    !sameEnd(end, saved.end);
  if (!isChanged) return accepted({ effect: "same", state: saved, assumed: [] });
  const isMoved = !sameShare(bookedShare(terms, end), bookedShare(saved.terms, saved.end));
  if (saved.end !== null && isMoved) return refused([{ code: "wrong-state", state: "ended" }]);
  const faults = faultsOf(terms, end);
  if (faults.length > 0) return refused(faults);
  return accepted({ effect: "changed", state: { version: saved.version + 1, code, terms, end }, assumed: [] });
}

function faultsOf(terms: EngagementTerms, end: EngagementEnd | null): readonly RowFault[] {
  const decided = decideEngagementTerms(terms);
  const faults: RowFault[] =
    decided.ok || decided.refusal.code !== "invalid"
      ? []
      : decided.refusal.faults.map((fault) => ({ code: "field", fault }));
  if (end !== null && end.endedOn < terms.fromWeek)
    faults.push({ code: "field", fault: { field: "endedOn", code: "ends-before-start", facts: {} } });
  return faults;
}

/** The weeks that an engagement holds in the ledger: those agreed, and when it was ended those that were worked. */
export function bookedShare(terms: EngagementTerms, end: EngagementEnd | null): Share {
  const { halfDays, fromWeek, weeks } = terms;
  return { halfDays, fromWeek, weeks: end === null ? weeks : Math.min(weeks, weeksTo(fromWeek, end.endedOn)) };
}

/** Whether two shares hold the same half-days in the same weeks. */
export const sameShare = (one: Share, other: Share): boolean =>
  one.halfDays === other.halfDays && one.fromWeek === other.fromWeek && one.weeks === other.weeks;

const sameEnd = (one: EngagementEnd | null, other: EngagementEnd | null): boolean =>
  one?.endedOn === other?.endedOn &&
  one?.ending === other?.ending &&
  one?.outcome === other?.outcome &&
  one?.outcomeScore === other?.outcomeScore;

/** From a Monday through the week of a day, at least one. */
function weeksTo(fromWeek: LocalDate, day: LocalDate): number {
  const until = mondayOf(day);
  let weeks = 1;
  while (weeks < mostWeeks && addDays(fromWeek, 7 * weeks) <= until) weeks += 1;
  return weeks;
}

function openUntil(fromWeek: LocalDate, today: LocalDate): number {
  const from = addDays(fromWeek, 7 * openWeeks) > today ? fromWeek : mondayOf(today);
  return weeksTo(fromWeek, addDays(from, 7 * (openWeeks - 1)));
}

const firstLine = (text: string): string => [...(text.split("\n")[0] ?? "")].slice(0, 80).join("").trim();
