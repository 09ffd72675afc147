-- The house: hubs, accounts and their hats, firms, projects, people and their half-days,
-- outgoing mail, the audit trail, idempotent posts, plans and files.
--
-- Every table has row-level security forced. Policies read the actor from the transaction:
-- app.host, app.hub, app.account, app.hat, app.firm, app.person, app.organisation.
-- No actor: no rows. banso_keeper (backup, restore, data migrations, doctor) has a policy on every table.

-- ---------------------------------------------------------------- the actor of this transaction

create function actor_hub() returns uuid language sql stable
  return nullif(current_setting('app.hub', true), '')::uuid;
create function actor_account() returns uuid language sql stable
  return nullif(current_setting('app.account', true), '')::uuid;
create function actor_hat() returns text language sql stable
  return coalesce(nullif(current_setting('app.hat', true), ''), 'nobody');
create function actor_firm() returns uuid language sql stable
  return nullif(current_setting('app.firm', true), '')::uuid;
create function actor_person() returns uuid language sql stable
  return nullif(current_setting('app.person', true), '')::uuid;

-- Those who work for the hub with firms and people. 'system' is the hub itself at work: jobs and the start-up.
create function actor_is_staff() returns boolean language sql stable
  return actor_hat() in ('coordinator', 'definer', 'companion', 'system');

-- ---------------------------------------------------------------- hubs and their organisations

create table hub (
  hub_id uuid primary key,
  host text unique nulls not distinct,
  name text not null check (length(name) between 1 and 80),
  contact_name text not null default '' check (length(contact_name) <= 80),
  contact_phone text not null default '' check (length(contact_phone) <= 40),
  is_sample boolean not null default false
);
comment on table hub is 'The organisation that runs Banso for a region.';
comment on column hub.hub_id is 'public: id';
comment on column hub.host is 'public: host name by which visitors choose this hub; null for the only hub of an installation';
comment on column hub.name is 'public: name as people say it';
comment on column hub.contact_name is 'public: whom to call';
comment on column hub.contact_phone is 'public: telephone of the hub';
comment on column hub.is_sample is 'public: whether this is the invented region';

create table organisation (
  hub_id uuid not null references hub,
  organisation_id uuid not null,
  kind text not null check (kind in ('town', 'intermediary')),
  name text not null check (length(name) between 1 and 80),
  primary key (hub_id, organisation_id)
);
comment on table organisation is 'A town or an intermediary that acts in a hub.';
comment on column organisation.hub_id is 'public: hub';
comment on column organisation.organisation_id is 'public: id';
comment on column organisation.kind is 'public: town or intermediary';
comment on column organisation.name is 'public: name';

-- ---------------------------------------------------------------- firms

create table firm (
  hub_id uuid not null references hub,
  firm_id uuid not null,
  number integer not null check (number > 0),
  name text not null check (length(name) between 1 and 80),
  kana text not null default '' check (length(kana) <= 120),
  corporate_number text check (corporate_number ~ '^[0-9]{13}$'),
  industry text not null check (industry ~ '^[A-T]$'),
  town text not null check (length(town) between 1 and 40),
  employees integer not null check (employees between 0 and 100000),
  business text not null default '' check (length(business) <= 2000),
  website text not null default '' check (length(website) <= 300),
  contact_name text not null default '' check (length(contact_name) <= 80),
  contact_phone text not null default '' check (length(contact_phone) <= 40),
  contact_email text not null default '' check (length(contact_email) <= 254),
  status text not null default 'draft' check (status in ('draft', 'published')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, firm_id),
  unique (hub_id, number),
  unique (hub_id, corporate_number)
);
comment on table firm is 'A small or medium company as the hub and the firm itself see it.';
comment on column firm.hub_id is 'public: hub';
comment on column firm.firm_id is 'public: id';
comment on column firm.number is 'public: short number, F-12';
comment on column firm.name is 'personal: name; a firm is anonymous to others until it agrees, and a sole trader''s name is a person''s';
comment on column firm.kana is 'personal: reading of the name';
comment on column firm.corporate_number is 'public: 13 digits of the tax agency';
comment on column firm.industry is 'public: JSIC division, A to T';
comment on column firm.town is 'public: town';
comment on column firm.employees is 'public: number of employees';
comment on column firm.business is 'public: what the firm does';
comment on column firm.website is 'public: address of its site';
comment on column firm.contact_name is 'personal: whom to ask for';
comment on column firm.contact_phone is 'personal: telephone';
comment on column firm.contact_email is 'personal: mail address';
comment on column firm.status is 'public: draft, or published with a page that everyone reads';
comment on column firm.version is 'public: counts edits';
comment on column firm.created_at is 'public: when it was entered';
comment on column firm.updated_at is 'public: when it was last changed';

