-- Real input: what hubs' own lists and the official lists hold of firms, people and projects; engagements that run,
-- their check-ins and outcomes; imports that can be taken back; duplicates and merges; search; the story line.

-- ---------------------------------------------------------------- firms

alter table firm
  add column code text check (length(code) between 1 and 60),
  add column postal_code text not null default '' check (postal_code ~ '^([0-9]{3}-[0-9]{4})?$'),
  add column address text not null default '' check (length(address) <= 200),
  add column representative text not null default '' check (length(representative) <= 80),
  add column founded_year integer check (founded_year between 500 and 2200),
  add column capital_yen bigint check (capital_yen between 0 and 9000000000000000),
  add column closed_on date,
  add column closed_cause text not null default '' check (length(closed_cause) <= 40),
  add column successor_number text check (successor_number ~ '^[0-9]{13}$'),
  add column search_text text not null default '',
  add column search_grams tsvector not null default '',
  alter column employees drop not null,
  add unique (hub_id, code);
comment on column firm.employees is 'public: number of employees, null while unknown';
comment on column firm.code is 'public: the code by which the hub''s own lists name the firm';
comment on column firm.postal_code is 'public: postal code';
comment on column firm.address is 'personal: address; a sole trader lives there';
comment on column firm.representative is 'personal: name of the representative';
comment on column firm.founded_year is 'public: year of foundation';
comment on column firm.capital_yen is 'public: capital in yen';
comment on column firm.closed_on is 'public: day on which the register closed it';
comment on column firm.closed_cause is 'public: why the register closed it, as its code';
comment on column firm.successor_number is 'public: corporate number of the firm that took it over';
comment on column firm.search_text is 'personal: what a search reads, folded';
comment on column firm.search_grams is 'personal: pairs of letters of the text that a search reads';
create index firm_search on firm using gin (search_grams);
create index firm_by_name on firm (hub_id, name, number);
create index firm_by_town on firm (hub_id, town, number);
create index firm_by_employees on firm (hub_id, employees, number);
create index firm_by_update on firm (hub_id, updated_at, number);

alter table firm_page alter column employees drop not null;
comment on column firm_page.employees is 'public: number of employees, null while unknown';

create table firm_figures (
  hub_id uuid not null,
  firm_id uuid not null,
  year integer not null check (year between 1900 and 2200),
  sales_yen bigint check (abs(sales_yen) <= 9000000000000000),
  operating_profit_yen bigint check (abs(operating_profit_yen) <= 9000000000000000),
  personnel_yen bigint check (abs(personnel_yen) <= 9000000000000000),
  depreciation_yen bigint check (abs(depreciation_yen) <= 9000000000000000),
  borrowings_yen bigint check (abs(borrowings_yen) <= 9000000000000000),
  cash_yen bigint check (abs(cash_yen) <= 9000000000000000),
  net_assets_yen bigint check (abs(net_assets_yen) <= 9000000000000000),
  total_assets_yen bigint check (abs(total_assets_yen) <= 9000000000000000),
  employees integer check (employees between 0 and 100000),
  primary key (hub_id, firm_id, year),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id)
);
comment on table firm_figures is 'Figures of one firm''s business year.';
comment on column firm_figures.hub_id is 'public: hub';
comment on column firm_figures.firm_id is 'public: firm';
comment on column firm_figures.year is 'public: calendar year in which the business year ended';
comment on column firm_figures.sales_yen is 'sensitive: sales';
comment on column firm_figures.operating_profit_yen is 'sensitive: operating profit';
comment on column firm_figures.personnel_yen is 'sensitive: personnel cost';
comment on column firm_figures.depreciation_yen is 'sensitive: depreciation';
comment on column firm_figures.borrowings_yen is 'sensitive: borrowings';
comment on column firm_figures.cash_yen is 'sensitive: cash and deposits';
comment on column firm_figures.net_assets_yen is 'sensitive: net assets';
comment on column firm_figures.total_assets_yen is 'sensitive: total assets';
comment on column firm_figures.employees is 'public: employees at its end';

-- ---------------------------------------------------------------- people

