import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { themes } from "#domain/projects/terms.ts";
import { searchValues } from "#domain/search/rules-kept.ts";
import { themeSearchTexts } from "#domain/search/rules-themes.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const folder = "db/migrations";
const file = readdirSync(folder).find((name) => name.endsWith("_found_by_theme.sql")) ?? "";
const migration = readFileSync(path.join(folder, file), "utf8");

test("records saved before themes were searched get what the next save would write, and the others stay", async () => {
  const own = ["山田 誠 ヤマダ", "物流の改善を10年。"];
  const given = [...themes];
  const before = searchValues(own);
  const wanted = searchValues([...own, ...themeSearchTexts(given)]);
  const add = async (id: number, { text, grams }: typeof before): Promise<void> => {
    await database.asSuper(
      `insert into banso.person (person_id, name, half_days, themes, search_text, search_grams, created_at, updated_at)
       values ($1, '山田', 4, $2, $3, array_to_tsvector($4::text[]), now(), now())`,
      [`01900000-0000-7000-8000-00000000000${id}`, given, text, grams],
    );
  };
  await add(1, before);
  await add(2, wanted);
  await database.asSuper(`set role banso_owner; set search_path = banso; ${migration}; reset role`);
  const { rows } = await database.asSuper(
    `select search_text, search_grams = array_to_tsvector($1::text[]) as "isWhole", version from banso.person order by person_id`,
    [wanted.grams],
  );
  expect(rows).toEqual([1, 2].map(() => ({ search_text: wanted.text, isWhole: true, version: 1 })));
});
