-- The structure of the schema banso, for reading. Generated from the migrations by
--   node --conditions=source scripts/generate-schema.ts

-- Somebody who signs in; the id is the same as in the auth schema.
create table account (
  account_id uuid not null, -- public: id
  name text not null, -- personal: name
  email text not null, -- personal: mail address, lower case
  disabled_at timestamp with time zone, -- public: since when it may not sign in
  created_at timestamp with time zone not null, -- public: when it was made
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_email_key UNIQUE (email),
  constraint account_email_check CHECK ((((length(email) >= 3) AND (length(email) <= 254)) AND (email = lower(email)))),
  constraint account_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
alter table account enable row level security;
alter table account force row level security;
create policy by_hat on account for select to banso_app using ((EXISTS ( SELECT
   FROM hat h
  WHERE ((h.hub_id = actor_hub()) AND (h.account_id = account.account_id)))));
create policy by_hub_itself on account for select to banso_app using (((actor_hat() = 'system'::text) AND (actor_hub() IS NOT NULL)));
create policy disabling on account for update to banso_app using (((actor_hat() = ANY (ARRAY['operator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hat h
  WHERE ((h.hub_id = actor_hub()) AND (h.account_id = account.account_id))))));
create policy founding on account for insert to banso_app with check ((actor_hat() = 'system'::text));
create policy keeper on account for all to banso_keeper using (true) with check (true);
create policy own on account for select to banso_app using ((account_id = actor_account()));
grant delete, insert, select, update on account to banso_keeper;
grant insert, select on account to banso_app;
grant update (disabled_at) on account to banso_app;

-- Who did or read what, when; ids and field names, never values. Append-only.
create table audit_event (
  hub_id uuid not null, -- public: hub
  event_id uuid not null, -- public: id
  at timestamp with time zone not null, -- public: when
  account_id uuid, -- personal: who
  hat text not null, -- public: hat worn
  act text not null, -- public: declared act
  object_kind text not null, -- public: kind of the object
  object_id text not null, -- public: id of the object
  fields text[] not null default '{}'::text[], -- public: names of the fields changed
  sealed boolean not null default false, -- public: whether the chain holds it; the chain itself is the proof
  constraint audit_event_pkey PRIMARY KEY (hub_id, event_id)
);
alter table audit_event enable row level security;
alter table audit_event force row level security;
CREATE INDEX audit_event_unsealed ON banso.audit_event USING btree (hub_id, at, event_id) WHERE (NOT sealed);
create policy keeper on audit_event for all to banso_keeper using (true) with check (true);
create policy marking on audit_event for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy sealing on audit_event for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['operator'::text, 'system'::text]))));
create policy writing on audit_event for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = 'system'::text) OR ((hat = actor_hat()) AND (NOT (account_id IS DISTINCT FROM actor_account()))))));
grant delete, insert, select, update on audit_event to banso_keeper;
grant insert, select on audit_event to banso_app;
grant update (sealed) on audit_event to banso_app;

-- The newest link of each chain, sealed with the installation's secret: a cut tail is found.
create table audit_head (
  hub_id uuid not null, -- public: hub
  seq bigint not null, -- public: number of links
  hash text not null, -- public: hash of the newest link
  seal text not null, -- public: HMAC of seq and hash
  constraint audit_head_pkey PRIMARY KEY (hub_id)
);
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy beginning on audit_head for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on audit_head for all to banso_keeper using (true) with check (true);
create policy moving on audit_head for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy sealing on audit_head for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['operator'::text, 'system'::text]))));
grant delete, insert, select, update on audit_head to banso_keeper;
grant insert, select, update on audit_head to banso_app;

-- The hash chain over a hub's audit events, in the order they were sealed.
create table audit_link (
  hub_id uuid not null, -- public: hub
  seq bigint not null, -- public: place in the chain, from 1 without gaps
  event_id uuid not null, -- public: event sealed
  hash text not null, -- public: SHA-256 of the previous hash and the event
  constraint audit_link_pkey PRIMARY KEY (hub_id, seq),
  constraint audit_link_hub_id_event_id_key UNIQUE (hub_id, event_id),
  constraint audit_link_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint audit_link_seq_check CHECK ((seq > 0))
);
alter table audit_link enable row level security;
alter table audit_link force row level security;
create policy keeper on audit_link for all to banso_keeper using (true) with check (true);
create policy linking on audit_link for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy sealing on audit_link for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['operator'::text, 'system'::text]))));
grant delete, insert, select, update on audit_link to banso_keeper;
grant insert, select on audit_link to banso_app;

