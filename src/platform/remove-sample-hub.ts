import type pg from "pg";
import type { ReplacingSample, SampleReplaced } from "#app.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import { listTables, plainTexts, quoted, type Table } from "#platform/backup/tables.ts";

type Pools = { readonly keeper: pg.Pool; readonly queue: pg.Pool };
type Order = Omit<ReplacingSample, "found">;
type Found = (client: pg.PoolClient, made: SampleReplaced) => Promise<void>;

/**
 * Removes a sample's hub in one transaction: every row of the hub, the people whom no other hub knows, the accounts that
 * wear no hat elsewhere, with their sessions. Then `found` puts the next hub into its place. False when it is no sample.
 */
export async function removeSampleHub({ keeper, queue }: Pools, order: Order, found: Found): Promise<boolean> {
  const client = await keeper.connect();
  try {
    await client.query(`begin; ${plainTexts}`);
    const hub = await lockSample(client, order.sample);
    if (hub === null) {
      await client.query("rollback");
      return false;
    }
    await removeRows(client, order.sample);
    await found(client, { host: hub.host, operator: await makeOperator(client, order.operator) });
    await client.query("commit");
  } catch (fault) {
    await client.query("rollback").catch(() => {});
    throw fault;
  } finally {
    client.release();
  }
  // The queue's tables are closed to the keeper. A job that begins before this finds no hub, and nothing to do.
  await queue.query("delete from graphile_worker._private_jobs where payload ->> 'hubId' = $1", [order.sample]);
  // A reading that was written down in the same moment: the trail does not point at its hub.
  await keeper.query("delete from banso.audit_event where hub_id = $1", [order.sample]);
  return true;
}

/** Whoever writes into the hub at this moment is waited for; whoever comes later finds it gone. */
async function lockSample(client: pg.PoolClient, sample: HubId): Promise<{ readonly host: string | null } | null> {
  const { rows } = await client.query<{ host: string | null; isSample: boolean }>(
    `select host, is_sample as "isSample" from banso.hub where hub_id = $1 for update`,
    [sample],
  );
  const hub = rows[0];
  return hub?.isSample === true ? hub : null;
}

type Gone = { readonly hub: HubId; readonly people: readonly string[]; readonly accounts: readonly string[] };

async function removeRows(client: pg.PoolClient, hub: HubId): Promise<void> {
  const gone: Gone = {
    hub,
    people: await idsOf(client, hub, ownPeople),
    accounts: await idsOf(client, hub, ownAccounts),
  };
  await client.query(giveBackHalfDays, [hub, gone.people]);
  await client.query(forgetMailedLinks, [gone.accounts]);
  // What points at a row goes before it.
  for (const table of [...(await listTables(client))].reverse()) {
    const rule = ruleOf(table, gone);
    if (rule !== null) await client.query(`delete from ${quoted(table)} where ${rule.where}`, [rule.whose]);
  }
}

/** Which rows of a table go; null for tables of the installation itself. */
function ruleOf({ schema, name, columns }: Table, gone: Gone): { where: string; whose: unknown } | null {
  // Sessions, passwords and second factors go with their user.
  if (schema === "auth") return name === "user" ? { where: "id = any($1)", whose: gone.accounts } : null;
  if (schema !== "banso") return null;
  if (columns.includes("hub_id")) return { where: "hub_id = $1", whose: gone.hub };
  if (columns.includes("person_id")) return { where: "person_id = any($1)", whose: gone.people };
  return name === "account" ? { where: "account_id = any($1)", whose: gone.accounts } : null;
}

async function idsOf(client: pg.PoolClient, hub: HubId, text: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(text, [hub]);
  return rows.map(({ id }) => id);
}

const ownPeople = `
  select person_id as id from banso.hub_person own where hub_id = $1
    and not exists (select from banso.hub_person other where other.person_id = own.person_id and other.hub_id <> $1)
    and not exists (select from banso.booking where booking.person_id = own.person_id and booking.hub_id <> $1)`;

const ownAccounts = `
  select account_id as id from banso.hat where hub_id = $1
  except select account_id from banso.hat where hub_id <> $1
  except select account_id from banso.hub_account where hub_id <> $1`;

/** People whom another hub knows too are free in the weeks that this hub had booked; a release is the reverse of a booking. */
const giveBackHalfDays = `
  update banso.capacity_week held set booked = held.booked - own.half_days
  from (
    select person_id, (from_week + 7 * n)::date as week,
      sum(case when releases is null then half_days else -half_days end) as half_days
    from banso.booking, generate_series(0, weeks - 1) n
    where hub_id = $1 and not person_id = any($2)
    group by 1, 2) own
  where held.person_id = own.person_id and held.week = own.week`;

const forgetMailedLinks = `
  delete from auth.verification asked using banso.account gone
  where gone.account_id = any($1)
    and (position(gone.email in asked.value) > 0 or position(gone.account_id::text in asked.value) > 0)`;

/**
 * Somebody who can sign in by this password, as the accounts' library writes it. Who is known by another hub keeps the
 * password that they have.
 */
async function makeOperator(client: pg.PoolClient, operator: Order["operator"]): Promise<SampleReplaced["operator"]> {
  if (operator === null) return null;
  const { email, name, passwordHash } = operator;
  const known = await client.query<{ id: AccountId }>(`select account_id as id from banso.account where email = $1`, [
    email,
  ]);
  if (known.rows[0] !== undefined) return { id: known.rows[0].id, isNew: false };
  // What a broken try of an invitation may have left: nobody's yet.
  await client.query(`delete from auth."user" where email = $1`, [email]);
  const made = await client.query<{ id: AccountId }>(
    `insert into auth."user" (name, email, "emailVerified") values ($1, $2, true) returning id`,
    [name, email],
  );
  const id = made.rows[0]?.id;
  if (id === undefined) throw new Error("the operator was not written");
  await client.query(
    `insert into auth."account" ("accountId", "providerId", "userId", "password", "updatedAt")
     values ($1::text, 'credential', $1::uuid, $2, now())`,
    [id, passwordHash],
  );
  return { id, isNew: true };
}
