-- A word is common when it stands among the newest records and among those in the middle: a dozen records just imported
-- made their word a common one, and lists walked past all others to find no more. Four of 500 are enough to walk; the
-- looking stops at the fourth. In a hub of a thousand records all are named. Anything else about search_candidates is as it was.
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
  -- The fourth number that fits among the 500 before $2, null when fewer fit.
  fourth constant text := 'select min(number) from (select number from (' || place || ' and number < $2
    order by number desc limit 500) of_500 where search_grams @@ $1 limit 4) fitting having count(*) = 4';
  at_number integer;
  found uuid[];
begin
  execute fourth into at_number using asked, 2147483647;
  if at_number > 1000 then
    execute fourth into at_number using asked, at_number / 2;
    if at_number is not null then return null; end if;
  end if;
  if numnode(asked) > 1 then perform set_config('enable_indexscan', 'off', true); end if;
  execute 'select array_agg(id order by number desc) from ('
    || place || ' and search_grams @@ $1 limit $2) first' into found using asked, most + 1;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;

set local role banso_owner;
revoke create on schema banso from banso_worker;