-- A share booked, or released again; append-only.
create table booking (
  person_id uuid not null, -- public: person
  booking_id uuid not null, -- public: id
  hub_id uuid not null, -- public: hub that booked
  project_id uuid, -- personal: project it is for
  releases uuid, -- public: the booking that this one gives back, if it is a release
  half_days integer not null, -- personal: half-days per four weeks
  from_week date not null, -- personal: Monday of the first week
  weeks integer not null, -- personal: number of weeks
  note text not null default ''::text, -- personal: what it is for, in a line
  made_by uuid not null, -- personal: account that booked
  made_at timestamp with time zone not null, -- public: when
  constraint booking_pkey PRIMARY KEY (person_id, booking_id),
  constraint booking_person_id_releases_key UNIQUE (person_id, releases),
  constraint booking_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint booking_person_id_releases_fkey FOREIGN KEY (person_id, releases) REFERENCES booking(person_id, booking_id),
  constraint booking_from_week_check CHECK ((EXTRACT(isodow FROM from_week) = (1)::numeric)),
  constraint booking_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60))),
  constraint booking_note_check CHECK ((length(note) <= 200)),
  constraint booking_weeks_check CHECK (((weeks >= 1) AND (weeks <= 260)))
);
alter table booking enable row level security;
alter table booking force row level security;
create policy booking on booking for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = booking.person_id))))));
create policy keeper on booking for all to banso_keeper using (true) with check (true);
create policy of_hub on booking for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff()));
create policy own on booking for select to banso_app using ((person_id = actor_person()));
grant delete, insert, select, update on booking to banso_keeper;
grant insert, select on booking to banso_app;

-- Half-days per four weeks booked of one person in the week that starts on this Monday.
create table capacity_week (
  person_id uuid not null, -- public: person
  week date not null, -- personal: Monday of the week
  capacity integer not null, -- personal: half-days per four weeks the person can give in this week
  booked integer not null, -- personal: half-days per four weeks booked in this week
  constraint capacity_week_pkey PRIMARY KEY (person_id, week),
  constraint capacity_week_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint capacity_week_booked_check CHECK ((booked >= 0)),
  constraint capacity_week_capacity_check CHECK (((capacity >= 0) AND (capacity <= 60))),
  constraint capacity_week_week_check CHECK ((EXTRACT(isodow FROM week) = (1)::numeric)),
  constraint never_above_capacity CHECK ((booked <= capacity))
);
alter table capacity_week enable row level security;
alter table capacity_week force row level security;
create policy booking on capacity_week for insert to banso_app with check (((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = capacity_week.person_id))))));
create policy by_card on capacity_week for select to banso_app using ((actor_is_staff() AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = capacity_week.person_id))))));
create policy keeper on capacity_week for all to banso_keeper using (true) with check (true);
create policy own on capacity_week for select to banso_app using ((person_id = actor_person()));
create policy rebooking on capacity_week for update to banso_app using (((person_id = actor_person()) OR ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = capacity_week.person_id)))))));
grant delete, insert, select, update on capacity_week to banso_keeper;
grant insert, select on capacity_week to banso_app;
grant update (capacity, booked) on capacity_week to banso_app;

-- The last short number given for each kind.
create table counter (
  hub_id uuid not null, -- public: hub
  kind text not null, -- public: kind of record
  last integer not null, -- public: last number given
  constraint counter_pkey PRIMARY KEY (hub_id, kind),
  constraint counter_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id)
);
alter table counter enable row level security;
alter table counter force row level security;
create policy beginning on counter for insert to banso_app with check ((hub_id = actor_hub()));
create policy counting on counter for update to banso_app using ((hub_id = actor_hub()));
create policy keeper on counter for all to banso_keeper using (true) with check (true);
create policy of_hub on counter for select to banso_app using ((hub_id = actor_hub()));
grant delete, insert, select, update on counter to banso_keeper;
grant insert, select, update on counter to banso_app;

