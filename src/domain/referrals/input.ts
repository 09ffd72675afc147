import { z } from "zod";
import { field } from "#domain/fields.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import { mostHalfDays } from "#domain/people/terms.ts";
import { candidateStatuses, referralAnswers } from "#domain/referrals/terms.ts";
import { isUuid } from "#kit/ids.ts";

function organisationIds(texts: readonly string[]): readonly OrganisationId[];
function organisationIds(texts: readonly string[]): readonly string[] {
  return texts;
}

/** To whom a project is handed, and what is said with it. */
export const handOverInput = z
  .object({
    organisations: z.preprocess(
      (value: unknown): unknown => (value === undefined || value === "" ? [] : [value].flat()),
      z
        .array(z.string().refine(isUuid, { error: "not-in-list" }), { error: "not-in-list" })
        .min(1, { error: "required" })
        .max(20, { error: "too-many" }),
    ),
    note: field.text(1000),
  })
  .transform(({ organisations, note }) => ({ organisations: organisationIds([...new Set(organisations)]), note }));

/** What an intermediary says of a referral, and the version that was seen. */
export const referralAnswerInput = z.object({
  answer: field.oneOf(referralAnswers),
  said: field.text(1000),
  version: field.version(),
});

/** What an intermediary says of a candidate. */
export const candidateInput = z.object({
  label: field.text(80, "required"),
  words: field.text(1000, "required"),
  halfDays: field.whole(1, mostHalfDays),
  fromOn: field.dateOrNone(),
});

/** Where a candidate goes. */
export const candidateStepInput = z.object({ position: field.whole(1, 50), to: field.oneOf(candidateStatuses) });
