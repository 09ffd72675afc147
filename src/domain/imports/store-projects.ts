import { sql } from "kysely";
import type { Tx } from "#app.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { findNamed, type Known, makeKnown, makeSeenRows, type RowSigns } from "#domain/imports/rules-match.ts";
import { decideProjectRow, type ProjectRowState } from "#domain/imports/rules-project-row.ts";
import { savedFirms } from "#domain/imports/store-firms.ts";
import { insertRows, type JsonRow, updateRows } from "#domain/imports/store-json-rows.ts";
import { type KnownFirms, knownFirms } from "#domain/imports/store-known-firms.ts";
import { makeNewFirms, type NewFirms } from "#domain/imports/store-new-firms.ts";
import { renewProjectPages } from "#domain/imports/store-project-pages.ts";
import {
  type LineFault,
  noteRecords,
  numberRows,
  placeRows,
  type Taken,
  type TakenRow,
  type Work,
  type WorkPlace,
} from "#domain/imports/store-work.ts";
import type { ProjectRecord } from "#domain/imports/terms.ts";
import { projectColumns, projectSearchTexts, projectTermsOf } from "#domain/projects/store.ts";
import type { ProjectId, ProjectStatus } from "#domain/projects/terms.ts";
import { keptForSearch } from "#domain/search/rules-kept.ts";

/** A saved project as an export reads it. */
export type SavedProjectRow = ProjectRowState & {
  readonly id: ProjectId;
  readonly number: number;
  readonly firm: FirmOfRow;
};

/** The firm of a project or an engagement, by which an export names it. */
export type FirmOfRow = {
  readonly id: FirmId;
  readonly number: number;
  readonly code: string | null;
  readonly name: string;
  readonly town: string;
  readonly corporateNumber: string | null;
};

/** The signs of every project of the hub: its title, and its firm as the fact that tells titles apart. */
export type KnownProjects = {
  readonly known: Known;
  readonly ids: readonly ProjectId[];
  readonly firms: readonly FirmId[];
};

/** Reads the signs of all projects of the hub. */
export async function knownProjects(tx: Tx): Promise<KnownProjects> {
  const known = makeKnown({ marksAreUnique: false });
  const ids: ProjectId[] = [];
  const firms: FirmId[] = [];
  let after = 0;
  for (;;) {
    const rows = await tx.sql
      .selectFrom("project")
      .select(["project_id as id", "number", "code", "title", "firm_id as firmId"])
      .where("hub_id", "=", tx.actor.hubId)
      .where("number", ">", after)
      .orderBy("number")
      .limit(5000)
      .execute();
    for (const { id, number, code, title, firmId } of rows) {
      known.add({ number, code, mark: null, name: title, facts: [firmId] });
      ids.push(id);
      firms.push(firmId);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < 5000) return { known, ids, firms };
    after = last.number;
  }
}

type OfFirm = { readonly line: number; readonly row: ProjectRecord; readonly firmId: FirmId };

/** Takes rows of projects; a firm that only the list names is added with them. */
export async function projectsWork(tx: Tx, place: WorkPlace): Promise<Work<ProjectRecord, SavedProjectRow>> {
  const firms = await knownFirms(tx);
  const { known, ids } = await knownProjects(tx);
  const seen = makeSeenRows();
  const newFirms = makeNewFirms(firms, tx.newId);
  return (at, rows) => async () => {
    const { found, faults: unknown } = withFirms(rows, firms, newFirms);
    const { placed, faults } = placeRows(found, signsOf, { known, seen });
    const firmRows = await savedFirms(at, [...new Set(placed.map(({ row }) => row.firmId))], false);
    const saved = await savedProjects(
      at,
      placed.flatMap(({ match }) => (match.place === null ? [] : (ids[match.place] ?? []))),
      place.isWriting,
    );
    const taken: TakenRow<SavedProjectRow>[] = [];
    const all: LineFault[] = [...unknown, ...faults];
    for (const { row, match } of placed) {
      const id = match.place === null ? undefined : ids[match.place];
      const before = id === undefined ? null : (saved.get(id) ?? null);
      const firm = firmRows.get(row.firmId) ?? newFirms.at(row.firmId);
      if (firm === null) continue;
      if (before !== null && before.firm.id !== row.firmId) {
        all.push({ line: row.line, fault: { code: "other-side", what: "firm" } });
        continue;
      }
      const decided = decideProjectRow(row.row, before, { town: firm.terms.town, mayPublish: place.mayPublish });
      if (!decided.ok) {
        all.push(...decided.refusal.map((fault) => ({ line: row.line, fault })));
        continue;
      }
      const { effect, state, assumed } = decided.value;
      const { name, town, corporateNumber } = firm.terms;
      const of = { id: firm.id, number: firm.number, code: firm.code, name, town, corporateNumber };
      const after =
        before === null
          ? { ...state, id: at.newId<ProjectId>(), number: 0, firm: of }
          : effect === "same"
            ? before
            : { ...before, ...state };
      taken.push({
        line: row.line,
        effect,
        number: before?.number ?? null,
        name: state.terms.title,
        key: before === null ? (newFirms.keyOf(row.firmId) ?? row.firmId) : `${before.id} ${before.version}`,
        before,
        after,
        alike: match.alike.map((other) => known.signsAt(other).number ?? 0),
        assumed: firm.number === 0 ? [...assumed, "firm"] : assumed,
      });
    }
    const done: Taken<SavedProjectRow> = { rows: taken, faults: all };
    if (!place.isWriting || all.length > 0) return done;
    await newFirms.write(at, place.importId);
    return writeProjects(at, done, place);
  };
}