-- A file of up to 10 MB, uploaded or made.
create table file (
  hub_id uuid not null, -- public: hub
  file_id uuid not null, -- public: id
  name text not null, -- personal: file name as given
  media_type text not null, -- public: media type
  bytes bytea not null, -- personal: content
  sha256 text not null, -- public: SHA-256 of the content
  made_at timestamp with time zone not null, -- public: when
  constraint file_pkey PRIMARY KEY (hub_id, file_id),
  constraint file_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint file_bytes_check CHECK ((octet_length(bytes) <= 10485760)),
  constraint file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table file enable row level security;
alter table file force row level security;
create policy keeper on file for all to banso_keeper using (true) with check (true);
create policy keeping on file for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy reading on file for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on file to banso_keeper;
grant insert, select on file to banso_app;

-- A small or medium company as the hub and the firm itself see it.
create table firm (
  hub_id uuid not null, -- public: hub
  firm_id uuid not null, -- public: id
  number integer not null, -- public: short number, F-12
  name text not null, -- personal: name; a firm is anonymous to others until it agrees, and a sole trader's name is a person's
  kana text not null default ''::text, -- personal: reading of the name
  corporate_number text, -- public: 13 digits of the tax agency
  industry text not null, -- public: JSIC division, A to T
  town text not null, -- public: town
  employees integer not null, -- public: number of employees
  business text not null default ''::text, -- public: what the firm does
  website text not null default ''::text, -- public: address of its site
  contact_name text not null default ''::text, -- personal: whom to ask for
  contact_phone text not null default ''::text, -- personal: telephone
  contact_email text not null default ''::text, -- personal: mail address
  status text not null default 'draft'::text, -- public: draft, or published with a page that everyone reads
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it was entered
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint firm_pkey PRIMARY KEY (hub_id, firm_id),
  constraint firm_hub_id_corporate_number_key UNIQUE (hub_id, corporate_number),
  constraint firm_hub_id_number_key UNIQUE (hub_id, number),
  constraint firm_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint firm_business_check CHECK ((length(business) <= 2000)),
  constraint firm_contact_email_check CHECK ((length(contact_email) <= 254)),
  constraint firm_contact_name_check CHECK ((length(contact_name) <= 80)),
  constraint firm_contact_phone_check CHECK ((length(contact_phone) <= 40)),
  constraint firm_corporate_number_check CHECK ((corporate_number ~ '^[0-9]{13}$'::text)),
  constraint firm_employees_check CHECK (((employees >= 0) AND (employees <= 100000))),
  constraint firm_industry_check CHECK ((industry ~ '^[A-T]$'::text)),
  constraint firm_kana_check CHECK ((length(kana) <= 120)),
  constraint firm_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint firm_number_check CHECK ((number > 0)),
  constraint firm_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  constraint firm_town_check CHECK (((length(town) >= 1) AND (length(town) <= 40))),
  constraint firm_version_check CHECK ((version > 0)),
  constraint firm_website_check CHECK ((length(website) <= 300))
);
alter table firm enable row level security;
alter table firm force row level security;
create policy changing on firm for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check ((hub_id = actor_hub()));
create policy entering on firm for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
create policy keeper on firm for all to banso_keeper using (true) with check (true);
create policy reading on firm for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (actor_hat() = 'operator'::text) OR (firm_id = actor_firm()))));
grant delete, insert, select, update on firm to banso_keeper;
grant insert, select, update on firm to banso_app;

-- What everyone reads of a firm that agreed to be named: a copy made when it was published.
create table firm_page (
  hub_id uuid not null, -- public: hub
  firm_id uuid not null, -- public: firm
  number integer not null, -- public: short number
  name text not null, -- public: name, with the firm's agreement
  industry text not null, -- public: JSIC division
  town text not null, -- public: town
  employees integer not null, -- public: number of employees
  business text not null, -- public: what the firm does
  website text not null, -- public: address of its site
  published_at timestamp with time zone not null, -- public: when it was published
  constraint firm_page_pkey PRIMARY KEY (hub_id, firm_id),
  constraint firm_page_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id)
);
alter table firm_page enable row level security;
alter table firm_page force row level security;
create policy keeper on firm_page for all to banso_keeper using (true) with check (true);
create policy publishing on firm_page for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy reading on firm_page for select to banso_app using ((hub_id = actor_hub()));
create policy renewing on firm_page for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check ((hub_id = actor_hub()));
create policy withdrawing on firm_page for delete to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
grant delete, insert, select, update on firm_page to banso_app;
grant delete, insert, select, update on firm_page to banso_keeper;

