import { afterAll, beforeAll, expect, test } from "vitest";
import { hatKinds } from "#domain/access/terms.ts";
import { bookHalfDays } from "#domain/engagements/book-half-days.ts";
import { releaseBooking } from "#domain/engagements/release-booking.ts";
import type { BookingId } from "#domain/engagements/terms.ts";
import { editPerson } from "#domain/people/edit-person.ts";
import { addCard } from "#domain/people/store.ts";
import { barePerson } from "#domain/people/terms.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { ledgerFaults } from "../support/ledger.ts";

let house: TestApp;
let north: SignedIn;
let south: SignedIn;
/** The number of the north's own person on a card that the south holds as well. */
let inSouth: number;

beforeAll(async () => {
  house = await testApp();
  north = await house.signInAs("coordinator", house.north);
  south = await house.signInAs("coordinator", house.south);
  inSouth = await house.app.db.asHub(house.south.id, "found-hub", (tx) => addCard(tx, house.north.person.id));
});
afterAll(() => house.close());

const monday = () => mondayOf(house.app.clock.today());
const share = (halfDays: number, week: number, weeks: number) => ({
  halfDays,
  fromWeek: addDays(monday(), 7 * week),
  weeks,
  note: "a test",
});
const book = (who: SignedIn, number: number, terms: ReturnType<typeof share>) =>
  bookHalfDays(house.app, who.actor, { number, terms, key: null });

async function booked(who: SignedIn, number: number, terms: ReturnType<typeof share>): Promise<BookingId> {
  const outcome = await book(who, number, terms);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.booking;
}

test("two hubs share one person's half-days, and the second is told the first week that is too full and what is free", async () => {
  await booked(north, house.north.person.number, share(8, 2, 4));
  const outcome = await book(south, inSouth, share(5, 0, 8));
  expect(outcome).toEqual({
    ok: false,
    refusal: { code: "above-capacity", week: addDays(monday(), 14), free: 4 },
  });
  await booked(south, inSouth, share(4, 0, 8));
  expect(await ledgerFaults(house.database)).toEqual([]);
});

test("a hub cannot give back what another hub booked", async () => {
  const theirs = await booked(south, inSouth, share(1, 20, 2));
  const number = house.north.person.number;
  const outcome = await releaseBooking(house.app, north.actor, { number, booking: theirs, key: null });
  expect(outcome).toEqual({ ok: false, refusal: { code: "not-found" } });
});

test("a booking given back twice gives back once", async () => {
  const number = house.north.otherPerson.number;
  const booking = await booked(north, number, share(6, 0, 3));
  const release = () => releaseBooking(house.app, north.actor, { number, booking, key: null });
  const outcomes = await Promise.all([release(), release(), release()]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await ledgerFaults(house.database)).toEqual([]);
  await booked(north, number, share(12, 0, 3));
});

test("new half-days hold in booked weeks from this week on, and may not go below what is booked", async () => {
  const { number, id } = house.south.person;
  const edit = (halfDays: number, version: number) => {
    const terms = { ...barePerson, name: "South Own", halfDays };
    return editPerson(house.app, south.actor, { number, terms, version, key: null });
  };
  await booked(south, number, share(7, -2, 6));
  const refusal = await edit(6, 1);
  expect(refusal.ok ? null : refusal.refusal).toMatchObject({
    code: "invalid",
    faults: [{ field: "halfDays", code: "below-booked", facts: { booked: 7, week: monday() } }],
  });
  expect((await edit(9, 1)).ok).toBe(true);
  const { rows } = await house.database.asSuper(
    "select capacity from banso.capacity_week where person_id = $1 order by week",
    [id],
  );
  expect(rows.map(({ capacity }) => capacity)).toEqual([12, 12, 9, 9, 9, 9]);
});

test("a booking is never changed, and a week cannot be moved to another person", async () => {
  const tryAs = (statement: string) => house.database.connections.app.query(statement);
  await expect(tryAs("update banso.booking set half_days = 1")).rejects.toMatchObject({ code: "42501" });
  await expect(tryAs("update banso.capacity_week set week = week + 7")).rejects.toMatchObject({ code: "42501" });
});

test.each([...hatKinds, "visitor"])(
  "%s cannot take a booking or a week away: only the hub itself does, for an import or a merge",
  async (hat) => {
    await booked(north, house.north.person.number, share(1, 40, 1));
    const client = await house.database.connections.app.connect();
    try {
      await client.query("begin");
      const actor = { hub: house.north.id, hat, person: house.north.person.id, firm: house.north.firm.id };
      for (const [name, value] of Object.entries(actor))
        await client.query("select set_config($1, $2, true)", [`app.${name}`, value]);
      for (const table of ["booking", "capacity_week", "person", "hub_person", "firm", "project"])
        expect([table, (await client.query(`delete from banso.${table}`)).rowCount]).toEqual([table, 0]);
    } finally {
      await client.query("rollback");
      client.release();
    }
  },
);

test("a hub without the person's card sees neither the person nor the weeks", async () => {
  const outcome = await book(south, 9999, share(1, 0, 1));
  expect(outcome).toEqual({ ok: false, refusal: { code: "not-found" } });
  const seen = await house.app.db.read(south.actor, (tx) =>
    tx.sql.selectFrom("capacity_week").select("week").where("person_id", "=", house.north.otherPerson.id).execute(),
  );
  expect(seen).toEqual([]);
});
