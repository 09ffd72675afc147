import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "#app.ts";
import { readConfig } from "#config.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { takeBackFromCommandLine } from "#domain/imports/take-back-import.ts";
import type { ImportKind } from "#domain/imports/terms.ts";
import { makeApp } from "#main-house.ts";
import { changedCellWords } from "#text/import-changes.ts";
import { crowding } from "../support/crowding.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

// Official lists through the whole import: what they do to the records of a hub, and that they can be taken back.

let database: FreshDatabase;
let app: App;

beforeAll(async () => {
  database = await freshDatabase();
  const read = readConfig({ BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  app = makeApp(read.value, database.connections);
});
afterAll(() => database.drop());

let hubs = 0;
async function emptyHub(): Promise<HubId> {
  const id = app.ids.next<HubId>();
  hubs += 1;
  const host = `official-${hubs}.test`;
  await app.db.asHub(id, "found-hub", (tx) =>
    addHub(tx, { name: "hub", contactName: "", contactPhone: "", host, isSample: true }),
  );
  return id;
}

const bring = (hub: HubId, kind: ImportKind, content: string | Uint8Array, name = "list.csv") =>
  importFile(app, hub, {
    kind,
    file: fileOf(name, typeof content === "string" ? new TextEncoder().encode(content) : content),
    isCheckOnly: false,
    onProgress: () => {},
  });

const firmsOf = (hub: HubId) =>
  app.db.asHub(hub, "import", (tx) =>
    tx.sql
      .selectFrom("firm")
      .select(["name", "corporate_number as number", "town", "address", "postal_code as postalCode", "industry"])
      .select(["closed_on as closedOn", "closed_cause as cause", "successor_number as successor"])
      .where("hub_id", "=", hub)
      .orderBy("firm.number")
      .execute(),
  );

const companies = (rows: readonly string[]): string =>
  ["corporateID,corporateType,corporateName,corporateKana,location,moddate", ...rows].join("\n");

type Change = { readonly process: string; readonly name?: string; readonly town?: string; readonly closed?: string };

/** A row of the tax agency's file about 株式会社見本ひとつ. */
function ntaRow({ process, name = "株式会社見本ひとつ", town = "鯖江市", closed = "" }: Change, latest = "1"): string {
  const [day = "", cause = "", successor = ""] = closed.split(" ");
  const place = `"福井県","${town}","西山町１３番１号",,18,207,9160024`;
  return `1,4010001008566,${process},0,2026-07-14,2026-07-01,"${name}",,301,${place},,,${day},${cause},${successor},,2015-10-05,${latest},,,,,"ミホンヒトツ",0`;
}

const twoFirms = companies([
  "4010001008566,http://imi.go.jp/ns/code_id/code/kind#301,株式会社見本ひとつ,ミホンヒトツ,福井県鯖江市西山町１３－１,",
  "1010001072706,http://imi.go.jp/ns/code_id/code/kind#302,有限会社見本ふたつ,,福井県南条郡南越前町東大道２９－１,",
  "4000020182079,http://imi.go.jp/ns/code_id/code/kind#201,鯖江市,サバエシ,福井県鯖江市西山町１３－１,",
]);

describe("the tax agency's file", () => {
  test("changes the hub's firms by what has happened to them, again and again, and adds none", async () => {
    const hub = await emptyHub();
    expect((await bring(hub, "firms", twoFirms)).run.counts).toMatchObject({ rows: 3, added: 2 });
    const tell = async (changes: Change, latest = "1") => {
      const { run } = await bring(hub, "firms", ntaRow(changes, latest));
      return { outcome: run.outcome, form: run.form, changed: run.counts.changed, first: (await firmsOf(hub))[0] };
    };
    const steps: readonly (readonly [Change, object])[] = [
      [{ process: "01" }, { address: "福井県鯖江市西山町１３番１号", postalCode: "916-0024", closedOn: null }],
      [{ process: "11", name: "株式会社見本改め" }, { name: "株式会社見本改め" }],
      [{ process: "12", town: "南条郡南越前町" }, { town: "南越前町" }],
      [
        { process: "21", closed: "2026-07-07 01" },
        { closedOn: "2026-07-07", cause: "01", successor: null },
      ],
      [{ process: "22" }, { closedOn: null, cause: "", name: "株式会社見本ひとつ", town: "鯖江市" }],
      [
        { process: "21", closed: "2026-07-07 11 5410001000341" },
        { cause: "11", successor: "5410001000341" },
      ],
      [{ process: "72" }, { closedOn: null, successor: null }],
      [{ process: "71", name: "株式会社見本合併" }, { name: "株式会社見本合併" }],
      [{ process: "81", name: "" }, { name: "株式会社見本合併" }],
    ];
    for (const [change, after] of steps) {
      expect(await tell(change)).toMatchObject({ outcome: "ready", form: "nta", first: after });
      expect(await tell(change)).toMatchObject({ changed: 0, first: after });
    }
    const before = await firmsOf(hub);
    expect(await tell({ process: "11", name: "前の名前" }, "0")).toMatchObject({ changed: 0 });
    expect(await tell({ process: "99", name: "消えた番号" })).toMatchObject({ changed: 0 });
    expect(await firmsOf(hub)).toEqual(before);
  });

  test("a firm of the same name without the number is not taken for the registered one", async () => {
    const hub = await emptyHub();
    await bring(hub, "firms", "企業名,市町村\n株式会社見本ひとつ,鯖江市\n");
    const { run } = await bring(hub, "firms", ntaRow({ process: "21", closed: "2026-07-07 01" }));
    expect(run.counts).toMatchObject({ rows: 1, notOurs: 1, changed: 0, added: 0 });
  });

  test("what it changed can be taken back", async () => {
    const hub = await emptyHub();
    await bring(hub, "firms", twoFirms);
    const before = await firmsOf(hub);
    const { number, run } = await bring(hub, "firms", ntaRow({ process: "21", closed: "2026-07-07 01" }));
    const changes = run.preview.rows.flatMap((row) => row.changes);
    expect(changes.map(({ column, after }) => [changedCellWords("firms", column).ja, after])).toEqual([
      ["郵便番号", "916-0024"],
      ["所在地", "福井県鯖江市西山町１３番１号"],
      ["登記の閉鎖日", "2026-07-07"],
      ["閉鎖の事由", "01"],
    ]);
    expect((await takeBackFromCommandLine(app, hub, number ?? 0)).ok).toBe(true);
    expect(await firmsOf(hub)).toEqual(before);
  });

  test("one bad row and nothing is written; the fault says where and what", async () => {
    const hub = await emptyHub();
    await bring(hub, "firms", twoFirms);
    const before = await firmsOf(hub);
    const rows = [ntaRow({ process: "11", name: "新しい名前" }), ntaRow({ process: "55" })];
    const { run, number } = await bring(hub, "firms", rows.join("\n"));
    expect({ outcome: run.outcome, number }).toEqual({ outcome: "faulty", number: null });
    expect(run.preview.faults).toMatchObject([
      { at: "cell", line: 2, value: "55", fault: { code: "unknown-process" } },
    ]);
    expect(await firmsOf(hub)).toEqual(before);
  });
});

test("gBizINFO gives its number to the firm of the same name and town, and to no other", async () => {
  const hub = await emptyHub();
  await bring(hub, "firms", "企業名,市町村\n㈱見本ひとつ,鯖江市\n有限会社見本ふたつ,鯖江市\n");
  const { run } = await bring(hub, "firms", twoFirms);
  expect(run.counts).toMatchObject({ added: 1, changed: 1, alike: 1 });
  expect((await firmsOf(hub)).map(({ name, number, town }) => [name, number, town])).toEqual([
    ["株式会社見本ひとつ", "4010001008566", "鯖江市"],
    ["有限会社見本ふたつ", null, "鯖江市"],
    ["有限会社見本ふたつ", "1010001072706", "南越前町"],
  ]);
});

describe("the list of industries", () => {
  const header = "company,business_codes,business_items";
  test("sets the industry of firms found by their name, and leaves out those of one name", async () => {
    const hub = await emptyHub();
    await bring(
      hub,
      "firms",
      companies([
        "4010001008566,x#301,株式会社見本ひとつ,,福井県鯖江市西山町１３－１,",
        "1010001072706,x#399,見本神社,,福井県鯖江市西山町１,",
        "1010001097199,x#399,見本神社,,福井県鯖江市東町２,",
      ]),
    );
    const list = `${header}\n(株)見本ひとつ,"E,R,27,32,95",\n見本神社,"R,94",\n見本神社,"R,94",\nよその会社,"G,39",\n登録なし,,`;
    const { run } = await bring(hub, "firms", list);
    expect(run).toMatchObject({
      outcome: "ready",
      form: "gbizinfo-industry",
      counts: { rows: 5, changed: 1, added: 0, notOurs: 1 },
      preview: { leftOut: { "same-name": 2, "no-industry": 1 } },
    });
    const firms = await firmsOf(hub);
    expect(firms.map(({ industry }) => industry)).toEqual(["E", "T", "T"]);
    expect(firms[0]?.name).toBe("株式会社見本ひとつ");
  });
});

describe("municipalities", () => {
  const town = (changes: object = {}) => ({
    pid: "18",
    pref: "福井県",
    cid: "18207",
    city: "鯖江市",
    citykana: "さばえし",
    lat: "35.95",
    lng: "136.18",
    url: "https://www.city.sabae.fukui.jp/",
    phrase: "",
    lgcode: "182079",
    ...changes,
  });

  test("come from JSON, once; a list given as something else is told what it is", async () => {
    const hub = await emptyHub();
    const list = JSON.stringify([town()], null, 2);
    expect((await bring(hub, "towns", list, "towns.json")).run).toMatchObject({
      form: "localgov",
      counts: { added: 1 },
    });
    expect((await bring(hub, "towns", list, "towns.json")).run.counts).toMatchObject({ added: 0, same: 1 });
    expect((await bring(hub, "firms", list, "towns.json")).run.preview.faults).toEqual([
      { at: "file", fault: { code: "other-kind", form: "localgov", kind: "towns" } },
    ]);
    expect((await bring(hub, "towns", "企業名,市町村\n見本,鯖江市")).run.preview.faults).toEqual([
      { at: "file", fault: { code: "not-towns" } },
    ]);
  });

  test("known municipalities do not mislead an address: its town stands at its front", async () => {
    const hub = await emptyHub();
    const named = (city: string, lgcode: string, pref: string) => town({ city, lgcode, pref });
    const towns = [
      named("富士見町", "203629", "長野県"),
      named("立川市", "132021", "東京都"),
      named("蒲郡市", "232149", "愛知県"),
    ];
    expect((await bring(hub, "towns", JSON.stringify(towns), "towns.json")).run.counts.added).toBe(3);
    await bring(
      hub,
      "firms",
      "企業名,所在地\n見本ひとつ,東京都立川市富士見町6-45\n見本ふたつ,福岡県小郡市八坂29\n見本みっつ,蒲郡市港町1\n",
    );
    expect((await firmsOf(hub)).map((firm) => firm.town)).toEqual(["立川市", "小郡市", "蒲郡市"]);
  });

  test("a damaged JSON, a record that is no flat one and a wrong code are faults, and nothing is written", async () => {
    const hub = await emptyHub();
    const faultsOf = async (text: string) => (await bring(hub, "towns", text, "towns.json")).run.preview.faults;
    expect(await faultsOf(JSON.stringify([town()]).slice(0, -3))).toEqual([
      { at: "file", fault: { code: "broken-json" } },
    ]);
    expect(await faultsOf(JSON.stringify([town(), town({ lat: [1] })]))).toEqual([
      { at: "file", fault: { code: "json-not-flat", line: 3 } },
    ]);
    expect(await faultsOf(JSON.stringify([town({ lgcode: "182078" })]))).toMatchObject([
      { at: "cell", line: 2, value: "182078", fault: { code: "municipality-code-check" } },
    ]);
  });
});

// The published files themselves, where they are at hand.
const folder = new URL("../../../shared/data/", import.meta.url);
const isAtHand = existsSync(new URL("localgovjp.json", folder));
if (!isAtHand) console.info("The published lists (../shared/data) are not here: their tests are skipped.");
const published = (name: string): Uint8Array => readFileSync(new URL(name, folder));

describe.skipIf(!isAtHand)("the published files", () => {
  test("2,143 companies come in within seconds, their industries and the register's day follow, nothing twice", async () => {
    const hub = await emptyHub();
    const from = performance.now();
    const first = await bring(hub, "firms", published("firms-sabae.csv"));
    const took = performance.now() - from;
    expect(first.run).toMatchObject({ outcome: "ready", form: "gbizinfo", preview: { leftOut: { government: 4 } } });
    expect(first.run.counts).toMatchObject({ rows: 2143, added: 2139 });
    // 3 s on a quiet machine; a busy one is given room.
    expect(took).toBeLessThan(12_000 * crowding());
    const again = await bring(hub, "firms", published("firms-sabae.csv"));
    expect(again).toMatchObject({ number: null, run: { counts: { added: 0, changed: 0, same: 2139 } } });

    const industries = await bring(hub, "firms", published("firms-sabae-industry.csv"));
    expect(industries.run.outcome).toBe("ready");
    expect(industries.run.preview.leftOut["no-industry"]).toBe(2133);
    const repeated = await bring(hub, "firms", published("firms-sabae-industry.csv"));
    expect(repeated.run.counts.changed).toBe(0);

    const day = await bring(hub, "firms", published("nta-diff-20210714.csv"));
    expect(day.run).toMatchObject({ outcome: "ready", form: "nta", counts: { rows: 2772, added: 0 } });
    const sameDay = await bring(hub, "firms", published("nta-diff-20210714.csv"));
    expect(sameDay.run.counts.changed).toBe(0);
  });

  test("1,916 municipalities come in once", async () => {
    const hub = await emptyHub();
    const bringTowns = () => bring(hub, "towns", published("localgovjp.json"), "localgovjp.json");
    expect((await bringTowns()).run).toMatchObject({ outcome: "ready", counts: { added: 1916 } });
    expect((await bringTowns()).run.counts).toMatchObject({ added: 0, same: 1916 });
  });

  test("the tax agency's day is the same in UTF-8 and in CP932, as it is published", async () => {
    // Five characters that CP932 lacks stand as ＿ in the published CP932.
    const text = new TextDecoder().decode(published("nta-diff-20210714.csv")).replace(/[麴𣗄雞鑫醬]/gu, "＿");
    const hub = await emptyHub();
    await bring(hub, "firms", registeredIn(text));
    const utf8 = await bring(hub, "firms", text);
    expect(utf8.run).toMatchObject({ outcome: "ready", counts: { changed: 2396 } });
    const firms = await firmsOf(hub);
    expect((await takeBackFromCommandLine(app, hub, utf8.number ?? 0)).ok).toBe(true);
    const cp932 = await bring(hub, "firms", inCp932(text));
    expect(cp932.run.counts).toEqual(utf8.run.counts);
    expect(await firmsOf(hub)).toEqual(firms);
  });
});

/** The firms of a day of the tax agency as an own list that knows them only by name and number. */
function registeredIn(text: string): string {
  const rows = text.split("\n").filter((line) => line !== "");
  const numbers = new Set(rows.map((line) => line.split(",")[1] ?? ""));
  return `企業名,法人番号,市町村\n${[...numbers].map((number) => `見本${number},${number},見本町`).join("\n")}`;
}

/** Text in CP932, by the table of its decoder. */
function inCp932(text: string): Uint8Array {
  const decoder = new TextDecoder("shift_jis");
  const table = new Map<string, readonly number[]>();
  for (let one = 0; one < 256; one += 1) {
    const single = decoder.decode(Uint8Array.of(one));
    if (!single.includes("\uFFFD")) table.set(single, [one]);
    for (let two = 0x40; two < 0xfd; two += 1) {
      const sign = decoder.decode(Uint8Array.of(one, two));
      if ([...sign].length === 1 && sign !== "\uFFFD" && !table.has(sign)) table.set(sign, [one, two]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((sign) => {
      const bytes = table.get(sign);
      if (bytes === undefined) throw new Error(`${sign} is not in CP932`);
      return bytes;
    }),
  );
}
