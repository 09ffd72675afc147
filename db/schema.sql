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
create policy disabling on account for update to banso_app using (((actor_hat() = 'system'::text) AND (EXISTS ( SELECT
   FROM hat h
  WHERE ((h.hub_id = actor_hub()) AND (h.account_id = account.account_id))))));
create policy founding on account for insert to banso_app with check ((actor_hat() = 'system'::text));
create policy keeper on account for all to banso_keeper using (true) with check (true);
create policy known_elsewhere on account for select to banso_worker using (true);
create policy own on account for select to banso_app using ((account_id = actor_account()));
grant delete, insert, select, update on account to banso_keeper;
grant insert, select on account to banso_app;
grant select (account_id, email) on account to banso_worker;
grant update (disabled_at) on account to banso_app;

-- Weeks of rest agreed with a person between the peak seasons of two places; without a row the rule of the hub holds.
create table agreed_rest (
  hub_id uuid not null, -- public: hub
  person_id uuid not null, -- personal: whose rest
  weeks integer not null, -- personal: weeks without a peak
  agreed_at timestamp with time zone not null, -- personal: when it was agreed
  constraint agreed_rest_pkey PRIMARY KEY (hub_id, person_id),
  constraint agreed_rest_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint agreed_rest_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE,
  constraint agreed_rest_weeks_check CHECK (((weeks >= 0) AND (weeks <= 26)))
);
alter table agreed_rest enable row level security;
alter table agreed_rest force row level security;
CREATE INDEX agreed_rest_person ON banso.agreed_rest USING btree (person_id);
create policy agreeing on agreed_rest for insert to banso_app with check (((hub_id = actor_hub()) AND ((person_id = actor_person()) OR ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = agreed_rest.hub_id) AND (h.person_id = agreed_rest.person_id))))))));
create policy changing on agreed_rest for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (person_id = actor_person())))) with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (person_id = actor_person()))));
create policy keeper on agreed_rest for all to banso_keeper using (true) with check (true);
create policy reading on agreed_rest for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (person_id = actor_person()))));
create policy taking_back on agreed_rest for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on agreed_rest to banso_app;
grant delete, insert, select, update on agreed_rest to banso_keeper;

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
CREATE INDEX audit_event_object ON banso.audit_event USING btree (hub_id, object_kind, object_id, at);
CREATE INDEX audit_event_unsealed ON banso.audit_event USING btree (hub_id, at, event_id) WHERE (NOT sealed);
create policy keeper on audit_event for all to banso_keeper using (true) with check (true);
create policy marking on audit_event for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy sealing on audit_event for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['operator'::text, 'system'::text]))));
create policy story on audit_event for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff() AND (object_kind = ANY (ARRAY['firm'::text, 'person'::text, 'project'::text, 'engagement'::text, 'booking'::text])) AND (cardinality(fields) >= 0) AND (act !~~ '%.show'::text) AND (act !~~ '%.list'::text)));
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
  made_by uuid, -- personal: account that booked; null when a list was read at the command line
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
create policy taking_back on booking for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select on booking to banso_app;
grant delete, insert, select, update on booking to banso_keeper;

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
CREATE INDEX capacity_week_by_free ON banso.capacity_week USING btree (week, ((capacity - booked)), person_id);
CREATE TRIGGER only_staff_books BEFORE UPDATE OF booked ON banso.capacity_week FOR EACH ROW WHEN ((new.booked IS DISTINCT FROM old.booked)) EXECUTE FUNCTION only_staff_books();
create policy booking on capacity_week for insert to banso_app with check (((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = capacity_week.person_id))))));
create policy by_card on capacity_week for select to banso_app using ((( SELECT actor_is_staff() AS actor_is_staff) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = ( SELECT actor_hub() AS actor_hub)) AND (h.person_id = capacity_week.person_id))))));
create policy keeper on capacity_week for all to banso_keeper using (true) with check (true);
create policy own on capacity_week for select to banso_app using ((person_id = ( SELECT actor_person() AS actor_person)));
create policy rebooking on capacity_week for update to banso_app using (((person_id = actor_person()) OR ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = capacity_week.person_id)))))));
create policy searching on capacity_week for select to banso_worker using (true);
create policy taking_back on capacity_week for delete to banso_app using (((actor_hat() = 'system'::text) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = capacity_week.person_id))))));
grant delete, insert, select on capacity_week to banso_app;
grant delete, insert, select, update on capacity_week to banso_keeper;
grant select on capacity_week to banso_worker;
grant update (capacity, booked) on capacity_week to banso_app;

-- A dated short talk or questionnaire of one side of an engagement.
create table check_in (
  hub_id uuid not null, -- public: hub
  check_in_id uuid not null, -- public: id
  engagement_id uuid not null, -- public: engagement
  side text not null, -- public: whom it asks, person or firm
  due_on date not null, -- public: day on which it is due
  held_on date, -- personal: day on which it was held
  score integer, -- sensitive: how it goes, 1 to 5
  words text not null default ''::text, -- sensitive: what was said
  on_track integer, -- sensitive: whether it goes as agreed: 1 no, 2 partly, 3 yes
  talk text, -- sensitive: with whom the side wants to talk
  answered_by text, -- public: by a mailed link, signed in, or entered by staff
  asked_on date, -- public: day on which its notice was written; null while nobody was asked
  passed_on date, -- public: day on which a later one was held instead; null while it is open
  constraint check_in_pkey PRIMARY KEY (hub_id, check_in_id),
  constraint check_in_hub_id_engagement_id_side_due_on_key UNIQUE (hub_id, engagement_id, side, due_on),
  constraint check_in_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES engagement(hub_id, engagement_id),
  constraint check_in_answered_by_check CHECK ((answered_by = ANY (ARRAY['link'::text, 'home'::text, 'staff'::text]))),
  constraint check_in_on_track_check CHECK (((on_track >= 1) AND (on_track <= 3))),
  constraint check_in_score_check CHECK (((score >= 1) AND (score <= 5))),
  constraint check_in_side_check CHECK ((side = ANY (ARRAY['person'::text, 'firm'::text]))),
  constraint check_in_talk_check CHECK ((talk = ANY (ARRAY['no'::text, 'companion'::text, 'hub'::text]))),
  constraint check_in_words_check CHECK ((length(words) <= 1000))
);
alter table check_in enable row level security;
alter table check_in force row level security;
CREATE INDEX check_in_due ON banso.check_in USING btree (hub_id, due_on) WHERE (held_on IS NULL);
CREATE TRIGGER next_after_delete AFTER DELETE ON banso.check_in REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_next_check_in();
CREATE TRIGGER next_after_insert AFTER INSERT ON banso.check_in REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_next_check_in();
CREATE TRIGGER next_after_update AFTER UPDATE ON banso.check_in REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION keep_next_check_in();
create policy changing on check_in for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'companion'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy entering on check_in for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'companion'::text, 'system'::text]))));
create policy keeper on check_in for all to banso_keeper using (true) with check (true);
create policy reading on check_in for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR ((side = 'person'::text) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = check_in.hub_id) AND (e.engagement_id = check_in.engagement_id) AND (e.person_id = ( SELECT actor_person() AS actor_person)))))) OR ((side = 'firm'::text) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = check_in.hub_id) AND (e.engagement_id = check_in.engagement_id) AND (e.firm_id = ( SELECT actor_firm() AS actor_firm)))))))));
create policy taking_back on check_in for delete to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = 'system'::text) OR ((actor_hat() = 'coordinator'::text) AND (held_on IS NULL)))));
grant delete, insert, select, update on check_in to banso_app;
grant delete, insert, select, update on check_in to banso_keeper;

-- A mailed link that answers one check-in; made when the letter is written.
create table check_in_link (
  hub_id uuid not null, -- public: hub
  token_hash text not null, -- sensitive: SHA-256 of the token in the mailed link
  check_in_id uuid not null, -- public: the one check-in that it answers
  made_at timestamp with time zone not null, -- public: when the letter was written
  expires_at timestamp with time zone not null, -- public: until when it opens
  constraint check_in_link_pkey PRIMARY KEY (hub_id, token_hash),
  constraint check_in_link_hub_id_check_in_id_fkey FOREIGN KEY (hub_id, check_in_id) REFERENCES check_in(hub_id, check_in_id) ON DELETE CASCADE,
  constraint check_in_link_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
alter table check_in_link enable row level security;
alter table check_in_link force row level security;
CREATE INDEX check_in_link_of ON banso.check_in_link USING btree (hub_id, check_in_id);
create policy keeper on check_in_link for all to banso_keeper using (true) with check (true);
create policy of_hub on check_in_link for all to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select on check_in_link to banso_app;
grant delete, insert, select, update on check_in_link to banso_keeper;

-- Something that opens a case: a low answer, a wish to talk, what staff noticed, a complaint.
create table concern (
  hub_id uuid not null, -- public: hub
  concern_id uuid not null, -- public: id
  number integer not null, -- public: short number, C-12
  engagement_id uuid, -- personal: engagement; null for a complaint about something else
  check_in_id uuid, -- public: check-in whose answer opened it
  kind text not null, -- sensitive: what opened it
  side text, -- sensitive: whose side spoke
  state text not null default 'open'::text, -- sensitive: open, being worked, closed
  companion_id uuid, -- personal: account of the companion who works on it; none for a complaint
  words text not null default ''::text, -- sensitive: what was said
  outcome text not null default ''::text, -- sensitive: what came of it
  next_on date, -- personal: day of the next step
  opened_at timestamp with time zone not null, -- public: when it was opened
  closed_at timestamp with time zone, -- public: when it was closed
  version integer not null default 1, -- public: counts steps and edits
  constraint concern_pkey PRIMARY KEY (hub_id, concern_id),
  constraint concern_hub_id_number_key UNIQUE (hub_id, number),
  constraint concern_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES engagement(hub_id, engagement_id),
  constraint concern_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint concern_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint concern_kind_check CHECK ((kind = ANY (ARRAY['low-answer'::text, 'wants-talk'::text, 'noticed'::text, 'complaint'::text]))),
  constraint concern_number_check CHECK ((number > 0)),
  constraint concern_outcome_check CHECK ((length(outcome) <= 1000)),
  constraint concern_side_check CHECK ((side = ANY (ARRAY['person'::text, 'firm'::text]))),
  constraint concern_state_check CHECK ((state = ANY (ARRAY['open'::text, 'working'::text, 'closed'::text]))),
  constraint concern_version_check CHECK ((version > 0)),
  constraint concern_words_check CHECK ((length(words) <= 1000))
);
alter table concern enable row level security;
alter table concern force row level security;
CREATE INDEX concern_engagement ON banso.concern USING btree (hub_id, engagement_id);
CREATE INDEX concern_open ON banso.concern USING btree (hub_id, next_on, number) WHERE (state <> 'closed'::text);
create policy keeper on concern for all to banso_keeper using (true) with check (true);
create policy opening on concern for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR ((actor_hat() = 'companion'::text) AND (kind <> 'complaint'::text)))));
create policy reading on concern for select to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR ((actor_hat() = 'companion'::text) AND (kind <> 'complaint'::text) AND ((engagement_id IS NULL) OR (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = concern.hub_id) AND (e.engagement_id = concern.engagement_id) AND ((e.companion_id IS NULL) OR (e.companion_id = actor_account()))))))))));
create policy working on concern for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR ((actor_hat() = 'companion'::text) AND (kind <> 'complaint'::text) AND ((engagement_id IS NULL) OR (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = concern.hub_id) AND (e.engagement_id = concern.engagement_id) AND ((e.companion_id IS NULL) OR (e.companion_id = actor_account())))))))))) with check ((hub_id = actor_hub()));
grant delete, insert, select, update on concern to banso_keeper;
grant insert, select, update on concern to banso_app;

-- What was done about a concern; append-only.
create table concern_step (
  hub_id uuid not null, -- public: hub
  concern_id uuid not null, -- public: concern
  step_id uuid not null, -- public: id
  on_day date not null, -- personal: day on which it was done
  words text not null, -- sensitive: what was done or heard
  account_id uuid, -- personal: who wrote it; null for the hub itself
  made_at timestamp with time zone not null, -- public: when it was written
  constraint concern_step_pkey PRIMARY KEY (hub_id, concern_id, step_id),
  constraint concern_step_hub_id_concern_id_fkey FOREIGN KEY (hub_id, concern_id) REFERENCES concern(hub_id, concern_id),
  constraint concern_step_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
alter table concern_step enable row level security;
alter table concern_step force row level security;
create policy keeper on concern_step for all to banso_keeper using (true) with check (true);
create policy reading on concern_step for select to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM concern c
  WHERE ((c.hub_id = concern_step.hub_id) AND (c.concern_id = concern_step.concern_id))))));
create policy writing on concern_step for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'companion'::text, 'system'::text])) AND (NOT (account_id IS DISTINCT FROM actor_account())) AND (EXISTS ( SELECT
   FROM concern c
  WHERE ((c.hub_id = concern_step.hub_id) AND (c.concern_id = concern_step.concern_id))))));
grant delete, insert, select, update on concern_step to banso_keeper;
grant insert, select on concern_step to banso_app;

-- What whoever complained reads of it again: their own words and the answer.
create table concern_voice (
  hub_id uuid not null, -- public: hub
  concern_id uuid not null, -- public: concern
  number integer not null, -- public: its short number
  account_id uuid not null, -- personal: who spoke
  words text not null, -- sensitive: their words
  answer text not null default ''::text, -- sensitive: what the hub answered
  made_at timestamp with time zone not null, -- public: when it was said
  answered_at timestamp with time zone, -- public: when it was answered
  constraint concern_voice_pkey PRIMARY KEY (hub_id, concern_id),
  constraint concern_voice_hub_id_concern_id_fkey FOREIGN KEY (hub_id, concern_id) REFERENCES concern(hub_id, concern_id),
  constraint concern_voice_answer_check CHECK ((length(answer) <= 1000)),
  constraint concern_voice_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
alter table concern_voice enable row level security;
alter table concern_voice force row level security;
CREATE INDEX concern_voice_account ON banso.concern_voice USING btree (hub_id, account_id, made_at);
create policy answering on concern_voice for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy keeper on concern_voice for all to banso_keeper using (true) with check (true);
create policy own on concern_voice for select to banso_app using (((hub_id = actor_hub()) AND (account_id = actor_account())));
create policy reading on concern_voice for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy speaking on concern_voice for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on concern_voice to banso_keeper;
grant insert, select, update on concern_voice to banso_app;

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
create policy beginning on counter for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'owner'::text, 'deputy'::text, 'system'::text])) OR ((kind = 'concern'::text) AND (actor_hat() = ANY (ARRAY['companion'::text, 'person'::text]))))));
create policy counting on counter for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'owner'::text, 'deputy'::text, 'system'::text])) OR ((kind = 'concern'::text) AND (actor_hat() = ANY (ARRAY['companion'::text, 'person'::text]))))));
create policy keeper on counter for all to banso_keeper using (true) with check (true);
create policy of_hub on counter for select to banso_app using ((hub_id = actor_hub()));
grant delete, insert, select, update on counter to banso_keeper;
grant insert, select, update on counter to banso_app;

-- A person's yes to one use of their data, for one hub, for whom and until when.
create table data_consent (
  hub_id uuid not null, -- public: hub
  consent_id uuid not null, -- public: id
  person_id uuid not null, -- personal: person
  purpose text not null, -- personal: what it allows
  firm_id uuid, -- sensitive: firm that it is for; the present employer, as a rule
  organisation_id uuid, -- personal: intermediary that it is for
  text_version integer not null, -- public: which wording was agreed to
  given_at timestamp with time zone not null, -- personal: when it was given
  given_by uuid, -- personal: account that gave or entered it; null for the hub itself
  until date not null, -- personal: last day on which it holds
  withdrawn_at timestamp with time zone, -- personal: when it was withdrawn
  withdrawn_by uuid, -- personal: account that withdrew it
  constraint data_consent_pkey PRIMARY KEY (hub_id, consent_id),
  constraint data_consent_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint data_consent_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint data_consent_hub_id_organisation_id_fkey FOREIGN KEY (hub_id, organisation_id) REFERENCES organisation(hub_id, organisation_id),
  constraint data_consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint data_consent_purpose_check CHECK ((purpose = ANY (ARRAY['matching'::text, 'inside-review'::text, 'intermediary'::text, 'statistics'::text]))),
  constraint data_consent_text_version_check CHECK ((text_version > 0)),
  constraint for_whom CHECK ((((purpose = 'inside-review'::text) = (firm_id IS NOT NULL)) AND ((purpose = 'intermediary'::text) = (organisation_id IS NOT NULL))))
);
alter table data_consent enable row level security;
alter table data_consent force row level security;
CREATE INDEX data_consent_firm ON banso.data_consent USING btree (hub_id, firm_id) WHERE (firm_id IS NOT NULL);
CREATE INDEX data_consent_person ON banso.data_consent USING btree (hub_id, person_id, purpose);
CREATE TRIGGER stays BEFORE UPDATE ON banso.data_consent FOR EACH ROW WHEN (((new.firm_id IS DISTINCT FROM old.firm_id) OR (new.person_id IS DISTINCT FROM old.person_id))) EXECUTE FUNCTION only_hub_moves();
create policy giving on data_consent for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (person_id = actor_person()))));
create policy keeper on data_consent for all to banso_keeper using (true) with check (true);
create policy reading on data_consent for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (person_id = ( SELECT actor_person() AS actor_person)))));
create policy taking_back on data_consent for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy withdrawing on data_consent for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (person_id = actor_person())))) with check ((hub_id = actor_hub()));
grant delete, insert, select on data_consent to banso_app;
grant delete, insert, select, update on data_consent to banso_keeper;
grant update (person_id, firm_id, withdrawn_at, withdrawn_by) on data_consent to banso_app;

