import { z } from "zod";
import { field } from "#domain/fields.ts";
import { industryCodes } from "#reference/industries.ts";

const [firstIndustry = "A", ...otherIndustries] = industryCodes;

/** What is entered of a firm, from a form or by the API. */
export const firmTermsInput = z.object({
  name: field.text(80, "required"),
  kana: field.text(120),
  corporateNumber: field.text(20).transform((text) => {
    const digits = text
      .replaceAll(/[^0-9０-９]/g, "")
      .replaceAll(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
    return digits === "" ? null : digits;
  }),
  industry: field.oneOf([firstIndustry, ...otherIndustries]),
  town: field.text(40, "required"),
  employees: field.whole(0, 100_000),
  business: field.text(2000),
  website: field.website(),
  contactName: field.text(80),
  contactPhone: field.phone(),
  contactEmail: field.mail(),
});
