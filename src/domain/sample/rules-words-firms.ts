import { moreByTheSea } from "#domain/sample/rules-words-firms-coast.ts";
import { moreInTheValley } from "#domain/sample/rules-words-firms-valley.ts";
import { moreInTheWoods } from "#domain/sample/rules-words-firms-woods.ts";
import type { SampleTown } from "#domain/sample/rules-words-places.ts";
import type { SampleTradeWords } from "#domain/sample/terms.ts";

/** What an invented firm does: the end of its name with its reading, its JSIC division, and from how many to how many work there. */
export type SampleTrade = {
  readonly key: string;
  readonly town: SampleTown;
  readonly called: readonly [string, string];
  readonly industry: string;
  readonly employees: readonly [number, number];
  readonly business: string;
};

const trade =
  (town: SampleTown) =>
  (
    key: string,
    called: readonly [string, string],
    industry: string,
    [employees, business]: readonly [SampleTrade["employees"], string],
  ): SampleTrade => ({ key, town, called, industry, employees, business });

const coast = trade("coast");
const valley = trade("valley");
const woods = trade("woods");

const byTheSea: readonly SampleTrade[] = [
  coast("dried-fish", ["水産", "すいさん"], "E", [
    [14, 34],
    "朝に揚がったあじ、かます、いかを開き、浜の風で干しています。秋と年末が山で、夏は手が空きます。",
  ]),
  coast("set-net", ["漁業", "ぎょぎょう"], "B", [
    [6, 15],
    "沖の定置網で、ぶりや鯛をとっています。網起こしは夜明け前の三時間で、しけの日は網を繕います。",
  ]),
  coast("oysters", ["牡蠣養殖", "かきようしょく"], "B", [
    [4, 12],
    "湾の奥で牡蠣を二年かけて育て、冬は殻むきまで近所の手を借りて行います。",
  ]),
  coast("seaside-inn", ["旅館", "りょかん"], "M", [
    [9, 24],
    "入り江に面した十二室の宿です。夏は海水浴、冬はかにの客で埋まり、春と秋の平日が空きます。",
  ]),
  coast("ship-parts", ["鉄工", "てっこう"], "E", [
    [11, 38],
    "船の舵や漁具の金物を一つずつ削り出しています。図面のない修理の注文が半分を占めます。",
  ]),
  coast("cold-store", ["冷蔵", "れいぞう"], "H", [
    [8, 20],
    "港の冷凍倉庫と製氷を預かっています。漁の多い日は夜中でも荷を受けます。",
  ]),
  coast("sea-salt", ["製塩所", "せいえんじょ"], "E", [
    [3, 8],
    "海水を薪の釜で二日炊いて塩にしています。にがりと塩あめも自分たちで袋に詰めます。",
  ]),
  coast("seaweed", ["海藻店", "かいそうてん"], "E", [
    [5, 13],
    "わかめ、ひじき、天草を刈り、蒸して干します。春の六週間で一年分を仕込みます。",
  ]),
  coast("haulage", ["運輸", "うんゆ"], "H", [
    [16, 45],
    "港と町の工場の荷を、二トンから十トンの車で市場まで運んでいます。帰りの便が空くのが悩みです。",
  ]),
  coast("builder", ["建設", "けんせつ"], "D", [
    [12, 30],
    "護岸の補修と、海辺の家の修繕を手がけます。潮の満ち引きに合わせて工程を組みます。",
  ]),
  coast("general-store", ["商店", "しょうてん"], "I", [
    [3, 9],
    "岬の集落でただ一軒の店です。食料と日用品のほか、週二回の移動販売に出ています。",
  ]),
  coast("day-care", ["デイサービス", "でいさーびす"], "P", [
    [15, 32],
    "一日二十人が通う介護の家です。送り迎えの道のりが長く、漁師だった方の昔話がよく弾みます。",
  ]),
  coast("print-shop", ["印刷", "いんさつ"], "E", [
    [5, 14],
    "大漁旗の染めから始まり、今は干物の包み紙と町の広報を刷っています。",
  ]),
  coast("cannery", ["缶詰", "かんづめ"], "E", [
    [18, 42],
    "さばと小あじの缶詰を、手詰めで一日四千缶つくります。学校給食と生協が長いお客様です。",
  ]),
];

