import type { Tx } from "#app.ts";
import { insertRows } from "#domain/imports/store-json-rows.ts";
import type { SampleWeeks } from "#domain/sample/rules-weeks.ts";
import { known, type PlacedFirms, type PlacedPeople, type PlacedProjects } from "#domain/sample/store.ts";
import type { PossibleWeek } from "#domain/weeks/terms.ts";

type Ground = { readonly firms: PlacedFirms; readonly people: PlacedPeople; readonly projects: PlacedProjects };

/** Writes when the work of firms and projects can be done, and the rest that was agreed with people. */
export async function writeWeeks(tx: Tx, weeks: SampleWeeks, { firms, people, projects }: Ground): Promise<void> {
  const hub = { hub_id: tx.actor.hubId };
  const rowOf = ({ cells, peakMonths }: PossibleWeek) => ({ cells, peak_months: peakMonths, updated_at: tx.now });
  await insertRows(
    tx,
    "firm_week",
    weeks.firms.map(({ firm, week }) => ({ ...hub, firm_id: known(firms, firm).id, ...rowOf(week) })),
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
