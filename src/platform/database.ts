import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Clock, Database, HubRow, Ids, JsonValue, ReplacingSample, Tx } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { partsOfKey } from "#kit/once-key.ts";
import { accepted, type Outcome } from "#kit/outcome.ts";
import { preparing } from "#platform/prepared.ts";
import { removeSampleHub } from "#platform/remove-sample-hub.ts";
import type { Schema } from "#platform/schema.ts";

/** Whether no hub has been founded yet: neither the only one of an installation nor one with a host name. */
export async function isEmpty(worker: pg.Pool): Promise<boolean> {
  return (await worker.query("select hub_id from banso.hub limit 1")).rowCount === 0;
}

/** What the database needs besides connections. */
export type DatabaseParts = {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly ids: Ids;
  /** For removing a sample, which crosses the walls: every row of every hub, and the queue's tables. */
  readonly keeper?: () => pg.Pool;
  readonly queue?: pg.Pool;
};

/** Transactions as an actor: the first statement tells row-level security who acts. */
export function makeDatabase(parts: DatabaseParts): Database {
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: preparing(parts.pool) }),
  });
  return {
    read: (actor, work) => transact(kysely, parts, { actor, readOnly: true }, work),
    write: (actor, once, work) => writeOnce(kysely, parts, { actor, ...once }, work),
    // The reason is for who reads the code: a test holds which file has which.
    asHub: (hubId, _reason, work, by) =>
      transact(kysely, parts, { actor: theHubItself(hubId), readOnly: false, by }, work),
    replaceSample: (replacing) => replaceSample(parts, replacing),
    hubOf: (host) =>
      withinPatience(async () => (host === null ? null : await hubAt(kysely, host)) ?? hubAt(kysely, null)),
    isGone,
    isWall: (fault) => fault instanceof Error && "code" in fault && fault.code === "42501",
    isHeld: (fault) => fault instanceof Error && "code" in fault && fault.code === "23503",
    isKeyReused: (fault) => fault instanceof KeyReused,
    isTaken: (fault, constraint) => fault instanceof Error && "constraint" in fault && fault.constraint === constraint,
    answers: () =>
      withinPatience(() => sql`select 1`.execute(kysely)).then(
        () => true,
        () => false,
      ),
  };
}

/** How long a database may be silent before a request is told to come back later. */
const patienceMs = 4000;

class DatabaseSilent extends Error {}

/**
 * A machine that has lost its power, or a frozen server, closes no connection, and its own time-outs never come. What is
 * asked before everything else does not wait for it.
 */
