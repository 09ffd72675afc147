import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { type LinkState, linkStanding } from "#domain/accompaniment/rules-answers.ts";
import type { CheckInId, CheckInSide } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { addDays, type LocalDate, localDateAt } from "#kit/dates.ts";

/** A check-in as whoever answers it sees it: what it is about, with whom, and who reads the answer. */
export type CheckInSheet = {
  readonly id: CheckInId;
  readonly side: CheckInSide;
  readonly dueOn: LocalDate;
  readonly engagement: number;
  readonly title: string;
  /** The other side by the name that was agreed. */
  readonly other: string;
  readonly companion: string;
  readonly companionPhone: string;
};

/** Whose the check-in is, as far as the table of acts needs it: one side's alone. */
export type CheckInFacts = {
  readonly hubId: HubId;
  readonly firmId: FirmId | null;
  readonly personId: PersonId | null;
};

const sheets = (tx: Tx) =>
  tx.sql
    .selectFrom("check_in as c")
    .innerJoin("engagement as e", (join) =>
      join.onRef("e.hub_id", "=", "c.hub_id").onRef("e.engagement_id", "=", "c.engagement_id"),
    )
    .select(["c.check_in_id as id", "c.side", "c.due_on as dueOn", "e.number as engagement", "e.title"])
    .select(["e.companion_name as companion", "e.companion_phone as companionPhone"])
    .select(sql<string>`case c.side when 'person' then e.firm_name else e.person_name end`.as("other"))
    .where("c.hub_id", "=", tx.actor.hubId);

/** Where a mailed link leads, and the check-in that it opens; by the hub itself, for whoever holds the token. */
export async function checkInByToken(
  tx: Tx,
  tokenHash: string,
): Promise<{ readonly standing: ReturnType<typeof linkStanding>; readonly sheet: CheckInSheet | null }> {
  const row = await sheets(tx)
    .innerJoin("check_in_link as l", (join) =>
      join.onRef("l.hub_id", "=", "c.hub_id").onRef("l.check_in_id", "=", "c.check_in_id"),
    )
    .select(["l.expires_at as expiresAt", "c.held_on as heldOn", "c.passed_on as passedOn"])
    .where("l.token_hash", "=", tokenHash)
    .executeTakeFirst();
  if (row === undefined) return { standing: linkStanding(null, tx.now), sheet: null };
  const { expiresAt, heldOn, passedOn, ...sheet } = row;
  const link: LinkState = { expiresAt, isAnswered: heldOn !== null, isPassed: passedOn !== null };
  return { standing: linkStanding(link, tx.now), sheet };
}

/** Days before its day on which a check-in can already be answered. */
const earlyDays = 7;

/** The check-in of one side of an engagement that can be answered now: the latest that is due, or due within a week. */
export async function checkInToAnswer(
  tx: Tx,
  engagement: number,
  side: CheckInSide,
): Promise<(CheckInSheet & { readonly facts: CheckInFacts }) | null> {
  const row = await sheets(tx)
    .select(["e.firm_id as firmId", "e.person_id as personId"])
    .where("e.number", "=", engagement)
    .where("c.side", "=", side)
    .where("c.held_on", "is", null)
    .where("c.passed_on", "is", null)
    .where("c.due_on", "<=", addDays(localDateAt(tx.now), earlyDays))
    .orderBy("c.due_on", "desc")
    .executeTakeFirst();
  if (row === undefined) return null;
  const { firmId, personId, ...sheet } = row;
  const facts = {
    hubId: tx.actor.hubId,
    firmId: side === "firm" ? firmId : null,
    personId: side === "person" ? personId : null,
  };
  return { ...sheet, facts };
}

/** The most check-ins that a side is shown as waiting. */
const mostWaiting = 20;

/** The check-ins of the actor's own side that are due, one an engagement, the oldest first. */
export async function waitingCheckIns(
  tx: Tx,
  { actor }: Permit<"check-in.list" | "home.show">,
): Promise<readonly CheckInSheet[]> {
  const side: CheckInSide | null = actor.firmId !== null ? "firm" : actor.personId !== null ? "person" : null;
  if (side === null) return [];
  let rows = sheets(tx)
    .where("c.side", "=", side)
    .where("c.held_on", "is", null)
    .where("c.passed_on", "is", null)
    .where("c.due_on", "<=", localDateAt(tx.now))
    .where(
      sql<boolean>`not exists (select from check_in l where l.hub_id = c.hub_id and l.engagement_id = c.engagement_id
        and l.side = c.side and l.due_on > c.due_on and l.due_on <= ${localDateAt(tx.now)})`,
    )
    .orderBy("c.due_on")
    .limit(mostWaiting);
  if (actor.firmId !== null) rows = rows.where("e.firm_id", "=", actor.firmId);
  if (actor.personId !== null) rows = rows.where("e.person_id", "=", actor.personId);
  return rows.execute();
}
