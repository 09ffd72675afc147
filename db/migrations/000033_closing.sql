-- Whoever may close a project closes what lives of its proposals: definers too, and that alone.

alter policy answering on proposal
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()
    or person_id = actor_person()))
  with check (hub_id = actor_hub() and (actor_hat() <> 'definer' or phase = 'closed'));

create or replace function only_own_answer() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  if current_user = 'banso_app' and actor_hat() not in ('coordinator', 'system') and (
    (actor_person() is null and new.person_answer is distinct from old.person_answer)
    or (actor_firm() is null and new.firm_answer is distinct from old.firm_answer)
    or (actor_person() is null and new.reply is distinct from old.reply and not (new.phase = 'closed' and new.reply = ''))
    or (actor_firm() is null and new.line is distinct from old.line and not (new.phase = 'closed' and new.line = ''))
    or new.engagement_id is distinct from old.engagement_id or new.half_days <> old.half_days
    or new.on_site_half_days <> old.on_site_half_days or new.from_week <> old.from_week or new.weeks <> old.weeks
    or new.pay_yen_per_month <> old.pay_yen_per_month) then
    raise insufficient_privilege using message = 'a side answers for itself alone';
  end if;
  return new;
end $$;

alter policy closing on disclosure
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()
    or person_id = actor_person()));

alter policy naming on proposal_work
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or exists (select from proposal p
    where p.hub_id = proposal_work.hub_id and p.proposal_id = proposal_work.proposal_id
    and (p.firm_id = actor_firm() or p.person_id = actor_person()))))
  with check (hub_id = actor_hub() and (actor_hat() <> 'definer' or firm_name is null));
-- A companion reads the concerns of the engagements that they accompany, and of those that nobody does; a complaint is for
-- the coordinators alone.

alter policy reading on concern using (hub_id = actor_hub()
  and (actor_hat() in ('coordinator', 'system') or (actor_hat() = 'companion' and kind <> 'complaint'
    and (engagement_id is null or exists (select from engagement e where e.hub_id = concern.hub_id
      and e.engagement_id = concern.engagement_id and (e.companion_id is null or e.companion_id = actor_account()))))));
alter policy working on concern using (hub_id = actor_hub()
  and (actor_hat() in ('coordinator', 'system') or (actor_hat() = 'companion' and kind <> 'complaint'
    and (engagement_id is null or exists (select from engagement e where e.hub_id = concern.hub_id
      and e.engagement_id = concern.engagement_id and (e.companion_id is null or e.companion_id = actor_account()))))));
