import { careersInFirms } from "#domain/sample/rules-words-people-firms.ts";
import { careersInServices } from "#domain/sample/rules-words-people-services.ts";
import type { Career } from "#domain/sample/terms.ts";

/** The careers of the sample's people, makers and sellers first. */
export const sampleCareers: readonly Career[] = [...careersInFirms, ...careersInServices];
