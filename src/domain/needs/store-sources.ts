import type { Tx } from "#app.ts";
import type { DialogueId, DialogueLineId, ManagementIssue, SourceField } from "#domain/needs/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";

/** Notes from which dialogue a requirement was written, and what stands in the firm's way. */
export async function saveOrigin(
  tx: Tx,
  id: ProjectId,
  { dialogueId, issue }: { readonly dialogueId: DialogueId; readonly issue: ManagementIssue },
): Promise<void> {
  await tx.sql
    .updateTable("project")
    .set({ dialogue_id: dialogueId, issue })
    .where("hub_id", "=", tx.actor.hubId)
    .where("project_id", "=", id)
    .execute();
}

/** Ties the lines of a requirement to the words that they came from. */
export async function addSources(
  tx: Tx,
  projectId: ProjectId,
  sources: readonly { readonly field: SourceField; readonly lineId: DialogueLineId }[],
): Promise<void> {
  if (sources.length === 0) return;
  await tx.sql
    .insertInto("project_source")
    .values(
      sources.map(({ field, lineId }) => ({
        hub_id: tx.actor.hubId,
        project_id: projectId,
        field,
        line_id: lineId,
      })),
    )
    .execute();
}
