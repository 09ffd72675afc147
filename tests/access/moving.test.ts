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
