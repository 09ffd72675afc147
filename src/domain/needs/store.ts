import type { Tx } from "#app.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { nextNumber } from "#domain/hubs/store-numbers.ts";
import type {
  DialogueId,
  DialogueLine,
  DialogueLineId,
  DialogueStatus,
  DialogueTerms,
  LineTerms,
} from "#domain/needs/terms.ts";

/** A dialogue as a decision needs it, held until the transaction ends. */
export type SavedDialogue = {
  readonly id: DialogueId;
  readonly number: number;
  readonly firmId: FirmId;
  readonly status: DialogueStatus;
  readonly version: number;
};

/** Finds a dialogue by its number and holds it; null when there is none for this actor. */
export async function lockDialogue(tx: Tx, number: number): Promise<SavedDialogue | null> {
  const row = await tx.sql
    .selectFrom("dialogue")
    .select(["dialogue_id as id", "number", "firm_id as firmId", "status", "version"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Begins a dialogue of a firm; whoever writes is its definer. Gives its short number. */
export async function addDialogue(
  tx: Tx,
  dialogue: { readonly id: DialogueId; readonly firmId: FirmId; readonly terms: DialogueTerms },
): Promise<number> {
  const number = await nextNumber(tx, "dialogue");
  const { heldOn, channel, spokenBy } = dialogue.terms;
  await tx.sql
    .insertInto("dialogue")
    .values({
      hub_id: tx.actor.hubId,
      dialogue_id: dialogue.id,
      number,
      firm_id: dialogue.firmId,
      definer_id: tx.actor.accountId,
      held_on: heldOn,
      channel,
      spoken_by: spokenBy,
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute();
  return number;
}

/** Writes a line at the end of a dialogue that is held; gives its place. */
export async function addLine(
  tx: Tx,
  {
    id,
    dialogueId,
    terms,
  }: { readonly id: DialogueLineId; readonly dialogueId: DialogueId; readonly terms: LineTerms },
): Promise<number> {
  const last = await tx.sql
    .selectFrom("dialogue_line")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .where("hub_id", "=", tx.actor.hubId)
    .where("dialogue_id", "=", dialogueId)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  await tx.sql
    .insertInto("dialogue_line")
    .values({
      hub_id: tx.actor.hubId,
      line_id: id,
      dialogue_id: dialogueId,
      seq,
      speaker: terms.speaker,
      kind: terms.kind,
      words: terms.words,
      made_at: tx.now,
    })
    .execute();
  await tx.sql
    .updateTable("dialogue")
    .set({ updated_at: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("dialogue_id", "=", dialogueId)
    .execute();
  return seq;
}

/** Saves where a dialogue stands; the version goes up by one. */
export async function saveDialogueStatus(tx: Tx, id: DialogueId, status: DialogueStatus): Promise<void> {
  await tx.sql
    .updateTable("dialogue")
    .set((eb) => ({ status, version: eb("version", "+", 1), updated_at: tx.now }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("dialogue_id", "=", id)
    .execute();
}

/** The lines of a dialogue in their order. */
export function linesOf(tx: Tx, dialogueId: DialogueId): Promise<readonly DialogueLine[]> {
  return tx.sql
    .selectFrom("dialogue_line")
    .select(["line_id as id", "seq", "speaker", "kind", "words", "first_words as firstWords", "version"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("dialogue_id", "=", dialogueId)
    .orderBy("seq")
    .execute();
}

/** A line with its dialogue's firm and state, held until the transaction ends; null when this actor may not correct it. */
export async function lockLine(
  tx: Tx,
  number: number,
  seq: number,
): Promise<(DialogueLine & { readonly firmId: FirmId; readonly status: DialogueStatus }) | null> {
  const row = await tx.sql
    .selectFrom("dialogue_line as l")
    .innerJoin("dialogue as d", (join) =>
      join.onRef("d.hub_id", "=", "l.hub_id").onRef("d.dialogue_id", "=", "l.dialogue_id"),
    )
    .select(["l.line_id as id", "l.seq", "l.speaker", "l.kind", "l.words", "l.first_words as firstWords", "l.version"])
    .select(["d.firm_id as firmId", "d.status"])
    .where("l.hub_id", "=", tx.actor.hubId)
    .where("d.number", "=", number)
    .where("l.seq", "=", seq)
    .forUpdate("l")
    .executeTakeFirst();
  return row ?? null;
}

/** Saves corrected words beside the first ones; the version goes up by one. */
export async function saveCorrection(
  tx: Tx,
  id: DialogueLineId,
  { words, firstWords }: { readonly words: string; readonly firstWords: string | null },
): Promise<void> {
  await tx.sql
    .updateTable("dialogue_line")
    .set((eb) => ({
      words,
      first_words: firstWords,
      corrected_by: tx.actor.accountId,
      corrected_at: tx.now,
      version: eb("version", "+", 1),
    }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("line_id", "=", id)
    .execute();
}
