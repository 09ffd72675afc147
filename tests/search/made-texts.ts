import { pick, type Random } from "#kit/random.ts";

/** Invented firms in numbers: the letters of a region, with common words in a third of the texts and rare ones in few. */
const names =
  "丸山 北浦 東山 大橋 喜多 高橋 渡辺 佐々木 山本 本田 若狭 金沢 石川 関 中川 川村 村上 上田 田島 島津 津田 森 林 青木 松本 岡 岸 原 西 東".split(
    " ",
  );
const trades =
  "工芸 水産 精機 製作所 印刷 繊維 建設 製材 鉄工所 食品 酒造 醸造 農園 牧場 観光 運輸 倉庫 商店 電子 電機 化学 樹脂 金型 硝子 畳店 旅館 ホテル 介護センター システム デザイン デザイン事務所 会計事務所 会計センター パン工房 ワイナリー".split(
    " ",
  );
const goods =
  "漆器 木工の小物 干物 鮮魚 日本酒 甘酒 自動車部品 精密部品 弁当 在庫管理システム 業務用の機械 生地 りんごジュース ぶどう ワイン 住宅の柱 窓ガラス 鉄骨 焼き菓子 和菓子 紙箱 パンフレット 眼鏡枠 チタンの枠 牛乳 チーズ 緑茶 抹茶 米粉のうどん 味噌 醤油 クラフトビール い草の畳 スピーカー ねじ 金型 基板 ソフトウェア 仕出し 惣菜".split(
    " ",
  );
const does =
  "を作っています を全国へ送っています の加工と販売 の設計と製造 の卸と小売 の修理と保守 の企画 を海外へ輸出しています の品質管理に力を入れています をオンラインで販売".split(
    " ",
  );
const worries =
  "後継者がいません 若い人が採れません 販路開拓を進めたい 在庫が合いません 原価計算ができていません 広報を任せる人がほしい 工場の右腕を探しています 事業承継を考え始めました 補助金の書類が書けません 品質保証の手順がありません 経理の引き継ぎが要ります サーバーが古い ホームページが十年前のまま ECサイトを始めたい ITに詳しい人がいません 人事評価の制度がありません 営業部長を育てたい 資金繰りの表がありません 商品開発の進め方がわかりません 観光の客が減りました".split(
    " ",
  );
const towns =
  "東京都中央区 東京都大田区 東京都府中市 京都市 大阪市 東大阪市 金沢市 福井市 小松市 長野市 松本市 富山市".split(" ");
const signs = "桐藤楓椿梓榊樫橡榛楠欅檜槐柊柾楡椋榎柏桂".split("");

/**
 * The texts of one firm: name, town, what it does and what worries its owner. One in 500 has a rare word, the oldest
 * 2,000 share one that no later firm has: the worst for a list that shows the newest first.
 */
export function madeTexts(random: Random, n: number): readonly string[] {
  const name = `${n % 3 === 0 ? "株式会社" : ""}${pick(random, names)}${pick(random, signs)}${pick(random, trades)}`;
  const what = `${pick(random, goods)}と${pick(random, goods)}${pick(random, does)}。創業${1900 + random.below(120)}年。`;
  const rare = random.below(500) === 0 ? "燻製の研究もしています。" : "";
  const old = n <= 2000 ? "鋳物も扱います。" : "";
  return [name, pick(random, towns), what + rare + old, `${pick(random, worries)}。${pick(random, worries)}。`];
}

/** What is asked in the bench: common and rare words, one letter, several words, nothing at all. */
export const askedInBench: readonly string[] = [
  "日本酒",
  "京都",
  "東京",
  "会計",
  "販路開拓",
  "品質管理",
  "在庫",
  "引継ぎ",
  "サーバー",
  "IT",
  "EC",
  "2005",
  "酒",
  "米",
  "の",
  "人",
  "丸山桐工芸",
  "㈱若狭楓精機",
  "燻製",
  "燻製 京都",
  "東京 日本酒 販路開拓",
  "金沢 抹茶",
  "観光 サーバー",
  "オンライン",
  "デザイン",
  "パン",
  "ねじ",
  "管理",
  "製造",
  "後継者",
  "宇宙",
  "本社",
  "国管",
  "鋳物",
];