create table firm_page (
  hub_id uuid not null,
  firm_id uuid not null,
  number integer not null,
  name text not null,
  industry text not null,
  town text not null,
  employees integer not null,
  business text not null,
  website text not null,
  published_at timestamptz not null,
  primary key (hub_id, firm_id),
  foreign key (hub_id, firm_id) references firm
);
comment on table firm_page is 'What everyone reads of a firm that agreed to be named: a copy made when it was published.';
comment on column firm_page.hub_id is 'public: hub';
comment on column firm_page.firm_id is 'public: firm';
comment on column firm_page.number is 'public: short number';
comment on column firm_page.name is 'public: name, with the firm''s agreement';
comment on column firm_page.industry is 'public: JSIC division';
comment on column firm_page.town is 'public: town';
comment on column firm_page.employees is 'public: number of employees';
comment on column firm_page.business is 'public: what the firm does';
comment on column firm_page.website is 'public: address of its site';
comment on column firm_page.published_at is 'public: when it was published';

-- ---------------------------------------------------------------- people

create table person (
  person_id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  email text not null default '' check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 40),
  half_days integer not null check (half_days between 0 and 60),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table person is 'A professional, in-house employee or second citizen; belongs to the installation, a hub sees them by its card.';
comment on column person.person_id is 'public: id';
comment on column person.name is 'personal: name';
comment on column person.email is 'personal: mail address';
comment on column person.phone is 'personal: telephone';
comment on column person.half_days is 'personal: half-days per four weeks the person can give';
comment on column person.version is 'public: counts edits';
comment on column person.created_at is 'public: when it was entered';
comment on column person.updated_at is 'public: when it was last changed';

create table hub_person (
  hub_id uuid not null references hub,
  person_id uuid not null references person,
  number integer not null check (number > 0),
  since timestamptz not null,
  primary key (hub_id, person_id),
  unique (hub_id, number)
);
comment on table hub_person is 'A hub''s card of a person: while it stands, the hub''s staff see the person.';
comment on column hub_person.hub_id is 'public: hub';
comment on column hub_person.person_id is 'public: person';
comment on column hub_person.number is 'public: short number, H-31';
comment on column hub_person.since is 'public: since when';

-- The capacity ledger. A row of capacity_week exists only for a week with a booking; its check is the one
-- place that keeps a person from being booked above capacity. Bookings are append-only and carry no foreign
-- key to a hub's tables: the half-days are the person's.
create table capacity_week (
  person_id uuid not null references person,
  week date not null check (extract(isodow from week) = 1),
  capacity integer not null check (capacity between 0 and 60),
  booked integer not null check (booked >= 0),
  primary key (person_id, week),
  constraint never_above_capacity check (booked <= capacity)
);
comment on table capacity_week is 'Half-days per four weeks booked of one person in the week that starts on this Monday.';
comment on column capacity_week.person_id is 'public: person';
comment on column capacity_week.week is 'personal: Monday of the week';
comment on column capacity_week.capacity is 'personal: half-days per four weeks the person can give in this week';
comment on column capacity_week.booked is 'personal: half-days per four weeks booked in this week';

create table booking (
  person_id uuid not null references person,
  booking_id uuid not null,
  hub_id uuid not null,
  project_id uuid,
  releases uuid,
  half_days integer not null check (half_days between 1 and 60),
  from_week date not null check (extract(isodow from from_week) = 1),
  weeks integer not null check (weeks between 1 and 260),
  note text not null default '' check (length(note) <= 200),
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (person_id, booking_id),
  unique (person_id, releases),
  foreign key (person_id, releases) references booking
);
comment on table booking is 'A share booked, or released again; append-only.';
comment on column booking.person_id is 'public: person';
comment on column booking.booking_id is 'public: id';
comment on column booking.hub_id is 'public: hub that booked';
comment on column booking.project_id is 'personal: project it is for';
comment on column booking.releases is 'public: the booking that this one gives back, if it is a release';
comment on column booking.half_days is 'personal: half-days per four weeks';
comment on column booking.from_week is 'personal: Monday of the first week';
comment on column booking.weeks is 'personal: number of weeks';
comment on column booking.note is 'personal: what it is for, in a line';
comment on column booking.made_by is 'personal: account that booked';
comment on column booking.made_at is 'public: when';

