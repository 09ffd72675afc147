import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { ProjectStatus } from "#domain/projects/terms.ts";

/** A project as one line of its firm's page. */
export type ProjectOfFirm = {
  readonly number: number;
  readonly title: string;
  readonly halfDays: HalfDays;
  readonly status: ProjectStatus;
};

/** The newest projects of a firm; one more than asked for tells that there are more. */
export function projectsOfFirm(
  tx: Tx,
  { actor }: Permit<"project.list">,
  { firmId, limit }: { readonly firmId: FirmId; readonly limit: number },
): Promise<readonly ProjectOfFirm[]> {
  return tx.sql
    .selectFrom("project")
    .select(["number", "title", "half_days as halfDays", "status"])
    .where("hub_id", "=", actor.hubId)
    .where("firm_id", "=", firmId)
    .orderBy("number", "desc")
    .limit(limit + 1)
    .execute();
}
