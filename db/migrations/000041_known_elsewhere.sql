-- What one hub mails, proves nothing to another: without a mail server its operator reads the mail.

alter table auth."session" add column "hubId" uuid;
-- Which hub mailed the link of these is not known any more; their holders sign in once more.
delete from auth."session" where "mailProvenAt" is not null;

grant select (account_id, email) on account to banso_worker;
create policy known_elsewhere on account for select to banso_worker using (true);
grant select (account_id, hub_id) on hat to banso_worker;
create policy known_elsewhere on hat for select to banso_worker using (true);
grant create on schema banso to banso_worker;
set local role banso_worker;

-- Whether an address signs in to an account that wears, or wore, a hat of another hub than the actor's.
create function known_elsewhere(address text) returns boolean
  language sql stable security definer set search_path = banso, pg_temp
as $$
  select actor_hub() is not null and exists (select from account a join hat h on h.account_id = a.account_id
    where a.email = lower(address) and h.hub_id <> actor_hub())
$$;
revoke all on function known_elsewhere(text) from public;
grant execute on function known_elsewhere(text) to banso_app;

set local role banso_owner;
revoke create on schema banso from banso_worker;
