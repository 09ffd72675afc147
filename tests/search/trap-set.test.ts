import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, Tx } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import { addFirm } from "#domain/firms/store.ts";
import { bareFirm, type FirmId } from "#domain/firms/terms.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { foldForSearch, plainOf } from "#domain/search/rules-fold.ts";
import { readSearch } from "#domain/search/rules-grams.ts";
import { recheck } from "#domain/search/rules-hits.ts";
import { searchValues } from "#domain/search/rules-kept.ts";
import { searchColumns } from "#domain/search/store.ts";
import type { Search } from "#domain/search/terms.ts";
import { collectHits, lookUp, mostCandidates, narrow, newestOf } from "#domain/search/views.ts";
import { systemClock } from "#platform/clock.ts";
import { makeDatabase } from "#platform/database.ts";
import { systemIds } from "#platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { queries } from "./trap-queries.ts";
import { texts } from "./trap-texts.ts";

// The promises of the search, held on texts and questions that were judged by hand: see trap-queries.ts.

let fresh: FreshDatabase;
let db: Database;
const north = systemIds.next<HubId>();
const south = systemIds.next<HubId>();
const coordinatorOf = (hubId: HubId): Actor => ({
  hubId,
  hat: "coordinator",
  accountId: null,
  hatId: null,
  firmId: null,
  personId: null,
  organisationId: null,
});
const codes = new Map<number, string>();

beforeAll(async () => {
  fresh = await freshDatabase();
  db = makeDatabase({ pool: fresh.connections.app, clock: systemClock, ids: systemIds });
  for (const hubId of [north, south])
    await db.asHub(hubId, "found-hub", async (tx) => {
      await addHub(tx, { name: "hub", contactName: "", contactPhone: "", host: `${hubId}.test`, isSample: true });
      for (const [code, own] of Object.entries(texts)) codes.set(await addText(tx, own), code);
    });
});
afterAll(() => fresh.drop());

async function addText(tx: Tx, own: readonly string[]): Promise<number> {
  const id = tx.newId<FirmId>();
  const number = await addFirm(tx, id, { ...bareFirm, name: own[0] ?? "", industry: "E", town: "架空町" });
  await tx.sql.updateTable("firm").set(searchColumns(own)).where("firm_id", "=", id).execute();
  return number;
}

/** What the product finds: candidates by the index, then the words. */
const found = (search: Search): Promise<readonly string[]> =>
  db.read(coordinatorOf(north), async (tx) => {
    const candidates = await lookUp(tx, "firm", search);
    const rows = await narrow(tx.sql.selectFrom("firm"), candidates).select(["number", "search_text"]).execute();
    return recheck(rows, search, (row) => row.search_text).map(({ number }) => codes.get(number) ?? "");
  });

/** What a search would find that knows letters but no words: the planted fault. */
const foundByLetters = async (search: Search): Promise<readonly string[]> =>
  Object.entries(texts)
    .filter(([, own]) => search.words.every(({ folded }) => foldForSearch(own.join("。")).includes(folded)))
    .map(([code]) => code);

async function measure(find: (search: Search) => Promise<readonly string[]>) {
  const wrong: string[] = [];
  let [right, all, wanted] = [0, 0, 0];
  for (const [typed, judged] of Object.entries(queries)) {
    const search = readSearch(typed);
    const got = search === null ? [] : await find(search);
    const due = judged.split(" ").filter((code) => code !== "");
    right += got.filter((code) => due.includes(code)).length;
    all += got.length;
    wanted += due.length;
    wrong.push(...got.filter((code) => !due.includes(code)).map((code) => `${typed} finds ${code}`));
    wrong.push(...due.filter((code) => !got.includes(code)).map((code) => `${typed} misses ${code}`));
  }
  return { precision: right / all, recall: right / wanted, wrong };
}

test("the trap set is as large as promised, and every judged text exists", () => {
  expect(Object.keys(texts).length).toBeGreaterThanOrEqual(150);
  expect(Object.keys(queries).length).toBeGreaterThanOrEqual(80);
  const judged = Object.values(queries).flatMap((codesOf) => codesOf.split(" "));
  expect(judged.filter((code) => code !== "" && texts[code] === undefined)).toEqual([]);
});

test("of what is found 97 % is right, and of what is right 99 % is found", async () => {
  const { precision, recall, wrong } = await measure(found);
  console.log(`search: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}; ${wrong.join(", ")}`);
  expect(precision).toBeGreaterThanOrEqual(0.97);
  expect(recall).toBeGreaterThanOrEqual(0.99);
});