-- What one account may act as; one account may wear several, one at a time.
create table hat (
  hub_id uuid not null, -- public: hub
  hat_id uuid not null, -- public: id
  account_id uuid not null, -- personal: account
  kind text not null, -- public: kind of hat
  firm_id uuid, -- public: firm of an owner or deputy
  person_id uuid, -- personal: person of a person's hat
  organisation_id uuid, -- public: town or intermediary
  granted_at timestamp with time zone not null, -- public: since when
  ended_at timestamp with time zone, -- public: until when
  constraint hat_pkey PRIMARY KEY (hub_id, hat_id),
  constraint hat_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint hat_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint hat_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint hat_hub_id_organisation_id_fkey FOREIGN KEY (hub_id, organisation_id) REFERENCES organisation(hub_id, organisation_id),
  constraint hat_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint hat_belongs CHECK ((((kind = ANY (ARRAY['owner'::text, 'deputy'::text])) = (firm_id IS NOT NULL)) AND ((kind = 'person'::text) = (person_id IS NOT NULL)) AND ((kind = ANY (ARRAY['town-staff'::text, 'intermediary'::text])) = (organisation_id IS NOT NULL)))),
  constraint hat_kind_check CHECK ((kind = ANY (ARRAY['coordinator'::text, 'definer'::text, 'companion'::text, 'owner'::text, 'deputy'::text, 'person'::text, 'town-staff'::text, 'intermediary'::text, 'operator'::text])))
);
alter table hat enable row level security;
alter table hat force row level security;
CREATE INDEX hat_account ON banso.hat USING btree (hub_id, account_id);
CREATE UNIQUE INDEX hat_of_person ON banso.hat USING btree (hub_id, person_id) WHERE ((kind = 'person'::text) AND (ended_at IS NULL));
create policy ending on hat for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR ((firm_id = actor_firm()) AND (actor_hat() = 'owner'::text)))));
create policy granting on hat for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on hat for all to banso_keeper using (true) with check (true);
create policy of_hub on hat for select to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy own on hat for select to banso_app using (((hub_id = actor_hub()) AND (account_id = actor_account())));
grant delete, insert, select, update on hat to banso_keeper;
grant insert, select on hat to banso_app;
grant update (ended_at) on hat to banso_app;