-- A talk of a firm's owner with a definer.
create table dialogue (
  hub_id uuid not null, -- public: hub
  dialogue_id uuid not null, -- public: id
  number integer not null, -- public: short number, D-12
  firm_id uuid not null, -- personal: firm
  definer_id uuid, -- personal: account of the definer; null in the sample's further blocks
  held_on date not null, -- personal: day of the talk
  channel text not null, -- personal: visit, online, by telephone or on paper
  spoken_by text not null default ''::text, -- personal: who spoke for the firm
  status text not null default 'open'::text, -- public: open, or closed
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it was begun
  updated_at timestamp with time zone not null, -- public: when something was last written in it
  constraint dialogue_pkey PRIMARY KEY (hub_id, dialogue_id),
  constraint dialogue_hub_id_number_key UNIQUE (hub_id, number),
  constraint dialogue_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint dialogue_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint dialogue_channel_check CHECK ((channel = ANY (ARRAY['visit'::text, 'online'::text, 'phone'::text, 'paper'::text]))),
  constraint dialogue_number_check CHECK ((number > 0)),
  constraint dialogue_spoken_by_check CHECK ((length(spoken_by) <= 80)),
  constraint dialogue_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint dialogue_version_check CHECK ((version > 0))
);
alter table dialogue enable row level security;
alter table dialogue force row level security;
CREATE INDEX dialogue_firm ON banso.dialogue USING btree (hub_id, firm_id, number);
CREATE INDEX dialogue_open ON banso.dialogue USING btree (hub_id, number) WHERE (status = 'open'::text);
CREATE TRIGGER stays BEFORE UPDATE ON banso.dialogue FOR EACH ROW WHEN ((new.firm_id IS DISTINCT FROM old.firm_id)) EXECUTE FUNCTION only_hub_moves();
create policy beginning on dialogue for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
create policy changing on dialogue for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy keeper on dialogue for all to banso_keeper using (true) with check (true);
create policy reading on dialogue for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (firm_id = ( SELECT actor_firm() AS actor_firm)))));
grant delete, insert, select, update on dialogue to banso_keeper;
grant insert, select on dialogue to banso_app;
grant update (firm_id, status, version, updated_at) on dialogue to banso_app;

-- One thing that was said in a dialogue, in the words in which it was said.
create table dialogue_line (
  hub_id uuid not null, -- public: hub
  line_id uuid not null, -- public: id
  dialogue_id uuid not null, -- public: dialogue
  seq integer not null, -- public: place in the dialogue, from 1
  speaker text not null, -- public: the owner, or the definer's own note
  kind text not null, -- public: which question it answers
  words text not null, -- sensitive: the words
  first_words text, -- sensitive: the words as they were first written down, when they were corrected later
  corrected_by uuid, -- personal: account that corrected them last
  corrected_at timestamp with time zone, -- public: when
  version integer not null default 1, -- public: counts corrections
  made_at timestamp with time zone not null, -- public: when it was written down
  constraint dialogue_line_pkey PRIMARY KEY (hub_id, line_id),
  constraint dialogue_line_hub_id_dialogue_id_seq_key UNIQUE (hub_id, dialogue_id, seq),
  constraint dialogue_line_hub_id_dialogue_id_fkey FOREIGN KEY (hub_id, dialogue_id) REFERENCES dialogue(hub_id, dialogue_id),
  constraint dialogue_line_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint dialogue_line_first_words_check CHECK (((length(first_words) >= 1) AND (length(first_words) <= 1000))),
  constraint dialogue_line_kind_check CHECK ((kind = ANY (ARRAY['worry'::text, 'issue'::text, 'result'::text, 'new'::text, 'hard'::text, 'decide'::text, 'role'::text, 'terms'::text, 'fact'::text]))),
  constraint dialogue_line_seq_check CHECK ((seq > 0)),
  constraint dialogue_line_speaker_check CHECK ((speaker = ANY (ARRAY['owner'::text, 'definer'::text]))),
  constraint dialogue_line_version_check CHECK ((version > 0)),
  constraint dialogue_line_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
alter table dialogue_line enable row level security;
alter table dialogue_line force row level security;
create policy correcting on dialogue_line for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR ((speaker = 'owner'::text) AND (EXISTS ( SELECT
   FROM dialogue d
  WHERE ((d.hub_id = dialogue_line.hub_id) AND (d.dialogue_id = dialogue_line.dialogue_id) AND (d.firm_id = actor_firm())))))))) with check ((hub_id = actor_hub()));
create policy keeper on dialogue_line for all to banso_keeper using (true) with check (true);
create policy reading on dialogue_line for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (EXISTS ( SELECT
   FROM dialogue d
  WHERE ((d.hub_id = dialogue_line.hub_id) AND (d.dialogue_id = dialogue_line.dialogue_id) AND (d.firm_id = ( SELECT actor_firm() AS actor_firm))))))));
create policy writing on dialogue_line for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
grant delete, insert, select, update on dialogue_line to banso_keeper;
grant insert, select on dialogue_line to banso_app;
grant update (words, first_words, corrected_by, corrected_at, version) on dialogue_line to banso_app;

-- A person's name and contact, handed to one firm by the person's yes; closed, the row stays and its values are gone.
create table disclosure (
  hub_id uuid not null, -- public: hub
  disclosure_id uuid not null, -- public: id
  proposal_id uuid not null, -- public: proposal
  person_id uuid not null, -- public: person
  firm_id uuid not null, -- public: firm to which it was handed
  purpose text not null, -- public: what for
  name text not null, -- personal: name, while it is open
  email text not null, -- personal: mail address, while it is open
  phone text not null, -- personal: telephone, while it is open
  disclosed_at timestamp with time zone not null, -- public: when it was handed over
  closed_at timestamp with time zone, -- public: when it was closed
  constraint disclosure_pkey PRIMARY KEY (hub_id, disclosure_id),
  constraint disclosure_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint disclosure_hub_id_proposal_id_fkey FOREIGN KEY (hub_id, proposal_id) REFERENCES proposal(hub_id, proposal_id),
  constraint disclosure_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint closed_is_blank CHECK (((closed_at IS NULL) OR ((name = ''::text) AND (email = ''::text) AND (phone = ''::text)))),
  constraint disclosure_email_check CHECK ((length(email) <= 254)),
  constraint disclosure_name_check CHECK ((length(name) <= 80)),
  constraint disclosure_phone_check CHECK ((length(phone) <= 40)),
  constraint disclosure_purpose_check CHECK ((purpose = 'meeting'::text))
);
alter table disclosure enable row level security;
alter table disclosure force row level security;
CREATE UNIQUE INDEX disclosure_open ON banso.disclosure USING btree (hub_id, proposal_id) WHERE (closed_at IS NULL);
CREATE TRIGGER stays BEFORE UPDATE ON banso.disclosure FOR EACH ROW WHEN (((new.firm_id IS DISTINCT FROM old.firm_id) OR (new.person_id IS DISTINCT FROM old.person_id))) EXECUTE FUNCTION only_hub_moves();
create policy closing on disclosure for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()) OR (person_id = actor_person())))) with check (((hub_id = actor_hub()) AND ((closed_at IS NOT NULL) OR (actor_hat() = 'system'::text))));
create policy handing_over on disclosure for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (person_id = actor_person()))));
create policy keeper on disclosure for all to banso_keeper using (true) with check (true);
create policy reading on disclosure for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (firm_id = actor_firm()) OR (person_id = actor_person()))));
grant delete, insert, select, update on disclosure to banso_keeper;
grant insert, select, update on disclosure to banso_app;

-- An agreed share of a person at a firm: role, dates, stage, how it ended.
create table engagement (
  hub_id uuid not null, -- public: hub
  engagement_id uuid not null, -- public: id
  number integer not null, -- public: short number, E-12
  code text, -- public: the code by which the hub's own lists name it
  firm_id uuid not null, -- personal: firm
  project_id uuid, -- personal: project it came from
  person_id uuid not null, -- personal: person
  booking_id uuid not null, -- personal: its half-days in the ledger
  title text not null, -- personal: one line that names the work
  role text not null default ''::text, -- personal: role as agreed in writing
  role_kind text not null, -- personal: shouldering or specialist
  stage text not null, -- personal: trial, weekly, more days, full time, handed over
  half_days integer not null, -- personal: half-days per four weeks
  on_site_half_days integer not null default 0, -- personal: of these at the place
  from_week date not null, -- personal: Monday of the first week
  weeks integer not null, -- personal: number of weeks agreed
  pay_yen_per_month bigint not null default 0, -- personal: yen a month
  ended_on date, -- personal: last day
  ending text, -- personal: how it ended
  outcome text not null default ''::text, -- personal: what came of it, in words
  outcome_score integer, -- personal: what the firm says of it, 1 to 5
  companion_id uuid, -- personal: account of the companion
  search_text text not null default ''::text, -- personal: what a search reads, folded
  search_grams tsvector not null default ''::tsvector, -- personal: pairs of letters of the text that a search reads
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it was entered
  updated_at timestamp with time zone not null, -- public: when it was last changed
  firm_name text not null default ''::text, -- personal: name of the firm as agreed
  firm_town text not null default ''::text, -- personal: its town
  person_name text not null default ''::text, -- personal: name of the person as agreed
  next_check_in_on date, -- personal: day on which its next check-in is due, of either side; kept by the table of check-ins
  companion_name text not null default ''::text, -- personal: name of the companion, for both sides
  companion_phone text not null default ''::text, -- personal: telephone at which both sides reach the companion
  constraint engagement_pkey PRIMARY KEY (hub_id, engagement_id),
  constraint engagement_hub_id_code_key UNIQUE (hub_id, code),
  constraint engagement_hub_id_number_key UNIQUE (hub_id, number),
  constraint engagement_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint engagement_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint engagement_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint engagement_person_id_booking_id_fkey FOREIGN KEY (person_id, booking_id) REFERENCES booking(person_id, booking_id),
  constraint engagement_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint engagement_check CHECK (((on_site_half_days >= 0) AND (on_site_half_days <= half_days))),
  constraint engagement_check1 CHECK (((ended_on IS NULL) = (ending IS NULL))),
  constraint engagement_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint engagement_companion_name_check CHECK ((length(companion_name) <= 80)),
  constraint engagement_companion_phone_check CHECK ((length(companion_phone) <= 40)),
  constraint engagement_ending_check CHECK ((ending = ANY (ARRAY['finished'::text, 'handed-over'::text, 'joined'::text, 'stopped'::text, 'left'::text]))),
  constraint engagement_firm_name_check CHECK ((length(firm_name) <= 80)),
  constraint engagement_firm_town_check CHECK ((length(firm_town) <= 40)),
  constraint engagement_from_week_check CHECK ((EXTRACT(isodow FROM from_week) = (1)::numeric)),
  constraint engagement_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60))),
  constraint engagement_number_check CHECK ((number > 0)),
  constraint engagement_outcome_check CHECK ((length(outcome) <= 1000)),
  constraint engagement_outcome_score_check CHECK (((outcome_score >= 1) AND (outcome_score <= 5))),
  constraint engagement_pay_yen_per_month_check CHECK (((pay_yen_per_month >= 0) AND (pay_yen_per_month <= 100000000))),
  constraint engagement_person_name_check CHECK ((length(person_name) <= 80)),
  constraint engagement_role_check CHECK ((length(role) <= 1000)),
  constraint engagement_role_kind_check CHECK ((role_kind = ANY (ARRAY['shoulder'::text, 'specialist'::text]))),
  constraint engagement_stage_check CHECK ((stage = ANY (ARRAY['trial'::text, 'weekly'::text, 'more-days'::text, 'full-time'::text, 'handed-over'::text]))),
  constraint engagement_title_check CHECK (((length(title) >= 1) AND (length(title) <= 80))),
  constraint engagement_version_check CHECK ((version > 0)),
  constraint engagement_weeks_check CHECK (((weeks >= 1) AND (weeks <= 260)))
);
alter table engagement enable row level security;
alter table engagement force row level security;
CREATE INDEX engagement_by_due ON banso.engagement USING btree (hub_id, (
CASE
    WHEN ((ended_on IS NULL) AND (next_check_in_on IS NOT NULL)) THEN next_check_in_on
    ELSE 'infinity'::date
END), number);
CREATE INDEX engagement_by_half_days ON banso.engagement USING btree (hub_id, half_days, number);
CREATE INDEX engagement_by_stage ON banso.engagement USING btree (hub_id, stage, number);
CREATE INDEX engagement_by_start ON banso.engagement USING btree (hub_id, from_week, number);
CREATE INDEX engagement_by_update ON banso.engagement USING btree (hub_id, updated_at, number);
CREATE INDEX engagement_firm ON banso.engagement USING btree (hub_id, firm_id);
CREATE INDEX engagement_person ON banso.engagement USING btree (hub_id, person_id);
CREATE INDEX engagement_project ON banso.engagement USING btree (hub_id, project_id);
CREATE INDEX engagement_running ON banso.engagement USING btree (hub_id, project_id) INCLUDE (half_days) WHERE (ended_on IS NULL);
CREATE INDEX engagement_running_firm ON banso.engagement USING btree (hub_id, firm_id) WHERE (ended_on IS NULL);
CREATE INDEX engagement_running_person ON banso.engagement USING btree (hub_id, person_id) WHERE (ended_on IS NULL);
CREATE INDEX engagement_search ON banso.engagement USING gin (search_grams);
CREATE TRIGGER name_companion BEFORE INSERT OR UPDATE OF companion_id ON banso.engagement FOR EACH ROW EXECUTE FUNCTION name_companion();
CREATE TRIGGER name_sides BEFORE INSERT OR UPDATE OF firm_id, person_id ON banso.engagement FOR EACH ROW EXECUTE FUNCTION name_engagement_sides();
CREATE TRIGGER stays BEFORE UPDATE ON banso.engagement FOR EACH ROW WHEN (((new.firm_id IS DISTINCT FROM old.firm_id) OR (new.person_id IS DISTINCT FROM old.person_id))) EXECUTE FUNCTION only_hub_moves();
create policy changing on engagement for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'companion'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy entering on engagement for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on engagement for all to banso_keeper using (true) with check (true);
create policy reading on engagement for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (firm_id = ( SELECT actor_firm() AS actor_firm)) OR (person_id = ( SELECT actor_person() AS actor_person)))));
create policy searching on engagement for select to banso_worker using (true);
create policy taking_back on engagement for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on engagement to banso_app;
grant delete, insert, select, update on engagement to banso_keeper;
grant select (hub_id, engagement_id, number, search_grams) on engagement to banso_worker;

-- A file of up to 32 MB, uploaded or made.
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
  constraint file_bytes_check CHECK ((octet_length(bytes) <= 33554432)),
  constraint file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table file enable row level security;
alter table file force row level security;
create policy clearing on file for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on file for all to banso_keeper using (true) with check (true);
create policy keeping on file for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy reading on file for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select on file to banso_app;
grant delete, insert, select, update on file to banso_keeper;

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
  employees integer, -- public: number of employees, null while unknown
  business text not null default ''::text, -- public: what the firm does
  website text not null default ''::text, -- public: address of its site
  contact_name text not null default ''::text, -- personal: whom to ask for
  contact_phone text not null default ''::text, -- personal: telephone
  contact_email text not null default ''::text, -- personal: mail address
  status text not null default 'draft'::text, -- public: draft, or published with a page that everyone reads
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it was entered
  updated_at timestamp with time zone not null, -- public: when it was last changed
  code text, -- public: the code by which the hub's own lists name the firm
  postal_code text not null default ''::text, -- public: postal code
  address text not null default ''::text, -- personal: address; a sole trader lives there
  representative text not null default ''::text, -- personal: name of the representative
  founded_year integer, -- public: year of foundation
  capital_yen bigint, -- public: capital in yen
  closed_on date, -- public: day on which the register closed it
  closed_cause text not null default ''::text, -- public: why the register closed it, as its code
  successor_number text, -- public: corporate number of the firm that took it over
  search_text text not null default ''::text, -- personal: what a search reads, folded
  search_grams tsvector not null default ''::tsvector, -- personal: pairs of letters of the text that a search reads
  constraint firm_pkey PRIMARY KEY (hub_id, firm_id),
  constraint firm_hub_id_code_key UNIQUE (hub_id, code),
  constraint firm_hub_id_corporate_number_key UNIQUE (hub_id, corporate_number),
  constraint firm_hub_id_number_key UNIQUE (hub_id, number),
  constraint firm_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint firm_address_check CHECK ((length(address) <= 200)),
  constraint firm_business_check CHECK ((length(business) <= 2000)),
  constraint firm_capital_yen_check CHECK (((capital_yen >= 0) AND (capital_yen <= '9000000000000000'::bigint))),
  constraint firm_closed_cause_check CHECK ((length(closed_cause) <= 40)),
  constraint firm_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint firm_contact_email_check CHECK ((length(contact_email) <= 254)),
  constraint firm_contact_name_check CHECK ((length(contact_name) <= 80)),
  constraint firm_contact_phone_check CHECK ((length(contact_phone) <= 40)),
  constraint firm_corporate_number_check CHECK ((corporate_number ~ '^[0-9]{13}$'::text)),
  constraint firm_employees_check CHECK (((employees >= 0) AND (employees <= 100000))),
  constraint firm_founded_year_check CHECK (((founded_year >= 500) AND (founded_year <= 2200))),
  constraint firm_industry_check CHECK ((industry ~ '^[A-T]$'::text)),
  constraint firm_kana_check CHECK ((length(kana) <= 120)),
  constraint firm_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint firm_number_check CHECK ((number > 0)),
  constraint firm_postal_code_check CHECK ((postal_code ~ '^([0-9]{3}-[0-9]{4})?$'::text)),
  constraint firm_representative_check CHECK ((length(representative) <= 80)),
  constraint firm_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  constraint firm_successor_number_check CHECK ((successor_number ~ '^[0-9]{13}$'::text)),
  constraint firm_town_check CHECK (((length(town) >= 1) AND (length(town) <= 40))),
  constraint firm_version_check CHECK ((version > 0)),
  constraint firm_website_check CHECK ((length(website) <= 300))
);
alter table firm enable row level security;
alter table firm force row level security;
CREATE INDEX firm_alike ON banso.firm USING btree (hub_id, alike_name(name));
CREATE INDEX firm_by_employees ON banso.firm USING btree (hub_id, (
CASE
    WHEN (employees IS NULL) THEN '-1'::integer
    ELSE employees
END), number);
CREATE INDEX firm_by_industry ON banso.firm USING btree (hub_id, industry, number);
CREATE INDEX firm_by_name ON banso.firm USING btree (hub_id, name, number);
CREATE INDEX firm_by_status ON banso.firm USING btree (hub_id, status, number);
CREATE INDEX firm_by_town ON banso.firm USING btree (hub_id, town, number);
CREATE INDEX firm_by_update ON banso.firm USING btree (hub_id, updated_at, number);
CREATE INDEX firm_search ON banso.firm USING gin (search_grams);
create policy changing on firm for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check ((hub_id = actor_hub()));
create policy entering on firm for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
create policy keeper on firm for all to banso_keeper using (true) with check (true);
create policy reading on firm for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (( SELECT actor_hat() AS actor_hat) = 'operator'::text) OR (firm_id = ( SELECT actor_firm() AS actor_firm)))));
create policy searching on firm for select to banso_worker using (true);
create policy taking_back on firm for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on firm to banso_app;
grant delete, insert, select, update on firm to banso_keeper;
grant select (hub_id, firm_id, number, search_grams) on firm to banso_worker;

