-- What an organisation is licensed or notified to do, and in which form of contract a project takes somebody.

create table standing (
  hub_id uuid not null references hub,
  standing_id uuid not null,
  number integer not null check (number > 0),
  organisation_id uuid,
  kind text not null check (kind in
    ('paid-placement', 'free-placement', 'local-placement', 'recruiting-information', 'dispatch', 'cooperative-dispatch')),
  licence text not null check (length(licence) between 1 and 60),
  valid_from date not null,
  expires_on date,
  note text not null default '' check (length(note) <= 500),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, standing_id),
  unique (hub_id, number),
  foreign key (hub_id, organisation_id) references organisation (hub_id, organisation_id),
  check (expires_on >= valid_from)
);
comment on table standing is 'A licence, notification or notice by which the hub itself or one of its organisations may do something.';
comment on column standing.hub_id is 'public: hub';
comment on column standing.standing_id is 'public: id';
comment on column standing.number is 'public: short number';
comment on column standing.organisation_id is 'public: town or intermediary; null for the hub itself';
comment on column standing.kind is 'public: kind of licence or notification';
comment on column standing.licence is 'public: number of the licence or notification, as it is written';
comment on column standing.valid_from is 'public: first day';
comment on column standing.expires_on is 'public: last day; null for one without an end';
comment on column standing.note is 'public: what else is to be known of it';
comment on column standing.version is 'public: counts edits';
comment on column standing.created_at is 'public: when it was entered';
comment on column standing.updated_at is 'public: when it was last changed';
create index standing_organisation on standing (hub_id, organisation_id);

alter table standing enable row level security;
alter table standing force row level security;
create policy keeper on standing for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on standing to banso_keeper;
grant select, insert, update on standing to banso_app;
-- A licence is no secret: whoever publishes, asks or proposes has to know it.
create policy reading on standing for select to banso_app using (hub_id = actor_hub());
create policy entering on standing for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy changing on standing for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'coordinator') with check (hub_id = actor_hub());

alter table project add column contract_form text not null default 'service'
  check (contract_form in ('service', 'service-by-intermediary', 'adviser', 'employment', 'dispatch', 'secondment'));
comment on column project.contract_form is 'public: form of the contract with the person';
alter table project_page add column contract_form text not null default 'service'
  check (contract_form in ('service', 'service-by-intermediary', 'adviser', 'employment', 'dispatch', 'secondment'));
comment on column project_page.contract_form is 'public: form of the contract with the person';

-- The public page says the form that its project has, whoever makes or renews the page.
create function take_contract_form() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  select p.contract_form into new.contract_form from project p
    where p.hub_id = new.hub_id and p.project_id = new.project_id;
  new.contract_form := coalesce(new.contract_form, 'service');
  return new;
end $$;
create trigger contract_form before insert on project_page for each row execute function take_contract_form();

create function give_contract_form() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  update project_page p set contract_form = new.contract_form
    where p.hub_id = new.hub_id and p.project_id = new.project_id;
  return null;
end $$;
create trigger contract_form after update of contract_form on project
  for each row when (old.contract_form is distinct from new.contract_form) execute function give_contract_form();
