-- A code of an authenticator app opens one door once (OWASP ASVS 5.0, 6.5.1): within the ninety seconds in which it holds,
-- whoever has seen it over a shoulder cannot use it again.
create table auth.used_code (
  "userId" uuid not null references auth."user" ("id") on delete cascade,
  "code" text not null,
  "until" timestamptz not null,
  primary key ("userId", "code")
);
grant select, insert, update, delete on auth.used_code to banso_auth, banso_keeper;
