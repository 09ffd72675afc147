import { describe, expect, test } from "vitest";
import { parseInput } from "#domain/fields.ts";
import { enterProjectInput } from "#domain/projects/input.ts";
import { faultSentence } from "#text/faults.ts";

const entered = (fields: Readonly<Record<string, unknown>>) =>
  parseInput(enterProjectInput, {
    title: "販路を広げる",
    result: "三か月で十社に会う",
    roleKind: "specialist",
    themes: ["domestic-sales"],
    halfDays: "12",
    onSiteHalfDays: "4",
    place: "北浜町",
    months: "6",
    payYenPerMonth: "120000",
    firm: "1",
    ...fields,
  });

const termsOf = (fields: Readonly<Record<string, unknown>>) => {
  const parsed = entered(fields);
  return parsed.ok ? parsed.value.terms : parsed.refusal;
};

const faultsOf = (fields: Readonly<Record<string, unknown>>) => {
  const parsed = entered(fields);
  return parsed.ok || parsed.refusal.code !== "invalid" ? [] : parsed.refusal.faults;
};

describe("a project's form understands what the spreadsheets understand", () => {
  test.each([
    ["週3コマ", 12],
    ["月2コマ", 2],
    ["0.3人", 12],
    ["１２", 12],
    [12, 12],
  ])("half-days written %s are %i in four weeks", (halfDays, are) => {
    expect(termsOf({ halfDays, onSiteHalfDays: "月1コマ" })).toMatchObject({ halfDays: are, onSiteHalfDays: 1 });
  });

  test.each([
    ["12万円", 120_000],
    ["¥120,000", 120_000],
    ["月額8.5万円", 85_000],
    ["0", 0],
    [90_000, 90_000],
  ])("pay written %s is %i yen a month", (payYenPerMonth, is) => {
    expect(termsOf({ payYenPerMonth })).toMatchObject({ payYenPerMonth: is });
  });

  test.each([
    [{ halfDays: "週30コマ" }, "too-large"],
    [{ halfDays: "0" }, "too-small"],
    [{ halfDays: "たくさん" }, "not-a-number"],
    [{ halfDays: "" }, "required"],
    [{ halfDays: "1.5" }, "not-whole"],
    [{ payYenPerMonth: "1コマ5千円" }, "not-a-number"],
    [{ payYenPerMonth: "-1" }, "too-small"],
  ])("%o is %s", (fields, code) => {
    expect(faultsOf(fields).map((fault) => fault.code)).toEqual([code]);
  });

  test("the example of pay is a month's pay, that of half-days a number of half-days", () => {
    const label = { ja: "欄", en: "field" };
    const example = (fields: Readonly<Record<string, unknown>>) =>
      faultsOf(fields).map((fault) => faultSentence(fault, label).ja.split("例：")[1]);
    expect(example({ payYenPerMonth: "応相談" })).toEqual(["120,000"]);
    expect(example({ halfDays: "応相談" })).toEqual(["12"]);
  });
});
