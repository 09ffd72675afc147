-- A requirement that the hub hands to an intermediary, with what the intermediary may read of it, and the candidates that
-- come back. The intermediary reads no project and no firm: a referral holds its own copy.

create function actor_organisation() returns uuid language sql stable
  return nullif(current_setting('app.organisation', true), '')::uuid;

create table referral (
  hub_id uuid not null references hub,
  referral_id uuid not null,
  number integer not null check (number > 0),
  project_id uuid not null,
  organisation_id uuid not null,
  note text not null default '' check (length(note) <= 1000),
  status text not null default 'handed' check (status in ('handed', 'looking', 'named', 'filled', 'returned', 'taken-back')),
  answer text not null default '' check (length(answer) <= 1000),
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
  starts_on date,
  months integer not null,
  pay_yen_per_month bigint not null,
  contract_form text not null
    check (contract_form in ('service', 'service-by-intermediary', 'adviser', 'employment', 'dispatch', 'secondment')),
  firm_name text,
  firm_industry text not null,
  firm_town text not null,
  firm_size text not null,
  handed_by uuid not null,
  handed_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1 check (version > 0),
  primary key (hub_id, referral_id),
  unique (hub_id, number),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  foreign key (hub_id, organisation_id) references organisation (hub_id, organisation_id)
);
create unique index referral_open on referral (hub_id, project_id, organisation_id)
  where status in ('handed', 'looking', 'named');
create index referral_organisation on referral (hub_id, organisation_id, number);
comment on table referral is 'A requirement handed to an intermediary, as the intermediary reads it.';
comment on column referral.hub_id is 'public: hub';
comment on column referral.referral_id is 'public: id';
comment on column referral.number is 'public: short number, R-3';
comment on column referral.project_id is 'personal: project';
comment on column referral.organisation_id is 'public: intermediary';
comment on column referral.note is 'personal: what the hub tells the intermediary';
comment on column referral.status is 'public: how far it is';
comment on column referral.answer is 'personal: what the intermediary says of it';
comment on column referral.title is 'public: one line that names the work';
comment on column referral.result is 'public: result wanted';
comment on column referral.what_is_new is 'public: what is new';
comment on column referral.what_is_hard is 'public: what is hard';
comment on column referral.may_decide is 'public: what the person may decide';
comment on column referral.role_kind is 'public: role kind';
comment on column referral.themes is 'public: themes';
comment on column referral.shape is 'public: need in the nine elements';
comment on column referral.half_days is 'public: half-days per four weeks';
comment on column referral.on_site_half_days is 'public: of these at the place';
comment on column referral.place is 'public: town of the work';
comment on column referral.starts_on is 'public: first day wanted, null for at once';
comment on column referral.months is 'public: months planned';
comment on column referral.pay_yen_per_month is 'public: yen a month';
comment on column referral.contract_form is 'public: form of the contract';
comment on column referral.firm_name is 'personal: the firm''s name, only while it agrees to be named';
comment on column referral.firm_industry is 'public: JSIC division of the firm';
comment on column referral.firm_town is 'public: town of the firm';
comment on column referral.firm_size is 'public: size class of the firm';
comment on column referral.handed_by is 'personal: account that handed it over';
comment on column referral.handed_at is 'public: when';
comment on column referral.updated_at is 'public: when it last changed';
comment on column referral.version is 'public: counts changes';

create table referral_candidate (
  hub_id uuid not null,
  referral_id uuid not null,
  candidate_id uuid not null,
  position integer not null check (position between 1 and 50),
  label text not null check (length(label) between 1 and 80),
  words text not null check (length(words) between 1 and 1000),
  half_days integer not null check (half_days between 1 and 60),
  from_on date,
  status text not null default 'named' check (status in ('named', 'meeting', 'agreed', 'declined', 'withdrawn')),
  named_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, referral_id, candidate_id),
  unique (hub_id, referral_id, position),
  foreign key (hub_id, referral_id) references referral (hub_id, referral_id)
);
comment on table referral_candidate is 'Somebody whom an intermediary names for a referral, without name or contact.';
comment on column referral_candidate.hub_id is 'public: hub';
comment on column referral_candidate.referral_id is 'public: referral';
comment on column referral_candidate.candidate_id is 'public: id';
comment on column referral_candidate.position is 'public: place in the list';
comment on column referral_candidate.label is 'personal: how the intermediary calls the candidate';
comment on column referral_candidate.words is 'personal: what the candidate brings';
comment on column referral_candidate.half_days is 'personal: half-days per four weeks';
comment on column referral_candidate.from_on is 'personal: first day, null for at once';
comment on column referral_candidate.status is 'personal: how far it is';
comment on column referral_candidate.named_at is 'public: when';
comment on column referral_candidate.updated_at is 'public: when it last changed';

do $$
declare t text;
begin
  foreach t in array array['referral', 'referral_candidate'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
    execute format('grant select, insert, update, delete on %I to banso_app', t);
    execute format('create policy taking_back on %I for delete to banso_app using (hub_id = actor_hub() and actor_hat() = ''system'')', t);
  end loop;
end $$;

create policy reading on referral for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff()
    or (actor_hat() = 'intermediary' and organisation_id = actor_organisation() and status <> 'taken-back')));
create policy handing on referral for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy answering on referral for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system')
    or (actor_hat() = 'intermediary' and organisation_id = actor_organisation() and status <> 'taken-back')))
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or organisation_id = actor_organisation()));

-- Whoever reads a referral reads its candidates; the intermediary names them, both sides say how far they are.
create policy reading on referral_candidate for select to banso_app
  using (hub_id = actor_hub() and exists (select from referral r
    where r.hub_id = referral_candidate.hub_id and r.referral_id = referral_candidate.referral_id));
create policy naming on referral_candidate for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('intermediary', 'system') and exists (select from referral r
    where r.hub_id = referral_candidate.hub_id and r.referral_id = referral_candidate.referral_id));
create policy moving on referral_candidate for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'intermediary', 'system') and exists (select from referral r
    where r.hub_id = referral_candidate.hub_id and r.referral_id = referral_candidate.referral_id))
  with check (hub_id = actor_hub());
