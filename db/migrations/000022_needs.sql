-- What a firm needs, from the owner's own words: dialogues and what was said in them, which line of a requirement came from
-- which words, and the look inside the firm that comes before a project is published.

-- ---------------------------------------------------------------- dialogues

create table dialogue (
  hub_id uuid not null references hub,
  dialogue_id uuid not null,
  number integer not null check (number > 0),
  firm_id uuid not null,
  definer_id uuid,
  held_on date not null,
  channel text not null check (channel in ('visit', 'online', 'phone', 'paper')),
  spoken_by text not null default '' check (length(spoken_by) <= 80),
  status text not null default 'open' check (status in ('open', 'closed')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, dialogue_id),
  unique (hub_id, number),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id)
);
comment on table dialogue is 'A talk of a firm''s owner with a definer.';
comment on column dialogue.hub_id is 'public: hub';
comment on column dialogue.dialogue_id is 'public: id';
comment on column dialogue.number is 'public: short number, D-12';
comment on column dialogue.firm_id is 'personal: firm';
comment on column dialogue.definer_id is 'personal: account of the definer; null in the sample''s further blocks';
comment on column dialogue.held_on is 'personal: day of the talk';
comment on column dialogue.channel is 'personal: visit, online, by telephone or on paper';
comment on column dialogue.spoken_by is 'personal: who spoke for the firm';
comment on column dialogue.status is 'public: open, or closed';
comment on column dialogue.version is 'public: counts edits';
comment on column dialogue.created_at is 'public: when it was begun';
comment on column dialogue.updated_at is 'public: when something was last written in it';
create index dialogue_firm on dialogue (hub_id, firm_id, number);
create index dialogue_open on dialogue (hub_id, number) where status = 'open';

create table dialogue_line (
  hub_id uuid not null references hub,
  line_id uuid not null,
  dialogue_id uuid not null,
  seq integer not null check (seq > 0),
  speaker text not null check (speaker in ('owner', 'definer')),
  kind text not null check (kind in ('worry', 'issue', 'result', 'new', 'hard', 'decide', 'role', 'terms', 'fact')),
  words text not null check (length(words) between 1 and 1000),
  first_words text check (length(first_words) between 1 and 1000),
  corrected_by uuid,
  corrected_at timestamptz,
  version integer not null default 1 check (version > 0),
  made_at timestamptz not null,
  primary key (hub_id, line_id),
  unique (hub_id, dialogue_id, seq),
  foreign key (hub_id, dialogue_id) references dialogue (hub_id, dialogue_id)
);
comment on table dialogue_line is 'One thing that was said in a dialogue, in the words in which it was said.';
comment on column dialogue_line.hub_id is 'public: hub';
comment on column dialogue_line.line_id is 'public: id';
comment on column dialogue_line.dialogue_id is 'public: dialogue';
comment on column dialogue_line.seq is 'public: place in the dialogue, from 1';
comment on column dialogue_line.speaker is 'public: the owner, or the definer''s own note';
comment on column dialogue_line.kind is 'public: which question it answers';
comment on column dialogue_line.words is 'sensitive: the words';
comment on column dialogue_line.first_words is 'sensitive: the words as they were first written down, when they were corrected later';
comment on column dialogue_line.corrected_by is 'personal: account that corrected them last';
comment on column dialogue_line.corrected_at is 'public: when';
comment on column dialogue_line.version is 'public: counts corrections';
comment on column dialogue_line.made_at is 'public: when it was written down';

-- ---------------------------------------------------------------- requirements

alter table project
  add column dialogue_id uuid,
  add column issue text not null default '' check (length(issue) <= 1000),
  add foreign key (hub_id, dialogue_id) references dialogue (hub_id, dialogue_id);
comment on column project.dialogue_id is 'public: dialogue it was written from';
comment on column project.issue is 'sensitive: what stands in the firm''s way; read by the firm and the hub alone';
create index project_dialogue on project (hub_id, dialogue_id) where dialogue_id is not null;

create table project_source (
  hub_id uuid not null references hub,
  project_id uuid not null,
  field text not null check (field in ('issue', 'title', 'result', 'whatIsNew', 'whatIsHard', 'mayDecide', 'roleKind', 'themes',
    'shape', 'halfDays', 'onSiteHalfDays', 'place', 'startsOn', 'months', 'payYenPerMonth')),
  line_id uuid not null,
  primary key (hub_id, project_id, field, line_id),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  foreign key (hub_id, line_id) references dialogue_line (hub_id, line_id)
);
comment on table project_source is 'Which words of a dialogue a line of a requirement came from.';
comment on column project_source.hub_id is 'public: hub';
comment on column project_source.project_id is 'public: requirement';
comment on column project_source.field is 'public: name of the field';
comment on column project_source.line_id is 'public: the words';
create index project_source_line on project_source (hub_id, line_id);

-- ---------------------------------------------------------------- inside first

