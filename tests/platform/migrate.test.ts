import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Connections, openConnections } from "#platform/postgres/connections.ts";
import { migrate, standingOf } from "#platform/postgres/migrate.ts";
import { count } from "../support/counts.ts";
import { type EmptyDatabase, emptyDatabase } from "../support/database.ts";

let database: EmptyDatabase;
let connections: Connections;
let folder = "";
const silent = (): void => {};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-migrations-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  database = await emptyDatabase();
  connections = openConnections(database.target);
});
afterEach(async () => {
  await connections.close();
  await database.drop();
});

/** Three statements that take long enough to be caught in the middle. */
const steps = {
  "000001_first.sql": "create table first (n int); select pg_sleep(0.05); insert into first values (1);",
  "000002_second.sql":
    "alter table first add column word text not null default 'old'; select pg_sleep(0.05); create table second ();",
  "000003_third.sql": "update first set word = 'new'; select pg_sleep(0.05); create index on first (word);",
};

function writeSteps(names: readonly (keyof typeof steps)[]): string {
  const made = mkdtempSync(path.join(folder, "m-"));
  for (const name of names) writeFileSync(path.join(made, name), steps[name]);
  return made;
}

const all = ["000001_first.sql", "000002_second.sql", "000003_third.sql"] as const;

test("an empty database is brought up to date, and a second start finds nothing to do", async () => {
  const files = writeSteps(all);
  expect(await migrate(connections, silent, files)).toEqual(["queue", ...all]);
  expect(await migrate(connections, silent, files)).toEqual([]);
  expect(await standingOf(connections.app, files)).toEqual({ pending: [], faults: [] });
});

test("an up-to-date database costs one query", async () => {
  const files = writeSteps(all);
  await migrate(connections, silent, files);
  const asked: string[] = [];
  const query = connections.app.query.bind(connections.app);
  Object.assign(connections.app, {
    query: (text: string) => {
      asked.push(text);
      return query(text);
    },
  });
  await migrate(connections, silent, files);
  expect(asked).toHaveLength(1);
});

test("several starts at once take every step once", async () => {
  const files = writeSteps(all);
  const others = Array.from({ length: 3 }, () => openConnections(database.target));
  const taken = await Promise.all([connections, ...others].map((each) => migrate(each, silent, files)));
  expect(
    taken
      .flat()
      .filter((name) => name.endsWith(".sql"))
      .sort(),
  ).toEqual([...all]);
  await Promise.all(others.map((each) => each.close()));
});

test("cut off at any moment it leaves the old or the new structure, and the next start finishes", async () => {
  const files = writeSteps(all);
  await migrate(connections, silent, writeSteps(["000001_first.sql"]));
  // Between the structure and the note that it is done there is hardly a moment: this makes it long enough to be hit.
  await database.asSuper(`create function banso.dawdle() returns trigger language plpgsql as
    $$ begin perform pg_sleep(0.05); return new; end $$;
    create trigger dawdle before insert on banso.migration for each row execute function banso.dawdle()`);
  const rounds = count(12, 80);
  let cut = 0;
  for (let round = 0; round < rounds; round++) {
    await database.asSuper("drop table if exists banso.second; update banso.first set n = 1");
    await database.asSuper("alter table banso.first drop column if exists word cascade");
    await database.asSuper("delete from banso.migration where name > '000001_z'");
    const killer = cutOffAfter((round * 260) / rounds);
    const failed = await migrate(connections, silent, files).then(
      () => false,
      () => true,
    );
    await killer;
    cut += failed ? 1 : 0;
    const { rows } = await database.asSuper("select name from banso.migration where name like '0%' order by name");
    const done = rows.map((row: { name: string }) => row.name);
    expect(all.slice(0, done.length)).toEqual(done);
    expect(await structureOf()).toEqual({ second: done.length > 1, word: done.length > 1, indexed: done.length > 2 });
    await migrate(connections, silent, files);
    expect(await structureOf()).toEqual({ second: true, word: true, indexed: true });
  }
  // How many are cut depends on how busy the machine is; that some are shows that the moments were hit.
  expect(cut).toBeGreaterThan(0);
}, 1_800_000);

async function cutOffAfter(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await database.asSuper(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'banso_owner' and datname = current_database()",
  );
}

async function structureOf(): Promise<unknown> {
  const { rows } = await database.asSuper(
    `select to_regclass('banso.second') is not null as second, to_regclass('banso.first_word_idx') is not null as indexed,
       exists (select from pg_attribute where attrelid = 'banso.first'::regclass and attname = 'word' and not attisdropped) as word`,
  );
  return rows[0];
}

test("a file that fails changes nothing and is named", async () => {
  const files = writeSteps(["000001_first.sql"]);
  writeFileSync(path.join(files, "000002_second.sql"), "create table half (n int); select 1/0;");
  await expect(migrate(connections, silent, files)).rejects.toMatchObject({
    fault: { code: "migration-failed", name: "000002_second.sql", reason: "division by zero" },
  });
  const { rows } = await database.asSuper("select to_regclass('banso.half') as half");
  expect(rows).toEqual([{ half: null }]);
});

test("a file edited after it was applied is refused, and so is one that is unknown or misnumbered", async () => {
  const files = writeSteps(all);
  await migrate(connections, silent, files);
  writeFileSync(path.join(files, "000002_second.sql"), "-- edited");
  await expect(migrate(connections, silent, files)).rejects.toMatchObject({ fault: { code: "migration-edited" } });
  await expect(migrate(connections, silent, writeSteps(["000001_first.sql"]))).rejects.toMatchObject({
    fault: { code: "migration-unknown", name: "000002_second.sql" },
  });
  const gap = writeSteps(["000001_first.sql", "000003_third.sql"]);
  await expect(migrate(connections, silent, gap)).rejects.toMatchObject({ fault: { code: "migration-misnamed" } });
});

test("the structure belongs to the owner, and the everyday roles cannot change it", async () => {
  await migrate(connections, silent, writeSteps(all));
  for (const pool of [connections.app, connections.worker, connections.auth, connections.keeper()])
    await expect(pool.query("create table banso.mine ()")).rejects.toThrow(pg.DatabaseError);
});
