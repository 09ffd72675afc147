import { halfDaysSaid, monthsSaid, payYenSaid } from "#domain/needs/rules-said.ts";
import {
  type DialogueLine,
  type DialogueStatus,
  type LineKind,
  type Question,
  questions,
  type SourceField,
} from "#domain/needs/terms.ts";
import { projectFields } from "#domain/projects/rules.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** The lines of a requirement in the order in which people read them, what stands in the way first. */
export const sourceFields: readonly SourceField[] = ["issue", ...projectFields];

/** The lines of a requirement that the answers to a question go into. */
const fieldsOf: { readonly [K in LineKind]: readonly SourceField[] } = {
  worry: ["issue"],
  issue: ["issue"],
  result: ["title", "result"],
  new: ["whatIsNew"],
  hard: ["whatIsHard", "shape"],
  decide: ["mayDecide"],
  role: ["roleKind", "themes", "shape"],
  terms: ["halfDays", "onSiteHalfDays", "place", "startsOn", "months", "payYenPerMonth"],
  fact: [],
};

/** The question that comes next: the first without an answer; null when each has one. */
export const nextQuestion = (lines: readonly Pick<DialogueLine, "kind">[]): Question | null =>
  questions.find((question) => !lines.some(({ kind }) => kind === question)) ?? null;

/** The question after this one, whether it has an answer or not; null after the last. */
export const questionAfter = (question: Question): Question | null =>
  questions[questions.indexOf(question) + 1] ?? null;

/**
 * The words that stand behind a line of the requirement: the owner's own; a definer's note only where the owner has said
 * nothing to it.
 */
export function sourcesOf<Line extends Pick<DialogueLine, "kind" | "speaker">>(
  field: SourceField,
  lines: readonly Line[],
): readonly Line[] {
  const told = lines.filter(({ kind }) => fieldsOf[kind].includes(field));
  const own = told.filter(({ speaker }) => speaker === "owner");
  return own.length > 0 ? own : told;
}

/** A requirement as far as the words of a dialogue write it; what they leave open is not in it. */
export type RequirementDraft = Partial<Pick<ProjectTerms, DraftField>> & { readonly issue: string };
type DraftField =
  | "title"
  | "result"
  | "whatIsNew"
  | "whatIsHard"
  | "mayDecide"
  | "halfDays"
  | "months"
  | "payYenPerMonth";

/** So long a title may be when it is taken from the owner's first sentence; a longer one is for the definer to find. */
const longestOwnTitle = 30;

/** The requirement written from the owner's words, line by line; nothing is added to them. */
export function draftOf(lines: readonly DialogueLine[]): RequirementDraft {
  const said = (field: SourceField, most: number): string => textOf(sourcesOf(field, lines), most);
  const terms = said("halfDays", 4000);
  const optional = {
    title: ownTitle(said("title", 1000)),
    result: said("result", 2000),
    whatIsNew: said("whatIsNew", 1000),
    whatIsHard: said("whatIsHard", 1000),
    mayDecide: said("mayDecide", 1000),
    halfDays: halfDaysSaid(terms),
    months: monthsSaid(terms),
    payYenPerMonth: payYenSaid(terms),
  };
  const known = Object.entries(optional).filter(([, value]) => value !== "" && value !== null);
  const issues = lines.filter(({ kind }) => kind === "issue");
  return { ...Object.fromEntries(known), issue: textOf(sourcesOf("issue", issues), 1000) };
}

/** Several answers one below the other; what would be too long is left out from the end, never cut in a word. */
function textOf(lines: readonly Pick<DialogueLine, "words">[], most: number): string {
  let text = "";
  for (const { words } of lines) {
    const longer = text === "" ? words : `${text}\n${words}`;
    if (longer.length > most) break;
    text = longer;
  }
  return text;
}

/** The first sentence without its full stop, when it is short enough to be a name. */
function ownTitle(words: string): string {
  const first = words.split(/[。.\n]/u)[0]?.trim() ?? "";
  return first.length <= longestOwnTitle ? first : "";
}

/** Whether something may be written into a dialogue. Refusal: wrong-state once it is closed. */
export const decideWriting = (status: DialogueStatus): Outcome<null, Refusal> =>
  status === "open" ? accepted(null) : refused({ code: "wrong-state", state: status });

/**
 * Whether a dialogue may go from one state into the other. Refusals: stale, wrong-state when it is there already.
 */
export function decideDialogueStep(
  saved: { readonly status: DialogueStatus; readonly version: number },
  { to, seenVersion }: { readonly to: DialogueStatus; readonly seenVersion: number },
): Outcome<DialogueStatus, Refusal> {
  if (saved.version !== seenVersion)
    return refused({ code: "stale", currentVersion: saved.version, current: { status: saved.status } });
  return saved.status === to ? refused({ code: "wrong-state", state: saved.status }) : accepted(to);
}

/**
 * Corrected words, and the first ones kept beside them. Nothing changes when they are the same. Refusal: stale (with what
 * is saved now).
 */
export function decideCorrection(
  saved: Pick<DialogueLine, "words" | "firstWords" | "version">,
  { words, seenVersion }: { readonly words: string; readonly seenVersion: number },
): Outcome<{ readonly words: string; readonly firstWords: string | null } | null, Refusal> {
  if (saved.version !== seenVersion)
    return refused({ code: "stale", currentVersion: saved.version, current: { words: saved.words } });
  if (words === saved.words) return accepted(null);
  const first = saved.firstWords ?? saved.words;
  // Whoever puts the first words back has corrected nothing.
  return accepted({ words, firstWords: first === words ? null : first });
}
