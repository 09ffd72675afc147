-- The real week: when the work of a project can be done, where the half-days of an engagement lie, and the private
-- address from which a person's calendar reads them.

create table project_week (
  hub_id uuid not null,
  project_id uuid not null,
  cells integer[] not null check (cells <@ array[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]),
  peak_months integer[] not null default '{}' check (peak_months <@ array[1,2,3,4,5,6,7,8,9,10,11,12]),
  updated_at timestamptz not null,
  primary key (hub_id, project_id),
  foreign key (hub_id, project_id) references project (hub_id, project_id) on delete cascade
);
comment on table project_week is 'When the work of a project can be done; without a row it is weekday mornings and afternoons.';
comment on column project_week.hub_id is 'public: hub';
comment on column project_week.project_id is 'public: project';
comment on column project_week.cells is 'public: parts of the week in which the work can be done';
comment on column project_week.peak_months is 'public: months of the year in which all hands are needed';
comment on column project_week.updated_at is 'public: when it was last changed';

create table laid_week (
  hub_id uuid not null,
  engagement_id uuid not null,
  cells integer[] not null check (cardinality(cells) between 1 and 60 and 0 <= all (cells) and 83 >= all (cells)),
  on_site integer[] not null default '{}' check (on_site <@ cells),
  laid_by text not null check (laid_by in ('product', 'person', 'hub')),
  laid_at timestamptz not null,
  primary key (hub_id, engagement_id),
  foreign key (hub_id, engagement_id) references engagement (hub_id, engagement_id) on delete cascade
);
comment on table laid_week is 'Where the half-days of an engagement lie in four weeks of 21 parts.';
comment on column laid_week.hub_id is 'public: hub';
comment on column laid_week.engagement_id is 'public: engagement';
comment on column laid_week.cells is 'personal: week times 21 plus part of the week, for every half-day';
comment on column laid_week.on_site is 'personal: of these at the place';
comment on column laid_week.laid_by is 'public: the product, the person or the hub';
comment on column laid_week.laid_at is 'public: when';

create table week_feed (
  hub_id uuid not null references hub,
  person_id uuid not null references person,
  feed_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (hub_id, feed_id),
  unique (hub_id, token_hash)
);
create index week_feed_person on week_feed (hub_id, person_id);
comment on table week_feed is 'The private address from which a calendar reads a person''s week; taken away when it is revoked.';
comment on column week_feed.hub_id is 'public: hub';
comment on column week_feed.person_id is 'personal: whose week';
comment on column week_feed.feed_id is 'public: id';
comment on column week_feed.token_hash is 'sensitive: SHA-256 of the token in the address';
comment on column week_feed.made_at is 'public: when it was made';
comment on column week_feed.read_at is 'personal: when a calendar last read it';

do $$
declare t text;
begin
  foreach t in array array['project_week', 'laid_week', 'week_feed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

grant select, insert, update, delete on project_week to banso_app;
create policy reading on project_week for select to banso_app
  using (hub_id = actor_hub() and exists (select from project p where p.hub_id = project_week.hub_id and p.project_id = project_week.project_id));
create policy entering on project_week for insert to banso_app
  with check (hub_id = actor_hub() and exists (select from project p where p.hub_id = project_week.hub_id and p.project_id = project_week.project_id
    and (actor_hat() in ('coordinator', 'definer', 'system') or p.firm_id = actor_firm())));
create policy changing on project_week for update to banso_app
  using (hub_id = actor_hub() and exists (select from project p where p.hub_id = project_week.hub_id and p.project_id = project_week.project_id
    and (actor_hat() in ('coordinator', 'definer', 'system') or p.firm_id = actor_firm())))
  with check (hub_id = actor_hub());
create policy taking_back on project_week for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

-- An engagement's row is seen by whoever sees the engagement; the person lays their own, the hub lays any.
grant select, insert, update, delete on laid_week to banso_app;
create policy reading on laid_week for select to banso_app
  using (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = laid_week.hub_id and e.engagement_id = laid_week.engagement_id));
create policy laying on laid_week for insert to banso_app
  with check (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = laid_week.hub_id and e.engagement_id = laid_week.engagement_id
    and (actor_hat() in ('coordinator', 'system') or e.person_id = actor_person())));
create policy moving on laid_week for update to banso_app
  using (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = laid_week.hub_id and e.engagement_id = laid_week.engagement_id
    and (actor_hat() in ('coordinator', 'system') or e.person_id = actor_person())))
  with check (hub_id = actor_hub());
create policy lifting on laid_week for delete to banso_app
  using (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = laid_week.hub_id and e.engagement_id = laid_week.engagement_id
    and (actor_hat() in ('coordinator', 'system') or e.person_id = actor_person())));

-- The address is the person's alone; the calendar that brings the token is answered by the hub itself.
grant select, insert, update, delete on week_feed to banso_app;
create policy own on week_feed for all to banso_app
  using (hub_id = actor_hub() and (person_id = actor_person() or actor_hat() = 'system'))
  with check (hub_id = actor_hub() and (person_id = actor_person() or actor_hat() = 'system'));
