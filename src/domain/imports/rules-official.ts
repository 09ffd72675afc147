import type { OfficialForm } from "#domain/imports/rules-official-form.ts";
import { gbizinfoForm, gbizinfoIndustryForm } from "#domain/imports/rules-official-gbizinfo.ts";
import { localgovForm } from "#domain/imports/rules-official-localgov.ts";
import { ntaForm } from "#domain/imports/rules-official-nta.ts";

/** The official lists that are known by their content. */
export const officialForms = [
  gbizinfoForm,
  gbizinfoIndustryForm,
  ntaForm,
  localgovForm,
] as const satisfies readonly OfficialForm[];

/** The official list that a file is, by its first row and those after it; null when it is none. */
export const officialFormOf = (
  first: readonly string[],
  rows: readonly (readonly string[])[],
): (typeof officialForms)[number] | null => officialForms.find((form) => form.recognises(first, rows)) ?? null;
