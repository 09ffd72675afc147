-- When a firm's work can be done, for its projects and engagements that say nothing of their own, and the weeks of rest
-- that were agreed with a person between the peak seasons of two places.

create table firm_week (
  hub_id uuid not null,
  firm_id uuid not null,
  cells integer[] not null check (cells <@ array[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]),
  peak_months integer[] not null default '{}' check (peak_months <@ array[1,2,3,4,5,6,7,8,9,10,11,12]),
  updated_at timestamptz not null,
  primary key (hub_id, firm_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id) on delete cascade
);
comment on table firm_week is 'When the work of a firm can be done where its project says nothing; without a row it is weekday mornings and afternoons.';
comment on column firm_week.hub_id is 'public: hub';
comment on column firm_week.firm_id is 'public: firm';
comment on column firm_week.cells is 'public: parts of the week in which the work can be done';
comment on column firm_week.peak_months is 'public: months of the year in which all hands are needed';
comment on column firm_week.updated_at is 'public: when it was last changed';

create table agreed_rest (
  hub_id uuid not null references hub,
  person_id uuid not null references person on delete cascade,
  weeks integer not null check (weeks between 0 and 26),
  agreed_at timestamptz not null,
  primary key (hub_id, person_id)
);
create index agreed_rest_person on agreed_rest (person_id);
comment on table agreed_rest is 'Weeks of rest agreed with a person between the peak seasons of two places; without a row the rule of the hub holds.';
comment on column agreed_rest.hub_id is 'public: hub';
comment on column agreed_rest.person_id is 'personal: whose rest';
comment on column agreed_rest.weeks is 'personal: weeks without a peak';
comment on column agreed_rest.agreed_at is 'personal: when it was agreed';

do $$
declare t text;
begin
  foreach t in array array['firm_week', 'agreed_rest'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
    execute format('grant select, insert, update, delete on %I to banso_app', t);
  end loop;
end $$;

create policy reading on firm_week for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm()));
create policy entering on firm_week for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()));
create policy changing on firm_week for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()))
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()));
create policy taking_back on firm_week for delete to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

create policy reading on agreed_rest for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or person_id = actor_person()));
create policy agreeing on agreed_rest for insert to banso_app
  with check (hub_id = actor_hub() and (person_id = actor_person() or (actor_hat() in ('coordinator', 'system')
    and exists (select from hub_person h where h.hub_id = agreed_rest.hub_id and h.person_id = agreed_rest.person_id))));
create policy changing on agreed_rest for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or person_id = actor_person()))
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or person_id = actor_person()));
create policy taking_back on agreed_rest for delete to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

-- A project may follow its firm again.
drop policy taking_back on project_week;
create policy taking_back on project_week for delete to banso_app
  using (hub_id = actor_hub() and exists (select from project p where p.hub_id = project_week.hub_id and p.project_id = project_week.project_id
    and (actor_hat() in ('coordinator', 'definer', 'system') or p.firm_id = actor_firm())));
