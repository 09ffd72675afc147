-- The version of what everyone reads of a hub. Every process keeps ready pages in memory and asks for this version a
-- few times a second; a page made under another version is made anew. It is random and not a count: after the last
-- changes of a lost server a count could come to the same figure by another way.

create table public_version (
  hub_id uuid primary key references hub on delete cascade,
  version text not null check (length(version) between 1 and 40)
);
comment on table public_version is 'The version of what everyone reads of a hub: its public pages of firms and projects, its name and its contact.';
comment on column public_version.hub_id is 'public: hub';
comment on column public_version.version is 'public: another text after every transaction that changed a public page or the hub';

alter table public_version enable row level security;
alter table public_version force row level security;
create policy keeper on public_version for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on public_version to banso_keeper;

grant select, insert, update on public_version to banso_app;
-- Whoever may see the hub's row may know the version of its pages: a visitor, by host name alone.
create policy reading on public_version for select to banso_app
  using (exists (select from hub h where h.hub_id = public_version.hub_id));
create policy beginning on public_version for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() not in ('nobody', 'visitor'));
create policy renewing on public_version for update to banso_app
  using (hub_id = actor_hub() and actor_hat() not in ('nobody', 'visitor'));

-- Runs right before the commit, so that the version's row is the last one a transaction takes: two clerks who publish at
-- once wait for each other a moment and never in a circle. Once for each transaction and hub, however many rows it
-- changed. A restore puts the version back as it was saved and says so by app.as_saved. A hub that is gone has no version.
create function renew_public_version() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
declare
  changed uuid;
begin
  if tg_op = 'DELETE' then changed := old.hub_id; else changed := new.hub_id; end if;
  if current_setting('app.as_saved', true) = 'on' or current_setting('app.public_change', true) = changed::text then
    return null;
  end if;
  perform set_config('app.public_change', changed::text, true);
  insert into public_version (hub_id, version)
    select h.hub_id, gen_random_uuid()::text from hub h where h.hub_id = changed
    on conflict (hub_id) do update set version = excluded.version;
  return null;
end $$;

create constraint trigger public_change after insert or update or delete on project_page
  deferrable initially deferred for each row execute function renew_public_version();
create constraint trigger public_change after insert or update or delete on firm_page
  deferrable initially deferred for each row execute function renew_public_version();
create constraint trigger public_change after insert or update on hub
  deferrable initially deferred for each row execute function renew_public_version();

-- Hubs that were founded before this step get a version with the next change of a public page; until then it is empty.
