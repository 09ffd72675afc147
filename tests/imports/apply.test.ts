import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { readConfig } from "#config.ts";
import { keepCadence } from "#domain/accompaniment/keep-cadence.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { takeBackFromCommandLine, takeBackImport } from "#domain/imports/take-back-import.ts";
import type { ImportKind } from "#domain/imports/terms.ts";
import { searchValues } from "#domain/search/rules-kept.ts";
import { addDays, mondayOf } from "#kit/dates.ts";
import { makeApp } from "#main-house.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

// A hub's own lists: found again, changed, booked, written as a whole or not at all, and taken back.

let database: FreshDatabase;
let app: App;
let hub: HubId;
let hubs = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const read = readConfig({ BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  app = makeApp(read.value, database.connections);
});
afterAll(() => database.drop());

async function beginHub(): Promise<void> {
  hub = app.ids.next<HubId>();
  hubs += 1;
  const host = `apply-${hubs}.test`;
  await app.db.asHub(hub, "found-hub", (tx) =>
    addHub(tx, { name: "hub", contactName: "", contactPhone: "", host, isSample: true }),
  );
}

const bring = (kind: ImportKind, lines: readonly string[], isCheckOnly = false) =>
  importFile(app, hub, {
    kind,
    file: fileOf(`${kind}.csv`, new TextEncoder().encode(lines.join("\r\n"))),
    isCheckOnly,
    onProgress: () => {},
  });

const people = () =>
  app.db.asHub(hub, "import", (tx) =>
    tx.sql
      .selectFrom("hub_person as h")
      .innerJoin("person as p", "p.person_id", "h.person_id")
      .select(["h.number", "h.code", "p.name", "p.half_days as halfDays", "p.lives_in as livesIn", "p.version"])
      .where("h.hub_id", "=", hub)
      .orderBy("h.number")
      .execute(),
  );

const ledger = () =>
  app.db.asHub(hub, "import", (tx) =>
    tx.sql
      .selectFrom("capacity_week as c")
      .innerJoin("hub_person as h", "h.person_id", "c.person_id")
      .select(["c.week", "c.booked"])
      .where("h.hub_id", "=", hub)
      .where("c.booked", ">", 0)
      .orderBy("c.week")
      .execute(),
  );

const codesOf = (run: Awaited<ReturnType<typeof bring>>["run"]) =>
  run.preview.faults.map((fault) => (fault.at === "row" ? `${fault.line} ${fault.fault.code}` : fault.at));

test("a check writes nothing; the list writes all rows; the same list again changes nothing, no version goes up", async () => {
  await beginHub();
  const list = [
    "氏名,空きコマ,メールアドレス,住まい",
    "佐藤 誠,8,makoto@example.invalid,見本市",
    "鈴木 凛,4,,みどり市",
  ];
  const checked = await bring("people", list, true);
  expect(checked).toMatchObject({ number: null, run: { outcome: "ready", counts: { added: 2 } } });
  expect(await people()).toEqual([]);
  expect((await bring("people", list)).number).toBe(1);
  const before = await people();
  expect(before).toMatchObject([{ number: 1, name: "佐藤 誠", version: 1 }, { number: 2 }]);
  const again = await bring("people", list);
  expect(again).toMatchObject({ number: null, run: { counts: { added: 0, changed: 0, same: 2 } } });
  expect(await people()).toEqual(before);
});

test("a row finds its record by mail, by name and town, and by Banso's number; a new town is a new record that looks alike", async () => {
  const byMail = await bring("people", ["氏名,空きコマ,メールアドレス", "佐藤　マコト,6,MAKOTO@example.invalid"]);
  expect(byMail.run.preview.rows).toMatchObject([{ effect: "changed", number: 1 }]);
  const byTown = await bring("people", ["氏名,空きコマ,住まい,人材コード", "鈴木凛,5,みどり市,J-9"]);
  expect(byTown.run.counts).toMatchObject({ added: 0, changed: 1 });
  const byNumber = await bring("people", ["Banso人材番号,空きコマ", "H-2,7"]);
  expect(byNumber.run.counts).toMatchObject({ changed: 1 });
  expect(await people()).toMatchObject([
    { name: "佐藤　マコト", halfDays: 6, version: 2 },
    { code: "J-9", halfDays: 7, version: 3 },
  ]);
  const other = await bring("people", ["氏名,空きコマ,住まい", "鈴木 凛,3,しおかぜ町"], true);
  expect(other.run.preview.rows).toMatchObject([{ effect: "new", alike: [2] }]);
});

