import { expect, test } from "vitest";
import { prefectureAt, prefectureOf, prefectures } from "#reference/prefectures.ts";

test("there are 47 prefectures, numbered from north to south", () => {
  expect(new Set(prefectures).size).toBe(47);
  expect([prefectureAt(1), prefectureAt(13), prefectureAt(18), prefectureAt(47)]).toEqual([
    "北海道",
    "東京都",
    "福井県",
    "沖縄県",
  ]);
  expect([prefectureAt(0), prefectureAt(48), prefectureAt(1.5)]).toEqual([null, null, null]);
});

test("an address begins with its prefecture, 京都府 not being 東京都", () => {
  expect(prefectureOf("福井県鯖江市西山町13-1")).toBe("福井県");
  expect(prefectureOf("京都府京都市")).toBe("京都府");
  expect(prefectureOf("鯖江市西山町")).toBeNull();
});
