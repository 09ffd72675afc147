import { describe, expect, test } from "vitest";
import { mostYen, payCell, peopleCell, yenCell } from "#domain/imports/rules-cells-amounts.ts";
import { businessYearCell, dayCell, lastDayCell, monthsCell, yearCell } from "#domain/imports/rules-cells-days.ts";
import type { ImportCellReader } from "#domain/imports/rules-cells-fault.ts";
import { foldedFirmName, townFinder, townSaidBy } from "#domain/imports/rules-cells-names.ts";
import {
  corporateNumberCell,
  mailCell,
  numberCell,
  phoneCell,
  postalCodeCell,
  websiteCell,
} from "#domain/imports/rules-cells-text.ts";
import { peakMonthsCell, weekPartsCell } from "#domain/imports/rules-cells-times.ts";
import {
  endingCell,
  industriesCell,
  industryCell,
  personKindsCell,
  projectStatusCell,
  stageCell,
  themesCell,
} from "#domain/imports/rules-cells-words.ts";
import { halfDaysWithin } from "#domain/plans/rules-cells.ts";

const day = dayCell(2000, 2099);
const year = yearCell(500, 2200);
const yen = yenCell(1, -mostYen, mostYen);
const thousands = yenCell(1000, -mostYen, mostYen);

/** A cell as hubs write it, and what it is; a fault is told by its code. */
const golden: readonly (readonly [string, ImportCellReader<unknown>, readonly (readonly [string, unknown])[]])[] = [
  [
    "parts of the week",
    weekPartsCell,
    [
      ["月午前、水夜", [0, 8]],
      ["土曜日", [15, 16]],
      ["応相談の朝", "not-a-cell"],
    ],
  ],
  [
    "peak months",
    peakMonthsCell,
    [
      ["１１月、１２月", [11, 12]],
      ["11月〜2月", [1, 2, 11, 12]],
      ["Nov, Dec", [11, 12]],
      ["6・7", [6, 7]],
      ["13月", "not-a-peak-month"],
      ["年末", "not-a-peak-month"],
    ],
  ],
  [
    "a day",
    day,
    [
      ["2026/4/1", "2026-04-01"],
      ["２０２６年４月１日", "2026-04-01"],
      ["2026年4月1日（水）", "2026-04-01"],
      ["2026-04-01 0:00:00", "2026-04-01"],
      ["2026-04-01T00:00:00.000Z", "2026-04-01"],
      ["20260401", "2026-04-01"],
      ["46113", "2026-04-01"],
      ["R8.4.1", "2026-04-01"],
      ["Ｒ８／４／１", "2026-04-01"],
      ["令和8年4月1日", "2026-04-01"],
      ["㋿8年4月", "2026-04-01"],
      ["令和元年5月", "2019-05-01"],
      ["令和元年5月1日", "2019-05-01"],
      ["2026年4月", "2026-04-01"],
      ["2026年4月末", "2026-04-30"],
      ["2026年4月中旬", "2026-04-11"],
      ["2026年4月から", "2026-04-01"],
      ["平成32年5月1日", "no-such-day"],
      ["平成31年5月1日", "no-such-day"],
      ["令和元年4月30日", "no-such-day"],
      ["昭和65年1月1日", "no-such-day"],
      ["2026/2/30", "no-such-day"],
      ["昭和50年4月1日", "year-out-of-range"],
      ["4月1日", "not-a-date"],
      ["春ごろ", "not-a-date"],
    ],
  ],
  [
    "a last day",
    lastDayCell(2000, 2099),
    [
      ["2026年9月", "2026-09-30"],
      ["2028/2", "2028-02-29"],
    ],
  ],
  [
    "a year",
    year,
    [
      ["1968", 1968],
      ["昭和43年創業", 1968],
      ["S43", 1968],
      ["創業1968年", 1968],
      ["昭和43年4月1日", 1968],
      ["1968/4/1", 1968],
      ["明治元年", 1868],
      ["578年", 578],
      ["平成32年", "no-such-day"],
      ["創業百年", "not-a-year"],
      ["43", "not-a-year"],
    ],
  ],
  [
    "a business year",
    businessYearCell,
    [
      ["2025", 2025],
      ["令和7年3月期", 2025],
      ["2025年3月期", 2025],
      ["R7/3", 2025],
      ["2024年度", 2025],
      ["2025-03-31", 2025],
    ],
  ],
  [
    "yen",
    yen,
    [
      ["１０，０００千円", 10_000_000],
      ["1000万円", 10_000_000],
      ["1,000万", 10_000_000],
      ["12億3,450万円", 1_234_500_000],
      ["5百万円", 5_000_000],
      ["1.15億円", 115_000_000],
      ["¥45,000-", 45_000],
      ["▲1,200", -1200],
      ["△300千円", -300_000],
      ["(1,200)", -1200],
      ["（１，２００）千円", -1_200_000],
      ["－5万", -50_000],
      ["0.5", "not-whole"],
      ["1,2", "not-a-number"],
      ["1000万円〜3000万円", "not-a-number"],
      ["たくさん", "not-a-number"],
    ],
  ],
  [
    "thousands of yen",
    thousands,
    [
      ["1,200", 1_200_000],
      ["1,200円", 1200],
      ["1.5億", 150_000_000],
      ["▲3", -3000],
    ],
  ],
  [
    "pay for a month",
    payCell("month", { yen: 1, per: null }),
    [
      ["月額16万円", 160_000],
      ["無償", 0],
      ["20,000円/コマ", "wrong-money-unit"],
    ],
  ],
  [
    "people",
    peopleCell(0, 100_000),
    [
      ["約23名", 23],
      ["23（うちパート5）", 23],
      ["２３人", 23],
      ["20〜30名", "not-a-number"],
    ],
  ],
  [
    "months",
    monthsCell(1, 60),
    [
      ["半年", 6],
      ["1年6か月", 18],
      ["６ヶ月間", 6],
      ["1年", 12],
    ],
  ],
  [
    "half-days",
    halfDaysWithin(0, 60),
    [
      ["週2コマ", 8],
      ["0.3人", 12],
      ["週1日", 8],
      ["月2コマ", 2],
    ],
  ],
  [
    "a corporate number",
    corporateNumberCell,
    [
      ["7000012050002", "7000012050002"],
      ["７０００－０１２０－５０００２", "7000012050002"],
      ["T7000012050002", "7000012050002"],
      ["7.00001E+12", "number-shortened"],
      ["1000012050002", "corporate-number-check"],
      ["012345678901", "corporate-number-digits"],
    ],
  ],
  [
    "a telephone number",
    phoneCell,
    [
      ["０７７８－５１－２２００", "0778-51-2200"],
      ["(0778)51-2200", "0778-51-2200"],
      ["TEL 0778ー51ー2200（代）", "0778-51-2200"],
      ["9012345678", "09012345678"],
      ["なし", "not-a-phone"],
    ],
  ],
  [
    "a postal code",
    postalCodeCell,
    [
      ["〒916ー0022", "916-0022"],
      ["9160022", "916-0022"],
      ["600001", "060-0001"],
      ["916-00", "not-a-postal-code"],
    ],
  ],
  [
    "a mail address",
    mailCell,
    [
      ["Taro＠Example.JP", "taro@example.jp"],
      ["a@b.jp / c@d.jp", "not-a-mail"],
    ],
  ],
  [
    "a site",
    websiteCell,
    [
      ["www.example.jp", "https://www.example.jp"],
      ["あり", "not-a-website"],
    ],
  ],
  [
    "a number of ours",
    numberCell("F"),
    [
      ["F-12", 12],
      ["ｆ－１２", 12],
      ["12", 12],
      ["P-12", "not-a-number-of-ours"],
    ],
  ],
  [
    "an industry",
    industryCell,
    [
      ["E", "E"],
      ["Ｅ：製造業", "E"],
      ["建設", "D"],
      ["飲食", "M"],
      ["小売業", "I"],
      ["金属製品製造業", "E"],
      ["一般貨物自動車運送業", "H"],
      ["09食料品製造業", "E"],
      ["農業、林業", "A"],
      ["Wholesale and retail trade", "I"],
      ["宇宙人", "not-in-list"],
    ],
  ],
  [
    "industries",
    industriesCell,
    [
      ["農業、林業、製造業", ["A", "E"]],
      ["卸売業、小売業", ["I"]],
    ],
  ],
  [
    "ways of taking part",
    personKindsCell,
    [
      ["副業人材、関係人口", ["professional", "second-citizen"]],
      ["宇宙人", "not-in-list"],
    ],
  ],
  [
    "the state of a project",
    projectStatusCell,
    [
      ["募集中", "published"],
      ["○", "published"],
      ["×", "draft"],
      ["成約", "closed"],
    ],
  ],
  [
    "a stage",
    stageCell,
    [
      ["トライアル", "trial"],
      ["フルタイム", "full-time"],
      ["週1", "weekly"],
    ],
  ],
  [
    "an ending",
    endingCell,
    [
      ["期間満了", "finished"],
      ["会社都合", "stopped"],
      ["自己都合", "left"],
    ],
  ],
];

