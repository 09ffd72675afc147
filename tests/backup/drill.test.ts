import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fullName, type Manifest } from "#platform/backup/manifest.ts";
import { checkBackup } from "#platform/backup/read-backup.ts";
import { writeBackup } from "#platform/backup/write-backup.ts";
import { type Connections, openConnections } from "#platform/postgres/connections.ts";
import {
  type Drill,
  drillIn,
  figuresOf,
  intoEmpty,
  intoStarted,
  never,
  passphrase,
  secret,
  silent,
} from "../support/backup-drill.ts";
import { isProof } from "../support/counts.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { furnish } from "../support/installation.ts";
import { startTcpServer, type TcpServer } from "../support/tcp-server.ts";

let folder = "";
let drill: Drill;
let source: FreshDatabase;
let whole: Manifest;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-drill-"));
  drill = drillIn(folder);
  source = await freshDatabase();
  await furnish(source, 300);
  whole = await drill.save(source.connections, "whole");
});
afterAll(async () => {
  await source.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("every table comes back with the same count and checksum, jobs and secret included", async () => {
  await intoEmpty(async (target, connections) => {
    expect(await drill.bringBack(connections, "whole")).toBe(secret);
    expect(await figuresOf(connections)).toEqual(await figuresOf(source.connections));
    const jobs =
      "select task_identifier, queue_name, run_at, attempts, max_attempts, key, priority, flags from graphile_worker.jobs order by id";
    expect((await target.asSuper(jobs)).rows).toEqual((await source.asSuper(jobs)).rows);
    const payloads = "select payload::text from graphile_worker._private_jobs order by id";
    expect((await target.asSuper(payloads)).rows).toEqual((await source.asSuper(payloads)).rows);
  });
  const counts = Object.fromEntries(whole.tables.map((table) => [fullName(table), table.rows]));
  expect(counts).toMatchObject({
    "banso.firm": 602,
    "banso.booking": 4,
    "auth.user": 1,
    "graphile_worker.banso_job": 2,
  });
});

test("every table of the product and of the accounts is in the backup, and no number is drawn outside of tables", async () => {
  const manifest = await checkBackup({ file: drill.fileNamed("whole"), passphrase, stop: never }, silent);
  const { rows } = await source.asSuper(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname in ('banso', 'auth') and (schemaname, tablename) <> ('banso', 'migration') order by 1`,
  );
  const saved = manifest.tables.map(fullName).filter((name) => name !== "graphile_worker.banso_job");
  expect(saved.sort()).toEqual(rows.map(({ name }: { name: string }) => name).sort());
  expect((await source.asSuper("select from pg_sequences where schemaname in ('banso', 'auth')")).rowCount).toBe(0);
});

test("a checksum that compares notices one changed letter and one missing row", async () => {
  const target = await freshDatabase();
  try {
    await furnish(target, 3);
    const before = await figuresOf(target.connections);
    await target.asSuper(
      "update banso.firm set town = '架空市' where number = 2 and hub_id = (select min(hub_id::text)::uuid from banso.hub)",
    );
    const edited = await figuresOf(target.connections);
    expect(edited["banso.firm"]).not.toBe(before["banso.firm"]);
    expect({ ...edited, "banso.firm": "" }).toEqual({ ...before, "banso.firm": "" });
    await target.asSuper("delete from banso.booking where releases is not null");
    expect((await figuresOf(target.connections))["banso.booking"]).not.toBe(edited["banso.booking"]);
  } finally {
    await target.drop();
  }
});

test("a backup made while people write is one moment of the whole", async () => {
  const hub = (await source.asSuper("select hub_id from banso.hub limit 1")).rows[0].hub_id;
  const writes = { goOn: true, done: 0 };
  // Each transaction writes two rows in two tables: at no moment does one stand without the other.
  const writer = async (): Promise<void> => {
    while (writes.goOn) {
      await source.asSuper(
        `with event as (insert into banso.audit_event (hub_id, event_id, at, hat, act, object_kind, object_id)
           values ($1, gen_random_uuid(), now(), 'system', 'drill', 'firm', '') returning event_id, hub_id)
         insert into banso.job_effect (hub_id, key, at) select hub_id, event_id::text, now() from event`,
        [hub],
      );
      writes.done++;
    }
  };
  const writers = [writer(), writer()];
  while (writes.done < 20) await new Promise((done) => setTimeout(done, 5));
  const before = writes.done;
  const manifest = await drill.save(source.connections, "busy");
  const during = writes.done - before;
  writes.goOn = false;
  await Promise.all(writers);
  expect(during).toBeGreaterThan(0);
  await intoStarted(async (target, connections) => {
    await drill.bringBack(connections, "busy");
    const alone = `select (select count(*) from banso.audit_event) as events, (select count(*) from banso.job_effect) as effects,
      (select count(*) from banso.audit_event e join banso.job_effect j on j.key = e.event_id::text) as pairs`;
    const { events, effects, pairs } = (await target.asSuper(alone)).rows[0];
    expect([effects, pairs]).toEqual([events, events]);
    const figures = await figuresOf(connections);
    for (const table of manifest.tables) expect(figures[fullName(table)]).toBe(`${table.rows} ${table.checksum}`);
  });
});

test("an installation that holds records is refused and stays as it is", async () => {
  const target = await freshDatabase();
  try {
    await target.asSuper("insert into banso.hub (hub_id, name) values (gen_random_uuid(), '先客')");
    const before = await figuresOf(target.connections);
    await expect(drill.bringBack(target.connections, "whole")).rejects.toMatchObject({
      backupFault: { code: "target-not-empty", table: "banso.hub" },
    });
    expect(await figuresOf(target.connections)).toEqual(before);
  } finally {
    await target.drop();
  }
});

test("signs of life of an installation that served nobody are no obstacle", async () => {
  const target = await freshDatabase();
  try {
    await target.asSuper("insert into banso.worker_heartbeat values ('worker-1', 'host 1', now())");
    await drill.bringBack(target.connections, "whole");
    expect((await figuresOf(target.connections))["banso.worker_heartbeat"]).toBe("0 0");
  } finally {
    await target.drop();
  }
});

test("a restore stopped at any moment leaves an empty installation, and the next one works", async () => {
  await intoStarted(async (_target, connections) => {
    const empty = await figuresOf(connections);
    const moments = isProof ? [1, 2, 3, 5, 8, 13, 20, "last"] : [8, "last"];
    for (const moment of moments) {
      const stopping = new AbortController();
      let seen = 0;
      const stopAtMoment = (isLast: boolean): void => {
        seen++;
        if (seen === moment || isLast) stopping.abort();
      };
      const stopped = drill.bringBack(connections, "whole", stopping.signal, stopAtMoment);
      await expect(stopped).rejects.toMatchObject({ backupFault: { code: "stopped" } });
      expect(await figuresOf(connections)).toEqual(empty);
    }
    await drill.bringBack(connections, "whole");
    expect(await figuresOf(connections)).not.toEqual(empty);
  });
});

test("a row that does not come back as it was is noticed before anything becomes final", async () => {
  await intoStarted(async (target, connections) => {
    await target.asSuper(`create function banso.spoil() returns trigger language plpgsql as
      $$ begin update banso.firm set town = '別の町' where firm_id = new.firm_id; return null; end $$;
      create trigger spoil after insert on banso.firm for each row when (new.number = 7) execute function banso.spoil()`);
    const empty = await figuresOf(connections);
    await expect(drill.bringBack(connections, "whole")).rejects.toMatchObject({
      backupFault: { code: "rows-differ", table: "banso.firm" },
    });
    expect(await figuresOf(connections)).toEqual(empty);
  });
});

describe("from the embedded server to one that is reached by its address, and back", () => {
  let server: TcpServer;
  let connections: Connections;
  beforeAll(async () => {
    server = await startTcpServer("embedded");
    connections = openConnections({ kind: "server", url: server.url, ownerUrl: server.ownerUrl });
  });
  afterAll(async () => {
    await connections.close();
    await server.stop();
  });

  test("every table is equal on the server, by logins that are no superusers", async () => {
    await drill.save(source.connections, "moving");
    await drill.bringBack(connections, "moving");
    expect(await figuresOf(connections)).toEqual(await figuresOf(source.connections));
  });

  test("and equal again when it comes home", async () => {
    await drill.save(connections, "home");
    await intoStarted(async (_target, home) => {
      await drill.bringBack(home, "home");
      expect(await figuresOf(home)).toEqual(await figuresOf(source.connections));
    });
  });
});

test("a backup stopped at any moment leaves no file", async () => {
  for (let moment = 1; moment < 4; moment++) {
    const stopping = new AbortController();
    let seen = 0;
    const progress = (): void => {
      seen++;
      if (seen === moment) stopping.abort();
    };
    const order = { file: drill.fileNamed("stopped"), passphrase, secret, product: "0.1.0", force: false };
    const saving = writeBackup(source.connections, { ...order, now: new Date(0), progress, stop: stopping.signal });
    await expect(saving).rejects.toMatchObject({ backupFault: { code: "stopped" } });
    expect(readdirSync(folder).filter((name) => name.startsWith("stopped"))).toEqual([]);
  }
});

test("nothing but whole files is left, and they are for their owner alone", () => {
  expect(readdirSync(folder).sort()).toEqual(["busy", "home", "moving", "whole"]);
  expect(statSync(drill.fileNamed("whole")).mode & 0o777).toBe(0o600);
});