-- Figures of one firm's business year.
create table firm_figures (
  hub_id uuid not null, -- public: hub
  firm_id uuid not null, -- public: firm
  year integer not null, -- public: calendar year in which the business year ended
  sales_yen bigint, -- sensitive: sales
  operating_profit_yen bigint, -- sensitive: operating profit
  personnel_yen bigint, -- sensitive: personnel cost
  depreciation_yen bigint, -- sensitive: depreciation
  borrowings_yen bigint, -- sensitive: borrowings
  cash_yen bigint, -- sensitive: cash and deposits
  net_assets_yen bigint, -- sensitive: net assets
  total_assets_yen bigint, -- sensitive: total assets
  employees integer, -- public: employees at its end
  constraint firm_figures_pkey PRIMARY KEY (hub_id, firm_id, year),
  constraint firm_figures_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint firm_figures_borrowings_yen_check CHECK ((abs(borrowings_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_cash_yen_check CHECK ((abs(cash_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_depreciation_yen_check CHECK ((abs(depreciation_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_employees_check CHECK (((employees >= 0) AND (employees <= 100000))),
  constraint firm_figures_net_assets_yen_check CHECK ((abs(net_assets_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_operating_profit_yen_check CHECK ((abs(operating_profit_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_personnel_yen_check CHECK ((abs(personnel_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_sales_yen_check CHECK ((abs(sales_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_total_assets_yen_check CHECK ((abs(total_assets_yen) <= '9000000000000000'::bigint)),
  constraint firm_figures_year_check CHECK (((year >= 1900) AND (year <= 2200)))
);
alter table firm_figures enable row level security;
alter table firm_figures force row level security;
CREATE TRIGGER stays BEFORE UPDATE ON banso.firm_figures FOR EACH ROW WHEN ((new.firm_id IS DISTINCT FROM old.firm_id)) EXECUTE FUNCTION only_hub_moves();
create policy changing on firm_figures for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check ((hub_id = actor_hub()));
create policy entering on firm_figures for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy keeper on firm_figures for all to banso_keeper using (true) with check (true);
create policy reading on firm_figures for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (firm_id = actor_firm()))));
create policy taking_back on firm_figures for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on firm_figures to banso_app;
grant delete, insert, select, update on firm_figures to banso_keeper;

-- What everyone reads of a firm that agreed to be named: a copy made when it was published.
create table firm_page (
  hub_id uuid not null, -- public: hub
  firm_id uuid not null, -- public: firm
  number integer not null, -- public: short number
  name text not null, -- public: name, with the firm's agreement
  industry text not null, -- public: JSIC division
  town text not null, -- public: town
  employees integer, -- public: number of employees, null while unknown
  business text not null, -- public: what the firm does
  website text not null, -- public: address of its site
  published_at timestamp with time zone not null, -- public: when it was published
  constraint firm_page_pkey PRIMARY KEY (hub_id, firm_id),
  constraint firm_page_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint public_change TRIGGER DEFERRABLE INITIALLY DEFERRED
);
alter table firm_page enable row level security;
alter table firm_page force row level security;
CREATE CONSTRAINT TRIGGER public_change AFTER INSERT OR DELETE OR UPDATE ON banso.firm_page DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renew_public_version();
CREATE TRIGGER stays BEFORE UPDATE ON banso.firm_page FOR EACH ROW WHEN ((new.firm_id IS DISTINCT FROM old.firm_id)) EXECUTE FUNCTION only_hub_moves();
create policy keeper on firm_page for all to banso_keeper using (true) with check (true);
create policy publishing on firm_page for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy reading on firm_page for select to banso_app using ((hub_id = actor_hub()));
create policy renewing on firm_page for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check ((hub_id = actor_hub()));
create policy withdrawing on firm_page for delete to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
grant delete, insert, select, update on firm_page to banso_app;
grant delete, insert, select, update on firm_page to banso_keeper;

-- When the work of a firm can be done where its project says nothing; without a row it is weekday mornings and afternoons.
create table firm_week (
  hub_id uuid not null, -- public: hub
  firm_id uuid not null, -- public: firm
  cells integer[] not null, -- public: parts of the week in which the work can be done
  peak_months integer[] not null default '{}'::integer[], -- public: months of the year in which all hands are needed
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint firm_week_pkey PRIMARY KEY (hub_id, firm_id),
  constraint firm_week_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id) ON DELETE CASCADE,
  constraint firm_week_cells_check CHECK ((cells <@ ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])),
  constraint firm_week_peak_months_check CHECK ((peak_months <@ ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
);
alter table firm_week enable row level security;
alter table firm_week force row level security;
create policy changing on firm_week for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy entering on firm_week for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy keeper on firm_week for all to banso_keeper using (true) with check (true);
create policy reading on firm_week for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (firm_id = actor_firm()))));
create policy taking_back on firm_week for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on firm_week to banso_app;
grant delete, insert, select, update on firm_week to banso_keeper;

-- A person's wish to take a project, raised by themselves or asked for, with the hub's answer.
create table hand (
  hub_id uuid not null, -- public: hub
  hand_id uuid not null, -- public: id
  project_id uuid not null, -- public: project
  person_id uuid not null, -- personal: person
  origin text not null, -- personal: raised by the person, or asked for by the hub
  state text not null, -- personal: asked, raised, not now, withdrawn, answered
  project_number integer not null, -- public: number of the project, for the person who may not read it
  project_title text not null, -- public: its title when the hand was made
  asking text not null default ''::text, -- personal: what the hub wrote when it asked
  asked_by uuid, -- personal: account that asked
  asked_at timestamp with time zone, -- personal: when the hub asked
  words text not null default ''::text, -- personal: what the person wrote
  raised_at timestamp with time zone, -- personal: when the person raised it
  answer text, -- personal: the hub's answer: let us talk, or not this time
  answer_words text not null default ''::text, -- personal: what the hub wrote
  answered_by uuid, -- personal: account that answered
  answered_by_name text not null default ''::text, -- personal: name of who answered, for the person
  answered_at timestamp with time zone, -- personal: when it was answered
  closed_at timestamp with time zone, -- personal: when the person said not now, or withdrew it
  version integer not null default 1, -- public: counts what was done to it
  made_at timestamp with time zone not null, -- public: when it began
  asked_by_name text not null default ''::text, -- personal: name of who asked, for the person
  constraint hand_pkey PRIMARY KEY (hub_id, hand_id),
  constraint hand_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint hand_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint hand_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint hand_answer_check CHECK ((answer = ANY (ARRAY['talk'::text, 'not-this-time'::text]))),
  constraint hand_answer_words_check CHECK ((length(answer_words) <= 1000)),
  constraint hand_answered_by_name_check CHECK ((length(answered_by_name) <= 80)),
  constraint hand_asked_by_name_check CHECK ((length(asked_by_name) <= 80)),
  constraint hand_asking_check CHECK ((length(asking) <= 1000)),
  constraint hand_check CHECK (((state = 'answered'::text) = (answer IS NOT NULL))),
  constraint hand_check1 CHECK (((origin = 'raised'::text) OR (asked_at IS NOT NULL))),
  constraint hand_origin_check CHECK ((origin = ANY (ARRAY['raised'::text, 'asked'::text]))),
  constraint hand_project_title_check CHECK (((length(project_title) >= 1) AND (length(project_title) <= 80))),
  constraint hand_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'raised'::text, 'not-now'::text, 'withdrawn'::text, 'answered'::text]))),
  constraint hand_version_check CHECK ((version > 0)),
  constraint hand_words_check CHECK ((length(words) <= 1000))
);
alter table hand enable row level security;
alter table hand force row level security;
CREATE INDEX hand_person ON banso.hand USING btree (hub_id, person_id, made_at);
CREATE INDEX hand_project ON banso.hand USING btree (hub_id, project_id, state, made_at);
CREATE UNIQUE INDEX hand_open ON banso.hand USING btree (hub_id, project_id, person_id) WHERE (state = ANY (ARRAY['asked'::text, 'raised'::text]));
CREATE TRIGGER stays BEFORE UPDATE ON banso.hand FOR EACH ROW WHEN ((new.person_id IS DISTINCT FROM old.person_id)) EXECUTE FUNCTION only_hub_moves();
create policy changing on hand for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (person_id = actor_person())))) with check ((hub_id = actor_hub()));
create policy keeper on hand for all to banso_keeper using (true) with check (true);
create policy making on hand for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR ((person_id = actor_person()) AND (origin = 'raised'::text)))));
create policy reading on hand for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (person_id = ( SELECT actor_person() AS actor_person)))));
create policy taking_back on hand for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on hand to banso_app;
grant delete, insert, select, update on hand to banso_keeper;

-- A mailed link that answers one question of the hub to a person without an account; made when the letter is written.
create table hand_link (
  hub_id uuid not null, -- public: hub
  token_hash text not null, -- sensitive: SHA-256 of the token in the mailed link
  hand_id uuid not null, -- public: the one question that it answers
  made_at timestamp with time zone not null, -- public: when the letter was written
  expires_at timestamp with time zone not null, -- public: until when it opens
  constraint hand_link_pkey PRIMARY KEY (hub_id, token_hash),
  constraint hand_link_hub_id_hand_id_fkey FOREIGN KEY (hub_id, hand_id) REFERENCES hand(hub_id, hand_id) ON DELETE CASCADE,
  constraint hand_link_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
alter table hand_link enable row level security;
alter table hand_link force row level security;
CREATE INDEX hand_link_of ON banso.hand_link USING btree (hub_id, hand_id);
create policy keeper on hand_link for all to banso_keeper using (true) with check (true);
create policy of_hub on hand_link for all to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select on hand_link to banso_app;
grant delete, insert, select, update on hand_link to banso_keeper;

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
CREATE INDEX hat_by_person ON banso.hat USING btree (hub_id, person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX hat_of_person ON banso.hat USING btree (hub_id, person_id) WHERE ((kind = 'person'::text) AND (ended_at IS NULL));
CREATE TRIGGER stays BEFORE UPDATE ON banso.hat FOR EACH ROW WHEN (((new.firm_id IS DISTINCT FROM old.firm_id) OR (new.person_id IS DISTINCT FROM old.person_id))) EXECUTE FUNCTION only_hub_moves();
create policy colleagues on hat for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['definer'::text, 'companion'::text])) AND (kind = ANY (ARRAY['coordinator'::text, 'definer'::text, 'companion'::text]))));
create policy ending on hat for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR ((firm_id = actor_firm()) AND (actor_hat() = 'owner'::text)))));
create policy granting on hat for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on hat for all to banso_keeper using (true) with check (true);
create policy known_elsewhere on hat for select to banso_worker using (true);
create policy of_hub on hat for select to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy of_people on hat for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (kind = 'person'::text) AND ( SELECT actor_is_staff() AS actor_is_staff)));
create policy own on hat for select to banso_app using (((hub_id = actor_hub()) AND (account_id = actor_account())));
grant delete, insert, select, update on hat to banso_keeper;
grant insert, select on hat to banso_app;
grant select (hub_id, account_id) on hat to banso_worker;
grant update (firm_id, person_id, ended_at) on hat to banso_app;

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
  constraint hub_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint public_change TRIGGER DEFERRABLE INITIALLY DEFERRED
);
alter table hub enable row level security;
alter table hub force row level security;
CREATE CONSTRAINT TRIGGER public_change AFTER INSERT OR UPDATE ON banso.hub DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renew_public_version();
create policy by_host on hub for select to banso_app using (((hub_id = actor_hub()) OR (NOT (host IS DISTINCT FROM NULLIF(current_setting('app.host'::text, true), ''::text)))));
create policy founding on hub for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on hub for all to banso_keeper using (true) with check (true);
create policy serving on hub for select to banso_worker using (true);
grant delete, insert, select, update on hub to banso_keeper;
grant insert, select on hub to banso_app;
grant select (hub_id) on hub to banso_worker;

-- An account that a hub has shut out, or has let in again; without a row it was never shut out there.
create table hub_account (
  hub_id uuid not null, -- public: hub
  account_id uuid not null, -- personal: account
  disabled_at timestamp with time zone, -- public: since when it may wear no hat of this hub
  enabled_at timestamp with time zone, -- public: since when it may again; sessions begun before do not count in this hub
  constraint hub_account_pkey PRIMARY KEY (hub_id, account_id),
  constraint hub_account_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint hub_account_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint hub_account_says_one CHECK (((disabled_at IS NULL) <> (enabled_at IS NULL)))
);
alter table hub_account enable row level security;
alter table hub_account force row level security;
create policy changing on hub_account for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'operator'::text))) with check ((hub_id = actor_hub()));
create policy disabling on hub_account for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'operator'::text) AND (EXISTS ( SELECT
   FROM hat h
  WHERE ((h.hub_id = actor_hub()) AND (h.account_id = hub_account.account_id))))));
create policy keeper on hub_account for all to banso_keeper using (true) with check (true);
create policy own on hub_account for select to banso_app using (((hub_id = actor_hub()) AND (account_id = actor_account())));
create policy reading on hub_account for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text]))));
grant delete, insert, select, update on hub_account to banso_keeper;
grant insert, select on hub_account to banso_app;
grant update (disabled_at, enabled_at) on hub_account to banso_app;

-- A hub's card of a person: while it stands, the hub's staff see the person.
create table hub_person (
  hub_id uuid not null, -- public: hub
  person_id uuid not null, -- public: person
  number integer not null, -- public: short number, H-31
  since timestamp with time zone not null, -- public: since when
  code text, -- personal: the code by which the hub's own lists name the person
  not_asked_since timestamp with time zone, -- personal: when the person said that they do not want to be asked any more; null while they have not
  constraint hub_person_pkey PRIMARY KEY (hub_id, person_id),
  constraint hub_person_hub_id_code_key UNIQUE (hub_id, code),
  constraint hub_person_hub_id_number_key UNIQUE (hub_id, number),
  constraint hub_person_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint hub_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) DEFERRABLE,
  constraint hub_person_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint hub_person_number_check CHECK ((number > 0))
);
alter table hub_person enable row level security;
alter table hub_person force row level security;
CREATE INDEX hub_person_person ON banso.hub_person USING btree (person_id);
create policy coding on hub_person for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy entering on hub_person for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on hub_person for all to banso_keeper using (true) with check (true);
create policy reading on hub_person for select to banso_app using ((((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (( SELECT actor_hat() AS actor_hat) = 'operator'::text))) OR (person_id = ( SELECT actor_person() AS actor_person))));
create policy searching on hub_person for select to banso_worker using (true);
create policy taking_back on hub_person for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select on hub_person to banso_app;
grant delete, insert, select, update on hub_person to banso_keeper;
grant select (hub_id, person_id, number) on hub_person to banso_worker;
grant update (code, not_asked_since) on hub_person to banso_app;

