// The tables of the database. Generated from the migrations by
//   node --conditions=source scripts/generate-schema.ts
import type { ColumnType, Generated } from "kysely";
import type { HatKind } from "#domain/access/terms.ts";
import type { ConsentId, ConsentPurpose } from "#domain/consents/terms.ts";
import type { Channel, OnBehalfId, ReadBack } from "#domain/behalf/terms.ts";
import type { StandingId } from "#domain/contracts/terms.ts";
import type { AnswerWay, ConcernId, ConcernKind, ConcernState, ConcernStepId, Delivery, NoticeHat, NoticeId, NoticeKind, NoticeLanguage, TalkWish } from "#domain/accompaniment/terms.ts";
import type { BookingId, CheckInId, CheckInSide, Ending, EngagementId, Stage } from "#domain/engagements/terms.ts";
import type { FirmId, FirmSize } from "#domain/firms/terms.ts";
import type { AccountId, FileId, HatId, HubId, InvitationId, MailId, OrganisationId, RegistrationId } from "#domain/hubs/terms.ts";
import type { HandAnswer, HandId, HandOrigin, HandState } from "#domain/hands/terms.ts";
import type { ImportId, ImportKind, ImportStatus, MergeId } from "#domain/imports/terms.ts";
import type { DialogueChannel, DialogueId, DialogueLineId, DialogueStatus, InsideReviewId, LineKind, LineSpeaker, ReviewKind, ReviewResult, SourceField } from "#domain/needs/terms.ts";
import type { PersonId, PersonKind } from "#domain/people/terms.ts";
import type { PlanId, PlanSource } from "#domain/plans/terms.ts";
import type { ProjectId, RoleKind, Theme } from "#domain/projects/terms.ts";
import type { CandidateId, ReferralId } from "#domain/referrals/terms.ts";
import type { DisclosureId, ProposalAnswerId, ProposalCloser, ProposalId, ProposalPhase } from "#domain/proposals/terms.ts";
import type { StoryEntryId, StoryKind } from "#domain/stories/terms.ts";
import type { JointMeetingId } from "#domain/weeks/terms.ts";
import type { LocalDate } from "#kit/dates.ts";

export type AccountTable = {
  account_id: AccountId;
  name: string;
  email: string;
  disabled_at: Date | null;
  created_at: Date;
};

export type AgreedRestTable = {
  hub_id: HubId;
  person_id: PersonId;
  weeks: number;
  agreed_at: Date;
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
  made_by: AccountId | null;
  made_at: Date;
};

export type CapacityWeekTable = {
  person_id: PersonId;
  week: LocalDate;
  capacity: number;
  booked: number;
};

export type CheckInTable = {
  hub_id: HubId;
  check_in_id: CheckInId;
  engagement_id: EngagementId;
  side: CheckInSide;
  due_on: LocalDate;
  held_on: LocalDate | null;
  score: number | null;
  words: Generated<string>;
  on_track: number | null;
  talk: TalkWish | null;
  answered_by: AnswerWay | null;
  asked_on: LocalDate | null;
  passed_on: LocalDate | null;
};

export type CheckInLinkTable = {
  hub_id: HubId;
  token_hash: string;
  check_in_id: CheckInId;
  made_at: Date;
  expires_at: Date;
};

export type ConcernTable = {
  hub_id: HubId;
  concern_id: ConcernId;
  number: number;
  engagement_id: EngagementId | null;
  check_in_id: CheckInId | null;
  kind: ConcernKind;
  side: CheckInSide | null;
  state: Generated<ConcernState>;
  companion_id: AccountId | null;
  words: Generated<string>;
  outcome: Generated<string>;
  next_on: LocalDate | null;
  opened_at: Date;
  closed_at: Date | null;
  version: Generated<number>;
};

export type ConcernStepTable = {
  hub_id: HubId;
  concern_id: ConcernId;
  step_id: ConcernStepId;
  on_day: LocalDate;
  words: string;
  account_id: AccountId | null;
  made_at: Date;
};

