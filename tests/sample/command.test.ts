import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { App } from "#app.ts";
import { sampleCommand } from "#cli/sample.ts";
import type { SampleOptions } from "#cli/sample-options.ts";
import { readConfig } from "#config.ts";
import { acceptInvitation } from "#domain/hubs/accept-invitation.ts";
import { makeApp } from "#main-house.ts";
import { sampleWords } from "#text/sample.ts";
import { speak } from "#text/speak.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";

let database: FreshDatabase;
let folder: string;
let app: App;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "banso-sample-"));
  const read = readConfig({ BANSO_DATA: folder, BANSO_LOG: "silent" }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  app = makeApp(read.value, database.connections);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command; gives its exit code, what it printed, and what it told beside that. */
async function run(options: SampleOptions) {
  const printed: string[] = [];
  const told: string[] = [];
  const terminal = {
    speak: speak("en"),
    print: (line: string) => void printed.push(line),
    tell: (line: string) => void told.push(line),
  };
  const code = await sampleCommand({ app, terminal }, { size: "1", seed: "1", ...options });
  return { code, printed, told: told.join("\n") };
}

const number = async (text: string): Promise<number> => Number((await database.asSuper(text)).rows[0]?.n);
const firms = () => number("select count(*) n from banso.firm");
const begin = { remove: true, name: "Our hub", operator: "First Operator", email: "first@example.jp" };

test("a size that is none is told, and nothing is loaded", async () => {
  for (const size of ["0", "1001", "ten", "-1", "1.5"]) {
    const { code, told } = await run({ size });
    expect([size, code, told]).toEqual([size, 2, sampleWords.wrongSize.en]);
  }
  expect((await run({ seed: "x" })).told).toBe(sampleWords.wrongSeed.en);
  expect(await number("select count(*) n from banso.hub")).toBe(0);
});

test("without a sample there is nothing to remove", async () => {
  expect(await run(begin)).toMatchObject({ code: 1, told: sampleWords.noSample.en });
});

test("a region twice as large has twice the records, and is loaded into an empty installation alone", async () => {
  const { code, printed } = await run({ size: "2", seed: "7" });
  expect(code).toBe(0);
  expect(printed.join("\n")).toContain("240 firms, 1,200 people");
  expect(await firms()).toBe(240);
  expect(await run({})).toMatchObject({ code: 1, told: sampleWords.notEmpty.en });
  expect(await firms()).toBe(240);
});

test("what would go is counted first; with the sample's name typed it goes, and two links make the operator", async () => {
  const hub = await app.db.hubOf(null);
  expect((await run({ ...begin, email: "no address" })).code).toBe(2);
  const asked = await run(begin);
  expect(asked.code).toBe(2);
  expect(asked.told).toContain("240 firms");
  expect(asked.told).toContain(hub?.name);
  expect((await run({ ...begin, confirm: "Our hub" })).code).toBe(2);
  expect(await firms()).toBe(240);

  const { code, printed } = await run({ ...begin, confirm: hub?.name ?? "" });
  expect([code, printed.length]).toEqual([0, 2]);
  expect(await firms()).toBe(0);
  const next = await app.db.hubOf(null);
  expect(next).toMatchObject({ name: "Our hub", isSample: false });
  if (next === null) return;
  const [operator = "", coordinator = ""] = printed.map((link) => new URL(link).pathname.split("/").at(-1) ?? "");
  const password = "three long words together";
  const made = { kind: "new", name: "First Operator", password } as const;
  expect((await acceptInvitation(app, next.id, { token: operator, by: made })).ok).toBe(true);
  const known = { kind: "signed-in", email: begin.email } as const;
  expect((await acceptInvitation(app, next.id, { token: coordinator, by: known })).ok).toBe(true);
  const { rows } = await database.asSuper("select kind from banso.hat order by kind");
  expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(["coordinator", "operator"]);
});

test("a real hub is never removed by the command", async () => {
  expect(await run({ ...begin, confirm: "Our hub" })).toMatchObject({ code: 1, told: sampleWords.noSample.en });
  expect(await number("select count(*) n from banso.hub")).toBe(1);
});
