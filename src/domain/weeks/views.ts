import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { EngagementId } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { folded } from "#domain/plans/rules-cells.ts";
import type { Coordinates, WeekShare } from "#domain/weeks/rules.ts";
import type { CellMask, Layer } from "#domain/weeks/terms.ts";
import { usualCells } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";
import type { ContractForm } from "#reference/contract-forms.ts";

/** An engagement as the week needs it. */
export type WeekEngagement = {
  readonly id: EngagementId;
  readonly number: number;
  readonly personId: PersonId;
  readonly firmId: FirmId;
  readonly title: string;
  readonly firmName: string;
  readonly place: string;
  readonly halfDays: number;
  readonly onSiteHalfDays: number;
  readonly from: LocalDate;
  /** The day after its last. */
  readonly until: LocalDate;
  /** The form of contract of its project; null without a project. */
  readonly form: ContractForm | null;
  /** Cells in which the work can be done; null where neither project nor firm says anything. */
  readonly cells: readonly number[] | null;
  readonly peakMonths: readonly number[];
  readonly laid: { readonly cells: readonly number[]; readonly onSite: readonly number[]; readonly by: Layer } | null;
};

/** Engagements that run in this time, in the order of their numbers; of these people, or of all. */
export async function weekEngagements(
  tx: Tx,
  {
    from,
    until,
    people,
  }: { readonly from: LocalDate; readonly until: LocalDate; readonly people?: readonly PersonId[] },
): Promise<readonly WeekEngagement[]> {
  let rows = tx.sql
    .selectFrom("engagement as e")
    .leftJoin("project as p", (on) => on.onRef("p.hub_id", "=", "e.hub_id").onRef("p.project_id", "=", "e.project_id"))
    .leftJoin("project_week as w", (on) =>
      on.onRef("w.hub_id", "=", "e.hub_id").onRef("w.project_id", "=", "e.project_id"),
    )
    .leftJoin("firm_week as f", (on) => on.onRef("f.hub_id", "=", "e.hub_id").onRef("f.firm_id", "=", "e.firm_id"))
    .leftJoin("laid_week as l", (on) =>
      on.onRef("l.hub_id", "=", "e.hub_id").onRef("l.engagement_id", "=", "e.engagement_id"),
    )
    .select(["e.engagement_id as id", "e.number", "e.person_id as personId", "e.firm_id as firmId", "e.title"])
    .select(["e.firm_name as firmName", "e.half_days as halfDays", "e.on_site_half_days as onSiteHalfDays"])
    .select((eb) => eb.fn.coalesce("p.place", "e.firm_town").as("place"))
    .select("e.from_week as from")
    .select(
      sql<LocalDate>`least(e.from_week + 7 * e.weeks, coalesce(e.ended_on + 1, e.from_week + 7 * e.weeks))`.as("until"),
    )
    .select("p.contract_form as form")
    .select((eb) => [
      eb.fn.coalesce("w.cells", "f.cells").as("cells"),
      eb.fn.coalesce("w.peak_months", "f.peak_months").as("peakMonths"),
    ])
    .select(["l.cells as laidCells", "l.on_site as laidOnSite"])
    .select("l.laid_by as laidBy")
    .where("e.hub_id", "=", tx.actor.hubId)
    .where("e.from_week", "<", until)
    .where(sql<boolean>`e.from_week + 7 * e.weeks > ${from}::date`)
    .where((eb) => eb.or([eb("e.ended_on", "is", null), eb("e.ended_on", ">=", from)]))
    .orderBy("e.number");
  if (people !== undefined) rows = rows.where(sql<boolean>`e.person_id = any(${sql.val([...people])}::uuid[])`);
  return (await rows.execute()).map(({ laidCells, laidOnSite, laidBy, peakMonths, ...row }) => ({
    ...row,
    peakMonths: peakMonths ?? [],
    laid: laidCells === null || laidBy === null ? null : { cells: laidCells, onSite: laidOnSite ?? [], by: laidBy },
  }));
}

