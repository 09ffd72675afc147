import { z } from "zod";
import { field } from "#domain/fields.ts";
import { answerFaults } from "#domain/hands/rules-triage.ts";
import { askAnswers, handAnswers } from "#domain/hands/terms.ts";

/** What a person writes with a raised hand. */
export const raisingInput = z.object({ words: field.text(1000) });

/**
 * What the hub answers: every hand gets words of a human. `begun` is the template with which the form began; it goes out
 * only when it was changed, or read back (see `answerFaults`).
 */
export const handAnswerInput = z
  .object({
    answer: field.oneOf(handAnswers),
    answerWords: field.text(1000, "required"),
    begun: field.text(1000),
    readBack: z.preprocess((value) => value === "yes", z.boolean()),
    version: field.version(),
  })
  .transform(({ begun, readBack, ...answer }, context) => {
    for (const fault of answerFaults({ words: answer.answerWords, begun, isReadBack: readBack }))
      context.addIssue({ code: "custom", message: fault.code, path: [fault.field] });
    return answer;
  });

/** Whom the hub asks, by the card's number, and in which words. */
export const askingInput = z.object({
  person: z.preprocess(
    (value) => (typeof value === "string" ? value.normalize("NFKC").replace(/^[\sHh-]+/, "") : value),
    field.whole(1, 999_999_999),
  ),
  asking: field.text(1000, "required"),
});

/** What somebody answers by a mailed link: yes, not now, or that they do not want to be asked again. */
export const askAnswerInput = z.object({ answer: field.oneOf(askAnswers), words: field.text(1000) });
