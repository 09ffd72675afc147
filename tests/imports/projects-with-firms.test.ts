import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { readConfig } from "#config.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { takeBackFromCommandLine } from "#domain/imports/take-back-import.ts";
import { makeApp } from "#main-house.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

// A hub that begins has one list of projects that names its firms; nobody makes a list of firms first.

let database: FreshDatabase;
let app: App;
let hub: HubId;

beforeAll(async () => {
  database = await freshDatabase();
  const read = readConfig({ BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  app = makeApp(read.value, database.connections);
  hub = app.ids.next<HubId>();
  await app.db.asHub(hub, "found-hub", (tx) =>
    addHub(tx, { name: "hub", contactName: "", contactPhone: "", host: "projects.test", isSample: true }),
  );
});
afterAll(() => database.drop());

const bring = (content: string, isCheckOnly = false) =>
  importFile(app, hub, {
    kind: "projects",
    file: fileOf("案件.csv", new TextEncoder().encode(content)),
    isCheckOnly,
    onProgress: () => {},
  });

const firms = () =>
  app.db.asHub(hub, "import", (tx) =>
    tx.sql
      .selectFrom("firm")
      .select(["number", "name", "town", "status"])
      .where("hub_id", "=", hub)
      .orderBy("number")
      .execute(),
  );

const list = [
  "企業名,案件名,必要コマ,テーマ,町",
  "㈱見本水産,直販の売り場を立ち上げる,週2コマ,販路開拓,しおかぜ町",
  "株式会社　見本水産,出荷の流れを整える,4,物流,しおかぜ町",
  "見本林業,木のうつわを海外へ,8,海外販路,もりした町",
].join("\n");

test("a list of projects brings the firms that only it names, each once, and the same list again changes nothing", async () => {
  const checked = await bring(list, true);
  expect(checked.run).toMatchObject({ outcome: "ready", counts: { added: 3 }, preview: { assumed: { firm: 3 } } });
  expect(await firms()).toEqual([]);
  const brought = await bring(list);
  expect(brought.run.counts).toMatchObject({ added: 3, faults: 0 });
  expect(await firms()).toEqual([
    { number: 1, name: "㈱見本水産", town: "しおかぜ町", status: "draft" },
    { number: 2, name: "見本林業", town: "もりした町", status: "draft" },
  ]);
  const again = await bring(list);
  expect(again).toMatchObject({ number: null, run: { counts: { added: 0, changed: 0, same: 3 } } });
  expect(await takeBackFromCommandLine(app, hub, brought.number ?? 0)).toMatchObject({ ok: true });
  expect(await firms()).toEqual([]);
});

test("a whole address says the town of the work, and the town of the firm with it", async () => {
  const { number } = await bring(
    "会社名,所在地,案件名,必要コマ,テーマ\n見本製茶,○○県さくら町本町1-2,新茶を売る,4,販路開拓",
  );
  expect(await firms()).toMatchObject([{ name: "見本製茶", town: "さくら町" }]);
  expect(await takeBackFromCommandLine(app, hub, number ?? 0)).toMatchObject({ ok: true });
});

test("a firm is not made without a town, and a number that names none is a fault", async () => {
  const noTown = await bring("企業名,案件名,必要コマ,テーマ\n見本窯業,うつわを売る,4,販路開拓");
  expect(noTown.run).toMatchObject({ outcome: "faulty" });
  const byNumber = await bring(
    "Banso企業番号,企業名,案件名,必要コマ,テーマ,町\nF-99,見本窯業,うつわを売る,4,販路開拓,しおかぜ町",
  );
  expect(byNumber.run).toMatchObject({ outcome: "faulty" });
  expect(await firms()).toEqual([]);
});

test("what a list of projects brought is not taken back once a firm of it has another project", async () => {
  const brought = await bring(list);
  const other = await bring("企業名,案件名,必要コマ,テーマ,町\n見本水産,干物の包みを変える,2,商品開発,しおかぜ町");
  expect(other.run.counts).toMatchObject({ added: 1, faults: 0 });
  const refused = await takeBackFromCommandLine(app, hub, brought.number ?? 0);
  expect(refused).toMatchObject({ ok: false, refusal: { code: "obstacles" } });
  expect(await takeBackFromCommandLine(app, hub, other.number ?? 0)).toMatchObject({ ok: true });
  expect(await takeBackFromCommandLine(app, hub, brought.number ?? 0)).toMatchObject({ ok: true });
  expect(await firms()).toEqual([]);
});
