import { z } from "zod";
import { mostWeeks } from "#domain/engagements/terms.ts";
import { field } from "#domain/fields.ts";
import { mostHalfDays } from "#domain/people/terms.ts";

/** What is entered of a booking, from a form or by the API. */
export const bookingInput = z.object({
  halfDays: field.whole(1, mostHalfDays),
  fromWeek: field.date(),
  weeks: field.whole(1, mostWeeks),
  note: field.text(200, "required"),
});
