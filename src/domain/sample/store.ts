import { sql } from "kysely";
import type { Tx } from "#app.ts";
import { engagementColumns, engagementSearchTexts } from "#domain/engagements/store-engagements.ts";
import type { BookingId, EngagementId, Share } from "#domain/engagements/terms.ts";
import { firmColumns, firmSearchTexts } from "#domain/firms/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import type { AccountId } from "#domain/hubs/terms.ts";
import { insertRows, takeNumbers } from "#domain/imports/store-json-rows.ts";
import { addShares } from "#domain/imports/store-ledger.ts";
import { personColumns, personSearchTexts } from "#domain/people/store.ts";
import type { PersonId } from "#domain/people/terms.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { projectColumns, projectSearchTexts } from "#domain/projects/store.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { sampleTelephone } from "#domain/sample/rules-dice.ts";
import type { SampleEngagement } from "#domain/sample/rules-engagements.ts";
import type { SampleFirm } from "#domain/sample/rules-firms.ts";
import { datedPerson, type SamplePerson } from "#domain/sample/rules-people.ts";
import type { SampleProject } from "#domain/sample/rules-projects.ts";
import type { SampleStory } from "#domain/sample/rules-stories.ts";
import { keptForSearch } from "#domain/search/rules-kept.ts";
import type { StoryEntryId } from "#domain/stories/terms.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";

// The sample writes records of every area at once, a table in one statement: row by row a first start would take long.

/** A record of a block with what it got on its way into the database. */
export type Placed<Item, Id> = { readonly item: Item; readonly id: Id; readonly number: number };
/** Records of a block by their keys. */
export type PlacedAll<Item, Id> = ReadonlyMap<string, Placed<Item, Id>>;
/** The firms of a block. */
export type PlacedFirms = PlacedAll<SampleFirm, FirmId>;
/** The people of a block. */
export type PlacedPeople = PlacedAll<SamplePerson, PersonId>;
/** The projects of a block. */
export type PlacedProjects = PlacedAll<SampleProject, ProjectId>;
/** The engagements of a block. */
export type PlacedEngagements = PlacedAll<SampleEngagement, EngagementId>;

/** Writes firms with their public pages and figures; `today` tells which years the figures are of. */
export async function writeFirms(tx: Tx, firms: readonly SampleFirm[], today: LocalDate): Promise<PlacedFirms> {
  const {
    now,
    actor: { hubId },
  } = tx;
  const placed = await place<SampleFirm, FirmId>(tx, "firm", firms);
  const all = [...placed.values()];
  await insertRows(
    tx,
    "firm",
    all.map(({ item: { terms, published }, id, number }) => ({
      hub_id: hubId,
      firm_id: id,
      number,
      status: published ? "published" : "draft",
      version: published ? 2 : 1,
      ...firmColumns(terms),
      ...keptForSearch(firmSearchTexts(terms)),
      created_at: now,
      updated_at: now,
    })),
  );
  await insertRows(
    tx,
    "firm_page",
    all
      .filter(({ item }) => item.published)
      .map(({ item: { terms }, id, number }) => ({
        hub_id: hubId,
        firm_id: id,
        number,
        name: terms.name,
        industry: terms.industry,
        town: terms.town,
        employees: terms.employees,
        business: terms.business,
        website: terms.website,
        published_at: now,
      })),
  );
  const year = Number(today.slice(0, 4));
  await insertRows(
    tx,
    "firm_figures",
    all.flatMap(({ item, id }) =>
      item.figures.map((figures) => ({
        hub_id: hubId,
        firm_id: id,
        year: year - figures.yearsAgo,
        sales_yen: figures.salesYen,
        operating_profit_yen: figures.operatingProfitYen,
        personnel_yen: figures.personnelYen,
        depreciation_yen: figures.depreciationYen,
        borrowings_yen: figures.borrowingsYen,
        cash_yen: figures.cashYen,
        net_assets_yen: figures.netAssetsYen,
        total_assets_yen: figures.totalAssetsYen,
        employees: figures.employees,
      })),
    ),
  );
  return placed;
}

/** Writes people with this hub's cards. */
export async function writePeople(tx: Tx, people: readonly SamplePerson[], today: LocalDate): Promise<PlacedPeople> {
  const placed = await place<SamplePerson, PersonId>(tx, "person", people);
  const all = [...placed.values()];
  await insertRows(
    tx,
    "person",
    all.map(({ item, id }) => {
      const terms = datedPerson(item, mondayOf(today));
      return {
        person_id: id,
        ...personColumns(terms),
        ...keptForSearch(personSearchTexts(terms)),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
      };
    }),
  );
  await insertRows(
    tx,
    "hub_person",
    all.map(({ id, number }) => ({ hub_id: tx.actor.hubId, person_id: id, number, since: tx.now })),
  );
  return placed;
}

