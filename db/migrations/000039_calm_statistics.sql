-- While a list is written, its rows are seen by nobody else, and statistics gathered then say that the table is empty.
-- PostgreSQL takes every index for equally cheap in an empty table: the check of each card's person went through all
-- names (100,000 people in three minutes instead of half a one). Whoever writes a list keeps statistics from being
-- gathered until its end; another list of the same table waits two seconds for that, and then goes on without.
create function calm_statistics(of_table regclass) returns void language plpgsql
  set search_path = banso, pg_temp set lock_timeout = '2s'
as $$
begin
  execute format('lock table %s in share update exclusive mode', of_table);
exception when lock_not_available then null;
end $$;
revoke all on function calm_statistics(regclass) from public;
grant execute on function calm_statistics(regclass) to banso_app;
