import type pg from "pg";
import { namedType, nameImports } from "./schema-names.ts";

/** The structure of the schema `banso` as a readable SQL text, sorted, so that a change shows as a difference. */
export async function schemaText(pool: pg.Pool): Promise<string> {
  const tables = await tablesOf(pool);
  const functions = await textsOf(
    pool,
    `select pg_get_functiondef(p.oid) || ';' as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'banso' order by p.proname, pg_get_function_identity_arguments(p.oid)`,
  );
  const rights = await textsOf(
    pool,
    `select format('grant execute on function %s to %s;', p.oid::regprocedure, pg_get_userbyid(a.grantee)) as text
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) a
     where n.nspname = 'banso' and a.grantee not in (0, p.proowner) order by 1`,
  );
  const parts = [];
  for (const table of tables) parts.push(await tableText(pool, table));
  return [
    "-- The structure of the schema banso, for reading. Generated from the migrations by",
    "--   node --conditions=source scripts/generate-schema.ts",
    "",
    ...parts,
    "-- functions",
    "",
    ...functions.map((text) => `${text}\n`),
    ...rights,
    "",
  ].join("\n");
}

/** The same structure as the types that Kysely checks queries against. */
export async function schemaTypes(pool: pg.Pool): Promise<string> {
  const tables = await tablesOf(pool);
  const parts: string[] = [];
  for (const table of tables) {
    const columns = await columnsOf(pool, table.oid);
    const lines = columns.map((column) => `  ${column.name}: ${typeOf(table.name, column)};`);
    parts.push(`export type ${pascal(table.name)}Table = {\n${lines.join("\n")}\n};`);
  }
  const names = tables.map((table) => `  ${table.name}: ${pascal(table.name)}Table;`);
  const body = parts.join("\n\n");
  const used = ["ColumnType", "Generated"].filter((name) => body.includes(`${name}<`));
  return [
    "// The tables of the database. Generated from the migrations by",
    "//   node --conditions=source scripts/generate-schema.ts",
    ...(used.length === 0 ? [] : [`import type { ${used.join(", ")} } from "kysely";`]),
    ...nameImports,
    "",
    body,
    "",
    "export type Schema = {",
    ...names,
    "};",
    "",
  ].join("\n");
}

type Table = { oid: number; name: string; comment: string | null; rls: boolean; forced: boolean };

async function tablesOf(pool: pg.Pool): Promise<readonly Table[]> {
  const { rows } = await pool.query<Table>(
    `select c.oid, c.relname as name, obj_description(c.oid, 'pg_class') as comment,
       c.relrowsecurity as rls, c.relforcerowsecurity as forced
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'banso' and c.relkind in ('r', 'p') order by c.relname`,
  );
  return rows;
}

type Column = {
  name: string;
  type: string;
  required: boolean;
  fallback: string | null;
  always: boolean;
  comment: string | null;
  check: string | null;
};

async function columnsOf(pool: pg.Pool, table: number): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
       case when a.attidentity <> '' then 'identity' else pg_get_expr(d.adbin, d.adrelid) end as fallback,
       a.attgenerated <> '' or a.attidentity = 'a' as always, col_description(a.attrelid, a.attnum) as comment,
       (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) as check
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table],
  );
  return rows;
}

async function tableText(pool: pg.Pool, table: Table): Promise<string> {
  const columns = await columnsOf(pool, table.oid);
  const constraints = await textsOf(
    pool,
    `select format('  constraint %I %s', conname, pg_get_constraintdef(oid)) as text from pg_constraint
     where conrelid = $1 and contype <> 'n' order by array_position(array['p','u','f','c','x']::"char"[], contype), conname`,
    [table.oid],
  );
  const after = await textsOf(pool, aroundTable, [table.oid]);
  const lines = columns.map((column) => {
    const fallback = column.fallback === null ? "" : ` default ${column.fallback}`;
    return `  ${column.name} ${column.type}${column.required ? " not null" : ""}${fallback}, -- ${column.comment ?? ""}`;
  });
  const walls = [
    ...(table.rls ? [`alter table ${table.name} enable row level security;`] : []),
    ...(table.forced ? [`alter table ${table.name} force row level security;`] : []),
  ];
  return `-- ${table.comment ?? ""}\ncreate table ${table.name} (\n${lines.join("\n")}\n${constraints.join(",\n")}\n);\n${[...walls, ...after].join("\n")}\n`;
}

