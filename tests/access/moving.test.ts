import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestApp, testApp } from "../support/app.ts";

let house: TestApp;

beforeAll(async () => {
  house = await testApp();
});
afterAll(() => house.close());

const elsewhere = "0190a6c2-0000-7000-8000-000000000000";

test.for(["coordinator", "operator"] as const)(
  "a %s gives nobody's hat to another person or firm, not even behind the rules",
  async (hat) => {
    await house.signInAs("owner", house.north);
    await house.signInAs("person", house.north);
    const { actor } = await house.signInAs(hat, house.north);
    for (const change of [
      sql`update hat set person_id = ${elsewhere} where kind = 'person'`,
      sql`update hat set firm_id = ${elsewhere} where kind = 'owner'`,
    ])
      await expect(
        house.app.db.write(actor, { act: "firm.edit", key: null }, async (tx) => {
          await change.execute(tx.sql);
          return { ok: true, value: null };
        }),
      ).rejects.toThrow("only the hub itself");
  },
);

test("an owner puts no figures of the own firm into another firm's books", async () => {
  const { actor } = await house.signInAs("owner", house.north);
  await house.database.asSuper("insert into banso.firm_figures (hub_id, firm_id, year) values ($1, $2, 2025)", [
    house.north.id,
    actor.firmId,
  ]);
  await expect(
    house.app.db.write(actor, { act: "firm.edit", key: null }, async (tx) => {
      await sql`update firm_figures set firm_id = ${elsewhere}`.execute(tx.sql);
      return { ok: true, value: null };
    }),
  ).rejects.toThrow("only the hub itself");
});

test("a person says what they give, and writes nothing of what is booked of them", async () => {
  const { actor } = await house.signInAs("person", house.north);
  await house.database.asSuper(
    "insert into banso.capacity_week (person_id, week, capacity, booked) values ($1, '2026-11-30', 8, 4)",
    [actor.personId],
  );
  const write = (text: string) =>
    house.app.db.write(actor, { act: "person.edit", key: null }, async (tx) => {
      await sql.raw(text).execute(tx.sql);
      return { ok: true, value: null };
    });
  await expect(write("update capacity_week set booked = 0")).rejects.toThrow("only coordinators and the hub itself");
  await write("update capacity_week set capacity = 12");
  const { rows } = await house.database.asSuper("select capacity, booked from banso.capacity_week");
  expect(rows).toEqual([{ capacity: 12, booked: 4 }]);
});