-- ---------------------------------------------------------------- accounts and hats

create table account (
  account_id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  email text not null unique check (length(email) between 3 and 254 and email = lower(email)),
  disabled_at timestamptz,
  created_at timestamptz not null
);
comment on table account is 'Somebody who signs in; the id is the same as in the auth schema.';
comment on column account.account_id is 'public: id';
comment on column account.name is 'personal: name';
comment on column account.email is 'personal: mail address, lower case';
comment on column account.disabled_at is 'public: since when it may not sign in';
comment on column account.created_at is 'public: when it was made';

create table hat (
  hub_id uuid not null references hub,
  hat_id uuid not null,
  account_id uuid not null references account,
  kind text not null check (kind in ('coordinator', 'definer', 'companion', 'owner', 'deputy', 'person', 'town-staff', 'intermediary', 'operator')),
  firm_id uuid,
  person_id uuid references person,
  organisation_id uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  primary key (hub_id, hat_id),
  foreign key (hub_id, firm_id) references firm,
  foreign key (hub_id, organisation_id) references organisation,
  constraint hat_belongs check (
    (kind in ('owner', 'deputy')) = (firm_id is not null)
    and (kind = 'person') = (person_id is not null)
    and (kind in ('town-staff', 'intermediary')) = (organisation_id is not null))
);
create index hat_account on hat (hub_id, account_id);
-- A record of a person is one person's: nobody else can become them while they are there.
create unique index hat_of_person on hat (hub_id, person_id) where kind = 'person' and ended_at is null;
comment on table hat is 'What one account may act as; one account may wear several, one at a time.';
comment on column hat.hub_id is 'public: hub';
comment on column hat.hat_id is 'public: id';
comment on column hat.account_id is 'personal: account';
comment on column hat.kind is 'public: kind of hat';
comment on column hat.firm_id is 'public: firm of an owner or deputy';
comment on column hat.person_id is 'personal: person of a person''s hat';
comment on column hat.organisation_id is 'public: town or intermediary';
comment on column hat.granted_at is 'public: since when';
comment on column hat.ended_at is 'public: until when';

create table invitation (
  hub_id uuid not null references hub,
  invitation_id uuid not null,
  token_hash text not null,
  name text not null check (length(name) between 1 and 80),
  email text not null check (length(email) between 3 and 254 and email = lower(email)),
  kind text not null,
  firm_id uuid,
  person_id uuid references person,
  organisation_id uuid,
  invited_by uuid,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (hub_id, invitation_id),
  unique (hub_id, token_hash),
  foreign key (hub_id, firm_id) references firm,
  foreign key (hub_id, organisation_id) references organisation
);
comment on table invitation is 'A hat offered by mail; the link in the mail opens a page with a button.';
comment on column invitation.hub_id is 'public: hub';
comment on column invitation.invitation_id is 'public: id';
comment on column invitation.token_hash is 'sensitive: SHA-256 of the token in the mailed link';
comment on column invitation.name is 'personal: name of the invited';
comment on column invitation.email is 'personal: mail address of the invited';
comment on column invitation.kind is 'public: kind of hat';
comment on column invitation.firm_id is 'public: firm of an owner or deputy';
comment on column invitation.person_id is 'personal: person of a person''s hat';
comment on column invitation.organisation_id is 'public: town or intermediary';
comment on column invitation.invited_by is 'personal: account that invited; null from the command line';
comment on column invitation.invited_at is 'public: when';
comment on column invitation.expires_at is 'public: until when it can be accepted';
comment on column invitation.accepted_at is 'public: when it was accepted';
comment on column invitation.withdrawn_at is 'public: when it was taken back';

-- ---------------------------------------------------------------- projects

