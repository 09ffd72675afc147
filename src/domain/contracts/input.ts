import { z } from "zod";
import { field } from "#domain/fields.ts";
import type { OrganisationId } from "#domain/hubs/terms.ts";
import { isUuid } from "#kit/ids.ts";
import { contractForms, standingKinds } from "#reference/contract-forms.ts";

const terms = {
  kind: field.oneOf(standingKinds),
  licence: field.text(60, "required"),
  validFrom: field.date(),
  expiresOn: field.dateOrNone(),
  note: field.text(500),
};

/** The id of an organisation, or null for the hub itself, which a form sends as nothing. */
function organisationIn(text: string): OrganisationId | null;
function organisationIn(text: string): string | null {
  return isUuid(text) ? text : null;
}

/** What is entered of a new standing, and whose it is. */
export const enterStandingInput = z
  .object({
    ...terms,
    organisation: z.preprocess(
      (value) => value ?? "",
      z.string().refine((text) => text === "" || isUuid(text), { error: "not-in-list" }),
    ),
  })
  .transform(({ organisation, ...standing }) => ({ terms: standing, organisationId: organisationIn(organisation) }));

/** What is entered when a standing is changed, and the version that was seen. */
export const editStandingInput = z
  .object({ ...terms, version: field.version() })
  .transform(({ version, ...standing }) => ({ terms: standing, version }));

/** The form of contract of a project, and the version that was seen. */
export const contractFormInput = z.object({ form: field.oneOf(contractForms), version: field.version() });
