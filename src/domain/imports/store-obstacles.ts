import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Obstacle } from "#domain/imports/rules-work.ts";
import type { ImportId, ImportKind } from "#domain/imports/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** The most obstacles that are told. */
const mostTold = 200;

/**
 * What stands in the way of taking an import back: records that were changed since, or to which something refers that
 * the import did not bring.
 */
export async function obstaclesOf(
  tx: Tx,
  importId: ImportId,
  { kind, thisWeek }: { readonly kind: ImportKind; readonly thisWeek: LocalDate },
): Promise<readonly Obstacle[]> {
  if (kind === "towns") return [];
  const { hubId } = tx.actor;
  const { rows } = await sql<Omit<Obstacle, "kind">>`
    select coalesce(o.number, 0) as number, coalesce(o.name, '') as name, o.why from (
      select r.number, r.name,
        case when r.number is null then 'gone'
          when r.version is distinct from w.version then 'changed'
          when w.effect = 'added' and (${referred[kind]}) then 'referred'
          when ${kind === "people" ? bookedBefore(thisWeek) : sql`false`} then 'booked' end as why
      from import_row w left join lateral (${records[kind]}) r on true
      where w.hub_id = ${hubId} and w.import_id = ${importId}) o
    where o.why is not null order by o.number limit ${mostTold}`.execute(tx.sql);
  return rows.map((row) => ({ ...row, kind }));
}

type Own = Exclude<ImportKind, "towns">;

/** The record of a noted row, with its number, name and version of today. */
const records: { readonly [K in Own]: RawBuilder<unknown> } = {
  firms: sql`select number, name, version from firm where hub_id = w.hub_id and firm_id = w.object_id`,
  people: sql`select h.number, p.name, p.version from hub_person h join person p using (person_id)
    where h.hub_id = w.hub_id and h.person_id = w.object_id`,
  // With a list of projects firms may have come that only it names.
  projects: sql`select number, title as name, version from project where hub_id = w.hub_id and project_id = w.object_id
    union all select number, name, version from firm where hub_id = w.hub_id and firm_id = w.object_id`,
  engagements: sql`select number, title as name, version from engagement where hub_id = w.hub_id and engagement_id = w.object_id`,
};

/** Whether something refers to a record that an import added. */
const referred: { readonly [K in Own]: RawBuilder<unknown> } = {
  firms: sql`exists (select from project x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from engagement x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from dialogue x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from inside_candidate x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from hat x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from invitation x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from data_consent x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from story_entry x where x.hub_id = w.hub_id and x.firm_id = w.object_id
      and (x.kind <> 'worry' or x.account_id is not null))
    or exists (select from on_behalf x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from proposal x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from disclosure x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from firm_week x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from joint_meeting x where x.hub_id = w.hub_id and x.firm_id = w.object_id)`,
  people: sql`exists (select from booking x where x.person_id = w.object_id)
    or exists (select from capacity_week x where x.person_id = w.object_id and x.booked > 0)
    or exists (select from engagement x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from hat x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from invitation x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from inside_candidate x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from story_entry x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from on_behalf x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from data_consent x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from hand x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from proposal x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from disclosure x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from suggestion x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from week_feed x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from agreed_rest x where x.hub_id = w.hub_id and x.person_id = w.object_id)
    or exists (select from leaving_suggestion x where x.hub_id = w.hub_id and x.person_id = w.object_id)`,
  projects: sql`exists (select from engagement x where x.hub_id = w.hub_id
      and (x.project_id = w.object_id or x.firm_id = w.object_id))
    or exists (select from hand x where x.hub_id = w.hub_id and x.project_id = w.object_id)
    or exists (select from proposal x where x.hub_id = w.hub_id and (x.project_id = w.object_id or x.firm_id = w.object_id))
    or exists (select from suggestion x where x.hub_id = w.hub_id and x.project_id = w.object_id)
    or exists (select from leaving_suggestion x where x.hub_id = w.hub_id and x.project_id = w.object_id)
    or exists (select from project_week x where x.hub_id = w.hub_id and x.project_id = w.object_id)
    or exists (select from data_consent x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from project_source x where x.hub_id = w.hub_id and x.project_id = w.object_id)
    or exists (select from referral x where x.hub_id = w.hub_id and x.project_id = w.object_id)
    or exists (select from inside_review x where x.hub_id = w.hub_id and x.project_id = w.object_id)
    or exists (select from dialogue x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from hat x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from invitation x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from firm_figures x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from firm_week x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from joint_meeting x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from story_entry x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from on_behalf x where x.hub_id = w.hub_id and x.firm_id = w.object_id)
    or exists (select from project x where x.hub_id = w.hub_id and x.firm_id = w.object_id and not exists (
      select from import_row i where i.hub_id = w.hub_id and i.import_id = w.import_id and i.object_id = x.project_id))
    or exists (select from story_entry x where x.hub_id = w.hub_id and x.project_id = w.object_id)`,
  // What is only planned goes with its engagement; a letter that was written or an answer stays.
  engagements: sql`exists (select from proposal x where x.hub_id = w.hub_id and x.engagement_id = w.object_id)
    or exists (select from check_in x where x.hub_id = w.hub_id and x.engagement_id = w.object_id
      and (x.held_on is not null or x.asked_on is not null))
    or exists (select from concern x where x.hub_id = w.hub_id and x.engagement_id = w.object_id)
    or exists (select from leaving x where x.hub_id = w.hub_id and x.engagement_id = w.object_id)
    or exists (select from joint_meeting_part x where x.hub_id = w.hub_id and x.engagement_id = w.object_id)
    or exists (select from laid_week x where x.hub_id = w.hub_id and x.engagement_id = w.object_id
      and x.laid_by <> 'product')
    or exists (select from story_entry x where x.hub_id = w.hub_id and x.engagement_id = w.object_id)`,
};

const bookedBefore = (thisWeek: LocalDate): RawBuilder<unknown> =>
  sql`exists (select from capacity_week x where x.person_id = w.object_id and x.week >= ${thisWeek}::date
    and x.booked > (w.before->'terms'->>'halfDays')::integer)`;
