import type { App, Tx } from "#app.ts";
import { decideBooking } from "#domain/engagements/rules.ts";
import { addToLedger, appendBooking, loadWeeks } from "#domain/engagements/store.ts";
import type { BookingId } from "#domain/engagements/terms.ts";
import { addFirm, type SavedFirm, saveFirmPage, saveFirmStatus } from "#domain/firms/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { type SampleRegion, sampleRegion } from "#domain/hubs/rules-sample.ts";
import type { SampleAccount } from "#domain/hubs/rules-sample-accounts.ts";
import type { SampleBooking } from "#domain/hubs/rules-sample-bookings.ts";
import type { SampleFirm } from "#domain/hubs/rules-sample-firms.ts";
import { addAccount, addHub, addOrganisation, grantHat } from "#domain/hubs/store.ts";
import type { AccountId, HubId, OrganisationId } from "#domain/hubs/terms.ts";
import { addPerson } from "#domain/people/store.ts";
import type { HalfDays, PersonId } from "#domain/people/terms.ts";
import { firmOnPage } from "#domain/projects/rules.ts";
import { addProject, addProjectPage, saveProjectStatus } from "#domain/projects/store.ts";
import type { ProjectId } from "#domain/projects/terms.ts";
import { addDays, type LocalDate, mondayOf } from "#kit/dates.ts";

/** Writes the invented region of this seed as one hub, all or nothing. Its bookings lie around the week of today. */
export async function loadSample(app: App, seed: number): Promise<void> {
  const region = sampleRegion(seed);
  const accounts = await makeAccounts(app, region.accounts);
  const thisWeek = mondayOf(app.clock.today());
  await app.db.asHub(app.ids.next<HubId>(), "load-sample", async (tx) => {
    await addHub(tx, { ...region.hub, host: null, isSample: true });
    const organisations = await writeOrganisations(tx, region);
    const firms = await writeFirms(tx, region.firms);
    await writeProjects(tx, region, firms);
    const people = await writePeople(tx, region);
    const places = { firms, people, organisations };
    for (const account of region.accounts)
      await writeAccount(tx, account, { id: known(accounts, account.email), places });
    const madeBy = known(accounts, region.accounts[0]?.email ?? "");
    for (const booking of region.bookings)
      await writeBooking(tx, booking, { person: known(people, booking.person), thisWeek, madeBy });
  });
}

/**
 * The accounts' library keeps its own tables, outside of the one transaction; making an account again changes nothing,
 * so a start that broke off is mended by the next. Hashing passwords takes most of the time and is done side by side.
 */
async function makeAccounts(app: App, accounts: readonly SampleAccount[]): Promise<ReadonlyMap<string, AccountId>> {
  const made = accounts.map(async ({ email, name }) => {
    const id = await app.accounts.create({ email, name, password: app.samplePassword });
    return [email, id] as const;
  });
  return new Map(await Promise.all(made));
}

type SavedPerson = { readonly id: PersonId; readonly halfDays: HalfDays };
type Places = {
  readonly firms: ReadonlyMap<string, SavedFirm>;
  readonly people: ReadonlyMap<string, SavedPerson>;
  readonly organisations: ReadonlyMap<string, OrganisationId>;
};

async function writeOrganisations(tx: Tx, region: SampleRegion): Promise<Places["organisations"]> {
  const organisations = new Map<string, OrganisationId>();
  for (const { key, kind, name } of region.organisations) {
    const id = tx.newId<OrganisationId>();
    await addOrganisation(tx, { id, kind, name });
    organisations.set(key, id);
  }
  return organisations;
}

async function writeFirms(tx: Tx, firms: readonly SampleFirm[]): Promise<Places["firms"]> {
  const saved = new Map<string, SavedFirm>();
  for (const { key, published, terms } of firms) {
    const id = tx.newId<FirmId>();
    const number = await addFirm(tx, id, terms);
    if (published) {
      await saveFirmStatus(tx, id, "published");
      await saveFirmPage(tx, { id, number, terms });
    }
    saved.set(key, { id, number, terms, status: published ? "published" : "draft", version: published ? 2 : 1 });
  }
  return saved;
}

async function writeProjects(tx: Tx, region: SampleRegion, firms: Places["firms"]): Promise<void> {
  for (const { firm: key, status, terms } of region.projects) {
    const firm = known(firms, key);
    const id = tx.newId<ProjectId>();
    const number = await addProject(tx, { id, firmId: firm.id, terms });
    if (status !== "draft") await saveProjectStatus(tx, id, status);
    if (status === "published") await addProjectPage(tx, { id, number, terms }, firmOnPage(firm));
  }
}

async function writePeople(tx: Tx, region: SampleRegion): Promise<Places["people"]> {
  const people = new Map<string, SavedPerson>();
  for (const { key, terms } of region.people) {
    const id = tx.newId<PersonId>();
    await addPerson(tx, id, terms);
    people.set(key, { id, halfDays: terms.halfDays });
  }
  return people;
}

async function writeAccount(
  tx: Tx,
  { name, email, hats }: SampleAccount,
  { id, places }: { readonly id: AccountId; readonly places: Places },
): Promise<void> {
  await addAccount(tx, { id, name, email });
  for (const { kind, at } of hats)
    await grantHat(tx, {
      accountId: id,
      kind,
      firmId: places.firms.get(at ?? "")?.id ?? null,
      personId: places.people.get(at ?? "")?.id ?? null,
      organisationId: places.organisations.get(at ?? "") ?? null,
    });
}

type Around = {
  readonly person: SavedPerson;
  readonly thisWeek: LocalDate;
  readonly madeBy: AccountId;
};

async function writeBooking(tx: Tx, booking: SampleBooking, { person, thisWeek, madeBy }: Around): Promise<void> {
  const { halfDays, weeks, startsIn, note } = booking;
  const share = { halfDays, weeks, fromWeek: addDays(thisWeek, 7 * startsIn) };
  const decided = decideBooking(person, await loadWeeks(tx, person.id, share), share);
  if (!decided.ok) throw new Error(`the sample books ${booking.person} above capacity`);
  await addToLedger(tx, person, share);
  await appendBooking(tx, { id: tx.newId<BookingId>(), personId: person.id, share, note, releases: null, madeBy });
}

function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the sample names ${key}, which is not in it`);
  return value;
}
