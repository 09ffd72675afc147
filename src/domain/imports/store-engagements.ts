import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { engagementTermsOf } from "#domain/engagements/store-engagements.ts";
import type { BookingId, EngagementId } from "#domain/engagements/terms.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import {
  bookedShare,
  decideEngagementRow,
  type EngagementRowState,
  sameShare,
} from "#domain/imports/rules-engagement-row.ts";
import { findNamed, makeKnown, makeSeenRows, type RowSigns } from "#domain/imports/rules-match.ts";
import type { RowFault } from "#domain/imports/rules-work.ts";
import { writeEngagements } from "#domain/imports/store-engagements-write.ts";
import { type SavedFirmRow, savedFirms } from "#domain/imports/store-firms.ts";
import { knownFirms } from "#domain/imports/store-known-firms.ts";
import { ledgerOf, makeAdditions } from "#domain/imports/store-ledger.ts";
import { knownPeople, type SavedPersonRow, savedPeople } from "#domain/imports/store-people.ts";
import { type FirmOfRow, knownProjects } from "#domain/imports/store-projects.ts";
import { type LineFault, placeRows, type TakenRow, type Work, type WorkPlace } from "#domain/imports/store-work.ts";
import type { EngagementRecord } from "#domain/imports/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** A saved engagement as an export reads it. */
export type SavedEngagementRow = EngagementRowState & {
  readonly id: EngagementId;
  readonly number: number;
  readonly bookingId: BookingId;
  readonly firm: FirmOfRow;
  readonly person: PersonOfRow;
  readonly project: ProjectOfRow | null;
};

/** The person of an engagement, by which an export names them. */
export type PersonOfRow = {
  readonly id: PersonId;
  readonly number: number;
  readonly code: string | null;
  readonly name: string;
  readonly email: string;
  readonly halfDays: number;
};

/** The project that an engagement came from. */
export type ProjectOfRow = { readonly id: ProjectId; readonly number: number; readonly code: string | null };

type Sides = { readonly firmId: FirmId; readonly personId: PersonId; readonly project: ProjectOfRow | null };
type OfSides = Sides & { readonly line: number; readonly row: EngagementRecord };

/** Takes rows of engagements of people and firms that are saved; their half-days stand in the ledger. */
export async function engagementsWork(tx: Tx, place: WorkPlace): Promise<Work<EngagementRecord, SavedEngagementRow>> {
  const sidesOf = await sidesFinder(tx);
  const { known, ids } = await knownEngagements(tx);
  const seen = makeSeenRows();
  const additions = makeAdditions();
  return (at, rows) => async () => {
    const sided = rows.map((row) => sidesOf(row));
    const found = sided.flatMap((each) => (each.ok ? [each.value] : []));
    const { placed, faults } = placeRows(found, signsOf, { known, seen });
    const all: LineFault[] = [...sided.flatMap((each) => (each.ok ? [] : [each.refusal])), ...faults];
    const people = await savedPeople(at, [...new Set(placed.map(({ row }) => row.personId))], place.isWriting);
    const firms = await savedFirms(at, [...new Set(placed.map(({ row }) => row.firmId))], false);
    const wanted = placed.flatMap(({ match }) => (match.place === null ? [] : (ids[match.place] ?? [])));
    const saved = await savedEngagements(at, wanted, place.isWriting);
    const ledger = await ledgerOf(at, [...people.keys()]);
    // What earlier rows have written stands in the ledger; what they would only write is remembered here.
    if (place.isWriting) additions.forget();
    const taken: TakenRow<SavedEngagementRow>[] = [];
    for (const { row, match } of placed) {
      const id = match.place === null ? undefined : ids[match.place];
      const before = id === undefined ? null : (saved.get(id) ?? null);
      const [firm, person] = [firms.get(row.firmId), people.get(row.personId)];
      if (firm === undefined || person === undefined) continue;
      const judged = judge(row, { before, firm, person, place, newId: at.newId });
      const fault = judged.ok ? additions.add(ledger, judged.value) : null;
      if (!judged.ok) all.push(...judged.refusal.map((each) => ({ line: row.line, fault: each })));
      else if (fault !== null) all.push({ line: row.line, fault });
      else taken.push(judged.value);
    }
    const done = { rows: taken, faults: all };
    return place.isWriting && all.length === 0 ? writeEngagements(at, done, place) : done;
  };
}

