import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importCommand } from "#cli/import.ts";
import { addImportCommand } from "#cli/import-options.ts";
import { readConfig } from "#config.ts";
import { addHub } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { makeApp } from "#main-house.ts";
import { openConnections } from "#platform/postgres/connections.ts";
import { migrate } from "#platform/postgres/migrate.ts";
import { startEmbedded } from "#platform/postgres/supervisor.ts";
import { speak } from "#text/speak.ts";
import { type SignedIn, type TestApp, testApp } from "../support/app.ts";
import { banso } from "../support/commands.ts";
import { count } from "../support/counts.ts";
import { sheetOf, workbookOf } from "../support/zip.ts";

// The same bad files by the ways that people take: the browser's form and the command line.

let house: TestApp;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  coordinator = await house.signInAs("coordinator", house.north);
});
afterAll(() => house.close());

/** The page that an uploaded list leads to. */
async function pageAfter(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const form = new FormData();
  form.append("kind", "people");
  form.append("file", new File([content], name));
  form.append("idempotencyKey", house.app.ids.next());
  const answer = await coordinator.ask("/imports", { upload: form });
  expect(answer.status).toBe(303);
  return (await coordinator.ask(answer.headers.get("location") ?? "")).text();
}

const bomb = new Uint8Array(workbookOf(sheetOf(""), 700 * 1024 * 1024));
const refused: readonly (readonly [string, string, string | Uint8Array<ArrayBuffer>, string])[] = [
  ["a quote never closed", "人材.csv", '氏名,空きコマ\n見本 一,4\n"見本 二,4\n', "引用符（&quot;）が閉じていません"],
  ["a zip bomb", "人材.xlsx", bomb, "ひらくと160 MBを超える"],
  ["a PDF", "人材.csv", "%PDF-1.7\n", "これはPDFです"],
  ["UTF-16 with NUL", "人材.csv", new Uint8Array(Buffer.from("\uFEFF氏\0名,空き\0コマ\n一,4\n", "utf16le")), "NUL"],
  ["no rows", "人材.csv", "氏名,空きコマ\n", "見出しの下に行がありません"],
];

test.each(refused)("uploaded, %s is told on the page and brings nobody", async (_, name, content, sentence) => {
  const before = await (await coordinator.ask("/people")).text();
  const page = await pageAfter(name, content);
  expect(page).toContain("直すところが1か所あります");
  expect(page.replaceAll('"', "&quot;")).toContain(sentence);
  const countOf = (html: string): number => html.match(/href="\/people\/\d+/gu)?.length ?? 0;
  expect(countOf(await (await coordinator.ask("/people")).text())).toBe(countOf(before));
});

test("what was left out of a list is told before it is written", async () => {
  const page = await pageAfter("人材.csv", "令和8年度 人材一覧,,,\n氏名,空きコマ,住まい,メモ\n見本 一,4,,\n合計,4,,\n");
  expect(page).toContain("2行目を見出しとして読みました");
  expect(page).toContain("4行目は合計の行なので読みませんでした");
  const faulty = await pageAfter("人材.csv", "令和8年度 人材一覧,,,\n氏名,空きコマ,住まい,メモ\n見本 一,多,,\n");
  expect(faulty).toContain("直すところが1か所あります");
  expect(faulty).toContain("2行目を見出しとして読みました");
});

test("a list of another kind is refused at the command line, where nobody looks at it first, unless it is meant", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-kind-"));
  const file = path.join(folder, "list.csv");
  writeFileSync(file, "企業,人材,内容,コマ,開始,終了予定\n見本製作所,見本 あかり,決算,2,R8.10.5,R9.3.31\n");
  const said: string[] = [];
  const terminal = {
    speak: speak("ja"),
    print: (line: string) => said.push(line),
    tell: (line: string) => said.push(line),
  };
  const codes: number[] = [];
  const run = async (...args: readonly string[]): Promise<void> => {
    const program = new Command();
    addImportCommand(program, speak("ja"), async (order) => {
      codes.push(await importCommand({ app: house.app, terminal }, order));
    });
    await program.parseAsync(["import", "people", file, ...args], { from: "user" });
  };
  try {
    for (const args of [["--check"], [], ["--anyway"]]) await run("--hub", house.north.host ?? "", ...args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(codes).toEqual([2, 2, 0]);
  const sentence =
    "見出しは「参画」の表のようです。「参画」なら banso import engagements で、たしかに「人材」なら --anyway を付けて";
  expect(said.filter((line) => line.includes(sentence))).toHaveLength(2);
  expect(said.filter((line) => line.startsWith("取り込みました"))).toHaveLength(1);
});

test("the command line says the file, the row and what to do, ends with 2 and stays small", {
  timeout: count(120_000, 1_800_000),
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-bad-"));
  chmodSync(folder, 0o755);
  const data = path.join(folder, "data");
  const server = await startEmbedded({ folder: data, say: () => {} });
  const { socketFolder, port } = server;
  const connections = openConnections({ kind: "embedded", socketFolder, port, database: "banso" });
  try {
    await migrate(connections, () => {});
    const read = readConfig({ BANSO_LOG: "silent", BANSO_DATA: data }, () => "");
    if (!read.ok) throw new Error("the test's settings are wrong");
    const app = makeApp(read.value, connections);
    await app.db.asHub(app.ids.next<HubId>(), "found-hub", (tx) =>
      addHub(tx, { name: "見本の町", contactName: "", contactPhone: "", host: "one.example", isSample: true }),
    );
    const check = (name: string, content: string | Uint8Array) => {
      writeFileSync(path.join(folder, name), content);
      return banso(["import", "people", path.join(folder, name), "--check", "--hub", "one.example"], {
        BANSO_DATA: data,
      });
    };
    const broken = await check("broken.csv", "氏名,空きコマ\n見本 一,4,5\n");
    expect([broken.err, broken.code]).toEqual([
      expect.stringContaining("broken.csv row 2: The header has 2 columns but this row has 3."),
      2,
    ]);
    expect(broken.err).toContain("Nothing was written.");
    const lying = await check("bomb.xlsx", workbookOf(Buffer.alloc(count(20, 700) * 1024 * 1024, 0x20), 2_000));
    expect(lying).toMatchObject({ code: 2, out: "" });
    expect(lying.err).toContain("The Excel file is damaged.");
    expect(lying.peakMb).toBeLessThan(300);
  } finally {
    await connections.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
