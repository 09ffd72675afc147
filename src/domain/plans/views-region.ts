import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import { mayBeMatched } from "#domain/consents/views.ts";
import type { EngagementId, Share } from "#domain/engagements/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import {
  type CountedRegion,
  type Horizon,
  horizonOf,
  type Region,
  type RegionPerson,
  type RegionProject,
  timeOf,
} from "#domain/plans/rules-region.ts";
import { livePhases } from "#domain/proposals/rules.ts";
import { maskOf, nearTownsOf } from "#domain/weeks/rules.ts";
import { possibleCells } from "#domain/weeks/rules-patterns.ts";
import { peaksWithin } from "#domain/weeks/rules-rest.ts";
import { weeksBeside } from "#domain/weeks/rules-together.ts";
import { usualCells } from "#domain/weeks/terms.ts";
import { heldShares, projectWeeks, townCoordinates, weekEngagements } from "#domain/weeks/views.ts";
import { sharedMeetings } from "#domain/weeks/views-meetings.ts";
import { agreedRests } from "#domain/weeks/views-possible.ts";
import type { LocalDate } from "#kit/dates.ts";
import { weekRule } from "#reference/week-rules.ts";

/** Who may look at the region as a plan needs it: whoever asks for a plan, and whoever makes one the plan that holds. */
type RegionPermit = Permit<"plan.request" | "plan.publish">;

/** An engagement that is looked at as if it were over: what it holds counts as free, and its project as unserved. */
export type Without = Share & { readonly engagementId: EngagementId; readonly personId: PersonId };

/**
 * The hub's people with what is free over the horizon after `today`, and its published projects with what is served
 * already; without one engagement where one is to end.
 */
export async function regionView(
  tx: Tx,
  permit: RegionPermit,
  today: LocalDate,
  without: Without | null = null,
): Promise<Region> {
  return withWeeks(tx, await weeklessRegion(tx, permit, { today, without }));
}

/** The same without anybody's week, for counting: of tens of thousands of people the weeks take most of the time. */
export const regionToCount = (tx: Tx, permit: RegionPermit, today: LocalDate): Promise<CountedRegion> =>
  weeklessRegion(tx, permit, { today, without: null });

async function weeklessRegion(tx: Tx, permit: RegionPermit, asked: Pick<Weekless, "today" | "without">) {
  const { today, without } = asked;
  const horizon = horizonOf(today, await openTerms(tx, permit));
  const people = await regionPeople(tx, permit, { horizon, today, without });
  const projects = await regionProjects(tx, permit, { horizon, without });
  return { people, projects, horizon, today, without };
}

type Weekless = {
  readonly people: readonly (Omit<RegionPerson, "week" | "peaks" | "restWeeks"> & {
    readonly id: PersonId;
    readonly freeCells: readonly number[] | null;
  })[];
  readonly projects: readonly Omit<RegionProject, "cells" | "nearTowns" | "peaks">[];
  readonly horizon: Horizon;
  readonly today: LocalDate;
  readonly without: Without | null;
};

