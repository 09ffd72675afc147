/**
 * Writes the example files of `banso plan`: one invented region, the same bytes every time.
 * Run: node --conditions=source scripts/make-examples.ts
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import Encoding from "encoding-japanese";
import { type Element, elements } from "#domain/people/terms.ts";
import { peopleColumns, projectColumns } from "#domain/plans/rules-columns.ts";
import { type RoleKind, type Theme, themes } from "#domain/projects/terms.ts";
import { pick, type Random, seededRandom } from "#kit/random.ts";
import { type OutCell, writeCsv, writeXlsx } from "#platform/tables/write-table.ts";

const towns = [
  "みなと町",
  "かわべ市",
  "やまなか村",
  "しおかぜ町",
  "いずみ市",
  "もりした町",
  "たにあい村",
  "おかのうえ町",
];
const trades = ["食品製造", "金属加工", "木工", "繊維", "宿泊", "小売", "建設", "農業", "水産", "運送", "介護", "印刷"];

const themeNames: { readonly [T in Theme]: string } = {
  "product-development": "商品開発",
  "domestic-sales": "販路開拓",
  "overseas-sales": "海外販路",
  finance: "財務・会計",
  it: "IT・デジタル",
  management: "経営",
  production: "生産管理",
  logistics: "物流",
  "people-matters": "人事・採用",
  "public-relations": "広報",
  succession: "事業承継",
  tourism: "観光・まちづくり",
};

const roleNames: { readonly [K in RoleKind]: string } = { shoulder: "背負い系", specialist: "専門系" };

type Work = { readonly title: string; readonly result: string };

/** Where in the firm the work lies, so that two projects of one kind can be told apart. */
const corners: { readonly [trade: string]: readonly string[] } = {
  食品製造: ["干し野菜", "味噌", "焼き菓子", "漬物"],
  金属加工: ["精密部品", "農機具", "試作品", "刃物"],
  木工: ["無垢の家具", "木の玩具", "建具", "曲げわっぱ"],
  繊維: ["織物", "手ぬぐい", "作業着", "草木染め"],
  宿泊: ["温泉宿", "古民家の宿", "朝食", "長期滞在"],
  小売: ["産直売り場", "贈答品", "移動販売", "日用品"],
  建設: ["住まいの修繕", "空き家", "小さな工事", "木造の改修"],
  農業: ["果樹", "葉物野菜", "米", "観光農園"],
  水産: ["干物", "養殖", "朝どれの魚", "海藻"],
  運送: ["小口の荷物", "冷蔵便", "買い物代行", "引っ越し"],
  介護: ["訪問", "通い", "配食", "見守り"],
  印刷: ["包装", "冊子", "小さな看板", "記念品"],
};

/** What a firm might ask for under each theme. */
const works: { readonly [T in Theme]: readonly Work[] } = {
  "product-development": [
    { title: "規格外の材料で新しい商品をつくる", result: "半年で試作を5つ、うち1つを店頭に並べる" },
    { title: "贈り物に選ばれる詰め合わせを考える", result: "お歳暮の時期までに2種類を売り出す" },
    { title: "若い世代に届く定番を育てる", result: "1年で売上の1割を新しい商品にする" },
  ],
  "domestic-sales": [
    { title: "都市部の専門店への道をひらく", result: "半年で取引先を10件ふやす" },
    { title: "直販の売り場を立ち上げる", result: "月30件の注文が届くようにする" },
    { title: "下請けだけに頼らない営業を始める", result: "自社の名前での受注を売上の2割にする" },
  ],
  "overseas-sales": [
    { title: "台湾への初めての輸出を組み立てる", result: "1年で最初の1便を送り出す" },
    { title: "海外の見本市に出る準備をする", result: "英語の資料と価格表をそろえ、商談を5件行う" },
  ],
  finance: [
    { title: "商品ごとの採算を見えるようにする", result: "3か月で毎月の採算表が社内で作れる" },
    { title: "銀行に伝わる資金計画をつくる", result: "来期の借り換えまでに計画書を仕上げる" },
  ],
  it: [
    { title: "紙の受注をなくす", result: "半年で受注の8割を画面で受ける" },
    { title: "在庫が一目で分かるしくみを入れる", result: "棚卸しの時間を半分にする" },
    { title: "見積もりを早く返せるようにする", result: "見積もりの返事を3日から1日にする" },
  ],
  management: [
    { title: "社長の右腕として来期の計画を動かす", result: "毎月の経営会議を根づかせる" },
    { title: "2つ目の柱になる事業を見きわめる", result: "1年で続けるかどうかを決める" },
  ],
  production: [
    { title: "段取り替えの時間を短くする", result: "主な機械の段取りを3割短くする" },
    { title: "不良の原因をつきとめて減らす", result: "半年で不良を半分にする" },
    { title: "残業にたよらない工程に組み直す", result: "繁忙月の残業を1人20時間以内にする" },
  ],
  logistics: [
    { title: "共同配送のしくみを地域でつくる", result: "3社で試し、運賃を1割下げる" },
    { title: "仕入れと在庫を見直す", result: "在庫の日数を45日から30日にする" },
  ],
  "people-matters": [
    { title: "若い人が選ぶ会社の採用を組み立てる", result: "来春までに2人を迎える" },
    { title: "現場のリーダーを育てる", result: "1年で班長を3人育てる" },
    { title: "評価と賃金の決め方を整える", result: "全員に説明できる形にする" },
  ],
  "public-relations": [
    { title: "会社の良さを自分の言葉で伝える", result: "サイトを作り直し、見学を月5件受ける" },
    { title: "地域に知られる発信を始める", result: "毎週の発信が社内だけで続く" },
  ],
  succession: [
    { title: "後継ぎのかたわらで最初の2年を支える", result: "後継ぎが自分の計画を社員に語れる" },
    { title: "親族外への承継を準備する", result: "引き継ぎの工程表を全員で持つ" },
  ],
  tourism: [
    { title: "素通りされる町に泊まる理由をつくる", result: "体験を3つつくり、平日に月40人を迎える" },
    { title: "空いた蔵を人の集まる場所にする", result: "半年で月4回の催しが自分たちで回る" },
  ],
};