-- The answer given to a form, so that the same form sent again gets the same answer and no second effect.
create table idempotency (
  hub_id uuid not null, -- public: hub
  account_id uuid not null, -- public: account
  key uuid not null, -- public: key carried by the form
  act text not null, -- public: act
  outcome jsonb not null, -- public: what the form led to: ids only
  made_at timestamp with time zone not null, -- public: when
  digest text not null default ''::text, -- public: SHA-256 of where and what was sent with the key, or empty when the key was made of it
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

-- A file of records read into the hub, as a whole or not at all.
create table import (
  hub_id uuid not null, -- public: hub
  import_id uuid not null, -- public: id
  number integer not null, -- public: short number, I-3
  kind text not null, -- public: of what
  form text not null, -- public: the list's form: the hub's own, or the name of an official one
  file_id uuid, -- public: the file, while it is kept
  file_name text not null, -- personal: its name
  sha256 text not null, -- public: hash of its content
  status text not null, -- public: how far it is
  mapping jsonb not null default '{}'::jsonb, -- personal: which header is which column
  progress jsonb, -- public: rows done so far
  preview jsonb, -- sensitive: first rows and faults, for the page
  counts jsonb not null default '{}'::jsonb, -- public: how many rows are new, changed, the same, faulty
  requested_by uuid, -- personal: account that asked; null from the command line
  requested_at timestamp with time zone not null, -- public: when
  applied_at timestamp with time zone, -- public: when its rows were written
  taken_back_at timestamp with time zone, -- public: when it was taken back
  failure text not null default ''::text, -- public: why it could not be read or written, as a code
  constraint import_pkey PRIMARY KEY (hub_id, import_id),
  constraint import_hub_id_number_key UNIQUE (hub_id, number),
  constraint import_hub_id_file_id_fkey FOREIGN KEY (hub_id, file_id) REFERENCES file(hub_id, file_id),
  constraint import_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint import_failure_check CHECK ((length(failure) <= 40)),
  constraint import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint import_form_check CHECK (((length(form) >= 1) AND (length(form) <= 40))),
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['firms'::text, 'people'::text, 'projects'::text, 'engagements'::text, 'towns'::text]))),
  constraint import_number_check CHECK ((number > 0)),
  constraint import_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint import_status_check CHECK ((status = ANY (ARRAY['reading'::text, 'mapping'::text, 'faulty'::text, 'ready'::text, 'applying'::text, 'applied'::text, 'taken-back'::text, 'dropped'::text, 'failed'::text])))
);
alter table import enable row level security;
alter table import force row level security;
create policy asking on import for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on import for all to banso_keeper using (true) with check (true);
create policy reading on import for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy running on import for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy told on import for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff() AND (status = ANY (ARRAY['applied'::text, 'taken-back'::text]))));
grant delete, insert, select, update on import to banso_keeper;
grant insert, select, update on import to banso_app;

-- A header that somebody gave to a column by hand, remembered for the next file.
create table import_header (
  hub_id uuid not null, -- public: hub
  kind text not null, -- public: of what the file was
  header text not null, -- public: the header, folded
  column_key text not null, -- public: the column it means, or - for none
  constraint import_header_pkey PRIMARY KEY (hub_id, kind, header),
  constraint import_header_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint import_header_column_key_check CHECK (((length(column_key) >= 1) AND (length(column_key) <= 60))),
  constraint import_header_header_check CHECK (((length(header) >= 1) AND (length(header) <= 200)))
);
alter table import_header enable row level security;
alter table import_header force row level security;
create policy keeper on import_header for all to banso_keeper using (true) with check (true);
create policy remembering on import_header for all to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])))) with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on import_header to banso_app;
grant delete, insert, select, update on import_header to banso_keeper;

-- A record that an import wrote, and what it was before.
create table import_row (
  hub_id uuid not null, -- public: hub
  import_id uuid not null, -- public: import
  object_id uuid not null, -- public: the record
  effect text not null, -- public: added or changed
  version integer not null, -- public: version of the record after the import; another one tells that it was touched since
  before jsonb, -- sensitive: the record before, when it was changed
  constraint import_row_pkey PRIMARY KEY (hub_id, import_id, object_id),
  constraint import_row_hub_id_import_id_fkey FOREIGN KEY (hub_id, import_id) REFERENCES import(hub_id, import_id),
  constraint import_row_effect_check CHECK ((effect = ANY (ARRAY['added'::text, 'changed'::text])))
);
alter table import_row enable row level security;
alter table import_row force row level security;
CREATE INDEX import_row_object ON banso.import_row USING btree (hub_id, object_id);
create policy clearing on import_row for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on import_row for all to banso_keeper using (true) with check (true);
create policy reading on import_row for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff()));
create policy writing on import_row for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select on import_row to banso_app;
grant delete, insert, select, update on import_row to banso_keeper;

-- Somebody of the firm who agreed to be looked at, as the firm may see them.
create table inside_candidate (
  hub_id uuid not null, -- public: hub
  review_id uuid not null, -- public: review
  person_id uuid not null, -- personal: person
  firm_id uuid not null, -- personal: firm that may see it
  person_name text not null, -- personal: name
  shape integer[], -- personal: points on the nine elements, compared by shape
  words text not null default ''::text, -- sensitive: what was talked over about this work
  until date not null, -- personal: last day on which the firm may see it
  constraint inside_candidate_pkey PRIMARY KEY (hub_id, review_id, person_id),
  constraint inside_candidate_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint inside_candidate_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint inside_candidate_hub_id_review_id_fkey FOREIGN KEY (hub_id, review_id) REFERENCES inside_review(hub_id, review_id),
  constraint inside_candidate_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint inside_candidate_person_name_check CHECK (((length(person_name) >= 1) AND (length(person_name) <= 80))),
  constraint inside_candidate_shape_check CHECK ((array_length(shape, 1) = 9)),
  constraint inside_candidate_words_check CHECK ((length(words) <= 1000))
);
alter table inside_candidate enable row level security;
alter table inside_candidate force row level security;
CREATE INDEX inside_candidate_person ON banso.inside_candidate USING btree (hub_id, person_id, firm_id);
CREATE TRIGGER stays BEFORE UPDATE ON banso.inside_candidate FOR EACH ROW WHEN (((new.firm_id IS DISTINCT FROM old.firm_id) OR (new.person_id IS DISTINCT FROM old.person_id))) EXECUTE FUNCTION only_hub_moves();
create policy copying on inside_candidate for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
create policy keeper on inside_candidate for all to banso_keeper using (true) with check (true);
create policy moving on inside_candidate for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
create policy reading on inside_candidate for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (person_id = ( SELECT actor_person() AS actor_person)) OR (firm_id = ( SELECT actor_firm() AS actor_firm)))));
create policy withdrawing on inside_candidate for delete to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (person_id = actor_person()))));
grant delete, insert, select on inside_candidate to banso_app;
grant delete, insert, select, update on inside_candidate to banso_keeper;
grant update (person_id, firm_id) on inside_candidate to banso_app;

-- The look at a firm's own people before a project is published, or why it may wait.
create table inside_review (
  hub_id uuid not null, -- public: hub
  review_id uuid not null, -- public: id
  project_id uuid not null, -- public: project
  kind text not null, -- public: full, or put off for a trial or a town's project
  result text, -- sensitive: appoint, grow with a mentor, or look outside; null while it is open or was put off
  reason text not null default ''::text, -- sensitive: why, in words
  mentor text not null default ''::text, -- sensitive: who stands beside a person who grows into it
  decided_on date, -- public: day; null while it is open
  decided_by uuid, -- personal: account that decided
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it began
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint inside_review_pkey PRIMARY KEY (hub_id, review_id),
  constraint inside_review_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint inside_review_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint decided_with_reason CHECK (((decided_on IS NULL) OR (length(reason) > 0))),
  constraint exempt_is_decided CHECK (((kind = 'full'::text) OR (decided_on IS NOT NULL))),
  constraint full_has_result CHECK ((((decided_on IS NOT NULL) AND (kind = 'full'::text)) = (result IS NOT NULL))),
  constraint inside_review_kind_check CHECK ((kind = ANY (ARRAY['full'::text, 'trial'::text, 'town'::text]))),
  constraint inside_review_mentor_check CHECK ((length(mentor) <= 400)),
  constraint inside_review_reason_check CHECK ((length(reason) <= 1000)),
  constraint inside_review_result_check CHECK ((result = ANY (ARRAY['appoint'::text, 'grow'::text, 'outside'::text]))),
  constraint inside_review_version_check CHECK ((version > 0))
);
alter table inside_review enable row level security;
alter table inside_review force row level security;
CREATE INDEX inside_review_project ON banso.inside_review USING btree (hub_id, project_id, created_at);
CREATE UNIQUE INDEX inside_review_open ON banso.inside_review USING btree (hub_id, project_id) WHERE (decided_on IS NULL);
create policy beginning on inside_review for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
create policy changing on inside_review for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy keeper on inside_review for all to banso_keeper using (true) with check (true);
create policy reading on inside_review for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = inside_review.hub_id) AND (p.project_id = inside_review.project_id) AND (p.firm_id = ( SELECT actor_firm() AS actor_firm))))))));
grant delete, insert, select, update on inside_review to banso_keeper;
grant insert, select on inside_review to banso_app;
grant update (kind, result, reason, mentor, decided_on, decided_by, version, updated_at) on inside_review to banso_app;

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
CREATE TRIGGER stays BEFORE UPDATE ON banso.invitation FOR EACH ROW WHEN (((new.firm_id IS DISTINCT FROM old.firm_id) OR (new.person_id IS DISTINCT FROM old.person_id))) EXECUTE FUNCTION only_hub_moves();
create policy answering on invitation for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR ((firm_id = actor_firm()) AND (actor_hat() = 'owner'::text)))));
create policy inviting on invitation for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR ((firm_id = actor_firm()) AND (actor_hat() = 'owner'::text)))));
create policy keeper on invitation for all to banso_keeper using (true) with check (true);
create policy reading on invitation for select to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'operator'::text, 'system'::text])) OR (firm_id = actor_firm()))));
grant delete, insert, select, update on invitation to banso_keeper;
grant insert, select on invitation to banso_app;
grant update (firm_id, person_id, accepted_at, withdrawn_at) on invitation to banso_app;

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

-- A meeting of several people at one firm, weekly or once in four weeks; taken away when it ends.
create table joint_meeting (
  hub_id uuid not null, -- public: hub
  meeting_id uuid not null, -- public: id
  firm_id uuid not null, -- public: firm
  title text not null, -- public: what it is
  often text not null, -- public: every week, or once in four weeks
  made_at timestamp with time zone not null, -- public: when it was set
  constraint joint_meeting_pkey PRIMARY KEY (hub_id, meeting_id),
  constraint joint_meeting_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id) ON DELETE CASCADE,
  constraint joint_meeting_often_check CHECK ((often = ANY (ARRAY['weekly'::text, 'once'::text]))),
  constraint joint_meeting_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 60)))
);
alter table joint_meeting enable row level security;
alter table joint_meeting force row level security;
CREATE INDEX joint_meeting_firm ON banso.joint_meeting USING btree (hub_id, firm_id);
create policy ending on joint_meeting for delete to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy keeper on joint_meeting for all to banso_keeper using (true) with check (true);
create policy merging on joint_meeting for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])))) with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy reading on joint_meeting for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (firm_id = actor_firm()) OR (EXISTS ( SELECT
   FROM joint_meeting_part p
  WHERE ((p.hub_id = joint_meeting.hub_id) AND (p.meeting_id = joint_meeting.meeting_id)))))));
create policy setting on joint_meeting for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()))));
grant delete, insert, select, update on joint_meeting to banso_app;
grant delete, insert, select, update on joint_meeting to banso_keeper;

-- Who takes part in a joint meeting: by the engagement whose half-day it is.
create table joint_meeting_part (
  hub_id uuid not null, -- public: hub
  meeting_id uuid not null, -- public: meeting
  engagement_id uuid not null, -- personal: who takes part
  constraint joint_meeting_part_pkey PRIMARY KEY (hub_id, meeting_id, engagement_id),
  constraint joint_meeting_part_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES engagement(hub_id, engagement_id) ON DELETE CASCADE,
  constraint joint_meeting_part_hub_id_meeting_id_fkey FOREIGN KEY (hub_id, meeting_id) REFERENCES joint_meeting(hub_id, meeting_id) ON DELETE CASCADE
);
alter table joint_meeting_part enable row level security;
alter table joint_meeting_part force row level security;
CREATE INDEX joint_meeting_part_engagement ON banso.joint_meeting_part USING btree (hub_id, engagement_id);
create policy ending on joint_meeting_part for delete to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = joint_meeting_part.hub_id) AND (e.engagement_id = joint_meeting_part.engagement_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (e.firm_id = actor_firm())))))));
create policy keeper on joint_meeting_part for all to banso_keeper using (true) with check (true);
create policy reading on joint_meeting_part for select to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = joint_meeting_part.hub_id) AND (e.engagement_id = joint_meeting_part.engagement_id))))));
create policy setting on joint_meeting_part for insert to banso_app with check (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = joint_meeting_part.hub_id) AND (e.engagement_id = joint_meeting_part.engagement_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (e.firm_id = actor_firm())))))));
grant delete, insert, select, update on joint_meeting_part to banso_app;
grant delete, insert, select, update on joint_meeting_part to banso_keeper;

-- Where the half-days of an engagement lie in four weeks of 21 parts.
create table laid_week (
  hub_id uuid not null, -- public: hub
  engagement_id uuid not null, -- public: engagement
  cells integer[] not null, -- personal: week times 21 plus part of the week, for every half-day
  on_site integer[] not null default '{}'::integer[], -- personal: of these at the place
  laid_by text not null, -- public: the product, the person or the hub
  laid_at timestamp with time zone not null, -- public: when
  constraint laid_week_pkey PRIMARY KEY (hub_id, engagement_id),
  constraint laid_week_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES engagement(hub_id, engagement_id) ON DELETE CASCADE,
  constraint laid_week_cells_check CHECK ((((cardinality(cells) >= 1) AND (cardinality(cells) <= 60)) AND (0 <= ALL (cells)) AND (83 >= ALL (cells)))),
  constraint laid_week_check CHECK ((on_site <@ cells)),
  constraint laid_week_laid_by_check CHECK ((laid_by = ANY (ARRAY['product'::text, 'person'::text, 'hub'::text])))
);
alter table laid_week enable row level security;
alter table laid_week force row level security;
create policy keeper on laid_week for all to banso_keeper using (true) with check (true);
create policy laying on laid_week for insert to banso_app with check (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = laid_week.hub_id) AND (e.engagement_id = laid_week.engagement_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (e.person_id = actor_person())))))));
create policy lifting on laid_week for delete to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = laid_week.hub_id) AND (e.engagement_id = laid_week.engagement_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (e.person_id = actor_person())))))));
create policy moving on laid_week for update to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = laid_week.hub_id) AND (e.engagement_id = laid_week.engagement_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (e.person_id = actor_person()))))))) with check ((hub_id = actor_hub()));
create policy reading on laid_week for select to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = laid_week.hub_id) AND (e.engagement_id = laid_week.engagement_id))))));
grant delete, insert, select, update on laid_week to banso_app;
grant delete, insert, select, update on laid_week to banso_keeper;

-- That an engagement will end before its time, told by one of its sides.
create table leaving (
  hub_id uuid not null, -- public: hub
  engagement_id uuid not null, -- public: engagement
  side text not null, -- personal: which side told it
  last_day date not null, -- personal: last day
  words text not null default ''::text, -- personal: what the side writes to the other one
  told_by uuid not null, -- personal: account that entered it
  told_at timestamp with time zone not null, -- personal: when
  repaired_at timestamp with time zone, -- public: when it was looked for who and what could fill the hole
  constraint leaving_pkey PRIMARY KEY (hub_id, engagement_id),
  constraint leaving_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES engagement(hub_id, engagement_id),
  constraint leaving_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint leaving_side_check CHECK ((side = ANY (ARRAY['person'::text, 'firm'::text]))),
  constraint leaving_words_check CHECK ((length(words) <= 500))
);
alter table leaving enable row level security;
alter table leaving force row level security;
create policy keeper on leaving for all to banso_keeper using (true) with check (true);
create policy reading on leaving for select to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = leaving.hub_id) AND (e.engagement_id = leaving.engagement_id))))));
create policy repairing on leaving for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
create policy taking_back on leaving for delete to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = leaving.hub_id) AND (e.engagement_id = leaving.engagement_id) AND (((leaving.side = 'firm'::text) AND (e.firm_id = actor_firm())) OR ((leaving.side = 'person'::text) AND (e.person_id = actor_person())))))))));
create policy telling on leaving for insert to banso_app with check (((hub_id = actor_hub()) AND (told_by = actor_account()) AND (EXISTS ( SELECT
   FROM engagement e
  WHERE ((e.hub_id = leaving.hub_id) AND (e.engagement_id = leaving.engagement_id) AND ((actor_hat() = 'coordinator'::text) OR ((leaving.side = 'firm'::text) AND (e.firm_id = actor_firm())) OR ((leaving.side = 'person'::text) AND (e.person_id = actor_person()))))))));
grant delete, insert, select, update on leaving to banso_app;
grant delete, insert, select, update on leaving to banso_keeper;

-- Who could follow at the firm, or what the person could do instead; a coordinator decides.
create table leaving_suggestion (
  hub_id uuid not null, -- public: hub
  engagement_id uuid not null, -- public: engagement that ends
  place integer not null, -- public: order
  person_id uuid, -- personal: who could follow
  project_id uuid, -- public: project that the person could take
  half_days integer not null, -- personal: half-days per four weeks
  fit integer not null, -- personal: fit of one half-day, 1 to 1000
  why jsonb not null, -- personal: reasons of the fit
  constraint leaving_suggestion_pkey PRIMARY KEY (hub_id, engagement_id, place),
  constraint leaving_suggestion_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES leaving(hub_id, engagement_id) ON DELETE CASCADE,
  constraint leaving_suggestion_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint leaving_suggestion_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint leaving_suggestion_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint leaving_suggestion_check CHECK (((person_id IS NULL) <> (project_id IS NULL))),
  constraint leaving_suggestion_fit_check CHECK (((fit >= 1) AND (fit <= 1000))),
  constraint leaving_suggestion_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60))),
  constraint leaving_suggestion_place_check CHECK (((place >= 1) AND (place <= 20)))
);
alter table leaving_suggestion enable row level security;
alter table leaving_suggestion force row level security;
CREATE INDEX leaving_suggestion_person ON banso.leaving_suggestion USING btree (person_id) WHERE (person_id IS NOT NULL);
create policy keeper on leaving_suggestion for all to banso_keeper using (true) with check (true);
create policy moving on leaving_suggestion for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
create policy reading on leaving_suggestion for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff()));
create policy suggesting on leaving_suggestion for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy taking on leaving_suggestion for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on leaving_suggestion to banso_app;
grant delete, insert, select, update on leaving_suggestion to banso_keeper;

