-- Behind the walls PostgreSQL uses an index only for what cannot leak, and it does not know that of coalesce(); of a case
-- it does. The same orders as before, so that a page in the middle of a list begins where it begins.
drop index engagement_by_due;
create index engagement_by_due on engagement
  (hub_id, (case when ended_on is null and next_check_in_on is not null then next_check_in_on else 'infinity'::date end), number);
drop index firm_by_employees;
create index firm_by_employees on firm (hub_id, (case when employees is null then -1 else employees end), number);
