import type { App } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { PlanTerms } from "#domain/plans/input.ts";
import type { PlanFiles } from "#domain/plans/rules-uploads.ts";
import { addFile, addPlan } from "#domain/plans/store.ts";
import type { PlanId } from "#domain/plans/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";
import type { UploadedFile } from "#kit/table.ts";

/** The seed of every plan that the browser asks for; the command line takes the same one unless another is given. */
const usualSeed = 1;

/** Keeps the two files and a waiting plan, with the job that computes it. Refusals: not-allowed. */
export const requestPlan = (
  app: App,
  actor: Actor,
  input: {
    readonly terms: PlanTerms;
    readonly files: PlanFiles;
    readonly language: "ja" | "en";
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(actor, { act: "plan.request", key: input.key }, async (tx) => {
    const { accountId } = actor;
    if (accountId === null || permit(app.may, actor, "plan.request", { hubId: actor.hubId }) === null)
      return refused({ code: "not-allowed" });
    const keep = ({ name, bytes }: UploadedFile) =>
      addFile(tx, { name, mediaType: mediaTypeOf(name), bytes, sha256: app.tables.hash(bytes) });
    const id = tx.newId<PlanId>();
    const number = await addPlan(tx, {
      id,
      ...input.terms,
      source: "files",
      peopleFile: await keep(input.files.people.file),
      projectsFile: await keep(input.files.projects.file),
      seed: usualSeed,
      language: input.language,
      requestedBy: accountId,
    });
    await tx.audit({ act: "plan.request", kind: "plan", id });
    await tx.enqueue("run-plan", { planId: id }, `plan ${id}`);
    return accepted({ number });
  });

const mediaTypeOf = (name: string): string =>
  /\.xlsx$/i.test(name) ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv";
