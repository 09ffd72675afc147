import { z } from "zod";
import { spokenInput } from "#domain/behalf/input.ts";
import { consentPurposes } from "#domain/consents/terms.ts";
import { field } from "#domain/fields.ts";

/** A use of a person's data, and the firm or intermediary that it is for: the firm as people name it, or by its number. */
export const consentInput = z.object({
  purpose: field.oneOf(consentPurposes),
  firm: field.text(80),
  organisation: field.text(36),
  ...spokenInput,
});

/** Who spoke, where staff withdraw a yes for a person. */
export const withdrawingInput = z.object(spokenInput);
