import { z } from "zod";
import { field } from "#domain/fields.ts";
import { storyKinds } from "#domain/stories/terms.ts";

/** What somebody writes into a story line, from the form on a record's page. */
export const storyEntryInput = z.object({
  kind: field.oneOf(storyKinds),
  onDay: field.date(),
  words: field.text(2000, "required"),
  spokenBy: field.text(80),
});
