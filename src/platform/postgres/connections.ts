import pg from "pg";
import { platformError } from "#platform/fault.ts";
import { superRole } from "#platform/postgres/cluster.ts";
import { valueTypes } from "#platform/postgres/value-types.ts";

/** Which database, and how it is reached. */
export type Target = EmbeddedTarget | ServerTarget;
export type EmbeddedTarget = {
  readonly kind: "embedded";
  readonly socketFolder: string;
  readonly port: number;
  readonly database: string;
};
export type ServerTarget = {
  readonly kind: "server";
  readonly url: string;
  /** null on machines that only serve: they cannot change the structure. */
  readonly ownerUrl: string | null;
};

/** The roles of the database. What each may do is granted in `bootstrap.ts` and the migrations. */
export type Role = "banso_app" | "banso_auth" | "banso_worker" | "banso_owner" | "banso_keeper";

export type Limits = { readonly statementTimeoutMs: number };

/** The most connections of each pool that one process may open. */
export const poolSizes = { app: 16, auth: 6, worker: 8, heartbeat: 2, owner: 2, keeper: 4 } as const;

/** The most connections that one process may hold at once, every pool full. */
export const mostConnections: number = Object.values(poolSizes).reduce((sum, size) => sum + size, 0);

export type Connections = {
  readonly target: Target;
  readonly app: pg.Pool;
  readonly auth: pg.Pool;
  readonly worker: pg.Pool;
  /** Structure: migrations. Made when first asked for. */
  readonly owner: () => pg.Pool;
  /** All rows of all hubs: backup, restore, data migrations. Made when first asked for. */
  readonly keeper: () => pg.Pool;
  readonly close: () => Promise<void>;
};

export type PoolOptions = {
  readonly max: number;
  readonly settings: Readonly<Record<string, string>>;
};

const defaultLimits: Limits = { statementTimeoutMs: 10_000 };
const searchPath = "banso,pg_catalog";

/** Opens the pools of an installation. Connections are made when they are needed, so this never waits. */
export function openConnections(target: Target, limits: Limits = defaultLimits): Connections {
  const opened: pg.Pool[] = [];
  const open = (role: Role, options: PoolOptions): pg.Pool => {
    const pool = openPool(target, role, options);
    opened.push(pool);
    return pool;
  };
  const once = (make: () => pg.Pool): (() => pg.Pool) => {
    let pool: pg.Pool | null = null;
    return () => {
      pool ??= make();
      return pool;
    };
  };
  const bounded = {
    statement_timeout: String(limits.statementTimeoutMs),
    idle_in_transaction_session_timeout: String(limits.statementTimeoutMs * 3),
  };
  // What was written last waits in a list that every search reads through: kept short, it costs less than a millisecond.
  const shortLists = { gin_pending_list_limit: "256" };
  return {
    target,
    app: open("banso_app", {
      max: poolSizes.app,
      settings: { search_path: searchPath, ...bounded, ...shortLists },
    }),
    auth: open("banso_auth", {
      max: poolSizes.auth,
      settings: { search_path: "auth", ...bounded },
    }),
    worker: open("banso_worker", {
      max: poolSizes.worker,
      settings: { search_path: searchPath },
    }),
    owner: once(() => open("banso_owner", { max: poolSizes.owner, settings: { search_path: searchPath } })),
    keeper: once(() => open("banso_keeper", { max: poolSizes.keeper, settings: { search_path: searchPath } })),
    close: async () => {
      await Promise.all(opened.map((pool) => pool.end()));
    },
  };
}

/** One pool that acts as one role. */
export function openPool(target: Target, role: Role, { max, settings }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...loginAs(target, role, settings),
    max,
    types: valueTypes(),
    application_name: role.replace("_", "-"),
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: false,
  });
  // A lost server ends idle connections with an event; without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** A connection that may make roles and databases: the embedded server's first role, or the owner's login of a server. */
export function adminClient(target: Target, database?: string): pg.Client {
  const client = new pg.Client(
    target.kind === "embedded"
      ? {
          host: target.socketFolder,
          port: target.port,
          user: superRole,
          database: database ?? target.database,
        }
      : { connectionString: ownerUrlOf(target), connectionTimeoutMillis: 5000 },
  );
  client.on("error", () => {});
  return client;
}

export function ownerUrlOf(target: ServerTarget): string {
  if (target.ownerUrl === null) throw platformError({ code: "owner-url-missing" });
  return target.ownerUrl;
}

/**
 * The embedded server lets this user in as the role itself. On a server each pool logs in by the given address and
 * takes its role with the first packet, before any statement can run.
 */
function loginAs(target: Target, role: Role, settings: PoolOptions["settings"]): pg.PoolConfig {
  const wanted = target.kind === "embedded" ? settings : { role, ...settings };
  const options = Object.entries(wanted).map(([name, value]) => `-c ${name}=${value}`);
  if (target.kind === "embedded") {
    const { socketFolder: host, port, database } = target;
    return { host, port, database, user: role, options: options.join(" ") };
  }
  const structural = role === "banso_owner" || role === "banso_keeper";
  const url = new URL(structural ? ownerUrlOf(target) : target.url);
  // What the address says in `options` would replace ours: both are given, ours last.
  const own = url.searchParams.get("options");
  url.searchParams.delete("options");
  return {
    connectionString: url.href,
    options: (own === null ? options : [own, ...options]).join(" "),
  };
}

type Standing = {
  version: string;
  fsync: string;
  full_page_writes: string;
  name: string;
  superuser: boolean;
  bypasses: boolean;
  owns: boolean;
};

/**
 * Refuses to serve on a server that may lose what it acknowledged, or as a role that the walls between hubs do not
 * hold: a superuser, one that bypasses row-level security, or the owner of a table.
 */
export async function checkBeforeServing(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Standing>(`
    select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
      current_setting('full_page_writes') as full_page_writes, current_user::text as name,
      r.rolsuper as superuser, r.rolbypassrls as bypasses,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'banso' and c.relowner = r.oid) as owns
    from pg_roles r where r.rolname = current_user`);
  const row = rows[0];
  if (row === undefined) throw new Error("the role of this connection was not found");
  if (Number(row.version) < 150_000) throw platformError({ code: "server-too-old", version: row.version });
  if (row.fsync !== "on") throw platformError({ code: "not-durable", setting: "fsync" });
  if (row.full_page_writes !== "on") throw platformError({ code: "not-durable", setting: "full_page_writes" });
  if (row.superuser)
    throw platformError({
      code: "role-too-strong",
      role: row.name,
      why: "superuser",
    });
  if (row.bypasses)
    throw platformError({
      code: "role-too-strong",
      role: row.name,
      why: "bypasses-rls",
    });
  if (row.owns)
    throw platformError({
      code: "role-too-strong",
      role: row.name,
      why: "owns-tables",
    });
}