/** What each theme asks of the nine elements, before chance: five of work, four of people. */
const leaning: { readonly [T in Theme]: readonly number[] } = {
  "product-development": [4, 5, 4, 3, 3, 3, 3, 2, 2],
  "domestic-sales": [3, 3, 3, 4, 4, 2, 6, 2, 2],
  "overseas-sales": [4, 3, 4, 3, 5, 2, 5, 2, 1],
  finance: [6, 4, 5, 3, 2, 3, 2, 3, 1],
  it: [4, 4, 5, 5, 3, 4, 2, 1, 1],
  management: [4, 5, 4, 2, 3, 4, 2, 3, 2],
  production: [5, 4, 3, 5, 3, 4, 1, 1, 3],
  logistics: [4, 3, 5, 5, 4, 2, 4, 1, 1],
  "people-matters": [3, 3, 3, 2, 3, 5, 2, 2, 6],
  "public-relations": [4, 4, 3, 3, 3, 3, 6, 1, 2],
  succession: [3, 4, 3, 2, 3, 4, 2, 5, 3],
  tourism: [3, 4, 4, 3, 4, 2, 6, 1, 2],
};

const firmHeads = [
  "潮騒",
  "白波",
  "峠の",
  "若葉",
  "月見",
  "川霧",
  "松かげ",
  "朝凪",
  "石垣",
  "水車",
  "山びこ",
  "夕なぎ",
  "星見",
  "花筏",
];
const firmTails: { readonly [trade: string]: readonly string[] } = {
  食品製造: ["食品", "製菓"],
  金属加工: ["鉄工", "精工"],
  木工: ["木工", "家具"],
  繊維: ["織物", "染工"],
  宿泊: ["旅館", "の宿"],
  小売: ["商店", "百貨"],
  建設: ["建設", "工務店"],
  農業: ["農園", "ファーム"],
  水産: ["水産", "海産"],
  運送: ["運輸", "運送"],
  介護: ["ケア", "福祉"],
  印刷: ["印刷", "紙工"],
};

/** Points on the nine elements that add up to 29: the theme's leaning, a little of chance, none below 1. */
function points(random: Random, theme: Theme): number[] {
  const shape = [...leaning[theme]];
  const sum = (): number => shape.reduce((total, one) => total + one, 0);
  for (let turn = 0; turn < 7; turn += 1) {
    const from = random.below(9);
    if ((shape[from] ?? 0) > 1) {
      shape[from] = (shape[from] ?? 0) - 1;
      const to = random.below(9);
      shape[to] = (shape[to] ?? 0) + 1;
    }
  }
  while (sum() > 29) lower(shape);
  while (sum() < 29) {
    const to = random.below(9);
    shape[to] = (shape[to] ?? 0) + 1;
  }
  return shape;
}

function lower(shape: number[]): void {
  const most = shape.indexOf(Math.max(...shape));
  shape[most] = (shape[most] ?? 1) - 1;
}

function some<T>(random: Random, items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const item = pick(random, left);
    left.splice(left.indexOf(item), 1);
    return item;
  });
}

type Row = { readonly [key: string]: OutCell };

const elementCells = (shape: readonly number[] | null): Row =>
  Object.fromEntries(elements.map((element: Element, index) => [element, shape?.[index] ?? null]));

