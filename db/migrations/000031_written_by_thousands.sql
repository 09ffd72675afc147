-- What is written by thousands, with less work for each row.

-- How much waits before it is merged into a search's index was said by the index, so that an import could not say
-- otherwise: it merged after every 256 kB. Now each connection says it: little for an edit, much for an import.
do $$
declare t text;
begin
  foreach t in array array['firm', 'person', 'project', 'engagement'] loop
    execute format('alter index %I reset (gin_pending_list_limit)', t || '_search');
  end loop;
end $$;

-- What still waits after thousands of rows is merged at once, so that no search reads through it, and no edit waits for it.
create or replace function count_records() returns void language plpgsql security definer
  set search_path = banso, pg_catalog, pg_temp as $$
begin
  perform gin_clean_pending_list(i::regclass) from unnest('{firm_search,person_search,project_search,engagement_search}'::text[]) i;
  analyze hub_person;
  analyze person (person_id, name);
  analyze firm (hub_id, firm_id, number, name, town);
  analyze project (hub_id, project_id, firm_id, number, status);
  analyze engagement (hub_id, engagement_id, firm_id, person_id, number);
  analyze booking (person_id, booking_id, hub_id);
  analyze capacity_week (person_id, week);
end $$;
