import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { mayBeMatched } from "#domain/consents/views.ts";
import type { EngagementId, Share } from "#domain/engagements/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { Horizon, RegionPerson, RegionProject } from "#domain/plans/rules-region.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Who may look at the region as a plan needs it: whoever asks for a plan, and whoever makes one the plan that holds. */
export type RegionPermit = Permit<"plan.request" | "plan.publish">;

/** An engagement that is looked at as if it were over: what it holds counts as free, and its project as unserved. */
export type Without = Share & { readonly engagementId: EngagementId; readonly personId: PersonId };

/** A region without anybody's week. */
export type Weekless = {
  readonly people: readonly (Omit<RegionPerson, "week" | "peaks" | "restWeeks"> & {
    readonly id: PersonId;
    readonly freeCells: readonly number[] | null;
  })[];
  readonly projects: readonly Omit<RegionProject, "cells" | "nearTowns" | "peaks">[];
  readonly horizon: Horizon;
  readonly today: LocalDate;
  readonly without: Without | null;
};

/** When the published projects begin and how long they last. */
export const openTerms = (tx: Tx, { actor }: RegionPermit) =>
  tx.sql
    .selectFrom("project")
    .select(["starts_on as startsOn", "months"])
    .where("hub_id", "=", actor.hubId)
    .where("status", "=", "published")
    .execute();

/** Which weeks are looked at, and which engagement is left out. */
export type Span = { readonly horizon: Horizon; readonly without: Without | null };

/** Engagements of the hub that run or come in the horizon. */
const running = (tx: Tx, { actor }: RegionPermit, { horizon, without }: Span) =>
  tx.sql
    .selectFrom("engagement")
    .where("hub_id", "=", actor.hubId)
    .where(sql<boolean>`engagement_id is distinct from ${without?.engagementId ?? null}::uuid`)
    .where("from_week", "<", horizon.until)
    .where(sql<boolean>`from_week + 7 * weeks > ${horizon.from}::date`)
    .where((eb) => eb.or([eb("ended_on", "is", null), eb("ended_on", ">=", horizon.from)]));

/**
 * What live proposals of the hub hold in each week of the horizon: nobody else is given it, and they stay where they are.
 * Until there is an engagement the ledger knows nothing of them.
 */
const heldWeeks = (tx: Tx, { actor }: RegionPermit, horizon: Horizon) =>
  tx.sql
    .selectFrom("proposal as p")
    .innerJoin(
      sql<{
        week: LocalDate;
      }>`lateral (select (p.from_week + 7 * n)::date as week from generate_series(0, p.weeks - 1) n)`.as("w"),
      (on) => on.onTrue(),
    )
    .where("p.hub_id", "=", actor.hubId)
    .where("p.phase", "in", [...livePhases])
    .where("w.week", ">=", horizon.from)
    .where("w.week", "<", horizon.until);

/** Proposals of the hub that hold half-days in the horizon. */
const living = (tx: Tx, { actor }: RegionPermit, horizon: Horizon) =>
  tx.sql
    .selectFrom("proposal")
    .where("hub_id", "=", actor.hubId)
    .where("phase", "in", [...livePhases])
    .where("from_week", "<", horizon.until)
    .where(sql<boolean>`from_week + 7 * weeks > ${horizon.from}::date`);

/** The hub's people with what is free; who has an account only while their own yes to being matched holds. */
export function peopleOf(tx: Tx, permit: RegionPermit, { today, ...span }: Span & { readonly today: LocalDate }) {
  const { hubId } = permit.actor;
  const { horizon } = span;
  return tx.sql
    .with("taken", (db) =>
      db
        .selectFrom(
          running(tx, permit, span)
            .select("person_id")
            .unionAll(living(tx, permit, horizon).select("person_id"))
            .as("share"),
        )
        .select(["person_id", sql<number>`count(*)::integer`.as("count")])
        .groupBy("person_id"),
    )
    .with("held", () =>
      heldWeeks(tx, permit, horizon)
        .select(["p.person_id", "w.week", sql<number>`sum(p.half_days)::integer`.as("half_days")])
        .groupBy(["p.person_id", "w.week"]),
    )
    .with("least", (db) =>
      db
        .selectFrom("capacity_week as c")
        .fullJoin("held", (on) => on.onRef("held.person_id", "=", "c.person_id").onRef("held.week", "=", "c.week"))
        .innerJoin("person as whose", (on) => on.on("whose.person_id", "=", sql`coalesce(c.person_id, held.person_id)`))
        .select("whose.person_id")
        .select(
          sql<number>`min(coalesce(c.capacity - c.booked, whose.half_days) - coalesce(held.half_days, 0)
            + ${givenBack(span.without)})::integer`.as("free"),
        )
        .where(sql<boolean>`coalesce(c.week, held.week) >= ${horizon.from}::date`)
        .where(sql<boolean>`coalesce(c.week, held.week) < ${horizon.until}::date`)
        .groupBy("whose.person_id"),
    )
    .with("parted", (db) =>
      db
        .selectFrom("proposal as p")
        .innerJoin("project as j", (on) =>
          on.onRef("j.hub_id", "=", "p.hub_id").onRef("j.project_id", "=", "p.project_id"),
        )
        .select(["p.person_id", sql<number[]>`array_agg(distinct j.number order by j.number)`.as("projects")])
        .where("p.hub_id", "=", hubId)
        .where("p.phase", "=", "closed")
        .where("p.closed_by", "in", ["person", "firm"])
        .groupBy("p.person_id"),
    )
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .leftJoin("taken", "taken.person_id", "person.person_id")
    .leftJoin("least", "least.person_id", "person.person_id")
    .leftJoin("parted", "parted.person_id", "person.person_id")
    .select(["half_days as halfDays", "least.free", "taken.count", "engagements"])
    .where("hub_person.hub_id", "=", hubId)
    .where(mayBeMatched(today));
}

