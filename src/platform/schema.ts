// The tables of the database. Generated from the migrations by
//   node --conditions=source scripts/generate-schema.ts
import type { ColumnType, Generated } from "kysely";

export type AccountTable = {
  account_id: string;
  name: string;
  email: string;
  disabled_at: Date | null;
  created_at: Date;
};

export type AuditEventTable = {
  hub_id: string;
  event_id: string;
  at: Date;
  account_id: string | null;
  hat: string;
  act: string;
  object_kind: string;
  object_id: string;
  fields: Generated<string[]>;
};

export type AuditHeadTable = {
  hub_id: string;
  seq: number;
  hash: string;
  seal: string;
};

export type AuditLinkTable = {
  hub_id: string;
  seq: number;
  event_id: string;
  hash: string;
};

export type BookingTable = {
  person_id: string;
  booking_id: string;
  hub_id: string;
  project_id: string | null;
  releases: string | null;
  half_days: number;
  from_week: string;
  weeks: number;
  note: Generated<string>;
  made_by: string;
  made_at: Date;
};

export type CapacityWeekTable = {
  person_id: string;
  week: string;
  capacity: number;
  booked: number;
};

export type CounterTable = {
  hub_id: string;
  kind: string;
  last: number;
};

export type FileTable = {
  hub_id: string;
  file_id: string;
  name: string;
  media_type: string;
  bytes: Buffer;
  sha256: string;
  made_at: Date;
};

export type FirmTable = {
  hub_id: string;
  firm_id: string;
  number: number;
  name: string;
  kana: Generated<string>;
  corporate_number: string | null;
  industry: string;
  town: string;
  employees: number;
  business: Generated<string>;
  website: Generated<string>;
  contact_name: Generated<string>;
  contact_phone: Generated<string>;
  contact_email: Generated<string>;
  status: Generated<"draft" | "published">;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type FirmPageTable = {
  hub_id: string;
  firm_id: string;
  number: number;
  name: string;
  industry: string;
  town: string;
  employees: number;
  business: string;
  website: string;
  published_at: Date;
};

export type HatTable = {
  hub_id: string;
  hat_id: string;
  account_id: string;
  kind: "coordinator" | "definer" | "companion" | "owner" | "deputy" | "person" | "town-staff" | "intermediary" | "operator";
  firm_id: string | null;
  person_id: string | null;
  organisation_id: string | null;
  granted_at: Date;
  ended_at: Date | null;
};

export type HubTable = {
  hub_id: string;
  host: string | null;
  name: string;
  contact_name: Generated<string>;
  contact_phone: Generated<string>;
  is_sample: Generated<boolean>;
};

export type HubPersonTable = {
  hub_id: string;
  person_id: string;
  number: number;
  since: Date;
};

export type IdempotencyTable = {
  hub_id: string;
  account_id: string;
  key: string;
  act: string;
  outcome: ColumnType<unknown, string, string>;
  made_at: Date;
};

export type InvitationTable = {
  hub_id: string;
  invitation_id: string;
  token_hash: string;
  name: string;
  email: string;
  kind: string;
  firm_id: string | null;
  person_id: string | null;
  organisation_id: string | null;
  invited_by: string | null;
  invited_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
};

export type JobEffectTable = {
  hub_id: string;
  key: string;
  at: Date;
};

export type MailTable = {
  hub_id: string;
  mail_id: string;
  to_address: string;
  subject: string;
  body: string;
  message_id: string;
  status: Generated<"waiting" | "sent" | "given-up">;
  tries: Generated<number>;
  last_error: string | null;
  made_at: Date;
  sent_at: Date | null;
};

export type MigrationTable = {
  name: string;
  checksum: string;
  applied_at: Generated<Date>;
};

export type OrganisationTable = {
  hub_id: string;
  organisation_id: string;
  kind: "town" | "intermediary";
  name: string;
};

export type PersonTable = {
  person_id: string;
  name: string;
  email: Generated<string>;
  phone: Generated<string>;
  half_days: number;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type PlanTable = {
  hub_id: string;
  plan_id: string;
  number: number;
  name: string;
  status: "waiting" | "running" | "done" | "cancelling" | "cancelled" | "failed";
  people_file: string;
  projects_file: string;
  seed: number;
  seconds: number;
  weights: ColumnType<unknown, string, string>;
  progress: ColumnType<unknown, string | null | undefined, string>;
  summary: ColumnType<unknown, string | null | undefined, string>;
  result: ColumnType<unknown, string | null | undefined, string>;
  report_file: string | null;
  csv_file: string | null;
  xlsx_file: string | null;
  failure: string | null;
  requested_by: string;
  requested_at: Date;
  finished_at: Date | null;
};

export type ProjectTable = {
  hub_id: string;
  project_id: string;
  number: number;
  firm_id: string;
  title: string;
  result: string;
  what_is_new: Generated<string>;
  what_is_hard: Generated<string>;
  may_decide: Generated<string>;
  role_kind: "shoulder" | "specialist";
  themes: string[];
  shape: number[];
  half_days: number;
  on_site_half_days: number;
  place: string;
  months: number;
  pay_yen_per_month: number;
  status: Generated<"draft" | "published" | "closed">;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type ProjectPageTable = {
  hub_id: string;
  project_id: string;
  number: number;
  firm_label: string;
  firm_number: number | null;
  title: string;
  result: string;
  what_is_new: string;
  what_is_hard: string;
  may_decide: string;
  role_kind: string;
  themes: string[];
  shape: number[];
  half_days: number;
  on_site_half_days: number;
  place: string;
  months: number;
  pay_yen_per_month: number;
  published_at: Date;
};

export type WorkerHeartbeatTable = {
  worker_id: string;
  process: string;
  seen_at: Date;
};

export type Schema = {
  account: AccountTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  audit_link: AuditLinkTable;
  booking: BookingTable;
  capacity_week: CapacityWeekTable;
  counter: CounterTable;
  file: FileTable;
  firm: FirmTable;
  firm_page: FirmPageTable;
  hat: HatTable;
  hub: HubTable;
  hub_person: HubPersonTable;
  idempotency: IdempotencyTable;
  invitation: InvitationTable;
  job_effect: JobEffectTable;
  mail: MailTable;
  migration: MigrationTable;
  organisation: OrganisationTable;
  person: PersonTable;
  plan: PlanTable;
  project: ProjectTable;
  project_page: ProjectPageTable;
  worker_heartbeat: WorkerHeartbeatTable;
};