-- The organisation that runs Banso for a region.
create table hub (
  hub_id uuid not null, -- public: id
  host text, -- public: host name by which visitors choose this hub; null for the only hub of an installation
  name text not null, -- public: name as people say it
  contact_name text not null default ''::text, -- public: whom to call
  contact_phone text not null default ''::text, -- public: telephone of the hub
  is_sample boolean not null default false, -- public: whether this is the invented region
  constraint hub_pkey PRIMARY KEY (hub_id),
  constraint hub_host_key UNIQUE NULLS NOT DISTINCT (host),
  constraint hub_contact_name_check CHECK ((length(contact_name) <= 80)),
  constraint hub_contact_phone_check CHECK ((length(contact_phone) <= 40)),
  constraint hub_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
alter table hub enable row level security;
alter table hub force row level security;
create policy by_host on hub for select to banso_app using (((hub_id = actor_hub()) OR (NOT (host IS DISTINCT FROM NULLIF(current_setting('app.host'::text, true), ''::text)))));
create policy founding on hub for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on hub for all to banso_keeper using (true) with check (true);
create policy serving on hub for select to banso_worker using (true);
grant delete, insert, select, update on hub to banso_keeper;
grant insert, select on hub to banso_app;
grant select (hub_id) on hub to banso_worker;

-- A hub's card of a person: while it stands, the hub's staff see the person.
create table hub_person (
  hub_id uuid not null, -- public: hub
  person_id uuid not null, -- public: person
  number integer not null, -- public: short number, H-31
  since timestamp with time zone not null, -- public: since when
  constraint hub_person_pkey PRIMARY KEY (hub_id, person_id),
  constraint hub_person_hub_id_number_key UNIQUE (hub_id, number),
  constraint hub_person_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint hub_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint hub_person_number_check CHECK ((number > 0))
);
alter table hub_person enable row level security;
alter table hub_person force row level security;
create policy entering on hub_person for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on hub_person for all to banso_keeper using (true) with check (true);
create policy reading on hub_person for select to banso_app using ((((hub_id = actor_hub()) AND (actor_is_staff() OR (actor_hat() = 'operator'::text))) OR (person_id = actor_person())));
grant delete, insert, select, update on hub_person to banso_keeper;
grant insert, select on hub_person to banso_app;

-- The answer given to a form, so that the same form sent again gets the same answer and no second effect.
create table idempotency (
  hub_id uuid not null, -- public: hub
  account_id uuid not null, -- public: account
  key uuid not null, -- public: key carried by the form
  act text not null, -- public: act
  outcome jsonb not null, -- public: what the form led to: ids only
  made_at timestamp with time zone not null, -- public: when
  constraint idempotency_pkey PRIMARY KEY (hub_id, account_id, key, act)
);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy ageing on idempotency for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy clearing on idempotency for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on idempotency for all to banso_keeper using (true) with check (true);
create policy keeping on idempotency for insert to banso_app with check (((hub_id = actor_hub()) AND (account_id = actor_account())));
create policy own on idempotency for select to banso_app using (((hub_id = actor_hub()) AND (account_id = actor_account())));
grant delete, insert, select on idempotency to banso_app;
grant delete, insert, select, update on idempotency to banso_keeper;

-- A hat offered by mail; the link in the mail opens a page with a button.
create table invitation (
  hub_id uuid not null, -- public: hub
  invitation_id uuid not null, -- public: id
  token_hash text not null, -- sensitive: SHA-256 of the token in the mailed link
  name text not null, -- personal: name of the invited
  email text not null, -- personal: mail address of the invited
  kind text not null, -- public: kind of hat
  firm_id uuid, -- public: firm of an owner or deputy
  person_id uuid, -- personal: person of a person's hat
  organisation_id uuid, -- public: town or intermediary
  invited_by uuid, -- personal: account that invited; null from the command line
  invited_at timestamp with time zone not null, -- public: when
  expires_at timestamp with time zone not null, -- public: until when it can be accepted
  accepted_at timestamp with time zone, -- public: when it was accepted
  withdrawn_at timestamp with time zone, -- public: when it was taken back
  constraint invitation_pkey PRIMARY KEY (hub_id, invitation_id),
  constraint invitation_hub_id_token_hash_key UNIQUE (hub_id, token_hash),
  constraint invitation_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint invitation_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint invitation_hub_id_organisation_id_fkey FOREIGN KEY (hub_id, organisation_id) REFERENCES organisation(hub_id, organisation_id),
  constraint invitation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint invitation_email_check CHECK ((((length(email) >= 3) AND (length(email) <= 254)) AND (email = lower(email)))),
  constraint invitation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy answering on invitation for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR ((firm_id = actor_firm()) AND (actor_hat() = 'owner'::text)))));
create policy inviting on invitation for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR ((firm_id = actor_firm()) AND (actor_hat() = 'owner'::text)))));
create policy keeper on invitation for all to banso_keeper using (true) with check (true);
create policy reading on invitation for select to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
grant delete, insert, select, update on invitation to banso_keeper;
grant insert, select on invitation to banso_app;
grant update (accepted_at, withdrawn_at) on invitation to banso_app;

-- Effects of jobs already committed: a repeated job finds its row and does nothing.
create table job_effect (
  hub_id uuid not null, -- public: hub
  key text not null, -- public: the effect's key
  at timestamp with time zone not null, -- public: when
  constraint job_effect_pkey PRIMARY KEY (hub_id, key),
  constraint job_effect_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);
alter table job_effect enable row level security;
alter table job_effect force row level security;
create policy clearing on job_effect for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on job_effect for all to banso_keeper using (true) with check (true);
create policy keeping on job_effect for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy of_hub on job_effect for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select on job_effect to banso_app;
grant delete, insert, select, update on job_effect to banso_keeper;

