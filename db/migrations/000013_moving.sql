-- What belongs to one firm or person is put to another by the hub itself alone, when two records become one.

-- The walls say who may change a row; a row's new owner is not theirs to say.
create function only_hub_moves() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  if current_user = 'banso_app' and actor_hat() <> 'system' then
    raise insufficient_privilege using message = 'only the hub itself puts what is of one firm or person to another';
  end if;
  return new;
end $$;

create trigger stays before update on hat for each row
  when (new.firm_id is distinct from old.firm_id or new.person_id is distinct from old.person_id)
  execute function only_hub_moves();
create trigger stays before update on invitation for each row
  when (new.firm_id is distinct from old.firm_id or new.person_id is distinct from old.person_id)
  execute function only_hub_moves();
create trigger stays before update on firm_figures for each row
  when (new.firm_id is distinct from old.firm_id) execute function only_hub_moves();
create trigger stays before update on project for each row
  when (new.firm_id is distinct from old.firm_id) execute function only_hub_moves();
create trigger stays before update on firm_page for each row
  when (new.firm_id is distinct from old.firm_id) execute function only_hub_moves();
create trigger stays before update on engagement for each row
  when (new.firm_id is distinct from old.firm_id or new.person_id is distinct from old.person_id)
  execute function only_hub_moves();
