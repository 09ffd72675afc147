import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { ChainEvent, ChainHead, ChainLink, ChainMark, CheckedLink } from "#domain/audit/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";

type Sql = Tx["sql"];

/** The instant to the microsecond, as the database holds it: an edit of less than a millisecond is an edit. */
const exactInstant = sql<string>`to_char(audit_event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Whether this transaction alone seals the hub's chain; false while another worker does. */
export async function holdChain(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`seal-audit ${tx.actor.hubId}`}, 0)) as held`.execute(tx.sql);
  return rows[0]?.held === true;
}

/** The head of a hub's chain, or null before anything was sealed. */
export async function chainHead(db: Sql, hubId: HubId): Promise<ChainHead | null> {
  const row = await db
    .selectFrom("audit_head")
    .select(["seq", "hash", "seal"])
    .where("hub_id", "=", hubId)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest link of a hub's chain, or null. */
export async function lastLink(db: Sql, hubId: HubId): Promise<ChainLink | null> {
  const row = await db
    .selectFrom("audit_link")
    .select(["seq", "event_id as eventId", "hash"])
    .where("hub_id", "=", hubId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The link at a place of a hub's chain, or null. */
export async function linkAt(db: Sql, hubId: HubId, seq: number): Promise<ChainMark | null> {
  const row = await db
    .selectFrom("audit_link")
    .select(["seq", "hash"])
    .where("hub_id", "=", hubId)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row ?? null;
}

/** The name of the hub whose chain has a link at this place whose hash begins so, or null. */
export async function hubOfLink(db: Sql, { seq, hash }: ChainMark): Promise<string | null> {
  const row = await db
    .selectFrom("audit_link")
    .innerJoin("hub", "hub.hub_id", "audit_link.hub_id")
    .select("hub.name")
    .where("audit_link.seq", "=", seq)
    .where("audit_link.hash", "like", `${hash}%`)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Events not yet sealed, the oldest first. */
export function unsealedEvents(db: Sql, hubId: HubId, limit: number): Promise<readonly ChainEvent[]> {
  return eventsOf(db, hubId).where("sealed", "=", false).orderBy("at").orderBy("event_id").limit(limit).execute();
}

function eventsOf(db: Sql, hubId: HubId) {
  return db
    .selectFrom("audit_event")
    .select(["hub_id as hubId", "event_id as eventId", "account_id as accountId", "hat", "act", "fields"])
    .select(["object_kind as objectKind", "object_id as objectId", exactInstant.as("at")])
    .where("hub_id", "=", hubId);
}

/** Adds links, marks their events, and moves the head. */
export async function saveLinks(tx: Tx, links: readonly ChainLink[], head: ChainHead): Promise<void> {
  const hubId = tx.actor.hubId;
  const rows = links.map(({ seq, eventId, hash }) => ({ hub_id: hubId, seq, event_id: eventId, hash }));
  await tx.sql.insertInto("audit_link").values(rows).execute();
  await tx.sql
    .updateTable("audit_event")
    .set({ sealed: true })
    .where("hub_id", "=", hubId)
    .where(
      "event_id",
      "in",
      links.map((link) => link.eventId),
    )
    .execute();
  await tx.sql
    .insertInto("audit_head")
    .values({ hub_id: hubId, ...head })
    .onConflict((conflict) => conflict.column("hub_id").doUpdateSet(head))
    .execute();
}

/** The links that follow a place, with their events where they are still there. */
export async function linksAfter(
  db: Sql,
  hubId: HubId,
  { seq, limit }: { readonly seq: number; readonly limit: number },
): Promise<readonly CheckedLink[]> {
  const links = await db
    .selectFrom("audit_link")
    .select(["seq", "event_id as eventId", "hash"])
    .where("hub_id", "=", hubId)
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
  if (links.length === 0) return [];
  const ids = links.map((link) => link.eventId);
  const events = new Map((await eventsOf(db, hubId).where("event_id", "in", ids).execute()).map((e) => [e.eventId, e]));
  return links.map((link) => ({ ...link, event: events.get(link.eventId) ?? null }));
}

/** Events that no link holds although they say that they are sealed, and those that have waited since before `since`. */
export async function looseEvents(
  db: Sql,
  hubId: HubId,
  since: Date,
): Promise<{ readonly unlinked: number; readonly overdue: number }> {
  const row = await db
    .selectFrom("audit_event as e")
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere("e.sealed", "=", true).as("unlinked"),
      eb.fn.countAll<number>().filterWhere("e.sealed", "=", false).filterWhere("e.at", "<", since).as("overdue"),
    ])
    .where("e.hub_id", "=", hubId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("audit_link as l")
            .select("l.seq")
            .whereRef("l.hub_id", "=", "e.hub_id")
            .whereRef("l.event_id", "=", "e.event_id"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return { unlinked: row.unlinked, overdue: row.overdue };
}

/**
 * Whether an invitation from before `since` has no event. Each is written together with its event, and no hub begins
 * without one: a trail that was deleted as a whole, and then begun anew, is known by it.
 */
export async function hasUnrecorded(db: Sql, hubId: HubId, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom("invitation as i")
    .select("i.invitation_id")
    .where("i.hub_id", "=", hubId)
    .where("i.invited_at", "<", since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("audit_event as e")
            .select("e.event_id")
            .whereRef("e.hub_id", "=", "i.hub_id")
            .where("e.object_kind", "=", "invitation")
            .whereRef("e.object_id", "=", eb.cast<string>("i.invitation_id", "text")),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}
