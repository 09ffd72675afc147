-- What staff enter for an owner or a person who telephoned, wrote on paper or said it in a visit: who spoke, who typed,
-- and how it was read back. The answer itself stands where every answer of its kind stands.

create table on_behalf (
  hub_id uuid not null references hub,
  on_behalf_id uuid not null,
  act text not null check (length(act) between 1 and 60),
  object_kind text not null check (length(object_kind) between 1 and 40),
  object_id uuid not null,
  firm_id uuid,
  person_id uuid references person,
  spoke text not null check (length(spoke) between 1 and 80),
  channel text not null check (channel in ('phone', 'paper', 'visit')),
  read_back text not null check (read_back in ('aloud', 'shown', 'copy-sent', 'not-yet')),
  typed_by uuid not null,
  at timestamptz not null,
  primary key (hub_id, on_behalf_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id),
  check (num_nonnulls(firm_id, person_id) = 1)
);
comment on table on_behalf is 'Something that staff entered for a firm or a person who said it by telephone, on paper or in a visit.';
comment on column on_behalf.hub_id is 'public: hub';
comment on column on_behalf.on_behalf_id is 'public: id';
comment on column on_behalf.act is 'public: declared act that was done for them';
comment on column on_behalf.object_kind is 'public: kind of the object';
comment on column on_behalf.object_id is 'public: id of the object';
comment on column on_behalf.firm_id is 'personal: firm for which it was entered';
comment on column on_behalf.person_id is 'personal: person for whom it was entered';
comment on column on_behalf.spoke is 'personal: name of who said or wrote it';
comment on column on_behalf.channel is 'public: by telephone, on paper, in a visit';
comment on column on_behalf.read_back is 'public: how it was read back: aloud, shown, by a copy, not yet';
comment on column on_behalf.typed_by is 'personal: account that typed it';
comment on column on_behalf.at is 'public: when';
create index on_behalf_object on on_behalf (hub_id, object_kind, object_id, at);
create index on_behalf_firm on on_behalf (hub_id, firm_id);
create index on_behalf_person on on_behalf (hub_id, person_id);

alter table on_behalf enable row level security;
alter table on_behalf force row level security;
create policy keeper on on_behalf for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on on_behalf to banso_keeper;
-- The hub's staff type and read it; those for whom it was typed read their own. It is never changed; a merge moves it.
grant select, insert, delete on on_behalf to banso_app;
grant update (firm_id, person_id) on on_behalf to banso_app;
create policy reading on on_behalf for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm() or person_id = actor_person()));
create policy typing on on_behalf for insert to banso_app
  with check (hub_id = actor_hub() and actor_is_staff() and (actor_hat() = 'system' or typed_by = actor_account()));
create policy moving on on_behalf for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
create policy taking_back on on_behalf for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