/** The same with everybody's week beside what they have, when each project can be worked at, and which towns are near. */
async function withWeeks(tx: Tx, { people, projects, horizon, today, without }: Weekless): Promise<Region> {
  const engaged = (await weekEngagements(tx, horizon)).filter(({ id }) => id !== without?.engagementId);
  const held = await heldShares(tx, { ...horizon, phases: livePhases });
  const weeks = await projectWeeks(tx);
  const rests = await agreedRests(tx);
  const places = [
    ...projects.map(({ terms }) => folded(terms.place)),
    ...engaged.map(({ place }) => folded(place)),
    ...held.map(({ place }) => place),
  ];
  const near = nearTownsOf(places, await townCoordinates(tx), weekRule("near-km", today).value);
  const shareOf = <T extends { readonly place: string }>(share: T) => ({
    ...share,
    nearTowns: near.get(share.place) ?? [],
  });
  const shares = Map.groupBy(
    [
      ...engaged.map((each) =>
        shareOf({ ...each, key: each.number, place: folded(each.place), cells: possibleCells(each) }),
      ),
      ...held.map((each) => shareOf({ ...each, key: null, laid: null })),
    ],
    ({ personId }) => personId,
  );
  const members = new Map(
    people.map(({ id, freeCells }) => [
      id,
      { person: { cells: maskOf(freeCells), placeDays: [] }, shares: shares.get(id) ?? [] },
    ]),
  );
  const beside = weeksBeside<PersonId, number | null>(members, await sharedMeetings(tx, horizon));
  return {
    people: people.map((each) => {
      const { id, freeCells: _, ...person } = each;
      const own = shares.get(id) ?? [];
      return {
        ...person,
        week: beside.get(id) ?? { cells: 0, placeDays: [] },
        peaks: [...new Set(own.flatMap((share) => peaksWithin(share.peakMonths, share)))].toSorted((a, b) => a - b),
        restWeeks: rests.get(id) ?? weekRule("rest-weeks", today).value,
      };
    }),
    projects: projects.map((project) => {
      const week = weeks.get(project.number);
      return {
        ...project,
        cells: week?.cells ?? usualCells,
        nearTowns: near.get(folded(project.terms.place)) ?? [],
        peaks: peaksWithin(week?.peakMonths ?? [], timeOf(project.terms, horizon.from)),
      };
    }),
  };
}

const openTerms = (tx: Tx, { actor }: RegionPermit) =>
  tx.sql
    .selectFrom("project")
    .select(["starts_on as startsOn", "months"])
    .where("hub_id", "=", actor.hubId)
    .where("status", "=", "published")
    .execute();

type Span = { readonly horizon: Horizon; readonly without: Without | null };

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

/** Who has an account is planned only while their own yes to being matched holds. */
async function regionPeople(
  tx: Tx,
  permit: RegionPermit,
  { today, ...span }: Span & { readonly today: LocalDate },
): Promise<Weekless["people"]> {
  const { hubId } = permit.actor;
  const { horizon } = span;
  const rows = await tx.sql
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
    .select(["hub_person.number", "half_days as halfDays", "least.free", "taken.count", "parted.projects"])
    .select(["engagements", "themes", "role_kinds as roleKinds", "trades", "shape", "towns", "employer"])
    .select(["on_site_half_days as onSiteHalfDays", "remote_half_days as remoteHalfDays"])
    .select(["pay_yen_per_half_day as payYenPerHalfDay", "available_from as availableFrom"])
    .select(["available_until as availableUntil", "not_with as notWith"])
    .select(["person.person_id as id", "free_cells as freeCells"])
    .where("hub_person.hub_id", "=", hubId)
    .where(mayBeMatched(today))
    .orderBy("hub_person.number")
    .execute();
  return rows.map(({ number, id, freeCells, free, count, projects, ...terms }) => ({
    number,
    id,
    freeCells,
    terms,
    free: Math.max(0, Math.min(terms.halfDays, free ?? terms.halfDays)),
    running: count ?? 0,
    parted: projects ?? [],
  }));
}

/** Half-days that would be free in a week of the ledger if the engagement were over. */
const givenBack = (without: Without | null) =>
  without === null
    ? sql<number>`0`
    : sql<number>`(case when c.person_id = ${without.personId}::uuid and c.week >= ${without.fromWeek}::date
        and c.week < ${without.fromWeek}::date + 7 * ${without.weeks}::integer then ${without.halfDays}::integer else 0 end)`;

async function regionProjects(tx: Tx, permit: RegionPermit, span: Span): Promise<Weekless["projects"]> {
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

/** Names of people by the numbers of their cards, for the page of a plan. */
export async function namesOnPlan(
  tx: Tx,
  { actor }: Permit<"plan.show" | "plan.request">,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await tx.sql
    .selectFrom("hub_person")
    .innerJoin("person", "person.person_id", "hub_person.person_id")
    .select(["hub_person.number", "person.name"])
    .where("hub_person.hub_id", "=", actor.hubId)
    .where((eb) => eb("hub_person.number", "=", eb.fn.any(eb.val([...numbers]))))
    .execute();
  return new Map(rows.map(({ number, name }) => [number, name]));
}