-- Outgoing mail; without an SMTP server an operator reads it here.
create table mail (
  hub_id uuid not null, -- public: hub
  mail_id uuid not null, -- public: id
  to_address text not null, -- personal: to whom
  subject text not null, -- personal: subject
  body text not null, -- sensitive: text, which may hold a link that signs in; empty once the mail is sent or given up
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
create policy forgetting on mail for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on mail for all to banso_keeper using (true) with check (true);
create policy reading on mail for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['operator'::text, 'system'::text]))));
create policy sending on mail for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy writing on mail for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() <> 'nobody'::text)));
grant delete, insert, select, update on mail to banso_app;
grant delete, insert, select, update on mail to banso_keeper;

-- The meeting of the two sides of a proposal: dates offered by one, one of them chosen by the other.
create table meeting (
  hub_id uuid not null, -- public: hub
  proposal_id uuid not null, -- public: proposal
  offered_by text not null, -- public: who offered the dates
  mode text not null, -- personal: online or on site
  place text not null, -- personal: where, or the address of the online room
  minutes integer not null, -- personal: how long
  slots timestamp with time zone[] not null, -- personal: dates offered
  chosen timestamp with time zone, -- personal: the date chosen
  held_on date, -- personal: day on which it was held, as staff noted it
  sequence integer not null default 0, -- public: counts changes, for calendars
  constraint meeting_pkey PRIMARY KEY (hub_id, proposal_id),
  constraint meeting_hub_id_proposal_id_fkey FOREIGN KEY (hub_id, proposal_id) REFERENCES proposal(hub_id, proposal_id),
  constraint chosen_of_slots CHECK (((chosen IS NULL) OR (chosen = ANY (slots)))),
  constraint meeting_minutes_check CHECK (((minutes >= 15) AND (minutes <= 240))),
  constraint meeting_mode_check CHECK ((mode = ANY (ARRAY['online'::text, 'on-site'::text]))),
  constraint meeting_offered_by_check CHECK ((offered_by = ANY (ARRAY['person'::text, 'firm'::text, 'hub'::text]))),
  constraint meeting_place_check CHECK (((length(place) >= 1) AND (length(place) <= 300))),
  constraint meeting_sequence_check CHECK ((sequence >= 0)),
  constraint meeting_slots_check CHECK (((cardinality(slots) >= 1) AND (cardinality(slots) <= 5)))
);
alter table meeting enable row level security;
alter table meeting force row level security;
create policy keeper on meeting for all to banso_keeper using (true) with check (true);
create policy meeting on meeting for all to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (EXISTS ( SELECT
   FROM proposal p
  WHERE ((p.hub_id = meeting.hub_id) AND (p.proposal_id = meeting.proposal_id) AND (p.phase <> 'closed'::text) AND ((p.firm_id = actor_firm()) OR (p.person_id = actor_person())))))))) with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (EXISTS ( SELECT
   FROM proposal p
  WHERE ((p.hub_id = meeting.hub_id) AND (p.proposal_id = meeting.proposal_id) AND ((p.firm_id = actor_firm()) OR (p.person_id = actor_person()))))))));
grant delete, insert, select, update on meeting to banso_keeper;
grant insert, select, update on meeting to banso_app;

-- Two records of the same firm or person, made into one by a person.
create table merge (
  hub_id uuid not null, -- public: hub
  merge_id uuid not null, -- public: id
  kind text not null, -- public: firm or person
  kept_id uuid not null, -- public: the record that stays
  kept_number integer not null, -- public: its number
  gone_id uuid not null, -- public: the record that went into it
  gone_number integer not null, -- public: its number; its address leads to the one that stays
  kept_before jsonb not null, -- sensitive: the record that stays, before
  gone_before jsonb not null, -- sensitive: the other record, before
  account_id uuid, -- personal: who merged them
  at timestamp with time zone not null, -- public: when
  constraint merge_pkey PRIMARY KEY (hub_id, merge_id),
  constraint merge_hub_id_kind_gone_number_key UNIQUE (hub_id, kind, gone_number),
  constraint merge_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint merge_kind_check CHECK ((kind = ANY (ARRAY['firm'::text, 'person'::text])))
);
alter table merge enable row level security;
alter table merge force row level security;
CREATE INDEX merge_kept ON banso.merge USING btree (hub_id, kept_id, at);
create policy keeper on merge for all to banso_keeper using (true) with check (true);
create policy merging on merge for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy reading on merge for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff()));
grant delete, insert, select, update on merge to banso_keeper;
grant insert, select on merge to banso_app;

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

-- Two records that look alike and are not the same, as somebody said.
create table not_duplicate (
  hub_id uuid not null, -- public: hub
  kind text not null, -- public: firm or person
  one_id uuid not null, -- public: one record
  other_id uuid not null, -- public: the other
  account_id uuid, -- personal: who said so
  at timestamp with time zone not null, -- public: when
  constraint not_duplicate_pkey PRIMARY KEY (hub_id, kind, one_id, other_id),
  constraint not_duplicate_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint not_duplicate_check CHECK ((one_id < other_id)),
  constraint not_duplicate_kind_check CHECK ((kind = ANY (ARRAY['firm'::text, 'person'::text])))
);
alter table not_duplicate enable row level security;
alter table not_duplicate force row level security;
create policy clearing on not_duplicate for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on not_duplicate for all to banso_keeper using (true) with check (true);
create policy reading on not_duplicate for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff()));
create policy saying on not_duplicate for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select on not_duplicate to banso_app;
grant delete, insert, select, update on not_duplicate to banso_keeper;

-- Something to tell somebody; without an address it waits to be given to its readers, one row each.
create table notice (
  hub_id uuid not null, -- public: hub
  notice_id uuid not null, -- public: id
  kind text not null, -- public: what it tells
  about text not null, -- public: the case that it is about, such as check-in:0198…
  path text not null, -- public: the page on which it is seen to
  facts jsonb not null default '{}'::jsonb, -- personal: what its sentence needs, such as a title
  account_id uuid, -- personal: account it is for
  person_id uuid, -- personal: person it is for
  firm_id uuid, -- personal: firm it is for
  hat text, -- public: staff it is for
  address text, -- personal: mail address of its reader; null while its readers are not found
  reader_name text not null default ''::text, -- personal: name of its reader
  made_at timestamp with time zone not null, -- public: when it was made
  told_on date, -- public: day of the letter that told it
  reminders integer not null default 0, -- public: how often it was told again, at most twice
  reminded_on date, -- public: day of the last letter that told it again
  settled_at timestamp with time zone, -- public: when there was nothing more to do
  constraint notice_pkey PRIMARY KEY (hub_id, notice_id),
  constraint notice_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint notice_about_check CHECK (((length(about) >= 1) AND (length(about) <= 80))),
  constraint notice_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  constraint notice_check CHECK (((reminded_on IS NULL) OR (told_on IS NOT NULL))),
  constraint notice_hat_check CHECK ((hat = ANY (ARRAY['coordinator'::text, 'operator'::text]))),
  constraint notice_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 40))),
  constraint notice_path_check CHECK (((path ~ '^/'::text) AND (length(path) <= 200))),
  constraint notice_reader_name_check CHECK ((length(reader_name) <= 80)),
  constraint notice_reminders_check CHECK (((reminders >= 0) AND (reminders <= 2)))
);
alter table notice enable row level security;
alter table notice force row level security;
CREATE INDEX notice_about ON banso.notice USING btree (hub_id, about) WHERE (settled_at IS NULL);
CREATE INDEX notice_account ON banso.notice USING btree (hub_id, account_id, made_at);
CREATE INDEX notice_untold ON banso.notice USING btree (hub_id, address) WHERE (settled_at IS NULL);
CREATE INDEX notice_waiting ON banso.notice USING btree (hub_id, made_at) WHERE (address IS NULL);
create policy giving on notice for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on notice for all to banso_keeper using (true) with check (true);
create policy making on notice for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = 'system'::text) OR ((actor_account() IS NOT NULL) AND (address IS NULL)))));
create policy of_hub on notice for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy own on notice for select to banso_app using (((hub_id = actor_hub()) AND (account_id = actor_account()) AND (address IS NOT NULL)));
create policy telling on notice for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
grant delete, insert, select, update on notice to banso_app;
grant delete, insert, select, update on notice to banso_keeper;

-- A letter that told notices to one address.
create table notice_letter (
  hub_id uuid not null, -- public: hub
  letter_id uuid not null, -- public: id
  address text not null, -- personal: to whom
  on_day date not null, -- public: day
  delivery text not null, -- public: the one of the day, or at once
  reminds boolean not null, -- public: whether it told something again
  mail_id uuid not null, -- public: the mail; its id is the Message-ID
  constraint notice_letter_pkey PRIMARY KEY (hub_id, letter_id),
  constraint notice_letter_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint notice_letter_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  constraint notice_letter_delivery_check CHECK ((delivery = ANY (ARRAY['daily'::text, 'at-once'::text])))
);
alter table notice_letter enable row level security;
alter table notice_letter force row level security;
CREATE INDEX notice_letter_address ON banso.notice_letter USING btree (hub_id, address, on_day);
CREATE UNIQUE INDEX notice_letter_daily ON banso.notice_letter USING btree (hub_id, address, on_day) WHERE (delivery = 'daily'::text);
create policy keeper on notice_letter for all to banso_keeper using (true) with check (true);
create policy of_hub on notice_letter for all to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on notice_letter to banso_keeper;
grant insert, select on notice_letter to banso_app;

-- How an account wants to be told; without a row once a day, in Japanese.
create table notice_setting (
  hub_id uuid not null, -- public: hub
  account_id uuid not null, -- personal: account
  delivery text not null, -- personal: once a day, at once, or not by mail
  language text not null, -- personal: language of the letters
  constraint notice_setting_pkey PRIMARY KEY (hub_id, account_id),
  constraint notice_setting_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint notice_setting_delivery_check CHECK ((delivery = ANY (ARRAY['daily'::text, 'at-once'::text, 'none'::text]))),
  constraint notice_setting_language_check CHECK ((language = ANY (ARRAY['ja'::text, 'en'::text])))
);
alter table notice_setting enable row level security;
alter table notice_setting force row level security;
create policy changing on notice_setting for update to banso_app using (((hub_id = actor_hub()) AND (account_id = actor_account()))) with check ((hub_id = actor_hub()));
create policy choosing on notice_setting for insert to banso_app with check (((hub_id = actor_hub()) AND (account_id = actor_account())));
create policy keeper on notice_setting for all to banso_keeper using (true) with check (true);
create policy own on notice_setting for select to banso_app using (((hub_id = actor_hub()) AND ((account_id = actor_account()) OR (actor_hat() = 'system'::text))));
grant delete, insert, select, update on notice_setting to banso_keeper;
grant insert, select, update on notice_setting to banso_app;

-- A case that is seen to; its notices are settled with the next round, and the row goes.
create table notice_settled (
  hub_id uuid not null, -- public: hub
  settled_id uuid not null, -- public: id
  about text not null, -- public: the case
  at timestamp with time zone not null, -- public: when it was seen to
  constraint notice_settled_pkey PRIMARY KEY (hub_id, settled_id),
  constraint notice_settled_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint notice_settled_about_check CHECK (((length(about) >= 1) AND (length(about) <= 80)))
);
alter table notice_settled enable row level security;
alter table notice_settled force row level security;
create policy clearing on notice_settled for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on notice_settled for all to banso_keeper using (true) with check (true);
create policy reading on notice_settled for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy settling on notice_settled for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = 'system'::text) OR (actor_account() IS NOT NULL))));
grant delete, insert, select on notice_settled to banso_app;
grant delete, insert, select, update on notice_settled to banso_keeper;

-- Something that staff entered for a firm or a person who said it by telephone, on paper or in a visit.
create table on_behalf (
  hub_id uuid not null, -- public: hub
  on_behalf_id uuid not null, -- public: id
  act text not null, -- public: declared act that was done for them
  object_kind text not null, -- public: kind of the object
  object_id uuid not null, -- public: id of the object
  firm_id uuid, -- personal: firm for which it was entered
  person_id uuid, -- personal: person for whom it was entered
  spoke text not null, -- personal: name of who said or wrote it
  channel text not null, -- public: by telephone, on paper, in a visit
  read_back text not null, -- public: how it was read back: aloud, shown, by a copy, not yet
  typed_by uuid not null, -- personal: account that typed it
  at timestamp with time zone not null, -- public: when
  constraint on_behalf_pkey PRIMARY KEY (hub_id, on_behalf_id),
  constraint on_behalf_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint on_behalf_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint on_behalf_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint on_behalf_act_check CHECK (((length(act) >= 1) AND (length(act) <= 60))),
  constraint on_behalf_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'paper'::text, 'visit'::text]))),
  constraint on_behalf_check CHECK ((num_nonnulls(firm_id, person_id) = 1)),
  constraint on_behalf_object_kind_check CHECK (((length(object_kind) >= 1) AND (length(object_kind) <= 40))),
  constraint on_behalf_read_back_check CHECK ((read_back = ANY (ARRAY['aloud'::text, 'shown'::text, 'copy-sent'::text, 'not-yet'::text]))),
  constraint on_behalf_spoke_check CHECK (((length(spoke) >= 1) AND (length(spoke) <= 80)))
);
alter table on_behalf enable row level security;
alter table on_behalf force row level security;
CREATE INDEX on_behalf_firm ON banso.on_behalf USING btree (hub_id, firm_id);
CREATE INDEX on_behalf_object ON banso.on_behalf USING btree (hub_id, object_kind, object_id, at);
CREATE INDEX on_behalf_person ON banso.on_behalf USING btree (hub_id, person_id);
create policy keeper on on_behalf for all to banso_keeper using (true) with check (true);
create policy moving on on_behalf for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
create policy reading on on_behalf for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (firm_id = actor_firm()) OR (person_id = actor_person()))));
create policy taking_back on on_behalf for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy typing on on_behalf for insert to banso_app with check (((hub_id = actor_hub()) AND actor_is_staff() AND ((actor_hat() = 'system'::text) OR (typed_by = actor_account()))));
grant delete, insert, select on on_behalf to banso_app;
grant delete, insert, select, update on on_behalf to banso_keeper;
grant update (firm_id, person_id) on on_behalf to banso_app;

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
  kana text not null default ''::text, -- personal: reading of the name
  kinds text[] not null default '{}'::text[], -- personal: professional, in-house employee, second citizen
  lives_in text not null default ''::text, -- personal: town where the person lives
  employer text not null default ''::text, -- personal: present employer
  about text not null default ''::text, -- personal: what the person tells of their work
  engagements integer not null default 4, -- personal: the most projects at once
  themes text[] not null default '{}'::text[], -- personal: themes carried
  role_kinds text[] not null default '{}'::text[], -- personal: kinds of role wished for
  trades text[] not null default '{}'::text[], -- personal: JSIC divisions worked in
  shape integer[], -- personal: points on the nine elements
  towns text[] not null default '{}'::text[], -- personal: towns the person can go to, the nearest first; * is any
  on_site_half_days integer, -- personal: the most half-days per four weeks at the place
  remote_half_days integer, -- personal: the most half-days per four weeks from afar
  pay_yen_per_half_day bigint, -- personal: yen wished for per half-day
  available_from date, -- personal: first day
  available_until date, -- personal: last day
  not_with text[] not null default '{}'::text[], -- personal: firms the person must not be put to
  search_text text not null default ''::text, -- personal: what a search reads, folded
  search_grams tsvector not null default ''::tsvector, -- personal: pairs of letters of the text that a search reads
  free_cells integer[], -- personal: parts of the week that are free, day times three plus part; null while not said
  constraint person_pkey PRIMARY KEY (person_id),
  constraint person_about_check CHECK ((length(about) <= 2000)),
  constraint person_email_check CHECK ((length(email) <= 254)),
  constraint person_employer_check CHECK ((length(employer) <= 80)),
  constraint person_engagements_check CHECK (((engagements >= 1) AND (engagements <= 16))),
  constraint person_free_cells_check CHECK (((cardinality(free_cells) <= 21) AND (0 <= ALL (free_cells)) AND (20 >= ALL (free_cells)))),
  constraint person_half_days_check CHECK (((half_days >= 0) AND (half_days <= 60))),
  constraint person_kana_check CHECK ((length(kana) <= 120)),
  constraint person_kinds_check CHECK ((kinds <@ ARRAY['professional'::text, 'employee'::text, 'second-citizen'::text])),
  constraint person_lives_in_check CHECK ((length(lives_in) <= 40)),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint person_not_with_check CHECK ((cardinality(not_with) <= 40)),
  constraint person_on_site_half_days_check CHECK (((on_site_half_days >= 0) AND (on_site_half_days <= 60))),
  constraint person_pay_yen_per_half_day_check CHECK (((pay_yen_per_half_day >= 0) AND (pay_yen_per_half_day <= 100000000))),
  constraint person_phone_check CHECK ((length(phone) <= 40)),
  constraint person_remote_half_days_check CHECK (((remote_half_days >= 0) AND (remote_half_days <= 60))),
  constraint person_role_kinds_check CHECK ((role_kinds <@ ARRAY['shoulder'::text, 'specialist'::text])),
  constraint person_shape_check CHECK ((array_length(shape, 1) = 9)),
  constraint person_towns_check CHECK ((cardinality(towns) <= 40)),
  constraint person_version_check CHECK ((version > 0))
);
alter table person enable row level security;
alter table person force row level security;
CREATE INDEX person_alike ON banso.person USING btree (alike_name(name));
CREATE INDEX person_by_email ON banso.person USING btree (email COLLATE "C", person_id) WHERE (email <> ''::text);
CREATE INDEX person_by_half_days ON banso.person USING btree (half_days, person_id);
CREATE INDEX person_by_home ON banso.person USING btree (lives_in, person_id);
CREATE INDEX person_by_name ON banso.person USING btree (name, person_id);
CREATE INDEX person_by_update ON banso.person USING btree (updated_at, person_id);
CREATE INDEX person_search ON banso.person USING gin (search_grams);
create policy by_card on person for select to banso_app using ((( SELECT actor_is_staff() AS actor_is_staff) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = ( SELECT actor_hub() AS actor_hub)) AND (h.person_id = person.person_id))))));
create policy changing on person for update to banso_app using (((person_id = actor_person()) OR ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = person.person_id)))))));
create policy entering on person for insert to banso_app with check (((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) AND (actor_hub() IS NOT NULL)));
create policy keeper on person for all to banso_keeper using (true) with check (true);
create policy own on person for select to banso_app using ((person_id = ( SELECT actor_person() AS actor_person)));
create policy searching on person for select to banso_worker using (true);
create policy taking_back on person for delete to banso_app using (((actor_hat() = 'system'::text) AND (EXISTS ( SELECT
   FROM hub_person h
  WHERE ((h.hub_id = actor_hub()) AND (h.person_id = person.person_id))))));
