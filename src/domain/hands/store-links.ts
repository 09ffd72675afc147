import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { type AskLink, askLinkStanding } from "#domain/hands/rules.ts";
import type { HandAnswer, HandId, HandState } from "#domain/hands/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";

/** Keeps the link of a letter that asks one question; of its token only the hash. */
export async function addHandLink(
  tx: Tx,
  link: { readonly tokenHash: string; readonly id: HandId; readonly expiresAt: Date },
): Promise<void> {
  await tx.sql
    .insertInto("hand_link")
    .values({
      hub_id: tx.actor.hubId,
      token_hash: link.tokenHash,
      hand_id: link.id,
      made_at: tx.now,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** A question of the hub as whoever holds its mailed link sees it: nothing of the person themselves. */
export type AskSheet = {
  readonly id: HandId;
  readonly personId: PersonId;
  readonly number: number;
  readonly title: string;
  readonly state: HandState;
  readonly asking: string;
  readonly askedBy: string;
  readonly words: string;
  readonly answer: HandAnswer | null;
  readonly answerWords: string;
  readonly answeredBy: string;
  /** Whether the person has said that they do not want to be asked any more. */
  readonly isNotAsked: boolean;
};

/** Where a mailed link leads, and the question that it opens; by the hub itself, for whoever holds the token. */
export async function askByToken(
  tx: Tx,
  tokenHash: string,
): Promise<{ readonly standing: ReturnType<typeof askLinkStanding>; readonly sheet: AskSheet | null }> {
  const row = await tx.sql
    .selectFrom("hand_link as l")
    .innerJoin("hand", (on) => on.onRef("hand.hub_id", "=", "l.hub_id").onRef("hand.hand_id", "=", "l.hand_id"))
    .innerJoin("hub_person as p", (on) =>
      on.onRef("p.hub_id", "=", "hand.hub_id").onRef("p.person_id", "=", "hand.person_id"),
    )
    .select(["hand.hand_id as id", "hand.person_id as personId", "project_number as number", "project_title as title"])
    .select(["hand.state", "asking", "asked_by_name as askedBy", "hand.words", "answer", "l.expires_at as expiresAt"])
    .select(["answer_words as answerWords", "answered_by_name as answeredBy"])
    .select(sql<boolean>`p.not_asked_since is not null`.as("isNotAsked"))
    .select(
      sql<boolean>`exists (select from hat h where h.hub_id = hand.hub_id and h.person_id = hand.person_id
        and h.kind = 'person' and h.ended_at is null)`.as("hasAccount"),
    )
    .where("l.hub_id", "=", tx.actor.hubId)
    .where("l.token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (row === undefined) return { standing: askLinkStanding(null, tx.now), sheet: null };
  const { expiresAt, hasAccount, ...sheet } = row;
  const link: AskLink = { expiresAt, state: sheet.state, hasAccount };
  return { standing: askLinkStanding(link, tx.now), sheet };
}

/** Notes that a person does not want to be asked any more; the first time stays. */
export async function askNoMore(tx: Tx, personId: PersonId): Promise<void> {
  await tx.sql
    .updateTable("hub_person")
    .set({ not_asked_since: tx.now })
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("not_asked_since", "is", null)
    .execute();
}

/** Name and mail address of a card whose person nobody is yet; null when there is no address to write to. */
export async function cardOf(
  tx: Tx,
  personId: PersonId,
): Promise<{ readonly name: string; readonly email: string } | null> {
  const row = await tx.sql
    .selectFrom("person")
    .select(["name", "email"])
    .where("person_id", "=", personId)
    .where("email", "<>", "")
    .executeTakeFirst();
  return row ?? null;
}