-- Outgoing mail; without an SMTP server an operator reads it here.
create table mail (
  hub_id uuid not null, -- public: hub
  mail_id uuid not null, -- public: id
  to_address text not null, -- personal: to whom
  subject text not null, -- personal: subject
  body text not null, -- sensitive: text; may hold a link that signs in
  status text not null default 'waiting'::text, -- public: waiting, sent or given up
  tries integer not null default 0, -- public: how often it was tried
  last_error text, -- public: what kept it back last, as a code
  made_at timestamp with time zone not null, -- public: when it was written
  next_try_at timestamp with time zone not null, -- public: when it is tried next; a mail long past it has lost its job
  sent_at timestamp with time zone, -- public: when the server accepted it
  constraint mail_pkey PRIMARY KEY (hub_id, mail_id),
  constraint mail_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint mail_body_check CHECK ((length(body) <= 20000)),
  constraint mail_last_error_check CHECK ((length(last_error) <= 100)),
  constraint mail_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'sent'::text, 'given-up'::text]))),
  constraint mail_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 200))),
  constraint mail_to_address_check CHECK (((length(to_address) >= 3) AND (length(to_address) <= 254)))
);
alter table mail enable row level security;
alter table mail force row level security;
CREATE INDEX mail_waiting ON banso.mail USING btree (hub_id, next_try_at) WHERE (status = 'waiting'::text);
create policy keeper on mail for all to banso_keeper using (true) with check (true);
create policy reading on mail for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['operator'::text, 'system'::text]))));
create policy sending on mail for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy writing on mail for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() <> 'nobody'::text)));
grant delete, insert, select, update on mail to banso_keeper;
grant insert, select, update on mail to banso_app;

-- What has been done to the structure of this database
create table migration (
  name text not null, -- public: the file, or the part, that was applied
  checksum text not null, -- public: tells whether the file was edited afterwards
  applied_at timestamp with time zone not null default now(), -- public: when it was applied
  constraint migration_pkey PRIMARY KEY (name)
);
grant select on migration to banso_app;
grant select on migration to banso_keeper;
grant select on migration to banso_worker;

-- A town or an intermediary that acts in a hub.
create table organisation (
  hub_id uuid not null, -- public: hub
  organisation_id uuid not null, -- public: id
  kind text not null, -- public: town or intermediary
  name text not null, -- public: name
  constraint organisation_pkey PRIMARY KEY (hub_id, organisation_id),
  constraint organisation_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['town'::text, 'intermediary'::text]))),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy founding on organisation for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text]))));
create policy keeper on organisation for all to banso_keeper using (true) with check (true);
create policy of_hub on organisation for select to banso_app using ((hub_id = actor_hub()));
grant delete, insert, select, update on organisation to banso_keeper;
grant insert, select on organisation to banso_app;