create table project (
  hub_id uuid not null references hub,
  project_id uuid not null,
  number integer not null check (number > 0),
  firm_id uuid not null,
  title text not null check (length(title) between 1 and 80),
  result text not null check (length(result) between 1 and 2000),
  what_is_new text not null default '' check (length(what_is_new) <= 1000),
  what_is_hard text not null default '' check (length(what_is_hard) <= 1000),
  may_decide text not null default '' check (length(may_decide) <= 1000),
  role_kind text not null check (role_kind in ('shoulder', 'specialist')),
  themes text[] not null,
  shape integer[] not null check (array_length(shape, 1) = 9),
  half_days integer not null check (half_days between 1 and 60),
  on_site_half_days integer not null check (on_site_half_days >= 0),
  place text not null check (length(place) between 1 and 40),
  months integer not null check (months between 1 and 60),
  pay_yen_per_month bigint not null check (pay_yen_per_month between 0 and 100000000),
  status text not null default 'draft' check (status in ('draft', 'published', 'closed')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, project_id),
  unique (hub_id, number),
  foreign key (hub_id, firm_id) references firm,
  check (on_site_half_days <= half_days)
);
create index project_firm on project (hub_id, firm_id);
comment on table project is 'A requirement that wants half-days, as its firm and the hub see it.';
comment on column project.hub_id is 'public: hub';
comment on column project.project_id is 'public: id';
comment on column project.number is 'public: short number, P-1042';
comment on column project.firm_id is 'personal: firm; not told to others until it agrees';
comment on column project.title is 'public: one line that names the work';
comment on column project.result is 'public: result wanted';
comment on column project.what_is_new is 'public: what is new about it';
comment on column project.what_is_hard is 'public: what is hard about it';
comment on column project.may_decide is 'public: what the person may decide';
comment on column project.role_kind is 'public: shouldering or specialist';
comment on column project.themes is 'public: what the work is about';
comment on column project.shape is 'public: need in the nine elements';
comment on column project.half_days is 'public: half-days per four weeks';
comment on column project.on_site_half_days is 'public: of these at the place';
comment on column project.place is 'public: town of the work';
comment on column project.months is 'public: months planned';
comment on column project.pay_yen_per_month is 'public: yen a month';
comment on column project.status is 'public: draft, published or closed';
comment on column project.version is 'public: counts edits';
comment on column project.created_at is 'public: when it was entered';
comment on column project.updated_at is 'public: when it was last changed';

create table project_page (
  hub_id uuid not null,
  project_id uuid not null,
  number integer not null,
  firm_name text,
  firm_number integer,
  firm_industry text not null check (firm_industry ~ '^[A-T]$'),
  firm_town text not null,
  firm_size text not null check (firm_size in ('none', '1-4', '5-19', '20-49', '50-99', '100-299', '300-')),
  title text not null,
  result text not null,
  what_is_new text not null,
  what_is_hard text not null,
  may_decide text not null,
  role_kind text not null,
  themes text[] not null,
  shape integer[] not null,
  half_days integer not null,
  on_site_half_days integer not null,
  place text not null,
  months integer not null,
  pay_yen_per_month bigint not null,
  published_at timestamptz not null,
  primary key (hub_id, project_id),
  unique (hub_id, number),
  foreign key (hub_id, project_id) references project,
  constraint named_or_not check ((firm_name is null) = (firm_number is null))
);
comment on table project_page is 'What everyone reads of a published project: a copy made when it was published.';
comment on column project_page.hub_id is 'public: hub';
comment on column project_page.project_id is 'public: project';
comment on column project_page.number is 'public: short number';
comment on column project_page.firm_name is 'public: the firm''s name while it agrees to be named, else null';
comment on column project_page.firm_number is 'public: number of the firm''s page while it agrees to be named, else null';
comment on column project_page.firm_industry is 'public: JSIC division of the firm, A to T';
comment on column project_page.firm_town is 'public: town of the firm';
comment on column project_page.firm_size is 'public: size class of the firm by employees';
comment on column project_page.title is 'public: title';
comment on column project_page.result is 'public: result wanted';
comment on column project_page.what_is_new is 'public: what is new';
comment on column project_page.what_is_hard is 'public: what is hard';
comment on column project_page.may_decide is 'public: what the person may decide';
comment on column project_page.role_kind is 'public: role kind';
comment on column project_page.themes is 'public: themes';
comment on column project_page.shape is 'public: need in the nine elements';
comment on column project_page.half_days is 'public: half-days per four weeks';
comment on column project_page.on_site_half_days is 'public: of these at the place';
comment on column project_page.place is 'public: town';
comment on column project_page.months is 'public: months planned';
comment on column project_page.pay_yen_per_month is 'public: yen a month';
comment on column project_page.published_at is 'public: when it was published';

