-- Proposals: one share of a plan, or one found by hand, put to a firm and a person; what each side may read of the other
-- is a copy made for it; answers, handing-over of name and contact, the meeting, and what comes of it.

create table proposal (
  hub_id uuid not null references hub,
  proposal_id uuid not null,
  number integer not null check (number > 0),
  project_id uuid not null,
  firm_id uuid not null,
  person_id uuid not null references person,
  origin text not null check (origin in ('plan', 'hand', 'by-hand')),
  plan_id uuid,
  half_days integer not null check (half_days between 1 and 60),
  on_site_half_days integer not null default 0 check (on_site_half_days >= 0 and on_site_half_days <= half_days),
  from_week date not null check (extract(isodow from from_week) = 1),
  weeks integer not null check (weeks between 1 and 260),
  pay_yen_per_month bigint not null check (pay_yen_per_month between 0 and 100000000),
  answer_by date not null,
  line text not null default '' check (length(line) <= 400),
  reply text not null default '' check (length(reply) <= 400),
  with_meeting boolean not null default true,
  phase text not null default 'open' check (phase in ('open', 'meeting', 'agreed', 'engaged', 'closed')),
  person_answer text not null default 'none' check (person_answer in ('none', 'meet', 'yes')),
  firm_answer text not null default 'none' check (firm_answer in ('none', 'meet', 'yes')),
  closed_by text check (closed_by in ('person', 'firm', 'hub')),
  closed_at timestamptz,
  engagement_id uuid,
  put_by uuid,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, proposal_id),
  unique (hub_id, number),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id),
  foreign key (hub_id, plan_id) references plan (hub_id, plan_id),
  foreign key (hub_id, engagement_id) references engagement (hub_id, engagement_id),
  constraint closed_by_somebody check ((phase = 'closed') = (closed_by is not null) and (phase = 'closed') = (closed_at is not null)),
  constraint engaged_by_engagement check ((phase = 'engaged') = (engagement_id is not null)),
  constraint met_by_two check (phase <> 'meeting' or (with_meeting and person_answer <> 'none' and firm_answer <> 'none')),
  constraint agreed_by_two check (phase not in ('agreed', 'engaged')
    or (person_answer = 'yes' and firm_answer = 'yes')
    or (not with_meeting and person_answer <> 'none' and firm_answer <> 'none'))
);
-- One of a kind at a time; a pair that parted may be put together again only by hand.
create unique index proposal_alive on proposal (hub_id, project_id, person_id) where phase <> 'closed';
create index proposal_person on proposal (hub_id, person_id, phase);
create index proposal_firm on proposal (hub_id, firm_id, phase);
create index proposal_phase on proposal (hub_id, phase, number);
comment on table proposal is 'One share of a person at a project, put to both sides, and how far it is.';
comment on column proposal.hub_id is 'public: hub';
comment on column proposal.proposal_id is 'public: id';
comment on column proposal.number is 'public: short number, S-12';
comment on column proposal.project_id is 'public: project';
comment on column proposal.firm_id is 'public: id of the firm';
comment on column proposal.person_id is 'public: id of the person';
comment on column proposal.origin is 'public: from a plan, from a raised hand, or found by hand';
comment on column proposal.plan_id is 'public: the plan that gave it';
comment on column proposal.half_days is 'personal: half-days per four weeks that are held for it';
comment on column proposal.on_site_half_days is 'personal: of these at the place';
comment on column proposal.from_week is 'personal: Monday of the first week';
comment on column proposal.weeks is 'personal: number of weeks';
comment on column proposal.pay_yen_per_month is 'personal: yen a month';
comment on column proposal.answer_by is 'public: day until which an answer is asked for';
comment on column proposal.line is 'personal: what the president says to this one person';
comment on column proposal.reply is 'personal: what the person says to that';
comment on column proposal.with_meeting is 'public: whether the two sides meet before the last yes; false where the law lets the firm meet nobody';
comment on column proposal.phase is 'public: open, meeting, agreed, engaged or closed';
comment on column proposal.person_answer is 'personal: what the person has said so far';
comment on column proposal.firm_answer is 'personal: what the firm has said so far';
comment on column proposal.closed_by is 'personal: which side closed it';
comment on column proposal.closed_at is 'public: when it was closed';
comment on column proposal.engagement_id is 'public: the engagement that came of it';
comment on column proposal.put_by is 'personal: account that put it';
comment on column proposal.version is 'public: counts changes';
comment on column proposal.created_at is 'public: when it was put';
comment on column proposal.updated_at is 'public: when it was last changed';

