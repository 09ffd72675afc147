import { folded } from "#domain/plans/rules-cells.ts";

/**
 * A firm's name for comparing, never for showing: one width and case, without blanks, marks and its legal form wherever
 * it stands (株式会社, ㈱, （株）, (株), ㈲, 合同会社, カ), Co., Ltd. …). 「㈱潮騒水産」 and 「潮騒水産 株式会社」 are the same.
 */
export function foldedFirmName(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase();
  const bare = folded(plain.replace(legalForms, " ").replace(englishForms, ""));
  // A name that is nothing but a legal form stays what it is.
  return bare === "" ? folded(plain) : bare;
}

const legalForms =
  /\((?:株|有|合|名|資|同|医|福|学|宗|社|財|一社|一財|公社|公財|特非|独|農|漁|協|税|弁|カ|ユ|ド|メ|シ)\)|^(?:カ|ユ|ド|メ|シ)\)|\((?:カ|ユ|ド|メ|シ)$|(?:株式|有限|合同|合資|合名|相互)会社|特定非営利活動法人|npo法人|(?:一般|公益)?(?:社団|財団)法人|社会福祉法人|医療法人(?:社団|財団)?|学校法人|宗教法人|農事組合法人|有限責任事業組合|企業組合/gu;

const englishForms = /[\s,]+(?:co\.?,?\s*ltd\.?|corp(?:oration|\.)?|inc\.?|ltd\.?|k\.?k\.?|llc|g\.?k\.?)\s*$/u;

/** The name of a town without its district: しおかぜ町 of 見本郡しおかぜ町. */
export const withoutDistrict = (town: string): string => town.replace(/^.+?郡(?=.)/u, "");

/**
 * The town of an address: the longest known town that stands in it, the one furthest to the front of equals; null when
 * none does. `towns` are names as people say them, with or without their district (見本郡しおかぜ町).
 */
export function townFinder(towns: readonly string[]): (address: string) => string | null {
  const known = [...new Set(towns)]
    .filter((town) => town !== "")
    .map((town) => ({ town, word: folded(town), short: folded(withoutDistrict(town)) }))
    .sort((a, b) => b.short.length - a.short.length);
  const byFirst = Map.groupBy(known, ({ short }) => short.charAt(0));
  return (address) => {
    const word = folded(address);
    let best: { readonly town: string; readonly length: number } | null = null;
    for (let at = 0; at < word.length; at += 1) {
      for (const { town, short } of byFirst.get(word.charAt(at)) ?? []) {
        if (short.length <= (best?.length ?? 0)) break;
        if (word.startsWith(short, at)) {
          best = { town, length: short.length };
          break;
        }
      }
    }
    return best?.town ?? null;
  };
}

/**
 * The town that an address itself says after its prefecture: 「福井県鯖江市西山町13」 is 鯖江市; wards stay with their city
 * (大阪市北区), a district is left out (見本郡しおかぜ町 is しおかぜ町). Null when it says none.
 */
export function townSaidBy(address: string): string | null {
  const rest = address
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .replace(/^〒?\d{3}-?\d{4}/u, "")
    .replace(prefecture, "");
  const match = /^(?:[^\d市区町村郡]{1,6}?郡(?=[^\d]{1,8}[町村]))?([^\d]{1,12}?[市区町村])/u.exec(rest);
  const special = oddTowns.find((town) => rest.startsWith(town));
  return special ?? match?.[1] ?? null;
}

const prefecture = /^(?:北海道|東京都|京都府|大阪府|[^\d市区町村]{2,3}県)/u;

/** Towns whose own name holds 市, 区, 町, 村 or 郡 before its end. */
const oddTowns: readonly string[] = [
  "四日市市",
  "廿日市市",
  "野々市市",
  "八日市場市",
  "市川市",
  "市原市",
  "町田市",
  "大町市",
  "十日町市",
  "村上市",
  "村山市",
  "東村山市",

  "武蔵村山市",
  "羽村市",
  "田村市",
  "大村市",
  "郡山市",
  "大和郡山市",
  "郡上市",
  "蒲郡市",
  "小郡市",
  "上市町",
  "余市町",
  "市貝町",
  "市川町",
  "市川三郷町",
  "玉村町",
  "村田町",
  "下市町",
  "東市来町",
];