const signsOf = ({ row, firmId, personId }: OfSides): RowSigns => ({
  ...row.key,
  mark: null,
  name: personId,
  facts: [`${firmId} ${row.terms.fromWeek ?? ""}`],
});

/** Finds firm, person and project of a row. */
async function sidesFinder(tx: Tx): Promise<(row: EngagementRecord) => Outcome<OfSides, LineFault>> {
  const firms = await knownFirms(tx);
  const people = await knownPeople(tx);
  const projects = await knownProjects(tx);
  return (row) => {
    const { line } = row;
    const no = (fault: RowFault) => refused({ line, fault });
    const firm = findNamed(firms.known, row.firm, "firm");
    if (!firm.ok) return no(firm.refusal);
    const person = findNamed(people.known, row.person, "person");
    if (!person.ok) return no(person.refusal);
    const named = { ...(row.project ?? { number: null, code: null }), name: null, corporateNumber: null, email: null };
    const project = row.project === null ? null : findNamed(projects.known, named, "project");
    if (project !== null && !project.ok) return no(project.refusal);
    const [firmId, personId] = [firms.ids[firm.value], people.ids[person.value]];
    if (firmId === undefined || personId === undefined) return no({ code: "unknown", what: "firm", name: "" });
    if (project === null) return accepted({ line, row, firmId, personId, project: null });
    const id = projects.ids[project.value];
    if (id === undefined || projects.firms[project.value] !== firmId)
      return no({ code: "other-side", what: "project" });
    const { number, code } = projects.known.signsAt(project.value);
    return accepted({ line, row, firmId, personId, project: { id, number: number ?? 0, code } });
  };
}

type Beside = {
  readonly before: SavedEngagementRow | null;
  readonly firm: SavedFirmRow;
  readonly person: SavedPersonRow;
  readonly place: WorkPlace;
  readonly newId: Tx["newId"];
};

function judge(
  { row, project }: OfSides,
  { before, firm, person, place, newId }: Beside,
): Outcome<TakenRow<SavedEngagementRow>, readonly RowFault[]> {
  if (before !== null && before.firm.id !== firm.id) return refused([{ code: "other-side", what: "firm" }]);
  if (before !== null && before.person.id !== person.id) return refused([{ code: "other-side", what: "person" }]);
  const decided = decideEngagementRow(row, before, place.today);
  if (!decided.ok) return decided;
  const { effect, state, assumed } = decided.value;
  const of = {
    firm: firmOf(firm),
    person: {
      id: person.id,
      number: person.number,
      code: person.code,
      name: person.terms.name,
      email: person.terms.email,
      halfDays: person.terms.halfDays,
    },
  };
  const isMoved = before === null || !sameShare(bookedShare(before.terms, null), bookedShare(state.terms, null));
  const after: SavedEngagementRow = {
    ...state,
    ...of,
    id: before?.id ?? newId<EngagementId>(),
    number: before?.number ?? 0,
    bookingId: isMoved ? newId<BookingId>() : before.bookingId,
    project: project ?? before?.project ?? null,
  };
  const isOtherProject = before !== null && before.project?.id !== after.project?.id;
  return accepted({
    line: row.line,
    effect: effect === "same" && isOtherProject ? "changed" : effect,
    number: before?.number ?? null,
    name: `${of.person.name} ${of.firm.name}`,
    key: before === null ? `${firm.id} ${person.id}` : `${before.id} ${before.version}`,
    before,
    after: isOtherProject && effect === "same" ? { ...after, version: before.version + 1 } : after,
    alike: [],
    assumed,
  });
}

