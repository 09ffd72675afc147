import type pg from "pg";
import { firmSearchTexts } from "#domain/firms/store.ts";
import { bareFirm } from "#domain/firms/terms.ts";
import { searchValues } from "#domain/search/rules-kept.ts";
import { pick, seededRandom } from "#kit/random.ts";

/**
 * Invented rows in numbers, written by the database itself: firms, people, projects and engagements, a third of the
 * projects without a share, a check-in or two waiting for most engagements. What a search reads is made of some hundred
 * texts, so a word stands in very many rows (common), in some hundred (some) or in ten (rare).
 */
export const searched = { common: "販路", some: "蒔絵", rare: "珊瑚", none: "存在しない言葉" } as const;

const texts = 500;

/** Fills a migrated database with `rows` rows of each kind in one hub, and lets the database look at what it has. */
export async function fillLists(client: pg.ClientBase, hubId: string, rows: number): Promise<void> {
  await client.query("set search_path = banso, pg_catalog");
  await makeTexts(client);
  for (const statement of statements)
    await client.query(statement.replaceAll("HUB", `'${hubId}'::uuid`).replaceAll("ROWS", String(rows)));
  await client.query("drop table public.made_text");
  for (const table of ["firm", "person", "hub_person", "project", "booking", "engagement", "check_in", "capacity_week"])
    await client.query(`vacuum (analyze) banso.${table}`);
}

const trades = ["製材", "鉄工", "食品", "酒造", "漆器", "印刷", "旅館", "繊維", "建設", "農園"];
const works = [
  "家具づくり",
  "干物の加工",
  "味噌の醸造",
  "部品の切削",
  "宿の運営",
  "布の染め",
  "住宅の柱づくり",
  "果物の栽培",
];

/** Text n of the table is given to row r when r mod the number of texts is n; the last ones hold the rare words. */
async function makeTexts(client: pg.ClientBase): Promise<void> {
  const random = seededRandom(7);
  await client.query("create table public.made_text (n integer primary key, body text, grams tsvector)");
  for (let n = 0; n < texts; n++) {
    const words = [
      n % 3 === 0 ? `${searched.common}を広げたい` : "人手が足りない",
      n === 1 ? `${searched.some}の工房` : "",
      `${pick(random, trades)}と${pick(random, works)}、${pick(random, works)}。取引先は${pick(random, trades)}の会社です。`,
    ];
    const body = firmSearchTexts({
      ...bareFirm,
      name: `${pick(random, trades)}${n}`,
      industry: "E",
      town: `町${n % 30}`,
      business: words.join(" "),
    });
    const { text, grams } = searchValues(body);
    await client.query("insert into public.made_text values ($1, $2, array_to_tsvector($3::text[]))", [n, text, grams]);
  }
  const { text, grams } = searchValues([`${searched.rare}細工`]);
  await client.query("insert into public.made_text values ($1, $2, array_to_tsvector($3::text[]))", [
    texts,
    text,
    grams,
  ]);
}

/** Which text a row reads: every 10,000th row the rare one, else one of the others in turn. */
const textOf = `from generate_series(1, ROWS) as i join public.made_text t
  on t.n = case when i % (ROWS / 10 + 1) = 0 then ${texts} else i % ${texts} end`;
const id = (kind: string, number = "i"): string => `md5('${kind}' || (${number})::text)::uuid`;
/** A number below `n`, the same for the same row. */
const spread = (n: number, salt: number): string => `(hashint4(i + ${salt}) & 1048575) % ${n}`;
const changed = "timestamptz '2026-11-20' - ((hashint4(i) & 1048575) % 700) * interval '7 hours'";

