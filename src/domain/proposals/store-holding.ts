import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { endOf, mondaysOf } from "#domain/engagements/rules.ts";
import type { Share } from "#domain/engagements/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import type { Held, Holding } from "#domain/proposals/rules-putting.ts";
import type { ProposalId } from "#domain/proposals/terms.ts";

/** Half-days of a person that live proposals of this hub hold in the weeks of a share. */
export async function loadHeld(
  tx: Tx,
  personId: PersonId,
  share: Pick<Share, "fromWeek" | "weeks">,
): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`select w.week::date as week, sum(p.half_days)::integer as "halfDays"
    from proposal p, unnest(${mondaysOf(share)}::date[]) as w(week)
    where p.hub_id = ${tx.actor.hubId} and p.person_id = ${personId} and p.phase = any(${[...livePhases]})
      and w.week >= p.from_week and w.week < p.from_week + 7 * p.weeks
    group by w.week order by w.week`.execute(tx.sql);
  return rows;
}

/** The live proposals of this hub that hold half-days of a person in the weeks of a share, but for the one that is engaged. */
export async function loadHolding(
  tx: Tx,
  personId: PersonId,
  share: Pick<Share, "fromWeek" | "weeks">,
  engaged: ProposalId | null = null,
): Promise<readonly Holding[]> {
  let rows = tx.sql
    .selectFrom("proposal")
    .select(["number", "half_days as halfDays", "from_week as fromWeek", "weeks"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", personId)
    .where("phase", "in", [...livePhases])
    .where("from_week", "<", endOf(share))
    .where(sql<boolean>`from_week + 7 * weeks > ${share.fromWeek}::date`)
    .orderBy("number");
  if (engaged !== null) rows = rows.where("proposal_id", "<>", engaged);
  return rows.execute();
}

/** The live proposals of this hub that hold half-days of some people. */
export async function holdingsOf(
  tx: Tx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Holding[]>> {
  const rows = await tx.sql
    .selectFrom("proposal")
    .select(["person_id as personId", "number", "half_days as halfDays", "from_week as fromWeek", "weeks"])
    .where("hub_id", "=", tx.actor.hubId)
    .where("person_id", "=", sql<PersonId>`any(${[...people]}::uuid[])`)
    .where("phase", "in", [...livePhases])
    .orderBy("number")
    .execute();
  return Map.groupBy(rows, ({ personId }) => personId);
}
