-- Somebody tells that an engagement will end: both sides see the hole from that day on, and who or what could fill it is
-- looked for on the same day, with everybody else held where they are.

create table leaving (
  hub_id uuid not null references hub,
  engagement_id uuid not null,
  side text not null check (side in ('person', 'firm')),
  last_day date not null,
  words text not null default '' check (length(words) <= 500),
  told_by uuid not null,
  told_at timestamptz not null,
  repaired_at timestamptz,
  primary key (hub_id, engagement_id),
  foreign key (hub_id, engagement_id) references engagement
);
comment on table leaving is 'That an engagement will end before its time, told by one of its sides.';
comment on column leaving.hub_id is 'public: hub';
comment on column leaving.engagement_id is 'public: engagement';
comment on column leaving.side is 'personal: which side told it';
comment on column leaving.last_day is 'personal: last day';
comment on column leaving.words is 'personal: what the side writes to the other one';
comment on column leaving.told_by is 'personal: account that entered it';
comment on column leaving.told_at is 'personal: when';
comment on column leaving.repaired_at is 'public: when it was looked for who and what could fill the hole';

create table leaving_suggestion (
  hub_id uuid not null references hub,
  engagement_id uuid not null,
  place integer not null check (place between 1 and 20),
  person_id uuid references person,
  project_id uuid,
  half_days integer not null check (half_days between 1 and 60),
  fit integer not null check (fit between 1 and 1000),
  why jsonb not null,
  primary key (hub_id, engagement_id, place),
  foreign key (hub_id, engagement_id) references leaving on delete cascade,
  foreign key (hub_id, project_id) references project,
  check ((person_id is null) <> (project_id is null))
);
comment on table leaving_suggestion is 'Who could follow at the firm, or what the person could do instead; a coordinator decides.';
comment on column leaving_suggestion.hub_id is 'public: hub';
comment on column leaving_suggestion.engagement_id is 'public: engagement that ends';
comment on column leaving_suggestion.place is 'public: order';
comment on column leaving_suggestion.person_id is 'personal: who could follow';
comment on column leaving_suggestion.project_id is 'public: project that the person could take';
comment on column leaving_suggestion.half_days is 'personal: half-days per four weeks';
comment on column leaving_suggestion.fit is 'personal: fit of one half-day, 1 to 1000';
comment on column leaving_suggestion.why is 'personal: reasons of the fit';
create index leaving_suggestion_person on leaving_suggestion (person_id) where person_id is not null;

do $$
declare t text;
begin
  foreach t in array array['leaving', 'leaving_suggestion'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

-- Who sees the engagement sees that it ends; each side tells it for itself, the hub for either.
grant select, insert, update, delete on leaving to banso_app;
create policy reading on leaving for select to banso_app
  using (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = leaving.hub_id and e.engagement_id = leaving.engagement_id));
create policy telling on leaving for insert to banso_app
  with check (hub_id = actor_hub() and told_by = actor_account() and exists (select from engagement e
    where e.hub_id = leaving.hub_id and e.engagement_id = leaving.engagement_id and (actor_hat() = 'coordinator'
      or (side = 'firm' and e.firm_id = actor_firm()) or (side = 'person' and e.person_id = actor_person()))));
create policy repairing on leaving for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
create policy taking_back on leaving for delete to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or exists (select from engagement e
    where e.hub_id = leaving.hub_id and e.engagement_id = leaving.engagement_id
      and ((side = 'firm' and e.firm_id = actor_firm()) or (side = 'person' and e.person_id = actor_person())))));

-- What was found is the coordinator's to follow or not: neither side reads who else was thought of.
grant select, insert, update, delete on leaving_suggestion to banso_app;
create policy reading on leaving_suggestion for select to banso_app using (hub_id = actor_hub() and actor_is_staff());
create policy suggesting on leaving_suggestion for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy moving on leaving_suggestion for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
create policy taking on leaving_suggestion for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
