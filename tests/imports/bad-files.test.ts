import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { readConfig } from "#config.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { importFile } from "#domain/imports/import-file.ts";
import type { FileRun, FoundFault } from "#domain/imports/rules-work.ts";
import type { ImportKind } from "#domain/imports/terms.ts";
import { makeApp } from "#main-house.ts";
import { fileNotes } from "#text/import-notes.ts";
import { countsWords, foundFaultWords, importCommandWords } from "#text/imports.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { type BadFile, badTexts, whole } from "./bad-texts.ts";
import { badWorkbooks } from "./bad-workbooks.ts";

// What a hub may choose by mistake, or somebody may make to do harm: each is refused with its place and what to do, and
// nothing is written; or it is understood, and what was left out or repeated is told. bad-files.txt says which.

const files = [...badTexts, ...badWorkbooks];
const said = new Map(
  readFileSync(new URL("bad-files.txt", import.meta.url), "utf8")
    .trim()
    .split("\n\n")
    .map((block) => {
      const [what = "", ...lines] = block.trim().split("\n");
      return [what.replace(/^# /u, ""), lines.join("\n")];
    }),
);

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
    addHub(tx, { name: "hub", contactName: "", contactPhone: "", host: "bad-files.test", isSample: true }),
  );
  await bring("firms", "企業.csv", whole("企業名,市町村\n見本水産,しおかぜ町\n"));
  await bring("people", "人材.csv", whole("氏名,空きコマ\n浜野 みなと,6\n"));
});
afterAll(() => database.drop());

const bring = (kind: ImportKind, name: string, file: ReturnType<BadFile["make"]>) =>
  importFile(app, hub, { kind, file: { name, ...file }, isCheckOnly: false, onProgress: () => {} });

/** All that lists can change, as one text. */
async function everything(): Promise<string> {
  const tables = ["firm", "person", "hub_person", "project", "engagement", "capacity_week", "import", "import_row"];
  const sums = tables.map((table) => `(select md5(string_agg(t::text, '|' order by t::text)) from banso.${table} t)`);
  const { rows } = await database.asSuper(`select ${sums.map((sum, at) => `${sum} as t${at}`).join(", ")}`);
  return JSON.stringify(rows);
}

const placeOf = (fault: FoundFault): string => {
  const { code } = fault.fault;
  if (fault.at === "cell") return `${code}, row ${fault.line}, ${fault.header}`;
  if (fault.at === "row") return `${code}, row ${fault.line}`;
  const line = "line" in fault.fault ? `, row ${fault.fault.line}` : "";
  return `${code}${line}${"column" in fault.fault ? `, column ${fault.fault.column}` : ""}`;
};

/** What a file came to, as bad-files.txt says it: each fault or note with its sentences. */
function told(kind: ImportKind, { outcome, preview, counts }: FileRun): string {
  const words = (sentences: readonly { ja: string; en: string }[]): readonly string[] =>
    sentences.flatMap(({ ja, en }) => [ja, en]);
  const notes = words(fileNotes(preview));
  if (outcome === "mapping")
    return ["mapping", ...words([importCommandWords.headersUnknown(kind, preview.header)]), ...notes].join("\n");
  if (outcome === "ready") return [`ready: ${countsWords(counts).en}`, ...notes].join("\n");
  return preview.faults
    .flatMap((fault) => [placeOf(fault), ...words([foundFaultWords(kind, fault)])])
    .concat(notes)
    .join("\n");
}

test("there are at least sixty of them, each with its own words, and each that is described is there", () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(new Set(files.map(({ what }) => what))).toEqual(new Set(said.keys()));
  expect(said.size).toBe(files.length);
});

test.each(files)("$what", { timeout: 120_000 }, async ({ what, kind, name, make }) => {
  const before = await everything();
  const { number, run } = await bring(kind, name, make());
  expect(told(kind, run)).toBe(said.get(what));
  expect(number === null).toBe(run.outcome !== "ready");
  expect((await everything()) === before).toBe(run.outcome !== "ready");
});
