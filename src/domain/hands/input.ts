import { z } from "zod";
import { spokenInput } from "#domain/behalf/input.ts";
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

/** The number of a card, as people write it: 31, H-31. */
const cardNumber = z.preprocess(
  (value) => (typeof value === "string" ? value.normalize("NFKC").replace(/^[\sHh-]+/, "") : value),
  field.whole(1, 999_999_999),
);

/** Whom the hub asks, by the card's number, and in which words. */
export const askingInput = z.object({ person: cardNumber, asking: field.text(1000, "required") });

/** For whom staff raise a hand, in which words of theirs, and who spoke. */
export const raisingForInput = z.object({ person: cardNumber, words: field.text(1000), ...spokenInput });

/** What somebody answers by a mailed link: yes, not now, or that they do not want to be asked again. */
export const askAnswerInput = z.object({ answer: field.oneOf(askAnswers), words: field.text(1000) });
