import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { officialFormOf } from "#domain/imports/rules-official.ts";
import { placeOf } from "#reference/address-place.ts";
import { agreesWithCheckDigit, localGovernmentNumber } from "#reference/corporate-number.ts";
import { agreesWithMunicipalityCheck } from "#reference/municipality-code.ts";
import { prefectureAt } from "#reference/prefectures.ts";

/** Reads rows as the official list that they are. */
function read(rows: readonly (readonly string[])[]) {
  const [first = [], ...rest] = rows;
  const form = officialFormOf(first, rest);
  if (form === null) return null;
  const reader = form.reader(first);
  const records = (form.isWithoutHeader ? rows : rest).map((cells, at) =>
    reader(at + (form.isWithoutHeader ? 1 : 2), cells),
  );
  return { form: form.form, records };
}

const companies = ["corporateID", "corporateType", "corporateName", "corporateKana", "location", "moddate"];
const company = (changes: Partial<Record<string, string>> = {}): string[] => {
  const usual: Record<string, string> = {
    corporateID: "4010001008566",
    corporateType: "http://imi.go.jp/ns/code_id/code/kind#301",
    corporateName: "株式会社ＡＢＣ見本",
    corporateKana: "エービーシーミホン",
    location: "福井県南条郡南越前町東大道２９－１",
    moddate: "2018-04-02T15:00:00.000Z",
    ...changes,
  };
  return companies.map((name) => usual[name] ?? "");
};

describe("companies of gBizINFO", () => {
  test("a company becomes a firm with its number, reading, address and town", () => {
    expect(read([companies, company()])).toEqual({
      form: "gbizinfo",
      records: [
        {
          ok: true,
          value: {
            line: 2,
            key: { number: null, code: null },
            terms: {
              corporateNumber: "4010001008566",
              name: "株式会社ＡＢＣ見本",
              kana: "エービーシーミホン",
              address: "福井県南条郡南越前町東大道２９－１",
              town: "南越前町",
            },
            figures: null,
            week: null,
            worry: null,
            closing: null,
          },
        },
      ],
    });
  });

  test("the state and local governments are left out", () => {
    for (const kind of ["101", "201"])
      expect(read([companies, company({ corporateType: `x#${kind}` })])?.records).toEqual([
        { ok: true, value: { line: 2, leftOut: "government" } },
      ]);
  });

  test("a wrong check digit, an unknown kind and an address without a town are named with their place", () => {
    const row = company({ corporateID: "4010001008567", corporateType: "x#777", location: "どこか" });
    expect(read([companies, row])?.records).toMatchObject([
      {
        ok: false,
        refusal: [
          { line: 2, column: "corporateID", value: "4010001008567", fault: { code: "corporate-number-check" } },
          { line: 2, column: "corporateType", fault: { code: "unknown-corporation-kind" } },
          { line: 2, column: "location", fault: { code: "town-not-found" } },
        ],
      },
    ]);
  });
});

describe("industries of gBizINFO", () => {
  const header = ["company", "business_codes", "business_items"];
  test("a firm is told by its name and gets the division that most codes name", () => {
    expect(read([header, ["見本株式会社", "E,R,27,32,95", "製造業,…"]])).toMatchObject({
      form: "gbizinfo-industry",
      records: [{ ok: true, value: { terms: { name: "見本株式会社", industry: "E" } } }],
    });
  });

  test("a row without an industry is left out, an unknown code is a fault", () => {
    expect(read([header, ["見本株式会社", "", ""], ["見本株式会社", "E,1X", ""]])?.records).toMatchObject([
      { ok: true, value: { leftOut: "no-industry" } },
      { ok: false, refusal: [{ line: 3, column: "business_codes", fault: { code: "not-in-list" } }] },
    ]);
  });
});

/** A row of the tax agency's file, by the places of its columns. */
function ntaRow(changes: Readonly<Record<number, string>> = {}): string[] {
  const row = Array.from({ length: 30 }, () => "");
  const usual: Record<number, string> = {
    0: "1",
    1: "1010001072706",
    2: "01",
    3: "0",
    4: "2021-07-14",
    5: "2021-07-01",
    6: "株式会社見本",
    8: "301",
    9: "神奈川県",
    10: "足柄上郡中井町",
    11: "比奈窪５６番地",
    13: "14",
    14: "361",
    15: "2590153",
    22: "2015-10-05",
    23: "1",
    28: "ミホン",
    29: "0",
  };
  for (const [place, text] of Object.entries({ ...usual, ...changes })) row[Number(place)] = text;
  return row;
}
const onlyRecord = (changes: Readonly<Record<number, string>>) => read([ntaRow(changes)])?.records[0];