-- ---------------------------------------------------------------- plans and files

create table file (
  hub_id uuid not null references hub,
  file_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  bytes bytea not null check (octet_length(bytes) <= 10485760),
  sha256 text not null,
  made_at timestamptz not null,
  primary key (hub_id, file_id)
);
comment on table file is 'A file of up to 10 MB, uploaded or made.';
comment on column file.hub_id is 'public: hub';
comment on column file.file_id is 'public: id';
comment on column file.name is 'personal: file name as given';
comment on column file.media_type is 'public: media type';
comment on column file.bytes is 'personal: content';
comment on column file.sha256 is 'public: SHA-256 of the content';
comment on column file.made_at is 'public: when';

create table plan (
  hub_id uuid not null references hub,
  plan_id uuid not null,
  number integer not null check (number > 0),
  name text not null check (length(name) between 1 and 80),
  status text not null check (status in ('waiting', 'running', 'done', 'cancelling', 'cancelled', 'failed')),
  people_file uuid not null,
  projects_file uuid not null,
  seed bigint not null,
  seconds integer not null check (seconds between 1 and 600),
  weights jsonb not null,
  language text not null check (language in ('ja', 'en')),
  progress jsonb,
  summary jsonb,
  result jsonb,
  report_file uuid,
  csv_file uuid,
  xlsx_file uuid,
  failure text,
  requested_by uuid not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (hub_id, plan_id),
  unique (hub_id, number),
  foreign key (hub_id, people_file) references file,
  foreign key (hub_id, projects_file) references file,
  foreign key (hub_id, report_file) references file,
  foreign key (hub_id, csv_file) references file,
  foreign key (hub_id, xlsx_file) references file
);
comment on table plan is 'An allocation asked for, computed and certified.';
comment on column plan.hub_id is 'public: hub';
comment on column plan.plan_id is 'public: id';
comment on column plan.number is 'public: short number, A-7';
comment on column plan.name is 'public: name given by staff';
comment on column plan.status is 'public: how far it is';
comment on column plan.people_file is 'public: uploaded people';
comment on column plan.projects_file is 'public: uploaded projects';
comment on column plan.seed is 'public: seed of the run';
comment on column plan.seconds is 'public: seconds the engine may work';
comment on column plan.weights is 'public: weights of the fit';
comment on column plan.language is 'public: language of its files';
comment on column plan.progress is 'public: last progress: phase, value, bound';
comment on column plan.summary is 'public: figures of the plan';
comment on column plan.result is 'personal: shares, reasons and proof, for the page';
comment on column plan.report_file is 'public: the report';
comment on column plan.csv_file is 'public: shares as CSV';
comment on column plan.xlsx_file is 'public: the plan as xlsx';
comment on column plan.failure is 'public: why there is no plan, as a code';
comment on column plan.requested_by is 'personal: account that asked';
comment on column plan.requested_at is 'public: when';
comment on column plan.finished_at is 'public: when it ended';

-- ---------------------------------------------------------------- mail, audit, idempotent posts, jobs

create table mail (
  hub_id uuid not null references hub,
  mail_id uuid not null,
  to_address text not null check (length(to_address) between 3 and 254),
  subject text not null check (length(subject) between 1 and 200),
  body text not null check (length(body) <= 20000),
  status text not null default 'waiting' check (status in ('waiting', 'sent', 'given-up')),
  tries integer not null default 0,
  last_error text check (length(last_error) <= 100),
  made_at timestamptz not null,
  next_try_at timestamptz not null,
  sent_at timestamptz,
  primary key (hub_id, mail_id)
);
create index mail_waiting on mail (hub_id, next_try_at) where status = 'waiting';
comment on table mail is 'Outgoing mail; without an SMTP server an operator reads it here.';
comment on column mail.hub_id is 'public: hub';
comment on column mail.mail_id is 'public: id';
comment on column mail.to_address is 'personal: to whom';
comment on column mail.subject is 'personal: subject';
comment on column mail.body is 'sensitive: text; may hold a link that signs in';
comment on column mail.status is 'public: waiting, sent or given up';
comment on column mail.tries is 'public: how often it was tried';
comment on column mail.last_error is 'public: what kept it back last, as a code';
comment on column mail.made_at is 'public: when it was written';
comment on column mail.next_try_at is 'public: when it is tried next; a mail long past it has lost its job';
comment on column mail.sent_at is 'public: when the server accepted it';

