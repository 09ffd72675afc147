import type pg from "pg";
import type { Finding, LookName } from "#platform/doctor/finding.ts";
import { platformFaultOf, reasonOf } from "#platform/fault.ts";
import { plainRoles } from "#platform/postgres/cluster.ts";
import { adminClient, type Connections, mostConnections } from "#platform/postgres/connections.ts";
import { standingOf } from "#platform/postgres/migrate.ts";

/** One look at the database. Others add theirs to the list that `main-cli.ts` hands to the doctor. */
export type Look = {
  readonly what: LookName;
  readonly look: (connections: Connections, now: Date) => Promise<readonly Finding[]>;
};

export const databaseLooks: readonly Look[] = [
  { what: "server", look: lookAtServer },
  { what: "roles", look: lookAtRoles },
  { what: "structure", look: lookAtStructure },
  { what: "walls", look: lookAtWalls },
  { what: "tags", look: lookAtTags },
  { what: "workers", look: lookAtWorkers },
  { what: "mail", look: lookAtMail },
  { what: "connections", look: lookAtConnections },
  { what: "jobs", look: lookAtJobs },
];

/** Takes every look; one that cannot be taken is itself a finding and does not keep the others back. */
export async function lookAtDatabase(
  connections: Connections,
  looks: readonly Look[],
  now: Date,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { what, look } of looks) {
    try {
      findings.push(...(await look(connections, now)));
    } catch (error) {
      const fault = platformFaultOf(error);
      const grade = fault?.code === "owner-url-missing" ? "advice" : "wrong";
      if (what === "server") {
        const { kind } = connections.target;
        return [...findings, { grade: "wrong", code: "server", kind, reason: reasonOf(error) }];
      }
      findings.push({
        grade,
        code: "not-seen",
        what,
        reason: fault?.code ?? reasonOf(error),
      });
    }
  }
  return findings;
}

/** Reached as the administrator where that is possible: the everyday role is only there after the first start. */
async function lookAtServer(connections: Connections): Promise<readonly Finding[]> {
  const { rows } = await asAnyone<{
    version: string;
    number: string;
    fsync: string;
    pages: string;
  }>(
    connections,
    `select current_setting('server_version') as version, current_setting('server_version_num') as number,
       current_setting('fsync') as fsync, current_setting('full_page_writes') as pages`,
  );
  const row = rows[0];
  if (row === undefined) return [];
  const off = [...(row.fsync === "on" ? [] : ["fsync"]), ...(row.pages === "on" ? [] : ["full_page_writes"])];
  return [
    { grade: "right", code: "server", kind: connections.target.kind, reason: null },
    {
      grade: Number(row.number) >= 150_000 ? "right" : "wrong",
      code: "server-version",
      version: row.version,
    },
    { grade: off.length === 0 ? "right" : "wrong", code: "durable", off },
  ];
}

async function lookAtRoles(connections: Connections): Promise<readonly Finding[]> {
  const { rows } = await asAnyone<{ name: string; strong: boolean }>(
    connections,
    `select rolname::text as name, rolsuper or rolbypassrls as strong from pg_roles
     where rolname = any(array['${plainRoles.join("','")}'])`,
  );
  const found = new Set(rows.map((row) => row.name));
  const missing = plainRoles.filter((role) => !found.has(role));
  const strong = rows.filter((row) => row.strong).map((row) => row.name);
  const roles: Finding = {
    grade: missing.length + strong.length === 0 ? "right" : "wrong",
    code: "roles",
    missing,
    strong,
  };
  if (connections.target.kind === "embedded") return [roles];
  const login = await connections.app.query<{ name: string; strong: boolean }>(
    "select session_user::text as name, rolsuper or rolbypassrls as strong from pg_roles where rolname = session_user",
  );
  const row = login.rows[0];
  return row?.strong === true ? [roles, { grade: "advice", code: "login", name: row.name }] : [roles];
}

