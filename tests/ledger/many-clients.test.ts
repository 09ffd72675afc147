import { sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App, Tx } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import { bookHalfDays } from "#domain/engagements/book-half-days.ts";
import { releaseBooking } from "#domain/engagements/release-booking.ts";
import { decideBooking, fillWeeks, mondaysOf } from "#domain/engagements/rules.ts";
import { addToLedger, appendBooking, loadWeeks } from "#domain/engagements/store.ts";
import type { BookingId, Share } from "#domain/engagements/terms.ts";
import { editPerson } from "#domain/people/edit-person.ts";
import { addCard, addPerson } from "#domain/people/store.ts";
import { barePerson, type PersonId } from "#domain/people/terms.ts";
import type { Refusal } from "#domain/refusals.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { accepted, refused } from "#kit/outcome.ts";
import { pick, type Random, seededRandom } from "#kit/random.ts";
import { makeDatabase } from "#platform/database.ts";
import { openPool } from "#platform/postgres/connections.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { count } from "../support/counts.ts";
import { ledgerFaults } from "../support/ledger.ts";

const clients = 20;
const tries = count(40, 10_000);
const halfDays = 12;

let house: TestApp;
let pool: pg.Pool;
/** The same product over a pool that gives each client a connection of its own. */
let app: App;
/** Coordinators of two hubs that share the same people. */
let coordinators: readonly Actor[];

beforeAll(async () => {
  house = await testApp();
  const { north, south } = house;
  coordinators = [
    (await house.signInAs("coordinator", north)).actor,
    (await house.signInAs("coordinator", south)).actor,
  ];
  const settings = { search_path: "banso,pg_catalog", statement_timeout: "30000" };
  pool = openPool(house.database.target, "banso_app", { max: clients, settings });
  app = { ...house.app, db: makeDatabase({ pool, clock: house.app.clock, ids: house.app.ids }) };
});
afterAll(async () => {
  await pool.end();
  await house.close();
});

/** A person whose card both hubs hold, with the card's number in each. */
type Shared = { readonly id: PersonId; readonly numbers: readonly number[] };

async function sharedPerson(): Promise<Shared> {
  const id = app.ids.next<PersonId>();
  const terms = { ...barePerson, name: "Ledger Test", halfDays };
  const [north, south] = [house.north.id, house.south.id];
  const inNorth = await app.db.asHub(north, "found-hub", (tx) => addPerson(tx, id, terms));
  const inSouth = await app.db.asHub(south, "found-hub", (tx) => addCard(tx, id));
  return { id, numbers: [inNorth, inSouth] };
}

/** All clients at once, each with its own randomness and, by turns, of one hub or the other. */
async function together(work: (actor: Actor, random: Random, hub: number) => Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const hub = client % 2;
      const actor = coordinators[hub];
      if (actor === undefined) throw new Error("there is no such hub");
      await work(actor, seededRandom(client + 1), hub);
    }),
  );
}

const someShare = (random: Random): Share => ({
  halfDays: 1 + random.below(4),
  fromWeek: addDays(mondayOf(app.clock.today()), 7 * random.below(8)),
  weeks: 1 + random.below(6),
});

test("20 clients of two hubs book, release and change half-days: never above capacity, and the ledger is what the bookings say", async () => {
  const people = [await sharedPerson(), await sharedPerson()];
  const seen = { booked: 0, "above-capacity": 0, released: 0, "wrong-state": 0, edited: 0, below: 0 };
  await together(async (actor, random, hub) => {
    const own: { number: number; booking: BookingId }[] = [];
    for (let n = 0; n < tries; n += 1) {
      const number = pick(random, people).numbers[hub] ?? 0;
      const dice = random.below(10);
      const chosen = own.length > 0 && dice < 4 ? pick(random, own) : null;
      if (chosen !== null) {
        const outcome = await releaseBooking(app, actor, { ...chosen, key: null });
        seen[outcome.ok ? "released" : expectCode(outcome.refusal, "wrong-state")] += 1;
      } else if (dice === 9) {
        seen[await changeHalfDays(actor, number, 10 + random.below(4))] += 1;
      } else {
        const terms = { ...someShare(random), note: "a try" };
        const outcome = await bookHalfDays(app, actor, { number, terms, key: null });
        if (outcome.ok) own.push(outcome.value);
        seen[outcome.ok ? "booked" : expectCode(outcome.refusal, "above-capacity")] += 1;
      }
    }
  });
  expect(await ledgerFaults(house.database)).toEqual([]);
  for (const [what, times] of Object.entries(seen)) expect(times, `${what} never happened`).toBeGreaterThan(0);
}, 3_600_000);

