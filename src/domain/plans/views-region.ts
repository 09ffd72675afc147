import type { Tx } from "#app.ts";
import type { Permit } from "#domain/access/may.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import { type CountedRegion, horizonOf, type Region, timeOf } from "#domain/plans/rules-region.ts";
import {
  leftOf,
  openTerms,
  peopleOf,
  type RegionPermit,
  regionPeople,
  regionProjects,
  type Weekless,
  type Without,
} from "#domain/plans/views-region-rows.ts";
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

/** What of it says how many there are: of tens of thousands of people the weeks, and all they have said, take long. */
export async function regionToCount(tx: Tx, permit: RegionPermit, today: LocalDate): Promise<CountedRegion> {
  const span = { horizon: horizonOf(today, await openTerms(tx, permit)), without: null };
  const rows = await peopleOf(tx, permit, { ...span, today }).execute();
  return {
    people: rows.map((row) => ({ ...leftOf(row), terms: { engagements: row.engagements } })),
    projects: await regionProjects(tx, permit, span),
  };
}

async function weeklessRegion(tx: Tx, permit: RegionPermit, asked: Pick<Weekless, "today" | "without">) {
  const { today, without } = asked;
  const horizon = horizonOf(today, await openTerms(tx, permit));
  const people = await regionPeople(tx, permit, { horizon, today, without });
  const projects = await regionProjects(tx, permit, { horizon, without });
  return { people, projects, horizon, today, without };
}

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
