import { CompiledQuery, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sealAudit } from "#domain/audit/seal-audit.ts";
import { verifyAudit } from "#domain/audit/verify-audit.ts";
import { valueTypes } from "#platform/postgres/value-types.ts";
import type { Schema } from "#platform/schema.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { count } from "../support/counts.ts";

let house: TestApp;
let pool: pg.Pool;
let kysely: Kysely<Schema>;

beforeAll(async () => {
  house = await testApp();
  const { socketFolder: host, port, database } = house.database.target;
  const options = "-c search_path=banso";
  pool = new pg.Pool({ host, port, database, user: "banso_super", max: 1, options, types: valueTypes() });
  kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
});
afterAll(async () => {
  await kysely.destroy();
  await house.close();
});

const hubId = () => house.north.id;
const write = (object: string): Promise<void> =>
  house.app.db.asHub(hubId(), "command-line", (tx) =>
    tx.audit({ act: "firm.edit", kind: "firm", id: object, fields: ["name", "town"] }),
  );
const check = (sql: Kysely<Schema>) =>
  verifyAudit({
    sql,
    hubId: hubId(),
    keys: house.app.auditKeys,
    now: house.app.clock.now(),
    mark: house.app.auditMarks.newest(hubId()),
  });

/** What a check finds after this was done to the database by somebody who may do everything in it; undone afterwards. */
async function after(...statements: readonly string[]) {
  return kysely.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw("begin"));
    try {
      for (const text of statements) {
        const { numAffectedRows } = await connection.executeQuery(
          CompiledQuery.raw(text.replaceAll("$hub", `'${hubId()}'`)),
        );
        expect(numAffectedRows, text).toBeGreaterThan(0n);
      }
      const { breaks } = await check(connection);
      return breaks.map(({ code, seq }) => `${code} ${seq}`);
    } finally {
      await connection.executeQuery(CompiledQuery.raw("rollback"));
    }
  });
}