const statements = [
  `insert into firm (hub_id, firm_id, number, name, kana, industry, town, employees, business, status, contact_name,
      contact_phone, contact_email, website, search_text, search_grams, version, created_at, updated_at)
    select HUB, ${id("firm")}, i, split_part(t.body, E'\\n', 1) || ' ' || i, '', substr('ABCDEFGHIJKLMNOPQRST', 1 + ${spread(20, 1)}, 1),
      '町' || ${spread(30, 2)}, nullif(${spread(300, 3)}, 7), repeat('仕事の内容です。', 6), case when ${spread(3, 4)} = 0 then 'published' else 'draft' end,
      '', '', '', '', t.body, t.grams, 1, ${changed}, ${changed} ${textOf}`,
  `insert into person (person_id, name, email, phone, half_days, kinds, lives_in, themes, about, search_text, search_grams, version, created_at, updated_at)
    select ${id("person")}, '架空 ' || split_part(t.body, E'\\n', 1) || i, '', '', ${spread(41, 5)},
      case when ${spread(5, 6)} = 0 then array['second-citizen'] else array['professional'] end, '町' || ${spread(30, 7)},
      array[(array['finance','it','management','production','tourism','logistics'])[1 + ${spread(6, 8)}]],
      repeat('これまでの仕事です。', 6), t.body, t.grams, 1, ${changed}, ${changed} ${textOf}`,
  `insert into hub_person (hub_id, person_id, number, since) select HUB, ${id("person")}, i, ${changed} from generate_series(1, ROWS) as i`,
  `insert into capacity_week (person_id, week, capacity, booked)
    select p.person_id, date_trunc('week', current_date)::date + 7 * w, p.half_days, least(p.half_days, 12)
    from generate_series(0, 3) as w, hub_person h join person p using (person_id) where h.number % 2 = 0`,
  `insert into project (hub_id, project_id, number, firm_id, title, result, role_kind, themes, shape, half_days, on_site_half_days, place,
      months, pay_yen_per_month, status, search_text, search_grams, created_at, updated_at)
    select HUB, ${id("project")}, i, ${id("firm", `1 + ${spread(997, 9)} * (ROWS / 1000)`)}, left(split_part(t.body, E'\\n', 1) || 'の販路をひらく ' || i, 80), repeat('3年で売上を2割にしたい。', 5),
      'specialist', array[(array['finance','it','management','production','tourism','logistics'])[1 + ${spread(6, 10)}]],
      array[3,3,3,3,3,3,3,4,4], 4 + ${spread(20, 11)}, 0, '町' || ${spread(30, 12)}, 6, 100000,
      (array['draft','published','published','closed'])[1 + ${spread(4, 13)}], t.body, t.grams, ${changed}, ${changed} ${textOf}`,
  `insert into booking (hub_id, booking_id, person_id, half_days, from_week, weeks, note, made_by, made_at)
    select HUB, ${id("booking")}, ${id("person")}, 4, date_trunc('week', current_date)::date - 7 * (${spread(60, 14)}), 30, '', ${id("person")}, ${changed} from generate_series(1, ROWS) as i`,
  `insert into engagement (hub_id, engagement_id, number, firm_id, project_id, person_id, booking_id, title, role_kind, stage, half_days,
      from_week, weeks, ended_on, ending, search_text, search_grams, created_at, updated_at)
    select HUB, ${id("engagement")}, i, ${id("firm")}, case when i % 3 > 0 then ${id("project")} end, ${id("person")}, ${id("booking")},
      left('販路 ' || split_part(t.body, E'\\n', 1), 80), 'specialist', (array['trial','weekly','more-days','full-time','handed-over'])[1 + ${spread(5, 15)}], 4,
      date_trunc('week', current_date)::date - 7 * (${spread(60, 14)}), 30,
      case when i % 4 = 0 then current_date - ${spread(300, 16)} end, case when i % 4 = 0 then 'finished' end, t.body, t.grams, ${changed}, ${changed} ${textOf}`,
  `insert into check_in (hub_id, check_in_id, engagement_id, side, due_on, held_on, score)
    select HUB, md5('check' || i || side || turn)::uuid, ${id("engagement")}, side, current_date + turn * 30 + ${spread(40, 17)},
      case when turn < 0 then current_date + turn * 30 end, case when turn < 0 then 1 + ${spread(5, 18)} end
    from generate_series(1, ROWS) as i, unnest(array['person','firm']) as side, generate_series(-1, 0) as turn`,
];
