-- What a coordinator tries out on a finished plan before it is kept as a scenario: steps of their own, replayed by the live
-- engine in memory. Nobody else reads them.

create table rehearsal (
  hub_id uuid not null references hub,
  plan_id uuid not null,
  account_id uuid not null,
  steps jsonb not null,
  version integer not null default 1 check (version > 0),
  at timestamptz not null,
  primary key (hub_id, plan_id, account_id),
  foreign key (hub_id, plan_id) references plan
);
comment on table rehearsal is 'Steps that somebody tries out on a plan, not kept as a scenario yet.';
comment on column rehearsal.hub_id is 'public: hub';
comment on column rehearsal.plan_id is 'public: plan';
comment on column rehearsal.account_id is 'personal: who tries it out';
comment on column rehearsal.steps is 'personal: pairs by their codes with reasons, and weights';
comment on column rehearsal.version is 'public: counts the steps';
comment on column rehearsal.at is 'public: when the last step was made';

alter table rehearsal enable row level security;
alter table rehearsal force row level security;
create policy keeper on rehearsal for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on rehearsal to banso_keeper;
grant select, insert, update, delete on rehearsal to banso_app;
create policy own on rehearsal for all to banso_app
  using (hub_id = actor_hub() and (actor_hat() = 'system' or (actor_hat() = 'coordinator' and account_id = actor_account())))
  with check (hub_id = actor_hub() and (actor_hat() = 'system' or (actor_hat() = 'coordinator' and account_id = actor_account())));

-- How calm a hub's plans are while they live.
create table plan_calm (
  hub_id uuid not null primary key references hub,
  calm integer not null check (calm between 0 and 1000000),
  set_by uuid not null,
  set_at timestamptz not null
);
comment on table plan_calm is 'How much more a plan must be worth for each further person who is moved by a repair.';
comment on column plan_calm.hub_id is 'public: hub';
comment on column plan_calm.calm is 'public: in the value of a plan, fit times half-days';
comment on column plan_calm.set_by is 'personal: account that set it';
comment on column plan_calm.set_at is 'public: when';

alter table plan_calm enable row level security;
alter table plan_calm force row level security;
create policy keeper on plan_calm for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on plan_calm to banso_keeper;
grant select, insert, update, delete on plan_calm to banso_app;
create policy reading on plan_calm for select to banso_app using (hub_id = actor_hub());
create policy setting on plan_calm for insert to banso_app with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy changing on plan_calm for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system')) with check (hub_id = actor_hub());
create policy taking_back on plan_calm for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
