import type { Tx } from "#app.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import type { StoryEntryId, StoryEntryTerms } from "#domain/stories/terms.ts";

/** The records in whose story lines an entry stands; at least one. */
export type StoryPlace = {
  readonly firmId: FirmId | null;
  readonly personId: PersonId | null;
  readonly projectId: ProjectId | null;
  readonly engagementId: EngagementId | null;
};

/** Writes an entry into the story lines of its records. Entries are never changed or taken away by those who write them. */
export async function addStoryEntry(
  tx: Tx,
  entry: { readonly id: StoryEntryId; readonly place: StoryPlace; readonly terms: StoryEntryTerms },
): Promise<void> {
  const { place, terms } = entry;
  await tx.sql
    .insertInto("story_entry")
    .values({
      hub_id: tx.actor.hubId,
      entry_id: entry.id,
      kind: terms.kind,
      on_day: terms.onDay,
      words: terms.words,
      spoken_by: terms.spokenBy,
      firm_id: place.firmId,
      person_id: place.personId,
      project_id: place.projectId,
      engagement_id: place.engagementId,
      account_id: tx.actor.accountId,
      made_at: tx.now,
    })
    .execute();
}