alter table person
  add column kana text not null default '' check (length(kana) <= 120),
  add column kinds text[] not null default '{}'
    check (kinds <@ array['professional', 'employee', 'second-citizen']),
  add column lives_in text not null default '' check (length(lives_in) <= 40),
  add column employer text not null default '' check (length(employer) <= 80),
  add column about text not null default '' check (length(about) <= 2000),
  add column engagements integer not null default 4 check (engagements between 1 and 16),
  add column themes text[] not null default '{}',
  add column role_kinds text[] not null default '{}' check (role_kinds <@ array['shoulder', 'specialist']),
  add column trades text[] not null default '{}',
  add column shape integer[] check (array_length(shape, 1) = 9),
  add column towns text[] not null default '{}' check (cardinality(towns) <= 40),
  add column on_site_half_days integer check (on_site_half_days between 0 and 60),
  add column remote_half_days integer check (remote_half_days between 0 and 60),
  add column pay_yen_per_half_day bigint check (pay_yen_per_half_day between 0 and 100000000),
  add column available_from date,
  add column available_until date,
  add column not_with text[] not null default '{}' check (cardinality(not_with) <= 40),
  add column search_text text not null default '',
  add column search_grams tsvector not null default '';
comment on column person.kana is 'personal: reading of the name';
comment on column person.kinds is 'personal: professional, in-house employee, second citizen';
comment on column person.lives_in is 'personal: town where the person lives';
comment on column person.employer is 'personal: present employer';
comment on column person.about is 'personal: what the person tells of their work';
comment on column person.engagements is 'personal: the most projects at once';
comment on column person.themes is 'personal: themes carried';
comment on column person.role_kinds is 'personal: kinds of role wished for';
comment on column person.trades is 'personal: JSIC divisions worked in';
comment on column person.shape is 'personal: points on the nine elements';
comment on column person.towns is 'personal: towns the person can go to, the nearest first; * is any';
comment on column person.on_site_half_days is 'personal: the most half-days per four weeks at the place';
comment on column person.remote_half_days is 'personal: the most half-days per four weeks from afar';
comment on column person.pay_yen_per_half_day is 'personal: yen wished for per half-day';
comment on column person.available_from is 'personal: first day';
comment on column person.available_until is 'personal: last day';
comment on column person.not_with is 'personal: firms the person must not be put to';
comment on column person.search_text is 'personal: what a search reads, folded';
comment on column person.search_grams is 'personal: pairs of letters of the text that a search reads';
create index person_search on person using gin (search_grams);
create index person_by_name on person (name, person_id);
create index person_by_update on person (updated_at, person_id);

alter table hub_person
  add column code text check (length(code) between 1 and 60),
  add unique (hub_id, code);
comment on column hub_person.code is 'personal: the code by which the hub''s own lists name the person';
create index hub_person_person on hub_person (person_id);
-- A person is taken away before the card by which the hub may do so.
alter table hub_person alter constraint hub_person_person_id_fkey deferrable initially immediate;

-- ---------------------------------------------------------------- projects

alter table project
  add column code text check (length(code) between 1 and 60),
  add column starts_on date,
  add column search_text text not null default '',
  add column search_grams tsvector not null default '',
  add unique (hub_id, code);
comment on column project.code is 'public: the code by which the hub''s own lists name the project';
comment on column project.starts_on is 'public: first day wanted, null for at once';
comment on column project.search_text is 'public: what a search reads, folded';
comment on column project.search_grams is 'public: pairs of letters of the text that a search reads';
create index project_search on project using gin (search_grams);
create index project_by_title on project (hub_id, title, number);
create index project_by_update on project (hub_id, updated_at, number);
create index project_by_status on project (hub_id, status, number);

alter table project_page
  add column starts_on date,
  drop constraint project_page_firm_size_check,
  add constraint project_page_firm_size_check
    check (firm_size in ('unknown', 'none', '1-4', '5-19', '20-49', '50-99', '100-299', '300-'));
comment on column project_page.starts_on is 'public: first day wanted, null for at once';

-- ---------------------------------------------------------------- engagements, check-ins, outcomes

