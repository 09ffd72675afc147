-- Meetings that several people at one firm share: they have to lie in one half-day of everybody's week.

create table joint_meeting (
  hub_id uuid not null,
  meeting_id uuid not null,
  firm_id uuid not null,
  title text not null check (char_length(title) between 1 and 60),
  often text not null check (often in ('weekly', 'once')),
  made_at timestamptz not null,
  primary key (hub_id, meeting_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id) on delete cascade
);
create index joint_meeting_firm on joint_meeting (hub_id, firm_id);
comment on table joint_meeting is 'A meeting of several people at one firm, weekly or once in four weeks; taken away when it ends.';
comment on column joint_meeting.hub_id is 'public: hub';
comment on column joint_meeting.meeting_id is 'public: id';
comment on column joint_meeting.firm_id is 'public: firm';
comment on column joint_meeting.title is 'public: what it is';
comment on column joint_meeting.often is 'public: every week, or once in four weeks';
comment on column joint_meeting.made_at is 'public: when it was set';

create table joint_meeting_part (
  hub_id uuid not null,
  meeting_id uuid not null,
  engagement_id uuid not null,
  primary key (hub_id, meeting_id, engagement_id),
  foreign key (hub_id, meeting_id) references joint_meeting (hub_id, meeting_id) on delete cascade,
  foreign key (hub_id, engagement_id) references engagement (hub_id, engagement_id) on delete cascade
);
create index joint_meeting_part_engagement on joint_meeting_part (hub_id, engagement_id);
comment on table joint_meeting_part is 'Who takes part in a joint meeting: by the engagement whose half-day it is.';
comment on column joint_meeting_part.hub_id is 'public: hub';
comment on column joint_meeting_part.meeting_id is 'public: meeting';
comment on column joint_meeting_part.engagement_id is 'personal: who takes part';

do $$
declare t text;
begin
  foreach t in array array['joint_meeting', 'joint_meeting_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
    execute format('grant select, insert, update, delete on %I to banso_app', t);
  end loop;
end $$;

-- Whoever sees the engagement sees that it is in a meeting; the firm and the hub see and set all of the firm's.
create policy reading on joint_meeting_part for select to banso_app
  using (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = joint_meeting_part.hub_id and e.engagement_id = joint_meeting_part.engagement_id));
create policy setting on joint_meeting_part for insert to banso_app
  with check (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = joint_meeting_part.hub_id and e.engagement_id = joint_meeting_part.engagement_id
    and (actor_hat() in ('coordinator', 'definer', 'system') or e.firm_id = actor_firm())));
create policy ending on joint_meeting_part for delete to banso_app
  using (hub_id = actor_hub() and exists (select from engagement e where e.hub_id = joint_meeting_part.hub_id and e.engagement_id = joint_meeting_part.engagement_id
    and (actor_hat() in ('coordinator', 'definer', 'system') or e.firm_id = actor_firm())));
create policy reading on joint_meeting for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm()
    or exists (select from joint_meeting_part p where p.hub_id = joint_meeting.hub_id and p.meeting_id = joint_meeting.meeting_id)));
create policy setting on joint_meeting for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()));
create policy merging on joint_meeting for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'))
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy ending on joint_meeting for delete to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()));