test("one faulty row keeps every row out: an unknown number, the same person twice, several who fit", async () => {
  const before = await people();
  const twice = await bring("people", ["氏名,空きコマ,人材コード", "新人 一,4,N-1", "新人 二,4,N-1", "新人 三,4,N-3"]);
  expect(codesOf(twice.run)).toEqual(["3 same-row"]);
  const unknown = await bring("people", ["Banso人材番号,空きコマ", "H-2,9", "H-99,9"]);
  expect(codesOf(unknown.run)).toEqual(["3 no-such-number"]);
  expect(await people()).toEqual(before);
  await bring("people", ["氏名,空きコマ,住まい,人材コード", "田中 葵,4,見本市,T-1", "田中 葵,4,見本市,T-2"]);
  const several = await bring("people", ["氏名,空きコマ,住まい", "田中 葵,5,見本市"]);
  expect(codesOf(several.run)).toEqual(["2 several"]);
});

test("engagements book their half-days; above capacity names row and week; an end gives the rest back; taking back empties the ledger", async () => {
  await beginHub();
  const monday = addDays(mondayOf(app.clock.today()), -14);
  await bring("firms", ["企業名,市町村", "見本水産,しおかぜ町"]);
  await bring("people", ["氏名,空きコマ", "浜野 みなと,6"]);
  const header = "企業名,人材名,仕事の名前,コマ,開始日,週数";
  const row = (title: string, halfDays: number, from: string, weeks: number): string =>
    `見本水産,浜野 みなと,${title},${halfDays},${from},${weeks}`;
  const tooMuch = await bring("engagements", [
    header,
    row("直販", 4, monday, 4),
    row("広報", 3, addDays(monday, 14), 4),
  ]);
  expect(codesOf(tooMuch.run)).toEqual(["3 above-capacity"]);
  expect(tooMuch.run.preview.faults[0]).toMatchObject({ fault: { week: addDays(monday, 14), free: 2 } });
  expect(await ledger()).toEqual([]);
  const brought = await bring("engagements", [
    header,
    row("直販", 4, monday, 4),
    row("広報", 2, addDays(monday, 14), 2),
  ]);
  expect(brought.run.counts).toMatchObject({ added: 2, faults: 0 });
  expect((await ledger()).map(({ booked }) => booked)).toEqual([4, 4, 6, 6]);
  const below = await bring("people", ["氏名,空きコマ", "浜野 みなと,5"]);
  expect(below.run.preview.faults).toMatchObject([{ fault: { code: "field", fault: { code: "below-booked" } } }]);
  const ended = await bring("engagements", [`${header},終了日`, `${row("直販", 4, monday, 4)},${addDays(monday, 8)}`]);
  expect(ended.run.counts).toMatchObject({ changed: 1 });
  expect((await ledger()).map(({ booked }) => booked)).toEqual([4, 4, 2, 2]);
  expect(await takeBackFromCommandLine(app, hub, ended.number ?? 0)).toMatchObject({ ok: true });
  expect((await ledger()).map(({ booked }) => booked)).toEqual([4, 4, 6, 6]);
});

test("people with engagements stand in the way of taking their list back; without them it goes as a whole", async () => {
  const refused = await takeBackFromCommandLine(app, hub, 2);
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: "obstacles", obstacles: [{ number: 1, why: "referred" }] },
  });
  expect(await people()).toHaveLength(1);
});

test("what a list changed is as it was after taking it back, unless somebody has edited it since", async () => {
  await beginHub();
  await bring("people", ["氏名,空きコマ,人材コード", "森 誠,4,M-1", "森 凛,5,M-2"]);
  const changed = await bring("people", ["人材コード,氏名,空きコマ", "M-1,森 誠,9", "M-3,森 新,2"]);
  expect(changed.run.counts).toMatchObject({ added: 1, changed: 1 });
  const by = { hubId: hub, accountId: app.ids.next<AccountId>(), hat: "coordinator" as const };
  const actor = { ...by, hatId: null, firmId: null, personId: null, organisationId: null };
  expect(await takeBackImport(app, actor, { number: changed.number ?? 0 })).toMatchObject({ ok: true });
  expect(
    await database.asSuper("select hat, account_id from banso.audit_event where hub_id = $1 and act = $2", [
      hub,
      "import.take-back",
    ]),
  ).toMatchObject({ rows: [{ hat: "coordinator", account_id: by.accountId }] });
  expect(await people()).toMatchObject([{ code: "M-1", halfDays: 4, version: 3 }, { code: "M-2" }]);
  const next = await bring("people", ["人材コード,氏名,空きコマ", "M-2,森 凛,6"]);
  await bring("people", ["人材コード,氏名,空きコマ", "M-2,森 凛,7"]);
  const late = await takeBackFromCommandLine(app, hub, next.number ?? 0);
  expect(late).toMatchObject({ ok: false, refusal: { code: "obstacles", obstacles: [{ why: "changed" }] } });
});