create table engagement (
  hub_id uuid not null references hub,
  engagement_id uuid not null,
  number integer not null check (number > 0),
  code text check (length(code) between 1 and 60),
  firm_id uuid not null,
  project_id uuid,
  person_id uuid not null references person,
  booking_id uuid not null,
  title text not null check (length(title) between 1 and 80),
  role text not null default '' check (length(role) <= 1000),
  role_kind text not null check (role_kind in ('shoulder', 'specialist')),
  stage text not null check (stage in ('trial', 'weekly', 'more-days', 'full-time', 'handed-over')),
  half_days integer not null check (half_days between 1 and 60),
  on_site_half_days integer not null default 0 check (on_site_half_days >= 0 and on_site_half_days <= half_days),
  from_week date not null check (extract(isodow from from_week) = 1),
  weeks integer not null check (weeks between 1 and 260),
  pay_yen_per_month bigint not null default 0 check (pay_yen_per_month between 0 and 100000000),
  ended_on date,
  ending text check (ending in ('finished', 'handed-over', 'joined', 'stopped', 'left')),
  outcome text not null default '' check (length(outcome) <= 1000),
  outcome_score integer check (outcome_score between 1 and 5),
  companion_id uuid,
  search_text text not null default '',
  search_grams tsvector not null default '',
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (hub_id, engagement_id),
  unique (hub_id, number),
  unique (hub_id, code),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  foreign key (person_id, booking_id) references booking (person_id, booking_id),
  check ((ended_on is null) = (ending is null))
);
comment on table engagement is 'An agreed share of a person at a firm: role, dates, stage, how it ended.';
comment on column engagement.hub_id is 'public: hub';
comment on column engagement.engagement_id is 'public: id';
comment on column engagement.number is 'public: short number, E-12';
comment on column engagement.code is 'public: the code by which the hub''s own lists name it';
comment on column engagement.firm_id is 'personal: firm';
comment on column engagement.project_id is 'personal: project it came from';
comment on column engagement.person_id is 'personal: person';
comment on column engagement.booking_id is 'personal: its half-days in the ledger';
comment on column engagement.title is 'personal: one line that names the work';
comment on column engagement.role is 'personal: role as agreed in writing';
comment on column engagement.role_kind is 'personal: shouldering or specialist';
comment on column engagement.stage is 'personal: trial, weekly, more days, full time, handed over';
comment on column engagement.half_days is 'personal: half-days per four weeks';
comment on column engagement.on_site_half_days is 'personal: of these at the place';
comment on column engagement.from_week is 'personal: Monday of the first week';
comment on column engagement.weeks is 'personal: number of weeks agreed';
comment on column engagement.pay_yen_per_month is 'personal: yen a month';
comment on column engagement.ended_on is 'personal: last day';
comment on column engagement.ending is 'personal: how it ended';
comment on column engagement.outcome is 'personal: what came of it, in words';
comment on column engagement.outcome_score is 'personal: what the firm says of it, 1 to 5';
comment on column engagement.companion_id is 'personal: account of the companion';
comment on column engagement.search_text is 'personal: what a search reads, folded';
comment on column engagement.search_grams is 'personal: pairs of letters of the text that a search reads';
comment on column engagement.version is 'public: counts edits';
comment on column engagement.created_at is 'public: when it was entered';
comment on column engagement.updated_at is 'public: when it was last changed';
create index engagement_firm on engagement (hub_id, firm_id);
create index engagement_project on engagement (hub_id, project_id);
create index engagement_person on engagement (hub_id, person_id);
create index engagement_by_start on engagement (hub_id, from_week, number);
create index engagement_by_update on engagement (hub_id, updated_at, number);
create index engagement_search on engagement using gin (search_grams);

create table check_in (
  hub_id uuid not null,
  check_in_id uuid not null,
  engagement_id uuid not null,
  side text not null check (side in ('person', 'firm')),
  due_on date not null,
  held_on date,
  score integer check (score between 1 and 5),
  words text not null default '' check (length(words) <= 1000),
  primary key (hub_id, check_in_id),
  unique (hub_id, engagement_id, side, due_on),
  foreign key (hub_id, engagement_id) references engagement (hub_id, engagement_id)
);
comment on table check_in is 'A dated short talk or questionnaire of one side of an engagement.';
comment on column check_in.hub_id is 'public: hub';
comment on column check_in.check_in_id is 'public: id';
comment on column check_in.engagement_id is 'public: engagement';
comment on column check_in.side is 'public: whom it asks, person or firm';
comment on column check_in.due_on is 'public: day on which it is due';
comment on column check_in.held_on is 'personal: day on which it was held';
comment on column check_in.score is 'sensitive: how it goes, 1 to 5';
comment on column check_in.words is 'sensitive: what was said';
create index check_in_due on check_in (hub_id, due_on) where held_on is null;

-- ---------------------------------------------------------------- the story line