create table audit_event (
  hub_id uuid not null,
  event_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  hat text not null,
  act text not null,
  object_kind text not null,
  object_id text not null,
  fields text[] not null default '{}',
  sealed boolean not null default false,
  primary key (hub_id, event_id)
);
create index audit_event_unsealed on audit_event (hub_id, at, event_id) where not sealed;
comment on table audit_event is 'Who did or read what, when; ids and field names, never values. Append-only.';
comment on column audit_event.hub_id is 'public: hub';
comment on column audit_event.event_id is 'public: id';
comment on column audit_event.at is 'public: when';
comment on column audit_event.account_id is 'personal: who';
comment on column audit_event.hat is 'public: hat worn';
comment on column audit_event.act is 'public: declared act';
comment on column audit_event.object_kind is 'public: kind of the object';
comment on column audit_event.object_id is 'public: id of the object';
comment on column audit_event.fields is 'public: names of the fields changed';
comment on column audit_event.sealed is 'public: whether the chain holds it; the chain itself is the proof';

create table audit_link (
  hub_id uuid not null,
  seq bigint not null check (seq > 0),
  event_id uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (hub_id, seq),
  unique (hub_id, event_id)
);
comment on table audit_link is 'The hash chain over a hub''s audit events, in the order they were sealed.';
comment on column audit_link.hub_id is 'public: hub';
comment on column audit_link.seq is 'public: place in the chain, from 1 without gaps';
comment on column audit_link.event_id is 'public: event sealed';
comment on column audit_link.hash is 'public: SHA-256 of the previous hash and the event';

create table audit_head (
  hub_id uuid primary key,
  seq bigint not null,
  hash text not null,
  seal text not null
);
comment on table audit_head is 'The newest link of each chain, sealed with the installation''s secret: a cut tail is found.';
comment on column audit_head.hub_id is 'public: hub';
comment on column audit_head.seq is 'public: number of links';
comment on column audit_head.hash is 'public: hash of the newest link';
comment on column audit_head.seal is 'public: HMAC of seq and hash';

create table idempotency (
  hub_id uuid not null,
  account_id uuid not null,
  key uuid not null,
  act text not null,
  outcome jsonb not null,
  made_at timestamptz not null,
  primary key (hub_id, account_id, key, act)
);
comment on table idempotency is 'The answer given to a form, so that the same form sent again gets the same answer and no second effect.';
comment on column idempotency.hub_id is 'public: hub';
comment on column idempotency.account_id is 'public: account';
comment on column idempotency.key is 'public: key carried by the form';
comment on column idempotency.act is 'public: act';
comment on column idempotency.outcome is 'public: what the form led to: ids only';
comment on column idempotency.made_at is 'public: when';

create table job_effect (
  hub_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  at timestamptz not null,
  primary key (hub_id, key)
);
comment on table job_effect is 'Effects of jobs already committed: a repeated job finds its row and does nothing.';
comment on column job_effect.hub_id is 'public: hub';
comment on column job_effect.key is 'public: the effect''s key';
comment on column job_effect.at is 'public: when';

create table worker_heartbeat (
  worker_id text primary key,
  process text not null,
  seen_at timestamptz not null
);
comment on table worker_heartbeat is 'Workers alive; the jobs of a worker not seen for 15 s are given to others.';
comment on column worker_heartbeat.worker_id is 'public: id of the queue''s worker';
comment on column worker_heartbeat.process is 'public: host and process';
comment on column worker_heartbeat.seen_at is 'public: last sign of life';

