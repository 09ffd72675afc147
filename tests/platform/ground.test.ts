import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBeforeServing } from "#platform/postgres/connections.ts";
import { standingOf } from "#platform/postgres/migrate.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test("a fresh copy is up to date and may be served", async () => {
  expect(await standingOf(fresh.connections.app)).toEqual({ pending: [], faults: [] });
  await checkBeforeServing(fresh.connections.app);
});

test("each pool acts as its role, in its schema", async () => {
  const { app, auth, worker, owner, keeper } = fresh.connections;
  const seen = [];
  for (const pool of [app, auth, worker, owner(), keeper()]) {
    const { rows } = await pool.query("select current_user::text as role, current_setting('search_path') as path");
    seen.push(rows[0]);
  }
  expect(seen).toEqual([
    { role: "banso_app", path: "banso,pg_catalog" },
    { role: "banso_auth", path: "auth" },
    { role: "banso_worker", path: "banso,pg_catalog" },
    { role: "banso_owner", path: "banso,pg_catalog" },
    { role: "banso_keeper", path: "banso,pg_catalog" },
  ]);
});

test("whole numbers are exact or refused, and days stay text", async () => {
  const { rows } = await fresh.connections.app.query(
    "select 9007199254740991::int8 as n, date '2026-04-01' as day, array[1,2]::int8[] as list, array[date '2026-04-01'] as days",
  );
  expect(rows[0]).toEqual({ n: 9007199254740991, day: "2026-04-01", list: [1, 2], days: ["2026-04-01"] });
  await expect(fresh.connections.app.query("select 9007199254740993::int8 as n")).rejects.toThrow(RangeError);
});
