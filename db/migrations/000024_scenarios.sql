-- Scenarios: a plan made from the tables of another one under conditions set by hand. The conditions stand in a table of
-- their own, because they carry reasons that definers and companions, who read the plan that holds, do not read.

alter table plan
  add column parent_id uuid,
  add foreign key (hub_id, parent_id) references plan,
  add check (parent_id <> plan_id);
comment on column plan.parent_id is 'public: the plan from whose tables this scenario was made, or null';
create index plan_parent on plan (hub_id, parent_id) where parent_id is not null;

create table plan_conditions (
  hub_id uuid not null references hub,
  plan_id uuid not null,
  conditions jsonb not null,
  primary key (hub_id, plan_id),
  foreign key (hub_id, plan_id) references plan
);
comment on table plan_conditions is 'What a scenario was asked to keep, to leave out, to let in and to serve at least.';
comment on column plan_conditions.hub_id is 'public: hub';
comment on column plan_conditions.plan_id is 'public: plan';
comment on column plan_conditions.conditions is 'personal: pairs by their codes, with the reasons of staff';

alter table plan_conditions enable row level security;
alter table plan_conditions force row level security;
create policy keeper on plan_conditions for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on plan_conditions to banso_keeper;
grant select, insert on plan_conditions to banso_app;
create policy reading on plan_conditions for select to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy asking on plan_conditions for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
