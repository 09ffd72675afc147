import { pick, type Random } from "#kit/random.ts";

/** Invented lists in numbers, as spreadsheet programs save them: each row is written in its own way, none is faulty. */

const families =
  "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本".split(
    " ",
  );
const given =
  "誠 凛 葵 蓮 翔太 美咲 結衣 大輔 健一 直樹 由美子 裕子 恵 真理子 拓也 亮 彩 千尋 みなと あかり さくら つばき 陽斗 湊 紬 芽依 悠真 朝陽 律 樹".split(
    " ",
  );
const readings = "サトウ スズキ タカハシ タナカ イトウ ワタナベ ヤマモト ナカムラ コバヤシ カトウ".split(" ");
const trades =
  "食品商社 精密機器メーカー 地方銀行 広告会社 監査法人 旅行会社 物流会社 ソフトウェア会社 百貨店 建設会社".split(" ");
const works =
  "販路開拓 在庫管理の見直し 原価計算の仕組みづくり 採用広報 人事評価制度の設計 ECサイトの運営 海外展示会への出展 新商品の企画 事業承継の支援 工場の工程改善".split(
    " ",
  );
const wishes =
  "週に一度なら現地にも行けます。 平日の夜と土曜に動けます。 オンラインでの打ち合わせが中心です。 地元に戻る準備として関わりたいです。 経営者の右腕として長く伴走したいです。".split(
    " ",
  );
const towns = "見本市 みどり市 しおかぜ町 もりした町 たにあい村 いずみ市 東京都世田谷区 横浜市青葉区 大阪市北区".split(
  " ",
);
const themes = "販路開拓 広報 IT・デジタル 人事・採用 事業承継 観光・まちづくり 財務・会計 生産管理".split(" ");

const peopleHeader =
  "人材コード,氏名,氏名カナ,メールアドレス,電話番号,住まい,勤務先,経歴,空きコマ,テーマ,経験業種,通える町,遠隔コマ上限,希望額（円/コマ）,開始可能日";

/** A list of people: names, mail addresses, careers of 40 to 90 letters, and what the hub asks besides. */
export function* peopleLines(random: Random, rows: number): Generator<string> {
  yield peopleHeader;
  for (let n = 1; n <= rows; n++) {
    const career = `${pick(random, trades)}で${pick(random, works)}を${1 + random.below(30)}年。${pick(random, works)}と${pick(random, works)}も担当しました。${pick(random, wishes)}`;
    yield [
      `J-${n}`,
      `${pick(random, families)} ${pick(random, given)}`,
      `${pick(random, readings)} ${n % 2 === 0 ? "ミナト" : "アカリ"}`,
      `person-${n}@example.invalid`,
      `090-${String(n)
        .padStart(8, "0")
        .replace(/(\d{4})$/, "-$1")}`,
      pick(random, towns),
      `${pick(random, families)}${pick(random, trades)}`,
      career,
      String(1 + random.below(20)),
      `${pick(random, themes)}、${pick(random, themes)}`,
      "製造業、卸売業",
      "しおかぜ町、みどり市",
      String(random.below(12)),
      String(10_000 + 1000 * random.below(30)),
      "2027-01-04",
    ].join(",");
  }
}

/** A list of firms with a year of figures each. */
export function* firmLines(random: Random, rows: number): Generator<string> {
  yield "企業コード,企業名,業種,市町村,所在地,代表者,創業年,資本金,従業員数,事業内容,経営者の悩み,決算年,売上高,営業利益,人件費";
  for (let n = 1; n <= rows; n++)
    yield [
      `K-${n}`,
      `${pick(random, families)}${pick(random, ["製作所", "水産", "食品", "工務店", "商店"])}株式会社${n}`,
      pick(random, ["製造業", "卸売業", "建設業", "宿泊業"]),
      pick(random, towns),
      `見本県見本市港${n}`,
      `${pick(random, families)} ${pick(random, given)}`,
      String(1900 + random.below(120)),
      "1000万円",
      String(1 + random.below(200)),
      `${pick(random, works)}と${pick(random, works)}。創業${n}年。`,
      pick(random, wishes),
      "2025",
      `${1 + random.below(90_000)}万円`,
      "▲300万円",
      "4000万円",
    ].join(",");
}
