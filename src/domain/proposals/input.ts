import { z } from "zod";
import { spokenInput } from "#domain/behalf/input.ts";
import { shareInput } from "#domain/engagements/input.ts";
import { stages } from "#domain/engagements/terms.ts";
import { field } from "#domain/fields.ts";
import { parseHandId } from "#domain/hands/terms.ts";
import { roleKinds } from "#domain/projects/terms.ts";
import { meetingModes, noReasons, proposalSayings, proposalSides } from "#domain/proposals/terms.ts";

const orNone = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (value === undefined || value === "" ? null : value), shape.nullable());

/** What is entered of a proposal that was found by hand, or that follows from a raised hand and answers it in words. */
export const proposalInput = z
  .object({
    project: field.whole(1, 999_999_999),
    person: field.whole(1, 999_999_999),
    ...shareInput,
    line: field.text(400),
    hand: field.text(36).transform(parseHandId),
    answerWords: field.text(1000),
  })
  .transform(({ project, person, line, hand, answerWords, ...terms }) => ({
    project,
    person,
    line,
    hand: hand === null ? null : { id: hand, words: answerWords },
    terms,
  }));

/** Which shares of a plan are put: the one of this project, or all of them. */
export const planProposalsInput = z.object({ project: field.wholeOrNone(1, 999_999_999) });

/** A side's answer; for those who answer for both, whose it is and who said it. */
export const proposalAnswerInput = z.object({
  says: field.oneOf(proposalSayings),
  side: orNone(field.oneOf(proposalSides)),
  reason: orNone(field.oneOf(noReasons)),
  words: field.text(500),
  reply: field.text(400),
  ...spokenInput,
});

/** A side that steps back from what it had said, or the hub that takes the proposal back. */
export const proposalWithdrawalInput = z.object({
  answer: field.oneOf(["yes", "no"]),
  side: orNone(field.oneOf([...proposalSides, "hub"])),
  reason: orNone(field.oneOf(noReasons)),
  words: field.text(500),
  ...spokenInput,
});

/** What the president says to this one person. */
export const presidentLineInput = z.object({ line: field.text(400), ...spokenInput });

/** A moment of the clock in Tokyo, written as browsers send it: 2026-12-01T14:00. */
const moment = () =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.trim().replace(" ", "T") : (value ?? "")),
    z
      .string({ error: "wrong-format" })
      .regex(/^$|^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:00)?$/, { error: "wrong-format" })
      .transform((text, context) => {
        if (text === "") return null;
        const at = new Date(`${text.slice(0, 16)}:00+09:00`);
        if (Number.isNaN(at.getTime())) context.addIssue({ code: "custom", message: "wrong-format" });
        return at;
      }),
  );

/** Dates offered for a meeting: one to five, how and where; by staff, for whom and who said it. */
export const meetingOfferInput = z
  .object({
    side: orNone(field.oneOf([...proposalSides, "hub"])),
    mode: field.oneOf(meetingModes),
    place: field.text(300, "required"),
    minutes: field.whole(15, 240),
    slot1: moment(),
    slot2: moment(),
    slot3: moment(),
    slot4: moment(),
    slot5: moment(),
    ...spokenInput,
  })
  .transform(({ slot1, slot2, slot3, slot4, slot5, ...offer }) => {
    const times = [slot1, slot2, slot3, slot4, slot5].flatMap((slot) => (slot === null ? [] : [slot.getTime()]));
    return { ...offer, slots: [...new Set(times)].map((time) => new Date(time)) };
  });

/** The date that is chosen of those that were offered. */
export const meetingChoiceInput = z.object({
  slot: z.preprocess(
    (value) => (typeof value === "string" ? value : ""),
    z.string().transform((text, context) => {
      const at = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/.test(text) ? text : Number.NaN);
      if (Number.isNaN(at.getTime())) context.addIssue({ code: "custom", message: "required" });
      return at;
    }),
  ),
  ...spokenInput,
});

/** The day on which the two sides met, as the hub notes it. */
export const meetingHeldInput = z.object({ heldOn: field.date() });

/** The role in writing, with which a proposal becomes an engagement. */
export const proposalEngagementInput = z.object({
  title: field.text(80, "required"),
  role: field.text(1000, "required"),
  roleKind: field.oneOf(roleKinds),
  stage: field.oneOf(stages),
  ...shareInput,
});
