import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { CheckInSide } from "#domain/engagements/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { addDays, type LocalDate, localDateAt } from "#kit/dates.ts";

/** A check-in that a companion looks after. */
export type DueLine = {
  readonly engagement: number;
  readonly title: string;
  readonly side: CheckInSide;
  readonly personName: string;
  readonly firmName: string;
  readonly dueOn: LocalDate;
  /** Whether a letter asked for it; without one nobody could be written to, and somebody has to telephone. */
  readonly isAsked: boolean;
  readonly companion: string;
};

/** Check-ins that were due before today, or those of today and the coming week. */
export type DueQuery = { readonly when: "overdue" | "soon"; readonly mine: boolean; readonly limit: number };

/** Check-ins of accompanied engagements that nobody has held yet, the oldest first. */
export async function dueCheckIns(
  tx: Tx,
  { actor }: Permit<"companion.show">,
  { when, mine, limit }: DueQuery,
): Promise<readonly DueLine[]> {
  const today = localDateAt(tx.now);
  let rows = tx.sql
    .selectFrom("check_in as c")
    .innerJoin("engagement as e", (join) =>
      join.onRef("e.hub_id", "=", "c.hub_id").onRef("e.engagement_id", "=", "c.engagement_id"),
    )
    .select(["e.number as engagement", "e.title", "c.side", "e.person_name as personName", "e.firm_name as firmName"])
    .select(["c.due_on as dueOn", "e.companion_name as companion"])
    .select(
      sql<boolean>`exists (select from check_in_link l where l.hub_id = c.hub_id and l.check_in_id = c.check_in_id)`.as(
        "isAsked",
      ),
    )
    .where("c.hub_id", "=", actor.hubId)
    .where("c.held_on", "is", null)
    .where("c.passed_on", "is", null)
    .where((eb) => eb.or([eb("e.ending", "is", null), eb("e.ending", "in", ["joined", "handed-over"])]))
    .orderBy("c.due_on")
    .orderBy("e.number")
    .orderBy("c.side")
    .limit(limit);
  rows =
    when === "overdue"
      ? rows.where("c.due_on", "<", today)
      : rows.where("c.due_on", ">=", today).where("c.due_on", "<=", addDays(today, 7));
  if (mine) rows = rows.where("e.companion_id", "=", actor.accountId);
  return rows.execute();
}

/** What waits for a companion, or for the hub. */
export type AccompanimentFigures = {
  readonly overdue: number;
  readonly concerns: number;
  /** Engagements beside which nobody is named. */
  readonly withoutCompanion: number;
};

/** How many check-ins are overdue and how many concerns are open, of one companion or of the hub. */
export async function accompanimentFigures(
  tx: Tx,
  { actor }: Permit<"companion.show" | "home.show">,
  mine: boolean,
): Promise<AccompanimentFigures> {
  const { hubId, accountId } = actor;
  const today = localDateAt(tx.now);
  const own = (column: string) => (mine ? sql`${sql.ref(column)} = ${accountId}` : sql`true`);
  const { rows } = await sql<AccompanimentFigures>`select
    (select count(*)::int from check_in c join engagement e on e.hub_id = c.hub_id and e.engagement_id = c.engagement_id
      where c.hub_id = ${hubId} and c.held_on is null and c.passed_on is null and c.due_on < ${today}
        and (e.ending is null or e.ending in ('joined', 'handed-over')) and ${own("e.companion_id")}) as overdue,
    (select count(*)::int from concern c where c.hub_id = ${hubId} and c.state <> 'closed'
      and ${own("c.companion_id")}) as concerns,
    (select count(*)::int from engagement e where e.hub_id = ${hubId} and e.companion_id is null
      and e.ended_on is null) as "withoutCompanion"`.execute(tx.sql);
  return rows[0] ?? { overdue: 0, concerns: 0, withoutCompanion: 0 };
}

/** Somebody who can accompany, with how many engagements they have now. */
export type CompanionChoice = { readonly id: AccountId; readonly name: string; readonly engagements: number };

/** Everyone of the hub who can be named as companion, by name. */
export async function companionChoices(
  tx: Tx,
  { actor }: Permit<"companion.name">,
): Promise<readonly CompanionChoice[]> {
  const { rows } = await sql<CompanionChoice>`select a.account_id as id, a.name,
      (select count(*)::int from engagement e where e.hub_id = ${actor.hubId} and e.companion_id = a.account_id
        and e.ended_on is null) as engagements
    from account a where a.disabled_at is null and exists (select from hat h where h.hub_id = ${actor.hubId}
      and h.account_id = a.account_id and h.kind in ('companion', 'coordinator', 'definer') and h.ended_at is null)
    order by a.name limit 500`.execute(tx.sql);
  return rows;
}
