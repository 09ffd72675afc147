import type { App, Tx } from "#app.ts";
import { permit } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import { engagementFacts } from "#domain/engagements/views-engagements.ts";
import { firmFacts } from "#domain/firms/views.ts";
import { personFacts } from "#domain/people/views.ts";
import { projectFacts } from "#domain/projects/views.ts";
import type { Refusal } from "#domain/refusals.ts";
import { storyEntryInput } from "#domain/stories/input.ts";
import { addStoryEntry, type StoryPlace } from "#domain/stories/store.ts";
import type { StoryEntryId, StoryEntryTerms, StoryRecordKind } from "#domain/stories/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

export const writeStoryEntryInput = storyEntryInput;

/**
 * Writes what was said or seen into the story line of a record, for good. What is written at a project stands in its
 * firm's line too, what is written at an engagement in those of both sides. Refusals: not-found, not-allowed.
 */
export const writeStoryEntry = (
  app: App,
  actor: Actor,
  input: {
    readonly record: StoryRecordKind;
    readonly number: number;
    readonly terms: StoryEntryTerms;
    readonly key: string | null;
  },
): Promise<Outcome<{ number: number }, Refusal>> =>
  app.db.write(
    actor,
    { act: "story.write", key: input.key },
    async (tx): Promise<Outcome<{ number: number }, Refusal>> => {
      if (permit(app.may, actor, "story.write", { hubId: actor.hubId }) === null)
        return refused({ code: "not-allowed" });
      const place = await placeOf(tx, input.record, input.number);
      if (place === null) return refused({ code: "not-found" });
      const id = tx.newId<StoryEntryId>();
      await addStoryEntry(tx, { id, place, terms: input.terms });
      await tx.audit({ act: "story.write", kind: "story", id });
      return accepted({ number: input.number });
    },
  );

const nowhere: StoryPlace = { firmId: null, personId: null, projectId: null, engagementId: null };

/** The records that the entry names; null when this actor sees no such record. */
async function placeOf(tx: Tx, record: StoryRecordKind, number: number): Promise<StoryPlace | null> {
  switch (record) {
    case "firm": {
      const facts = await firmFacts(tx, number);
      return facts && { ...nowhere, firmId: facts.firmId };
    }
    case "person": {
      const facts = await personFacts(tx, number);
      return facts && { ...nowhere, personId: facts.personId };
    }
    case "project": {
      const facts = await projectFacts(tx, number);
      return facts && { ...nowhere, firmId: facts.firmId, projectId: facts.id };
    }
    case "engagement": {
      const facts = await engagementFacts(tx, number);
      return facts && { ...nowhere, firmId: facts.firmId, personId: facts.personId, engagementId: facts.id };
    }
  }
}
