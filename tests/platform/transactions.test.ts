import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HubId } from "#domain/hubs/terms.ts";
import { systemClock } from "#platform/clock.ts";
import { isEmpty, makeDatabase } from "#platform/database.ts";
import { systemIds } from "#platform/ids.ts";
import { openPool } from "#platform/postgres/connections.ts";
import { statementNames } from "#platform/prepared.ts";
import { crowding } from "../support/crowding.ts";
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

/** A way to the database that can fall silent without closing anything, as a machine without power does. */
async function silentWay() {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-way-"));
  const real = `${database.target.socketFolder}/.s.PGSQL.${database.target.port}`;
  const open = new Set<net.Socket>();
  const way = net.createServer((near) => {
    const far = net.connect(real);
    for (const end of [near, far]) {
      open.add(end);
      end.on("error", () => {});
    }
    near.on("data", (part) => isSilent || far.write(part));
    far.on("data", (part) => isSilent || near.write(part));
  });
  let isSilent = false;
  await new Promise<void>((resolve) => way.listen(`${folder}/.s.PGSQL.5999`, resolve));
  return {
    target: { ...database.target, socketFolder: folder, port: 5999 },
    fallSilent: () => {
      isSilent = true;
    },
    close: () => {
      for (const end of open) end.destroy();
      way.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test("a database that falls silent without closing anything is gone within five seconds, also for what looks after us", async () => {
  const way = await silentWay();
  const pool = openPool(way.target, "banso_app", { max: 4, settings: { search_path: "banso,pg_catalog" } });
  const db = makeDatabase({ pool, clock: systemClock, ids: systemIds });
  expect(await db.answers()).toBe(true);
  way.fallSilent();
  const began = performance.now();
  const [hub, answers] = await Promise.all([db.hubOf(null).catch((fault: unknown) => fault), db.answers()]);
  expect(db.isGone(hub)).toBe(true);
  expect(answers).toBe(false);
  expect(performance.now() - began).toBeLessThan(5000 * crowding());
  way.close();
  await pool.end();
});

test("what is asked again and again is prepared on its connection, and what comes once is not", async () => {
  const pool = openPool(database.target, "banso_app", { max: 1, settings: { search_path: "banso,pg_catalog" } });
  const db = makeDatabase({ pool, clock: systemClock, ids: systemIds });
  try {
    for (let times = 0; times < 3; times++) await db.hubOf("somewhere.example");
    const { rows } = await pool.query(
      "select statement, generic_plans + custom_plans as plans from pg_prepared_statements",
    );
    // The hub by its host name, and the only hub of an installation, in one text.
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ statement: expect.stringContaining('from "hub"'), plans: 5 });
  } finally {
    await pool.end();
  }
});

test("a statement that was prepared for a column of another type is refused once on a connection, not for ever", async () => {
  const pool = openPool(database.target, "banso_app", { max: 1, settings: { search_path: "banso,pg_catalog" } });
  const db = makeDatabase({ pool, clock: systemClock, ids: systemIds });
  try {
    for (let times = 0; times < 2; times++) await db.hubOf(null);
    await database.asSuper("alter table banso.hub alter contact_name type varchar");
    await expect(db.hubOf(null)).rejects.toThrow("cached plan must not change result type");
    await db.hubOf(null);
  } finally {
    await pool.end();
    await database.asSuper("alter table banso.hub alter contact_name type text");
  }
});

test("only so many texts are prepared, since each takes memory of each connection", () => {
  const nameOf = statementNames({ prepared: 2, remembered: 3, characters: 15 });
  const isPrepared = (table: string): boolean => nameOf(`select ${table}`) !== null;
  expect(["one", "one", "one"].map(isPrepared)).toEqual([false, true, true]);
  expect(["a longer one", "a longer one"].map(isPrepared)).toEqual([false, false]);
  // After three others it is forgotten that this one has come before.
  expect(["two", "a", "b", "c", "two", "two"].map(isPrepared)).toEqual([false, false, false, false, false, true]);
  expect(["three", "three", "one", "two"].map(isPrepared)).toEqual([false, false, true, true]);
  expect(nameOf("select one")).not.toBe(nameOf("select two"));
});
