import { expect, test } from "vitest";
import { halfDaysCell } from "#domain/plans/rules-cells-counted.ts";
import { countedAs } from "#domain/plans/rules-columns-units.ts";

test.each([
  ["空きコマ", 1],
  ["Half-days", 1],
  ["コマ数／月", 1],
  ["空きコマ（4週間あたり）", 1],
  ["出せるコマ（４週）", 1],
  ["half-days per four weeks", 1],
  ["週コマ数", 4],
  ["空きコマ（週）", 4],
  ["半日コマ/週", 4],
  ["月の稼働日数", 2],
  ["稼働日数（月）", 2],
  ["週の稼働日数", 8],
  ["days per week", 8],
  ["稼働日数", "days"],
  ["必要日数", "days"],
  ["稼働可能時間", "hours"],
  ["空き時間（月）", "hours"],
  ["hours per month", "hours"],
] as const)("a bare number below 「%s」 counts %s", (header, counted) => {
  expect(countedAs(header)).toBe(counted);
});

test("a bare number counts what its header says, and words count what they say themselves", () => {
  expect(halfDaysCell(4, 1)("２")).toEqual({ ok: true, value: 8 });
  expect(halfDaysCell(8, 1)("1.5")).toEqual({ ok: true, value: 12 });
  expect(halfDaysCell(2, 1)("4")).toEqual({ ok: true, value: 8 });
  expect(halfDaysCell(8, 1)("月4コマ")).toEqual({ ok: true, value: 4 });
  expect(halfDaysCell("days", 1)("月4日")).toEqual({ ok: true, value: 8 });
  expect(halfDaysCell("hours", 0)("0")).toEqual({ ok: true, value: 0 });
});

test("a number of days or half-days without week or month belongs to the span of its header", () => {
  expect(halfDaysCell(8, 1)("2日")).toEqual({ ok: true, value: 16 });
  expect(halfDaysCell(8, 1)("０．５日（平日夜）")).toEqual({ ok: true, value: 4 });
  expect(halfDaysCell(8, 1)("2コマ")).toEqual({ ok: true, value: 8 });
  expect(halfDaysCell(4, 1)("2コマ")).toEqual({ ok: true, value: 8 });
  expect(halfDaysCell(2, 1)("3 days")).toEqual({ ok: true, value: 6 });
  expect(halfDaysCell(1, 1)("2コマ")).toEqual({ ok: true, value: 2 });
  expect(halfDaysCell(1, 1)("2日")).toEqual({ ok: false, refusal: { code: "days-of-what" } });
  expect(halfDaysCell("days", 1)("2日")).toEqual({ ok: false, refusal: { code: "days-of-what" } });
});

test("days of nobody knows which span, and hours, are not taken for half-days", () => {
  expect(halfDaysCell("days", 1)("4")).toEqual({ ok: false, refusal: { code: "days-of-what" } });
  expect(halfDaysCell("hours", 0)("20")).toEqual({ ok: false, refusal: { code: "hours" } });
  expect(halfDaysCell(1, 0)("月20時間")).toEqual({ ok: false, refusal: { code: "hours" } });
  expect(halfDaysCell(1, 0)("10h")).toEqual({ ok: false, refusal: { code: "hours" } });
});
