import { expect, test } from "vitest";
import { recogniseHeader } from "#domain/imports/rules-columns.ts";
import { needOf, templateRows } from "#domain/imports/rules-export-template.ts";
import { rowReader } from "#domain/imports/rules-rows.ts";

const kinds = ["firms", "people", "projects", "engagements"] as const;

test.each(kinds)(
  "both rows of the template of %s are read without a fault, under headers in both languages",
  (kind) => {
    for (const language of ["ja", "en"] as const) {
      const { header, rows } = templateRows(kind, language);
      const found = recogniseHeader(kind, header, new Map());
      expect([found.missing, found.twice, found.unread]).toEqual([[], [], []]);
      const read = rowReader(kind, found, { townIn: () => null, today: "2026-11-23" });
      expect(rows.map((row, index) => read(index + 2, row)).filter((row) => !row.ok)).toEqual([]);
    }
  },
);

test("what a new record cannot be without is said", () => {
  expect(needOf("firms", "name")).toBe("needed");
  expect(needOf("firms", "town")).toBe("this-or-another");
  expect(needOf("firms", "kana")).toBe("not-needed");
});