create table story_entry (
  hub_id uuid not null references hub,
  entry_id uuid not null,
  kind text not null check (kind in ('worry', 'visit', 'call', 'note')),
  on_day date not null,
  words text not null check (length(words) between 1 and 2000),
  spoken_by text not null default '' check (length(spoken_by) <= 80),
  firm_id uuid,
  person_id uuid references person,
  project_id uuid,
  engagement_id uuid,
  account_id uuid,
  made_at timestamptz not null,
  primary key (hub_id, entry_id),
  foreign key (hub_id, firm_id) references firm (hub_id, firm_id),
  foreign key (hub_id, project_id) references project (hub_id, project_id),
  foreign key (hub_id, engagement_id) references engagement (hub_id, engagement_id),
  check (num_nonnulls(firm_id, person_id, project_id, engagement_id) >= 1)
);
comment on table story_entry is 'What somebody wrote into the story line of a record; append-only.';
comment on column story_entry.hub_id is 'public: hub';
comment on column story_entry.entry_id is 'public: id';
comment on column story_entry.kind is 'public: an owner''s worry, a visit, a call, a note';
comment on column story_entry.on_day is 'personal: day it speaks of';
comment on column story_entry.words is 'sensitive: what was said or seen, in words';
comment on column story_entry.spoken_by is 'personal: who said it';
comment on column story_entry.firm_id is 'personal: firm';
comment on column story_entry.person_id is 'personal: person';
comment on column story_entry.project_id is 'personal: project';
comment on column story_entry.engagement_id is 'personal: engagement';
comment on column story_entry.account_id is 'personal: who wrote it down';
comment on column story_entry.made_at is 'public: when it was written down';
create index story_entry_firm on story_entry (hub_id, firm_id, on_day);
create index story_entry_person on story_entry (hub_id, person_id, on_day);
create index story_entry_project on story_entry (hub_id, project_id, on_day);
create index story_entry_engagement on story_entry (hub_id, engagement_id, on_day);
create index audit_event_object on audit_event (hub_id, object_kind, object_id, at);

-- ---------------------------------------------------------------- towns

create table town (
  hub_id uuid not null references hub,
  code text not null check (code ~ '^[0-9]{6}$'),
  prefecture text not null check (length(prefecture) between 1 and 10),
  name text not null check (length(name) between 1 and 40),
  kana text not null default '' check (length(kana) <= 80),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  website text not null default '' check (length(website) <= 300),
  primary key (hub_id, code)
);
comment on table town is 'A municipality by its official code.';
comment on column town.hub_id is 'public: hub';
comment on column town.code is 'public: code of the municipality, six digits with the check digit';
comment on column town.prefecture is 'public: prefecture';
comment on column town.name is 'public: name';
comment on column town.kana is 'public: reading of the name';
comment on column town.latitude is 'public: latitude of its office';
comment on column town.longitude is 'public: longitude of its office';
comment on column town.website is 'public: address of its site';
create index town_by_name on town (hub_id, name);

-- ---------------------------------------------------------------- imports

create table import (
  hub_id uuid not null references hub,
  import_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('firms', 'people', 'projects', 'engagements', 'towns')),
  form text not null check (length(form) between 1 and 40),
  file_id uuid,
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  status text not null check (status in ('reading', 'mapping', 'faulty', 'ready', 'applying', 'applied', 'taken-back', 'dropped', 'failed')),
  mapping jsonb not null default '{}',
  progress jsonb,
  preview jsonb,
  counts jsonb not null default '{}',
  requested_by uuid,
  requested_at timestamptz not null,
  applied_at timestamptz,
  taken_back_at timestamptz,
  primary key (hub_id, import_id),
  unique (hub_id, number),
  foreign key (hub_id, file_id) references file (hub_id, file_id)
);
comment on table import is 'A file of records read into the hub, as a whole or not at all.';
comment on column import.hub_id is 'public: hub';
comment on column import.import_id is 'public: id';
comment on column import.number is 'public: short number, I-3';
comment on column import.kind is 'public: of what';
comment on column import.form is 'public: the list''s form: the hub''s own, or the name of an official one';
comment on column import.file_id is 'public: the file, while it is kept';
comment on column import.file_name is 'personal: its name';
comment on column import.sha256 is 'public: hash of its content';
comment on column import.status is 'public: how far it is';
comment on column import.mapping is 'personal: which header is which column';
comment on column import.progress is 'public: rows done so far';
comment on column import.preview is 'sensitive: first rows and faults, for the page';
comment on column import.counts is 'public: how many rows are new, changed, the same, faulty';
comment on column import.requested_by is 'personal: account that asked; null from the command line';
comment on column import.requested_at is 'public: when';
comment on column import.applied_at is 'public: when its rows were written';
comment on column import.taken_back_at is 'public: when it was taken back';

