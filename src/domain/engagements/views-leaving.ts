import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { CheckInSide, EngagementId, EngagementTerms } from "#domain/engagements/terms.ts";
import type { HalfDays } from "#domain/people/terms.ts";
import type { Why } from "#domain/plans/rules-explain.ts";
import type { LocalDate } from "#kit/dates.ts";

/** What was told of an engagement's end, as both sides and the hub read it. */
export type LeavingView = {
  readonly side: CheckInSide;
  readonly lastDay: LocalDate;
  readonly words: string;
  readonly toldAt: Date;
  /** When it was looked for who and what could fill the hole; null while it is not done. */
  readonly repairedAt: Date | null;
};

/** What was told of the end of one engagement; null when nothing was. */
export async function leavingView(
  tx: Tx,
  { actor }: Permit<"engagement.show">,
  id: EngagementId,
): Promise<LeavingView | null> {
  const row = await tx.sql
    .selectFrom("leaving")
    .select(["side", "last_day as lastDay", "words", "told_at as toldAt", "repaired_at as repairedAt"])
    .where("hub_id", "=", actor.hubId)
    .where("engagement_id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Who could follow at the firm, or what the person could do instead, with the reasons. */
export type LeavingSuggestion = {
  readonly person: { readonly number: number; readonly name: string } | null;
  readonly project: { readonly number: number; readonly title: string } | null;
  readonly halfDays: HalfDays;
  readonly why: readonly Why[];
};

/** What was found for one engagement that ends, for the hub's staff alone; the best first. */
export async function leavingSuggestions(
  tx: Tx,
  { actor }: Permit<"leaving.list">,
  id: EngagementId,
): Promise<readonly LeavingSuggestion[]> {
  const rows = await tx.sql
    .selectFrom("leaving_suggestion as s")
    .leftJoin("hub_person as h", (on) => on.onRef("h.hub_id", "=", "s.hub_id").onRef("h.person_id", "=", "s.person_id"))
    .leftJoin("person as p", "p.person_id", "s.person_id")
    .leftJoin("project as j", (on) => on.onRef("j.hub_id", "=", "s.hub_id").onRef("j.project_id", "=", "s.project_id"))
    .select(["h.number as card", "p.name", "j.number", "j.title", "s.half_days as halfDays"])
    .select(sql<readonly Why[]>`s.why`.as("why"))
    .where("s.hub_id", "=", actor.hubId)
    .where("s.engagement_id", "=", id)
    .orderBy("s.place")
    .execute();
  return rows.map(({ card, name, number, title, ...rest }) => ({
    person: card === null || name === null ? null : { number: card, name },
    project: number === null || title === null ? null : { number, title },
    ...rest,
  }));
}

/** One line of the list of engagements that end. */
export type LeavingLine = Pick<EngagementTerms, "title" | "halfDays" | "fromWeek" | "weeks" | "payYenPerMonth"> & {
  readonly number: number;
  readonly firmName: string;
  readonly personName: string;
  readonly side: CheckInSide;
  readonly lastDay: LocalDate;
  readonly isRepaired: boolean;
  readonly followers: number;
  readonly works: number;
};

/** Engagements of which somebody told that they end, and which are not ended yet; the nearest day first. */
export async function leavingLines(tx: Tx, { actor }: Permit<"leaving.list">): Promise<readonly LeavingLine[]> {
  const { rows } =
    await sql<LeavingLine>`select e.number, e.title, e.half_days as "halfDays", e.from_week as "fromWeek",
      e.weeks, e.pay_yen_per_month as "payYenPerMonth", e.firm_name as "firmName", e.person_name as "personName",
      l.side, l.last_day as "lastDay", l.repaired_at is not null as "isRepaired",
      (select count(person_id)::int from leaving_suggestion s where s.hub_id = l.hub_id
        and s.engagement_id = l.engagement_id) as followers,
      (select count(project_id)::int from leaving_suggestion s where s.hub_id = l.hub_id
        and s.engagement_id = l.engagement_id) as works
    from leaving l join engagement e on e.hub_id = l.hub_id and e.engagement_id = l.engagement_id
    where l.hub_id = ${actor.hubId} and e.ended_on is null
    order by l.last_day, e.number limit 200`.execute(tx.sql);
  return rows;
}
