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
