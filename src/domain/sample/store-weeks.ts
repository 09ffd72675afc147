import type { Tx } from "#app.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import type { SampleWeeks } from "#domain/sample/rules-weeks.ts";
import {
  known,
  type PlacedEngagements,
  type PlacedFirms,
  type PlacedPeople,
  type PlacedProjects,
} from "#domain/sample/store.ts";
import type { JointMeetingId, PossibleWeek } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

/** Writes the meetings that several people share, and weeks that were laid by hand. */
export async function writeMeetings(
  tx: Tx,
  { meetings, laid }: SampleWeeks,
  { firms, engagements }: { readonly firms: PlacedFirms; readonly engagements: PlacedEngagements },
): Promise<void> {
  const hub = { hub_id: tx.actor.hubId };
  const placed = meetings.map((meeting) => ({ ...meeting, id: tx.newId<JointMeetingId>() }));
  await insertRows(
    tx,
    "joint_meeting",
    placed.map(({ id, firm, title, often }) => ({
      ...hub,
      meeting_id: id,
      firm_id: known(firms, firm).id,
      title,
      often,
      made_at: tx.now,
    })),
  );
  await insertRows(
    tx,
    "joint_meeting_part",
    placed.flatMap(({ id, engagements: parts }) =>
      parts.map((key) => ({ ...hub, meeting_id: id, engagement_id: known(engagements, key).id })),
    ),
  );
  await insertRows(
    tx,
    "laid_week",
    laid.map(({ engagement, cells }) => {
      const { id, item } = known(engagements, engagement);
      const there = cells.slice(0, item.terms.onSiteHalfDays);
      return { ...hub, engagement_id: id, cells, on_site: there, laid_by: "person", laid_at: tx.now };
    }),
  );
}

type Ground = {
  readonly firms: PlacedFirms;
  readonly people: PlacedPeople;
  readonly projects: PlacedProjects;
  readonly today: LocalDate;
};

/** The peak month of a firm in a relay: the month after the next one for the first, the one after that for the second. */
function relayPeak({ relays }: SampleWeeks, firm: string, today: LocalDate): readonly number[] | null {
  const place = relays.map((pair) => pair.indexOf(firm)).find((at) => at >= 0);
  return place === undefined ? null : [((Number(today.slice(5, 7)) - 1 + 2 + place) % 12) + 1];
}

/** Writes when the work of firms and projects can be done, and the rest that was agreed with people. */
export async function writeWeeks(
  tx: Tx,
  weeks: SampleWeeks,
  { firms, people, projects, today }: Ground,
): Promise<void> {
  const hub = { hub_id: tx.actor.hubId };
  const rowOf = ({ cells, peakMonths }: PossibleWeek) => ({ cells, peak_months: peakMonths, updated_at: tx.now });
  await insertRows(
    tx,
    "firm_week",
    weeks.firms.map(({ firm, week }) => {
      const peakMonths = relayPeak(weeks, firm, today) ?? week.peakMonths;
      return { ...hub, firm_id: known(firms, firm).id, ...rowOf({ ...week, peakMonths }) };
    }),
  );
  await insertRows(
    tx,
    "project_week",
    weeks.projects.map(({ project, week }) => ({ ...hub, project_id: known(projects, project).id, ...rowOf(week) })),
  );
  await insertRows(
    tx,
    "agreed_rest",
    weeks.rests.map((rest) => ({
      ...hub,
      person_id: known(people, rest.person).id,
      weeks: rest.weeks,
      agreed_at: tx.now,
    })),
  );
}
