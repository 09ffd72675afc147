import { z } from "zod";
import { deliveries, talkWishes } from "#domain/accompaniment/terms.ts";
import { spokenInput } from "#domain/behalf/input.ts";
import { checkInSides } from "#domain/engagements/terms.ts";
import { field } from "#domain/fields.ts";

/** The two questions that somebody answers with a thumb, what they add, and with whom they want to talk. */
export const checkInAnswerInput = z.object({
  score: field.whole(1, 5),
  onTrack: field.whole(1, 3),
  talk: z.preprocess((value) => value ?? "no", field.oneOf(talkWishes)),
  words: field.text(1000),
});

/** The same, with whose answer it is and who spoke when staff type it. */
export const typedAnswerInput = checkInAnswerInput.extend({
  side: z.preprocess((value) => value ?? "person", field.oneOf(checkInSides)),
  ...spokenInput,
});

/** What was done about a concern, and what comes next. */
export const concernStepInput = z.object({
  onDay: field.date(),
  words: field.text(1000, "required"),
  nextOn: field.dateOrNone(),
  version: field.version(),
});

/** What came of a concern; the answer goes to whoever complained. */
export const concernEndInput = z.object({
  outcome: field.text(1000, "required"),
  answer: field.text(1000),
  version: field.version(),
});

/** What staff noticed at an engagement. */
export const concernInput = z.object({
  engagement: field.whole(1, 999_999_999),
  side: field.oneOf(checkInSides),
  words: field.text(1000, "required"),
  nextOn: field.dateOrNone(),
});

/** What somebody tells the hub's office, past owner and companion. */
export const complaintInput = z.object({ words: field.text(1000, "required") });

/** Who accompanies an engagement, and where both sides reach them. */
export const companionInput = z.object({
  companion: field.text(36, "required"),
  phone: field.phone(),
  version: field.version(),
});

/** How an account wants to be told. */
export const noticeSettingInput = z.object({
  delivery: field.oneOf(deliveries),
  language: field.oneOf(["ja", "en"]),
});