const expectCode = <Code extends Refusal["code"]>(refusal: Refusal, code: Code): Code => {
  expect(refusal.code).toBe(code);
  return code;
};

async function changeHalfDays(actor: Actor, number: number, wanted: number): Promise<"edited" | "below"> {
  const { rows } = await house.database.asSuper(
    "select p.version from banso.person p join banso.hub_person h using (person_id) where h.hub_id = $1 and h.number = $2",
    [actor.hubId, number],
  );
  const terms = { ...barePerson, name: "Ledger Test", halfDays: wanted };
  const outcome = await editPerson(app, actor, { number, terms, version: Number(rows[0]?.version), key: null });
  if (!outcome.ok) expect(["invalid", "stale"]).toContain(outcome.refusal.code);
  return outcome.ok ? "edited" : "below";
}

/** A booking made without holding the person first and without a decision. */
type Careless = (tx: Tx, person: PersonId, share: Share) => Promise<boolean>;

async function bookCarelessly(actor: Actor, person: PersonId, share: Share, careless: Careless): Promise<boolean> {
  const outcome = await app.db.write(actor, { act: "person.book", key: null }, async (tx) => {
    if (!(await careless(tx, person, share))) return refused("full" as const);
    const madeBy = actor.accountId;
    if (madeBy === null) throw new Error("a coordinator has an account");
    const booking = { id: tx.newId<BookingId>(), personId: person, share, note: "careless", releases: null, madeBy };
    await appendBooking(tx, booking);
    return accepted(null);
  });
  return outcome.ok;
}

test("the ledger's own check holds the line alone, when nobody holds the person and nobody decides", async () => {
  const { id } = await sharedPerson();
  const seen = { booked: 0, refused: 0 };
  await together(async (actor, random) => {
    for (let n = 0; n < tries / 4; n += 1) {
      const add: Careless = async (tx, person, share) => {
        await addToLedger(tx, { id: person, halfDays }, share);
        return true;
      };
      try {
        await bookCarelessly(actor, id, { ...someShare(random), halfDays: 1 }, add);
        seen.booked += 1;
      } catch (fault) {
        // Any other fault, such as two statements that wait for each other crosswise, fails the test.
        expect(fault).toMatchObject({ code: "23514", constraint: "never_above_capacity" });
        seen.refused += 1;
      }
    }
  });
  expect(await ledgerFaults(house.database)).toEqual([]);
  expect(Math.min(seen.booked, seen.refused)).toBeGreaterThan(0);
}, 3_600_000);

test("a booking that reads, decides and then writes what it computed over-books, and this check catches it", async () => {
  const { id } = await sharedPerson();
  const readThenWrite: Careless = async (tx, person, share) => {
    const ledger = await loadWeeks(tx, person, share);
    if (!decideBooking({ halfDays }, ledger, share).ok) return false;
    for (const { week, capacity, booked } of fillWeeks(mondaysOf(share), ledger, halfDays))
      await sql`
        insert into capacity_week values (${person}, ${week}, ${capacity}, ${booked + share.halfDays})
        on conflict (person_id, week) do update set booked = excluded.booked`.execute(tx.sql);
    return true;
  };
  await together(async (actor, random) => {
    for (let n = 0; n < 5; n += 1) await bookCarelessly(actor, id, someShare(random), readThenWrite);
  });
  const faults = (await ledgerFaults(house.database)).filter(({ personId }) => personId === id);
  expect(faults.some(({ sum, capacity }) => sum > capacity)).toBe(true);
  expect(faults.some(({ sum, booked }) => sum !== booked)).toBe(true);
}, 60_000);