grant delete, insert, select, update on person to banso_app;
grant delete, insert, select, update on person to banso_keeper;
grant select (person_id, half_days, search_grams) on person to banso_worker;

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
  source text not null default 'files'::text, -- public: two files, or the region's own records
  published_at timestamp with time zone, -- public: when it became the plan that holds, else null
  published_by uuid, -- personal: who published it
  parent_id uuid, -- public: the plan from whose tables this scenario was made, or null
  constraint plan_pkey PRIMARY KEY (hub_id, plan_id),
  constraint plan_hub_id_number_key UNIQUE (hub_id, number),
  constraint plan_hub_id_csv_file_fkey FOREIGN KEY (hub_id, csv_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint plan_hub_id_parent_id_fkey FOREIGN KEY (hub_id, parent_id) REFERENCES plan(hub_id, plan_id),
  constraint plan_hub_id_people_file_fkey FOREIGN KEY (hub_id, people_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_projects_file_fkey FOREIGN KEY (hub_id, projects_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_report_file_fkey FOREIGN KEY (hub_id, report_file) REFERENCES file(hub_id, file_id),
  constraint plan_hub_id_xlsx_file_fkey FOREIGN KEY (hub_id, xlsx_file) REFERENCES file(hub_id, file_id),
  constraint plan_check CHECK ((parent_id <> plan_id)),
  constraint plan_language_check CHECK ((language = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint plan_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint plan_number_check CHECK ((number > 0)),
  constraint plan_seconds_check CHECK (((seconds >= 1) AND (seconds <= 600))),
  constraint plan_source_check CHECK ((source = ANY (ARRAY['files'::text, 'region'::text]))),
  constraint plan_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelling'::text, 'cancelled'::text, 'failed'::text])))
);
alter table plan enable row level security;
alter table plan force row level security;
CREATE INDEX plan_parent ON banso.plan USING btree (hub_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE UNIQUE INDEX plan_published ON banso.plan USING btree (hub_id) WHERE (published_at IS NOT NULL);
create policy asking on plan for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on plan for all to banso_keeper using (true) with check (true);
create policy published on plan for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff() AND (published_at IS NOT NULL)));
create policy reading on plan for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy running on plan for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on plan to banso_keeper;
grant insert, select, update on plan to banso_app;

-- How much more a plan must be worth for each further person who is moved by a repair.
create table plan_calm (
  hub_id uuid not null, -- public: hub
  calm integer not null, -- public: in the value of a plan, fit times half-days
  set_by uuid not null, -- personal: account that set it
  set_at timestamp with time zone not null, -- public: when
  constraint plan_calm_pkey PRIMARY KEY (hub_id),
  constraint plan_calm_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint plan_calm_calm_check CHECK (((calm >= 0) AND (calm <= 1000000)))
);
alter table plan_calm enable row level security;
alter table plan_calm force row level security;
create policy changing on plan_calm for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])))) with check ((hub_id = actor_hub()));
create policy keeper on plan_calm for all to banso_keeper using (true) with check (true);
create policy reading on plan_calm for select to banso_app using ((hub_id = actor_hub()));
create policy setting on plan_calm for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy taking_back on plan_calm for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on plan_calm to banso_app;
grant delete, insert, select, update on plan_calm to banso_keeper;

-- What a scenario was asked to keep, to leave out, to let in and to serve at least.
create table plan_conditions (
  hub_id uuid not null, -- public: hub
  plan_id uuid not null, -- public: plan
  conditions jsonb not null, -- personal: pairs by their codes, with the reasons of staff
  constraint plan_conditions_pkey PRIMARY KEY (hub_id, plan_id),
  constraint plan_conditions_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint plan_conditions_hub_id_plan_id_fkey FOREIGN KEY (hub_id, plan_id) REFERENCES plan(hub_id, plan_id)
);
alter table plan_conditions enable row level security;
alter table plan_conditions force row level security;
create policy asking on plan_conditions for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on plan_conditions for all to banso_keeper using (true) with check (true);
create policy reading on plan_conditions for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on plan_conditions to banso_keeper;
grant insert, select on plan_conditions to banso_app;

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
  code text, -- public: the code by which the hub's own lists name the project
  starts_on date, -- public: first day wanted, null for at once
  search_text text not null default ''::text, -- public: what a search reads, folded
  search_grams tsvector not null default ''::tsvector, -- public: pairs of letters of the text that a search reads
  contract_form text not null default 'service'::text, -- public: form of the contract with the person
  dialogue_id uuid, -- public: dialogue it was written from
  issue text not null default ''::text, -- sensitive: what stands in the firm's way; read by the firm and the hub alone
  constraint project_pkey PRIMARY KEY (hub_id, project_id),
  constraint project_hub_id_code_key UNIQUE (hub_id, code),
  constraint project_hub_id_number_key UNIQUE (hub_id, number),
  constraint project_hub_id_dialogue_id_fkey FOREIGN KEY (hub_id, dialogue_id) REFERENCES dialogue(hub_id, dialogue_id),
  constraint project_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint project_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint project_check CHECK ((on_site_half_days <= half_days)),
  constraint project_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint project_contract_form_check CHECK ((contract_form = ANY (ARRAY['service'::text, 'service-by-intermediary'::text, 'adviser'::text, 'employment'::text, 'dispatch'::text, 'secondment'::text]))),
  constraint project_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60))),
  constraint project_issue_check CHECK ((length(issue) <= 1000)),
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
CREATE INDEX project_by_half_days ON banso.project USING btree (hub_id, half_days, number);
CREATE INDEX project_by_place ON banso.project USING btree (hub_id, place, number);
CREATE INDEX project_by_status ON banso.project USING btree (hub_id, status, number);
CREATE INDEX project_by_title ON banso.project USING btree (hub_id, title, number);
CREATE INDEX project_by_update ON banso.project USING btree (hub_id, updated_at, number);
CREATE INDEX project_dialogue ON banso.project USING btree (hub_id, dialogue_id) WHERE (dialogue_id IS NOT NULL);
CREATE INDEX project_firm ON banso.project USING btree (hub_id, firm_id);
CREATE INDEX project_search ON banso.project USING gin (search_grams);
CREATE TRIGGER contract_form AFTER UPDATE OF contract_form ON banso.project FOR EACH ROW WHEN ((old.contract_form IS DISTINCT FROM new.contract_form)) EXECUTE FUNCTION give_contract_form();
CREATE TRIGGER stays BEFORE UPDATE ON banso.project FOR EACH ROW WHEN ((new.firm_id IS DISTINCT FROM old.firm_id)) EXECUTE FUNCTION only_hub_moves();
create policy changing on project for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm())))) with check ((hub_id = actor_hub()));
create policy entering on project for insert to banso_app with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()))));
create policy keeper on project for all to banso_keeper using (true) with check (true);
create policy reading on project for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (firm_id = ( SELECT actor_firm() AS actor_firm)))));
create policy searching on project for select to banso_worker using (true);
create policy taking_back on project for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on project to banso_app;
grant delete, insert, select, update on project to banso_keeper;
grant select (hub_id, project_id, number, search_grams) on project to banso_worker;

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
  starts_on date, -- public: first day wanted, null for at once
  contract_form text not null default 'service'::text, -- public: form of the contract with the person
  constraint project_page_pkey PRIMARY KEY (hub_id, project_id),
  constraint project_page_hub_id_number_key UNIQUE (hub_id, number),
  constraint project_page_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint named_or_not CHECK (((firm_name IS NULL) = (firm_number IS NULL))),
  constraint project_page_contract_form_check CHECK ((contract_form = ANY (ARRAY['service'::text, 'service-by-intermediary'::text, 'adviser'::text, 'employment'::text, 'dispatch'::text, 'secondment'::text]))),
  constraint project_page_firm_industry_check CHECK ((firm_industry ~ '^[A-T]$'::text)),
  constraint project_page_firm_size_check CHECK ((firm_size = ANY (ARRAY['unknown'::text, 'none'::text, '1-4'::text, '5-19'::text, '20-49'::text, '50-99'::text, '100-299'::text, '300-'::text]))),
  constraint public_change TRIGGER DEFERRABLE INITIALLY DEFERRED
);
alter table project_page enable row level security;
alter table project_page force row level security;
CREATE CONSTRAINT TRIGGER public_change AFTER INSERT OR DELETE OR UPDATE ON banso.project_page DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renew_public_version();
CREATE TRIGGER contract_form BEFORE INSERT ON banso.project_page FOR EACH ROW EXECUTE FUNCTION take_contract_form();
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

-- Which words of a dialogue a line of a requirement came from.
create table project_source (
  hub_id uuid not null, -- public: hub
  project_id uuid not null, -- public: requirement
  field text not null, -- public: name of the field
  line_id uuid not null, -- public: the words
  constraint project_source_pkey PRIMARY KEY (hub_id, project_id, field, line_id),
  constraint project_source_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint project_source_hub_id_line_id_fkey FOREIGN KEY (hub_id, line_id) REFERENCES dialogue_line(hub_id, line_id),
  constraint project_source_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint project_source_field_check CHECK ((field = ANY (ARRAY['issue'::text, 'title'::text, 'result'::text, 'whatIsNew'::text, 'whatIsHard'::text, 'mayDecide'::text, 'roleKind'::text, 'themes'::text, 'shape'::text, 'halfDays'::text, 'onSiteHalfDays'::text, 'place'::text, 'startsOn'::text, 'months'::text, 'payYenPerMonth'::text])))
);
alter table project_source enable row level security;
alter table project_source force row level security;
CREATE INDEX project_source_line ON banso.project_source USING btree (hub_id, line_id);
create policy keeper on project_source for all to banso_keeper using (true) with check (true);
create policy reading on project_source for select to banso_app using (((hub_id = ( SELECT actor_hub() AS actor_hub)) AND (( SELECT actor_is_staff() AS actor_is_staff) OR (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = project_source.hub_id) AND (p.project_id = project_source.project_id) AND (p.firm_id = ( SELECT actor_firm() AS actor_firm))))))));
create policy writing on project_source for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text]))));
grant delete, insert, select, update on project_source to banso_keeper;
grant insert, select on project_source to banso_app;

-- When the work of a project can be done; without a row it is weekday mornings and afternoons.
create table project_week (
  hub_id uuid not null, -- public: hub
  project_id uuid not null, -- public: project
  cells integer[] not null, -- public: parts of the week in which the work can be done
  peak_months integer[] not null default '{}'::integer[], -- public: months of the year in which all hands are needed
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint project_week_pkey PRIMARY KEY (hub_id, project_id),
  constraint project_week_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id) ON DELETE CASCADE,
  constraint project_week_cells_check CHECK ((cells <@ ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])),
  constraint project_week_peak_months_check CHECK ((peak_months <@ ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
);
alter table project_week enable row level security;
alter table project_week force row level security;
create policy changing on project_week for update to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = project_week.hub_id) AND (p.project_id = project_week.project_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (p.firm_id = actor_firm()))))))) with check ((hub_id = actor_hub()));
create policy entering on project_week for insert to banso_app with check (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = project_week.hub_id) AND (p.project_id = project_week.project_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (p.firm_id = actor_firm())))))));
create policy keeper on project_week for all to banso_keeper using (true) with check (true);
create policy reading on project_week for select to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = project_week.hub_id) AND (p.project_id = project_week.project_id))))));
create policy taking_back on project_week for delete to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM project p
  WHERE ((p.hub_id = project_week.hub_id) AND (p.project_id = project_week.project_id) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (p.firm_id = actor_firm())))))));
grant delete, insert, select, update on project_week to banso_app;
grant delete, insert, select, update on project_week to banso_keeper;

-- One share of a person at a project, put to both sides, and how far it is.
create table proposal (
  hub_id uuid not null, -- public: hub
  proposal_id uuid not null, -- public: id
  number integer not null, -- public: short number, S-12
  project_id uuid not null, -- public: project
  firm_id uuid not null, -- public: id of the firm
  person_id uuid not null, -- public: id of the person
  origin text not null, -- public: from a plan, from a raised hand, or found by hand
  plan_id uuid, -- public: the plan that gave it
  half_days integer not null, -- personal: half-days per four weeks that are held for it
  on_site_half_days integer not null default 0, -- personal: of these at the place
  from_week date not null, -- personal: Monday of the first week
  weeks integer not null, -- personal: number of weeks
  pay_yen_per_month bigint not null, -- personal: yen a month
  answer_by date not null, -- public: day until which an answer is asked for
  line text not null default ''::text, -- personal: what the president says to this one person
  reply text not null default ''::text, -- personal: what the person says to that
  with_meeting boolean not null default true, -- public: whether the two sides meet before the last yes; false where the law lets the firm meet nobody
  phase text not null default 'open'::text, -- public: open, meeting, agreed, engaged or closed
  person_answer text not null default 'none'::text, -- personal: what the person has said so far
  firm_answer text not null default 'none'::text, -- personal: what the firm has said so far
  closed_by text, -- personal: which side closed it
  closed_at timestamp with time zone, -- public: when it was closed
  engagement_id uuid, -- public: the engagement that came of it
  put_by uuid, -- personal: account that put it
  version integer not null default 1, -- public: counts changes
  created_at timestamp with time zone not null, -- public: when it was put
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint proposal_pkey PRIMARY KEY (hub_id, proposal_id),
  constraint proposal_hub_id_number_key UNIQUE (hub_id, number),
  constraint proposal_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES engagement(hub_id, engagement_id),
  constraint proposal_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint proposal_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint proposal_hub_id_plan_id_fkey FOREIGN KEY (hub_id, plan_id) REFERENCES plan(hub_id, plan_id),
  constraint proposal_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint proposal_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint agreed_by_two CHECK (((phase <> ALL (ARRAY['agreed'::text, 'engaged'::text])) OR ((person_answer = 'yes'::text) AND (firm_answer = 'yes'::text)) OR ((NOT with_meeting) AND (person_answer <> 'none'::text) AND (firm_answer <> 'none'::text)))),
  constraint closed_by_somebody CHECK ((((phase = 'closed'::text) = (closed_by IS NOT NULL)) AND ((phase = 'closed'::text) = (closed_at IS NOT NULL)))),
  constraint closed_says_nothing CHECK (((phase <> 'closed'::text) OR ((line = ''::text) AND (reply = ''::text)))),
  constraint engaged_by_engagement CHECK (((phase = 'engaged'::text) = (engagement_id IS NOT NULL))),
  constraint met_by_two CHECK (((phase <> 'meeting'::text) OR (with_meeting AND (person_answer <> 'none'::text) AND (firm_answer <> 'none'::text)))),
  constraint proposal_check CHECK (((on_site_half_days >= 0) AND (on_site_half_days <= half_days))),
  constraint proposal_closed_by_check CHECK ((closed_by = ANY (ARRAY['person'::text, 'firm'::text, 'hub'::text]))),
  constraint proposal_firm_answer_check CHECK ((firm_answer = ANY (ARRAY['none'::text, 'meet'::text, 'yes'::text]))),
  constraint proposal_from_week_check CHECK ((EXTRACT(isodow FROM from_week) = (1)::numeric)),
  constraint proposal_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60))),
  constraint proposal_line_check CHECK ((length(line) <= 400)),
  constraint proposal_number_check CHECK ((number > 0)),
  constraint proposal_origin_check CHECK ((origin = ANY (ARRAY['plan'::text, 'hand'::text, 'by-hand'::text]))),
  constraint proposal_pay_yen_per_month_check CHECK (((pay_yen_per_month >= 0) AND (pay_yen_per_month <= 100000000))),
  constraint proposal_person_answer_check CHECK ((person_answer = ANY (ARRAY['none'::text, 'meet'::text, 'yes'::text]))),
  constraint proposal_phase_check CHECK ((phase = ANY (ARRAY['open'::text, 'meeting'::text, 'agreed'::text, 'engaged'::text, 'closed'::text]))),
  constraint proposal_reply_check CHECK ((length(reply) <= 400)),
  constraint proposal_version_check CHECK ((version > 0)),
  constraint proposal_weeks_check CHECK (((weeks >= 1) AND (weeks <= 260)))
);
alter table proposal enable row level security;
alter table proposal force row level security;
CREATE INDEX proposal_firm ON banso.proposal USING btree (hub_id, firm_id, phase);
CREATE INDEX proposal_person ON banso.proposal USING btree (hub_id, person_id, phase);
CREATE INDEX proposal_phase ON banso.proposal USING btree (hub_id, phase, number);
CREATE UNIQUE INDEX proposal_alive ON banso.proposal USING btree (hub_id, project_id, person_id) WHERE (phase <> 'closed'::text);
CREATE TRIGGER own_answer BEFORE UPDATE ON banso.proposal FOR EACH ROW EXECUTE FUNCTION only_own_answer();
CREATE TRIGGER stays BEFORE UPDATE ON banso.proposal FOR EACH ROW WHEN (((new.firm_id IS DISTINCT FROM old.firm_id) OR (new.person_id IS DISTINCT FROM old.person_id))) EXECUTE FUNCTION only_hub_moves();
create policy answering on proposal for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (firm_id = actor_firm()) OR (person_id = actor_person())))) with check (((hub_id = actor_hub()) AND ((actor_hat() <> 'definer'::text) OR (phase = 'closed'::text))));
create policy keeper on proposal for all to banso_keeper using (true) with check (true);
create policy putting on proposal for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy reading on proposal for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (firm_id = actor_firm()) OR (person_id = actor_person()))));
grant delete, insert, select, update on proposal to banso_keeper;
grant insert, select, update on proposal to banso_app;

