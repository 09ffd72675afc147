import type { Tx } from "#app.ts";
import type { HandAnswer, HandId, HandOrigin, HandState } from "#domain/hands/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";

/** A hand as a decision needs it, held until the transaction ends. */
export type SavedHand = {
  readonly id: HandId;
  readonly personId: PersonId;
  readonly projectId: ProjectId;
  readonly number: number;
  readonly title: string;
  readonly state: HandState;
  readonly version: number;
};

/** The published project with this number, or null. */
export async function projectInBank(
  tx: Tx,
  number: number,
): Promise<{ readonly id: ProjectId; readonly number: number; readonly title: string } | null> {
  const row = await tx.sql
    .selectFrom("project_page")
    .select(["project_id as id", "number", "title"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

const handForUpdate = (tx: Tx) =>
  tx.sql
    .selectFrom("hand")
    .select(["hand_id as id", "person_id as personId", "project_id as projectId", "state", "version"])
    .select(["project_number as number", "project_title as title"])
    .where("hub_id", "=", tx.actor.hubId)
    .forNoKeyUpdate();

/** Finds a hand and holds it; null when there is none for this actor. */
export const lockHand = async (tx: Tx, id: HandId): Promise<SavedHand | null> =>
  (await handForUpdate(tx).where("hand_id", "=", id).executeTakeFirst()) ?? null;

/** The hand that a person has up, or is asked for, for a project; held. */
export const lockOpenHand = async (
  tx: Tx,
  of: { projectId: ProjectId; personId: PersonId },
): Promise<SavedHand | null> =>
  (await handForUpdate(tx)
    .where("project_id", "=", of.projectId)
    .where("person_id", "=", of.personId)
    .where("state", "in", ["asked", "raised"])
    .executeTakeFirst()) ?? null;

/** Keeps a new hand: raised by the person with these words, or asked for by the actor with them. */
export async function addHand(
  tx: Tx,
  hand: {
    readonly personId: PersonId;
    readonly project: { readonly id: ProjectId; readonly number: number; readonly title: string };
    readonly origin: HandOrigin;
    readonly words: string;
    /** Name of who asks, as the person reads it; empty for a hand that its person raises. */
    readonly askedBy?: string;
  },
): Promise<HandId> {
  const id = tx.newId<HandId>();
  const isAsked = hand.origin === "asked";
  await tx.sql
    .insertInto("hand")
    .values({
      hub_id: tx.actor.hubId,
      hand_id: id,
      project_id: hand.project.id,
      project_number: hand.project.number,
      project_title: hand.project.title,
      person_id: hand.personId,
      origin: hand.origin,
      state: hand.origin,
      ...(isAsked
        ? { asking: hand.words, asked_by: tx.actor.accountId, asked_by_name: hand.askedBy ?? "", asked_at: tx.now }
        : { words: hand.words, raised_at: tx.now }),
      made_at: tx.now,
    })
    .execute();
  return id;
}

type Change =
  | { readonly state: "raised"; readonly words: string }
  | { readonly state: "not-now" | "withdrawn" }
  | { readonly state: "answered"; readonly answer: HandAnswer; readonly words: string; readonly by: string };

/** Saves what was done to a hand now; `by` is the name of who answers, as the person reads it. The version goes up. */
export async function saveHand(tx: Tx, id: HandId, change: Change): Promise<void> {
  await tx.sql
    .updateTable("hand")
    .set((eb) => ({ state: change.state, version: eb("version", "+", 1), ...columnsOf(tx, change) }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("hand_id", "=", id)
    .execute();
}

function columnsOf(tx: Tx, change: Change) {
  switch (change.state) {
    case "raised":
      return { words: change.words, raised_at: tx.now };
    case "answered":
      return {
        answer: change.answer,
        answer_words: change.words,
        answered_by: tx.actor.accountId,
        answered_by_name: change.by,
        answered_at: tx.now,
      };
    case "not-now":
    case "withdrawn":
      return { closed_at: tx.now };
  }
}

/** Takes back what a person was asked and has not answered; a hand that they raised themselves stays up. */
export async function withdrawAsked(tx: Tx, personId: PersonId): Promise<readonly HandId[]> {
  const rows = await tx.sql
    .updateTable("hand")
    .set((eb) => ({ state: "withdrawn", closed_at: tx.now, version: eb("version", "+", 1) }))
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("state", "=", "asked")
    .returning("hand_id as id")
    .execute();
  return rows.map(({ id }) => id);
}

/** The name of the account that acts, as the other side reads it. */
export async function ownName(tx: Tx): Promise<string> {
  const row = await tx.sql
    .selectFrom("account")
    .select("name")
    .where("account_id", "=", tx.actor.accountId)
    .executeTakeFirst();
  return row?.name ?? "";
}

/** Whether the person with this record can sign in here. */
export async function hasAccount(tx: Tx, personId: PersonId): Promise<boolean> {
  const row = await tx.sql
    .selectFrom("hat")
    .select("hat_id")
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("kind", "=", "person")
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
