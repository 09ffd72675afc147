import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { Spoken } from "#domain/behalf/terms.ts";
import type { HandAnswer, HandId, HandOrigin, HandState } from "#domain/hands/terms.ts";
import type { ElementShape, HalfDays, PersonId } from "#domain/people/terms.ts";
import type { ProjectId, Theme } from "#domain/projects/terms.ts";

/** A hand as its person reads it. */
export type OwnHand = {
  readonly id: HandId;
  readonly number: number;
  readonly title: string;
  readonly origin: HandOrigin;
  readonly state: HandState;
  readonly asking: string;
  /** Name of who asked; empty for a hand that its person raised, and for older questions. */
  readonly askedBy: string;
  readonly words: string;
  readonly answer: HandAnswer | null;
  readonly answerWords: string;
  readonly answeredBy: string;
  /** Number of the newest proposal of the same person and project that came with the answer or after it; or null. */
  readonly proposal: number | null;
  /** Who spoke, where staff raised it for the person. */
  readonly spoken: Spoken | null;
  /** When it last changed hands: asked, raised, answered or closed. */
  readonly at: Date;
};

const at = sql<Date>`coalesce(hand.answered_at, hand.closed_at, hand.raised_at, hand.asked_at, hand.made_at)`;

const followed = sql<number | null>`(select max(p.number) from proposal p where p.hub_id = hand.hub_id
  and p.person_id = hand.person_id and p.project_id = hand.project_id and hand.answer = 'talk'
  and p.created_at >= hand.answered_at)`;

const spoken = sql<Spoken | null>`(select json_build_object('spoke', o.spoke, 'channel', o.channel, 'readBack', o.read_back)
  from on_behalf o where o.hub_id = hand.hub_id and o.object_kind = 'hand' and o.object_id = hand.hand_id
  and o.act = 'hand.raise-for' order by o.at desc limit 1)`;

const ownHands = (tx: Tx, { actor }: Permit<"hand.list-own">, personId: PersonId) =>
  tx.sql
    .selectFrom("hand")
    .select([
      "hand_id as id",
      "project_number as number",
      "project_title as title",
      "origin",
      "state",
      "asking",
      "words",
    ])
    .select(["answer", "answer_words as answerWords", "answered_by_name as answeredBy", at.as("at")])
    .select(["asked_by_name as askedBy", followed.as("proposal"), spoken.as("spoken")])
    .where("hub_id", "=", actor.hubId)
    .where("person_id", "=", personId);

/** A person's hands in this hub: those that wait for the person first, then the newest; at most a hundred. */
export const handsOfPerson = (
  tx: Tx,
  allowed: Permit<"hand.list-own">,
  personId: PersonId,
): Promise<readonly OwnHand[]> =>
  ownHands(tx, allowed, personId).orderBy(sql`state = 'asked'`, "desc").orderBy(at, "desc").limit(100).execute();

/** The person's newest hand for one project, or null. */
export const ownHandFor = async (
  tx: Tx,
  allowed: Permit<"hand.list-own">,
  of: { readonly personId: PersonId; readonly number: number },
): Promise<OwnHand | null> =>
  (await ownHands(tx, allowed, of.personId)
    .where("project_number", "=", of.number)
    .orderBy("made_at", "desc")
    .limit(1)
    .executeTakeFirst()) ?? null;

/** A hand as the hub's staff read it, with what they need to answer it. */
export type HandLine = Omit<OwnHand, "number" | "title"> & {
  readonly version: number;
  readonly person: {
    /** The number on this hub's card. */
    readonly number: number;
    readonly name: string;
    readonly livesIn: string;
    readonly halfDays: HalfDays;
    readonly themes: readonly Theme[];
    readonly shape: ElementShape | null;
    readonly about: string;
  };
};

/** How many hands one page shows. */
export const handsPerPage = 25;

