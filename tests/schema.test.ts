import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { type FreshDatabase, freshDatabase } from "./support/database.ts";
import { schemaText, schemaTypes } from "./support/schema-text.ts";

/** Tables that hold nothing of anybody: only what was done to the structure. */
const withoutWalls = ["migration"];

/**
 * Keys that may begin with something else than the hub or the person, each with its reason. Every other key begins
 * with whose rows they are, so that an installation can be spread over machines later.
 */
const otherKeys: Readonly<Record<string, string>> = {
  "migration.migration_pkey": "one list for the whole installation",
  "account.account_pkey": "an account belongs to the installation, like the person it is of",
  "account.account_email_key": "a mail address signs in once in the installation",
  "hat.hat_account_id_fkey": "points at an account, which belongs to the installation",
  "hub_account.hub_account_account_id_fkey": "points at an account, which belongs to the installation",
  "hub.hub_host_key": "a host name leads to one hub",
  "worker_heartbeat.worker_heartbeat_pkey": "a worker serves all hubs",
};

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const namesOf = async (sql: string): Promise<readonly string[]> => {
  const { rows } = await fresh.asSuper(sql);
  return rows.map((row: { name: string }) => row.name);
};

const tables = `from pg_class c where c.relnamespace = 'banso'::regnamespace and c.relkind in ('r', 'p')
  and c.relname <> all (array['${withoutWalls.join("','")}'])`;

async function tablesWithoutForcedWalls(): Promise<readonly string[]> {
  return namesOf(`select c.relname as name ${tables} and not (c.relrowsecurity and c.relforcerowsecurity)`);
}

test("row-level security is forced on every table", async () => {
  expect(await tablesWithoutForcedWalls()).toEqual([]);
});

test("a table whose wall was forgotten is noticed", async () => {
  await fresh.asSuper("create table banso.without_wall (hub_id uuid primary key)");
  expect(await tablesWithoutForcedWalls()).toEqual(["without_wall"]);
  await fresh.asSuper("drop table banso.without_wall");
});

test("the keeper sees every row of every table", async () => {
  const blind = `select c.relname as name ${tables} and not exists (
    select from pg_policy p where p.polrelid = c.oid and p.polroles = array['banso_keeper'::regrole::oid]
      and p.polcmd = '*' and p.polpermissive and pg_get_expr(p.polqual, c.oid) = 'true')`;
  expect(await namesOf(blind)).toEqual([]);
  const unread = `select c.relname as name ${tables}
    and not has_table_privilege('banso_keeper', c.oid, 'select, insert, update, delete')`;
  expect(await namesOf(unread)).toEqual([]);
});

test("no policy lets everyone in, and none stands without a condition but the keeper's and the worker's", async () => {
  const open = `select format('%s.%s', p.polrelid::regclass, p.polname) as name from pg_policy p
    where 0 = any (p.polroles) or (
      coalesce(pg_get_expr(p.polqual, p.polrelid), 'true') = 'true'
      and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'true') = 'true'
      and not p.polroles <@ array['banso_keeper'::regrole::oid, 'banso_worker'::regrole::oid])`;
  expect(await namesOf(open)).toEqual([]);
});

test("every column is tagged public, personal or sensitive", async () => {
  const untagged = `select format('%s.%s', c.relname, a.attname) as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'banso'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
      and coalesce(col_description(c.oid, a.attnum), '') !~ '^(public|personal|sensitive): \\S' order by 1`;
  expect(await namesOf(untagged)).toEqual([]);
});

test("every table says in a sentence what it holds", async () => {
  expect(await namesOf(`select c.relname as name ${tables} and obj_description(c.oid, 'pg_class') is null`)).toEqual(
    [],
  );
});

test("every key begins with the hub or the person", async () => {
  const keys = `select format('%s.%s', k.conrelid::regclass, k.conname) as name from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.connamespace = 'banso'::regnamespace and k.contype in ('p', 'u', 'f') and a.attname not in ('hub_id', 'person_id')
    union
    select format('%s.%s', i.indrelid::regclass, i.indexrelid::regclass) from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'banso'::regnamespace and i.indisunique and a.attname not in ('hub_id', 'person_id')
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`;
  const found = (await namesOf(keys)).map((name) => name.replaceAll("banso.", ""));
  expect(found).toEqual(Object.keys(otherKeys).sort());
});

test("every role but the owner and the queue's own owns nothing", async () => {
  const owned = `select format('%s of %s', c.relname, pg_get_userbyid(c.relowner)) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where (n.nspname in ('banso', 'auth') and c.relowner <> 'banso_owner'::regrole)
      or (n.nspname = 'graphile_worker' and c.relowner <> 'banso_worker'::regrole)`;
  expect(await namesOf(owned)).toEqual([]);
  const strong =
    "select rolname as name from pg_roles where rolname ~ '^banso_' and rolname <> 'banso_super' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)";
  expect(await namesOf(strong)).toEqual([]);
});

test("a function that acts with its owner's rights fixes where it looks names up and is not for everyone", async () => {
  const loose = `select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace in ('banso'::regnamespace, 'auth'::regnamespace, 'graphile_worker'::regnamespace) and p.prosecdef
      and (not exists (select from unnest(p.proconfig) c where c like 'search_path=%')
        or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0))`;
  expect(await namesOf(loose)).toEqual([]);
});

const told =
  "The migrations have changed: run `node --conditions=source scripts/generate-schema.ts` and commit what it writes";

test("the generated structure and types are those of the migrations", async () => {
  const owner = fresh.connections.owner();
  const read = (file: string): string => readFileSync(path.join(packageRoot(), file), "utf8");
  expect(read("db/schema.sql") === (await schemaText(owner)), told).toBe(true);
  expect(read("src/platform/schema.ts") === (await schemaTypes(owner)), told).toBe(true);
});
