import type pg from "pg";

/** Columns whose type says more than the database can: ids are branded, closed lists are unions. */
const namedColumns: Readonly<Record<string, string>> = {
  hub_id: "HubId",
  firm_id: "FirmId",
  person_id: "PersonId",
  project_id: "ProjectId",
  account_id: "AccountId",
  hat_id: "HatId",
  organisation_id: "OrganisationId",
  invitation_id: "InvitationId",
  mail_id: "MailId",
  plan_id: "PlanId",
  file_id: "FileId",
  booking_id: "BookingId",
  "hat.kind": "HatKind",
  "invitation.kind": "HatKind",
  "firm.status": "FirmStatus",
  "project.status": "ProjectStatus",
  "plan.status": "PlanStatus",
  "project.role_kind": "RoleKind",
  "project_page.role_kind": "RoleKind",
  "project.themes": "Theme[]",
  "project_page.themes": "Theme[]",
  "mail.status": '"waiting" | "sent" | "given-up"',
  "organisation.kind": '"town" | "intermediary"',
  "capacity_week.week": "LocalDate",
  "booking.from_week": "LocalDate",
  "booking.releases": "BookingId",
  "booking.made_by": "AccountId",
  "plan.people_file": "FileId",
  "plan.projects_file": "FileId",
  "plan.report_file": "FileId",
  "plan.csv_file": "FileId",
  "plan.xlsx_file": "FileId",
  "plan.requested_by": "AccountId",
  "invitation.invited_by": "AccountId",
};

const plainTypes: Readonly<Record<string, string>> = {
  uuid: "string",
  text: "string",
  bool: "boolean",
  int4: "number",
  int8: "number",
  date: "string",
  timestamptz: "Date",
  bytea: "Buffer",
  _text: "string[]",
  _int4: "number[]",
};

const origins: Readonly<Record<string, readonly string[]>> = {
  "#domain/access/terms.ts": ["HatKind"],
  "#domain/engagements/terms.ts": ["BookingId"],
  "#domain/firms/terms.ts": ["FirmId", "FirmStatus"],
  "#domain/hubs/terms.ts": ["AccountId", "FileId", "HatId", "HubId", "InvitationId", "MailId", "OrganisationId"],
  "#domain/people/terms.ts": ["PersonId"],
  "#domain/plans/terms.ts": ["PlanId", "PlanStatus"],
  "#domain/projects/terms.ts": ["ProjectId", "ProjectStatus", "RoleKind", "Theme"],
  "#kit/dates.ts": ["LocalDate"],
};

type ColumnRow = {
  readonly table_name: string;
  readonly column_name: string;
  readonly udt_name: string;
  readonly nullable: boolean;
  readonly has_default: boolean;
};

/** The TypeScript types of every table of schema `banso`, as Kysely reads them; written to `src/platform/schema.ts`. */
export async function schemaTypes(client: pg.Client | pg.Pool): Promise<string> {
  const { rows } = await client.query<ColumnRow>(
    `select c.table_name, c.column_name, c.udt_name, c.is_nullable = 'YES' as nullable, c.column_default is not null as has_default
       from information_schema.columns c
      where c.table_schema = 'banso' and c.table_name <> 'migration'
      order by c.table_name, c.ordinal_position`,
  );
  const tables = Map.groupBy(rows, (row) => row.table_name);
  const body = [...tables].map(([table, columns]) => `  ${table}: {\n${columns.map(columnLine).join("\n")}\n  };`);
  const imports = Object.entries(origins).map(
    ([from, names]) => `import type { ${names.join(", ")} } from "${from}";`,
  );
  return [
    "// Generated from the database by `npm run generate`; a test compares the two.",
    'import type { ColumnType, Generated } from "kysely";',
    ...imports,
    "",
    "type Json = ColumnType<unknown, string, string>;",
    "",
    "export type Schema = {",
    ...body,
    "};",
    "",
  ].join("\n");
}

function columnLine(column: ColumnRow): string {
  const type = typeOf(column) + (column.nullable ? " | null" : "");
  return `    ${column.column_name}: ${column.has_default ? `Generated<${type}>` : type};`;
}

function typeOf(column: ColumnRow): string {
  if (column.udt_name === "jsonb") return "Json";
  const named = namedColumns[`${column.table_name}.${column.column_name}`] ?? namedColumns[column.column_name];
  const type = named ?? plainTypes[column.udt_name];
  if (type === undefined) throw new Error(`no type for ${column.table_name}.${column.column_name} (${column.udt_name})`);
  return type;
}