/** Hands for one project: those that wait for an answer first, the longest waiting first; a page from `offset` on. */
export async function handsOfProject(
  tx: Tx,
  { actor }: Permit<"hand.list">,
  { projectId, offset }: { readonly projectId: ProjectId; readonly offset: number },
): Promise<readonly HandLine[]> {
  const rows = await tx.sql
    .selectFrom("hand")
    .innerJoin("hub_person", (on) =>
      on.onRef("hub_person.hub_id", "=", "hand.hub_id").onRef("hub_person.person_id", "=", "hand.person_id"),
    )
    .innerJoin("person", "person.person_id", "hand.person_id")
    .select(["hand_id as id", "origin", "state", "asking", "words", "answer", "answer_words as answerWords"])
    .select(["answered_by_name as answeredBy", at.as("at"), "hand.version", followed.as("proposal")])
    .select("asked_by_name as askedBy")
    .select(spoken.as("spoken"))
    .select(["hub_person.number", "person.name", "person.lives_in as livesIn", "person.half_days as halfDays"])
    .select(["person.themes", "person.shape", "person.about"])
    .where("hand.hub_id", "=", actor.hubId)
    .where("hand.project_id", "=", projectId)
    .orderBy(sql`hand.state = 'raised'`, "desc")
    .orderBy(sql`hand.state = 'asked'`, "desc")
    .orderBy("hand.made_at")
    .orderBy("hand.hand_id")
    .limit(handsPerPage)
    .offset(offset)
    .execute();
  return rows.map(({ number, name, livesIn, halfDays, themes, shape, about, ...hand }) => ({
    ...hand,
    person: { number, name, livesIn, halfDays, themes, shape, about },
  }));
}

/** A hand that a proposal can follow from: whose it is, for what, and what was said so far. */
export type HandToFollow = Pick<OwnHand, "id" | "state" | "words" | "number"> & {
  readonly person: Pick<HandLine["person"], "number" | "name">;
};

/** One hand for the form of a proposal; null when there is none for this actor, or it is taken back. */
export async function handToFollow(tx: Tx, { actor }: Permit<"hand.list">, id: HandId): Promise<HandToFollow | null> {
  const row = await tx.sql
    .selectFrom("hand")
    .innerJoin("hub_person", (on) =>
      on.onRef("hub_person.hub_id", "=", "hand.hub_id").onRef("hub_person.person_id", "=", "hand.person_id"),
    )
    .innerJoin("person", "person.person_id", "hand.person_id")
    .select(["hand_id as id", "state", "words", "project_number as number"])
    .select(["hub_person.number as card", "person.name"])
    .where("hand.hub_id", "=", actor.hubId)
    .where("hand_id", "=", id)
    .where("state", "in", ["raised", "answered"])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { card, name, ...hand } = row;
  return { ...hand, person: { number: card, name } };
}

/** How many hands a project has, and how many of them wait for an answer. */
export async function handCounts(
  tx: Tx,
  { actor }: Permit<"hand.list">,
  projectId: ProjectId,
): Promise<{ readonly all: number; readonly waiting: number }> {
  return tx.sql
    .selectFrom("hand")
    .select([
      sql<number>`count(*)::int`.as("all"),
      sql<number>`count(*) filter (where state = 'raised')::int`.as("waiting"),
    ])
    .where("hub_id", "=", actor.hubId)
    .where("project_id", "=", projectId)
    .executeTakeFirstOrThrow();
}

/** Projects with hands that wait for an answer, the longest waiting first; at most twenty. */
export const projectsWithHands = (
  tx: Tx,
  { actor }: Permit<"hand.list">,
): Promise<readonly { readonly number: number; readonly title: string; readonly waiting: number }[]> =>
  tx.sql
    .selectFrom("hand")
    .select(["project_number as number", sql<string>`max(project_title)`.as("title")])
    .select(sql<number>`count(*)::int`.as("waiting"))
    .where("hub_id", "=", actor.hubId)
    .where("state", "=", "raised")
    .groupBy("project_number")
    .orderBy(sql`min(raised_at)`)
    .limit(20)
    .execute();
