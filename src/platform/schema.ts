// The tables of the database. Generated from the migrations by
//   node --conditions=source scripts/generate-schema.ts
import type { ColumnType, Generated } from "kysely";
import type { HatKind } from "#domain/access/terms.ts";
import type { BookingId } from "#domain/engagements/terms.ts";
import type { FirmId, FirmSize } from "#domain/firms/terms.ts";
import type { AccountId, FileId, HatId, HubId, InvitationId, MailId, OrganisationId } from "#domain/hubs/terms.ts";
import type { PersonId } from "#domain/people/terms.ts";
import type { PlanId } from "#domain/plans/terms.ts";
import type { ProjectId, RoleKind, Theme } from "#domain/projects/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

export type AccountTable = {
  account_id: AccountId;
  name: string;
  email: string;
  disabled_at: Date | null;
  created_at: Date;
};

export type AuditEventTable = {
  hub_id: HubId;
  event_id: string;
  at: Date;
  account_id: AccountId | null;
  hat: string;
  act: string;
  object_kind: string;
  object_id: string;
  fields: Generated<string[]>;
  sealed: Generated<boolean>;
};

export type AuditHeadTable = {
  hub_id: HubId;
  seq: number;
  hash: string;
  seal: string;
};

export type AuditLinkTable = {
  hub_id: HubId;
  seq: number;
  event_id: string;
  hash: string;
};

export type BookingTable = {
  person_id: PersonId;
  booking_id: BookingId;
  hub_id: HubId;
  project_id: ProjectId | null;
  releases: BookingId | null;
  half_days: number;
  from_week: LocalDate;
  weeks: number;
  note: Generated<string>;
  made_by: AccountId;
  made_at: Date;
};

export type CapacityWeekTable = {
  person_id: PersonId;
  week: LocalDate;
  capacity: number;
  booked: number;
};

export type CounterTable = {
  hub_id: HubId;
  kind: string;
  last: number;
};

export type FileTable = {
  hub_id: HubId;
  file_id: FileId;
  name: string;
  media_type: string;
  bytes: Buffer;
  sha256: string;
  made_at: Date;
};

export type FirmTable = {
  hub_id: HubId;
  firm_id: FirmId;
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
  hub_id: HubId;
  firm_id: FirmId;
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
  hub_id: HubId;
  hat_id: HatId;
  account_id: AccountId;
  kind: "coordinator" | "definer" | "companion" | "owner" | "deputy" | "person" | "town-staff" | "intermediary" | "operator";
  firm_id: FirmId | null;
  person_id: PersonId | null;
  organisation_id: OrganisationId | null;
  granted_at: Date;
  ended_at: Date | null;
};

export type HubTable = {
  hub_id: HubId;
  host: string | null;
  name: string;
  contact_name: Generated<string>;
  contact_phone: Generated<string>;
  is_sample: Generated<boolean>;
};

export type HubPersonTable = {
  hub_id: HubId;
  person_id: PersonId;
  number: number;
  since: Date;
};

export type IdempotencyTable = {
  hub_id: HubId;
  account_id: AccountId;
  key: string;
  act: string;
  outcome: ColumnType<unknown, string, string>;
  made_at: Date;
};

export type InvitationTable = {
  hub_id: HubId;
  invitation_id: InvitationId;
  token_hash: string;
  name: string;
  email: string;
  kind: HatKind;
  firm_id: FirmId | null;
  person_id: PersonId | null;
  organisation_id: OrganisationId | null;
  invited_by: AccountId | null;
  invited_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
};

export type JobEffectTable = {
  hub_id: HubId;
  key: string;
  at: Date;
};

export type MailTable = {
  hub_id: HubId;
  mail_id: MailId;
  to_address: string;
  subject: string;
  body: string;
  status: Generated<"waiting" | "sent" | "given-up">;
  tries: Generated<number>;
  last_error: string | null;
  made_at: Date;
  next_try_at: Date;
  sent_at: Date | null;
};

export type MigrationTable = {
  name: string;
  checksum: string;
  applied_at: Generated<Date>;
};

export type OrganisationTable = {
  hub_id: HubId;
  organisation_id: OrganisationId;
  kind: "town" | "intermediary";
  name: string;
};

export type PersonTable = {
  person_id: PersonId;
  name: string;
  email: Generated<string>;
  phone: Generated<string>;
  half_days: number;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type PlanTable = {
  hub_id: HubId;
  plan_id: PlanId;
  number: number;
  name: string;
  status: "waiting" | "running" | "done" | "cancelling" | "cancelled" | "failed";
  people_file: FileId;
  projects_file: FileId;
  seed: number;
  seconds: number;
  weights: ColumnType<unknown, string, string>;
  language: "ja" | "en";
  progress: ColumnType<unknown, string | null | undefined, string>;
  summary: ColumnType<unknown, string | null | undefined, string>;
  result: ColumnType<unknown, string | null | undefined, string>;
  report_file: FileId | null;
  csv_file: FileId | null;
  xlsx_file: FileId | null;
  failure: string | null;
  requested_by: AccountId;
  requested_at: Date;
  finished_at: Date | null;
};

export type ProjectTable = {
  hub_id: HubId;
  project_id: ProjectId;
  number: number;
  firm_id: FirmId;
  title: string;
  result: string;
  what_is_new: Generated<string>;
  what_is_hard: Generated<string>;
  may_decide: Generated<string>;
  role_kind: "shoulder" | "specialist";
  themes: Theme[];
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
  hub_id: HubId;
  project_id: ProjectId;
  number: number;
  firm_name: string | null;
  firm_number: number | null;
  firm_industry: string;
  firm_town: string;
  firm_size: FirmSize;
  title: string;
  result: string;
  what_is_new: string;
  what_is_hard: string;
  may_decide: string;
  role_kind: RoleKind;
  themes: Theme[];
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