-- What one side answered, with its reason; the other side never reads it. Append-only.
create table proposal_answer (
  hub_id uuid not null, -- public: hub
  answer_id uuid not null, -- public: id
  proposal_id uuid not null, -- public: proposal
  side text not null, -- public: whose answer
  says text not null, -- personal: let us meet, yes, or no
  reason text, -- sensitive: why no, as a code
  words text not null default ''::text, -- sensitive: why, in words
  account_id uuid not null, -- personal: who entered it
  hat text not null, -- public: the hat worn
  at timestamp with time zone not null, -- public: when
  constraint proposal_answer_pkey PRIMARY KEY (hub_id, answer_id),
  constraint proposal_answer_hub_id_proposal_id_fkey FOREIGN KEY (hub_id, proposal_id) REFERENCES proposal(hub_id, proposal_id),
  constraint no_has_a_reason CHECK (((says = 'no'::text) = (reason IS NOT NULL))),
  constraint proposal_answer_reason_check CHECK ((reason = ANY (ARRAY['half-days'::text, 'pay'::text, 'place'::text, 'work'::text, 'fit'::text, 'timing'::text, 'conflict'::text, 'elsewhere'::text, 'unsaid'::text]))),
  constraint proposal_answer_says_check CHECK ((says = ANY (ARRAY['meet'::text, 'yes'::text, 'no'::text]))),
  constraint proposal_answer_side_check CHECK ((side = ANY (ARRAY['person'::text, 'firm'::text]))),
  constraint proposal_answer_words_check CHECK ((length(words) <= 500))
);
alter table proposal_answer enable row level security;
alter table proposal_answer force row level security;
CREATE INDEX proposal_answer_of ON banso.proposal_answer USING btree (hub_id, proposal_id, at);
create policy answering on proposal_answer for insert to banso_app with check (((hub_id = actor_hub()) AND (account_id = actor_account()) AND (hat = actor_hat()) AND ((actor_hat() = 'coordinator'::text) OR (EXISTS ( SELECT
   FROM proposal p
  WHERE ((p.hub_id = proposal_answer.hub_id) AND (p.proposal_id = proposal_answer.proposal_id) AND (((proposal_answer.side = 'firm'::text) AND (p.firm_id = actor_firm())) OR ((proposal_answer.side = 'person'::text) AND (p.person_id = actor_person())))))))));
create policy keeper on proposal_answer for all to banso_keeper using (true) with check (true);
create policy reading on proposal_answer for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (EXISTS ( SELECT
   FROM proposal p
  WHERE ((p.hub_id = proposal_answer.hub_id) AND (p.proposal_id = proposal_answer.proposal_id) AND (((proposal_answer.side = 'firm'::text) AND (p.firm_id = actor_firm())) OR ((proposal_answer.side = 'person'::text) AND (p.person_id = actor_person())))))))));
create policy writing on proposal_answer for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on proposal_answer to banso_keeper;
grant insert, select on proposal_answer to banso_app;

-- What the firm reads of the person before it knows who it is: a copy without name, contact or free text.
create table proposal_profile (
  hub_id uuid not null, -- public: hub
  proposal_id uuid not null, -- public: proposal
  themes text[] not null, -- personal: themes carried
  trades text[] not null, -- personal: JSIC divisions worked in
  role_kinds text[] not null, -- personal: kinds of role wished for
  shape integer[], -- personal: points on the nine elements
  half_days integer not null, -- personal: half-days per four weeks the person gives in all
  towns text[] not null, -- personal: towns the person can go to
  constraint proposal_profile_pkey PRIMARY KEY (hub_id, proposal_id),
  constraint proposal_profile_hub_id_proposal_id_fkey FOREIGN KEY (hub_id, proposal_id) REFERENCES proposal(hub_id, proposal_id),
  constraint proposal_profile_shape_check CHECK ((array_length(shape, 1) = 9))
);
alter table proposal_profile enable row level security;
alter table proposal_profile force row level security;
create policy keeper on proposal_profile for all to banso_keeper using (true) with check (true);
create policy putting on proposal_profile for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy reading on proposal_profile for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (EXISTS ( SELECT
   FROM proposal p
  WHERE ((p.hub_id = proposal_profile.hub_id) AND (p.proposal_id = proposal_profile.proposal_id) AND (((p.firm_id = actor_firm()) AND (p.phase <> 'closed'::text)) OR (p.person_id = actor_person()))))))));
grant delete, insert, select, update on proposal_profile to banso_keeper;
grant insert, select on proposal_profile to banso_app;

-- What the person reads of the work: a copy that names the firm only from its yes on.
create table proposal_work (
  hub_id uuid not null, -- public: hub
  proposal_id uuid not null, -- public: proposal
  firm_name text, -- personal: name of the firm from its yes on, else null
  firm_industry text not null, -- public: JSIC division of the firm
  firm_town text not null, -- public: town of the firm
  firm_size text not null, -- public: size class of the firm
  title text not null, -- public: one line that names the work
  result text not null, -- public: result wanted
  what_is_new text not null, -- public: what is new
  what_is_hard text not null, -- public: what is hard
  may_decide text not null, -- public: what the person may decide
  role_kind text not null, -- public: shouldering or specialist
  themes text[] not null, -- public: what the work is about
  shape integer[] not null, -- public: need in the nine elements
  place text not null, -- public: town of the work
  constraint proposal_work_pkey PRIMARY KEY (hub_id, proposal_id),
  constraint proposal_work_hub_id_proposal_id_fkey FOREIGN KEY (hub_id, proposal_id) REFERENCES proposal(hub_id, proposal_id),
  constraint proposal_work_firm_name_check CHECK (((length(firm_name) >= 1) AND (length(firm_name) <= 80))),
  constraint proposal_work_shape_check CHECK ((array_length(shape, 1) = 9))
);
alter table proposal_work enable row level security;
alter table proposal_work force row level security;
create policy keeper on proposal_work for all to banso_keeper using (true) with check (true);
create policy naming on proposal_work for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'definer'::text, 'system'::text])) OR (EXISTS ( SELECT
   FROM proposal p
  WHERE ((p.hub_id = proposal_work.hub_id) AND (p.proposal_id = proposal_work.proposal_id) AND ((p.firm_id = actor_firm()) OR (p.person_id = actor_person())))))))) with check (((hub_id = actor_hub()) AND ((actor_hat() <> 'definer'::text) OR (firm_name IS NULL))));
create policy putting on proposal_work for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy reading on proposal_work for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR (EXISTS ( SELECT
   FROM proposal p
  WHERE ((p.hub_id = proposal_work.hub_id) AND (p.proposal_id = proposal_work.proposal_id) AND ((p.firm_id = actor_firm()) OR (p.person_id = actor_person()))))))));
grant delete, insert, select, update on proposal_work to banso_keeper;
grant insert, select, update on proposal_work to banso_app;

-- The version of what everyone reads of a hub: its public pages of firms and projects, its name and its contact.
create table public_version (
  hub_id uuid not null, -- public: hub
  version text not null, -- public: another text after every transaction that changed a public page or the hub
  constraint public_version_pkey PRIMARY KEY (hub_id),
  constraint public_version_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id) ON DELETE CASCADE,
  constraint public_version_version_check CHECK (((length(version) >= 1) AND (length(version) <= 40)))
);
alter table public_version enable row level security;
alter table public_version force row level security;
create policy beginning on public_version for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() <> ALL (ARRAY['nobody'::text, 'visitor'::text]))));
create policy keeper on public_version for all to banso_keeper using (true) with check (true);
create policy reading on public_version for select to banso_app using ((EXISTS ( SELECT
   FROM hub h
  WHERE (h.hub_id = public_version.hub_id))));
create policy renewing on public_version for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() <> ALL (ARRAY['nobody'::text, 'visitor'::text]))));
grant delete, insert, select, update on public_version to banso_keeper;
grant insert, select, update on public_version to banso_app;

-- A requirement handed to an intermediary, as the intermediary reads it.
create table referral (
  hub_id uuid not null, -- public: hub
  referral_id uuid not null, -- public: id
  number integer not null, -- public: short number, R-3
  project_id uuid not null, -- personal: project
  organisation_id uuid not null, -- public: intermediary
  note text not null default ''::text, -- personal: what the hub tells the intermediary
  status text not null default 'handed'::text, -- public: how far it is
  answer text not null default ''::text, -- personal: what the intermediary says of it
  title text not null, -- public: one line that names the work
  result text not null, -- public: result wanted
  what_is_new text not null, -- public: what is new
  what_is_hard text not null, -- public: what is hard
  may_decide text not null, -- public: what the person may decide
  role_kind text not null, -- public: role kind
  themes text[] not null, -- public: themes
  shape integer[] not null, -- public: need in the nine elements
  half_days integer not null, -- public: half-days per four weeks
  on_site_half_days integer not null, -- public: of these at the place
  place text not null, -- public: town of the work
  starts_on date, -- public: first day wanted, null for at once
  months integer not null, -- public: months planned
  pay_yen_per_month bigint not null, -- public: yen a month
  contract_form text not null, -- public: form of the contract
  firm_name text, -- personal: the firm's name, only while it agrees to be named
  firm_industry text not null, -- public: JSIC division of the firm
  firm_town text not null, -- public: town of the firm
  firm_size text not null, -- public: size class of the firm
  handed_by uuid not null, -- personal: account that handed it over
  handed_at timestamp with time zone not null, -- public: when
  updated_at timestamp with time zone not null, -- public: when it last changed
  version integer not null default 1, -- public: counts changes
  constraint referral_pkey PRIMARY KEY (hub_id, referral_id),
  constraint referral_hub_id_number_key UNIQUE (hub_id, number),
  constraint referral_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint referral_hub_id_organisation_id_fkey FOREIGN KEY (hub_id, organisation_id) REFERENCES organisation(hub_id, organisation_id),
  constraint referral_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint referral_answer_check CHECK ((length(answer) <= 1000)),
  constraint referral_contract_form_check CHECK ((contract_form = ANY (ARRAY['service'::text, 'service-by-intermediary'::text, 'adviser'::text, 'employment'::text, 'dispatch'::text, 'secondment'::text]))),
  constraint referral_note_check CHECK ((length(note) <= 1000)),
  constraint referral_number_check CHECK ((number > 0)),
  constraint referral_status_check CHECK ((status = ANY (ARRAY['handed'::text, 'looking'::text, 'named'::text, 'filled'::text, 'returned'::text, 'taken-back'::text]))),
  constraint referral_version_check CHECK ((version > 0))
);
alter table referral enable row level security;
alter table referral force row level security;
CREATE INDEX referral_organisation ON banso.referral USING btree (hub_id, organisation_id, number);
CREATE UNIQUE INDEX referral_open ON banso.referral USING btree (hub_id, project_id, organisation_id) WHERE (status = ANY (ARRAY['handed'::text, 'looking'::text, 'named'::text]));
create policy answering on referral for update to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR ((actor_hat() = 'intermediary'::text) AND (organisation_id = actor_organisation()) AND (status <> 'taken-back'::text))))) with check (((hub_id = actor_hub()) AND ((actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text])) OR (organisation_id = actor_organisation()))));
create policy handing on referral for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on referral for all to banso_keeper using (true) with check (true);
create policy reading on referral for select to banso_app using (((hub_id = actor_hub()) AND (actor_is_staff() OR ((actor_hat() = 'intermediary'::text) AND (organisation_id = actor_organisation()) AND (status <> 'taken-back'::text)))));
create policy taking_back on referral for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on referral to banso_app;
grant delete, insert, select, update on referral to banso_keeper;

-- Somebody whom an intermediary names for a referral, without name or contact.
create table referral_candidate (
  hub_id uuid not null, -- public: hub
  referral_id uuid not null, -- public: referral
  candidate_id uuid not null, -- public: id
  position integer not null, -- public: place in the list
  label text not null, -- personal: how the intermediary calls the candidate
  words text not null, -- personal: what the candidate brings
  half_days integer not null, -- personal: half-days per four weeks
  from_on date, -- personal: first day, null for at once
  status text not null default 'named'::text, -- personal: how far it is
  named_at timestamp with time zone not null, -- public: when
  updated_at timestamp with time zone not null, -- public: when it last changed
  constraint referral_candidate_pkey PRIMARY KEY (hub_id, referral_id, candidate_id),
  constraint referral_candidate_hub_id_referral_id_position_key UNIQUE (hub_id, referral_id, "position"),
  constraint referral_candidate_hub_id_referral_id_fkey FOREIGN KEY (hub_id, referral_id) REFERENCES referral(hub_id, referral_id),
  constraint referral_candidate_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60))),
  constraint referral_candidate_label_check CHECK (((length(label) >= 1) AND (length(label) <= 80))),
  constraint referral_candidate_position_check CHECK ((("position" >= 1) AND ("position" <= 50))),
  constraint referral_candidate_status_check CHECK ((status = ANY (ARRAY['named'::text, 'meeting'::text, 'agreed'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint referral_candidate_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
alter table referral_candidate enable row level security;
alter table referral_candidate force row level security;
create policy keeper on referral_candidate for all to banso_keeper using (true) with check (true);
create policy moving on referral_candidate for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'intermediary'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.hub_id = referral_candidate.hub_id) AND (r.referral_id = referral_candidate.referral_id)))))) with check ((hub_id = actor_hub()));
create policy naming on referral_candidate for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['intermediary'::text, 'system'::text])) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.hub_id = referral_candidate.hub_id) AND (r.referral_id = referral_candidate.referral_id))))));
create policy reading on referral_candidate for select to banso_app using (((hub_id = actor_hub()) AND (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.hub_id = referral_candidate.hub_id) AND (r.referral_id = referral_candidate.referral_id))))));
create policy taking_back on referral_candidate for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on referral_candidate to banso_app;
grant delete, insert, select, update on referral_candidate to banso_keeper;

