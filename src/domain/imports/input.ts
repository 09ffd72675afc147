import { z } from "zod";
import { field } from "#domain/fields.ts";
import { importKinds } from "#domain/imports/terms.ts";

const [firstKind, ...otherKinds] = importKinds;

/** What is said of a file beside its content. */
export const askImportInput = z.object({ kind: field.oneOf([firstKind, ...otherKinds]) });

/** Which column each header means: `column-0` … by the header's place; empty for leaving it out. */
export const mapImportInput = z.looseObject({});
