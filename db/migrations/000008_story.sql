-- The story line of a record, and engagements as their two sides read them.

-- A firm reads no record of a person, and a person none of a firm: an agreement itself names its two sides, as they
-- were called when it was made. The hub's staff read the names of today.
alter table engagement
  add column firm_name text not null default '' check (length(firm_name) <= 80),
  add column firm_town text not null default '' check (length(firm_town) <= 40),
  add column person_name text not null default '' check (length(person_name) <= 80);
comment on column engagement.firm_name is 'personal: name of the firm as agreed';
comment on column engagement.firm_town is 'personal: its town';
comment on column engagement.person_name is 'personal: name of the person as agreed';

create function name_engagement_sides() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  select f.name, f.town into new.firm_name, new.firm_town from firm f
    where f.hub_id = new.hub_id and f.firm_id = new.firm_id;
  select p.name into new.person_name from person p where p.person_id = new.person_id;
  new.firm_name := coalesce(new.firm_name, '');
  new.firm_town := coalesce(new.firm_town, '');
  new.person_name := coalesce(new.person_name, '');
  return new;
end $$;
create trigger name_sides before insert or update of firm_id, person_id on engagement
  for each row execute function name_engagement_sides();

-- The story line names who wrote and changed: those who work for a hub know each other's names.
create policy colleagues on hat for select to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('definer', 'companion') and kind in ('coordinator', 'definer', 'companion'));

-- And it tells which file a record came from.
create policy told on import for select to banso_app
  using (hub_id = actor_hub() and actor_is_staff() and status in ('applied', 'taken-back'));

create index merge_kept on merge (hub_id, kept_id, at);
