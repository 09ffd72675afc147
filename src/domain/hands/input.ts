import { z } from "zod";
import { field } from "#domain/fields.ts";
import { askAnswers, handAnswers } from "#domain/hands/terms.ts";

/** What a person writes with a raised hand. */
export const raisingInput = z.object({ words: field.text(1000) });

/** What the hub answers: every hand gets words of a human. */
export const handAnswerInput = z.object({
  answer: field.oneOf(handAnswers),
  answerWords: field.text(1000, "required"),
  version: field.version(),
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
