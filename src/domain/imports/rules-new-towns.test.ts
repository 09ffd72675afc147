import { expect, test } from "vitest";
import { makeNewTowns } from "#domain/imports/rules-new-towns.ts";

test("towns that the hub does not know are told, the rarest first", () => {
  const towns = makeNewTowns(["米子市", "西伯郡大山町"]);
  for (const [at, town] of ["境港市", "米子市", "大山町", "米小市", "境港市", "", "西伯郡大山町"].entries())
    towns.add(town, at + 2);
  expect(towns.list()).toEqual([
    { town: "米小市", rows: 1, line: 5 },
    { town: "境港市", rows: 2, line: 2 },
  ]);
});

test("a column of something else than towns does not fill the memory", () => {
  const towns = makeNewTowns([]);
  for (let line = 2; line < 100_000; line += 1) towns.add(`町${line}`, line);
  expect(towns.list()).toHaveLength(500);
});
