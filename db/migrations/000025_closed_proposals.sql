-- What a closed proposal keeps to itself: what one side wrote to the other goes with it, and where they were to meet.

create or replace function only_own_answer() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  if current_user = 'banso_app' and actor_hat() not in ('coordinator', 'system') and (
    (actor_firm() is not null and (new.person_answer is distinct from old.person_answer
      or (new.reply is distinct from old.reply and not (new.phase = 'closed' and new.reply = ''))))
    or (actor_person() is not null and (new.firm_answer is distinct from old.firm_answer
      or (new.line is distinct from old.line and not (new.phase = 'closed' and new.line = ''))))
    or new.engagement_id is distinct from old.engagement_id or new.half_days <> old.half_days
    or new.on_site_half_days <> old.on_site_half_days or new.from_week <> old.from_week or new.weeks <> old.weeks
    or new.pay_yen_per_month <> old.pay_yen_per_month) then
    raise insufficient_privilege using message = 'a side answers for itself alone';
  end if;
  return new;
end $$;

alter table proposal no force row level security;
update proposal set line = '', reply = '' where phase = 'closed' and (line <> '' or reply <> '');
alter table proposal force row level security;
alter table proposal add constraint closed_says_nothing check (phase <> 'closed' or (line = '' and reply = ''));

-- The place can be somebody's home, or bear the name of a firm.
alter policy meeting on meeting
  using (hub_id = actor_hub() and (actor_is_staff() or exists (select from proposal p where p.hub_id = meeting.hub_id
    and p.proposal_id = meeting.proposal_id and p.phase <> 'closed'
    and (p.firm_id = actor_firm() or p.person_id = actor_person()))));
