import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hangsOnFirm, hangsOnPerson } from "#domain/duplicates/store.ts";
import { packageRoot } from "#platform/package-root.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

/** The tables that refer to a record of this kind. */
async function tablesOn(kind: string): Promise<readonly string[]> {
  const { rows } = await fresh.asSuper(
    `select distinct conrelid::regclass::text as name from pg_constraint
     where contype = 'f' and confrelid = ('banso.' || $1)::regclass order by name`,
    [kind],
  );
  return rows.map(({ name }: { name: string }) => name.replace("banso.", ""));
}

/** Rows that are a part of the record itself: they are put together with those of the other, or go with it. */
const partsOf = {
  firm: ["firm_figures", "firm_page", "firm_week"],
  person: ["agreed_rest", "booking", "capacity_week", "hub_person"],
} as const;

test("a merge puts everything that hangs on a firm or a person to the one that stays", async () => {
  expect(await tablesOn("firm")).toEqual([...hangsOnFirm, ...partsOf.firm].sort());
  expect(await tablesOn("person")).toEqual([...hangsOnPerson, ...partsOf.person].sort());
});

test("a table that nobody thought of is noticed", async () => {
  await fresh.asSuper("create table banso.forgotten (person_id uuid references banso.person)");
  expect(await tablesOn("person")).toContain("forgotten");
  await fresh.asSuper("drop table banso.forgotten");
});

/** What an import writes itself with a record, and what the database takes away with it. */
const written = {
  firm: ["firm_figures", "firm_page"],
  person: ["hub_person"],
  project: ["project_page"],
  engagement: [],
} as const;

test("an import is not taken back while anything hangs on a record that it brought", async () => {
  const source = readFileSync(path.join(packageRoot(), "src/domain/imports/store-obstacles.ts"), "utf8");
  const referred = source.slice(source.indexOf("const referred"), source.indexOf("const bookedBefore"));
  const partOf = (list: string): string => referred.split(new RegExp(`\\n  ${list}: sql`))[1]?.split("`,\n")[0] ?? "";
  const missing = await Promise.all(
    (["firm", "person", "project", "engagement"] as const).map(async (kind) => {
      const list = kind === "person" ? "people" : `${kind}s`;
      const tables = (await tablesOn(kind)).filter((table) => !written[kind].some((each) => each === table));
      return tables.filter((table) => !partOf(list).includes(`from ${table} x`)).map((table) => `${list}: ${table}`);
    }),
  );
  expect(missing.flat()).toEqual([]);
});