create table import_row (
  hub_id uuid not null,
  import_id uuid not null,
  object_id uuid not null,
  effect text not null check (effect in ('added', 'changed')),
  version integer not null,
  before jsonb,
  primary key (hub_id, import_id, object_id),
  foreign key (hub_id, import_id) references import (hub_id, import_id)
);
comment on table import_row is 'A record that an import wrote, and what it was before.';
comment on column import_row.hub_id is 'public: hub';
comment on column import_row.import_id is 'public: import';
comment on column import_row.object_id is 'public: the record';
comment on column import_row.effect is 'public: added or changed';
comment on column import_row.version is 'public: version of the record after the import; another one tells that it was touched since';
comment on column import_row.before is 'sensitive: the record before, when it was changed';
create index import_row_object on import_row (hub_id, object_id);

create table import_header (
  hub_id uuid not null references hub,
  kind text not null,
  header text not null check (length(header) between 1 and 200),
  column_key text not null check (length(column_key) between 1 and 60),
  primary key (hub_id, kind, header)
);
comment on table import_header is 'A header that somebody gave to a column by hand, remembered for the next file.';
comment on column import_header.hub_id is 'public: hub';
comment on column import_header.kind is 'public: of what the file was';
comment on column import_header.header is 'public: the header, folded';
comment on column import_header.column_key is 'public: the column it means, or - for none';

-- ---------------------------------------------------------------- duplicates

create table merge (
  hub_id uuid not null references hub,
  merge_id uuid not null,
  kind text not null check (kind in ('firm', 'person')),
  kept_id uuid not null,
  kept_number integer not null,
  gone_id uuid not null,
  gone_number integer not null,
  kept_before jsonb not null,
  gone_before jsonb not null,
  account_id uuid,
  at timestamptz not null,
  primary key (hub_id, merge_id),
  unique (hub_id, kind, gone_number)
);
comment on table merge is 'Two records of the same firm or person, made into one by a person.';
comment on column merge.hub_id is 'public: hub';
comment on column merge.merge_id is 'public: id';
comment on column merge.kind is 'public: firm or person';
comment on column merge.kept_id is 'public: the record that stays';
comment on column merge.kept_number is 'public: its number';
comment on column merge.gone_id is 'public: the record that went into it';
comment on column merge.gone_number is 'public: its number; its address leads to the one that stays';
comment on column merge.kept_before is 'sensitive: the record that stays, before';
comment on column merge.gone_before is 'sensitive: the other record, before';
comment on column merge.account_id is 'personal: who merged them';
comment on column merge.at is 'public: when';

create table not_duplicate (
  hub_id uuid not null references hub,
  kind text not null check (kind in ('firm', 'person')),
  one_id uuid not null,
  other_id uuid not null,
  account_id uuid,
  at timestamptz not null,
  primary key (hub_id, kind, one_id, other_id),
  check (one_id < other_id)
);
comment on table not_duplicate is 'Two records that look alike and are not the same, as somebody said.';
comment on column not_duplicate.hub_id is 'public: hub';
comment on column not_duplicate.kind is 'public: firm or person';
comment on column not_duplicate.one_id is 'public: one record';
comment on column not_duplicate.other_id is 'public: the other';
comment on column not_duplicate.account_id is 'personal: who said so';
comment on column not_duplicate.at is 'public: when';

-- ---------------------------------------------------------------- plans of the region, published plans

alter table plan
  add column source text not null default 'files' check (source in ('files', 'region')),
  add column published_at timestamptz,
  add column published_by uuid;
comment on column plan.source is 'public: two files, or the region''s own records';
comment on column plan.published_at is 'public: when it became the plan that holds, else null';
comment on column plan.published_by is 'personal: who published it';
create unique index plan_published on plan (hub_id) where published_at is not null;

-- ---------------------------------------------------------------- policies

do $$
declare t text;
begin
  foreach t in array array['firm_figures', 'engagement', 'check_in', 'story_entry', 'town', 'import', 'import_row',
    'import_header', 'merge', 'not_duplicate'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I for all to banso_keeper using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to banso_keeper', t);
  end loop;
end $$;

grant select, insert, update, delete on firm_figures to banso_app;
create policy reading on firm_figures for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm()));
create policy entering on firm_figures for insert to banso_app
  with check (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()));