-- Short numbers, unique in a hub.
create table counter (
  hub_id uuid not null references hub,
  kind text not null,
  last integer not null,
  primary key (hub_id, kind)
);
comment on table counter is 'The last short number given for each kind.';
comment on column counter.hub_id is 'public: hub';
comment on column counter.kind is 'public: kind of record';
comment on column counter.last is 'public: last number given';

create function next_number(of_kind text) returns integer language sql
  begin atomic
    insert into counter (hub_id, kind, last) values (actor_hub(), of_kind, 1)
      on conflict (hub_id, kind) do update set last = counter.last + 1
      returning last;
  end;

-- ---------------------------------------------------------------- policies

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'banso' and tablename <> 'migration' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

grant select on hub, organisation to banso_app;
create policy by_host on hub for select to banso_app
  using (hub_id = actor_hub() or host is not distinct from nullif(current_setting('app.host', true), ''));
grant insert on hub, organisation to banso_app;
create policy founding on hub for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy of_hub on organisation for select to banso_app using (hub_id = actor_hub());
create policy founding on organisation for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'operator', 'system'));

grant select, insert, update on firm to banso_app;
create policy reading on firm for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or actor_hat() = 'operator' or firm_id = actor_firm()));
create policy entering on firm for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'));
create policy changing on firm for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()))
  with check (hub_id = actor_hub());

grant select, insert, update, delete on firm_page to banso_app;
create policy reading on firm_page for select to banso_app using (hub_id = actor_hub());
create policy publishing on firm_page for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or firm_id = actor_firm()));
create policy renewing on firm_page for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()))
  with check (hub_id = actor_hub());
create policy withdrawing on firm_page for delete to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or firm_id = actor_firm()));

grant select, insert, update on project to banso_app;
create policy reading on project for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm()));
create policy entering on project for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()));
create policy changing on project for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()))
  with check (hub_id = actor_hub());

grant select, insert, update, delete on project_page to banso_app;
create policy reading on project_page for select to banso_app using (hub_id = actor_hub());
create policy publishing on project_page for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'));
create policy renewing on project_page for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system')
    or exists (select from project p where p.hub_id = project_page.hub_id and p.project_id = project_page.project_id and p.firm_id = actor_firm())))
  with check (hub_id = actor_hub());
create policy withdrawing on project_page for delete to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system')
    or exists (select from project p where p.hub_id = project_page.hub_id and p.project_id = project_page.project_id and p.firm_id = actor_firm())));

grant select, insert, update on person to banso_app;
create policy own on person for select to banso_app using (person_id = actor_person());
create policy by_card on person for select to banso_app
  using (actor_is_staff() and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = person.person_id));
create policy entering on person for insert to banso_app with check (actor_hat() in ('coordinator', 'system') and actor_hub() is not null);
create policy changing on person for update to banso_app
  using (person_id = actor_person() or (actor_hat() in ('coordinator', 'system')
    and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = person.person_id)));

grant select, insert on hub_person to banso_app;
create policy reading on hub_person for select to banso_app
  using ((hub_id = actor_hub() and (actor_is_staff() or actor_hat() = 'operator')) or person_id = actor_person());
create policy entering on hub_person for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

grant select, insert, update (capacity, booked) on capacity_week to banso_app;
create policy own on capacity_week for select to banso_app using (person_id = actor_person());
create policy by_card on capacity_week for select to banso_app
  using (actor_is_staff() and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = capacity_week.person_id));
create policy booking on capacity_week for insert to banso_app
  with check (actor_hat() in ('coordinator', 'system')
    and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = capacity_week.person_id));
create policy rebooking on capacity_week for update to banso_app
  using (person_id = actor_person() or (actor_hat() in ('coordinator', 'system')
    and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = capacity_week.person_id)));

grant select, insert on booking to banso_app;
create policy own on booking for select to banso_app using (person_id = actor_person());
create policy of_hub on booking for select to banso_app using (hub_id = actor_hub() and actor_is_staff());
create policy booking on booking for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system')
    and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = booking.person_id));

grant select, insert, update (ended_at) on hat to banso_app;
create policy own on hat for select to banso_app using (hub_id = actor_hub() and account_id = actor_account());
create policy of_hub on hat for select to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'operator', 'system') or firm_id = actor_firm()));
create policy granting on hat for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy ending on hat for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'operator', 'system') or (firm_id = actor_firm() and actor_hat() = 'owner')));

