-- People who come by themselves: what a person agrees to, hands raised and asked for, mailed links of registration, and
-- which parts of the week a person has free.

-- ---------------------------------------------------------------- the week

-- Monday's morning is 0, its afternoon 1, its evening 2, Tuesday's morning 3 …, Sunday's evening 20.
alter table person add column free_cells integer[]
  check (cardinality(free_cells) <= 21 and 0 <= all (free_cells) and 20 >= all (free_cells));
comment on column person.free_cells is 'personal: parts of the week that are free, day times three plus part; null while not said';

-- ---------------------------------------------------------------- consent

create table data_consent (
  hub_id uuid not null references hub,
  consent_id uuid not null,
  person_id uuid not null references person,
  purpose text not null check (purpose in ('matching', 'inside-review', 'intermediary', 'statistics')),
  firm_id uuid,
  organisation_id uuid,
  text_version integer not null check (text_version > 0),
  given_at timestamptz not null,
  given_by uuid,
  until date not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (hub_id, consent_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id),
  foreign key (hub_id, organisation_id) references organisation (hub_id, organisation_id),
  constraint for_whom check ((purpose = 'inside-review') = (firm_id is not null)
    and (purpose = 'intermediary') = (organisation_id is not null))
);
comment on table data_consent is 'A person''s yes to one use of their data, for one hub, for whom and until when.';
comment on column data_consent.hub_id is 'public: hub';
comment on column data_consent.consent_id is 'public: id';
comment on column data_consent.person_id is 'personal: person';
comment on column data_consent.purpose is 'personal: what it allows';
comment on column data_consent.firm_id is 'sensitive: firm that it is for; the present employer, as a rule';
comment on column data_consent.organisation_id is 'personal: intermediary that it is for';
comment on column data_consent.text_version is 'public: which wording was agreed to';
comment on column data_consent.given_at is 'personal: when it was given';
comment on column data_consent.given_by is 'personal: account that gave or entered it; null for the hub itself';
comment on column data_consent.until is 'personal: last day on which it holds';
comment on column data_consent.withdrawn_at is 'personal: when it was withdrawn';
comment on column data_consent.withdrawn_by is 'personal: account that withdrew it';
create index data_consent_person on data_consent (hub_id, person_id, purpose);
create index data_consent_firm on data_consent (hub_id, firm_id) where firm_id is not null;

-- ---------------------------------------------------------------- hands

create table hand (
  hub_id uuid not null references hub,
  hand_id uuid not null,
  project_id uuid not null,
  person_id uuid not null references person,
  origin text not null check (origin in ('raised', 'asked')),
  state text not null check (state in ('asked', 'raised', 'not-now', 'withdrawn', 'answered')),
  project_number integer not null,
  project_title text not null check (length(project_title) between 1 and 80),
  asking text not null default '' check (length(asking) <= 1000),
  asked_by uuid,
  asked_at timestamptz,
  words text not null default '' check (length(words) <= 1000),
  raised_at timestamptz,
  answer text check (answer in ('talk', 'not-this-time')),
  answer_words text not null default '' check (length(answer_words) <= 1000),
  answered_by uuid,
  answered_by_name text not null default '' check (length(answered_by_name) <= 80),
  answered_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1 check (version > 0),
  made_at timestamptz not null,
  primary key (hub_id, hand_id),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  check ((state = 'answered') = (answer is not null)),
  check (origin = 'raised' or asked_at is not null)
);
comment on table hand is 'A person''s wish to take a project, raised by themselves or asked for, with the hub''s answer.';
comment on column hand.hub_id is 'public: hub';
comment on column hand.hand_id is 'public: id';
comment on column hand.project_id is 'public: project';
comment on column hand.person_id is 'personal: person';
comment on column hand.origin is 'personal: raised by the person, or asked for by the hub';
comment on column hand.state is 'personal: asked, raised, not now, withdrawn, answered';
comment on column hand.project_number is 'public: number of the project, for the person who may not read it';
comment on column hand.project_title is 'public: its title when the hand was made';
comment on column hand.asking is 'personal: what the hub wrote when it asked';
comment on column hand.asked_by is 'personal: account that asked';
comment on column hand.asked_at is 'personal: when the hub asked';
comment on column hand.words is 'personal: what the person wrote';
comment on column hand.raised_at is 'personal: when the person raised it';
comment on column hand.answer is 'personal: the hub''s answer: let us talk, or not this time';
comment on column hand.answer_words is 'personal: what the hub wrote';
comment on column hand.answered_by is 'personal: account that answered';
comment on column hand.answered_by_name is 'personal: name of who answered, for the person';
comment on column hand.answered_at is 'personal: when it was answered';
comment on column hand.closed_at is 'personal: when the person said not now, or withdrew it';
comment on column hand.version is 'public: counts what was done to it';
comment on column hand.made_at is 'public: when it began';
-- Two clicks, or the person and the hub in the same moment, make one hand.
create unique index hand_open on hand (hub_id, project_id, person_id) where state in ('asked', 'raised');
create index hand_project on hand (hub_id, project_id, state, made_at);
create index hand_person on hand (hub_id, person_id, made_at);

-- ---------------------------------------------------------------- registration

create table registration (
  hub_id uuid not null references hub,
  registration_id uuid not null,
  token_hash text not null,
  name text not null check (length(name) between 1 and 80),
  email text not null check (length(email) <= 254),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (hub_id, registration_id),
  unique (hub_id, token_hash)
);
comment on table registration is 'A mailed link by which somebody registers; only the hash of its token is kept.';
comment on column registration.hub_id is 'public: hub';
comment on column registration.registration_id is 'public: id';
comment on column registration.token_hash is 'public: hash of the token';
comment on column registration.name is 'personal: name as typed';
comment on column registration.email is 'personal: mail address';
comment on column registration.asked_at is 'public: when';
comment on column registration.expires_at is 'public: until when it can be used';
comment on column registration.used_at is 'public: when it was used';

-- ---------------------------------------------------------------- policies

do $$
declare t text;
begin
  foreach t in array array['data_consent', 'hand', 'registration'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

grant select, insert, delete, update (person_id, firm_id, withdrawn_at, withdrawn_by) on data_consent to banso_app;
create policy reading on data_consent for select to banso_app using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or person_id = (select actor_person())));
-- Staff enter what a person has said or signed; a yes is never changed, only withdrawn.
create policy giving on data_consent for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or person_id = actor_person()));
create policy withdrawing on data_consent for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or person_id = actor_person()))
  with check (hub_id = actor_hub());
create policy taking_back on data_consent for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create trigger stays before update on data_consent for each row
  when (new.firm_id is distinct from old.firm_id or new.person_id is distinct from old.person_id)
  execute function only_hub_moves();

grant select, insert, update, delete on hand to banso_app;
create policy reading on hand for select to banso_app using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or person_id = (select actor_person())));
create policy making on hand for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system')
    or (person_id = actor_person() and origin = 'raised')));
create policy changing on hand for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or person_id = actor_person()))
  with check (hub_id = actor_hub());
create policy taking_back on hand for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create trigger stays before update on hand for each row
  when (new.person_id is distinct from old.person_id) execute function only_hub_moves();

grant select, insert, delete, update (used_at) on registration to banso_app;
create policy reading on registration for select to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy asking on registration for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy using_up on registration for update to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy clearing on registration for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

-- Whether a person has an account decides whether their own yes is needed before anybody asks them: all staff see it.
create policy of_people on hat for select to banso_app
  using (hub_id = (select actor_hub()) and kind = 'person' and (select actor_is_staff()));