const inTheMountains: readonly SampleTrade[] = [
  valley("sawmill", ["製材", "せいざい"], "E", [
    [8, 22],
    "村の杉とひのきを挽き、柱と床板にしています。乾燥に半年かけるので、割れの少ない材が自慢です。",
  ]),
  valley("hot-spring", ["温泉", "おんせん"], "M", [
    [10, 26],
    "川沿いの湯治宿です。雪の庭の冬と紅葉の秋に客が集まり、梅雨どきは部屋が余ります。",
  ]),
  valley("wasabi", ["わさび園", "わさびえん"], "A", [
    [3, 9],
    "沢の水だけでわさびを育て、茎と葉もしょうゆ漬けにしています。",
  ]),
  valley("woodcraft", ["木工", "もっこう"], "E", [
    [4, 11],
    "くりぬきの器と曲げ物をつくります。職人三人が、一人ずつ違う木を受け持ちます。",
  ]),
  valley("forestry", ["林業", "りんぎょう"], "A", [
    [7, 19],
    "村の山を預かり、間伐と植林をしています。雪のあいだは道具の手入れと炭焼きです。",
  ]),
  valley("brewery", ["酒造", "しゅぞう"], "E", [
    [7, 18],
    "棚田の米と伏流水で、年に一升瓶二万本分を仕込みます。冬は蔵、夏は田に出ます。",
  ]),
  valley("konnyaku", ["こんにゃく店", "こんにゃくてん"], "E", [
    [3, 10],
    "村の芋をすりおろし、灰汁で固める昔のつくり方を守っています。",
  ]),
  valley("small-hydro", ["電気", "でんき"], "F", [
    [2, 6],
    "用水路の落差で電気をつくり、村の共同の収入にしています。点検は毎朝歩いて行います。",
  ]),
  valley("civil-works", ["土木", "どぼく"], "D", [
    [13, 28],
    "林道と沢の工事、冬の除雪を請け負います。雪の朝は三時に出ます。",
  ]),
  valley("soba", ["そば処", "そばどころ"], "M", [
    [3, 8],
    "畑のそばを石うすでひき、昼だけ開けています。新そばの月は行列ができます。",
  ]),
  valley("dyeing", ["染織", "せんしょく"], "E", [[4, 12], "藍と山の草木で糸を染め、のれんと肩掛けを織っています。"]),
  valley("mushrooms", ["きのこ園", "きのこえん"], "A", [
    [6, 16],
    "原木しいたけとなめこを育てます。春と秋に集中し、干ししいたけで一年をつなぎます。",
  ]),
  valley("bus", ["交通", "こうつう"], "H", [
    [6, 14],
    "村の乗り合い車と通学の便を走らせています。運転手は六人で、朝と夕方を分け合います。",
  ]),
];

const byTheWoods: readonly SampleTrade[] = [
  woods("furniture", ["家具", "かぐ"], "E", [
    [15, 40],
    "広葉樹の椅子と食卓を、注文を受けてからつくります。修理は何年前のものでも受けます。",
  ]),
  woods("precision", ["精工", "せいこう"], "E", [
    [28, 80],
    "農機と医療機器の小さな部品を削っています。百分の一ミリの仕事が得意で、取引先は三社に偏ります。",
  ]),
  woods("sewing", ["縫製", "ほうせい"], "E", [
    [16, 36],
    "作業着と園児服を縫っています。年明けから春までが忙しく、夏は修理の注文でつなぎます。",
  ]),
  woods("orchard", ["果樹園", "かじゅえん"], "A", [
    [4, 14],
    "梨、ぶどう、栗を育てています。夏の終わりから二か月で一年の売上の七割になります。",
  ]),
  woods("soy-sauce", ["醸造", "じょうぞう"], "E", [
    [7, 19],
    "木桶でしょうゆと味噌を仕込みます。桶は百年もの、直せる職人を探しています。",
  ]),
  woods("sweets", ["製菓", "せいか"], "E", [
    [12, 30],
    "栗と米の菓子をつくり、駅と道の駅に卸しています。手土産の季節に残業が重なります。",
  ]),
  woods("dairy", ["牧場", "ぼくじょう"], "A", [
    [4, 10],
    "四十頭の牛を飼い、週に三日だけ牛乳とチーズの売店を開きます。",
  ]),
  woods("software", ["システム", "しすてむ"], "G", [
    [4, 12],
    "町の会社の受注や在庫のしくみをつくり、電話一本で駆けつけます。",
  ]),
  woods("survey", ["測量設計", "そくりょうせっけい"], "L", [
    [6, 17],
    "山林と農地の境を測り、小さな橋の点検と設計をしています。",
  ]),
  woods("school", ["学習塾", "がくしゅうじゅく"], "O", [
    [3, 9],
    "小学生から高校生まで百二十人が通います。夕方までの教室は空いています。",
  ]),
  woods("garage", ["自動車", "じどうしゃ"], "R", [
    [6, 15],
    "車検と農機の修理をしています。田植えと稲刈りの前は朝から列ができます。",
  ]),
  woods("farm-shop", ["産直", "さんちょく"], "I", [
    [8, 21],
    "百五十軒の農家の野菜と漬物を売っています。夕方に残る野菜をどうするかが毎日の宿題です。",
  ]),
  woods("laundry", ["クリーニング", "くりーにんぐ"], "N", [
    [5, 13],
    "宿と介護の家のシーツを洗って届けています。連休の前は夜まで機械が回ります。",
  ]),
];

const more =
  (town: SampleTown) =>
  ([key, called, industry, employees, business]: SampleTradeWords): SampleTrade => ({
    key,
    town,
    called,
    industry,
    employees,
    business,
  });

/** The firms of the region, 120 in all; the towns in the order in which one drives from the sea to the woods. */
export const sampleTrades: readonly SampleTrade[] = [
  ...byTheSea,
  ...moreByTheSea.map(more("coast")),
  ...inTheMountains,
  ...moreInTheValley.map(more("valley")),
  ...byTheWoods,
  ...moreInTheWoods.map(more("woods")),
];