/** Writes projects, and the public pages of those that are published. */
export async function writeProjects(
  tx: Tx,
  projects: readonly SampleProject[],
  firms: PlacedFirms,
): Promise<PlacedProjects> {
  const placed = await place<SampleProject, ProjectId>(tx, "project", projects);
  const all = [...placed.values()];
  await insertRows(
    tx,
    "project",
    all.map(({ item: { firm, status, terms }, id, number }) => ({
      hub_id: tx.actor.hubId,
      project_id: id,
      number,
      firm_id: known(firms, firm).id,
      status,
      version: status === "draft" ? 1 : 2,
      ...projectColumns(terms),
      ...keptForSearch(projectSearchTexts(terms)),
      created_at: tx.now,
      updated_at: tx.now,
    })),
  );
  await insertRows(
    tx,
    "project_page",
    all
      .filter(({ item }) => item.status === "published")
      .map(({ item: { firm, terms }, id, number }) => {
        const at = known(firms, firm);
        const status = at.item.published ? "published" : "draft";
        const shown = firmOnPage({ status, version: 1, terms: at.item.terms, number: at.number });
        return {
          hub_id: tx.actor.hubId,
          project_id: id,
          number,
          ...projectColumns(terms),
          firm_name: shown.name,
          firm_number: shown.number,
          firm_industry: shown.industry,
          firm_town: shown.town,
          firm_size: shown.size,
          published_at: tx.now,
        };
      }),
  );
  return placed;
}

/** What engagements lean on: records of their block, the day of loading, who booked and who accompanies. */
export type Ground = {
  readonly firms: PlacedFirms;
  readonly people: PlacedPeople;
  readonly projects: PlacedProjects;
  readonly today: LocalDate;
  readonly madeBy: AccountId;
  readonly companions: readonly AccountId[];
};

/** Writes engagements with their half-days in the ledger. */
export async function writeEngagements(
  tx: Tx,
  engagements: readonly SampleEngagement[],
  ground: Ground,
): Promise<PlacedEngagements> {
  const placed = await place<SampleEngagement, EngagementId>(tx, "engagement", engagements);
  const all = [...placed.values()].map((one) => ({
    ...one,
    person: known(ground.people, one.item.person),
    firm: known(ground.firms, one.item.firm),
    project: one.item.project === null ? null : known(ground.projects, one.item.project).id,
    booking: tx.newId<BookingId>(),
    share: shareOf(one.item, ground.today),
    companion: companionOf(ground.companions, one.number),
  }));
  await addShares(
    tx,
    all.map(({ person, share }) => ({ person: { id: person.id, halfDays: person.item.terms.halfDays }, share })),
  );
  await insertRows(
    tx,
    "booking",
    all.map(({ item, person, project, booking, share }) => ({
      person_id: person.id,
      booking_id: booking,
      hub_id: tx.actor.hubId,
      project_id: project,
      half_days: share.halfDays,
      from_week: share.fromWeek,
      weeks: share.weeks,
      note: item.terms.title,
      made_by: ground.madeBy,
      made_at: tx.now,
    })),
  );
  await insertRows(
    tx,
    "engagement",
    all.map(({ item, id, number, person, firm, project, booking, share, companion }) => {
      const terms = { ...item.terms, fromWeek: share.fromWeek };
      const names = { firmName: firm.item.terms.name, personName: person.item.terms.name };
      return {
        hub_id: tx.actor.hubId,
        engagement_id: id,
        number,
        firm_id: firm.id,
        project_id: project,
        person_id: person.id,
        booking_id: booking,
        ...engagementColumns(terms),
        ended_on: item.end === null ? null : addDays(share.fromWeek, 7 * share.weeks - 3),
        ending: item.end?.ending ?? null,
        outcome: item.end?.outcome ?? "",
        outcome_score: item.end?.outcomeScore ?? null,
        companion_id: companion,
        companion_phone: sampleTelephone(2 + ground.companions.indexOf(companion ?? ground.madeBy)),
        ...keptForSearch(engagementSearchTexts(terms, names)),
        version: item.end === null ? 1 : 2,
        created_at: tx.now,
        updated_at: tx.now,
      };
    }),
  );
  return placed;
}

const shareOf = ({ terms, startsIn }: SampleEngagement, today: LocalDate): Share => ({
  halfDays: terms.halfDays,
  fromWeek: addDays(mondayOf(today), 7 * startsIn),
  weeks: terms.weeks,
});

/** Among whom the engagements are shared: by their numbers, in turn. */
export const companionOf = (companions: readonly AccountId[], number: number): AccountId | null =>
  companions[number % companions.length] ?? null;

/** Writes the story line. Nobody's account wrote it: the words say who spoke. */
export async function writeStories(
  tx: Tx,
  stories: readonly SampleStory[],
  ground: Pick<Ground, "firms" | "people" | "today"> & { readonly engagements: PlacedEngagements },
): Promise<void> {
  await insertRows(
    tx,
    "story_entry",
    stories.map((story) => ({
      hub_id: tx.actor.hubId,
      entry_id: tx.newId<StoryEntryId>(),
      kind: story.kind,
      on_day: addDays(ground.today, -story.daysAgo),
      words: story.words,
      spoken_by: story.spokenBy,
      firm_id: story.firm === null ? null : known(ground.firms, story.firm).id,
      person_id: story.person === null ? null : known(ground.people, story.person).id,
      engagement_id: story.engagement === null ? null : known(ground.engagements, story.engagement).id,
      made_at: tx.now,
    })),
  );
}

/** Lets the database count what has been written, so that it reads by its indexes from then on. */
export async function countRecords(tx: Tx): Promise<void> {
  await sql`select count_records()`.execute(tx.sql);
}

/** Gives every item an id and a short number. */
export async function place<Item extends { readonly key: string }, Id extends string>(
  tx: Tx,
  kind: string,
  items: readonly Item[],
): Promise<PlacedAll<Item, Id>> {
  const first = await takeNumbers(tx, kind, items.length);
  return new Map(items.map((item, index) => [item.key, { item, id: tx.newId<Id>(), number: first + index }]));
}

/** What the sample names; it names nothing that is not in it. */
export function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the sample names ${key}, which is not in it`);
  return value;
}