function person(random: Random, number: number): Row {
  const theme = pick(random, themes);
  const local = random.unit() < 0.35;
  const halfDays = pick(random, local ? [8, 12, 16, 16, 20, 24] : [2, 2, 4, 4, 6, 8, 8, 12]);
  const town = some(random, towns, local ? 1 + random.below(3) : random.below(3));
  return {
    id: `P-${String(number).padStart(3, "0")}`,
    halfDays,
    engagements: local ? 3 + random.below(2) : 1 + random.below(3),
    themes: [
      theme,
      ...some(
        random,
        themes.filter((one) => one !== theme),
        random.below(3),
      ),
    ]
      .map((one) => themeNames[one])
      .join("、"),
    roleKinds: random.unit() < 0.15 ? "どちらでも" : random.unit() < 0.3 ? roleNames.shoulder : roleNames.specialist,
    trades: some(random, trades, 1 + random.below(2)).join("、"),
    towns: random.unit() < 0.05 ? "どこでも" : town.join("、"),
    onSiteHalfDays: town.length === 0 ? null : local ? halfDays : Math.min(halfDays, 2 + 2 * random.below(2)),
    remoteHalfDays: halfDays,
    pay: pick(random, [12_000, 15_000, 18_000, 20_000, 25_000, 30_000]),
    from: random.unit() < 0.3 ? pick(random, ["2027-01", "2027-02", "2027-04"]) : null,
    until: random.unit() < 0.15 ? pick(random, ["2027-06", "2027-09", "2028-03"]) : null,
    notWith: null,
    ...elementCells(random.unit() < 0.07 ? null : points(random, theme)),
  };
}

function project(random: Random, number: number): Row {
  const theme = pick(random, themes);
  const work = pick(random, works[theme]);
  const trade = pick(random, trades);
  const halfDays = pick(random, [2, 4, 8, 8, 12, 12, 12, 16, 16, 20, 24]);
  const onSite = random.unit() < 0.3 ? 0 : Math.max(1, Math.round(halfDays * pick(random, [0.25, 0.5, 0.5, 0.75])));
  const shoulder = theme === "management" || theme === "succession" || random.unit() < 0.2;
  return {
    id: `J-${String(number).padStart(3, "0")}`,
    title: `${work.title}（${pick(random, corners[trade] ?? [trade])}）`,
    firm: `${pick(random, firmHeads)}${pick(random, firmTails[trade] ?? ["商会"])}（見本）`,
    result: work.result,
    halfDays,
    onSiteHalfDays: onSite,
    place: pick(random, towns),
    themes: [
      theme,
      ...(random.unit() < 0.4
        ? some(
            random,
            themes.filter((one) => one !== theme),
            1,
          )
        : []),
    ]
      .map((one) => themeNames[one])
      .join("、"),
    roleKind: shoulder ? roleNames.shoulder : roleNames.specialist,
    trade,
    pay: halfDays * pick(random, [12_000, 15_000, 15_000, 18_000, 20_000, 25_000]),
    from: pick(random, ["2027-01", "2027-01", "2027-02", "2027-03", "2027-04"]),
    months: pick(random, [3, 6, 6, 12]),
    notWith: random.unit() < 0.06 ? `P-${String(1 + random.below(300)).padStart(3, "0")}` : null,
    ...elementCells(random.unit() < 0.05 ? null : points(random, theme)),
  };
}

function sheet(
  columns: readonly { readonly key: string; readonly ja: string; readonly en: string }[],
  rows: readonly Row[],
  language: "ja" | "en",
) {
  const used = columns.filter((column) => column.key !== "shape");
  return {
    header: used.map((column) => column[language]),
    rows: rows.map((row) => used.map((column) => row[column.key] ?? null)),
  };
}

const random = seededRandom(20261123);
const people = Array.from({ length: 300 }, (_, index) => person(random, index + 1));
const projects = Array.from({ length: 200 }, (_, index) => project(random, index + 1));
const folder = join(import.meta.dirname, "..", "examples");
const peopleSheet = sheet(peopleColumns, people, "ja");
const projectSheet = sheet(projectColumns, projects, "ja");
// What Excel writes when a Japanese reader saves "CSV" without choosing UTF-8.
const cp932 = Encoding.convert(
  Encoding.stringToCode(
    writeCsv(peopleSheet)
      .toString("utf8")
      .replace(/^\uFEFF/u, ""),
  ),
  { from: "UNICODE", to: "SJIS", type: "array" },
);

await writeFile(join(folder, "people.csv"), writeCsv(peopleSheet));
await writeFile(join(folder, "projects.csv"), writeCsv(projectSheet));
await writeFile(join(folder, "people-cp932.csv"), Buffer.from(cp932));
await writeFile(
  join(folder, "projects.xlsx"),
  await writeXlsx([{ name: "案件", ...projectSheet, widths: projectColumns.map(() => 16) }]),
);

const total = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + Number(row["halfDays"]), 0);
process.stdout.write(
  `people ${people.length}, ${total(people)} half-days; projects ${projects.length}, ${total(projects)} half-days\n`,
);
