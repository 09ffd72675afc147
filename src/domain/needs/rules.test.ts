import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decideCorrection,
  draftOf,
  nextQuestion,
  questionAfter,
  sourceFields,
  sourcesOf,
} from "#domain/needs/rules.ts";
import { type DialogueLine, type DialogueLineId, lineKinds, lineSpeakers, questions } from "#domain/needs/terms.ts";
import { isUuid } from "#kit/ids.ts";

const id = (seq: number): DialogueLineId => {
  const text = `00000000-0000-4000-8000-${String(seq).padStart(12, "0")}`;
  if (!isLineId(text)) throw new Error(text);
  return text;
};
const isLineId = (text: string): text is DialogueLineId => isUuid(text);

const said = fc.record({
  speaker: fc.constantFrom(...lineSpeakers),
  kind: fc.constantFrom(...lineKinds),
  words: fc.stringMatching(/^[ぁ-ん一-龠0-9。、週月万円]{1,60}$/),
});
const dialogues = fc
  .array(said, { maxLength: 20 })
  .map((lines): readonly DialogueLine[] =>
    lines.map((line, index) => ({ ...line, id: id(index + 1), seq: index + 1, version: 1, firstWords: null })),
  );

test("the questions are asked one after the other, each once, whatever was answered before", () => {
  fc.assert(
    fc.property(fc.subarray([...questions]), (before) => {
      const answered = before.map((kind) => ({ kind }));
      for (let turn = before.length; turn < questions.length; turn += 1) {
        const next = nextQuestion(answered);
        expect(answered.some(({ kind }) => kind === next)).toBe(false);
        if (next !== null) answered.push({ kind: next });
      }
      expect(nextQuestion(answered)).toBeNull();
    }),
  );
  expect(questionAfter("worry")).toBe("issue");
  expect(questionAfter("terms")).toBeNull();
});

test("a requirement holds the owner's words and nothing that nobody said", () => {
  fc.assert(
    fc.property(dialogues, (lines) => {
      const draft = draftOf(lines);
      const heard = new Set(lines.map(({ words }) => words));
      for (const field of ["result", "whatIsNew", "whatIsHard", "mayDecide"] as const)
        for (const line of (draft[field] ?? "").split("\n")) expect(line === "" || heard.has(line)).toBe(true);
      for (const line of draft.issue.split("\n")) expect(line === "" || heard.has(line)).toBe(true);
      expect(draft.title === undefined || [...heard].some((words) => words.startsWith(draft.title ?? ""))).toBe(true);
    }),
  );
});

test("what is written fits its field, and an answer is never cut in two", () => {
  const long = (kind: "new" | "result") =>
    Array.from({ length: 3 }, (_, index) => ({
      id: id(index + 1),
      seq: index + 1,
      version: 1,
      firstWords: null,
      speaker: "owner" as const,
      kind,
      words: "あ".repeat(700),
    }));
  expect(draftOf(long("new")).whatIsNew).toBe("あ".repeat(700));
  expect(draftOf(long("result")).result).toBe(`${"あ".repeat(700)}\n${"あ".repeat(700)}`);
});

test("behind each line of a requirement stand the owner's words; a note only where the owner said nothing", () => {
  fc.assert(
    fc.property(dialogues, fc.constantFrom(...sourceFields), (lines, field) => {
      const sources = sourcesOf(field, lines);
      const speakers = new Set(sources.map(({ speaker }) => speaker));
      expect(speakers.size <= 1).toBe(true);
      if (!speakers.has("definer")) return;
      const kinds = new Set(sources.map(({ kind }) => kind));
      expect(lines.some(({ kind, speaker }) => kinds.has(kind) && speaker === "owner")).toBe(false);
    }),
  );
});

test("every question's answer stands behind some line of the requirement", () => {
  for (const kind of questions) {
    const line = { speaker: "owner", kind } as const;
    expect([kind, sourceFields.some((field) => sourcesOf(field, [line]).length > 0)]).toEqual([kind, true]);
  }
});

test("however often words are corrected, the first ones stay; put back, nothing was corrected", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }),
      (first, turns) => {
        let saved: { words: string; firstWords: string | null; version: number } = {
          words: first,
          firstWords: null,
          version: 1,
        };
        for (const words of turns) {
          const decided = decideCorrection(saved, { words, seenVersion: saved.version });
          if (!decided.ok) throw new Error("a correction of what was seen is taken");
          if (decided.value !== null) saved = { ...decided.value, version: saved.version + 1 };
          expect(saved.words).toBe(words);
          expect(saved.firstWords ?? saved.words).toBe(first);
        }
        const back = decideCorrection(saved, { words: first, seenVersion: saved.version });
        expect(back.ok && (back.value === null || back.value.firstWords === null)).toBe(true);
      },
    ),
  );
});

test("a correction that has not seen the newest words is told what they are", () => {
  const saved = { words: "いまの言葉", firstWords: null, version: 3 };
  expect(decideCorrection(saved, { words: "別の言葉", seenVersion: 2 })).toEqual({
    ok: false,
    refusal: { code: "stale", currentVersion: 3, current: { words: "いまの言葉" } },
  });
});
