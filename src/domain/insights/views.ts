import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";

/** What waits for somebody today, counted over the rows that the actor may see: the hub's, or those of the own firm. */
export type TodayFigures = {
  /** Projects that are still being written. */
  readonly drafts: number;
  /** Published projects. */
  readonly published: number;
  /** Firms that have not put a single worry into a project. */
  readonly firmsWithoutProject: number;
  /** Whether the hub has any person, any project, any plan that was made. */
  readonly hasPeople: boolean;
  readonly hasProjects: boolean;
  readonly hasPlan: boolean;
  /** Projects in the public bank of the hub, for everyone. */
  readonly inBank: number;
};

/** The figures of the first page. */
export async function todayFigures(tx: Tx, { actor }: Permit<"home.show">): Promise<TodayFigures> {
  const hub = actor.hubId;
  const { rows } = await sql<TodayFigures>`select
    (select count(*)::int from project where hub_id = ${hub} and status = 'draft') as drafts,
    (select count(*)::int from project where hub_id = ${hub} and status = 'published') as published,
    (select count(*)::int from firm f where hub_id = ${hub}
      and not exists (select from project p where p.hub_id = f.hub_id and p.firm_id = f.firm_id)) as "firmsWithoutProject",
    exists (select from hub_person where hub_id = ${hub}) as "hasPeople",
    exists (select from project where hub_id = ${hub}) as "hasProjects",
    exists (select from plan where hub_id = ${hub} and summary is not null) as "hasPlan",
    (select count(*)::int from project_page where hub_id = ${hub}) as "inBank"`.execute(tx.sql);
  return rows[0] ?? nothingThere;
}

const nothingThere: TodayFigures = {
  drafts: 0,
  published: 0,
  firmsWithoutProject: 0,
  hasPeople: false,
  hasProjects: false,
  hasPlan: false,
  inBank: 0,
};
