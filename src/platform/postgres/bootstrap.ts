import pg from "pg";
import { platformError, reasonOf } from "#platform/fault.ts";
import { plainRoles } from "#platform/postgres/cluster.ts";
import { adminClient, type Target } from "#platform/postgres/connections.ts";

/** Changes whenever the statements below do: an installation made by older ones runs them again. */
export const bootstrapVersion = "1";

/**
 * Makes what the migrations stand on: the roles, the database, the three schemas and who may enter them. It can be
 * run any number of times. On the embedded server it acts as its first role; on a server as the owner's login, which
 * owns the database and may create roles.
 */
export async function bootstrap(target: Target): Promise<void> {
  if (target.kind === "embedded") {
    await withClient(adminClient(target, "postgres"), async (client) => {
      await makeRoles(client);
      await makeDatabase(client, target.database);
    });
    await withClient(adminClient(target), makeSchemas);
    return;
  }
  const login = await sessionUser(target.url);
  await withClient(adminClient(target), async (client) => {
    await refuseOldServer(client);
    await makeRoles(client);
    await grantRoles(client, login);
    await makeSchemas(client);
  });
}

async function withClient(client: pg.Client, work: (client: pg.Client) => Promise<void>): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    throw platformError({ code: "server-unreachable", reason: reasonOf(error) }, error);
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function sessionUser(url: string): Promise<string> {
  let name = "";
  await withClient(new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 }), async (client) => {
    const { rows } = await client.query<{ name: string }>("select session_user::text as name");
    name = rows[0]?.name ?? "";
  });
  return name;
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  const version = rows[0]?.version ?? "0";
  if (Number(version) < 150_000) throw platformError({ code: "server-too-old", version });
}

/** Two first starts at once may both find a role missing; the second then finds it made. */
async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of plainRoles)
    await client.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then create role ${role} login; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
  const { rows } = await client.query<{ name: string }>(
    "select rolname as name from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)",
    [plainRoles],
  );
  for (const { name } of rows) await client.query(`alter role ${name} nosuperuser nobypassrls`);
  // The owner makes functions that put jobs into the queue, which is the worker's.
  await grant(client, "banso_worker", "banso_owner");
}

async function makeDatabase(client: pg.Client, name: string): Promise<void> {
  const found = await client.query("select from pg_database where datname = $1", [name]);
  if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} owner banso_owner`);
}

/** The everyday login takes the everyday roles; only the owner's login reaches structure and all hubs' rows. */
async function grantRoles(client: pg.Client, login: string): Promise<void> {
  const { rows } = await client.query<{ name: string; super: boolean }>(
    "select rolname as name, rolsuper as super from pg_roles where rolname = current_user",
  );
  const owner = rows[0]?.name ?? "";
  for (const role of ["banso_app", "banso_auth", "banso_worker"]) await grant(client, role, login);
  if (rows[0]?.super !== true) for (const role of plainRoles) await grant(client, role, owner);
}

async function grant(client: pg.Client, role: string, to: string): Promise<void> {
  const known = await client.query(
    `select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles t on t.oid = m.member
     where r.rolname = $1 and t.rolname = $2 and pg_has_role(t.oid, r.oid, 'MEMBER')
       and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)
       and coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, true)`,
    [role, to],
  );
  if (known.rowCount === 0) await client.query(`grant ${role} to ${client.escapeIdentifier(to)}`);
}

/** `banso` holds the product, `auth` the accounts' library, `graphile_worker` the queue; `public` stays empty. */
async function makeSchemas(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  const database = client.escapeIdentifier(rows[0]?.name ?? "");
  await client.query(`
    begin;
    select pg_advisory_xact_lock(4207120);
    revoke all on database ${database} from public;
    grant connect, temporary on database ${database} to banso_owner, banso_app, banso_worker, banso_auth, banso_keeper;
    grant create on database ${database} to banso_owner, banso_worker;
    revoke all on schema public from public;
    create schema if not exists banso authorization banso_owner;
    create schema if not exists auth authorization banso_owner;
    create schema if not exists graphile_worker authorization banso_worker;
    grant usage on schema banso to banso_app, banso_worker, banso_keeper;
    grant usage on schema auth to banso_auth, banso_keeper;
    grant usage on schema graphile_worker to banso_keeper;
    create table if not exists banso.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    alter table banso.migration owner to banso_owner;
    grant select on banso.migration to banso_app, banso_worker, banso_keeper;
    comment on table banso.migration is 'What has been done to the structure of this database';
    comment on column banso.migration.name is 'public: the file, or the part, that was applied';
    comment on column banso.migration.checksum is 'public: tells whether the file was edited afterwards';
    comment on column banso.migration.applied_at is 'public: when it was applied';
    insert into banso.migration (name, checksum) values ('bootstrap', '${bootstrapVersion}')
      on conflict (name) do update set checksum = excluded.checksum;
    commit`);
}
