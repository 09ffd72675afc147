-- Who has half-days left, and whose mail address this is, asked of an index.

-- By how much is left in a week; as with a search, the condition itself may not use an index behind the walls, so the
-- question is a function of banso_worker, which gives ids and nothing else.
create index capacity_week_by_free on capacity_week (week, (capacity - booked), person_id);
create index person_by_email on person (email collate "C", person_id) where email <> '';

grant select on capacity_week to banso_worker;
create policy searching on capacity_week for select to banso_worker using (true);
grant select (half_days) on person to banso_worker;
grant create on schema banso to banso_worker;
set local role banso_worker;

-- The people of the actor's hub with at least so many half-days left in a week, or null when there are more than `most`.
-- A week without a booking has no row: then what the person gives is left.
create function free_people(of_week date, wanted integer, most integer) returns uuid[]
  language sql stable security definer set search_path = banso, pg_temp
as $$
  select case when count(*) > most then null else coalesce(array_agg(person_id), '{}') end from (
    (select c.person_id from capacity_week c
       where c.week = of_week and c.capacity - c.booked >= wanted
         and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = c.person_id) limit most + 1)
    union all
    (select p.person_id from person p
       where p.half_days >= wanted
         and not exists (select from capacity_week c where c.person_id = p.person_id and c.week = of_week)
         and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = p.person_id) limit most + 1)
  ) free
$$;
revoke all on function free_people(date, integer, integer) from public;
grant execute on function free_people(date, integer, integer) to banso_app;

set local role banso_owner;
revoke create on schema banso from banso_worker;

-- Thousands of check-ins written at once are thousands of engagements to keep. Each is asked for by its own check-ins: a
-- plain min() would be looked for from the earliest day of the whole hub on, and before the table was counted the planner
-- takes it for empty.
create or replace function keep_next_check_in() returns trigger language plpgsql
  set search_path = banso, pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  update engagement e set next_check_in_on = n.due_on
  from (select t.hub_id, t.engagement_id, (select min(c.due_on) filter (where c.held_on is null) from check_in c
          where c.hub_id = t.hub_id and c.engagement_id = t.engagement_id) as due_on
        from (select distinct hub_id, engagement_id from touched) t) n
  where e.hub_id = n.hub_id and e.engagement_id = n.engagement_id and e.next_check_in_on is distinct from n.due_on;
  return null;
end $$;
