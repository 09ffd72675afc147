-- The day of an engagement's next check-in is found for all that a statement touched at once. A subquery of min() is answered
-- along the index of due days, from the first day of the hub's on: 200,000 check-ins written together took longer than
-- anybody waited, and now take seconds.

create or replace function keep_next_check_in() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  update engagement e set next_check_in_on = n.due_on
  from (select t.hub_id, t.engagement_id, min(c.due_on) as due_on
        from (select distinct hub_id, engagement_id from touched) t
        left join check_in c on c.hub_id = t.hub_id and c.engagement_id = t.engagement_id
          and c.held_on is null and c.passed_on is null
        group by t.hub_id, t.engagement_id) n
  where e.hub_id = n.hub_id and e.engagement_id = n.engagement_id and e.next_check_in_on is distinct from n.due_on;
  return null;
end $$;
