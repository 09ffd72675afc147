-- What an import needs beyond the tables: several numbers at once, bookings that nobody's account made, files that go
-- after their time, and the code of a person's card given afterwards.

-- The first of `many` short numbers that follow each other.
create function next_numbers(of_kind text, many integer) returns integer language sql
  begin atomic
    insert into counter (hub_id, kind, last) values (actor_hub(), of_kind, many)
      on conflict (hub_id, kind) do update set last = counter.last + excluded.last
      returning last - many + 1;
  end;

alter table booking alter column made_by drop not null;
comment on column booking.made_by is 'personal: account that booked; null when a list was read at the command line';

alter table import
  add column failure text not null default '' check (length(failure) <= 40);
comment on column import.failure is 'public: why it could not be read or written, as a code';

grant delete on file to banso_app;
create policy clearing on file for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