create table proposal_profile (
  hub_id uuid not null,
  proposal_id uuid not null,
  themes text[] not null,
  trades text[] not null,
  role_kinds text[] not null,
  shape integer[] check (array_length(shape, 1) = 9),
  half_days integer not null,
  towns text[] not null,
  primary key (hub_id, proposal_id),
  foreign key (hub_id, proposal_id) references proposal (hub_id, proposal_id)
);
comment on table proposal_profile is 'What the firm reads of the person before it knows who it is: a copy without name, contact or free text.';
comment on column proposal_profile.hub_id is 'public: hub';
comment on column proposal_profile.proposal_id is 'public: proposal';
comment on column proposal_profile.themes is 'personal: themes carried';
comment on column proposal_profile.trades is 'personal: JSIC divisions worked in';
comment on column proposal_profile.role_kinds is 'personal: kinds of role wished for';
comment on column proposal_profile.shape is 'personal: points on the nine elements';
comment on column proposal_profile.half_days is 'personal: half-days per four weeks the person gives in all';
comment on column proposal_profile.towns is 'personal: towns the person can go to';

create table proposal_work (
  hub_id uuid not null,
  proposal_id uuid not null,
  firm_name text check (length(firm_name) between 1 and 80),
  firm_industry text not null,
  firm_town text not null,
  firm_size text not null,
  title text not null,
  result text not null,
  what_is_new text not null,
  what_is_hard text not null,
  may_decide text not null,
  role_kind text not null,
  themes text[] not null,
  shape integer[] not null check (array_length(shape, 1) = 9),
  place text not null,
  primary key (hub_id, proposal_id),
  foreign key (hub_id, proposal_id) references proposal (hub_id, proposal_id)
);
comment on table proposal_work is 'What the person reads of the work: a copy that names the firm only from its yes on.';
comment on column proposal_work.hub_id is 'public: hub';
comment on column proposal_work.proposal_id is 'public: proposal';
comment on column proposal_work.firm_name is 'personal: name of the firm from its yes on, else null';
comment on column proposal_work.firm_industry is 'public: JSIC division of the firm';
comment on column proposal_work.firm_town is 'public: town of the firm';
comment on column proposal_work.firm_size is 'public: size class of the firm';
comment on column proposal_work.title is 'public: one line that names the work';
comment on column proposal_work.result is 'public: result wanted';
comment on column proposal_work.what_is_new is 'public: what is new';
comment on column proposal_work.what_is_hard is 'public: what is hard';
comment on column proposal_work.may_decide is 'public: what the person may decide';
comment on column proposal_work.role_kind is 'public: shouldering or specialist';
comment on column proposal_work.themes is 'public: what the work is about';
comment on column proposal_work.shape is 'public: need in the nine elements';
comment on column proposal_work.place is 'public: town of the work';

create table proposal_answer (
  hub_id uuid not null,
  answer_id uuid not null,
  proposal_id uuid not null,
  side text not null check (side in ('person', 'firm')),
  says text not null check (says in ('meet', 'yes', 'no')),
  reason text check (reason in ('half-days', 'pay', 'place', 'work', 'fit', 'timing', 'conflict', 'elsewhere', 'unsaid')),
  words text not null default '' check (length(words) <= 500),
  account_id uuid not null,
  hat text not null,
  at timestamptz not null,
  primary key (hub_id, answer_id),
  foreign key (hub_id, proposal_id) references proposal (hub_id, proposal_id),
  constraint no_has_a_reason check ((says = 'no') = (reason is not null))
);
create index proposal_answer_of on proposal_answer (hub_id, proposal_id, at);
comment on table proposal_answer is 'What one side answered, with its reason; the other side never reads it. Append-only.';
comment on column proposal_answer.hub_id is 'public: hub';
comment on column proposal_answer.answer_id is 'public: id';
comment on column proposal_answer.proposal_id is 'public: proposal';
comment on column proposal_answer.side is 'public: whose answer';
comment on column proposal_answer.says is 'personal: let us meet, yes, or no';
comment on column proposal_answer.reason is 'sensitive: why no, as a code';
comment on column proposal_answer.words is 'sensitive: why, in words';
comment on column proposal_answer.account_id is 'personal: who entered it';
comment on column proposal_answer.hat is 'public: the hat worn';
comment on column proposal_answer.at is 'public: when';

