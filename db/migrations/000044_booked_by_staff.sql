-- A person says how many half-days they give; what is booked of them is written by whoever books.

create function only_staff_books() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  if current_user = 'banso_app' and actor_hat() not in ('coordinator', 'system') then
    raise insufficient_privilege using message = 'only coordinators and the hub itself write what is booked of a person';
  end if;
  return new;
end $$;
create trigger only_staff_books before update of booked on capacity_week for each row
  when (new.booked is distinct from old.booked) execute function only_staff_books();
