import { z } from "zod";
import type { ImportId } from "#domain/imports/terms.ts";
import { writeImport } from "#domain/imports/write-import.ts";
import { idOf, job } from "#jobs/job.ts";

/** Writes the rows of an import that somebody has agreed to. */
export const applyImportJob = job({
  name: "apply-import",
  payload: z.object({ importId: idOf<ImportId>() }),
  run: ({ app, hubId, signal }, { importId }) => writeImport(app, hubId, importId, signal),
});