describe("the tax agency's file", () => {
  test("the newest row of a firm says name, reading, town, postal code and address", () => {
    expect(onlyRecord({})).toEqual({
      ok: true,
      value: {
        line: 1,
        key: { number: null, code: null },
        terms: {
          corporateNumber: "1010001072706",
          name: "株式会社見本",
          kana: "ミホン",
          town: "中井町",
          postalCode: "259-0153",
          address: "神奈川県足柄上郡中井町比奈窪５６番地",
        },
        figures: null,
        week: null,
        worry: null,
        closing: "open",
      },
    });
  });

  test("a closing comes with its day and cause, a merger with the firm that took it over", () => {
    expect(onlyRecord({ 2: "21", 18: "2021-07-07", 19: "01" })).toMatchObject({
      value: { closing: { closedOn: "2021-07-07", cause: "01", successor: null } },
    });
    expect(onlyRecord({ 2: "21", 18: "2021-06-30", 19: "11", 20: "5410001000341" })).toMatchObject({
      value: { closing: { closedOn: "2021-06-30", cause: "11", successor: "5410001000341" } },
    });
    expect(onlyRecord({ 2: "21", 18: "2021-02-30", 19: "11", 20: "5410001000342" })).toMatchObject({
      refusal: [{ fault: { code: "not-a-date" } }, { fault: { code: "corporate-number-check" } }],
    });
  });

  test("every process is read: 01, 11, 12, 13, 22, 71, 72 and 81 as the present state, 99 as a number taken back", () => {
    for (const process of ["01", "11", "12", "13", "22", "71", "72", "81"])
      expect(onlyRecord({ 2: process })).toMatchObject({ ok: true, value: { closing: "open" } });
    expect(onlyRecord({ 2: "99" })).toEqual({ ok: true, value: { line: 1, leftOut: "number-removed" } });
  });

  test("an earlier state of a firm is left out", () => {
    expect(onlyRecord({ 23: "0" })).toEqual({ ok: true, value: { line: 1, leftOut: "older-entry" } });
  });

  test("a firm that has gone abroad keeps its town and gets the address there", () => {
    const moved = onlyRecord({ 2: "13", 9: "", 10: "", 11: "", 15: "", 16: "見本国見本市１" });
    expect(moved).toMatchObject({ ok: true, value: { terms: { address: "見本国見本市１" } } });
    expect(moved).not.toHaveProperty("value.terms.town");
  });

  test("a name of which a character is only a picture leaves the saved name", () => {
    expect(onlyRecord({ 6: "有限会社＿玉見本", 7: "00016515" })).not.toHaveProperty("value.terms.name");
  });

  test("a bad check digit, an unknown process and an unknown kind are named", () => {
    expect(onlyRecord({ 1: "2010001072706", 2: "55", 8: "302" })).toMatchObject({
      ok: false,
      refusal: [
        { fault: { code: "corporate-number-check" } },
        { header: "C 処理区分", fault: { code: "unknown-process" } },
      ],
    });
    expect(onlyRecord({ 8: "777" })).toMatchObject({ refusal: [{ fault: { code: "unknown-corporation-kind" } }] });
  });

  test("another number of columns is told once", () => {
    const rows = [ntaRow().slice(0, 29), ntaRow().slice(0, 29)];
    expect(read(rows)?.records).toMatchObject([
      { ok: false, refusal: [{ line: 1, fault: { code: "official-columns", cells: 29, expected: 30 } }] },
      { ok: true },
    ]);
  });

  test("no row whatever makes the reading throw", () => {
    const cell = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("", "1", "2021-02-30", "99"));
    fc.assert(
      fc.property(fc.dictionary(fc.nat(29).map(String), cell), (changes) => {
        const row = ntaRow(changes);
        const form = officialFormOf(ntaRow(), [row]);
        expect(form?.reader(ntaRow())(1, row).ok).toBeTypeOf("boolean");
      }),
    );
  });
});

describe("municipalities", () => {
  const header = ["pid", "pref", "cid", "city", "citykana", "lat", "lng", "url", "phrase", "lgcode"];
  const row = (changes: Partial<Record<string, string>> = {}): string[] => {
    const usual: Record<string, string> = {
      pid: "1",
      pref: "北海道",
      city: "札幌市 中央区",
      citykana: "さっぽろし ちゅうおうく",
    };
    const place = { lat: "43.05", lng: "141.34", url: "https://www.city.sapporo.jp/chuo/", lgcode: "011011" };
    return header.map((name) => ({ ...usual, ...place, ...changes })[name] ?? "");
  };

  test("a ward stands with its city", () => {
    expect(read([header, row()])?.records).toEqual([
      {
        ok: true,
        value: {
          line: 2,
          code: "011011",
          prefecture: "北海道",
          name: "札幌市中央区",
          kana: "さっぽろしちゅうおうく",
          latitude: 43.05,
          longitude: 141.34,
          website: "https://www.city.sapporo.jp/chuo/",
        },
      },
    ]);
  });

  test("a wrong check digit, a code of another prefecture and a wrong position are named", () => {
    const faultsOf = (changes: Partial<Record<string, string>>) => read([header, row(changes)])?.records[0];
    expect(faultsOf({ lgcode: "011012" })).toMatchObject({ refusal: [{ fault: { code: "municipality-code-check" } }] });
    expect(faultsOf({ lgcode: "11011" })).toMatchObject({ refusal: [{ fault: { code: "municipality-code-check" } }] });
    expect(faultsOf({ lgcode: "182079" })).toMatchObject({
      refusal: [{ fault: { code: "municipality-code-prefecture", prefecture: "福井県" } }],
    });
    expect(faultsOf({ lat: "北緯43度" })).toMatchObject({ refusal: [{ fault: { code: "not-a-position" } }] });
  });
});