-- A professional, in-house employee or second citizen; belongs to the installation, a hub sees them by its card.
create table person (
  person_id uuid not null, -- public: id
  name text not null, -- personal: name
  email text not null default ''::text, -- personal: mail address
  phone text not null default ''::text, -- personal: telephone
  half_days integer not null, -- personal: half-days per four weeks the person can give
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it was entered
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint person_pkey PRIMARY KEY (person_id),
  constraint person_email_check CHECK ((length(email) <= 254)),
  constraint person_half_days_check CHECK (((half_days >= 0) AND (half_days <= 60))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint person_phone_check CHECK ((length(phone) <= 40)),
  constraint person_version_check CHECK ((version > 0))
);
alter table person enable row level security;
alter table person force row level security;
create policy by_card on person for select to banso_app using ((actor_is_staff() AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = person.person_id))))));
create policy changing on person for update to banso_app using (((person_id = actor_person()) OR ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = person.person_id)))))));
create policy entering on person for insert to banso_app with check (((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (actor_hub() IS NOT NULL)));
create policy keeper on person for all to banso_keeper using (true) with check (true);
create policy own on person for select to banso_app using ((person_id = actor_person()));
grant delete, insert, select, update on person to banso_keeper;
grant insert, select, update on person to banso_app;

-- An allocation asked for, computed and certified.
create table plan (
  hub_id uuid not null, -- public: hub
  plan_id uuid not null, -- public: id
  number integer not null, -- public: short number, A-7
  name text not null, -- public: name given by staff
  status text not null, -- public: how far it is
  people_file uuid not null, -- public: uploaded people
  projects_file uuid not null, -- public: uploaded projects
  seed bigint not null, -- public: seed of the run
  seconds integer not null, -- public: seconds the engine may work
  weights jsonb not null, -- public: weights of the fit
  language text not null, -- public: language of its files
  progress jsonb, -- public: last progress: phase, value, bound
  summary jsonb, -- public: figures of the plan
  result jsonb, -- personal: shares, reasons and proof, for the page
  report_file uuid, -- public: the report
  csv_file uuid, -- public: shares as CSV
  xlsx_file uuid, -- public: the plan as xlsx
  failure text, -- public: why there is no plan, as a code
  requested_by uuid not null, -- personal: account that asked
  requested_at timestamp with time zone not null, -- public: when
  finished_at timestamp with time zone, -- public: when it ended
  constraint plan_pkey PRIMARY KEY (hub_id, plan_id),
  constraint plan_hub_id_number_key UNIQUE (hub_id, number),
  constraint plan_hub_id_csv_file_fkey FOREIGN KEY (hub_id, csv_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint plan_hub_id_people_file_fkey FOREIGN KEY (hub_id, people_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_projects_file_fkey FOREIGN KEY (hub_id, projects_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_report_file_fkey FOREIGN KEY (hub_id, report_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_xlsx_file_fkey FOREIGN KEY (hub_id, xlsx_file) REFERENCES file(hub_id, file_id),
  constraint plan_language_check CHECK ((language = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint plan_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint plan_number_check CHECK ((number > 0)),
  constraint plan_seconds_check CHECK (((seconds >= 1) AND (seconds <= 600))),
  constraint plan_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelling'::text, 'cancelled'::text, 'failed'::text])))
);
alter table plan enable row level security;
alter table plan force row level security;
create policy asking on plan for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on plan for all to banso_keeper using (true) with check (true);
create policy reading on plan for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy running on plan for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on plan to banso_keeper;
grant insert, select, update on plan to banso_app;

-- A requirement that wants half-days, as its firm and the hub see it.
create table project (
  hub_id uuid not null, -- public: hub
  project_id uuid not null, -- public: id
  number integer not null, -- public: short number, P-1042
  firm_id uuid not null, -- personal: firm; not told to others until it agrees
  title text not null, -- public: one line that names the work
  result text not null, -- public: result wanted
  what_is_new text not null default ''::text, -- public: what is new about it
  what_is_hard text not null default ''::text, -- public: what is hard about it
  may_decide text not null default ''::text, -- public: what the person may decide
  role_kind text not null, -- public: shouldering or specialist
  themes text[] not null, -- public: what the work is about
  shape integer[] not null, -- public: need in the nine elements
  half_days integer not null, -- public: half-days per four weeks
  on_site_half_days integer not null, -- public: of these at the place
  place text not null, -- public: town of the work
  months integer not null, -- public: months planned
  pay_yen_per_month bigint not null, -- public: yen a month
  status text not null default 'draft'::text, -- public: draft, published or closed
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it was entered
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint project_pkey PRIMARY KEY (hub_id, project_id),
  constraint project_hub_id_number_key UNIQUE (hub_id, number),
  constraint project_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint project_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint project_check CHECK ((on_site_half_days <= half_days)),
  constraint project_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60))),
  constraint project_may_decide_check CHECK ((length(may_decide) <= 1000)),
  constraint project_months_check CHECK (((months >= 1) AND (months <= 60))),
  constraint project_number_check CHECK ((number > 0)),
  constraint project_on_site_half_days_check CHECK ((on_site_half_days >= 0)),
  constraint project_pay_yen_per_month_check CHECK (((pay_yen_per_month >= 0) AND (pay_yen_per_month <= 100000000))),
  constraint project_place_check CHECK (((length(place) >= 1) AND (length(place) <= 40))),
  constraint project_result_check CHECK (((length(result) >= 1) AND (length(result) <= 2000))),
  constraint project_role_kind_check CHECK ((role_kind = ANY (ARRAY['shoulder'::text, 'specialist'::text]))),
  constraint project_shape_check CHECK ((array_length(shape, 1) = 9)),
  constraint project_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text]))),
  constraint project_title_check CHECK (((length(title) >= 1) AND (length(title) <= 80))),
  constraint project_version_check CHECK ((version > 0)),
  constraint project_what_is_hard_check CHECK ((length(what_is_hard) <= 1000)),
  constraint project_what_is_new_check CHECK ((length(what_is_new) <= 1000))
);
alter table project enable row level security;
alter table project force row level security;
CREATE INDEX project_firm ON banso.project USING btree (hub_id, firm_id);
create policy changing on project for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check ((hub_id = actor_hub()));
create policy entering on project for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy keeper on project for all to banso_keeper using (true) with check (true);
create policy reading on project for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (firm_id = actor_firm()))));
grant delete, insert, select, update on project to banso_keeper;
grant insert, select, update on project to banso_app;

