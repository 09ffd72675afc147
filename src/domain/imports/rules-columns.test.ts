import { expect, test } from "vitest";
import { importColumnsOf, recogniseHeader } from "#domain/imports/rules-columns.ts";
import { exportColumns } from "#domain/imports/rules-export.ts";
import { seemsOtherKind } from "#domain/imports/rules-recognise.ts";
import { rowReader } from "#domain/imports/rules-rows.ts";
import { isForbidden } from "#domain/plans/rules-columns.ts";

const context = { townIn: () => null, today: "2026-11-23" };
const kinds = ["firms", "people", "projects", "engagements"] as const;

test("a hub's old list is recognised with its units, and its rows are read", () => {
  const header = recogniseHeader(
    "firms",
    ["No.", "会社名", "住所", "資本金（千円）", "売上高(百万円)", "決算期", "社員数", "社長名"],
    new Map(),
  );
  expect(header.unread).toEqual([{ header: "No.", why: "unknown" }]);
  expect([...header.units].map(([key, { yen }]) => [key, yen])).toEqual([
    ["capitalYen", 1000],
    ["salesYen", 1_000_000],
  ]);
  const read = rowReader(
    "firms",
    header,
    context,
  )(5, ["1", "㈱潮騒水産", "福井県鯖江市西山町1", "１０，０００", "▲12", "令和7年3月期", "約23名", "潮田　太郎"]);
  expect(read.ok && read.value).toEqual({
    line: 5,
    key: { number: null, code: null },
    terms: {
      name: "㈱潮騒水産",
      town: "鯖江市",
      address: "福井県鯖江市西山町1",
      representative: "潮田　太郎",
      capitalYen: 10_000_000,
      employees: 23,
    },
    figures: { year: 2025, salesYen: -12_000_000 },
    week: null,
    worry: null,
    closing: null,
  });
});

test("a unit in a header's brackets counts as it does in the tables of a plan", () => {
  const headers = ["氏名", "空きコマ（週）", "希望額（千円/コマ）"];
  const person = rowReader("people", recogniseHeader("people", headers, new Map()), context);
  expect(person(2, ["見本花子", "2", "20"])).toMatchObject({
    ok: true,
    value: { terms: { halfDays: 8, payYenPerHalfDay: 20_000 } },
  });
  const monthly = recogniseHeader("people", ["氏名", "空きコマ", "希望額（月額）"], new Map());
  expect(rowReader("people", monthly, context)(2, ["見本花子", "8", "200000"])).toMatchObject({
    refusal: [{ header: "希望額（月額）", fault: { code: "other-pay-unit", wants: "half-day" } }],
  });
  const work = recogniseHeader("projects", ["企業名", "案件名", "必要コマ", "テーマ", "月額（万円）"], new Map());
  expect(rowReader("projects", work, context)(2, ["潮騒水産", "仕事", "8", "広報", "16"])).toMatchObject({
    ok: true,
    value: { terms: { payYenPerMonth: 160_000 } },
  });
});

test("a cell that a spreadsheet program could not work out is a fault in a list of names too", () => {
  const header = recogniseHeader("people", ["氏名", "空きコマ", "通える町", "組めない先"], new Map());
  const read = rowReader("people", header, context)(2, ["見本花子", "8", "#REF!", "#N/A"]);
  expect(read.ok ? [] : read.refusal.map(({ header: name, fault }) => [name, fault.code])).toEqual([
    ["通える町", "formula-error"],
    ["組めない先", "formula-error"],
  ]);
});

test("every faulty cell of a row is told, with its row, header and what is written", () => {
  const header = recogniseHeader("firms", ["会社名", "市町村", "従業員", "法人番号", "TEL", "業種"], new Map());
  const read = rowReader("firms", header, context)(9, ["", "しおかぜ町", "多数", "123", "内線", "宇宙"]);
  expect(
    read.ok ? [] : read.refusal.map(({ line, header: name, value, fault }) => [line, name, value, fault.code]),
  ).toEqual([
    [9, "法人番号", "123", "corporate-number-digits"],
    [9, "業種", "宇宙", "not-in-list"],
    [9, "従業員", "多数", "not-a-number"],
    [9, "TEL", "内線", "not-a-phone"],
    [9, "会社名", "", "empty"],
  ]);
});

test("age, sex, family and origin are never read, whatever a person said of their headers", () => {
  const headers = ["氏名", "空きコマ", "年齢", "性別", "家族構成", "出身地", "生年月日"];
  const found = recogniseHeader("people", headers, new Map(headers.map((name) => [name, "about"])));
  expect(found.unread).toEqual(headers.slice(2).map((header) => ({ header, why: "never-used" })));
  for (const kind of kinds)
    for (const { ja, en, also } of importColumnsOf(kind)) expect([ja, en, ...also].filter(isForbidden)).toEqual([]);
});

test("a header that a person named once is read so, or left out", () => {
  const remembered = new Map([
    ["ぐるーぷ", "town"],
    ["備考", "-"],
  ]);
  const found = recogniseHeader("firms", ["企業名", "ぐるーぷ", "備考"], remembered);
  expect(found.places.get("town")).toBe(1);
  expect(found.unread.map(({ header }) => header)).toEqual(["備考"]);
});

test.each([
  ["firms", ["会社名", "所在地", "資本金", "従業員数"]],
  ["people", ["氏名", "フリガナ", "空きコマ", "得意分野"]],
  ["projects", ["案件名", "企業名", "必要コマ", "月額"]],
  ["engagements", ["企業名", "氏名", "件名", "コマ数", "契約開始日", "終了予定日"]],
] as const)("a list of %s that is given as another kind is told by its headers", (kind, header) => {
  const list = { header, firstRows: [], remembered: new Map() };
  expect(kinds.map((said) => seemsOtherKind(said, list))).toEqual(kinds.map((said) => (said === kind ? null : kind)));
});

test.each(kinds)("an export of %s seems to be nothing else, in both languages", (kind) => {
  for (const language of ["ja", "en"] as const) {
    const list = { header: exportColumns(kind, language), firstRows: [], remembered: new Map() };
    expect(seemsOtherKind(kind, list)).toBeNull();
  }
});

test("a list of which no header is known is what a person says", () => {
  const list = { header: ["あ", "い"], firstRows: [["1", "2"]], remembered: new Map() };
  expect(seemsOtherKind("people", list)).toBeNull();
});

test.each([
  ["people", ["ご経歴", "週に動ける半日"], ["about", "halfDays"]],
  ["people", ["お名前", "動ける日数（月）"], ["name", "halfDays"]],
  ["projects", ["やってほしいこと", "現地のコマ"], ["result", "onSiteHalfDays"]],
  ["engagements", ["内容"], ["title"]],
] as const)("headers that a hub's %s had when a new user tried are known: %s", (kind, header, keys) => {
  expect([...recogniseHeader(kind, header, new Map()).places.keys()]).toEqual(keys);
});