create policy changing on firm_figures for update to banso_app
  using (hub_id = actor_hub() and (actor_hat() in ('coordinator', 'definer', 'system') or firm_id = actor_firm()))
  with check (hub_id = actor_hub());
create policy taking_back on firm_figures for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, update, delete on engagement to banso_app;
create policy reading on engagement for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff() or firm_id = actor_firm() or person_id = actor_person()));
create policy entering on engagement for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy changing on engagement for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'companion', 'system')) with check (hub_id = actor_hub());
create policy taking_back on engagement for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

-- What one side answers is for that side and the hub; the other side never reads it.
grant select, insert, update, delete on check_in to banso_app;
create policy reading on check_in for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff()
    or (side = 'person' and exists (select from engagement e where e.hub_id = check_in.hub_id
      and e.engagement_id = check_in.engagement_id and e.person_id = actor_person()))
    or (side = 'firm' and exists (select from engagement e where e.hub_id = check_in.hub_id
      and e.engagement_id = check_in.engagement_id and e.firm_id = actor_firm()))));
create policy entering on check_in for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'companion', 'system'));
create policy changing on check_in for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'companion', 'system')) with check (hub_id = actor_hub());
create policy taking_back on check_in for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, update, delete on story_entry to banso_app;
create policy reading on story_entry for select to banso_app using (hub_id = actor_hub() and actor_is_staff());
create policy writing on story_entry for insert to banso_app
  with check (hub_id = actor_hub() and actor_is_staff() and not (account_id is distinct from actor_account()));
create policy moving on story_entry for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
create policy taking_back on story_entry for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

-- The story line tells staff who changed a record and when; readings and other kinds of object stay with the operator.
create policy story on audit_event for select to banso_app
  using (hub_id = actor_hub() and actor_is_staff()
    and object_kind in ('firm', 'person', 'project', 'engagement', 'booking') and cardinality(fields) >= 0
    and act not like '%.show' and act not like '%.list');

grant select, insert, update, delete on town to banso_app;
create policy reading on town for select to banso_app using (hub_id = actor_hub());
create policy entering on town for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy changing on town for update to banso_app
  using (hub_id = actor_hub() and actor_hat() = 'system') with check (hub_id = actor_hub());
create policy taking_back on town for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, update on import to banso_app;
create policy reading on import for select to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy asking on import for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy running on import for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system')) with check (hub_id = actor_hub());

grant select, insert, delete on import_row to banso_app;
create policy reading on import_row for select to banso_app
  using (hub_id = actor_hub() and (actor_is_staff()));
create policy writing on import_row for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');
create policy clearing on import_row for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, update, delete on import_header to banso_app;
create policy remembering on import_header for all to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'))
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));

grant select, insert on merge to banso_app;
create policy reading on merge for select to banso_app using (hub_id = actor_hub() and actor_is_staff());
create policy merging on merge for insert to banso_app with check (hub_id = actor_hub() and actor_hat() = 'system');

grant select, insert, delete on not_duplicate to banso_app;
create policy reading on not_duplicate for select to banso_app using (hub_id = actor_hub() and actor_is_staff());
create policy saying on not_duplicate for insert to banso_app
  with check (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system'));
create policy clearing on not_duplicate for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');

-- Only the hub itself takes records away: an import taken back, two records made into one.
grant delete on firm, project, person, hub_person, booking, capacity_week to banso_app;
create policy taking_back on firm for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy taking_back on project for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy taking_back on person for delete to banso_app
  using (actor_hat() = 'system' and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = person.person_id));
create policy taking_back on hub_person for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy taking_back on booking for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
create policy taking_back on capacity_week for delete to banso_app
  using (actor_hat() = 'system' and exists (select from hub_person h where h.hub_id = actor_hub() and h.person_id = capacity_week.person_id));
grant update (person_id) on hat to banso_app;
grant update (firm_id) on hat to banso_app;
grant update (code) on hub_person to banso_app;
create policy coding on hub_person for update to banso_app
  using (hub_id = actor_hub() and actor_hat() in ('coordinator', 'system')) with check (hub_id = actor_hub());

-- Definers and companions read the plan that holds.
create policy published on plan for select to banso_app
  using (hub_id = actor_hub() and actor_is_staff() and published_at is not null);
