import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { ConcernId, ConcernKind, ConcernState } from "#domain/accompaniment/terms.ts";
import type { CheckInSide } from "#domain/engagements/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** One line of a list of concerns. */
export type ConcernLine = {
  readonly number: number;
  readonly kind: ConcernKind;
  readonly side: CheckInSide | null;
  readonly state: ConcernState;
  readonly words: string;
  readonly openedAt: Date;
  readonly nextOn: LocalDate | null;
  readonly engagement: number | null;
  readonly personName: string;
  readonly firmName: string;
  readonly companion: string;
};

const concernRows = (tx: Tx) =>
  tx.sql
    .selectFrom("concern as c")
    .leftJoin("engagement as e", (join) =>
      join.onRef("e.hub_id", "=", "c.hub_id").onRef("e.engagement_id", "=", "c.engagement_id"),
    )
    .leftJoin("account as a", "a.account_id", "c.companion_id")
    .leftJoin("check_in as ci", (join) =>
      join.onRef("ci.hub_id", "=", "c.hub_id").onRef("ci.check_in_id", "=", "c.check_in_id"),
    )
    // What was said stands at the check-in; only words for the hub's office alone stand at the concern.
    .select(sql<string>`coalesce(nullif(c.words, ''), ci.words, '')`.as("words"))
    .select(["c.number", "c.kind", "c.side", "c.state", "c.opened_at as openedAt", "c.next_on as nextOn"])
    .select("e.number as engagement")
    .select((eb) => eb.fn.coalesce("e.person_name", eb.val("")).as("personName"))
    .select((eb) => eb.fn.coalesce("e.firm_name", eb.val("")).as("firmName"))
    .select((eb) => eb.fn.coalesce("a.name", eb.val("")).as("companion"))
    .where("c.hub_id", "=", tx.actor.hubId);

/** Which concerns are asked for. */
export type ConcernQuery = {
  readonly state: "open" | "closed";
  /** Only those of this account as companion. */
  readonly mine: boolean;
  /** Numbers below this one, for the next page. */
  readonly below: number | null;
  readonly limit: number;
};

/** Concerns that this actor may read, the latest first, paged by their number. */
export function concernLines(
  tx: Tx,
  { actor }: Permit<"concern.list" | "companion.show">,
  { state, mine, below, limit }: ConcernQuery,
): Promise<readonly ConcernLine[]> {
  let rows = concernRows(tx)
    .where("c.state", state === "closed" ? "=" : "<>", "closed")
    .orderBy("c.number", "desc")
    .limit(limit);
  if (mine) rows = rows.where("c.companion_id", "=", actor.accountId);
  if (below !== null) rows = rows.where("c.number", "<", below);
  return rows.execute();
}

/** What was done about a concern. */
export type ConcernStepLine = {
  readonly onDay: LocalDate;
  readonly words: string;
  readonly by: string | null;
};

/** An answer of the side that spoke, since a month before the concern was opened. */
export type AnswerLine = { readonly heldOn: LocalDate; readonly score: number | null; readonly words: string };

/** A concern with everything that its companion needs. */
export type ConcernSheet = ConcernLine & {
  readonly version: number;
  readonly outcome: string;
  readonly closedAt: Date | null;
  readonly title: string;
  readonly steps: readonly ConcernStepLine[];
  readonly answers: readonly AnswerLine[];
  /** Whoever complained, and what they were answered. */
  readonly voice: { readonly name: string; readonly answer: string } | null;
};

/** One concern by its number; null when there is none for this actor. */
export async function concernSheet(
  tx: Tx,
  _allowed: Permit<"concern.show">,
  number: number,
): Promise<ConcernSheet | null> {
  const row = await concernRows(tx)
    .select(["c.concern_id as id", "c.version", "c.outcome", "c.closed_at as closedAt", "c.engagement_id as of"])
    .select((eb) => eb.fn.coalesce("e.title", eb.val("")).as("title"))
    .where("c.number", "=", number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, of, ...concern } = row;
  const { rows: answers } = await sql<AnswerLine>`select held_on as "heldOn", score, words from check_in
    where hub_id = ${tx.actor.hubId} and engagement_id = ${of} and side = ${concern.side} and held_on is not null
      and held_on >= (${concern.openedAt}::timestamptz at time zone 'Asia/Tokyo')::date - 31
    order by held_on desc limit 5`.execute(tx.sql);
  return { ...concern, steps: await stepsOf(tx, id), answers, voice: await voiceOf(tx, id) };
}

const stepsOf = (tx: Tx, id: ConcernId): Promise<readonly ConcernStepLine[]> =>
  tx.sql
    .selectFrom("concern_step as s")
    .leftJoin("account as a", "a.account_id", "s.account_id")
    .select(["s.on_day as onDay", "s.words", "a.name as by"])
    .where("s.hub_id", "=", tx.actor.hubId)
    .where("s.concern_id", "=", id)
    .orderBy("s.on_day", "desc")
    .orderBy("s.step_id", "desc")
    .limit(200)
    .execute();

async function voiceOf(tx: Tx, id: ConcernId): Promise<ConcernSheet["voice"]> {
  const row = await tx.sql
    .selectFrom("concern_voice as v")
    .innerJoin("account as a", "a.account_id", "v.account_id")
    .select(["a.name", "v.answer"])
    .where("v.hub_id", "=", tx.actor.hubId)
    .where("v.concern_id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** What somebody told the complaint line, as they read it again. */
export type VoiceLine = {
  readonly number: number;
  readonly words: string;
  readonly answer: string;
  readonly madeAt: Date;
  readonly answeredAt: Date | null;
};

/** What the acting account told the complaint line, the latest first. */
export async function ownVoices(tx: Tx, { actor }: Permit<"complaint.list">): Promise<readonly VoiceLine[]> {
  if (actor.accountId === null) return [];
  return tx.sql
    .selectFrom("concern_voice")
    .select(["number", "words", "answer", "made_at as madeAt", "answered_at as answeredAt"])
    .where("hub_id", "=", actor.hubId)
    .where("account_id", "=", actor.accountId)
    .orderBy("made_at", "desc")
    .limit(50)
    .execute();
}
