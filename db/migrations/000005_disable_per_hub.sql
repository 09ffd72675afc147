-- A hub shuts an account out of itself alone: the same person may act in another hub, which goes on. Shutting somebody
-- out of the whole installation (account.disabled_at) is left to its command line.

create table hub_account (
  hub_id uuid not null references hub,
  account_id uuid not null references account,
  disabled_at timestamptz,
  enabled_at timestamptz,
  primary key (hub_id, account_id),
  constraint hub_account_says_one check ((disabled_at is null) <> (enabled_at is null))
);
comment on table hub_account is 'An account that a hub has shut out, or has let in again; without a row it was never shut out there.';
comment on column hub_account.hub_id is 'public: hub';
comment on column hub_account.account_id is 'personal: account';
comment on column hub_account.disabled_at is 'public: since when it may wear no hat of this hub';
comment on column hub_account.enabled_at is 'public: since when it may again; sessions begun before do not count in this hub';

alter table hub_account enable row level security;
alter table hub_account force row level security;
create policy keeper on hub_account for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on hub_account to banso_keeper;

grant select, insert, update (disabled_at, enabled_at) on hub_account to banso_app;
create policy own on hub_account for select to banso_app
  using (hub_id = actor_hub() and account_id = actor_account());
create policy reading on hub_account for select to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'operator', 'system'));
create policy disabling on hub_account for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() = 'operator'
    and exists (select from hat h where h.hub_id = actor_hub() and h.account_id = hub_account.account_id));
create policy changing on hub_account for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'operator') with check (hub_id = actor_hub());

drop policy disabling on account;
create policy disabling on account for update to banso_app
  using (actor_hat() = 'system' and exists (select from hat h where h.hub_id = actor_hub() and h.account_id = account.account_id));

-- Short numbers are given by those who enter records, and by nobody else.
drop policy beginning on counter;
create policy beginning on counter for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'owner', 'deputy', 'system'));
drop policy counting on counter;
create policy counting on counter for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'owner', 'deputy', 'system'));