-- What everyone reads of a published project: a copy made when it was published.
create table project_page (
  hub_id uuid not null, -- public: hub
  project_id uuid not null, -- public: project
  number integer not null, -- public: short number
  firm_name text, -- public: the firm's name while it agrees to be named, else null
  firm_number integer, -- public: number of the firm's page while it agrees to be named, else null
  firm_industry text not null, -- public: JSIC division of the firm, A to T
  firm_town text not null, -- public: town of the firm
  firm_size text not null, -- public: size class of the firm by employees
  title text not null, -- public: title
  result text not null, -- public: result wanted
  what_is_new text not null, -- public: what is new
  what_is_hard text not null, -- public: what is hard
  may_decide text not null, -- public: what the person may decide
  role_kind text not null, -- public: role kind
  themes text[] not null, -- public: themes
  shape integer[] not null, -- public: need in the nine elements
  half_days integer not null, -- public: half-days per four weeks
  on_site_half_days integer not null, -- public: of these at the place
  place text not null, -- public: town
  months integer not null, -- public: months planned
  pay_yen_per_month bigint not null, -- public: yen a month
  published_at timestamp with time zone not null, -- public: when it was published
  constraint project_page_pkey PRIMARY KEY (hub_id, project_id),
  constraint project_page_hub_id_number_key UNIQUE (hub_id, number),
  constraint project_page_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint named_or_not CHECK (((firm_name IS NULL) = (firm_number IS NULL))),
  constraint project_page_firm_industry_check CHECK ((firm_industry ~ '^[A-T]$'::text)),
  constraint project_page_firm_size_check CHECK ((firm_size = ANY (ARRAY['none'::text, '1-4'::text, '5-19'::text, '20-49'::text, '50-99'::text, '100-299'::text, '300-'::text])))
);
alter table project_page enable row level security;
alter table project_page force row level security;
create policy keeper on project_page for all to banso_keeper using (true) with check (true);
create policy publishing on project_page for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
create policy reading on project_page for select to banso_app using ((hub_id = actor_hub()));
create policy renewing on project_page for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = project_page.hub_id) AND (p.project_id = project_page.project_id) AND (p.firm_id = actor_firm()))))))) with check ((hub_id = actor_hub()));
create policy withdrawing on project_page for delete to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = project_page.hub_id) AND (p.project_id = project_page.project_id) AND (p.firm_id = actor_firm())))))));
grant delete, insert, select, update on project_page to banso_app;
grant delete, insert, select, update on project_page to banso_keeper;

-- Workers alive; the jobs of a worker not seen for 15 s are given to others.
create table worker_heartbeat (
  worker_id text not null, -- public: id of the queue's worker
  process text not null, -- public: host and process
  seen_at timestamp with time zone not null, -- public: last sign of life
  constraint worker_heartbeat_pkey PRIMARY KEY (worker_id)
);
alter table worker_heartbeat enable row level security;
alter table worker_heartbeat force row level security;
create policy beating on worker_heartbeat for all to banso_worker using (true) with check (true);
create policy keeper on worker_heartbeat for all to banso_keeper using (true) with check (true);
grant delete, insert, select, update on worker_heartbeat to banso_keeper;
grant delete, insert, select, update on worker_heartbeat to banso_worker;

-- functions

CREATE OR REPLACE FUNCTION banso.actor_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.account'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION banso.actor_firm()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.firm'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION banso.actor_hat()
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN COALESCE(NULLIF(current_setting('app.hat'::text, true), ''::text), 'nobody'::text)
;

CREATE OR REPLACE FUNCTION banso.actor_hub()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.hub'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION banso.actor_is_staff()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'companion'::text, 'system'::text]))
;

CREATE OR REPLACE FUNCTION banso.actor_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION banso.next_number(of_kind text)
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO counter (hub_id, kind, last)
   VALUES (actor_hub(), next_number.of_kind, 1) ON CONFLICT(hub_id, kind) DO UPDATE SET last = (counter.last + 1)
   RETURNING counter.last;
END
;