const firmOf = ({ id, number, code, terms }: SavedFirmRow): FirmOfRow => ({
  id,
  number,
  code,
  name: terms.name,
  town: terms.town,
  corporateNumber: terms.corporateNumber,
});

async function knownEngagements(tx: Tx) {
  const known = makeKnown({ marksAreUnique: false });
  const ids: EngagementId[] = [];
  const rows = await tx.sql
    .selectFrom("engagement")
    .select([
      "engagement_id as id",
      "number",
      "code",
      "person_id as personId",
      "firm_id as firmId",
      "from_week as week",
    ])
    .where("hub_id", "=", tx.actor.hubId)
    .orderBy("number")
    .execute();
  for (const { id, number, code, personId, firmId, week } of rows) {
    known.add({ number, code, mark: null, name: personId, facts: [`${firmId} ${week}`] });
    ids.push(id);
  }
  return { known, ids };
}

/** The whole records of some engagements, held when they are going to be written. */
export async function savedEngagements(
  tx: Tx,
  ids: readonly EngagementId[],
  isHeld: boolean,
): Promise<ReadonlyMap<EngagementId, SavedEngagementRow>> {
  if (ids.length === 0) return new Map();
  const asked = tx.sql
    .selectFrom("engagement as e")
    .innerJoin("firm as f", (join) => join.onRef("f.hub_id", "=", "e.hub_id").onRef("f.firm_id", "=", "e.firm_id"))
    .innerJoin("person as p", "p.person_id", "e.person_id")
    .innerJoin("hub_person as h", (join) =>
      join.onRef("h.hub_id", "=", "e.hub_id").onRef("h.person_id", "=", "e.person_id"),
    )
    .leftJoin("project as j", (join) =>
      join.onRef("j.hub_id", "=", "e.hub_id").onRef("j.project_id", "=", "e.project_id"),
    )
    .select(["e.engagement_id", "e.firm_id", "e.person_id", "e.project_id", "e.booking_id", "e.number", "e.version"])
    .select([
      "e.code",
      "e.title",
      "e.role",
      "e.role_kind",
      "e.stage",
      "e.half_days",
      "e.on_site_half_days",
      "e.from_week",
    ])
    .select(["e.weeks", "e.pay_yen_per_month", "e.ended_on", "e.ending", "e.outcome", "e.outcome_score"])
    .select(["f.number as firmNumber", "f.code as firmCode", "f.name as firmName", "f.town as firmTown"])
    .select(["f.corporate_number as corporateNumber", "h.number as personNumber", "h.code as personCode"])
    .select(["p.name as personName", "p.email", "p.half_days as personHalfDays"])
    .select(["j.number as projectNumber", "j.code as projectCode"])
    .where("e.hub_id", "=", tx.actor.hubId)
    .where("e.engagement_id", "=", sql<EngagementId>`any(${[...ids]}::uuid[])`);
  const rows = await (isHeld ? asked.orderBy("e.engagement_id").forUpdate("e") : asked).execute();
  return new Map(
    rows.map((row) => [
      row.engagement_id,
      {
        id: row.engagement_id,
        number: row.number,
        version: row.version,
        code: row.code,
        terms: engagementTermsOf(row),
        end:
          row.ended_on === null || row.ending === null
            ? null
            : { endedOn: row.ended_on, ending: row.ending, outcome: row.outcome, outcomeScore: row.outcome_score },
        bookingId: row.booking_id,
        firm: {
          id: row.firm_id,
          number: row.firmNumber,
          code: row.firmCode,
          name: row.firmName,
          town: row.firmTown,
          corporateNumber: row.corporateNumber,
        },
        person: {
          id: row.person_id,
          number: row.personNumber,
          code: row.personCode,
          name: row.personName,
          email: row.email,
          halfDays: row.personHalfDays,
        },
        project:
          row.project_id === null || row.projectNumber === null
            ? null
            : { id: row.project_id, number: row.projectNumber, code: row.projectCode },
      },
    ]),
  );
}
