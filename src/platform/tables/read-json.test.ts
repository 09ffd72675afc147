import { expect, test } from "vitest";
import { usualLimits } from "#kit/table.ts";
import { isJsonList, readJsonRows } from "#platform/tables/read-json.ts";

const read = (text: string, limits = usualLimits) => readJsonRows(Buffer.from(text), limits);

test("a list of flat records is a table: names first, then a row a record; what a record lacks is empty", () => {
  expect(read('[{"code":"083640","lat":36.5},{"lat":null,"code":"011011","name":"札幌市"}]')).toEqual({
    ok: true,
    value: [
      ["code", "lat", "name"],
      ["083640", "36.5", ""],
      ["011011", "", "札幌市"],
    ],
  });
});

test("what begins as a list of records is JSON, a header in brackets is not", () => {
  for (const text of ['[{"a":1}]', '\uFEFF [\n  {\n "a": 1 }]']) expect(isJsonList(Buffer.from(text))).toBe(true);
  for (const text of ["[番号],[名前]", '{"a":1}', "a,b", ""]) expect(isJsonList(Buffer.from(text))).toBe(false);
});

test("a list that breaks off, or nests without end, is damaged", () => {
  for (const text of ['[{"a":1', '[{"a":1}] x', '[{"a":1},]'])
    expect(read(text)).toEqual({ ok: false, refusal: { code: "broken-json" } });
  const deep = read(`[{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}]`);
  expect(deep.ok).toBe(false);
});

test("records that hold lists, records or a NUL, and records that are none, are named by their row", () => {
  for (const record of ['{"a":[1]}', '{"a":{}}', '{"a":"x\\u0000"}', "7", "null"])
    expect(read(`[{"a":1},${record}]`)).toEqual({ ok: false, refusal: { code: "json-not-flat", line: 3 } });
});

test("rows, columns and cells are counted", () => {
  const list = JSON.stringify(Array.from({ length: 5 }, (_, at) => ({ [`a${at}`]: at })));
  expect(read(list, { ...usualLimits, rows: 4 })).toMatchObject({ refusal: { code: "too-many-rows", limit: 4 } });
  expect(read(list, { ...usualLimits, columns: 3 })).toMatchObject({ refusal: { code: "too-many-columns", line: 5 } });
  expect(read(list, { ...usualLimits, cells: 8 })).toMatchObject({ refusal: { code: "too-many-cells", limit: 8 } });
});

test("names that mean something to JavaScript are names like others", () => {
  expect(read('[{"__proto__":"x","constructor":"y"}]')).toEqual({
    ok: true,
    value: [
      ["__proto__", "constructor"],
      ["x", "y"],
    ],
  });
});
