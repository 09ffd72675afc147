-- Full-text search behind row-level security. PostgreSQL uses an index only for conditions that are leakproof while a
-- policy is still to be checked, and the match of a tsvector is not: without this function every search would read the
-- whole table. It gives ids and nothing else; the caller's own query reads the records, and its policies hold.
--
-- It belongs to banso_worker, which may read of these tables what the function needs: ids, numbers and lexemes.
do $$
declare t text;
begin
  foreach t in array array['firm', 'person', 'project', 'engagement'] loop
    execute format('grant select (%I, search_grams) on %I to banso_worker', t || '_id', t);
    if t <> 'person' then execute format('grant select (hub_id, number) on %I to banso_worker', t); end if;
    execute format('create policy searching on %I for select to banso_worker using (true)', t);
    -- What was written last waits in a list that every search reads through: kept short, it costs less than a millisecond.
    execute format('alter index %I set (gin_pending_list_limit = 256)', t || '_search');
  end loop;
end $$;
grant select (hub_id, person_id, number) on hub_person to banso_worker;
create policy searching on hub_person for select to banso_worker using (true);

grant create on schema banso to banso_worker;
set local role banso_worker;

-- The ids of the records of the actor's hub whose lexemes fit, the newest first; null when there are more than `most`.
-- Several lexemes are always looked up in the index: how often they stand together is what the planner knows least. Of
-- one lexeme it knows, and for a very common one it stops as soon as it has read enough rows.
create function search_candidates(of_kind text, asked tsquery, most integer) returns uuid[]
  language plpgsql stable security definer set search_path = banso, pg_temp
  set enable_seqscan = off set enable_indexscan = on
as $$
declare
  place constant text := case of_kind
    when 'person' then 'select p.person_id as id, h.number from person p join hub_person h on h.person_id = p.person_id'
    when 'firm' then 'select firm_id as id, number from firm h'
    when 'project' then 'select project_id as id, number from project h'
    when 'engagement' then 'select engagement_id as id, number from engagement h'
  end;
  found uuid[];
begin
  if numnode(asked) > 1 then perform set_config('enable_indexscan', 'off', true); end if;
  execute 'select array_agg(id order by number desc) from ('
    || place || ' where search_grams @@ $1 and h.hub_id = actor_hub() limit $2) as first' into found using asked, most + 1;
  return case when cardinality(found) > most then null else coalesce(found, '{}') end;
end $$;
revoke all on function search_candidates(text, tsquery, integer) from public;
grant execute on function search_candidates(text, tsquery, integer) to banso_app;

set local role banso_owner;
revoke create on schema banso from banso_worker;