grant select, insert, update (disabled_at) on account to banso_app;
create policy own on account for select to banso_app using (account_id = actor_account());
create policy by_hat on account for select to banso_app
  using (exists (select from hat h where h.hub_id = actor_hub() and h.account_id = account.account_id));
-- An account can be known from another hub: whoever accepts an invitation keeps the one they have.
create policy by_hub_itself on account for select to banso_app using (actor_hat() = 'system' and actor_hub() is not null);
create policy founding on account for insert to banso_app with check (actor_hat() = 'system');
create policy disabling on account for update to banso_app
  using (actor_hat() in ('operator', 'system') and exists (select from hat h where h.hub_id = actor_hub() and h.account_id = account.account_id));

grant select, insert, update (accepted_at, withdrawn_at) on invitation to banso_app;
create policy reading on invitation for select to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'operator', 'system') or firm_id = actor_firm()));
create policy inviting on invitation for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'operator', 'system') or (firm_id = actor_firm() and actor_hat() = 'owner')));
create policy answering on invitation for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'operator', 'system') or (firm_id = actor_firm() and actor_hat() = 'owner')));

grant select, insert on file to banso_app;
create policy reading on file for select to banso_app using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy keeping on file for insert to banso_app with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

grant select, insert, update on plan to banso_app;
create policy reading on plan for select to banso_app using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy asking on plan for insert to banso_app with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy running on plan for update to banso_app using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

grant select, insert, update on mail to banso_app;
create policy reading on mail for select to banso_app using (hub_id = actor_hub() and actor_hat() in ('operator', 'system'));
create policy writing on mail for insert to banso_app with check (hub_id = actor_hub() and actor_hat() <> 'nobody');
create policy sending on mail for update to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant insert, select on audit_event to banso_app;
create policy writing on audit_event for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() = 'system' or (hat = actor_hat() and account_id is not distinct from actor_account())));
create policy sealing on audit_event for select to banso_app using (hub_id = actor_hub() and actor_hat() in ('operator', 'system'));
grant update (sealed) on audit_event to banso_app;
create policy marking on audit_event for update to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
grant select, insert on audit_link to banso_app;
create policy sealing on audit_link for select to banso_app using (hub_id = actor_hub() and actor_hat() in ('operator', 'system'));
create policy linking on audit_link for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
grant select, insert, update on audit_head to banso_app;
create policy sealing on audit_head for select to banso_app using (hub_id = actor_hub() and actor_hat() in ('operator', 'system'));
create policy beginning on audit_head for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy moving on audit_head for update to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, delete on idempotency to banso_app;
create policy own on idempotency for select to banso_app using (hub_id = actor_hub() and account_id = actor_account());
create policy keeping on idempotency for insert to banso_app with check (hub_id = actor_hub() and account_id = actor_account());
create policy ageing on idempotency for select to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy clearing on idempotency for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, delete on job_effect to banso_app;
create policy of_hub on job_effect for select to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy keeping on job_effect for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy clearing on job_effect for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, update on counter to banso_app;
create policy of_hub on counter for select to banso_app using (hub_id = actor_hub());
create policy beginning on counter for insert to banso_app with check (hub_id = actor_hub());
create policy counting on counter for update to banso_app using (hub_id = actor_hub());

-- A worker has to know for which hubs it works; of a hub it sees the id alone.
grant select (hub_id) on hub to banso_worker;
create policy serving on hub for select to banso_worker using (true);
grant select, insert, update, delete on worker_heartbeat to banso_worker;
create policy beating on worker_heartbeat for all to banso_worker using (true) with check (true);

grant usage on schema banso to banso_app, banso_worker, banso_keeper;

-- ---------------------------------------------------------------- the queue's one door

-- The app's role may not write to the queue's tables; it adds jobs, inside its own transaction, by this function alone.
set local role banso_worker;
create function graphile_worker.banso_enqueue(task text, payload json, job_key text, run_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  begin atomic
    select graphile_worker.add_job(identifier => task, payload => payload, job_key => job_key, run_at => run_at, max_attempts => 25);
  end;
revoke all on function graphile_worker.banso_enqueue from public;
grant usage on schema graphile_worker to banso_app;
grant execute on function graphile_worker.banso_enqueue to banso_app;
set local role banso_owner;