async function lookAtStructure(connections: Connections): Promise<readonly Finding[]> {
  const { pending, faults } = await standingOf(connections.app);
  const named = (code: string): readonly string[] =>
    faults.flatMap((fault) => (fault.code === code && "name" in fault ? [fault.name] : []));
  const grade = pending.length + faults.length === 0 ? "right" : "wrong";
  return [
    {
      grade,
      code: "structure",
      pending,
      edited: named("migration-edited"),
      unknown: named("migration-unknown"),
    },
  ];
}

async function lookAtWalls(connections: Connections): Promise<readonly Finding[]> {
  const { rows } = await connections.app.query<{
    name: string;
    walled: boolean;
  }>(
    `select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as walled from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'banso' and c.relkind in ('r', 'p') and c.relname <> 'migration' order by 1`,
  );
  const open = rows.filter((row) => !row.walled).map((row) => row.name);
  return [
    {
      grade: open.length === 0 ? "right" : "wrong",
      code: "walls",
      tables: rows.length,
      open,
    },
  ];
}

async function lookAtTags(connections: Connections): Promise<readonly Finding[]> {
  const { rows } = await connections.app.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'banso' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and coalesce(col_description(c.oid, a.attnum), '') !~ '^(public|personal|sensitive)' order by 1`,
  );
  const untagged = rows.map((row) => row.name);
  return [
    {
      grade: untagged.length === 0 ? "right" : "wrong",
      code: "tags",
      untagged,
    },
  ];
}

/** A worker notes every few seconds that it lives; one that was silent for half a minute is taken for gone. */
async function lookAtWorkers(connections: Connections, now: Date): Promise<readonly Finding[]> {
  const { rows } = await connections.worker.query<{
    alive: number;
    last: Date | null;
  }>(
    "select count(*) filter (where seen_at > $1::timestamptz - interval '30 seconds') as alive, max(seen_at) as last from worker_heartbeat",
    [now],
  );
  const alive = rows[0]?.alive ?? 0;
  return [
    {
      grade: alive > 0 ? "right" : "advice",
      code: "workers",
      alive,
      lastSeen: rows[0]?.last?.toISOString() ?? null,
    },
  ];
}

async function lookAtMail(connections: Connections): Promise<readonly Finding[]> {
  const { rows } = await connections
    .keeper()
    .query<{ waiting: number; given_up: number }>(
      "select count(*) filter (where status = 'waiting') as waiting, count(*) filter (where status = 'given-up') as given_up from mail",
    );
  const waiting = rows[0]?.waiting ?? 0;
  const givenUp = rows[0]?.given_up ?? 0;
  return [
    {
      grade: givenUp > 0 ? "wrong" : waiting > 100 ? "advice" : "right",
      code: "mail",
      waiting,
      givenUp,
    },
  ];
}

/** The embedded server has its number from us. */
async function lookAtConnections({ app, target }: Connections): Promise<readonly Finding[]> {
  if (target.kind === "embedded") return [];
  const { rows } = await app.query<{ allowed: number }>(
    "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as allowed",
  );
  const allowed = rows[0]?.allowed ?? 0;
  const grade = allowed < mostConnections ? "wrong" : "right";
  return [{ grade, code: "connections", allowed, needed: mostConnections }];
}

async function lookAtJobs({ worker }: Connections): Promise<readonly Finding[]> {
  const { rows } = await worker.query<{ name: string; count: number }>(
    `select task_identifier as name, count(*)::int as count from graphile_worker.jobs
     where attempts >= max_attempts and locked_at is null group by 1 order by 1`,
  );
  const givenUp = rows.reduce((sum, { count }) => sum + count, 0);
  return [{ grade: givenUp > 0 ? "wrong" : "right", code: "jobs", givenUp, names: rows.map(({ name }) => name) }];
}

async function asAnyone<Row extends pg.QueryResultRow>(
  connections: Connections,
  text: string,
): Promise<pg.QueryResult<Row>> {
  const { target } = connections;
  if (target.kind === "server" && target.ownerUrl === null) return connections.app.query<Row>(text);
  const client = adminClient(target, target.kind === "embedded" ? "postgres" : undefined);
  await client.connect();
  try {
    return await client.query<Row>(text);
  } finally {
    await client.end();
  }
}