test("a search that knows letters but no words is noticed", async () => {
  const { precision, recall } = await measure(foundByLetters);
  console.log(`letters alone: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
  expect(precision).toBeLessThan(0.97);
});

test("the index alone offers every hit, and hardly more than hits", async () => {
  const offered = (search: Search) =>
    db.read(coordinatorOf(north), async (tx) => {
      const { ids } = await lookUp(tx, "firm", search);
      const rows = await tx.sql
        .selectFrom("firm")
        .select("number")
        .where(
          "firm_id",
          "in",
          [...(ids ?? [])].map((id) => sql<FirmId>`${id}::uuid`),
        )
        .execute();
      return rows.map(({ number }) => codes.get(number) ?? "");
    });
  const { recall, precision } = await measure(async (search) => {
    const { ids } = await db.read(coordinatorOf(north), (tx) => lookUp(tx, "firm", search));
    return ids?.length === 0 ? [] : offered(search);
  });
  expect(recall).toBeGreaterThanOrEqual(0.99);
  expect(precision).toBeGreaterThan(0.9);
});

test("nobody is offered what is another hub's, and nobody without a hub anything", async () => {
  const search = readSearch("会計");
  if (search === null) throw new Error("no search");
  const idsOf = (hubId: HubId) => db.read(coordinatorOf(hubId), async (tx) => (await lookUp(tx, "firm", search)).ids);
  const [ofNorth, ofSouth] = [(await idsOf(north)) ?? [], (await idsOf(south)) ?? []];
  expect(ofNorth.length).toBeGreaterThan(0);
  expect(ofNorth.length).toBe(ofSouth.length);
  expect(ofNorth.filter((id) => ofSouth.includes(id))).toEqual([]);
  expect(await idsOf(systemIds.next<HubId>())).toEqual([]);
  const { rows } = await fresh.connections.app.query("select search_candidates('firm', '''^会計''', 10) as ids");
  expect(rows).toEqual([{ ids: [] }]);
});

test("whoever may see one firm only is shown no other, whatever the index offers", async () => {
  const search = readSearch("会計");
  if (search === null) throw new Error("no search");
  const own = [...codes].find(([, code]) => code === "f06")?.[0] ?? 0;
  const { firmId } = await db.read(coordinatorOf(north), (tx) =>
    tx.sql.selectFrom("firm").select("firm_id as firmId").where("number", "=", own).executeTakeFirstOrThrow(),
  );
  const seen = await db.read({ ...coordinatorOf(north), hat: "owner", firmId }, async (tx) =>
    narrow(tx.sql.selectFrom("firm"), await lookUp(tx, "firm", search))
      .select("number")
      .execute(),
  );
  expect(seen).toEqual([{ number: own }]);
});

/** Writes firms with these numbers, all with the same text. */
async function addMany(hubId: HubId, says: string, [first, last]: readonly [number, number]): Promise<void> {
  const { text, grams } = searchValues(["架空商店", says]);
  await fresh.asSuper(
    `insert into banso.firm (hub_id, firm_id, number, name, industry, town, business, created_at, updated_at, search_text, search_grams)
     select $1, gen_random_uuid(), n, '架空商店', 'E', '架空町', '', now(), now(), $2, array_to_tsvector($3)
     from generate_series($4::int, $5::int) n`,
    [hubId, text, grams, first, last],
  );
}

test("a word that stands nearly everywhere is walked for, page by page, newest first and to the last one", async () => {
  const hubId = systemIds.next<HubId>();
  const many = mostCandidates + 250;
  await db.asHub(hubId, "found-hub", (tx) =>
    addHub(tx, { name: "hub", contactName: "", contactPhone: "", host: `${hubId}.test`, isSample: true }),
  );
  await addMany(hubId, "山の上の管理棟", [1, many]);
  const search = readSearch("管理");
  if (search === null) throw new Error("no search");
  const read = (from: number | null) =>
    db.read(coordinatorOf(hubId), async (tx) => {
      const candidates = await lookUp(tx, "firm", search);
      expect(candidates.ids).toBeNull();
      return collectHits({
        search,
        limit: 400,
        textOf: (row: { number: number; search_text: string }) => row.search_text,
        fetch: (after: { number: number; search_text: string } | null, size, before) => {
          const rows = narrow(tx.sql.selectFrom("firm"), newestOf(candidates, before, size))
            .select(["number", "search_text"])
            .orderBy("number", "desc")
            .limit(size);
          const last = after?.number ?? from;
          return (last === null ? rows : rows.where("number", "<", last)).execute();
        },
      });
    });
  const numbers: number[] = [];
  let from: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(from);
    numbers.push(...page.rows.map(({ number }) => number));
    from = page.next?.number ?? null;
  } while (from !== null);
  expect(numbers).toEqual(Array.from({ length: many }, (_, index) => many - index));

  // A word of the twelve newest alone is not a common one: to walk for it would lead past all others.
  await addMany(hubId, "蛍石の研磨", [many + 1, many + 12]);
  const rare = readSearch("蛍石");
  if (rare === null) throw new Error("no search");
  expect((await db.read(coordinatorOf(hubId), (tx) => lookUp(tx, "firm", rare))).ids?.length).toBe(12);
});

test("a list of false candidates ends after so many, and says where to go on", async () => {
  const search = readSearch("会計");
  if (search === null) throw new Error("no search");
  let asked = 0;
  const { rows, next } = await collectHits({
    search,
    limit: 20,
    textOf: () => plainOf("機会計画"),
    fetch: (after: number | null, size) => {
      asked += size;
      return Promise.resolve(Array.from({ length: size }, (_, index) => (after ?? 0) + index + 1));
    },
  });
  expect({ rows, next, asked }).toEqual({ rows: [], next: 3000, asked: 3000 });
});

test("behind the walls the index is of no use to the app itself, and is used by the function's role", async () => {
  const planOf = async (pool: FreshDatabase["connections"]["app"]): Promise<string> => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("set local enable_seqscan = off");
      const { rows } = await client.query("explain select number from banso.firm where search_grams @@ '''^会計'''");
      return JSON.stringify(rows);
    } finally {
      await client.query("rollback");
      client.release();
    }
  };
  expect(await planOf(fresh.connections.app)).not.toContain("firm_search");
  expect(await planOf(fresh.connections.worker)).toContain("firm_search");
});
