import type { Tx } from "#app.ts";
import { consentTextVersion } from "#domain/consents/rules.ts";
import type { ConsentId } from "#domain/consents/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { insertRows, takeNumbers, updateRows } from "#domain/imports/store-json-rows.ts";
import { sourceFields, sourcesOf } from "#domain/needs/rules.ts";
import type { DialogueId, DialogueLineId, InsideReviewId } from "#domain/needs/terms.ts";
import type { SampleDialogue } from "#domain/sample/rules-dialogues.ts";
import type { SampleInsideConsent, SampleReview } from "#domain/sample/rules-reviews.ts";
import { known, type PlacedFirms, type PlacedPeople, type PlacedProjects } from "#domain/sample/store.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";

// What firms need: talks, the words behind requirements, and the looks inside, a table in one statement.

/** Records of the block to which these belong, the day of loading, and who held the talks. */
export type NeedsGround = {
  readonly firms: PlacedFirms;
  readonly people: PlacedPeople;
  readonly projects: PlacedProjects;
  readonly today: LocalDate;
  readonly definers: readonly AccountId[];
};

/** Writes talks with their lines, and ties the projects that came of them to the words. */
export async function writeDialogues(tx: Tx, dialogues: readonly SampleDialogue[], ground: NeedsGround): Promise<void> {
  const { hubId } = tx.actor;
  const first = await takeNumbers(tx, "dialogue", dialogues.length);
  const placed = dialogues.map((item, index) => ({
    item,
    id: tx.newId<DialogueId>(),
    number: first + index,
    definer: ground.definers[index % ground.definers.length] ?? null,
    lines: item.lines.map((line, at) => ({ ...line, id: tx.newId<DialogueLineId>(), seq: at + 1 })),
  }));
  await insertRows(
    tx,
    "dialogue",
    placed.map(({ item, id, number, definer }) => ({
      hub_id: hubId,
      dialogue_id: id,
      number,
      firm_id: known(ground.firms, item.firm).id,
      definer_id: definer,
      held_on: addDays(ground.today, -item.daysAgo),
      channel: item.channel,
      spoken_by: item.spokenBy,
      status: item.status,
      version: item.status === "open" ? 1 : 2,
      created_at: tx.now,
      updated_at: tx.now,
    })),
  );
  await insertRows(
    tx,
    "dialogue_line",
    placed.flatMap(({ id, lines }) =>
      lines.map((line) => ({
        hub_id: hubId,
        line_id: line.id,
        dialogue_id: id,
        seq: line.seq,
        speaker: line.speaker,
        kind: line.kind,
        words: line.words,
        version: 1,
        made_at: tx.now,
      })),
    ),
  );
  const written = placed.flatMap(({ item: { project, issue }, id }) =>
    project === null ? [] : [{ hub_id: hubId, project_id: known(ground.projects, project).id, dialogue_id: id, issue }],
  );
  await updateRows(tx, "project", { by: ["hub_id", "project_id"], rows: written });
  await insertRows(
    tx,
    "project_source",
    placed.flatMap(({ item: { project }, lines }) =>
      project === null
        ? []
        : sourceFields.flatMap((field) =>
            sourcesOf(field, lines).map((line) => ({
              hub_id: hubId,
              project_id: known(ground.projects, project).id,
              field,
              line_id: line.id,
            })),
          ),
    ),
  );
}

/** For so many days from the day of loading the consents of employees hold. */
const consentDays = 300;

/** Writes the consents of employees, and the looks inside with the copies that the firms may see. */
export async function writeReviews(
  tx: Tx,
  {
    reviews,
    consents,
  }: { readonly reviews: readonly SampleReview[]; readonly consents: readonly SampleInsideConsent[] },
  ground: NeedsGround,
): Promise<void> {
  const { hubId } = tx.actor;
  const until = addDays(ground.today, consentDays);
  await insertRows(
    tx,
    "data_consent",
    consents.map(({ person, firm }) => ({
      hub_id: hubId,
      consent_id: tx.newId<ConsentId>(),
      person_id: known(ground.people, person).id,
      purpose: "inside-review",
      firm_id: known(ground.firms, firm).id,
      text_version: consentTextVersion,
      given_at: tx.now,
      until,
    })),
  );
  const placed = reviews.map((item) => ({ item, id: tx.newId<InsideReviewId>() }));
  await insertRows(
    tx,
    "inside_review",
    placed.map(({ item, id }, index) => ({
      hub_id: hubId,
      review_id: id,
      project_id: known(ground.projects, item.project).id,
      kind: item.kind,
      result: item.result,
      reason: item.reason,
      mentor: item.mentor,
      decided_on: item.daysAgo === null ? null : addDays(ground.today, -item.daysAgo),
      decided_by: item.daysAgo === null ? null : (ground.definers[index % ground.definers.length] ?? null),
      version: 1,
      created_at: tx.now,
      updated_at: tx.now,
    })),
  );
  await insertRows(
    tx,
    "inside_candidate",
    placed.flatMap(({ item, id }) =>
      item.candidates.map(({ person, words }) => {
        const { id: personId, item: found } = known(ground.people, person);
        return {
          hub_id: hubId,
          review_id: id,
          person_id: personId,
          firm_id: known(ground.firms, item.firm).id,
          person_name: found.terms.name,
          shape: found.terms.shape === null ? null : [...found.terms.shape],
          words,
          until,
        };
      }),
    ),
  );
}
