-- Accompaniment: whom an engagement has beside it, check-ins answered by a mailed link, concerns that are worked and closed,
-- and notices told in one daily letter.

-- ---------------------------------------------------------------- the named companion, as both sides read them

alter table engagement
  add column companion_name text not null default '' check (length(companion_name) <= 80),
  add column companion_phone text not null default '' check (length(companion_phone) <= 40);
comment on column engagement.companion_name is 'personal: name of the companion, for both sides';
comment on column engagement.companion_phone is 'personal: telephone at which both sides reach the companion';

create function name_companion() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  new.companion_name := coalesce((select a.name from account a where a.account_id = new.companion_id), '');
  return new;
end $$;
create trigger name_companion before insert or update of companion_id on engagement
  for each row execute function name_companion();

-- ---------------------------------------------------------------- check-ins answered by the sides themselves

alter table check_in
  add column on_track integer check (on_track between 1 and 3),
  add column talk text check (talk in ('no', 'companion', 'hub')),
  add column answered_by text check (answered_by in ('link', 'home', 'staff')),
  add column asked_on date,
  add column passed_on date;
comment on column check_in.on_track is 'sensitive: whether it goes as agreed: 1 no, 2 partly, 3 yes';
comment on column check_in.talk is 'sensitive: with whom the side wants to talk';
comment on column check_in.answered_by is 'public: by a mailed link, signed in, or entered by staff';
comment on column check_in.passed_on is 'public: day on which a later one was held instead; null while it is open';
comment on column check_in.asked_on is 'public: day on which its notice was written; null while nobody was asked';

create or replace function keep_next_check_in() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  update engagement e set next_check_in_on = n.due_on
  from (select t.hub_id, t.engagement_id, (select min(c.due_on) from check_in c
          where c.hub_id = t.hub_id and c.engagement_id = t.engagement_id and c.held_on is null and c.passed_on is null) as due_on
        from (select distinct hub_id, engagement_id from touched) t) n
  where e.hub_id = n.hub_id and e.engagement_id = n.engagement_id and e.next_check_in_on is distinct from n.due_on;
  return null;
end $$;

create table check_in_link (
  hub_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  check_in_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (hub_id, token_hash),
  foreign key (hub_id, check_in_id) references check_in (hub_id, check_in_id) on delete cascade
);
comment on table check_in_link is 'A mailed link that answers one check-in; made when the letter is written.';
comment on column check_in_link.hub_id is 'public: hub';
comment on column check_in_link.token_hash is 'sensitive: SHA-256 of the token in the mailed link';
comment on column check_in_link.check_in_id is 'public: the one check-in that it answers';
comment on column check_in_link.made_at is 'public: when the letter was written';
comment on column check_in_link.expires_at is 'public: until when it opens';
create index check_in_link_of on check_in_link (hub_id, check_in_id);

-- ---------------------------------------------------------------- concerns

create table concern (
  hub_id uuid not null references hub,
  concern_id uuid not null,
  number integer not null check (number > 0),
  engagement_id uuid,
  check_in_id uuid,
  kind text not null check (kind in ('low-answer', 'wants-talk', 'noticed', 'complaint')),
  side text check (side in ('person', 'firm')),
  state text not null default 'open' check (state in ('open', 'working', 'closed')),
  companion_id uuid,
  words text not null default '' check (length(words) <= 1000),
  outcome text not null default '' check (length(outcome) <= 1000),
  next_on date,
  opened_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1 check (version > 0),
  primary key (hub_id, concern_id),
  unique (hub_id, number),
  foreign key (hub_id, engagement_id) references engagement (hub_id, engagement_id),
  check ((state = 'closed') = (closed_at is not null))
);
comment on table concern is 'Something that opens a case: a low answer, a wish to talk, what staff noticed, a complaint.';
comment on column concern.hub_id is 'public: hub';
comment on column concern.concern_id is 'public: id';
comment on column concern.number is 'public: short number, C-12';
comment on column concern.engagement_id is 'personal: engagement; null for a complaint about something else';
comment on column concern.check_in_id is 'public: check-in whose answer opened it';
comment on column concern.kind is 'sensitive: what opened it';
comment on column concern.side is 'sensitive: whose side spoke';
comment on column concern.state is 'sensitive: open, being worked, closed';
comment on column concern.companion_id is 'personal: account of the companion who works on it; none for a complaint';
comment on column concern.words is 'sensitive: what was said';
comment on column concern.outcome is 'sensitive: what came of it';
comment on column concern.next_on is 'personal: day of the next step';
comment on column concern.opened_at is 'public: when it was opened';
comment on column concern.closed_at is 'public: when it was closed';
comment on column concern.version is 'public: counts steps and edits';
create index concern_open on concern (hub_id, next_on, number) where state <> 'closed';
create index concern_engagement on concern (hub_id, engagement_id);