describe("a chain of twelve events", () => {
  beforeAll(async () => {
    for (let n = 1; n <= 12; n += 1) {
      await write(`F-${n}`);
      if (n % 5 === 0 || n === 9) await sealAudit(house.app, hubId());
      if (n === 9) await house.database.asSuper("create table public.old_head as select * from banso.audit_head");
    }
    await sealAudit(house.app, hubId());
  });
  const event = (seq: number): string => `(select event_id from audit_link where hub_id = $hub and seq = ${seq})`;

  test("is whole, and sealing again adds nothing", async () => {
    await sealAudit(house.app, hubId());
    expect(await check(kysely)).toMatchObject({ seq: 12, breaks: [], breakCount: 0, overdue: 0 });
  });

  test("tells an event edited, in any column, by as little as a microsecond", async () => {
    const set = (what: string) =>
      after(`update audit_event set ${what} where hub_id = $hub and event_id = ${event(7)}`);
    expect(await set("account_id = gen_random_uuid()")).toEqual(["changed 7"]);
    expect(await set("at = at + interval '1 microsecond'")).toEqual(["changed 7"]);
    expect(await set("fields = '{name}'")).toEqual(["changed 7"]);
    expect(await set("object_id = 'F-8'")).toEqual(["changed 7"]);
    expect(await set("hat = 'owner'")).toEqual(["changed 7"]);
    expect(await set("act = 'firm.show'")).toEqual(["changed 7"]);
  });

  test("tells an event deleted, alone or with its link", async () => {
    expect(await after(`delete from audit_event where hub_id = $hub and event_id = ${event(3)}`)).toEqual([
      "event-missing 3",
    ]);
    const both = [
      `delete from audit_event where hub_id = $hub and event_id = ${event(3)}`,
      "delete from audit_link where hub_id = $hub and seq = 3",
    ];
    expect(await after(...both)).toEqual(["link-missing 3"]);
  });

  test("tells a link deleted, and one whose hash was changed", async () => {
    expect(await after("delete from audit_link where hub_id = $hub and seq = 5")).toEqual([
      "link-missing 5",
      "unlinked 12",
    ]);
    expect(await after("update audit_link set hash = repeat('a', 64) where hub_id = $hub and seq = 5")).toEqual([
      "changed 5",
      "changed 6",
    ]);
  });

  test("tells a tail cut off, even when the head was moved back with it", async () => {
    const cut = [
      `delete from audit_event where hub_id = $hub and event_id in (select event_id from audit_link where seq > 9)`,
      "delete from audit_link where hub_id = $hub and seq > 9",
    ];
    expect(await after(...cut)).toEqual(["tail-cut 10", "mark-missed 12"]);
    const moved = `update audit_head set seq = 9, hash = (select hash from audit_link where hub_id = $hub and seq = 9) where hub_id = $hub`;
    expect(await after(...cut, moved)).toEqual(["head-forged 9", "mark-missed 12"]);
    expect(await after(...cut, "delete from audit_head where hub_id = $hub")).toEqual([
      "head-forged 9",
      "mark-missed 12",
    ]);
  });

  test("tells a forged head", async () => {
    expect(await after("update audit_head set seal = repeat('0', 64) where hub_id = $hub")).toEqual(["head-forged 12"]);
    expect(await after("update audit_head set hash = repeat('0', 64) where hub_id = $hub")).toEqual(["head-forged 12"]);
  });

  test("tells an old state put back with the head that was sealed for it, and does not go on from it", async () => {
    const { asSuper } = house.database;
    const state = ["audit_head", "audit_link", "audit_event"];
    for (const table of state) await asSuper(`create table public.new_${table} as select * from banso.${table}`);
    const head = await asSuper("select h.* from public.old_head h where h.hub_id = $1", [hubId()]);
    expect(Number(head.rows[0].seq)).toBe(9);
    const events = "select event_id from banso.audit_link where hub_id = $1 and seq > 9";
    await asSuper(`delete from banso.audit_event where event_id in (${events})`, [hubId()]);
    await asSuper("delete from banso.audit_link where hub_id = $1 and seq > 9", [hubId()]);
    await asSuper("update banso.audit_head h set seq = o.seq, hash = o.hash, seal = o.seal from public.old_head o");
    expect(await check(kysely)).toMatchObject({ seq: 9, breaks: [{ code: "mark-missed", seq: 12 }] });
    await write("F-forged");
    await sealAudit(house.app, hubId());
    expect(await check(kysely)).toMatchObject({ seq: 9, breaks: [{ code: "mark-missed", seq: 12 }] });

    // Every event is there, edited, and said to be new: the product's own sealer would make a chain of them.
    for (const table of ["audit_head", "audit_link"]) await asSuper(`delete from banso.${table}`);
    await asSuper("update banso.audit_event set sealed = false, object_id = 'F-0'");
    await sealAudit(house.app, hubId());
    expect(await check(kysely)).toMatchObject({ seq: 0, breaks: [{ code: "mark-missed", seq: 12 }] });

    await asSuper("delete from banso.audit_event");
    for (const table of state.toReversed())
      await asSuper(`insert into banso.${table} select * from public.new_${table}`);
    await sealAudit(house.app, hubId());
    expect(await check(kysely)).toMatchObject({ seq: 12, breaks: [] });
  });

  test("tells a link put in the middle, and one that takes the place of another", async () => {
    const put = [
      "update audit_link set seq = seq + 100 where hub_id = $hub and seq > 6",
      "update audit_link set seq = seq - 99 where hub_id = $hub and seq > 100",
      `insert into audit_event (hub_id, event_id, at, hat, act, object_kind, object_id, sealed)
       select hub_id, gen_random_uuid(), at, hat, act, object_kind, 'F-99', true from audit_event where hub_id = $hub limit 1`,
      `insert into audit_link (hub_id, seq, event_id, hash)
       select hub_id, 7, event_id, repeat('b', 64) from audit_event where hub_id = $hub and object_id = 'F-99'`,
    ];
    const found = await after(...put);
    expect(found).toContain("changed 7");
    expect(found).toContain("changed 8");
  });

  test("tells an event that says it is sealed and is in no link", async () => {
    const hidden = `insert into audit_event (hub_id, event_id, at, hat, act, object_kind, object_id, sealed)
      select hub_id, gen_random_uuid(), at, hat, act, object_kind, 'F-99', true from audit_event where hub_id = $hub limit 1`;
    expect(await after(hidden)).toEqual(["unlinked 12"]);
  });

  test("does not go on from a forged head, so that it stays to be seen", async () => {
    const { asSuper } = house.database;
    await asSuper("create table public.kept as select * from banso.audit_head where hub_id = $1", [hubId()]);
    await asSuper("update banso.audit_head set seal = repeat('0', 64) where hub_id = $1", [hubId()]);
    await write("F-13");
    await sealAudit(house.app, hubId());
    expect(await check(kysely)).toMatchObject({ seq: 12, breaks: [{ code: "head-forged", seq: 12 }] });
    await asSuper("update banso.audit_head h set seal = k.seal from public.kept k where h.hub_id = k.hub_id");
    await sealAudit(house.app, hubId());
    expect(await check(kysely)).toMatchObject({ seq: 13, breaks: [] });
  });

  test("tells an event that was put in with an old date, once it is sealed", async () => {
    await house.database.asSuper(
      `insert into banso.audit_event (hub_id, event_id, at, hat, act, object_kind, object_id)
       select hub_id, gen_random_uuid(), at - interval '1 day', hat, act, object_kind, 'F-0' from banso.audit_event where hub_id = $1 limit 1`,
      [hubId()],
    );
    await sealAudit(house.app, hubId());
    expect(await check(kysely)).toMatchObject({ seq: 14, breaks: [{ code: "put-in", seq: 14 }] });
  });

  test("is another hub's without a word of this one's", async () => {
    const { breaks, seq } = await verifyAudit({
      sql: kysely,
      hubId: house.south.id,
      keys: house.app.auditKeys,
      now: house.app.clock.now(),
      mark: house.app.auditMarks.newest(house.south.id),
    });
    expect([seq, breaks]).toEqual([0, []]);
  });
});

test("twenty writers at once, and sealing all the while by several workers, leave one whole chain", async () => {
  const other = await testApp();
  const { asHub } = other.app.db;
  const each = count(10, 200);
  const writer = async (name: number): Promise<void> => {
    for (let n = 0; n < each; n += 1)
      await asHub(other.north.id, "command-line", (tx) =>
        tx.audit({ act: "firm.edit", kind: "firm", id: `${name}-${n}` }),
      );
  };
  const writing = new AbortController();
  const sealer = async (): Promise<void> => {
    while (!writing.signal.aborted) await sealAudit(other.app, other.north.id);
  };
  const sealers = [sealer(), sealer(), sealer()];
  await Promise.all(Array.from({ length: 20 }, (_, name) => writer(name)));
  writing.abort();
  await Promise.all(sealers);
  await sealAudit(other.app, other.north.id);
  const found = await other.app.db.asHub(other.north.id, "seal-audit", (tx) =>
    verifyAudit({
      sql: tx.sql,
      hubId: other.north.id,
      keys: other.app.auditKeys,
      now: tx.now,
      mark: other.app.auditMarks.newest(other.north.id),
    }),
  );
  expect(found).toMatchObject({ seq: 20 * each, breaks: [], overdue: 0 });
  await other.close();
}, 300_000);