test("a list of the hub's own is no official one", () => {
  expect(
    read([
      ["企業名", "市町村"],
      ["見本株式会社", "鯖江市"],
    ]),
  ).toBeNull();
  expect(read([["1", "1010001072706", "見本株式会社"]])).toBeNull();
});

test("the town of an address is found with districts, wards and towns whose names hold 市, 町 or 郡", () => {
  const towns = {
    福井県南条郡南越前町東大道: "南越前町",
    北海道札幌市中央区北１条: "札幌市中央区",
    東京都千代田区神田: "千代田区",
    兵庫県赤穂郡上郡町大持: "上郡町",
    奈良県高市郡明日香村岡: "明日香村",
    北海道余市郡余市町朝日町: "余市町",
    山形県西村山郡大江町左沢: "大江町",
    山梨県西八代郡市川三郷町: "市川三郷町",
    佐賀県杵島郡大町町大町: "大町町",
    福島県郡山市朝日: "郡山市",
    広島県廿日市市下平良: "廿日市市",
    千葉県市川市八幡: "市川市",
    福井県鯖江市上町村町: "鯖江市",
  };
  expect(Object.keys(towns).map((address) => placeOf(address)?.town)).toEqual(Object.values(towns));
});

// The published files themselves, where they are at hand.
const folder = new URL("../../../../shared/data/", import.meta.url);
const isAtHand = existsSync(new URL("localgovjp.json", folder));
if (!isAtHand) console.info("The published lists (../shared/data) are not here: their tests are skipped.");
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const csvRows = (name: string): string[][] => parse(textOf(name), { bom: true });

describe.skipIf(!isAtHand)("the published files", () => {
  const townsOf = (): readonly Record<string, string>[] => JSON.parse(textOf("localgovjp.json"));

  test("all 1,916 codes agree with their check digit, and each code's corporate number follows from it", () => {
    const towns = townsOf();
    expect(towns).toHaveLength(1916);
    for (const { lgcode = "", pid, pref } of towns) {
      expect(agreesWithMunicipalityCheck(lgcode)).toBe(true);
      expect(agreesWithCheckDigit(localGovernmentNumber(lgcode) ?? "")).toBe(true);
      expect(prefectureAt(Number(pid))).toBe(pref);
    }
  });

  test("every town is found in an address that begins with it", () => {
    for (const { pref = "", city = "" } of townsOf()) {
      const town = city.replace(" ", "");
      expect(placeOf(`${pref}${town}本町１丁目`)).toEqual({ prefecture: pref, town });
    }
  });

  test("of 2,143 companies four are local governments, every other one is a firm of 鯖江市", () => {
    const found = read(csvRows("firms-sabae.csv"));
    expect(found?.form).toBe("gbizinfo");
    const values = found?.records.flatMap((each) => (each.ok ? [each.value] : [])) ?? [];
    expect(values).toHaveLength(2143);
    expect(values.filter((each) => "leftOut" in each)).toHaveLength(4);
    expect(new Set(values.flatMap((each) => ("terms" in each ? [each.terms.town] : [])))).toEqual(new Set(["鯖江市"]));
  });

  test("the industries are known for 18 of 2,151 rows", () => {
    const values = read(csvRows("firms-sabae-industry.csv"))?.records.flatMap((each) => (each.ok ? [each.value] : []));
    expect(values).toHaveLength(2151);
    expect(values?.filter((each) => !("leftOut" in each))).toHaveLength(18);
  });

  test("the tax agency's day has 2,772 rows of 2,396 firms, none of them faulty", () => {
    const found = read(csvRows("nta-diff-20210714.csv"));
    expect(found?.form).toBe("nta");
    const values = found?.records.flatMap((each) => (each.ok ? [each.value] : [])) ?? [];
    expect(values).toHaveLength(2772);
    const firms = values.filter((each) => !("leftOut" in each));
    expect(firms).toHaveLength(2396);
    expect(firms.filter((each) => "terms" in each && each.terms.town === undefined)).toEqual([]);
    expect(firms.filter((each) => "closing" in each && each.closing !== "open")).toHaveLength(188);
  });
});
