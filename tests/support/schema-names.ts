/** Columns whose type says more than the database can: ids are branded, so that a firm's id is never a project's. */
const named: Readonly<Record<string, string>> = {
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
  "booking.from_week": "LocalDate",
  "booking.made_by": "AccountId",
  "booking.releases": "BookingId",
  "capacity_week.week": "LocalDate",
  "invitation.invited_by": "AccountId",
  "invitation.kind": "HatKind",
  "plan.csv_file": "FileId",
  "plan.people_file": "FileId",
  "plan.projects_file": "FileId",
  "plan.report_file": "FileId",
  "plan.requested_by": "AccountId",
  "plan.xlsx_file": "FileId",
  "project.themes": "Theme[]",
  "project_page.firm_size": "FirmSize",
  "project_page.role_kind": "RoleKind",
  "project_page.themes": "Theme[]",
};

const origins: Readonly<Record<string, readonly string[]>> = {
  "#domain/access/terms.ts": ["HatKind"],
  "#domain/engagements/terms.ts": ["BookingId"],
  "#domain/firms/terms.ts": ["FirmId", "FirmSize"],
  "#domain/hubs/terms.ts": ["AccountId", "FileId", "HatId", "HubId", "InvitationId", "MailId", "OrganisationId"],
  "#domain/people/terms.ts": ["PersonId"],
  "#domain/plans/terms.ts": ["PlanId"],
  "#domain/projects/terms.ts": ["ProjectId", "RoleKind", "Theme"],
  "#kit/dates.ts": ["LocalDate"],
};

/** The domain's own type of a column, or null when the database's is enough. */
export const namedType = (table: string, column: string): string | null =>
  named[`${table}.${column}`] ?? named[column] ?? null;

/** The imports that these names need. */
export const nameImports: readonly string[] = Object.entries(origins).map(
  ([from, names]) => `import type { ${names.join(", ")} } from "${from}";`,
);