create table disclosure (
  hub_id uuid not null,
  disclosure_id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null references person,
  firm_id uuid not null,
  purpose text not null check (purpose in ('meeting')),
  name text not null check (length(name) <= 80),
  email text not null check (length(email) <= 254),
  phone text not null check (length(phone) <= 40),
  disclosed_at timestamptz not null,
  closed_at timestamptz,
  primary key (hub_id, disclosure_id),
  foreign key (hub_id, proposal_id) references proposal (hub_id, proposal_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id),
  constraint closed_is_blank check (closed_at is null or (name = '' and email = '' and phone = ''))
);
create unique index disclosure_open on disclosure (hub_id, proposal_id) where closed_at is null;
comment on table disclosure is 'A person''s name and contact, handed to one firm by the person''s yes; closed, the row stays and its values are gone.';
comment on column disclosure.hub_id is 'public: hub';
comment on column disclosure.disclosure_id is 'public: id';
comment on column disclosure.proposal_id is 'public: proposal';
comment on column disclosure.person_id is 'public: person';
comment on column disclosure.firm_id is 'public: firm to which it was handed';
comment on column disclosure.purpose is 'public: what for';
comment on column disclosure.name is 'personal: name, while it is open';
comment on column disclosure.email is 'personal: mail address, while it is open';
comment on column disclosure.phone is 'personal: telephone, while it is open';
comment on column disclosure.disclosed_at is 'public: when it was handed over';
comment on column disclosure.closed_at is 'public: when it was closed';

create table meeting (
  hub_id uuid not null,
  proposal_id uuid not null,
  offered_by text not null check (offered_by in ('person', 'firm', 'hub')),
  mode text not null check (mode in ('online', 'on-site')),
  place text not null check (length(place) between 1 and 300),
  minutes integer not null check (minutes between 15 and 240),
  slots timestamptz[] not null check (cardinality(slots) between 1 and 5),
  chosen timestamptz,
  held_on date,
  sequence integer not null default 0 check (sequence >= 0),
  primary key (hub_id, proposal_id),
  foreign key (hub_id, proposal_id) references proposal (hub_id, proposal_id),
  constraint chosen_of_slots check (chosen is null or chosen = any (slots))
);
comment on table meeting is 'The meeting of the two sides of a proposal: dates offered by one, one of them chosen by the other.';
comment on column meeting.hub_id is 'public: hub';
comment on column meeting.proposal_id is 'public: proposal';
comment on column meeting.offered_by is 'public: who offered the dates';
comment on column meeting.mode is 'personal: online or on site';
comment on column meeting.place is 'personal: where, or the address of the online room';
comment on column meeting.minutes is 'personal: how long';
comment on column meeting.slots is 'personal: dates offered';
comment on column meeting.chosen is 'personal: the date chosen';
comment on column meeting.held_on is 'personal: day on which it was held, as staff noted it';
comment on column meeting.sequence is 'public: counts changes, for calendars';

create table suggestion (
  hub_id uuid not null,
  project_id uuid not null,
  after_proposal uuid not null,
  person_id uuid references person,
  half_days integer not null check (half_days between 1 and 60),
  fit integer not null check (fit between 0 and 1000),
  why jsonb not null,
  made_at timestamptz not null,
  primary key (hub_id, project_id),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  foreign key (hub_id, after_proposal) references proposal (hub_id, proposal_id)
);
comment on table suggestion is 'Whom a repair run found for a project after a no; a coordinator decides.';
comment on column suggestion.hub_id is 'public: hub';
comment on column suggestion.project_id is 'public: project';
comment on column suggestion.after_proposal is 'public: the proposal that was closed';
comment on column suggestion.person_id is 'public: the next best person, null when nobody fits';
comment on column suggestion.half_days is 'public: half-days per four weeks';
comment on column suggestion.fit is 'personal: fit of one half-day, 1 to 1000';
comment on column suggestion.why is 'personal: reasons of the fit';
comment on column suggestion.made_at is 'public: when';

-- ---------------------------------------------------------------- policies

do $$
declare t text;
begin
  foreach t in array array['proposal', 'proposal_profile', 'proposal_work', 'proposal_answer', 'disclosure', 'meeting', 'suggestion'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

grant select, insert, update on proposal to banso_app;
create policy reading on proposal for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm() or person_id = actor_person()));
create policy putting on proposal for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy answering on proposal for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or firm_id = actor_firm() or person_id = actor_person()))
  with check (hub_id = actor_hub());

