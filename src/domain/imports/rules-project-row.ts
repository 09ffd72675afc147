import { savedOrRead } from "#domain/imports/rules-same-list.ts";
import type { RowFault } from "#domain/imports/rules-work.ts";
import type { ProjectRecord } from "#domain/imports/terms.ts";
import { elements } from "#domain/people/terms.ts";
import { changedFields, decideProjectTerms } from "#domain/projects/rules.ts";
import type { ProjectStatus, ProjectTerms } from "#domain/projects/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What of a project an import looks at and changes. */
export type ProjectRowState = {
  readonly version: number;
  readonly code: string | null;
  readonly status: ProjectStatus;
  readonly terms: ProjectTerms;
};

/** What a row does to a project, and which fields got their usual value. */
export type ProjectRowDecision = {
  readonly effect: "new" | "changed" | "same";
  readonly state: ProjectRowState;
  readonly assumed: readonly string[];
};

/** How long a project is planned for while nobody says it. */
const usualMonths = 6;

type Around = { readonly town: string; readonly mayPublish: boolean };

/**
 * What a row does to a project. A new one needs title, half-days and a theme; what else it does not say gets its usual
 * value and is told. A project whose pay or result is not said is never published by a list. One that is closed stays as
 * it is until its row opens it again.
 */
export const decideProjectRow = (
  row: ProjectRecord,
  saved: ProjectRowState | null,
  around: Around,
): Outcome<ProjectRowDecision, readonly RowFault[]> =>
  saved === null ? decideNew(row, around) : decideSaved(row, saved, around);

function decideNew(row: ProjectRecord, around: Around): Outcome<ProjectRowDecision, readonly RowFault[]> {
  const { title, halfDays, themes } = row.terms;
  const missing = [
    ...(title === undefined ? ["title"] : []),
    ...(halfDays === undefined ? ["halfDays"] : []),
    ...(themes === undefined || themes.length === 0 ? ["themes"] : []),
  ];
  if (title === undefined || halfDays === undefined || themes === undefined || missing.length > 0)
    return refused(missing.map((field) => ({ code: "missing", field })));
  const usual = {
    result: title,
    whatIsNew: "",
    whatIsHard: "",
    mayDecide: "",
    roleKind: "specialist",
    shape: elements.map(() => 0),
    onSiteHalfDays: 0,
    place: around.town,
    startsOn: null,
    months: usualMonths,
    payYenPerMonth: 0,
  } as const satisfies Partial<ProjectTerms>;
  const told = ["result", "roleKind", "place", "months", "payYenPerMonth"] as const;
  const assumed: string[] = told.filter((field) => row.terms[field] === undefined);
  const terms = { ...usual, ...row.terms, title, halfDays, themes };
  const decided = decideProjectTerms(terms);
  if (!decided.ok) return refused(faultsOf(decided.refusal));
  const wished = row.status ?? "draft";
  const isBare = assumed.includes("payYenPerMonth") || assumed.includes("result");
  const isHeldBack = wished === "published" && (isBare || !around.mayPublish);
  if (isHeldBack) assumed.push("status");
  const state = { version: 1, code: row.key.code, status: isHeldBack ? "draft" : wished, terms } as const;
  return accepted({ effect: "new", state, assumed });
}

function decideSaved(
  row: ProjectRecord,
  saved: ProjectRowState,
  around: Around,
): Outcome<ProjectRowDecision, readonly RowFault[]> {
  const themes = savedOrRead(saved.terms.themes, row.terms.themes ?? saved.terms.themes);
  const terms = { ...saved.terms, ...row.terms, themes };
  const wished = row.status ?? saved.status;
  const isHeldBack = wished === "published" && saved.status !== "published" && !around.mayPublish;
  const status = isHeldBack ? saved.status : wished;
  const code = row.key.code ?? saved.code;
  const isChanged = changedFields(saved.terms, terms).length > 0;
  if (isChanged && saved.status === "closed" && status === "closed")
    return refused([{ code: "wrong-state", state: "closed" }]);
  const decided = decideProjectTerms(terms);
  if (isChanged && !decided.ok) return refused(faultsOf(decided.refusal));
  const assumed = isHeldBack ? ["status"] : [];
  if (!isChanged && status === saved.status && code === saved.code)
    return accepted({ effect: "same", state: saved, assumed });
  return accepted({ effect: "changed", state: { version: saved.version + 1, code, status, terms }, assumed });
}

const faultsOf = (refusal: Refusal): readonly RowFault[] =>
  refusal.code === "invalid"
    ? refusal.faults.map((fault) => ({ code: "field", fault }))
    : [{ code: "wrong-state", state: refusal.code }];
