import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { goneNotes } from "#domain/duplicates/store.ts";
import type { Load } from "#domain/engagements/terms.ts";
import { type Known, makeKnown, makeSeenRows, type RowSigns } from "#domain/imports/rules-match.ts";
import { type GoneOf, type MergedRow, makeGoneOf } from "#domain/imports/rules-merged.ts";
import { savedOrRead } from "#domain/imports/rules-same-list.ts";
import { noneReady, type ReadyPeople, readyBeside, writePeople } from "#domain/imports/store-people-write.ts";
import {
  fieldFaults,
  inBreaths,
  type LineFault,
  missingFields,
  type Placed,
  placeRows,
  type Taken,
  type TakenRow,
  type Work,
  type WorkPlace,
} from "#domain/imports/store-work.ts";
import type { PersonRecord } from "#domain/imports/terms.ts";
import { changedPersonFields, decidePersonTerms } from "#domain/people/rules.ts";
import { personTermsOf } from "#domain/people/store.ts";
import { barePerson, type PersonId, type PersonTerms } from "#domain/people/terms.ts";
import { type LocalDate, mondayOf } from "#kit/dates.ts";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** A saved person as an export reads them. */
export type SavedPersonRow = {
  readonly id: PersonId;
  readonly number: number;
  readonly version: number;
  readonly code: string | null;
  readonly terms: PersonTerms;
};

/** The signs of every person whose card the hub holds. */
export type KnownPeople = { readonly known: Known; readonly ids: readonly PersonId[] };

/** Reads the signs of all people of the hub, some thousand at a time. */
export async function knownPeople(tx: Tx): Promise<KnownPeople> {
  const known = makeKnown({ marksAreUnique: false });
  const ids: PersonId[] = [];
  let after = 0;
  for (;;) {
    const rows = await tx.sql
      .selectFrom("hub_person as h")
      .innerJoin("person as p", "p.person_id", "h.person_id")
      .select(["p.person_id as id", "h.number", "h.code", "p.name", "p.email", "p.lives_in", "p.phone", "p.employer"])
      .where("h.hub_id", "=", tx.actor.hubId)
      .where("h.number", ">", after)
      .orderBy("h.number")
      .limit(5000)
      .execute();
    for (const row of rows) {
      known.add({
        number: row.number,
        code: row.code,
        mark: row.email === "" ? null : row.email,
        name: row.name,
        facts: [row.lives_in, row.phone, row.employer],
      });
      ids.push(row.id);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < 5000) return { known, ids };
    after = last.number;
  }
}

/** People who were made one with others. */
async function gonePeople(tx: Tx, known: Known): Promise<GoneOf> {
  const notes = await goneNotes(tx, "person", ["code", "name", "email", "livesIn", "phone", "employer"]);
  return makeGoneOf(
    notes.map(({ gone, kept, said: [code = null, name = null, email = null, ...facts] }) => {
      const mark = email === "" ? null : email;
      return { kept, signs: { number: gone, code, mark, name, facts: facts.map((fact) => fact ?? "") } };
    }),
    known,
  );
}

const signsOf = ({ key, terms }: PersonRecord): RowSigns => ({
  ...key,
  mark: terms.email === undefined || terms.email === "" ? null : terms.email,
  name: terms.name ?? null,
  facts: [terms.livesIn ?? "", terms.phone ?? "", terms.employer ?? ""],
});

/** Takes rows of people: each gets this hub's card. */
export async function peopleWork(tx: Tx, place: WorkPlace): Promise<Work<PersonRecord, SavedPersonRow>> {
  const { known, ids } = await knownPeople(tx);
  const goneOf = await gonePeople(tx, known);
  const seen = makeSeenRows();
  return async (at, rows) => {
    const { placed, faults, merged } = placeRows(rows, signsOf, { known, seen, goneOf });
    const none = { before: null, known, heaviest: null, newId: at.newId };
    const news = new Map<Placed<PersonRecord>, Judged>();
    await inBreaths(placed, place.breathe, (each) => {
      if (each.match.place === null) news.set(each, judge(each, none));
    });
    const people = [...news.values()].flatMap((each) =>
      each.ok && each.value.after !== null ? [each.value.after] : [],
    );
    const ready = place.isWriting ? readyBeside(at, place, people) : noneReady;
    return () => rest(at, { placed, faults, merged, news, ready });
  };

  type Found = {
    readonly placed: readonly Placed<PersonRecord>[];
    readonly faults: readonly LineFault[];
    readonly merged: readonly MergedRow[];
    readonly news: ReadonlyMap<Placed<PersonRecord>, Judged>;
    readonly ready: ReadyPeople;
  };

  async function rest(at: Tx, { placed, faults, merged, news, ready }: Found): Promise<Taken<SavedPersonRow>> {
    const saved = await savedPeople(
      at,
      placed.flatMap(({ match }) => (match.place === null ? [] : (ids[match.place] ?? []))),
      place.isWriting,
    );
    const heaviest = await heaviestWeeks(at, [...saved.keys()], mondayOf(place.today));
    const judged = placed.map((each) => {
      const found = news.get(each);
      if (found !== undefined) return found;
      const id = each.match.place === null ? undefined : ids[each.match.place];
      const before = id === undefined ? null : (saved.get(id) ?? null);
      const load = before === null ? null : (heaviest.get(before.id) ?? null);
      return judge(each, { before, known, heaviest: load, newId: at.newId });
    });
    const taken: Taken<SavedPersonRow> = {
      rows: judged.flatMap((each) => (each.ok ? each.value : [])),
      faults: [...faults, ...judged.flatMap((each) => (each.ok ? [] : each.refusal))],
      merged,
    };
    return place.isWriting && taken.faults.length === 0 ? writePeople(at, taken, { place, ready: await ready }) : taken;
  }
}