async function withinPatience<T>(ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseSilent("the database is silent")), patienceMs);
  });
  try {
    return await Promise.race([ask(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

type Reading = { readonly actor: Actor; readonly readOnly: boolean; readonly by?: Actor | undefined };

function transact<T>(
  kysely: Kysely<Schema>,
  parts: DatabaseParts,
  { actor, readOnly, by }: Reading,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return between(kysely, opening(actor, readOnly), (connection) => work(makeTx(connection, actor, { ...parts, by })));
}

/** Begins and commits, or undoes: a connection never goes back to the pool in the middle of a transaction. */
function between<T>(
  kysely: Kysely<Schema>,
  begin: string,
  work: (connection: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return kysely.connection().execute(async (connection) => {
    try {
      await connection.executeQuery(CompiledQuery.raw(begin));
      const value = await work(connection);
      await connection.executeQuery(CompiledQuery.raw("commit"));
      return value;
    } catch (fault) {
      await connection.executeQuery(CompiledQuery.raw("rollback")).catch(() => {});
      throw fault;
    }
  });
}

const actorFacts = (actor: Actor): readonly (readonly [string, string | null])[] => [
  ["hub", actor.hubId],
  ["account", actor.accountId],
  ["hat", actor.hat],
  ["firm", actor.firmId],
  ["person", actor.personId],
  ["organisation", actor.organisationId],
];

/**
 * Begins and names the actor in one round trip. The values are checked ids and words of closed lists, and quoted. What is
 * read is planned for the values at hand; what is written asks for rows by their keys, above all by references between
 * tables, a thousand times the same way.
 */
function opening(actor: Actor, readOnly: boolean): string {
  const facts = actorFacts(actor).map(([name, value]) => [`app.${name}`, value ?? ""] as const);
  const planning = ["plan_cache_mode", readOnly ? "force_custom_plan" : "auto"] as const;
  const settings = [...facts, planning].map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `begin${readOnly ? " read only" : ""}; select ${settings.join(", ")}`;
}

type TxParts = Pick<DatabaseParts, "clock" | "ids"> & Pick<Reading, "by">;

/** `by` is who the audit trail names, when the hub itself acts because somebody asked for it. */
function makeTx(connection: Kysely<Schema>, actor: Actor, { clock, ids, by = actor }: TxParts): Tx {
  const now = clock.now();
  return {
    sql: connection,
    actor,
    now,
    newId: ids.next,
    audit: async ({ act, kind, id, fields }) => {
      await connection
        .insertInto("audit_event")
        .values({
          hub_id: actor.hubId,
          event_id: ids.next(),
          at: now,
          account_id: by.accountId,
          hat: by.hat,
          act,
          object_kind: kind,
          object_id: id,
          fields: [...(fields ?? [])],
        })
        .execute();
    },
    enqueue: async (task, payload, key, at) => {
      const text = JSON.stringify({ ...payload, hubId: actor.hubId });
      await sql`select graphile_worker.banso_enqueue(${task}, ${text}::json, ${key ?? null}, ${at ?? null}::timestamptz)`.execute(
        connection,
      );
    },
  };
}

/** Replaces a sample's hub as the keeper; the Tx handed to `found` writes as the new hub itself. */
async function replaceSample(parts: DatabaseParts, { found, ...order }: ReplacingSample): Promise<boolean> {
  const { keeper, queue } = parts;
  if (keeper === undefined || queue === undefined) throw new Error("this database was opened without its keeper");
  const removed = await removeSampleHub({ keeper: keeper(), queue }, order, async (client, made) => {
    const actor = theHubItself(order.next);
    for (const [name, value] of actorFacts(actor))
      await client.query("select set_config($1, $2, true)", [`app.${name}`, value ?? ""]);
    const dialect = new PostgresDialect({
      pool: { options: keeper().options, connect: async () => borrowed(client), end: async () => {} },
    });
    await found(makeTx(new Kysely<Schema>({ dialect }), actor, parts), made);
  });
  return removed;
}

/** The connection of a transaction that somebody else ends. */
const borrowed = (client: pg.PoolClient) => ({ query: client.query.bind(client), release: () => {} });

/** Carries a refusal out of the transaction, so that everything in it is undone. */
class Undo<T, R> extends Error {
  readonly outcome: Outcome<T, R>;
  constructor(outcome: Outcome<T, R>) {
    super("refused");
    this.outcome = outcome;
  }
}

/** A key that was used already, with something else. */
class KeyReused extends Error {}

type Writing = Parameters<Database["write"]>[1] & { readonly actor: Actor };

async function writeOnce<T extends JsonValue, R>(
  kysely: Kysely<Schema>,
  parts: DatabaseParts,
  { actor, act, key }: Writing,
  work: (tx: Tx) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  try {
    return await transact(kysely, parts, { actor, readOnly: false }, async (tx) => {
      const known = await earlierAnswer<T>(tx, key, act);
      if (known !== null) return accepted(known.value);
      const outcome = await work(tx);
      if (!outcome.ok) throw new Undo(outcome);
      await keepAnswer(tx, key, act, outcome.value);
      return outcome;
    });
  } catch (fault) {
    if (isUndo<T, R>(fault)) return fault.outcome;
    throw fault;
  }
}

const isUndo = <T, R>(fault: unknown): fault is Undo<T, R> => fault instanceof Undo;

/**
 * The answer already given to this key. Posts of one key take turns by a lock that ends with the transaction, so that
 * the second finds what the first has committed.
 */
async function earlierAnswer<T>(tx: Tx, key: string | null, act: string): Promise<{ value: T } | null> {
  const { accountId, hubId } = tx.actor;
  const once = key === null ? null : partsOfKey(key);
  if (once === null || accountId === null) return null;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId}${once.key}`}, 0))`.execute(tx.sql);
  const { rows } = await sql<{
    outcome: T;
    digest: string;
  }>`select outcome, digest from idempotency where hub_id = ${hubId} and account_id = ${accountId} and key = ${once.key} and act = ${act}`.execute(
    tx.sql,
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (row.digest !== "" && row.digest !== once.digest) throw new KeyReused("a key came again with something else");
  return { value: row.outcome };
}

async function keepAnswer(tx: Tx, key: string | null, act: string, outcome: JsonValue): Promise<void> {
  const { accountId, hubId } = tx.actor;
  const once = key === null ? null : partsOfKey(key);
  if (once === null || accountId === null) return;
  await tx.sql
    .insertInto("idempotency")
    .values({
      hub_id: hubId,
      account_id: accountId,
      ...once,
      act,
      outcome: JSON.stringify(outcome),
      made_at: tx.now,
    })
    .execute();
}

/** The hub itself as an actor; only `asHub` and jobs make it. */
export const theHubItself = (hubId: HubId): Actor => ({
  hubId,
  accountId: null,
  hat: "system",
  hatId: null,
  firmId: null,
  personId: null,
  organisationId: null,
});

async function hubAt(kysely: Kysely<Schema>, host: string | null): Promise<HubRow | null> {
  const begin = `begin read only; select set_config('app.host', ${pg.escapeLiteral(host ?? "")}, true)`;
  // One statement: a hub's row and the version of its public pages always belong together.
  const row = await between(kysely, begin, (connection) =>
    connection
      .selectFrom("hub")
      .leftJoin("public_version", "public_version.hub_id", "hub.hub_id")
      .select(["hub.hub_id as id", "hub.name", "hub.host", "hub.is_sample as isSample"])
      .select(["hub.contact_name as contactName", "hub.contact_phone as contactPhone"])
      .select((eb) => eb.fn.coalesce("public_version.version", sql<string>`''`).as("publicVersion"))
      .executeTakeFirst(),
  );
  return row ?? null;
}

/** Whether the database is not there, is full, or took too long: answered by "come back later", not as a fault of ours. */
function isGone(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (fault instanceof DatabaseSilent) return true;
  const code = "code" in fault ? String(fault.code) : "";
  // A missing socket; a missing file of our own is a defect.
  if (code === "ENOENT") return "syscall" in fault && fault.syscall === "connect";
  const gone = [
    "ECONNREFUSED",
    "ECONNRESET",
    "EPIPE",
    "57P01",
    "57P02",
    "57P03",
    "08006",
    "08003",
    "53300",
    "53100",
    "57014",
  ];
  return gone.includes(code) || /timeout exceeded when trying to connect|Connection terminated/.test(fault.message);
}
