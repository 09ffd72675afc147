import type { ProjectTerms } from "#domain/projects/terms.ts";

/** A piece of work as the owner of the firm with this key told it; what is left to chance is not in it. */
export type SampleWork = { readonly firm: string } & Omit<
  ProjectTerms,
  "shape" | "place" | "startsOn" | "months" | "payYenPerMonth"
>;

/** The towns of the invented region; the files in `examples/` speak of the same ones. */
export const sampleTowns = { coast: "しおかぜ町", valley: "たにあい村", woods: "もりした町" } as const;
/** By the sea, in the mountains, or at the edge of the woods. */
export type SampleTown = keyof typeof sampleTowns;

/**
 * Where the towns lie: out in the Sea of Japan, where there is none, so that nobody takes them for real ones. They are farther
 * apart than what counts as near. The codes are of a prefecture that does not exist, with the official check digit.
 */
export const sampleTownPlaces = [
  { code: "991015", name: sampleTowns.coast, kana: "しおかぜちょう", latitude: 38.6, longitude: 136.9 },
  { code: "991023", name: sampleTowns.valley, kana: "たにあいむら", latitude: 38.35, longitude: 137.2 },
  { code: "991031", name: sampleTowns.woods, kana: "もりしたちょう", latitude: 38.66, longitude: 137.4 },
] as const;
/** The prefecture of the invented region. */
export const samplePrefecture = "見本県";

/** What the invented hub and the organisations around it are called. */
export const sampleNames = {
  hub: "みなもと地域人材ハブ（見本）",
  intermediaries: ["みなもとつなぎ合同会社（見本）", "峠の茶屋ワークス株式会社（見本）"],
} as const;

/**
 * What the invented hub and its intermediaries may do: by the key of the organisation, or null for the hub; days count from
 * the day of loading, the first from before it. The numbers are none that a labour bureau gives.
 */
export const sampleStandings = [
  { at: null, kind: "free-placement", licence: "00-ム-000001（見本）", since: 900, until: 925 },
  { at: "intermediary-0", kind: "paid-placement", licence: "00-ユ-000002（見本）", since: 1000, until: 95 },
  { at: "intermediary-0", kind: "dispatch", licence: "派00-000003（見本）", since: 1000, until: 70 },
  { at: "intermediary-1", kind: "paid-placement", licence: "00-ユ-000004（見本）", since: 1500, until: -20 },
] as const;

/** Ends the name of every invented firm, as in `examples/`: nobody takes it for a real one. */
export const sampleMark = "（見本）";

/** Corners of each town after which its firms are called, with their reading. */
export const sampleCorners: { readonly [T in SampleTown]: readonly (readonly [string, string])[] } = {
  coast: [
    ["しおかぜ", "しおかぜ"],
    ["帆影", "ほかげ"],
    ["鴎坂", "かもめざか"],
    ["潮待", "しおまち"],
    ["灯台下", "とうだいした"],
    ["浜笛", "はまぶえ"],
    ["白帆", "しらほ"],
    ["貝寄", "かいよせ"],
    ["波音", "なみおと"],
    ["汐路", "しおじ"],
    ["磯笛", "いそぶえ"],
    ["舟唄", "ふなうた"],
    ["渚道", "なぎさみち"],
    ["沖見台", "おきみだい"],
    ["凪の浜", "なぎのはま"],
  ],
  valley: [
    ["たにあい", "たにあい"],
    ["谷鈴", "たにすず"],
    ["雪囲", "ゆきがこい"],
    ["渓音", "たにおと"],
    ["蛍の沢", "ほたるのさわ"],
    ["炭火沢", "すみびざわ"],
    ["吊橋", "つりばし"],
    ["苔石", "こけいし"],
    ["杣道", "そまみち"],
    ["渓雲", "たにぐも"],
    ["鹿笛", "しかぶえ"],
    ["熊笹", "くまざさ"],
    ["雪解", "ゆきどけ"],
    ["水車小路", "すいしゃこうじ"],
  ],
  woods: [
    ["もりした", "もりした"],
    ["木もれび", "こもれび"],
    ["森鈴", "もりすず"],
    ["椋の木", "むくのき"],
    ["落葉道", "おちばみち"],
    ["木挽", "こびき"],
    ["梢", "こずえ"],
    ["苗音", "なえおと"],
    ["杉の香", "すぎのか"],
    ["風倉", "かざくら"],
    ["栗の実", "くりのみ"],
    ["森の口", "もりのくち"],
    ["どんぐり坂", "どんぐりざか"],
    ["切り株", "きりかぶ"],
  ],
};

/** What stands between corner and trade in the parts of a larger region, so that no firm bears another's name. */
export const sampleQuarters: readonly (readonly [string, string])[] = [
  ["", ""],
  ["上", "かみ"],
  ["中", "なか"],
  ["下", "しも"],
  ["東", "ひがし"],
  ["西", "にし"],
  ["北", "きた"],
  ["南", "みなみ"],
];

/** Towns beside the three, of which the files in `examples/` speak too. */
export const townsNearby = ["いずみ市", "みなと町", "かわべ市", "おかのうえ町"] as const;
/** Where professionals live who answer a region's call from afar. */
export const citiesFarAway = [
  "東京都",
  "横浜市",
  "さいたま市",
  "千葉市",
  "名古屋市",
  "京都市",
  "大阪市",
  "神戸市",
  "広島市",
  "福岡市",
  "仙台市",
  "札幌市",
] as const;
