import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { EngagementId, Share } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import type { Why } from "#domain/plans/rules-explain.ts";
import type { ProjectTerms } from "#domain/projects/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** An engagement that ends, as whoever looks for its next best needs it. */
export type EndingEngagement = Share & {
  readonly engagementId: EngagementId;
  readonly personId: PersonId;
  readonly firmId: FirmId;
  /** The number on the person's card. */
  readonly card: number;
  readonly lastDay: LocalDate;
  readonly firmName: string;
  readonly firmIndustry: string;
  /** The number of its project; null for one that was entered without. */
  readonly project: number | null;
  /** The work as it goes on: the agreed half-days and pay, with what the project says of its shape. */
  readonly work: Omit<ProjectTerms, "months" | "startsOn">;
  readonly cells: readonly number[] | null;
};

/** An engagement of which somebody told that it ends and for which nobody has looked yet; else null. */
export async function endingEngagement(tx: Tx, id: EngagementId): Promise<EndingEngagement | null> {
  const row = await tx.sql
    .selectFrom("leaving as l")
    .innerJoin("engagement as e", (on) =>
      on.onRef("e.hub_id", "=", "l.hub_id").onRef("e.engagement_id", "=", "l.engagement_id"),
    )
    .innerJoin("firm as f", (on) => on.onRef("f.hub_id", "=", "e.hub_id").onRef("f.firm_id", "=", "e.firm_id"))
    .innerJoin("hub_person as h", (on) =>
      on.onRef("h.hub_id", "=", "e.hub_id").onRef("h.person_id", "=", "e.person_id"),
    )
    .leftJoin("project as j", (on) => on.onRef("j.hub_id", "=", "e.hub_id").onRef("j.project_id", "=", "e.project_id"))
    .leftJoin("project_week as w", (on) =>
      on.onRef("w.hub_id", "=", "e.hub_id").onRef("w.project_id", "=", "e.project_id"),
    )
    .select(["e.person_id as personId", "e.firm_id as firmId", "h.number as card", "l.last_day as lastDay"])
    .select(["f.name as firmName", "f.industry as firmIndustry", "f.town", "j.number as project", "w.cells"])
    .select(["e.half_days as halfDays", "e.from_week as fromWeek", "e.weeks", "e.title", "e.role"])
    .select([
      "e.role_kind as roleKind",
      "e.on_site_half_days as onSiteHalfDays",
      "e.pay_yen_per_month as payYenPerMonth",
    ])
    .select(["j.themes", "j.shape", "j.place"])
    .where("l.hub_id", "=", tx.actor.hubId)
    .where("l.engagement_id", "=", id)
    .where("l.repaired_at", "is", null)
    .where("e.ended_on", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { title, role, roleKind, onSiteHalfDays, payYenPerMonth, themes, shape, place, town, ...rest } = row;
  return {
    ...rest,
    engagementId: id,
    work: {
      title,
      result: role,
      whatIsNew: "",
      whatIsHard: "",
      mayDecide: "",
      roleKind,
      themes: themes ?? [],
      shape: shape ?? [],
      halfDays: row.halfDays,
      onSiteHalfDays,
      place: place ?? town,
      payYenPerMonth,
    },
  };
}

/** Somebody who could follow, or a project that the person could take. */
export type FoundForLeaving = {
  readonly card: number | null;
  readonly project: number | null;
  readonly halfDays: HalfDays;
  readonly fit: number;
  readonly why: readonly Why[];
};

/** Keeps what was found for an engagement that ends, and that it was looked for. */
export async function saveFoundForLeaving(tx: Tx, id: EngagementId, found: readonly FoundForLeaving[]): Promise<void> {
  const { hubId } = tx.actor;
  const noted = await tx.sql
    .updateTable("leaving")
    .set({ repaired_at: tx.now })
    .where("hub_id", "=", hubId)
    .where("engagement_id", "=", id)
    .where("repaired_at", "is", null)
    .returning("side")
    .executeTakeFirst();
  if (noted === undefined) return;
  for (const [index, { card, project, halfDays, fit, why }] of found.entries())
    await sql`insert into leaving_suggestion
      (hub_id, engagement_id, place, person_id, project_id, half_days, fit, why)
      values (${hubId}, ${id}, ${index + 1},
        (select person_id from hub_person where hub_id = ${hubId} and number = ${card}::integer),
        (select project_id from project where hub_id = ${hubId} and number = ${project}::integer),
        ${halfDays}, ${fit}, ${JSON.stringify(why)}::jsonb)`.execute(tx.sql);
}
