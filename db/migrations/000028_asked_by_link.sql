-- Who has no account is asked by mail: a link that answers one question of the hub, and a "do not ask me again" that holds
-- until the person says otherwise. Who asked stands with the question, for the person who may not read accounts.

alter table hand add column asked_by_name text not null default '' check (length(asked_by_name) <= 80);
comment on column hand.asked_by_name is 'personal: name of who asked, for the person';

alter table hub_person add column not_asked_since timestamptz;
comment on column hub_person.not_asked_since is 'personal: when the person said that they do not want to be asked any more; null while they have not';
grant update (not_asked_since) on hub_person to banso_app;

create table hand_link (
  hub_id uuid not null,
  token_hash text not null check (token_hash ~ '^[0-9a-f]{64}$'),
  hand_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (hub_id, token_hash),
  foreign key (hub_id, hand_id) references hand (hub_id, hand_id) on delete cascade
);
comment on table hand_link is 'A mailed link that answers one question of the hub to a person without an account; made when the letter is written.';
comment on column hand_link.hub_id is 'public: hub';
comment on column hand_link.token_hash is 'sensitive: SHA-256 of the token in the mailed link';
comment on column hand_link.hand_id is 'public: the one question that it answers';
comment on column hand_link.made_at is 'public: when the letter was written';
comment on column hand_link.expires_at is 'public: until when it opens';
create index hand_link_of on hand_link (hub_id, hand_id);

alter table hand_link enable row level security;
alter table hand_link force row level security;
create policy keeper on hand_link for all to banso_keeper using (true) with check (true);
grant select, insert, update, delete on hand_link to banso_keeper;
grant select, insert, delete on hand_link to banso_app;
create policy of_hub on hand_link for all to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub() and actor_hat() = 'system');
