import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { LineSpeaker, SourceField } from "#domain/needs/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";

/** Words that stand behind a line of a requirement. */
export type SourceWords = {
  readonly seq: number;
  readonly speaker: LineSpeaker;
  readonly words: string;
  /** The words as first written down; null while nobody has corrected them. */
  readonly firstWords: string | null;
};

/** From which dialogue a requirement was written. */
export type RequirementOrigin = {
  readonly dialogue: number;
  readonly heldOn: string;
  readonly spokenBy: string;
  /** What stands in the firm's way. */
  readonly issue: string;
  readonly sources: ReadonlyMap<SourceField, readonly SourceWords[]>;
};

/** The words behind a requirement, for its firm and the hub; null when it was not written from a dialogue. */
export async function requirementOrigin(
  tx: Tx,
  { actor }: Permit<"project.show">,
  id: ProjectId,
): Promise<RequirementOrigin | null> {
  const origin = await tx.sql
    .selectFrom("project as p")
    .innerJoin("dialogue as d", (join) =>
      join.onRef("d.hub_id", "=", "p.hub_id").onRef("d.dialogue_id", "=", "p.dialogue_id"),
    )
    .select(["d.number as dialogue", "d.held_on as heldOn", "d.spoken_by as spokenBy", "p.issue"])
    .where("p.hub_id", "=", actor.hubId)
    .where("p.project_id", "=", id)
    .executeTakeFirst();
  if (origin === undefined) return null;
  const { rows } = await sql<SourceWords & { readonly field: SourceField }>`
    select s.field, l.seq, l.speaker, l.words, l.first_words as "firstWords"
    from project_source s join dialogue_line l on l.hub_id = s.hub_id and l.line_id = s.line_id
    where s.hub_id = ${actor.hubId} and s.project_id = ${id} order by l.seq`.execute(tx.sql);
  const sources = new Map<SourceField, SourceWords[]>();
  for (const { field, ...words } of rows) sources.set(field, [...(sources.get(field) ?? []), words]);
  return { ...origin, sources };
}
