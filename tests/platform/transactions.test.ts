import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HubId } from "#domain/hubs/terms.ts";
import { systemClock } from "#platform/clock.ts";
import { isEmpty, makeDatabase } from "#platform/database.ts";
import { systemIds } from "#platform/ids.ts";
import { openPool } from "#platform/postgres/connections.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const hubId = systemIds.next<HubId>();

/** The product's transactions over a single connection, so that what one leaves behind meets the next. */
function overOneConnection() {
  const pool = openPool(database.target, "banso_app", {
    max: 1,
    settings: { search_path: "banso,pg_catalog", statement_timeout: "200" },
  });
  return { pool, db: makeDatabase({ pool, clock: systemClock, ids: systemIds }) };
}

test("a question for the hub that took too long does not spoil the connection for those who come after", async () => {
  const { pool, db } = overOneConnection();
  const holder = openPool(database.target, "banso_owner", { max: 1, settings: {} });
  try {
    const held = await holder.connect();
    await held.query("begin; lock table banso.hub in access exclusive mode");
    await expect(db.hubOf(null)).rejects.toMatchObject({ code: "57014" });
    await held.query("rollback");
    held.release();
    expect(await db.hubOf(null)).toBeNull();
    expect(await db.asHub(hubId, "find-session", async (tx) => tx.actor.hubId)).toBe(hubId);
  } finally {
    await Promise.all([pool.end(), holder.end()]);
  }
});

test("an installation whose only hub has a host name is not empty, so that no sample is brought into it", async () => {
  const { worker } = database.connections;
  expect(await isEmpty(worker)).toBe(true);
  await database.asSuper("insert into banso.hub (hub_id, host, name) values ($1, 'a.example', 'A')", [hubId]);
  expect(await isEmpty(worker)).toBe(false);
});

test("a database that is not there is told from a file of our own that is missing", async () => {
  const pool = openPool({ ...database.target, port: 5999 }, "banso_app", { max: 1, settings: {} });
  const { isGone, hubOf } = makeDatabase({ pool, clock: systemClock, ids: systemIds });
  const faultOf = (work: () => unknown): Promise<unknown> =>
    Promise.resolve()
      .then(work)
      .catch((fault: unknown) => fault);
  expect(isGone(await faultOf(() => hubOf(null)))).toBe(true);
  expect(isGone(await faultOf(() => readFileSync("/there/is/no/such/file")))).toBe(false);
  await pool.end();
});