const signsOf = ({ row, firmId }: OfFirm): RowSigns => ({
  ...row.key,
  mark: null,
  name: row.terms.title ?? null,
  facts: [firmId],
});

function withFirms(
  rows: readonly ProjectRecord[],
  { known, ids }: KnownFirms,
  newFirms: NewFirms,
): { readonly found: readonly OfFirm[]; readonly faults: readonly LineFault[] } {
  const found: OfFirm[] = [];
  const faults: LineFault[] = [];
  for (const row of rows) {
    const place = findNamed(known, row.firm, "firm");
    const isUnknown = !place.ok && place.refusal.code === "unknown";
    const firmId = place.ok ? ids[place.value] : isUnknown ? newFirms.of(row) : null;
    if (firmId !== undefined && firmId !== null) found.push({ line: row.line, row, firmId });
    else if (!place.ok) faults.push({ line: row.line, fault: place.refusal });
  }
  return { found, faults };
}

/** The whole records of some projects, held when they are going to be written. */
export async function savedProjects(
  tx: Tx,
  ids: readonly ProjectId[],
  isHeld: boolean,
): Promise<ReadonlyMap<ProjectId, SavedProjectRow>> {
  if (ids.length === 0) return new Map();
  const asked = tx.sql
    .selectFrom("project as p")
    .innerJoin("firm as f", (join) => join.onRef("f.hub_id", "=", "p.hub_id").onRef("f.firm_id", "=", "p.firm_id"))
    .select(["p.project_id", "p.firm_id", "p.number", "p.version", "p.code", "p.status", "p.title", "p.result"])
    .select(["p.what_is_new", "p.what_is_hard", "p.may_decide", "p.role_kind", "p.themes", "p.shape", "p.half_days"])
    .select(["p.on_site_half_days", "p.place", "p.starts_on", "p.months", "p.pay_yen_per_month"])
    .select(["f.number as firmNumber", "f.code as firmCode", "f.name as firmName", "f.town as firmTown"])
    .select("f.corporate_number as corporateNumber")
    .where("p.hub_id", "=", tx.actor.hubId)
    .where("p.project_id", "=", sql<ProjectId>`any(${[...ids]}::uuid[])`);
  const rows = await (isHeld ? asked.orderBy("p.project_id").forUpdate("p") : asked).execute();
  return new Map(
    rows.map((row) => [
      row.project_id,
      {
        id: row.project_id,
        number: row.number,
        version: row.version,
        code: row.code,
        status: row.status,
        terms: projectTermsOf(row),
        firm: {
          id: row.firm_id,
          number: row.firmNumber,
          code: row.firmCode,
          name: row.firmName,
          town: row.firmTown,
          corporateNumber: row.corporateNumber,
        },
      },
    ]),
  );
}

async function writeProjects(tx: Tx, taken: Taken<SavedProjectRow>, place: WorkPlace): Promise<Taken<SavedProjectRow>> {
  const numbered = await numberRows(tx, "project", taken.rows);
  const added = numbered.added.map(({ record }) => record);
  const changed = numbered.changed.map(({ after }) => after);
  const now = tx.now.toISOString();
  await insertRows(
    tx,
    "project",
    added.map((project) => ({
      hub_id: tx.actor.hubId,
      project_id: project.id,
      number: project.number,
      firm_id: project.firm.id,
      ...columnsOf(project),
      version: 1,
      created_at: now,
      updated_at: now,
    })),
  );
  await saveProjects(tx, changed);
  await renewProjectPages(tx, [...added, ...changed]);
  await noteRecords(tx, place.importId, numbered, ({ before }) => ({ ...before }));
  return { rows: numbered.rows, faults: taken.faults };
}

/** Saves terms, codes, states and versions of projects; their public pages are renewed by themselves. */
export async function saveProjects(tx: Tx, projects: readonly SavedProjectRow[]): Promise<void> {
  await updateRows(tx, "project", {
    by: ["hub_id", "project_id"],
    rows: projects.map((project) => ({
      hub_id: tx.actor.hubId,
      project_id: project.id,
      ...columnsOf(project),
      version: project.version,
      updated_at: tx.now.toISOString(),
    })),
  });
}

const columnsOf = ({
  code,
  terms,
  status,
}: Pick<SavedProjectRow, "code" | "terms"> & { status: ProjectStatus }): JsonRow => ({
  code,
  ...projectColumns(terms),
  ...keptForSearch(projectSearchTexts(terms)),
  status,
});