export type ConcernVoiceTable = {
  hub_id: HubId;
  concern_id: ConcernId;
  number: number;
  account_id: AccountId;
  words: string;
  answer: Generated<string>;
  made_at: Date;
  answered_at: Date | null;
};

export type CounterTable = {
  hub_id: HubId;
  kind: string;
  last: number;
};

export type DataConsentTable = {
  hub_id: HubId;
  consent_id: ConsentId;
  person_id: PersonId;
  purpose: ConsentPurpose;
  firm_id: FirmId | null;
  organisation_id: OrganisationId | null;
  text_version: number;
  given_at: Date;
  given_by: AccountId | null;
  until: LocalDate;
  withdrawn_at: Date | null;
  withdrawn_by: AccountId | null;
};

export type DialogueTable = {
  hub_id: HubId;
  dialogue_id: DialogueId;
  number: number;
  firm_id: FirmId;
  definer_id: AccountId | null;
  held_on: LocalDate;
  channel: DialogueChannel;
  spoken_by: Generated<string>;
  status: Generated<DialogueStatus>;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type DialogueLineTable = {
  hub_id: HubId;
  line_id: DialogueLineId;
  dialogue_id: DialogueId;
  seq: number;
  speaker: LineSpeaker;
  kind: LineKind;
  words: string;
  first_words: string | null;
  corrected_by: AccountId | null;
  corrected_at: Date | null;
  version: Generated<number>;
  made_at: Date;
};

export type DisclosureTable = {
  hub_id: HubId;
  disclosure_id: DisclosureId;
  proposal_id: ProposalId;
  person_id: PersonId;
  firm_id: FirmId;
  purpose: "meeting";
  name: string;
  email: string;
  phone: string;
  disclosed_at: Date;
  closed_at: Date | null;
};

export type EngagementTable = {
  hub_id: HubId;
  engagement_id: EngagementId;
  number: number;
  code: string | null;
  firm_id: FirmId;
  project_id: ProjectId | null;
  person_id: PersonId;
  booking_id: BookingId;
  title: string;
  role: Generated<string>;
  role_kind: RoleKind;
  stage: Stage;
  half_days: number;
  on_site_half_days: Generated<number>;
  from_week: LocalDate;
  weeks: number;
  pay_yen_per_month: Generated<number>;
  ended_on: LocalDate | null;
  ending: Ending | null;
  outcome: Generated<string>;
  outcome_score: number | null;
  companion_id: AccountId | null;
  search_text: Generated<string>;
  search_grams: Generated<string>;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
  firm_name: Generated<string>;
  firm_town: Generated<string>;
  person_name: Generated<string>;
  next_check_in_on: LocalDate | null;
  companion_name: Generated<string>;
  companion_phone: Generated<string>;
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
  employees: number | null;
  business: Generated<string>;
  website: Generated<string>;
  contact_name: Generated<string>;
  contact_phone: Generated<string>;
  contact_email: Generated<string>;
  status: Generated<"draft" | "published">;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
  code: string | null;
  postal_code: Generated<string>;
  address: Generated<string>;
  representative: Generated<string>;
  founded_year: number | null;
  capital_yen: number | null;
  closed_on: LocalDate | null;
  closed_cause: Generated<string>;
  successor_number: string | null;
  search_text: Generated<string>;
  search_grams: Generated<string>;
};

export type FirmFiguresTable = {
  hub_id: HubId;
  firm_id: FirmId;
  year: number;
  sales_yen: number | null;
  operating_profit_yen: number | null;
  personnel_yen: number | null;
  depreciation_yen: number | null;
  borrowings_yen: number | null;
  cash_yen: number | null;
  net_assets_yen: number | null;
  total_assets_yen: number | null;
  employees: number | null;
};

export type FirmPageTable = {
  hub_id: HubId;
  firm_id: FirmId;
  number: number;
  name: string;
  industry: string;
  town: string;
  employees: number | null;
  business: string;
  website: string;
  published_at: Date;
};

export type FirmWeekTable = {
  hub_id: HubId;
  firm_id: FirmId;
  cells: number[];
  peak_months: Generated<number[]>;
  updated_at: Date;
};

export type HandTable = {
  hub_id: HubId;
  hand_id: HandId;
  project_id: ProjectId;
  person_id: PersonId;
  origin: HandOrigin;
  state: HandState;
  project_number: number;
  project_title: string;
  asking: Generated<string>;
  asked_by: AccountId | null;
  asked_at: Date | null;
  words: Generated<string>;
  raised_at: Date | null;
  answer: HandAnswer | null;
  answer_words: Generated<string>;
  answered_by: AccountId | null;
  answered_by_name: Generated<string>;
  answered_at: Date | null;
  closed_at: Date | null;
  version: Generated<number>;
  made_at: Date;
  asked_by_name: Generated<string>;
};

export type HandLinkTable = {
  hub_id: HubId;
  token_hash: string;
  hand_id: HandId;
  made_at: Date;
  expires_at: Date;
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

export type HubAccountTable = {
  hub_id: HubId;
  account_id: AccountId;
  disabled_at: Date | null;
  enabled_at: Date | null;
};

export type HubPersonTable = {
  hub_id: HubId;
  person_id: PersonId;
  number: number;
  since: Date;
  code: string | null;
  not_asked_since: Date | null;
};

export type IdempotencyTable = {
  hub_id: HubId;
  account_id: AccountId;
  key: string;
  act: string;
  outcome: ColumnType<unknown, string, string>;
  made_at: Date;
  digest: Generated<string>;
};

export type ImportTable = {
  hub_id: HubId;
  import_id: ImportId;
  number: number;
  kind: ImportKind;
  form: string;
  file_id: FileId | null;
  file_name: string;
  sha256: string;
  status: ImportStatus;
  mapping: ColumnType<unknown, string | null | undefined, string>;
  progress: ColumnType<unknown, string | null | undefined, string>;
  preview: ColumnType<unknown, string | null | undefined, string>;
  counts: ColumnType<unknown, string | null | undefined, string>;
  requested_by: AccountId | null;
  requested_at: Date;
  applied_at: Date | null;
  taken_back_at: Date | null;
  failure: Generated<string>;
};

export type ImportHeaderTable = {
  hub_id: HubId;
  kind: string;
  header: string;
  column_key: string;
};

export type ImportRowTable = {
  hub_id: HubId;
  import_id: ImportId;
  object_id: string;
  effect: "added" | "changed";
  version: number;
  before: ColumnType<unknown, string | null | undefined, string>;
};

export type InsideCandidateTable = {
  hub_id: HubId;
  review_id: InsideReviewId;
  person_id: PersonId;
  firm_id: FirmId;
  person_name: string;
  shape: number[] | null;
  words: Generated<string>;
  until: LocalDate;
};

export type InsideReviewTable = {
  hub_id: HubId;
  review_id: InsideReviewId;
  project_id: ProjectId;
  kind: ReviewKind;
  result: ReviewResult | null;
  reason: Generated<string>;
  mentor: Generated<string>;
  decided_on: LocalDate | null;
  decided_by: AccountId | null;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
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

export type JointMeetingTable = {
  hub_id: HubId;
  meeting_id: JointMeetingId;
  firm_id: FirmId;
  title: string;
  often: "weekly" | "once";
  made_at: Date;
};

export type JointMeetingPartTable = {
  hub_id: HubId;
  meeting_id: JointMeetingId;
  engagement_id: EngagementId;
};

export type LaidWeekTable = {
  hub_id: HubId;
  engagement_id: EngagementId;
  cells: number[];
  on_site: Generated<number[]>;
  laid_by: "product" | "person" | "hub";
  laid_at: Date;
};

export type LeavingTable = {
  hub_id: HubId;
  engagement_id: EngagementId;
  side: CheckInSide;
  last_day: LocalDate;
  words: Generated<string>;
  told_by: AccountId;
  told_at: Date;
  repaired_at: Date | null;
};

export type LeavingSuggestionTable = {
  hub_id: HubId;
  engagement_id: EngagementId;
  place: number;
  person_id: PersonId | null;
  project_id: ProjectId | null;
  half_days: number;
  fit: number;
  why: ColumnType<unknown, string, string>;
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

export type MeetingTable = {
  hub_id: HubId;
  proposal_id: ProposalId;
  offered_by: ProposalCloser;
  mode: "online" | "on-site";
  place: string;
  minutes: number;
  slots: Date[];
  chosen: Date | null;
  held_on: LocalDate | null;
  sequence: Generated<number>;
};

export type MergeTable = {
  hub_id: HubId;
  merge_id: MergeId;
  kind: "firm" | "person";
  kept_id: string;
  kept_number: number;
  gone_id: string;
  gone_number: number;
  kept_before: ColumnType<unknown, string, string>;
  gone_before: ColumnType<unknown, string, string>;
  account_id: AccountId | null;
  at: Date;
};

export type MigrationTable = {
  name: string;
  checksum: string;
  applied_at: Generated<Date>;
};

export type NotDuplicateTable = {
  hub_id: HubId;
  kind: "firm" | "person";
  one_id: string;
  other_id: string;
  account_id: AccountId | null;
  at: Date;
};

export type NoticeTable = {
  hub_id: HubId;
  notice_id: NoticeId;
  kind: NoticeKind;
  about: string;
  path: string;
  facts: ColumnType<unknown, string | null | undefined, string>;
  account_id: AccountId | null;
  person_id: PersonId | null;
  firm_id: FirmId | null;
  hat: NoticeHat | null;
  address: string | null;
  reader_name: Generated<string>;
  made_at: Date;
  told_on: LocalDate | null;
  reminders: Generated<number>;
  reminded_on: LocalDate | null;
  settled_at: Date | null;
};

export type NoticeLetterTable = {
  hub_id: HubId;
  letter_id: string;
  address: string;
  on_day: LocalDate;
  delivery: Delivery;
  reminds: boolean;
  mail_id: MailId;
};

export type NoticeSettingTable = {
  hub_id: HubId;
  account_id: AccountId;
  delivery: Delivery;
  language: NoticeLanguage;
};

export type NoticeSettledTable = {
  hub_id: HubId;
  settled_id: string;
  about: string;
  at: Date;
};

export type OnBehalfTable = {
  hub_id: HubId;
  on_behalf_id: OnBehalfId;
  act: string;
  object_kind: string;
  object_id: string;
  firm_id: FirmId | null;
  person_id: PersonId | null;
  spoke: string;
  channel: Channel;
  read_back: ReadBack;
  typed_by: AccountId;
  at: Date;
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
  kana: Generated<string>;
  kinds: Generated<PersonKind[]>;
  lives_in: Generated<string>;
  employer: Generated<string>;
  about: Generated<string>;
  engagements: Generated<number>;
  themes: Generated<Theme[]>;
  role_kinds: Generated<RoleKind[]>;
  trades: Generated<string[]>;
  shape: number[] | null;
  towns: Generated<string[]>;
  on_site_half_days: number | null;
  remote_half_days: number | null;
  pay_yen_per_half_day: number | null;
  available_from: LocalDate | null;
  available_until: LocalDate | null;
  not_with: Generated<string[]>;
  search_text: Generated<string>;
  search_grams: Generated<string>;
  free_cells: number[] | null;
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
  source: Generated<PlanSource>;
  published_at: Date | null;
  published_by: AccountId | null;
  parent_id: string | null;
};

export type PlanCalmTable = {
  hub_id: HubId;
  calm: number;
  set_by: AccountId;
  set_at: Date;
};

export type PlanConditionsTable = {
  hub_id: HubId;
  plan_id: PlanId;
  conditions: ColumnType<unknown, string, string>;
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
  code: string | null;
  starts_on: LocalDate | null;
  search_text: Generated<string>;
  search_grams: Generated<string>;
  contract_form: Generated<"service" | "service-by-intermediary" | "adviser" | "employment" | "dispatch" | "secondment">;
  dialogue_id: DialogueId | null;
  issue: Generated<string>;
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
  starts_on: LocalDate | null;
  contract_form: Generated<"service" | "service-by-intermediary" | "adviser" | "employment" | "dispatch" | "secondment">;
};

export type ProjectSourceTable = {
  hub_id: HubId;
  project_id: ProjectId;
  field: SourceField;
  line_id: DialogueLineId;
};

export type ProjectWeekTable = {
  hub_id: HubId;
  project_id: ProjectId;
  cells: number[];
  peak_months: Generated<number[]>;
  updated_at: Date;
};

export type ProposalTable = {
  hub_id: HubId;
  proposal_id: ProposalId;
  number: number;
  project_id: ProjectId;
  firm_id: FirmId;
  person_id: PersonId;
  origin: "plan" | "hand" | "by-hand";
  plan_id: PlanId | null;
  half_days: number;
  on_site_half_days: Generated<number>;
  from_week: LocalDate;
  weeks: number;
  pay_yen_per_month: number;
  answer_by: LocalDate;
  line: Generated<string>;
  reply: Generated<string>;
  with_meeting: Generated<boolean>;
  phase: Generated<ProposalPhase>;
  person_answer: Generated<"none" | "meet" | "yes">;
  firm_answer: Generated<"none" | "meet" | "yes">;
  closed_by: ProposalCloser | null;
  closed_at: Date | null;
  engagement_id: EngagementId | null;
  put_by: AccountId | null;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type ProposalAnswerTable = {
  hub_id: HubId;
  answer_id: ProposalAnswerId;
  proposal_id: ProposalId;
  side: "person" | "firm";
  says: "meet" | "yes" | "no";
  reason: "half-days" | "pay" | "place" | "work" | "fit" | "timing" | "conflict" | "elsewhere" | "unsaid" | null;
  words: Generated<string>;
  account_id: AccountId;
  hat: HatKind | "visitor" | "system";
  at: Date;
};

export type ProposalProfileTable = {
  hub_id: HubId;
  proposal_id: ProposalId;
  themes: Theme[];
  trades: string[];
  role_kinds: RoleKind[];
  shape: number[] | null;
  half_days: number;
  towns: string[];
};

export type ProposalWorkTable = {
  hub_id: HubId;
  proposal_id: ProposalId;
  firm_name: string | null;
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
  place: string;
};

export type PublicVersionTable = {
  hub_id: HubId;
  version: string;
};

export type ReferralTable = {
  hub_id: HubId;
  referral_id: ReferralId;
  number: number;
  project_id: ProjectId;
  organisation_id: OrganisationId;
  note: Generated<string>;
  status: Generated<"handed" | "looking" | "named" | "filled" | "returned" | "taken-back">;
  answer: Generated<string>;
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
  starts_on: LocalDate | null;
  months: number;
  pay_yen_per_month: number;
  contract_form: "service" | "service-by-intermediary" | "adviser" | "employment" | "dispatch" | "secondment";
  firm_name: string | null;
  firm_industry: string;
  firm_town: string;
  firm_size: FirmSize;
  handed_by: AccountId;
  handed_at: Date;
  updated_at: Date;
  version: Generated<number>;
};

export type ReferralCandidateTable = {
  hub_id: HubId;
  referral_id: ReferralId;
  candidate_id: CandidateId;
  position: number;
  label: string;
  words: string;
  half_days: number;
  from_on: LocalDate | null;
  status: Generated<"named" | "meeting" | "agreed" | "declined" | "withdrawn">;
  named_at: Date;
  updated_at: Date;
};

export type RegistrationTable = {
  hub_id: HubId;
  registration_id: RegistrationId;
  token_hash: string;
  name: string;
  email: string;
  asked_at: Date;
  expires_at: Date;
  used_at: Date | null;
};

export type RehearsalTable = {
  hub_id: HubId;
  plan_id: PlanId;
  account_id: AccountId;
  steps: ColumnType<unknown, string, string>;
  version: Generated<number>;
  at: Date;
};

export type StandingTable = {
  hub_id: HubId;
  standing_id: StandingId;
  number: number;
  organisation_id: OrganisationId | null;
  kind: "paid-placement" | "free-placement" | "local-placement" | "recruiting-information" | "dispatch" | "cooperative-dispatch";
  licence: string;
  valid_from: LocalDate;
  expires_on: LocalDate | null;
  note: Generated<string>;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type StoryEntryTable = {
  hub_id: HubId;
  entry_id: StoryEntryId;
  kind: StoryKind;
  on_day: LocalDate;
  words: string;
  spoken_by: Generated<string>;
  firm_id: FirmId | null;
  person_id: PersonId | null;
  project_id: ProjectId | null;
  engagement_id: EngagementId | null;
  account_id: AccountId | null;
  made_at: Date;
};

export type SuggestionTable = {
  hub_id: HubId;
  project_id: ProjectId;
  after_proposal: ProposalId;
  person_id: PersonId | null;
  half_days: number;
  fit: number;
  why: ColumnType<unknown, string, string>;
  made_at: Date;
  calm: ColumnType<unknown, string | null | undefined, string>;
};

export type TownTable = {
  hub_id: HubId;
  code: string;
  prefecture: string;
  name: string;
  kana: Generated<string>;
  latitude: number | null;
  longitude: number | null;
  website: Generated<string>;
};

export type WeekFeedTable = {
  hub_id: HubId;
  person_id: PersonId;
  feed_id: string;
  token_hash: string;
  made_at: Date;
  read_at: Date | null;
};

export type WorkerHeartbeatTable = {
  worker_id: string;
  process: string;
  seen_at: Date;
};

export type Schema = {
  account: AccountTable;
  agreed_rest: AgreedRestTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  audit_link: AuditLinkTable;
  booking: BookingTable;
  capacity_week: CapacityWeekTable;
  check_in: CheckInTable;
  check_in_link: CheckInLinkTable;
  concern: ConcernTable;
  concern_step: ConcernStepTable;
  concern_voice: ConcernVoiceTable;
  counter: CounterTable;
  data_consent: DataConsentTable;
  dialogue: DialogueTable;
  dialogue_line: DialogueLineTable;
  disclosure: DisclosureTable;
  engagement: EngagementTable;
  file: FileTable;
  firm: FirmTable;
  firm_figures: FirmFiguresTable;
  firm_page: FirmPageTable;
  firm_week: FirmWeekTable;
  hand: HandTable;
  hand_link: HandLinkTable;
  hat: HatTable;
  hub: HubTable;
  hub_account: HubAccountTable;
  hub_person: HubPersonTable;
  idempotency: IdempotencyTable;
  import: ImportTable;
  import_header: ImportHeaderTable;
  import_row: ImportRowTable;
  inside_candidate: InsideCandidateTable;
  inside_review: InsideReviewTable;
  invitation: InvitationTable;
  job_effect: JobEffectTable;
  joint_meeting: JointMeetingTable;
  joint_meeting_part: JointMeetingPartTable;
  laid_week: LaidWeekTable;
  leaving: LeavingTable;
  leaving_suggestion: LeavingSuggestionTable;
  mail: MailTable;
  meeting: MeetingTable;
  merge: MergeTable;
  migration: MigrationTable;
  not_duplicate: NotDuplicateTable;
  notice: NoticeTable;
  notice_letter: NoticeLetterTable;
  notice_setting: NoticeSettingTable;
  notice_settled: NoticeSettledTable;
  on_behalf: OnBehalfTable;
  organisation: OrganisationTable;
  person: PersonTable;
  plan: PlanTable;
  plan_calm: PlanCalmTable;
  plan_conditions: PlanConditionsTable;
  project: ProjectTable;
  project_page: ProjectPageTable;
  project_source: ProjectSourceTable;
  project_week: ProjectWeekTable;
  proposal: ProposalTable;
  proposal_answer: ProposalAnswerTable;
  proposal_profile: ProposalProfileTable;
  proposal_work: ProposalWorkTable;
  public_version: PublicVersionTable;
  referral: ReferralTable;
  referral_candidate: ReferralCandidateTable;
  registration: RegistrationTable;
  rehearsal: RehearsalTable;
  standing: StandingTable;
  story_entry: StoryEntryTable;
  suggestion: SuggestionTable;
  town: TownTable;
  week_feed: WeekFeedTable;
  worker_heartbeat: WorkerHeartbeatTable;
};
