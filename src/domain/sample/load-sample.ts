import { sql } from "kysely";
import type { App, Tx } from "#app.ts";
import type { HatKind } from "#domain/access/terms.ts";
import { addStanding } from "#domain/contracts/store.ts";
import type { StandingId } from "#domain/contracts/terms.ts";
import { addAccount, addHub, addOrganisation, grantHat } from "#domain/hubs/store.ts";
import type { AccountId, HubId, OrganisationId } from "#domain/hubs/terms.ts";
import type { SampleAccount } from "#domain/sample/rules-accounts.ts";
import { type SampleBlock, type SampleRegion, sampleBlock, sampleRegion } from "#domain/sample/rules-region.ts";
import { samplePrefecture, sampleStandings, sampleTownPlaces } from "#domain/sample/rules-words-places.ts";
import {
  countRecords,
  known,
  type PlacedFirms,
  type PlacedPeople,
  type PlacedProjects,
  writeEngagements,
  writeFirms,
  writePeople,
  writeProjects,
  writeStories,
} from "#domain/sample/store.ts";
import { writeCheckIns, writeConcerns } from "#domain/sample/store-check-ins.ts";
import { writeConsents, writeHands } from "#domain/sample/store-hands.ts";
import { writeDialogues, writeReviews } from "#domain/sample/store-needs.ts";
import { writeProposals } from "#domain/sample/store-proposals.ts";
import { writeReferrals } from "#domain/sample/store-referrals.ts";
import { writeMeetings, writeWeeks } from "#domain/sample/store-weeks.ts";
import { addDays, type LocalDate } from "#kit/dates.ts";

/** How large a region is loaded, and who is told how far it is. */
export type SampleSize = {
  /** How many times the records of the region itself, 1–1,000. */
  readonly size: number;
  /** Called after each of them is written. */
  readonly onBlock?: (done: number, size: number) => void;
};

/**
 * Writes the invented region of this seed as one hub, all or nothing. Its engagements lie around the week of today. Of
 * processes that begin at the same moment one loads it, the others wait for that one; gives whether it was this call.
 */
export async function loadSample(
  app: App,
  seed: number,
  { size, onBlock }: SampleSize = { size: 1 },
): Promise<boolean> {
  return app.db.asHub(app.ids.next<HubId>(), "load-sample", async (tx) => {
    if (!(await isFirst(tx))) return false;
    const region = sampleRegion(seed);
    const accounts = await makeAccounts(app, region.accounts);
    await addHub(tx, { ...region.hub, host: null, isSample: true });
    const organisations = await writeOrganisations(tx, region);
    await writeStandings(tx, organisations, app.clock.today());
    await writeTowns(tx);
    for (const account of region.accounts) await addAccount(tx, { ...account, id: known(accounts, account.email) });
    const ground = { today: app.clock.today(), ...staffOf(region.accounts, accounts) };
    const { firms, people, projects } = await writeBlock(tx, region, ground);
    await writeReferrals(tx, { firms, projects, organisations, by: ground.madeBy });
    for (const account of region.accounts)
      await giveHats(tx, account, { id: known(accounts, account.email), places: { firms, people, organisations } });
    onBlock?.(1, size);
    for (let block = 1; block < size; block += 1) {
      await writeBlock(tx, sampleBlock(seed, block), ground);
      onBlock?.(block + 1, size);
      // Keys are checked by reading whole tables for as long as the database believes that they are almost empty.
      if (isPowerOfTwo(block)) await countRecords(tx);
    }
    return true;
  });
}

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

/** Waits for another process that loads the sample at this moment; then tells whether there is still no hub. */
async function isFirst(tx: Tx): Promise<boolean> {
  // A region a hundred times larger takes minutes, and whoever waits for it waits as long.
  await sql`select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true),
    set_config('app.host', '', true)`.execute(tx.sql);
  await sql`select pg_advisory_xact_lock(hashtextextended('banso sample', 0))`.execute(tx.sql);
  const { rows } = await sql`select 1 from hub limit 1`.execute(tx.sql);
  return rows.length === 0;
}

/**
 * The accounts' library keeps its own tables, outside of the one transaction; making an account again changes nothing,
 * so a start that broke off is mended by the next. All of them have one password, which is hashed once, as that takes a
 * tenth of a second; whoever nobody enters as has no password at all.
 */