/** Coordinates of the hub's towns by their folded names. */
export async function townCoordinates(tx: Tx): Promise<ReadonlyMap<string, Coordinates>> {
  const rows = await tx.sql
    .selectFrom("town")
    .select(["name", "latitude", "longitude"])
    .where("hub_id", "=", tx.actor.hubId)
    .execute();
  return new Map(
    rows.flatMap(({ name, latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [[folded(name), { latitude, longitude }] as const],
    ),
  );
}

/** When the work of the hub's published projects can be done, by the projects' numbers; those that say nothing are not in it. */
export async function projectWeeks(
  tx: Tx,
): Promise<ReadonlyMap<number, { readonly cells: CellMask; readonly peakMonths: readonly number[] }>> {
  const rows = await tx.sql
    .selectFrom("project as p")
    .leftJoin("project_week as w", (on) =>
      on.onRef("w.hub_id", "=", "p.hub_id").onRef("w.project_id", "=", "p.project_id"),
    )
    .leftJoin("firm_week as f", (on) => on.onRef("f.hub_id", "=", "p.hub_id").onRef("f.firm_id", "=", "p.firm_id"))
    .select((eb) => [
      "p.number",
      eb.fn.coalesce("w.cells", "f.cells").as("cells"),
      eb.fn.coalesce("w.peak_months", "f.peak_months").as("peakMonths"),
    ])
    .where("p.hub_id", "=", tx.actor.hubId)
    .where("p.status", "=", "published")
    .where((eb) => eb.or([eb("w.cells", "is not", null), eb("f.cells", "is not", null)]))
    .execute();
  return new Map(
    rows.map(({ number, cells, peakMonths }) => [number, { cells: cellsOrUsual(cells), peakMonths: peakMonths ?? [] }]),
  );
}

/** The cells of a project that says nothing of its own. */
export const cellsOrUsual = (cells: readonly number[] | null): CellMask =>
  cells === null ? usualCells : cells.reduce((mask, cell) => mask | (1 << cell), 0);

/** A share of a live proposal, with the time in which it runs; `until` is the day after its last. */
export type HeldShare = Omit<WeekShare, "nearTowns" | "laid"> & {
  readonly personId: PersonId;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly peakMonths: readonly number[];
};

/** Shares of live proposals by person: their half-days are held, though nothing is agreed yet. */
export async function heldShares(
  tx: Tx,
  { from, until, phases }: { readonly from: LocalDate; readonly until: LocalDate; readonly phases: readonly string[] },
): Promise<readonly HeldShare[]> {
  const rows = await tx.sql
    .selectFrom("proposal as s")
    .innerJoin("project as p", (on) => on.onRef("p.hub_id", "=", "s.hub_id").onRef("p.project_id", "=", "s.project_id"))
    .leftJoin("project_week as w", (on) =>
      on.onRef("w.hub_id", "=", "s.hub_id").onRef("w.project_id", "=", "s.project_id"),
    )
    .leftJoin("firm_week as f", (on) => on.onRef("f.hub_id", "=", "s.hub_id").onRef("f.firm_id", "=", "p.firm_id"))
    .select(["s.person_id as personId", "s.half_days as halfDays", "s.on_site_half_days as onSiteHalfDays", "p.place"])
    .select(["s.from_week as from", sql<LocalDate>`s.from_week + 7 * s.weeks`.as("until")])
    .select((eb) => [
      eb.fn.coalesce("w.cells", "f.cells").as("cells"),
      eb.fn.coalesce("w.peak_months", "f.peak_months").as("peakMonths"),
    ])
    .where("s.hub_id", "=", tx.actor.hubId)
    .where(sql<boolean>`s.phase = any(${sql.val([...phases])})`)
    .where("s.from_week", "<", until)
    .where(sql<boolean>`s.from_week + 7 * s.weeks > ${from}::date`)
    .orderBy("s.number")
    .execute();
  return rows.map(({ cells, peakMonths, place, ...row }) => ({
    ...row,
    place: folded(place),
    cells: cellsOrUsual(cells),
    peakMonths: peakMonths ?? [],
  }));
}

/** What is set by hand of an engagement's week, as a form says that it was seen; empty when nothing is. */
export async function seenOfLaid(tx: Tx, id: EngagementId): Promise<string> {
  const row = await tx.sql
    .selectFrom("laid_week")
    .select("cells")
    .where("hub_id", "=", tx.actor.hubId)
    .where("engagement_id", "=", id)
    .executeTakeFirst();
  return row?.cells.join(",") ?? "";
}