describe.each(golden)("%s", (_, read, cells) => {
  test.each(cells)("is read of 「%s」 as %j", (text, expected) => {
    const found = read(text);
    expect(found.ok ? found.value : found.refusal.code).toEqual(expected);
  });
  test.each(cells)("of 「%s」 is the same in half width", (text) => {
    expect(read(text.normalize("NFKC"))).toEqual(read(text));
  });
});

test.each([
  ["㈱潮騒水産", "潮騒水産　株式会社"],
  ["（株）潮騒水産", "潮騒水産(株)"],
  ["㈲サバエ工芸", "有限会社ｻﾊﾞｴ工芸"],
  ["合同会社ＡＢＣ", "abc"],
  ["Shiosai Foods Co., Ltd.", "shiosai foods"],
])("「%s」 and 「%s」 are the same firm's name", (one, other) => {
  expect(foldedFirmName(one)).toBe(foldedFirmName(other));
});

test("a name that is a legal form alone is not empty, and other firms stay other firms", () => {
  expect(foldedFirmName("株式会社")).not.toBe("");
  expect(foldedFirmName("潮騒水産")).not.toBe(foldedFirmName("潮騒水産加工"));
});

test("the town of an address is the longest known one, else what stands after the prefecture", () => {
  const townIn = townFinder(["村上市", "上市町", "しおかぜ町", "見本郡しおかぜ町北"]);
  expect(townIn("新潟県村上市田端町1-1")).toBe("村上市");
  expect(townIn("見本県見本郡しおかぜ町港1")).toBe("しおかぜ町");
  expect(townIn("東京都千代田区1")).toBeNull();
  expect(townSaidBy("福井県鯖江市西山町１３－１")).toBe("鯖江市");
  expect(townSaidBy("三重県四日市市諏訪町1")).toBe("四日市市");
  expect(townSaidBy("福井県丹生郡越前町西田中1")).toBe("越前町");
  expect(townSaidBy("本社ビル3F")).toBeNull();
});

test("themes are understood in the words of hubs' lists, also two joined by a dot", () => {
  const read = (text: string) => {
    const themes = themesCell(text);
    return themes.ok ? themes.value : themes.refusal;
  };
  expect(read("経理・財務")).toEqual(["finance"]);
  expect(read("IT・システム")).toEqual(["it"]);
  expect(read("ネット販売、SNS")).toEqual(["domestic-sales", "public-relations"]);
  expect(read("人事＆経理")).toEqual(["finance", "people-matters"]);
  expect(read("M&A")).toEqual(["succession"]);
  expect(read("経理・魔法")).toEqual({ code: "unknown-theme", part: "経理・魔法" });
});