-- Nobody says yes for the other side: the walls hold this column by column.
create function only_own_answer() returns trigger language plpgsql set search_path = banso, pg_catalog, pg_temp as $$
begin
  if current_user = 'banso_app' and actor_hat() not in ('coordinator', 'system') and (
    (actor_firm() is not null and (new.person_answer is distinct from old.person_answer or new.reply is distinct from old.reply))
    or (actor_person() is not null and (new.firm_answer is distinct from old.firm_answer or new.line is distinct from old.line))
    or new.engagement_id is distinct from old.engagement_id or new.half_days <> old.half_days
    or new.on_site_half_days <> old.on_site_half_days or new.from_week <> old.from_week or new.weeks <> old.weeks
    or new.pay_yen_per_month <> old.pay_yen_per_month) then
    raise insufficient_privilege using message = 'a side answers for itself alone';
  end if;
  return new;
end $$;
create trigger own_answer before update on proposal for each row execute function only_own_answer();
create trigger stays before update on proposal for each row
  when (new.firm_id is distinct from old.firm_id or new.person_id is distinct from old.person_id)
  execute function only_hub_moves();

-- The firm reads the copy made for it while the proposal lives, the person the one made for them.
grant select, insert on proposal_profile to banso_app;
create policy reading on proposal_profile for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or exists (select from proposal p where p.hub_id = proposal_profile.hub_id
    and p.proposal_id = proposal_profile.proposal_id
    and ((p.firm_id = actor_firm() and p.phase <> 'closed') or p.person_id = actor_person()))));
create policy putting on proposal_profile for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

grant select, insert, update on proposal_work to banso_app;
create policy reading on proposal_work for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or exists (select from proposal p where p.hub_id = proposal_work.hub_id
    and p.proposal_id = proposal_work.proposal_id and (p.firm_id = actor_firm() or p.person_id = actor_person()))));
create policy putting on proposal_work for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy naming on proposal_work for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or exists (select from proposal p
    where p.hub_id = proposal_work.hub_id and p.proposal_id = proposal_work.proposal_id
    and (p.firm_id = actor_firm() or p.person_id = actor_person()))))
  with check (hub_id = actor_hub());

grant select, insert on proposal_answer to banso_app;
create policy reading on proposal_answer for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or exists (select from proposal p where p.hub_id = proposal_answer.hub_id
    and p.proposal_id = proposal_answer.proposal_id
    and ((side = 'firm' and p.firm_id = actor_firm()) or (side = 'person' and p.person_id = actor_person())))));
create policy answering on proposal_answer for insert to banso_app
  with check (hub_id = actor_hub() and account_id = actor_account() and hat = actor_hat() and (actor_hat() = 'coordinator'
    or exists (select from proposal p where p.hub_id = proposal_answer.hub_id and p.proposal_id = proposal_answer.proposal_id
    and ((side = 'firm' and p.firm_id = actor_firm()) or (side = 'person' and p.person_id = actor_person())))));
create policy writing on proposal_answer for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');

-- By the person's own yes alone, or by the coordinator to whom the person said it; either side and the hub can close it.
grant select, insert, update on disclosure to banso_app;
create policy reading on disclosure for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm() or person_id = actor_person()));
create policy handing_over on disclosure for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or person_id = actor_person()));
create policy closing on disclosure for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or firm_id = actor_firm() or person_id = actor_person()))
  with check (hub_id = actor_hub() and (closed_at is not null or actor_hat() = 'system'));
create trigger stays before update on disclosure for each row
  when (new.firm_id is distinct from old.firm_id or new.person_id is distinct from old.person_id)
  execute function only_hub_moves();

grant select, insert, update on meeting to banso_app;
create policy meeting on meeting for all to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or exists (select from proposal p where p.hub_id = meeting.hub_id
    and p.proposal_id = meeting.proposal_id and (p.firm_id = actor_firm() or p.person_id = actor_person()))))
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'system') or exists (select from proposal p
    where p.hub_id = meeting.hub_id and p.proposal_id = meeting.proposal_id
    and (p.firm_id = actor_firm() or p.person_id = actor_person()))));

grant select, insert, update, delete on suggestion to banso_app;
create policy reading on suggestion for select to banso_app using (hub_id = actor_hub() and actor_is_staff());
create policy suggesting on suggestion for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy renewing on suggestion for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
create policy taking on suggestion for delete to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

