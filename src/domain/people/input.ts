import { z } from "zod";
import { field } from "#domain/fields.ts";
import { mostHalfDays } from "#domain/people/terms.ts";

/** What is entered of a person, from a form or by the API. */
export const personTermsInput = z.object({
  name: field.text(80, "required"),
  email: field.mail(),
  phone: field.phone(),
  halfDays: field.whole(0, mostHalfDays),
});