test("lists say when people are free and when firms' work can be done, in either language, and are taken back with it", async () => {
  await beginHub();
  const times = () =>
    app.db.asHub(hub, "import", async (tx) => ({
      people: await tx.sql
        .selectFrom("hub_person as h")
        .innerJoin("person as p", "p.person_id", "h.person_id")
        .select("p.free_cells")
        .where("h.hub_id", "=", hub)
        .orderBy("h.number")
        .execute(),
      firms: await tx.sql.selectFrom("firm_week").select(["cells", "peak_months"]).where("hub_id", "=", hub).execute(),
    }));
  await bring("people", ["氏名,空きコマ,人材コード,動ける時間", "森 誠,4,M-1,月午前、水夜", "森 凛,5,M-2,なし"]);
  await bring("firms", ["企業名,市町村,企業コード,忙しい月", "森の製材,みなと町,K-1,11月〜1月"]);
  const before = await times();
  expect(before.people).toMatchObject([{ free_cells: [0, 8] }, { free_cells: [] }]);
  expect(before.firms).toMatchObject([{ peak_months: [1, 11, 12] }]);
  const changed = await bring("firms", ["Firm,Town,Code,Times of the work", "森の製材,みなと町,K-1,Sat am; Sun"]);
  expect(await times()).toMatchObject({ firms: [{ cells: [15, 18, 19], peak_months: [1, 11, 12] }] });
  expect(await takeBackFromCommandLine(app, hub, changed.number ?? 0)).toMatchObject({ ok: true });
  expect(await times()).toEqual(before);
  const wrong = await bring("firms", [
    "企業名,市町村,企業コード,忙しい月,仕事ができる時間",
    "森の製材,みなと町,K-1,年末,深夜",
  ]);
  expect(wrong.run.preview.faults).toMatchObject([
    { at: "cell", column: "possibleCells", fault: { code: "not-a-cell", part: "深夜" } },
    { at: "cell", column: "peakMonths", fault: { code: "not-a-peak-month", part: "年末" } },
  ]);
});

test("three lists that changed one person are taken back one after the other, the last first, unless somebody has edited", async () => {
  await beginHub();
  const list = (halfDays: number): readonly string[] => [
    "氏名,メール,空きコマ",
    `見本 太郎,taro@example.jp,${halfDays}`,
  ];
  const first = await bring("people", list(4));
  const second = await bring("people", list(8));
  const third = await bring("people", list(12));
  const back = ({ number }: { number: number | null }) => takeBackFromCommandLine(app, hub, number ?? 0);
  expect(await back(first)).toMatchObject({ ok: false });
  expect(await back(second)).toMatchObject({ ok: false });
  expect(await back(third)).toMatchObject({ ok: true });
  expect(await people()).toMatchObject([{ halfDays: 8 }]);
  const fourth = await bring("people", list(16));
  expect(await back(fourth)).toMatchObject({ ok: true });
  expect(await back(second)).toMatchObject({ ok: true });
  expect(await people()).toMatchObject([{ halfDays: 4 }]);
  const fifth = await bring("people", list(20));
  await database.asSuper("update banso.person set version = version + 1 where email = 'taro@example.jp'");
  expect(await back(fifth)).toMatchObject({ ok: false });
  await database.asSuper("update banso.person set version = version - 1 where email = 'taro@example.jp'");
  expect(await back(fifth)).toMatchObject({ ok: true });
  expect(await back(first)).toMatchObject({ ok: true });
  expect(await people()).toEqual([]);
});

test("an edit between two lists keeps the first from being taken back, also when the second is gone", async () => {
  await beginHub();
  const list = (halfDays: number): readonly string[] => [
    "氏名,メール,空きコマ",
    `見本 花子,hanako@example.jp,${halfDays}`,
  ];
  const first = await bring("people", list(4));
  await database.asSuper("update banso.person set version = version + 1 where email = 'hanako@example.jp'");
  const second = await bring("people", list(8));
  expect(await takeBackFromCommandLine(app, hub, second.number ?? 0)).toMatchObject({ ok: true });
  expect(await takeBackFromCommandLine(app, hub, first.number ?? 0)).toMatchObject({ ok: false });
});

