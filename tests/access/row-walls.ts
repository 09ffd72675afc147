import type pg from "pg";
import type { Actor } from "#domain/access/terms.ts";
import type { TestHub } from "../support/app.ts";

// What row-level security alone shows: SQL as each hat, over every table, with rows of everybody in all of them.

type ColumnOf = { readonly name: string; readonly type: string; readonly isNeeded: boolean };
export type Walled = {
  readonly name: string;
  readonly columns: readonly ColumnOf[];
  /** A column that the app's role may write over; null where it may none. */
  readonly changeable: string | null;
  readonly isRemovable: boolean;
  readonly isEnterable: boolean;
};

/** Every table of the house that the app's role may read, and what else that role may do there. */
export async function walledTables(client: pg.Client): Promise<readonly Walled[]> {
  const { rows } = await client.query<Walled>(
    `select c.relname::text as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
       'isNeeded', a.attnotnull and not a.atthasdef)) as columns,
       min(a.attname) filter (where has_column_privilege('banso_app', c.oid, a.attnum, 'update')) as changeable,
       has_table_privilege('banso_app', c.oid, 'delete') as "isRemovable",
       has_any_column_privilege('banso_app', c.oid, 'insert') as "isEnterable"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'banso'::regnamespace and c.relkind in ('r', 'p') and a.attgenerated = ''
       and has_any_column_privilege('banso_app', c.oid, 'select')
     group by c.oid order by 1`,
  );
  return rows;
}

const has = ({ columns }: Walled, name: string): boolean => columns.some((column) => column.name === name);

/** To whom a row that is put into a table belongs. */
export type Owner = Readonly<Record<"hub_id" | "firm_id" | "person_id" | "organisation_id", string>>;

/**
 * Puts a row of this owner into the table, whatever it should refer to and whatever a form would not take: what counts is
 * whose it is. Only inside a transaction that is undone.
 */
export async function putRow(client: pg.Client, table: Walled, owner: Owner): Promise<void> {
  const checks = await client.query<{ name: string }>(
    "select conname::text as name from pg_constraint where conrelid = ('banso.' || $1)::regclass and contype = 'c'",
    [table.name],
  );
  const drops = checks.rows.map(({ name }) => `alter table banso.${table.name} drop constraint "${name}"`);
  if (drops.length > 0) await client.query(drops.join("; "));
  await client.query(rowOf(table, owner));
}

function rowOf(table: Walled, owner: Owner): string {
  const owned = new Map(Object.entries(owner));
  const filled = table.columns.filter(({ name, isNeeded }) => isNeeded || owned.has(name));
  const values = filled.map(({ name, type }) => (owned.has(name) ? `'${owned.get(name)}'` : anyOf(type)));
  return `insert into banso.${table.name} (${filled.map(({ name }) => `"${name}"`).join(", ")}) values (${values.join(", ")})
    on conflict do nothing`;
}

function anyOf(type: string): string {
  if (type.endsWith("[]")) return "'{}'";
  if (type === "uuid") return "gen_random_uuid()";
  if (type.startsWith("timestamp")) return "now()";
  if (type === "date") return "'2026-11-30'";
  if (type === "boolean") return "false";
  if (type === "json" || type === "jsonb") return "'{}'";
  // Short numbers are given once in a hub.
  if (type === "integer" || type === "bigint") return "900000000 + (random() * 90000000)::integer";
  if (/int|numeric|double|real/.test(type)) return "1";
  return type === "text" ? "'any'" : "''";
}

/** Which rows are of another hub than the actor's; null for a table of nobody. */
export function ofOtherHub(table: Walled, south: TestHub): string | null {
  if (has(table, "hub_id")) return "hub_id <> banso.actor_hub()";
  if (table.name === "account") return "email like '%-south@%'";
  return has(table, "person_id") ? `person_id = '${south.otherPerson.id}'` : null;
}

/**
 * Which rows of the actor's hub are of another firm, person or organisation than the one its hat stands for; in a table that
 * names none of them, the row that was put in, which belongs to nobody's engagement, proposal or dialogue.
 */