/** Indexes that no constraint makes, triggers, policies, rights of the table and of single columns. */
const aroundTable = `
  select text from (
    select 1 as part, pg_get_indexdef(i.indexrelid) || ';' as text from pg_index i
      where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    union all
    select 2, pg_get_triggerdef(oid) || ';' from pg_trigger where tgrelid = $1 and not tgisinternal
    union all
    select 3, format('create policy %I on %s%s for %s to %s%s%s;', polname, polrelid::regclass,
        case when polpermissive then '' else ' as restrictive' end,
        case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        (select string_agg(case when r = 0 then 'public' else pg_get_userbyid(r)::text end, ', ' order by r) from unnest(polroles) r),
        coalesce(' using (' || pg_get_expr(polqual, polrelid) || ')', ''),
        coalesce(' with check (' || pg_get_expr(polwithcheck, polrelid) || ')', '')) from pg_policy where polrelid = $1
    union all
    select 4, format('grant %s on %s to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type),
        c.oid::regclass, pg_get_userbyid(a.grantee))
      from pg_class c, aclexplode(c.relacl) a where c.oid = $1 and a.grantee not in (0, c.relowner)
      group by c.oid, a.grantee
    union all
    select 5, format('grant %s (%s) on %s to %s;', lower(a.privilege_type),
        string_agg(t.attname, ', ' order by t.attnum), t.attrelid::regclass, pg_get_userbyid(a.grantee))
      from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = $1 and t.attnum > 0
      group by t.attrelid, a.grantee, a.privilege_type
  ) around order by part, text`;

async function textsOf(pool: pg.Pool, sql: string, values: readonly unknown[] = []): Promise<readonly string[]> {
  const { rows } = await pool.query<{ text: string }>(sql, [...values]);
  return rows.map((row) => row.text);
}

const plainTypes: Readonly<Record<string, string>> = {
  uuid: "string",
  text: "string",
  "character varying": "string",
  date: "string",
  numeric: "string",
  smallint: "number",
  integer: "number",
  bigint: "number",
  real: "number",
  "double precision": "number",
  boolean: "boolean",
  "timestamp with time zone": "Date",
  bytea: "Buffer",
  tsvector: "string",
  json: "unknown",
  jsonb: "unknown",
  inet: "string",
};

/** A column whose check lists its words has exactly these words as its type. */
function typeOf(table: string, column: Column): string {
  const isList = column.type.endsWith("[]");
  const base = column.type.replace(/\[\]$/, "").replace(/\(.*\)/, "");
  const plain = plainTypes[base];
  if (plain === undefined) throw new Error(`no TypeScript type is known for ${column.name} ${column.type}`);
  const words = plain === "string" && !isList ? wordsOf(column.check) : null;
  const name = namedType(table, column.name);
  const inner = `${name ?? `${words ?? plain}${isList ? "[]" : ""}`}${column.required ? "" : " | null"}`;
  if (column.always) return `ColumnType<${inner}, never, never>`;
  if (base === "json" || base === "jsonb")
    return `ColumnType<unknown, string${column.required && column.fallback === null ? "" : " | null | undefined"}, string>`;
  return column.fallback === null ? inner : `Generated<${inner}>`;
}

function wordsOf(check: string | null): string | null {
  const listed = /^CHECK \(\(\w+ = ANY \(ARRAY\[((?:'[^']+'::text(?:, )?)+)\]\)\)\)$/.exec(check ?? "")?.[1];
  return listed === undefined ? null : [...listed.matchAll(/'([^']+)'/g)].map((word) => `"${word[1]}"`).join(" | ");
}

const pascal = (name: string): string => name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
