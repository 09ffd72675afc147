import { z } from "zod";
import { field } from "#domain/fields.ts";
import { agreesWithCheckDigit } from "#reference/corporate-number.ts";
import { industryCodes } from "#reference/industries.ts";

const [firstIndustry = "A", ...otherIndustries] = industryCodes;

/** What is entered of a firm, from a form or by the API. */
export const firmTermsInput = z.object({
  name: field.text(80, "required"),
  kana: field.text(120),
  // Judged here as well, so that a form tells this fault together with all others.
  corporateNumber: field
    .text(20)
    .transform(digitsIn)
    .refine((digits) => digits === null || agreesWithCheckDigit(digits), { error: "check-digit" }),
  industry: field.oneOf([firstIndustry, ...otherIndustries]),
  town: field.text(40, "required"),
  postalCode: field.postalCode(),
  address: field.text(200),
  representative: field.text(80),
  foundedYear: field.wholeOrNone(500, 2200),
  capitalYen: field.wholeOrNone(0, 9_000_000_000_000_000),
  employees: field.wholeOrNone(0, 100_000),
  business: field.text(2000),
  website: field.website(),
  contactName: field.text(80),
  contactPhone: field.phone(),
  contactEmail: field.mail(),
});

/** The digits of what was typed, or null when nothing was; words without a digit are no number, and not nothing. */
function digitsIn(text: string): string | null {
  if (text === "") return null;
  return text
    .replaceAll(/[^0-9０-９]/g, "")
    .replaceAll(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}