create table concern_step (
  hub_id uuid not null,
  concern_id uuid not null,
  step_id uuid not null,
  on_day date not null,
  words text not null check (length(words) between 1 and 1000),
  account_id uuid,
  made_at timestamptz not null,
  primary key (hub_id, concern_id, step_id),
  foreign key (hub_id, concern_id) references concern (hub_id, concern_id)
);
comment on table concern_step is 'What was done about a concern; append-only.';
comment on column concern_step.hub_id is 'public: hub';
comment on column concern_step.concern_id is 'public: concern';
comment on column concern_step.step_id is 'public: id';
comment on column concern_step.on_day is 'personal: day on which it was done';
comment on column concern_step.words is 'sensitive: what was done or heard';
comment on column concern_step.account_id is 'personal: who wrote it; null for the hub itself';
comment on column concern_step.made_at is 'public: when it was written';

create table concern_voice (
  hub_id uuid not null,
  concern_id uuid not null,
  number integer not null,
  account_id uuid not null,
  words text not null check (length(words) between 1 and 1000),
  answer text not null default '' check (length(answer) <= 1000),
  made_at timestamptz not null,
  answered_at timestamptz,
  primary key (hub_id, concern_id),
  foreign key (hub_id, concern_id) references concern (hub_id, concern_id)
);
comment on table concern_voice is 'What whoever complained reads of it again: their own words and the answer.';
comment on column concern_voice.hub_id is 'public: hub';
comment on column concern_voice.concern_id is 'public: concern';
comment on column concern_voice.number is 'public: its short number';
comment on column concern_voice.account_id is 'personal: who spoke';
comment on column concern_voice.words is 'sensitive: their words';
comment on column concern_voice.answer is 'sensitive: what the hub answered';
comment on column concern_voice.made_at is 'public: when it was said';
comment on column concern_voice.answered_at is 'public: when it was answered';
create index concern_voice_account on concern_voice (hub_id, account_id, made_at);

-- ---------------------------------------------------------------- notices

create table notice (
  hub_id uuid not null references hub,
  notice_id uuid not null,
  kind text not null check (length(kind) between 1 and 40),
  about text not null check (length(about) between 1 and 80),
  path text not null check (path ~ '^/' and length(path) <= 200),
  facts jsonb not null default '{}',
  account_id uuid,
  person_id uuid,
  firm_id uuid,
  hat text check (hat in ('coordinator', 'operator')),
  address text check (length(address) between 3 and 254),
  reader_name text not null default '' check (length(reader_name) <= 80),
  made_at timestamptz not null,
  told_on date,
  reminders integer not null default 0 check (reminders between 0 and 2),
  reminded_on date,
  settled_at timestamptz,
  primary key (hub_id, notice_id),
  check (reminded_on is null or told_on is not null)
);
comment on table notice is 'Something to tell somebody; without an address it waits to be given to its readers, one row each.';
comment on column notice.hub_id is 'public: hub';
comment on column notice.notice_id is 'public: id';
comment on column notice.kind is 'public: what it tells';
comment on column notice.about is 'public: the case that it is about, such as check-in:0198…';
comment on column notice.path is 'public: the page on which it is seen to';
comment on column notice.facts is 'personal: what its sentence needs, such as a title';
comment on column notice.account_id is 'personal: account it is for';
comment on column notice.person_id is 'personal: person it is for';
comment on column notice.firm_id is 'personal: firm it is for';
comment on column notice.hat is 'public: staff it is for';
comment on column notice.address is 'personal: mail address of its reader; null while its readers are not found';
comment on column notice.reader_name is 'personal: name of its reader';
comment on column notice.made_at is 'public: when it was made';
comment on column notice.told_on is 'public: day of the letter that told it';
comment on column notice.reminders is 'public: how often it was told again, at most twice';
comment on column notice.reminded_on is 'public: day of the last letter that told it again';
comment on column notice.settled_at is 'public: when there was nothing more to do';
create index notice_waiting on notice (hub_id, made_at) where address is null;
create index notice_untold on notice (hub_id, address) where settled_at is null;
create index notice_account on notice (hub_id, account_id, made_at);
create index notice_about on notice (hub_id, about) where settled_at is null;

create table notice_settled (
  hub_id uuid not null references hub,
  settled_id uuid not null,
  about text not null check (length(about) between 1 and 80),
  at timestamptz not null,
  primary key (hub_id, settled_id)
);
comment on table notice_settled is 'A case that is seen to; its notices are settled with the next round, and the row goes.';
comment on column notice_settled.hub_id is 'public: hub';
comment on column notice_settled.settled_id is 'public: id';
comment on column notice_settled.about is 'public: the case';
comment on column notice_settled.at is 'public: when it was seen to';

create table notice_setting (
  hub_id uuid not null references hub,
  account_id uuid not null,
  delivery text not null check (delivery in ('daily', 'at-once', 'none')),
  language text not null check (language in ('ja', 'en')),
  primary key (hub_id, account_id)
);
comment on table notice_setting is 'How an account wants to be told; without a row once a day, in Japanese.';
comment on column notice_setting.hub_id is 'public: hub';
comment on column notice_setting.account_id is 'personal: account';
comment on column notice_setting.delivery is 'personal: once a day, at once, or not by mail';
comment on column notice_setting.language is 'personal: language of the letters';