/** What is free of somebody's half-days, and how many projects they have. */
export const leftOf = (row: {
  readonly halfDays: number;
  readonly free: number | null;
  readonly count: number | null;
}) => ({
  free: Math.max(0, Math.min(row.halfDays, row.free ?? row.halfDays)),
  running: row.count ?? 0,
});

/** The same with all that a plan has to know of them, but their weeks. */
export async function regionPeople(
  tx: Tx,
  permit: RegionPermit,
  asked: Span & { readonly today: LocalDate },
): Promise<Weekless["people"]> {
  const rows = await peopleOf(tx, permit, asked)
    .select(["hub_person.number", "parted.projects", "themes", "role_kinds as roleKinds", "trades", "shape", "towns"])
    .select(["employer", "on_site_half_days as onSiteHalfDays", "remote_half_days as remoteHalfDays"])
    .select(["pay_yen_per_half_day as payYenPerHalfDay", "available_from as availableFrom"])
    .select(["available_until as availableUntil", "not_with as notWith"])
    .select(["person.person_id as id", "free_cells as freeCells"])
    .orderBy("hub_person.number")
    .execute();
  return rows.map(({ number, id, freeCells, free, count, projects, ...terms }) => ({
    number,
    id,
    freeCells,
    terms,
    ...leftOf({ halfDays: terms.halfDays, free, count }),
    parted: projects ?? [],
  }));
}

/** Half-days that would be free in a week of the ledger if the engagement were over. */
const givenBack = (without: Without | null) =>
  without === null
    ? sql<number>`0`
    : sql<number>`(case when c.person_id = ${without.personId}::uuid and c.week >= ${without.fromWeek}::date
        and c.week < ${without.fromWeek}::date + 7 * ${without.weeks}::integer then ${without.halfDays}::integer else 0 end)`;

/** The published projects with what is served already. */
export async function regionProjects(tx: Tx, permit: RegionPermit, span: Span): Promise<Weekless["projects"]> {
  const { hubId } = permit.actor;
  const { horizon } = span;
  const rows = await tx.sql
    .with("taken", () =>
      running(tx, permit, span)
        .select("project_id")
        .select(sql<number>`sum(half_days)::integer`.as("served"))
        .select(sql<number>`sum(on_site_half_days)::integer`.as("servedOnSite"))
        .groupBy("project_id"),
    )
    .with("asked", () =>
      living(tx, permit, horizon)
        .select("project_id")
        .select(sql<number>`max(half_days)`.as("held"))
        .select(sql<number>`max(on_site_half_days)`.as("heldOnSite"))
        .groupBy("project_id"),
    )
    .selectFrom("project")
    .innerJoin("firm", (on) =>
      on.onRef("firm.hub_id", "=", "project.hub_id").onRef("firm.firm_id", "=", "project.firm_id"),
    )
    .leftJoin("taken", "taken.project_id", "project.project_id")
    .leftJoin("asked", "asked.project_id", "project.project_id")
    .select(["asked.held", "asked.heldOnSite"])
    .select(["project.number", "firm.name as firmName", "firm.industry as firmIndustry"])
    .select(["taken.served", "taken.servedOnSite", "title", "result", "themes", "shape", "place", "months"])
    .select(["what_is_new as whatIsNew", "what_is_hard as whatIsHard", "may_decide as mayDecide"])
    .select(["role_kind as roleKind", "half_days as halfDays", "on_site_half_days as onSiteHalfDays"])
    .select(["starts_on as startsOn", "pay_yen_per_month as payYenPerMonth"])
    .where("project.hub_id", "=", hubId)
    .where("project.status", "=", "published")
    .orderBy("project.number")
    .execute();
  // Several candidates for one project are one share: one of them will take it.
  return rows.map(({ number, firmName, firmIndustry, served, servedOnSite, held, heldOnSite, ...terms }) => ({
    number,
    firmName,
    firmIndustry,
    terms,
    served: (served ?? 0) + (held ?? 0),
    servedOnSite: (servedOnSite ?? 0) + (heldOnSite ?? 0),
  }));
}