async function makeAccounts(app: App, accounts: readonly SampleAccount[]): Promise<ReadonlyMap<string, AccountId>> {
  const passwordHash = await app.accounts.hashOf(app.samplePassword);
  const made = accounts.map(async ({ email, name, canSignIn }) => {
    const id = canSignIn ? await app.accounts.create({ email, name, passwordHash }) : app.ids.next<AccountId>();
    return [email, id] as const;
  });
  return new Map(await Promise.all(made));
}

type Staff = {
  readonly madeBy: AccountId;
  readonly madeByName: string;
  readonly companions: readonly AccountId[];
  readonly definers: readonly AccountId[];
};

/** Who booked the half-days, and among whom engagements and talks are shared: the first of each kind has most. */
function staffOf(accounts: readonly SampleAccount[], ids: ReadonlyMap<string, AccountId>): Staff {
  const wearing = (hat: HatKind): readonly AccountId[] =>
    accounts.filter(({ hats }) => hats.some(({ kind }) => kind === hat)).map(({ email }) => known(ids, email));
  const [companions, definers] = [wearing("companion"), wearing("definer")];
  return {
    madeBy: known(ids, accounts[0]?.email ?? ""),
    madeByName: accounts[0]?.name ?? "",
    companions: [...companions.slice(0, 1), ...companions],
    definers: [...definers.slice(0, 1), ...definers],
  };
}

type Places = {
  readonly firms: PlacedFirms;
  readonly people: PlacedPeople;
  readonly organisations: ReadonlyMap<string, OrganisationId>;
};

async function writeBlock(
  tx: Tx,
  block: SampleBlock,
  staff: Staff & { readonly today: LocalDate },
): Promise<Pick<Places, "firms" | "people"> & { readonly projects: PlacedProjects }> {
  const { today } = staff;
  const firms = await writeFirms(tx, block.firms, today);
  const people = await writePeople(tx, block.people, today);
  const projects = await writeProjects(tx, block.projects, firms);
  await writeWeeks(tx, block.weeks, { firms, people, projects, today });
  const engagements = await writeEngagements(tx, block.engagements, { firms, people, projects, ...staff });
  await writeMeetings(tx, block.weeks, { firms, engagements });
  const checkIns = await writeCheckIns(tx, block.checkIns, { engagements, today });
  await writeConcerns(tx, block.concerns, { engagements, checkIns, ...staff });
  await writeProposals(tx, block.proposals, { firms, people, projects, ...staff });
  await writeStories(tx, block.stories, { firms, people, engagements, today });
  const needs = { firms, people, projects, today, definers: staff.definers };
  await writeDialogues(tx, block.dialogues, needs);
  await writeReviews(tx, block, needs);
  await writeConsents(tx, block.hubConsents, { people, projects, ...staff });
  await writeHands(tx, block.hands, { people, projects, ...staff });
  return { firms, people, projects };
}

async function writeOrganisations(tx: Tx, region: SampleRegion): Promise<Places["organisations"]> {
  const organisations = new Map<string, OrganisationId>();
  for (const { key, kind, name } of region.organisations) {
    const id = tx.newId<OrganisationId>();
    await addOrganisation(tx, { id, kind, name });
    organisations.set(key, id);
  }
  return organisations;
}

async function writeStandings(tx: Tx, organisations: Places["organisations"], today: LocalDate): Promise<void> {
  for (const { at, kind, licence, since, until } of sampleStandings)
    await addStanding(tx, {
      id: tx.newId<StandingId>(),
      organisationId: at === null ? null : (organisations.get(at) ?? null),
      terms: { kind, licence, validFrom: addDays(today, -since), expiresOn: addDays(today, until), note: "" },
    });
}

async function writeTowns(tx: Tx): Promise<void> {
  const rows = sampleTownPlaces.map((town) => ({ hub_id: tx.actor.hubId, prefecture: samplePrefecture, ...town }));
  await tx.sql.insertInto("town").values(rows).execute();
}

async function giveHats(
  tx: Tx,
  { hats }: SampleAccount,
  { id, places }: { readonly id: AccountId; readonly places: Places },
): Promise<void> {
  for (const { kind, at } of hats)
    await grantHat(tx, {
      accountId: id,
      kind,
      firmId: places.firms.get(at ?? "")?.id ?? null,
      personId: places.people.get(at ?? "")?.id ?? null,
      organisationId: places.organisations.get(at ?? "") ?? null,
    });
}
