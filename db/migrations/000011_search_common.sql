-- A common word is not worth naming its records: when ten of the newest 500 fit, a list that walks along its own order
-- finds its next page sooner than the index is read. Anything else about search_candidates is as it was.
grant create on schema banso to banso_worker;
set local role banso_worker;

-- The ids of the records of the actor's hub whose lexemes fit, the newest first; null when there are more than `most`,
-- or when they are common. Several lexemes are always looked up in the index: how often they stand together is what the
-- planner knows least. Of one lexeme it knows, and for a very common one it stops as soon as it has read enough rows.
create or replace function search_candidates(of_kind text, asked tsquery, most integer) returns uuid[]
  language plpgsql stable security definer set search_path = banso, pg_temp
  set enable_seqscan = off set enable_indexscan = on
as $$
declare
  place constant text := case of_kind
    when 'person' then 'select p.person_id as id, h.number, p.search_grams from person p
      join hub_person h on h.person_id = p.person_id where h.hub_id = actor_hub()'
    when 'firm' then 'select firm_id as id, number, search_grams from firm where hub_id = actor_hub()'
    when 'project' then 'select project_id as id, number, search_grams from project where hub_id = actor_hub()'
    when 'engagement' then 'select engagement_id as id, number, search_grams from engagement where hub_id = actor_hub()'
  end;
  common boolean;
  found uuid[];
begin
  execute 'select count(*) >= 10 from (' || place || ' order by number desc limit 500) newest where search_grams @@ $1'
    into common using asked;
  if common then return null; end if;
  if numnode(asked) > 1 then perform set_config('enable_indexscan', 'off', true); end if;
  execute 'select array_agg(id order by number desc) from ('
    || place || ' and search_grams @@ $1 limit $2) first' into found using asked, most + 1;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;

set local role banso_owner;
revoke create on schema banso from banso_worker;
