import { z } from "zod";
import { channels, readBacks } from "#domain/behalf/terms.ts";
import { field } from "#domain/fields.ts";

/** The three fields that staff fill in when they type for somebody else; spread into the input of the act. */
export const spokenInput = {
  spoke: field.text(80),
  channel: z.preprocess(
    (value) => (value === "" || value === undefined ? null : value),
    field.oneOf(channels).nullable(),
  ),
  readBack: z.preprocess(
    (value) => (value === "" || value === undefined ? null : value),
    field.oneOf(readBacks).nullable(),
  ),
} as const;
