import { prefectureOf } from "#reference/prefectures.ts";

/** Where an address lies: the prefecture ("" when the address does not say it) and the town. */
export type AddressPlace = { readonly prefecture: string; readonly town: string };

/**
 * The prefecture and the town with which an address begins. A district is left out (福井県南条郡南越前町 is 南越前町), a
 * ward of a designated city stays with its city (札幌市中央区). Null when the address begins with no town.
 */
export function placeOf(address: string): AddressPlace | null {
  const plain = address.normalize("NFKC").replace(/\s/gu, "");
  const prefecture = prefectureOf(plain) ?? "";
  const town = townAtFront(plain.slice(prefecture.length));
  return town === null ? null : { prefecture, town };
}

function townAtFront(text: string): string | null {
  const odd = oddTowns.find((town) => text.startsWith(town));
  if (odd !== undefined) return odd;
  const inDistrict = text.replace(district, "");
  if (inDistrict !== text) return townAtFront(inDistrict);
  const town = /^[^\d]{1,12}?[市区町村]/u.exec(text)?.[0];
  if (town === undefined) return null;
  const ward = citiesWithWards.has(town) ? /^[^\d市]{1,5}?区/u.exec(text.slice(town.length))?.[0] : undefined;
  return town + (ward ?? "");
}

/** A district (郡) before a town or village; two districts have 市 in their own names. */
const district = /^(?:余市郡|高市郡|[^\d市区]{1,5}?郡)(?=[^\d]{1,8}?[町村])/u;

/** Towns whose names hold 市, 町, 村 or 郡 before their end; complete for the 1,741 municipalities in use. */
const oddTowns: readonly string[] = [
  "四日市市 廿日市市 十日町市 野々市市 東村山市 武蔵村山市 羽村市 田村市 大村市 大町市 郡山市",
  "大和郡山市 郡上市 蒲郡市 小郡市 上市町 下市町 余市町 玉村町 大町町 上郡町",
]
  .join(" ")
  .split(" ");

/** The cities that are divided into wards (政令指定都市). */
const citiesWithWards: ReadonlySet<string> = new Set(
  [
    "札幌市 仙台市 さいたま市 千葉市 横浜市 川崎市 相模原市 新潟市 静岡市 浜松市 名古屋市",
    "京都市 大阪市 堺市 神戸市 岡山市 広島市 北九州市 福岡市 熊本市",
  ]
    .join(" ")
    .split(" "),
);