type Judged = Outcome<TakenRow<SavedPersonRow>, readonly LineFault[]>;

type Beside = {
  readonly before: SavedPersonRow | null;
  readonly known: Known;
  readonly heaviest: Load | null;
  readonly newId: Tx["newId"];
};

function judge({ row, match }: Placed<PersonRecord>, { before, known, heaviest, newId }: Beside): Judged {
  const { line, key } = row;
  if (before === null) {
    const { name, halfDays } = row.terms;
    if (name === undefined || halfDays === undefined)
      return refused(missingFields(line, row.terms, ["name", "halfDays"]));
    const terms = { ...barePerson, ...row.terms, name, halfDays };
    const decided = decidePersonTerms(terms);
    if (!decided.ok) return refused(fieldFaults(line, decided.refusal));
    return accepted({
      line,
      effect: "new",
      number: null,
      name,
      key: "",
      before,
      after: { id: newId<PersonId>(), number: 0, version: 1, code: key.code, terms },
      alike: match.alike.map((place) => known.signsAt(place).number ?? 0),
      assumed: row.terms.towns === undefined ? ["towns"] : [],
    });
  }
  const terms = inSavedOrder(before.terms, { ...before.terms, ...row.terms });
  const code = key.code ?? before.code;
  const fields = changedPersonFields(before.terms, terms);
  const isChanged = fields.length > 0 || code !== before.code;
  const decided = decidePersonTerms(terms);
  if (!decided.ok && isChanged) return refused(fieldFaults(line, decided.refusal));
  if (heaviest !== null && fields.includes("halfDays") && terms.halfDays < heaviest.booked) {
    const { booked, week } = heaviest;
    const fault = { field: "halfDays", code: "below-booked", facts: { booked, week } } as const;
    return refused([{ line, fault: { code: "field", fault } }]);
  }
  const { number, version } = before;
  return accepted({
    line,
    effect: isChanged ? "changed" : "same",
    number,
    name: terms.name,
    key: `${before.id} ${version}`,
    before,
    after: isChanged ? { ...before, version: version + 1, code, terms } : before,
    alike: [],
    assumed: [],
  });
}

/** A list of words is read in the order of the closed list; in which order the same words are saved is no change. */
const inSavedOrder = (saved: PersonTerms, read: PersonTerms): PersonTerms => ({
  ...read,
  kinds: savedOrRead(saved.kinds, read.kinds),
  themes: savedOrRead(saved.themes, read.themes),
  roleKinds: savedOrRead(saved.roleKinds, read.roleKinds),
  trades: savedOrRead(saved.trades, read.trades),
  freeCells:
    saved.freeCells === null || read.freeCells === null ? read.freeCells : savedOrRead(saved.freeCells, read.freeCells),
});

/** The whole records of some people, held when they are going to be written. */
export async function savedPeople(
  tx: Tx,
  ids: readonly PersonId[],
  isHeld: boolean,
): Promise<ReadonlyMap<PersonId, SavedPersonRow>> {
  if (ids.length === 0) return new Map();
  // From the ids to the records: a database that has not counted its new rows yet would begin with all cards.
  const wanted = sql<{ id: PersonId }>`unnest(${[...ids]}::uuid[])`.as<"w">(sql`w(id)`);
  const asked = tx.sql
    .selectFrom(wanted)
    .innerJoin("person as p", "p.person_id", "w.id")
    .innerJoin("hub_person as h", (join) => join.onRef("h.person_id", "=", "w.id").on("h.hub_id", "=", tx.actor.hubId))
    // Not what the search keeps: it is longer than all the rest.
    .select([
      "p.person_id",
      "p.version",
      "p.name",
      "p.kana",
      "p.email",
      "p.phone",
      "p.kinds",
      "p.lives_in",
      "p.employer",
    ])
    .select(["p.about", "p.half_days", "p.engagements", "p.themes", "p.role_kinds", "p.trades", "p.shape", "p.towns"])
    .select(["p.on_site_half_days", "p.remote_half_days", "p.pay_yen_per_half_day", "p.available_from"])
    .select(["p.available_until", "p.not_with", "p.free_cells", "h.number", "h.code"]);
  const rows = await (isHeld ? asked.orderBy("p.person_id").forNoKeyUpdate("p") : asked).execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      { id: row.person_id, number: row.number, version: row.version, code: row.code, terms: personTermsOf(row) },
    ]),
  );
}

/** Of each person the week from this Monday on with most half-days booked; nobody without a booking. */
async function heaviestWeeks(tx: Tx, ids: readonly PersonId[], from: LocalDate): Promise<ReadonlyMap<PersonId, Load>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql
    .selectFrom("capacity_week")
    .distinctOn("person_id")
    .select(["person_id as id", "week", "capacity", "booked"])
    .where("person_id", "=", sql<PersonId>`any(${[...ids]}::uuid[])`)
    .where("week", ">=", from)
    .where("booked", ">", 0)
    .orderBy("person_id")
    .orderBy("booked", "desc")
    .orderBy("week")
    .execute();
  return new Map(rows.map(({ id, ...load }) => [id, load]));
}
