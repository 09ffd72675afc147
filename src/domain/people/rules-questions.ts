import type { PersonTerms } from "#domain/people/terms.ts";

/** The questions of a person's own profile, one a screen, in the order in which they are asked, and what each fills in. */
export const questions = {
  contact: ["name", "kana", "email", "phone", "livesIn"],
  part: ["kinds"],
  work: ["about"],
  shape: ["shape"],
  themes: ["themes"],
  roles: ["roleKinds"],
  time: ["halfDays", "engagements"],
  week: ["freeCells"],
  places: ["towns", "onSiteHalfDays", "remoteHalfDays"],
  pay: ["payYenPerHalfDay"],
  dates: ["availableFrom", "availableUntil"],
  employer: ["employer", "notWith"],
} as const satisfies Record<string, readonly (keyof PersonTerms)[]>;
/** One question. */
export type ProfileQuestion = keyof typeof questions;

/** The names of all questions, in order. */
export const questionNames: readonly ProfileQuestion[] = [
  "contact",
  "part",
  "work",
  "shape",
  "themes",
  "roles",
  "time",
  "week",
  "places",
  "pay",
  "dates",
  "employer",
];

/** The question after this one; null after the last. */
export const questionAfter = (question: ProfileQuestion): ProfileQuestion | null =>
  questionNames[questionNames.indexOf(question) + 1] ?? null;

/** Whether anything is said to a question: a text, a choice, a number. */
export function isAnswered(question: ProfileQuestion, terms: PersonTerms): boolean {
  const answers: readonly unknown[] = questions[question].map((field) => terms[field]);
  if (question === "time") return terms.halfDays > 0;
  return answers.some((answer) => (Array.isArray(answer) ? answer.length > 0 : answer !== null && answer !== ""));
}
