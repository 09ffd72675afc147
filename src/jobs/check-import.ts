import { z } from "zod";
import { checkImport } from "#domain/imports/check-import.ts";
import type { ImportId } from "#domain/imports/terms.ts";
import { idOf, job } from "#jobs/job.ts";

/** Reads the file of an import and keeps what it would do. */
export const checkImportJob = job({
  name: "check-import",
  payload: z.object({ importId: idOf<ImportId>() }),
  run: ({ app, hubId, signal }, { importId }) => checkImport(app, hubId, importId, signal),
});
