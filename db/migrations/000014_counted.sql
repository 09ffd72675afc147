-- After thousands of rows the planner has to know of them at once: until the database counts by itself, a minute later,
-- every page of staff would read all cards of the hub for each of its rows. Only the owner may count, so it is a function.
create function count_records() returns void language plpgsql security definer set search_path = banso, pg_catalog, pg_temp as $$
begin
  analyze hub_person;
  analyze person (person_id, name);
  analyze firm (hub_id, firm_id, number, name, town);
  analyze project (hub_id, project_id, firm_id, number, status);
  analyze engagement (hub_id, engagement_id, firm_id, person_id, number);
  analyze booking (person_id, booking_id, hub_id);
  analyze capacity_week (person_id, week);
end $$;
revoke all on function count_records from public;
grant execute on function count_records to banso_app;