export function ofOtherSide(table: Walled, { firmId, personId, organisationId }: Actor): string | null {
  if (!has(table, "hub_id")) return null;
  const sides = [
    ["firm_id", firmId],
    ["person_id", personId],
    ["organisation_id", organisationId],
  ] as const;
  const named = sides.filter(([column, own]) => own !== null && has(table, column));
  const others = named.map(([column, own]) => `${column} <> '${own}'`);
  const isPut = "xmin = pg_current_xact_id()::xid";
  return ["hub_id = banso.actor_hub()", ...(others.length === 0 ? [isPut] : others)].join(" and ");
}

/** How many rows of such a kind each table shows to the actor, where it shows any. */
export async function shownTo(
  client: pg.Client,
  actor: Actor,
  asked: readonly { readonly table: Walled; readonly where: string | null }[],
): Promise<Readonly<Record<string, number>>> {
  const counts = asked.flatMap(({ table: { name }, where }) =>
    where === null ? [] : [`select '${name}' as name, count(*)::int as n from banso.${name} where ${where}`],
  );
  if (counts.length === 0) return {};
  await client.query(`${factsOf(actor)}; set local role banso_app`);
  const { rows } = await client.query<{ name: string; n: number }>(counts.join(" union all "));
  await client.query("reset role");
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
}

const factsOf = (actor: Actor): string => {
  const facts = Object.entries({
    hub: actor.hubId,
    account: actor.accountId,
    hat: actor.hat,
    firm: actor.firmId,
    person: actor.personId,
    organisation: actor.organisationId,
  }).map(([name, value]) => `set_config('app.${name}', '${value ?? ""}', true)`);
  return `set local search_path = banso; select ${facts.join(", ")}`;
};

/** In which tables the actor can change or remove rows of such a kind, or enter one for this owner; nothing stays changed. */
export async function changedBy(
  client: pg.Client,
  actor: Actor,
  asked: readonly { readonly table: Walled; readonly where: string | null }[],
  owner: Owner,
): Promise<readonly string[]> {
  const tries = asked.flatMap(({ table, where }) => {
    const { name, changeable, isRemovable, isEnterable } = table;
    if (where === null) return [];
    return [
      ...(changeable === null
        ? []
        : [
            {
              name,
              what: `change ${name}`,
              text: `update banso.${name} set "${changeable}" = "${changeable}" where ${where}`,
            },
          ]),
      ...(isRemovable ? [{ name, what: `remove ${name}`, text: `delete from banso.${name} where ${where}` }] : []),
      ...(isEnterable ? [{ name, what: `enter ${name}`, text: rowOf(table, owner) }] : []),
    ];
  });
  await client.query(factsOf(actor));
  const done: string[] = [];
  for (const { name, what, text } of tries) if (await isLet(client, name, text)) done.push(what);
  return done;
}

/**
 * Whether the app's role gets at a row of the table by this statement, which is undone; a row that stands there already was
 * let in too. Every row is open to be read meanwhile: what is hidden could not be changed, however wide the wall for changes.
 */
async function isLet(client: pg.Client, name: string, text: string): Promise<boolean> {
  await client.query(`savepoint whole; create policy seen on banso.${name} for select to banso_app using (true)`);
  await client.query("set local role banso_app");
  try {
    return ((await client.query(text)).rowCount ?? 0) > 0 || text.startsWith("insert");
  } catch (error) {
    if (isRefused(error)) return false;
    throw new Error(text, { cause: error });
  } finally {
    await client.query("rollback to savepoint whole");
  }
}

/** Without the right, or against a policy. */
const isRefused = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "42501";

/** What the actor is shown of one table through a policy that is too wide; it is gone again afterwards. */
export async function throughHole(
  client: pg.Client,
  actor: Actor,
  { table, where, using }: { readonly table: Walled; readonly where: string; readonly using: string },
): Promise<number> {
  await client.query("savepoint whole");
  await client.query(`create policy hole on banso.${table.name} for select to banso_app using (${using})`);
  const shown = await shownTo(client, actor, [{ table, where }]);
  await client.query("rollback to savepoint whole");
  return shown[table.name] ?? 0;
}