-- A mailed link by which somebody registers; only the hash of its token is kept.
create table registration (
  hub_id uuid not null, -- public: hub
  registration_id uuid not null, -- public: id
  token_hash text not null, -- public: hash of the token
  name text not null, -- personal: name as typed
  email text not null, -- personal: mail address
  asked_at timestamp with time zone not null, -- public: when
  expires_at timestamp with time zone not null, -- public: until when it can be used
  used_at timestamp with time zone, -- public: when it was used
  constraint registration_pkey PRIMARY KEY (hub_id, registration_id),
  constraint registration_hub_id_token_hash_key UNIQUE (hub_id, token_hash),
  constraint registration_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint registration_email_check CHECK ((length(email) <= 254)),
  constraint registration_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
alter table registration enable row level security;
alter table registration force row level security;
create policy asking on registration for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy clearing on registration for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on registration for all to banso_keeper using (true) with check (true);
create policy reading on registration for select to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy using_up on registration for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select on registration to banso_app;
grant delete, insert, select, update on registration to banso_keeper;
grant update (used_at) on registration to banso_app;

-- Steps that somebody tries out on a plan, not kept as a scenario yet.
create table rehearsal (
  hub_id uuid not null, -- public: hub
  plan_id uuid not null, -- public: plan
  account_id uuid not null, -- personal: who tries it out
  steps jsonb not null, -- personal: pairs by their codes with reasons, and weights
  version integer not null default 1, -- public: counts the steps
  at timestamp with time zone not null, -- public: when the last step was made
  constraint rehearsal_pkey PRIMARY KEY (hub_id, plan_id, account_id),
  constraint rehearsal_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint rehearsal_hub_id_plan_id_fkey FOREIGN KEY (hub_id, plan_id) REFERENCES plan(hub_id, plan_id),
  constraint rehearsal_version_check CHECK ((version > 0))
);
alter table rehearsal enable row level security;
alter table rehearsal force row level security;
create policy keeper on rehearsal for all to banso_keeper using (true) with check (true);
create policy own on rehearsal for all to banso_app using (((hub_id = actor_hub()) AND ((actor_hat() = 'system'::text) OR ((actor_hat() = 'coordinator'::text) AND (account_id = actor_account()))))) with check (((hub_id = actor_hub()) AND ((actor_hat() = 'system'::text) OR ((actor_hat() = 'coordinator'::text) AND (account_id = actor_account())))));
grant delete, insert, select, update on rehearsal to banso_app;
grant delete, insert, select, update on rehearsal to banso_keeper;

-- A licence, notification or notice by which the hub itself or one of its organisations may do something.
create table standing (
  hub_id uuid not null, -- public: hub
  standing_id uuid not null, -- public: id
  number integer not null, -- public: short number
  organisation_id uuid, -- public: town or intermediary; null for the hub itself
  kind text not null, -- public: kind of licence or notification
  licence text not null, -- public: number of the licence or notification, as it is written
  valid_from date not null, -- public: first day
  expires_on date, -- public: last day; null for one without an end
  note text not null default ''::text, -- public: what else is to be known of it
  version integer not null default 1, -- public: counts edits
  created_at timestamp with time zone not null, -- public: when it was entered
  updated_at timestamp with time zone not null, -- public: when it was last changed
  constraint standing_pkey PRIMARY KEY (hub_id, standing_id),
  constraint standing_hub_id_number_key UNIQUE (hub_id, number),
  constraint standing_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint standing_hub_id_organisation_id_fkey FOREIGN KEY (hub_id, organisation_id) REFERENCES organisation(hub_id, organisation_id),
  constraint standing_check CHECK ((expires_on >= valid_from)),
  constraint standing_kind_check CHECK ((kind = ANY (ARRAY['paid-placement'::text, 'free-placement'::text, 'local-placement'::text, 'recruiting-information'::text, 'dispatch'::text, 'cooperative-dispatch'::text]))),
  constraint standing_licence_check CHECK (((length(licence) >= 1) AND (length(licence) <= 60))),
  constraint standing_note_check CHECK ((length(note) <= 500)),
  constraint standing_number_check CHECK ((number > 0)),
  constraint standing_version_check CHECK ((version > 0))
);
alter table standing enable row level security;
alter table standing force row level security;
CREATE INDEX standing_organisation ON banso.standing USING btree (hub_id, organisation_id);
create policy changing on standing for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'coordinator'::text))) with check ((hub_id = actor_hub()));
create policy entering on standing for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
create policy keeper on standing for all to banso_keeper using (true) with check (true);
create policy reading on standing for select to banso_app using ((hub_id = actor_hub()));
grant delete, insert, select, update on standing to banso_keeper;
grant insert, select, update on standing to banso_app;

-- What somebody wrote into the story line of a record; append-only.
create table story_entry (
  hub_id uuid not null, -- public: hub
  entry_id uuid not null, -- public: id
  kind text not null, -- public: an owner's worry, a visit, a call, a note
  on_day date not null, -- personal: day it speaks of
  words text not null, -- sensitive: what was said or seen, in words
  spoken_by text not null default ''::text, -- personal: who said it
  firm_id uuid, -- personal: firm
  person_id uuid, -- personal: person
  project_id uuid, -- personal: project
  engagement_id uuid, -- personal: engagement
  account_id uuid, -- personal: who wrote it down
  made_at timestamp with time zone not null, -- public: when it was written down
  constraint story_entry_pkey PRIMARY KEY (hub_id, entry_id),
  constraint story_entry_hub_id_engagement_id_fkey FOREIGN KEY (hub_id, engagement_id) REFERENCES engagement(hub_id, engagement_id),
  constraint story_entry_hub_id_firm_id_fkey FOREIGN KEY (hub_id, firm_id) REFERENCES firm(hub_id, firm_id),
  constraint story_entry_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint story_entry_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint story_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint story_entry_check CHECK ((num_nonnulls(firm_id, person_id, project_id, engagement_id) >= 1)),
  constraint story_entry_kind_check CHECK ((kind = ANY (ARRAY['worry'::text, 'visit'::text, 'call'::text, 'note'::text]))),
  constraint story_entry_spoken_by_check CHECK ((length(spoken_by) <= 80)),
  constraint story_entry_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
alter table story_entry enable row level security;
alter table story_entry force row level security;
CREATE INDEX story_entry_engagement ON banso.story_entry USING btree (hub_id, engagement_id, on_day);
CREATE INDEX story_entry_firm ON banso.story_entry USING btree (hub_id, firm_id, on_day);
CREATE INDEX story_entry_person ON banso.story_entry USING btree (hub_id, person_id, on_day);
CREATE INDEX story_entry_project ON banso.story_entry USING btree (hub_id, project_id, on_day);
create policy keeper on story_entry for all to banso_keeper using (true) with check (true);
create policy moving on story_entry for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
create policy reading on story_entry for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff()));
create policy taking_back on story_entry for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy writing on story_entry for insert to banso_app with check (((hub_id = actor_hub()) AND actor_is_staff() AND (NOT (account_id IS DISTINCT FROM actor_account()))));
grant delete, insert, select, update on story_entry to banso_app;
grant delete, insert, select, update on story_entry to banso_keeper;

-- Whom a repair run found for a project after a no; a coordinator decides.
create table suggestion (
  hub_id uuid not null, -- public: hub
  project_id uuid not null, -- public: project
  after_proposal uuid not null, -- public: the proposal that was closed
  person_id uuid, -- public: the next best person, null when nobody fits
  half_days integer not null, -- public: half-days per four weeks
  fit integer not null, -- personal: fit of one half-day, 1 to 1000
  why jsonb not null, -- personal: reasons of the fit
  made_at timestamp with time zone not null, -- public: when
  calm jsonb, -- personal: whom else of the plan that holds a repair would move, by codes, and what that brings; null without such a plan
  constraint suggestion_pkey PRIMARY KEY (hub_id, project_id),
  constraint suggestion_hub_id_after_proposal_fkey FOREIGN KEY (hub_id, after_proposal) REFERENCES proposal(hub_id, proposal_id),
  constraint suggestion_hub_id_project_id_fkey FOREIGN KEY (hub_id, project_id) REFERENCES project(hub_id, project_id),
  constraint suggestion_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint suggestion_fit_check CHECK (((fit >= 0) AND (fit <= 1000))),
  constraint suggestion_half_days_check CHECK (((half_days >= 1) AND (half_days <= 60)))
);
alter table suggestion enable row level security;
alter table suggestion force row level security;
create policy keeper on suggestion for all to banso_keeper using (true) with check (true);
create policy reading on suggestion for select to banso_app using (((hub_id = actor_hub()) AND actor_is_staff()));
create policy renewing on suggestion for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
create policy suggesting on suggestion for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy taking on suggestion for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = ANY (ARRAY['coordinator'::text, 'system'::text]))));
grant delete, insert, select, update on suggestion to banso_app;
grant delete, insert, select, update on suggestion to banso_keeper;

-- A municipality by its official code.
create table town (
  hub_id uuid not null, -- public: hub
  code text not null, -- public: code of the municipality, six digits with the check digit
  prefecture text not null, -- public: prefecture
  name text not null, -- public: name
  kana text not null default ''::text, -- public: reading of the name
  latitude double precision, -- public: latitude of its office
  longitude double precision, -- public: longitude of its office
  website text not null default ''::text, -- public: address of its site
  constraint town_pkey PRIMARY KEY (hub_id, code),
  constraint town_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint town_code_check CHECK ((code ~ '^[0-9]{6}$'::text)),
  constraint town_kana_check CHECK ((length(kana) <= 80)),
  constraint town_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint town_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint town_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint town_prefecture_check CHECK (((length(prefecture) >= 1) AND (length(prefecture) <= 10))),
  constraint town_website_check CHECK ((length(website) <= 300))
);
alter table town enable row level security;
alter table town force row level security;
CREATE INDEX town_by_name ON banso.town USING btree (hub_id, name);
create policy changing on town for update to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text))) with check ((hub_id = actor_hub()));
create policy entering on town for insert to banso_app with check (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
create policy keeper on town for all to banso_keeper using (true) with check (true);
create policy reading on town for select to banso_app using ((hub_id = actor_hub()));
create policy taking_back on town for delete to banso_app using (((hub_id = actor_hub()) AND (actor_hat() = 'system'::text)));
grant delete, insert, select, update on town to banso_app;
grant delete, insert, select, update on town to banso_keeper;

-- The private address from which a calendar reads a person's week; taken away when it is revoked.
create table week_feed (
  hub_id uuid not null, -- public: hub
  person_id uuid not null, -- personal: whose week
  feed_id uuid not null, -- public: id
  token_hash text not null, -- sensitive: SHA-256 of the token in the address
  made_at timestamp with time zone not null, -- public: when it was made
  read_at timestamp with time zone, -- personal: when a calendar last read it
  constraint week_feed_pkey PRIMARY KEY (hub_id, feed_id),
  constraint week_feed_hub_id_token_hash_key UNIQUE (hub_id, token_hash),
  constraint week_feed_hub_id_fkey FOREIGN KEY (hub_id) REFERENCES hub(hub_id),
  constraint week_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id),
  constraint week_feed_token_hash_check CHECK ((token_hash ~ '^[0-9a-f]{64}$'::text))
);
alter table week_feed enable row level security;
alter table week_feed force row level security;
CREATE INDEX week_feed_person ON banso.week_feed USING btree (hub_id, person_id);
create policy keeper on week_feed for all to banso_keeper using (true) with check (true);
create policy own on week_feed for all to banso_app using (((hub_id = actor_hub()) AND ((person_id = actor_person()) OR (actor_hat() = 'system'::text)))) with check (((hub_id = actor_hub()) AND ((person_id = actor_person()) OR (actor_hat() = 'system'::text))));
grant delete, insert, select, update on week_feed to banso_app;
grant delete, insert, select, update on week_feed to banso_keeper;

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

CREATE OR REPLACE FUNCTION banso.actor_organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION banso.actor_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.person'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION banso.alike_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN translate(replace(replace(replace(replace(replace(replace(replace(replace(lower(NORMALIZE(name, NFKC)), '株式会社'::text, ''::text), '有限会社'::text, ''::text), '合同会社'::text, ''::text), '合資会社'::text, ''::text), '合名会社'::text, ''::text), '(株)'::text, ''::text), '(有)'::text, ''::text), '(同)'::text, ''::text), ((' ・.,''-'::text || chr(9)) || chr(12288)), ''::text)
;

CREATE OR REPLACE FUNCTION banso.calm_statistics(of_table regclass)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_temp'
 SET lock_timeout TO '2s'
AS $function$
begin
  execute format('lock table %s in share update exclusive mode', of_table);
exception when lock_not_available then null;
end $function$
;

CREATE OR REPLACE FUNCTION banso.count_records()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform gin_clean_pending_list(i::regclass) from unnest('{firm_search,person_search,project_search,engagement_search}'::text[]) i;
  analyze hub_person;
  analyze person (person_id, name);
  analyze firm (hub_id, firm_id, number, name, town);
  analyze project (hub_id, project_id, firm_id, number, status);
  analyze engagement (hub_id, engagement_id, firm_id, person_id, number);
  analyze booking (person_id, booking_id, hub_id);
  analyze capacity_week (person_id, week);
end $function$
;

CREATE OR REPLACE FUNCTION banso.free_people(of_week date, wanted integer, most integer)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'banso', 'pg_temp'
AS $function$
  select case when count(*) > most then null else coalesce(array_agg(person_id), '{}') end from (
    (select c.person_id from capacity_week c
       where c.week = of_week and c.capacity - c.booked >= wanted
         and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = c.person_id) limit most + 1)
    union all
    (select p.person_id from person p
       where p.half_days >= wanted
         and not exists (select from capacity_week c where c.person_id = p.person_id and c.week = of_week)
         and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = p.person_id) limit most + 1)
  ) free
$function$
;

CREATE OR REPLACE FUNCTION banso.give_contract_form()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  update project_page p set contract_form = new.contract_form
    where p.hub_id = new.hub_id and p.project_id = new.project_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION banso.keep_next_check_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  update engagement e set next_check_in_on = n.due_on
  from (select t.hub_id, t.engagement_id, min(c.due_on) as due_on
        from (select distinct hub_id, engagement_id from touched) t
        left join check_in c on c.hub_id = t.hub_id and c.engagement_id = t.engagement_id
          and c.held_on is null and c.passed_on is null
        group by t.hub_id, t.engagement_id) n
  where e.hub_id = n.hub_id and e.engagement_id = n.engagement_id and e.next_check_in_on is distinct from n.due_on;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION banso.known_elsewhere(address text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'banso', 'pg_temp'
AS $function$
  select actor_hub() is not null and exists (select from account a join hat h on h.account_id = a.account_id
    where a.email = lower(address) and h.hub_id <> actor_hub())
$function$
;

CREATE OR REPLACE FUNCTION banso.name_companion()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.companion_name := coalesce((select a.name from account a where a.account_id = new.companion_id), '');
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION banso.name_engagement_sides()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  select f.name, f.town into new.firm_name, new.firm_town from firm f
    where f.hub_id = new.hub_id and f.firm_id = new.firm_id;
  select p.name into new.person_name from person p where p.person_id = new.person_id;
  new.firm_name := coalesce(new.firm_name, '');
  new.firm_town := coalesce(new.firm_town, '');
  new.person_name := coalesce(new.person_name, '');
  return new;
end $function$
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

CREATE OR REPLACE FUNCTION banso.next_numbers(of_kind text, many integer)
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO counter (hub_id, kind, last)
   VALUES (actor_hub(), next_numbers.of_kind, next_numbers.many) ON CONFLICT(hub_id, kind) DO UPDATE SET last = (counter.last + excluded.last)
   RETURNING ((counter.last - next_numbers.many) + 1);
END
;

CREATE OR REPLACE FUNCTION banso.only_hub_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  if current_user = 'banso_app' and actor_hat() <> 'system' then
    raise insufficient_privilege using message = 'only the hub itself puts what is of one firm or person to another';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION banso.only_own_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  if current_user = 'banso_app' and actor_hat() not in ('coordinator', 'system') and (
    (actor_person() is null and new.person_answer is distinct from old.person_answer)
    or (actor_firm() is null and new.firm_answer is distinct from old.firm_answer)
    or (actor_person() is null and new.reply is distinct from old.reply and not (new.phase = 'closed' and new.reply = ''))
    or (actor_firm() is null and new.line is distinct from old.line and not (new.phase = 'closed' and new.line = ''))
    or new.engagement_id is distinct from old.engagement_id or new.half_days <> old.half_days
    or new.on_site_half_days <> old.on_site_half_days or new.from_week <> old.from_week or new.weeks <> old.weeks
    or new.pay_yen_per_month <> old.pay_yen_per_month) then
    raise insufficient_privilege using message = 'a side answers for itself alone';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION banso.only_staff_books()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  if current_user = 'banso_app' and actor_hat() not in ('coordinator', 'system') then
    raise insufficient_privilege using message = 'only coordinators and the hub itself write what is booked of a person';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION banso.renew_public_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
declare
  changed uuid;
begin
  if tg_op = 'DELETE' then changed := old.hub_id; else changed := new.hub_id; end if;
  if current_setting('app.as_saved', true) = 'on' or current_setting('app.public_change', true) = changed::text then
    return null;
  end if;
  perform set_config('app.public_change', changed::text, true);
  insert into public_version (hub_id, version)
    select h.hub_id, gen_random_uuid()::text from hub h where h.hub_id = changed
    on conflict (hub_id) do update set version = excluded.version;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION banso.search_candidates(of_kind text, asked tsquery, most integer)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'banso', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'on'
AS $function$
declare
  place constant text := case of_kind
    when 'person' then 'select p.person_id as id, h.number, p.search_grams from person p
      join hub_person h on h.person_id = p.person_id where h.hub_id = actor_hub()'
    when 'firm' then 'select firm_id as id, number, search_grams from firm where hub_id = actor_hub()'
    when 'project' then 'select project_id as id, number, search_grams from project where hub_id = actor_hub()'
    when 'engagement' then 'select engagement_id as id, number, search_grams from engagement where hub_id = actor_hub()'
  end;
  -- The fourth number that fits among the 500 before $2, null when fewer fit.
  fourth constant text := 'select min(number) from (select number from (' || place || ' and number < $2
    order by number desc limit 500) of_500 where search_grams @@ $1 limit 4) fitting having count(*) = 4';
  at_number integer;
  found uuid[];
begin
  execute fourth into at_number using asked, 2147483647;
  if at_number > 1000 then
    execute fourth into at_number using asked, at_number / 2;
    if at_number is not null then return null; end if;
  end if;
  if numnode(asked) > 1 then perform set_config('enable_indexscan', 'off', true); end if;
  execute 'select array_agg(id order by number desc) from ('
    || place || ' and search_grams @@ $1 limit $2) first' into found using asked, most + 1;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $function$
;

CREATE OR REPLACE FUNCTION banso.take_contract_form()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'banso', 'pg_catalog', 'pg_temp'
AS $function$
begin
  select p.contract_form into new.contract_form from project p
    where p.hub_id = new.hub_id and p.project_id = new.project_id;
  new.contract_form := coalesce(new.contract_form, 'service');
  return new;
end $function$
;

grant execute on function calm_statistics(regclass) to banso_app;
grant execute on function count_records() to banso_app;
grant execute on function free_people(date,integer,integer) to banso_app;
grant execute on function known_elsewhere(text) to banso_app;
grant execute on function search_candidates(text,tsquery,integer) to banso_app;
