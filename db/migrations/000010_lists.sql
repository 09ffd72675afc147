-- The workbench's lists: who reads is asked once in a statement, every sorting has its index, and an engagement knows when
-- its next check-in is due.

-- ---------------------------------------------------------------- who reads, asked once

-- The same walls as before. A function in a policy is asked for every row and told to the planner as a guess of one row
-- in two hundred; a subquery is asked once, and a list is read along its index: 100,000 people by name in 35 ms, not 860.
alter policy reading on firm using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or (select actor_hat()) = 'operator' or firm_id = (select actor_firm())));
alter policy reading on project using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or firm_id = (select actor_firm())));
alter policy reading on hub_person using ((hub_id = (select actor_hub())
    and ((select actor_is_staff()) or (select actor_hat()) = 'operator'))
  or person_id = (select actor_person()));
alter policy own on person using (person_id = (select actor_person()));
alter policy by_card on person using ((select actor_is_staff())
  and exists (select from hub_person h where h.hub_id = (select actor_hub()) and h.person_id = person.person_id));
alter policy own on capacity_week using (person_id = (select actor_person()));
alter policy by_card on capacity_week using ((select actor_is_staff())
  and exists (select from hub_person h where h.hub_id = (select actor_hub()) and h.person_id = capacity_week.person_id));
alter policy reading on engagement using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or firm_id = (select actor_firm()) or person_id = (select actor_person())));
alter policy reading on check_in using (hub_id = (select actor_hub()) and ((select actor_is_staff())
  or (side = 'person' and exists (select from engagement e where e.hub_id = check_in.hub_id
    and e.engagement_id = check_in.engagement_id and e.person_id = (select actor_person())))
  or (side = 'firm' and exists (select from engagement e where e.hub_id = check_in.hub_id
    and e.engagement_id = check_in.engagement_id and e.firm_id = (select actor_firm())))));

-- ---------------------------------------------------------------- sortings and filters

-- A number that is not known stands before 0, so that a page can begin behind it.
drop index firm_by_employees;
create index firm_by_employees on firm (hub_id, (coalesce(employees, -1)), number);
create index firm_by_industry on firm (hub_id, industry, number);
create index firm_by_status on firm (hub_id, status, number);
create index person_by_half_days on person (half_days, person_id);
create index person_by_home on person (lives_in, person_id);
create index project_by_half_days on project (hub_id, half_days, number);
create index project_by_place on project (hub_id, place, number);
create index engagement_by_half_days on engagement (hub_id, half_days, number);
create index engagement_by_stage on engagement (hub_id, stage, number);
-- Who serves a project now, and what a person or a firm has running, is asked of this index alone.
create index engagement_running on engagement (hub_id, project_id) include (half_days) where ended_on is null;
create index engagement_running_firm on engagement (hub_id, firm_id) where ended_on is null;
create index engagement_running_person on engagement (hub_id, person_id) where ended_on is null;

-- ---------------------------------------------------------------- the next check-in

alter table engagement add column next_check_in_on date;
comment on column engagement.next_check_in_on is 'personal: day on which its next check-in is due, of either side; kept by the table of check-ins';

-- What is due first stands first; what has nothing due, or has ended, stands behind all dates.
create index engagement_by_due on engagement
  (hub_id, (case when ended_on is null then coalesce(next_check_in_on, 'infinity'::date) else 'infinity'::date end), number);

-- Those who may write a check-in may change its engagement, so the keeping needs no rights of its own.
create function keep_next_check_in() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  update engagement e set next_check_in_on = n.due_on
  from (select t.hub_id, t.engagement_id, (select min(c.due_on) from check_in c
          where c.hub_id = t.hub_id and c.engagement_id = t.engagement_id and c.held_on is null) as due_on
        from (select distinct hub_id, engagement_id from touched) t) n
  where e.hub_id = n.hub_id and e.engagement_id = n.engagement_id and e.next_check_in_on is distinct from n.due_on;
  return null;
end $$;
create trigger next_after_insert after insert on check_in referencing new table as touched
  for each statement execute function keep_next_check_in();
create trigger next_after_update after update on check_in referencing new table as touched
  for each statement execute function keep_next_check_in();
create trigger next_after_delete after delete on check_in referencing old table as touched
  for each statement execute function keep_next_check_in();