create table notice_letter (
  hub_id uuid not null references hub,
  letter_id uuid not null,
  address text not null check (length(address) between 3 and 254),
  on_day date not null,
  delivery text not null check (delivery in ('daily', 'at-once')),
  reminds boolean not null,
  mail_id uuid not null,
  primary key (hub_id, letter_id)
);
comment on table notice_letter is 'A letter that told notices to one address.';
comment on column notice_letter.hub_id is 'public: hub';
comment on column notice_letter.letter_id is 'public: id';
comment on column notice_letter.address is 'personal: to whom';
comment on column notice_letter.on_day is 'public: day';
comment on column notice_letter.delivery is 'public: the one of the day, or at once';
comment on column notice_letter.reminds is 'public: whether it told something again';
comment on column notice_letter.mail_id is 'public: the mail; its id is the Message-ID';
create unique index notice_letter_daily on notice_letter (hub_id, address, on_day) where delivery = 'daily';
create index notice_letter_address on notice_letter (hub_id, address, on_day);

-- ---------------------------------------------------------------- policies

do $$
declare t text;
begin
  foreach t in array array['check_in_link', 'concern', 'concern_step', 'concern_voice', 'notice', 'notice_settled',
    'notice_setting', 'notice_letter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

grant select, insert, delete on check_in_link to banso_app;
create policy of_hub on check_in_link for all to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub() and actor_hat() = 'system');

-- A concern stays between the side that spoke, its companion and the coordinator; a complaint passes the companion by.
grant select, insert, update on concern to banso_app;
create policy reading on concern for select to banso_app using (hub_id = actor_hub()
  and (actor_hat() in ('coordinator', 'system') or (actor_hat() = 'companion' and kind <> 'complaint')));
create policy opening on concern for insert to banso_app with check (hub_id = actor_hub()
  and (actor_hat() in ('coordinator', 'system') or (actor_hat() = 'companion' and kind <> 'complaint')));
create policy working on concern for update to banso_app using (hub_id = actor_hub()
  and (actor_hat() in ('coordinator', 'system') or (actor_hat() = 'companion' and kind <> 'complaint')))
  with check (hub_id = actor_hub());
grant select, insert on concern_step to banso_app;
create policy reading on concern_step for select to banso_app using (hub_id = actor_hub() and exists (
  select from concern c where c.hub_id = concern_step.hub_id and c.concern_id = concern_step.concern_id));
create policy writing on concern_step for insert to banso_app with check (hub_id = actor_hub()
  and actor_hat() in ('coordinator', 'companion', 'system') and not (account_id is distinct from actor_account())
  and exists (select from concern c where c.hub_id = concern_step.hub_id and c.concern_id = concern_step.concern_id));
grant select, insert, update on concern_voice to banso_app;
create policy own on concern_voice for select to banso_app using (hub_id = actor_hub() and account_id = actor_account());
create policy reading on concern_voice for select to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy speaking on concern_voice for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy answering on concern_voice for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system')) with check (hub_id = actor_hub());

-- Whoever changes something tells others of it; who they are and what becomes of it only the hub itself sees.
grant select, insert, update, delete on notice to banso_app;
create policy own on notice for select to banso_app
  using (hub_id = actor_hub() and account_id = actor_account() and address is not null);
create policy of_hub on notice for select to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy making on notice for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() = 'system' or (actor_account() is not null and address is null)));
create policy telling on notice for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
create policy giving on notice for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
grant select, insert, delete on notice_settled to banso_app;
create policy settling on notice_settled for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() = 'system' or actor_account() is not null));
create policy reading on notice_settled for select to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy clearing on notice_settled for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
grant select, insert, update on notice_setting to banso_app;
create policy own on notice_setting for select to banso_app
  using (hub_id = actor_hub() and (account_id = actor_account() or actor_hat() = 'system'));
create policy choosing on notice_setting for insert to banso_app
  with check (hub_id = actor_hub() and account_id = actor_account());
create policy changing on notice_setting for update to banso_app
  using (hub_id = actor_hub() and account_id = actor_account()) with check (hub_id = actor_hub());
grant select, insert on notice_letter to banso_app;
create policy of_hub on notice_letter for all to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub() and actor_hat() = 'system');

-- A cadence is laid anew when an engagement ends: what was only planned goes.
alter policy taking_back on check_in using (hub_id = actor_hub()
  and (actor_hat() = 'system' or (actor_hat() = 'coordinator' and held_on is null)));

-- Companions open concerns, and concerns have short numbers.
alter policy beginning on counter with check (hub_id = actor_hub()
  and (actor_hat() in ('coordinator', 'definer', 'owner', 'deputy', 'system')
    or (kind = 'concern' and actor_hat() in ('companion', 'person'))));
alter policy counting on counter using (hub_id = actor_hub()
  and (actor_hat() in ('coordinator', 'definer', 'owner', 'deputy', 'system')
    or (kind = 'concern' and actor_hat() in ('companion', 'person'))));