test("signs that nobody sees make no second person, and 「なし」 is no mail address", async () => {
  await beginHub();
  await bring("people", ["氏名,住まい,空きコマ,メール,電話", "見本 太郎,しおかぜ町,4,なし,無"]);
  const again = await bring("people", ["氏名,住まい,空きコマ", "\u202e見本\u200b 太郎\ufeff,しおかぜ町,4"]);
  expect(again.run.counts).toMatchObject({ added: 0, changed: 0, same: 1 });
});

test("check-ins that are only planned go with the engagements that a list brought", async () => {
  await beginHub();
  await bring("firms", ["企業名,市町村", "見本水産,しおかぜ町"]);
  await bring("people", ["氏名,空きコマ", "浜野 みなと,6"]);
  const next = addDays(mondayOf(app.clock.today()), 7);
  const brought = await bring("engagements", [
    "企業名,人材名,仕事の名前,コマ,開始日,週数",
    `見本水産,浜野 みなと,直販,4,${next},4`,
  ]);
  const planned = async () =>
    (await database.asSuper("select from banso.check_in where hub_id = $1", [hub])).rowCount ?? 0;
  await keepCadence(app, hub);
  expect(await planned()).toBeGreaterThan(1);
  expect(await takeBackFromCommandLine(app, hub, brought.number ?? 0)).toMatchObject({ ok: true });
  expect(await planned()).toBe(0);
});

test("a list's people are found by what was cut beside the reading; when the cutting fails, no row is kept", async () => {
  await beginHub();
  const lines = ["氏名,経歴,空きコマ", "架空 はじめ,干物の'直販'を広げました。,8", "架空 つぎ,漆器の海外展示会,4"];
  const failing = { cut: () => Promise.reject(new Error("the thread is gone")), end: () => Promise.resolve() };
  const whole = app;
  app = { ...whole, cutters: { begin: () => failing } };
  await expect(bring("people", lines)).rejects.toThrow("the thread is gone");
  app = whole;
  expect(await people()).toHaveLength(0);
  expect((await bring("people", lines)).number).toBe(1);
  const saved = await app.db.asHub(hub, "import", (tx) =>
    tx.sql
      .selectFrom("hub_person as h")
      .innerJoin("person as p", "p.person_id", "h.person_id")
      .select([
        "p.name",
        "p.search_text as text",
        sql<readonly string[]>`tsvector_to_array(p.search_grams)`.as("grams"),
      ])
      .where("h.hub_id", "=", hub)
      .orderBy("h.number")
      .execute(),
  );
  for (const { name, text, grams } of saved) {
    const [, about] = text.split("\n");
    const kept = searchValues([name, about ?? ""]);
    expect({ text, grams: new Set(grams) }).toEqual({ text: kept.text, grams: new Set(kept.grams) });
  }
  expect(saved[0]?.text).toContain("干物の'直販'");
});

test("while a list is written, nobody gathers statistics of its table: they would say that it is empty", async () => {
  await beginHub();
  const whole = app;
  const locks: (number | null)[] = [];
  const watched = () => {
    const cutter = whole.cutters.begin();
    const cut: typeof cutter.cut = async (records) => {
      const lock = "relation = 'banso.person'::regclass and mode = 'ShareUpdateExclusiveLock'";
      locks.push((await database.asSuper(`select from pg_locks where ${lock}`)).rowCount);
      return cutter.cut(records);
    };
    return { ...cutter, cut };
  };
  app = { ...whole, cutters: { begin: watched } };
  await bring("people", ["氏名,空きコマ", "架空 はじめ,8"]);
  app = whole;
  expect(locks).toEqual([1]);
});

test("signs that mean something to the database stand in a person as the list has them", async () => {
  await beginHub();
  const about = String.raw`"直販" を C:\共有 に {まとめ}、NULL でない値に、しました。`;
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const row = [
    cell(String.raw`架空 \"二郎"`),
    "8",
    cell(about),
    "null、Bay City、しおかぜ町",
    cell("{甲}商会、乙\\丙社"),
  ];
  expect((await bring("people", ["氏名,空きコマ,経歴,通える町,組めない先", row.join(",")])).number).toBe(1);
  const saved = await app.db.asHub(hub, "import", (tx) =>
    tx.sql
      .selectFrom("person as p")
      .innerJoin("hub_person as h", "h.person_id", "p.person_id")
      .select(["p.name", "p.about", "p.towns", "p.not_with", "p.shape", "p.kinds"])
      .where("h.hub_id", "=", hub)
      .execute(),
  );
  expect(saved).toEqual([
    {
      name: String.raw`架空 \"二郎"`,
      about,
      towns: ["null", "Bay City", "しおかぜ町"],
      not_with: ["{甲}商会", "乙\\丙社"],
      shape: null,
      kinds: [],
    },
  ]);
});
