import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { SampleFigures } from "#domain/sample/terms.ts";

/**
 * How many records the sample's hub holds, and how many of them were entered or changed since it was loaded. The load is
 * one transaction, so its records carry one instant, the earliest of all. Read as the hub itself.
 */
export async function sampleFigures(tx: Tx, _permit: Permit<"sample.show">): Promise<SampleFigures> {
  const { hubId } = tx.actor;
  const { rows } = await sql<SampleFigures>`
    with
      record as (
        select 'firm' as kind, created_at, updated_at from firm where hub_id = ${hubId}
        union all select 'project', created_at, updated_at from project where hub_id = ${hubId}
        union all select 'engagement', created_at, updated_at from engagement where hub_id = ${hubId}
        union all select 'person', card.since, person.updated_at
          from hub_person card join person using (person_id) where card.hub_id = ${hubId}),
      load as (select min(created_at) as at from record)
    select count(*) filter (where kind = 'firm')::integer as firms,
      count(*) filter (where kind = 'person')::integer as people,
      count(*) filter (where kind = 'project')::integer as projects,
      count(*) filter (where kind = 'engagement')::integer as engagements,
      (select count(distinct account_id)::integer from hat where hub_id = ${hubId}) as accounts,
      (select count(*)::integer from plan where hub_id = ${hubId}) as plans,
      (count(*) filter (where created_at > load.at or updated_at > load.at)
        + (select count(*) from story_entry, load where hub_id = ${hubId} and made_at > load.at)
        + (select count(*) from plan where hub_id = ${hubId}))::integer as "byHand"
    from record, load`.execute(tx.sql);
  return rows[0] ?? { firms: 0, people: 0, projects: 0, engagements: 0, accounts: 0, plans: 0, byHand: 0 };
}
