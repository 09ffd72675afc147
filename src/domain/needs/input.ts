import { z } from "zod";
import { spokenInput } from "#domain/behalf/input.ts";
import { field } from "#domain/fields.ts";
import { dialogueChannels, lineKinds, lineSpeakers, reviewResults } from "#domain/needs/terms.ts";
import { projectTermsOfForm, projectTyped } from "#domain/projects/input.ts";

/** What is entered when a dialogue begins. */
export const beginDialogueInput = z.object({
  heldOn: field.date(),
  channel: field.oneOf(dialogueChannels),
  spokenBy: field.text(80, "required"),
});

/** What was said, and whether the same question is asked once more or the next one. */
export const writeLineInput = z.object({
  kind: field.oneOf(lineKinds),
  speaker: field.oneOf(lineSpeakers),
  words: field.text(1000, "required"),
  go: z.enum(["next", "same"]).catch("next"),
});

/** Words that are corrected, and the version that was seen. */
export const correctLineInput = z.object({ words: field.text(1000, "required"), version: field.version() });

/** A step of a dialogue's state names the version that was seen. */
export const dialogueStepInput = z.object({ version: field.version() });

/** A requirement: the terms of a project, and what stands in the firm's way. */
export const makeRequirementInput = projectTyped
  .extend({ issue: field.text(1000) })
  .transform(({ issue, ...values }) => ({ issue, terms: projectTermsOfForm(values) }));

/** Words about a candidate stand in a field of their own, named by the number of the card. */
const wordsField = /^words-([1-9]\d{0,8})$/;
const candidateWords = field.text(1000);

/** How a review is saved: as far as it is, or with what it comes to. */
export const saveReviewInput = z
  .looseObject({
    version: field.whole(0, 1_000_000),
    step: z.enum(["keep", "decide"]).catch("keep"),
    result: z.preprocess((value) => (value === "" ? undefined : value), field.oneOf(reviewResults).optional()),
    reason: field.text(1000),
    mentor: field.text(400),
    ...spokenInput,
  })
  .transform(({ version, step, result, reason, mentor, spoke, channel, readBack, ...others }, context) => {
    const words = new Map<number, string>();
    for (const [name, value] of Object.entries(others)) {
      const number = Number(wordsField.exec(name)?.[1] ?? 0);
      if (number === 0) continue;
      const read = candidateWords.safeParse(value);
      if (read.success) words.set(number, read.data);
      else context.addIssue({ code: "custom", path: [name], message: "too-long" });
    }
    const spoken = { spoke, channel, readBack };
    return { version, step, result: result ?? null, reason, mentor, words, spoken };
  });

/** Why the full review may wait, in one sentence, and who said so. */
export const putOffReviewInput = z.object({
  kind: field.oneOf(["trial", "town"]),
  reason: field.text(1000, "required"),
  ...spokenInput,
});
