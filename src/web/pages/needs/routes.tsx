import { spokenInput } from "#domain/behalf/input.ts";
import { beginDialogue } from "#domain/needs/begin-dialogue.ts";
import { closeDialogue } from "#domain/needs/close-dialogue.ts";
import { correctLine } from "#domain/needs/correct-line.ts";
import {
  beginDialogueInput,
  correctLineInput,
  dialogueStepInput,
  makeRequirementInput,
  writeLineInput,
} from "#domain/needs/input.ts";
import { makeRequirement } from "#domain/needs/make-requirement.ts";
import { resumeDialogue } from "#domain/needs/resume-dialogue.ts";
import { questionAfter } from "#domain/needs/rules.ts";
import type { LineKind } from "#domain/needs/terms.ts";
import { writeLine } from "#domain/needs/write-line.ts";
import type { Route } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { beginAgain, beginPage } from "#web/pages/needs/begin.tsx";
import { closeAgain, closePage, correctAgain, correctPage } from "#web/pages/needs/correcting.tsx";
import { listDialogues } from "#web/pages/needs/list.tsx";
import { makeAgain, makePage } from "#web/pages/needs/requirement.tsx";
import { showDialogue, writeAgain } from "#web/pages/needs/show.tsx";

/** Where the talk goes on: at the same question, or at the one after it. */
const nextOf = (kind: LineKind, go: "next" | "same"): string =>
  go === "same" ? kind : kind === "fact" ? "all" : (questionAfter(kind) ?? "all");

/** The pages of dialogues: list, beginning, the questions, correcting words, closing, and the requirement made of them. */
export const dialogueRoutes: readonly Route[] = [
  { method: "get", path: "/dialogues", act: "dialogue.list", door: "page", run: listDialogues },
  { method: "get", path: "/firms/:number/dialogues/new", act: "dialogue.begin", door: "page", run: beginPage },
  formPost({
    path: "/firms/:number/dialogues",
    act: "dialogue.begin",
    input: beginDialogueInput,
    run: (visit, terms, key) => beginDialogue(visit.app, visit.actor, { firm: numberIn(visit) ?? 0, terms, key }),
    done: ({ number }) => ({ to: `/dialogues/${number}`, code: "dialogue-begun" }),
    again: beginAgain,
  }),
  { method: "get", path: "/dialogues/:number", act: "dialogue.show", door: "page", run: showDialogue },
  formPost({
    path: "/dialogues/:number/lines",
    act: "dialogue.write",
    input: writeLineInput,
    run: async (visit, { go, ...terms }, key) => {
      const written = await writeLine(visit.app, visit.actor, { number: numberIn(visit) ?? 0, terms, key });
      return written.ok ? { ok: true, value: { ...written.value, ask: nextOf(terms.kind, go) } } : written;
    },
    done: ({ number, ask }) => ({ to: `/dialogues/${number}?ask=${ask}`, code: "line-written" }),
    again: writeAgain,
  }),
  { method: "get", path: "/dialogues/:number/lines/:line", act: "dialogue.correct", door: "page", run: correctPage },
  formPost({
    path: "/dialogues/:number/lines/:line",
    act: "dialogue.correct",
    input: correctLineInput.extend(spokenInput),
    run: (visit, { words, version, ...spoken }, key) => {
      const place = { number: numberIn(visit) ?? 0, seq: numberIn(visit, "line") ?? 0 };
      return correctLine(visit.app, visit.actor, { ...place, words, version, spoken, key });
    },
    done: ({ number }) => ({ to: `/dialogues/${number}?ask=all`, code: "line-corrected" }),
    again: correctAgain,
  }),
  { method: "get", path: "/dialogues/:number/close", act: "dialogue.close", door: "page", run: closePage },
  formPost({
    path: "/dialogues/:number/close",
    act: "dialogue.close",
    input: dialogueStepInput.extend(spokenInput),
    run: (visit, { version, ...spoken }, key) =>
      closeDialogue(visit.app, visit.actor, { number: numberIn(visit) ?? 0, version, spoken, key }),
    done: ({ number }) => ({ to: `/dialogues/${number}`, code: "dialogue-closed" }),
    again: closeAgain,
  }),
  formPost({
    path: "/dialogues/:number/resume",
    act: "dialogue.resume",
    input: dialogueStepInput,
    run: (visit, { version }, key) =>
      resumeDialogue(visit.app, visit.actor, { number: numberIn(visit) ?? 0, version, key }),
    done: ({ number }) => ({ to: `/dialogues/${number}`, code: "dialogue-resumed" }),
  }),
  {
    method: "get",
    path: "/dialogues/:number/requirement",
    act: "dialogue.make-requirement",
    door: "page",
    run: makePage,
  },
  formPost({
    path: "/dialogues/:number/requirement",
    act: "dialogue.make-requirement",
    input: makeRequirementInput,
    run: (visit, { terms, issue }, key) =>
      makeRequirement(visit.app, visit.actor, { dialogue: numberIn(visit) ?? 0, terms, issue, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "requirement-made" }),
    again: makeAgain,
  }),
];