create table inside_review (
  hub_id uuid not null references hub,
  review_id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('full', 'trial', 'town')),
  result text check (result in ('appoint', 'grow', 'outside')),
  reason text not null default '' check (length(reason) <= 1000),
  mentor text not null default '' check (length(mentor) <= 400),
  decided_on date,
  decided_by uuid,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, review_id),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  constraint decided_with_reason check (decided_on is null or length(reason) > 0),
  constraint full_has_result check ((decided_on is not null and kind = 'full') = (result is not null)),
  constraint exempt_is_decided check (kind = 'full' or decided_on is not null)
);
comment on table inside_review is 'The look at a firm''s own people before a project is published, or why it may wait.';
comment on column inside_review.hub_id is 'public: hub';
comment on column inside_review.review_id is 'public: id';
comment on column inside_review.project_id is 'public: project';
comment on column inside_review.kind is 'public: full, or put off for a trial or a town''s project';
comment on column inside_review.result is 'sensitive: appoint, grow with a mentor, or look outside; null while it is open or was put off';
comment on column inside_review.reason is 'sensitive: why, in words';
comment on column inside_review.mentor is 'sensitive: who stands beside a person who grows into it';
comment on column inside_review.decided_on is 'public: day; null while it is open';
comment on column inside_review.decided_by is 'personal: account that decided';
comment on column inside_review.version is 'public: counts edits';
comment on column inside_review.created_at is 'public: when it began';
comment on column inside_review.updated_at is 'public: when it was last changed';
create index inside_review_project on inside_review (hub_id, project_id, created_at);
create unique index inside_review_open on inside_review (hub_id, project_id) where decided_on is null;

-- A firm reads no record of a person: this is the copy that it may look at, made by the person's consent and for as long
-- as that holds. It goes with the consent.
create table inside_candidate (
  hub_id uuid not null references hub,
  review_id uuid not null,
  person_id uuid not null references person,
  firm_id uuid not null,
  person_name text not null check (length(person_name) between 1 and 80),
  shape integer[] check (array_length(shape, 1) = 9),
  words text not null default '' check (length(words) <= 1000),
  until date not null,
  primary key (hub_id, review_id, person_id),
  foreign key (hub_id, review_id) references inside_review (hub_id, review_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id)
);
comment on table inside_candidate is 'Somebody of the firm who agreed to be looked at, as the firm may see them.';
comment on column inside_candidate.hub_id is 'public: hub';
comment on column inside_candidate.review_id is 'public: review';
comment on column inside_candidate.person_id is 'personal: person';
comment on column inside_candidate.firm_id is 'personal: firm that may see it';
comment on column inside_candidate.person_name is 'personal: name';
comment on column inside_candidate.shape is 'personal: points on the nine elements, compared by shape';
comment on column inside_candidate.words is 'sensitive: what was talked over about this work';
comment on column inside_candidate.until is 'personal: last day on which the firm may see it';
create index inside_candidate_person on inside_candidate (hub_id, person_id, firm_id);

-- ---------------------------------------------------------------- policies

do $$
declare t text;
begin
  foreach t in array array['dialogue', 'dialogue_line', 'project_source', 'inside_review', 'inside_candidate'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

grant select, insert, update (firm_id, status, version, updated_at) on dialogue to banso_app;
create policy reading on dialogue for select to banso_app
  using (hub_id = (select actor_hub()) and ((select actor_is_staff()) or firm_id = (select actor_firm())));
create policy beginning on dialogue for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'));
create policy changing on dialogue for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'))
  with check (hub_id = actor_hub());
create trigger stays before update on dialogue for each row
  when (new.firm_id is distinct from old.firm_id) execute function only_hub_moves();

grant select, insert, update (words, first_words, corrected_by, corrected_at, version) on dialogue_line to banso_app;
create policy reading on dialogue_line for select to banso_app using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or exists (select from dialogue d where d.hub_id = dialogue_line.hub_id
    and d.dialogue_id = dialogue_line.dialogue_id and d.firm_id = (select actor_firm()))));
create policy writing on dialogue_line for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'));
-- Their own words are the firm's to correct.
create policy correcting on dialogue_line for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system')
    or (speaker = 'owner' and exists (select from dialogue d where d.hub_id = dialogue_line.hub_id
      and d.dialogue_id = dialogue_line.dialogue_id and d.firm_id = actor_firm()))))
  with check (hub_id = actor_hub());

grant select, insert on project_source to banso_app;
create policy reading on project_source for select to banso_app using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or exists (select from project p where p.hub_id = project_source.hub_id
    and p.project_id = project_source.project_id and p.firm_id = (select actor_firm()))));
create policy writing on project_source for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'));

grant select, insert, update (kind, result, reason, mentor, decided_on, decided_by, version, updated_at) on inside_review to banso_app;
create policy reading on inside_review for select to banso_app using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or exists (select from project p where p.hub_id = inside_review.hub_id
    and p.project_id = inside_review.project_id and p.firm_id = (select actor_firm()))));
create policy beginning on inside_review for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'));
create policy changing on inside_review for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'))
  with check (hub_id = actor_hub());

grant select, insert, delete, update (person_id, firm_id) on inside_candidate to banso_app;
create policy reading on inside_candidate for select to banso_app using (hub_id = (select actor_hub())
  and ((select actor_is_staff()) or person_id = (select actor_person()) or firm_id = (select actor_firm())));
create policy copying on inside_candidate for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'definer', 'system'));
create policy moving on inside_candidate for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
-- Whoever withdraws takes the copy away in the same moment.
create policy withdrawing on inside_candidate for delete to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or person_id = actor_person()));
create trigger stays before update on inside_candidate for each row
  when (new.firm_id is distinct from old.firm_id or new.person_id is distinct from old.person_id)
  execute function only_hub_moves();
