import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HubId } from "#domain/hubs/terms.ts";
import { importFile } from "#domain/imports/import-file.ts";
import { fileOf } from "#domain/imports/store-steps.ts";
import { loadSample } from "#domain/sample/load-sample.ts";
import { type SignedIn, type TestApp, type TestHub, testApp } from "../support/app.ts";

// What leaves as a file comes in again and changes nothing: over a whole region, in every form.

let house: TestApp;
let north: SignedIn;
let region: TestHub;
let coordinator: SignedIn;

beforeAll(async () => {
  house = await testApp();
  north = await house.signInAs("coordinator", house.north);
  await loadSample(house.app, 1);
  const { rows } = await house.database.asSuper("select hub_id from banso.hub where host is null", []);
  const id = house.app.ids.next<HubId>();
  region = {
    ...house.north,
    id: Object.values(rows[0] ?? {})
      .map(String)
      .reduce(sameId, id),
    host: "sample.test",
  };
  coordinator = await house.signInAs("coordinator", region);
}, 120_000);
afterAll(() => house.close());

/** The id of a row as the type of ids. */
function sameId(first: HubId, second: string): HubId;
function sameId(_: string, second: string): string {
  return second;
}

const kinds = ["firms", "people", "projects", "engagements"] as const;
const formats = ["csv", "cp932", "xlsx"] as const;
type Kind = (typeof kinds)[number];

const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());
const bring = (hub: TestHub, kind: Kind, name: string, bytes: Uint8Array) =>
  importFile(house.app, hub.id, { kind, file: fileOf(name, bytes), isCheckOnly: true, onProgress: () => {} });
const nameOf = (format: string): string => (format === "xlsx" ? "a.xlsx" : "a.csv");

describe.each(kinds)("the list of %s", (kind) => {
  test.each(formats)(
    "comes back from %s as it was",
    async (format) => {
      for (const language of format === "csv" ? ["", "/en"] : [""]) {
        const answer = await coordinator.ask(`${language}/${kind}/export?format=${format}`);
        expect(answer.status).toBe(200);
        const { run } = await bring(region, kind, nameOf(format), await bytesOf(answer));
        expect(run.preview?.faults ?? []).toEqual([]);
        expect(run.counts).toMatchObject({ added: 0, changed: 0, faults: 0 });
        expect(run.counts.same).toBeGreaterThan(100);
      }
    },
    60_000,
  );

  test("is not for other hats", async () => {
    for (const hat of ["definer", "companion", "owner", "person", "operator"] as const)
      expect((await (await house.signInAs(hat, house.south)).ask(`/${kind}/export`)).status).toBe(403);
  });

  test.each(formats)("has a template that is read without a fault in %s", async (format) => {
    const answer = await north.ask(`/imports/templates/${kind}?format=${format}`);
    expect(answer.status).toBe(200);
    if (kind === "firms" || kind === "people") {
      const { run } = await bring(house.north, kind, nameOf(format), await bytesOf(answer));
      expect(run.counts).toMatchObject({ added: 2, faults: 0 });
    }
  });
});

test("conditions of the page hold for the file, and another hub's rows are never in it", async () => {
  const all = await (await coordinator.ask("/people/export")).text();
  const idle = await (await coordinator.ask("/people/export?idle=yes&sort=name")).text();
  expect(all.startsWith("Banso") || all.charCodeAt(0) === 0xfeff).toBe(true);
  expect(idle.split("\r\n").length).toBeLessThan(all.split("\r\n").length);
  expect(all).not.toContain("north own person");
  expect(await (await north.ask("/people/export")).text()).not.toContain("（見本）");
});

const hostile = [
  "=cmd|' /C calc'!A0",
  "+1",
  "-2",
  "@x",
  "'=a",
  'a "quoted", b',
  "髙﨑 🐟",
  "波〜線−",
  "一行目\n二行目",
];

test("cells that a spreadsheet program would run, quotes, line breaks and rare signs come back as they are", async () => {
  for (const [at, business] of hostile.entries()) {
    const entered = await north.ask("/firms", {
      fields: {
        name: `見本 ${at}`,
        industry: "E",
        town: "しおかぜ町",
        employees: "3",
        business,
        idempotencyKey: house.app.ids.next(),
      },
    });
    expect(entered.status).toBe(303);
  }
  for (const format of ["csv", "xlsx"]) {
    const bytes = await bytesOf(await north.ask(`/firms/export?format=${format}`));
    const { run } = await bring(house.north, "firms", nameOf(format), bytes);
    expect(run.counts).toMatchObject({ added: 0, changed: 0, faults: 0 });
  }
  const text = await (await north.ask("/firms/export")).text();
  expect(text).not.toMatch(/(?:^|,|\n)"?[=+\-@]/);
  expect(text).toContain("'=cmd");
});

test("a sign that CP932 cannot give back is named with its row and column, and no file is made", async () => {
  for (const [word, sign] of [
    ["見本 6", "🐟"],
    ["見本 7", "〜"],
  ]) {
    const answer = await north.ask(`/firms/export?format=cp932&q=${encodeURIComponent(word ?? "")}`);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`「${sign}」`);
    expect(page).toContain("2行目");
    expect(page).toContain("format=csv");
  }
});

test("an export is recorded once, with how many records it had and none of their values", async () => {
  const before = await readings();
  await (await coordinator.ask("/projects/export?status=published")).text();
  await expect.poll(async () => (await readings()).length).toBe(before.length + 1);
  const newest = (await readings()).at(-1);
  expect(newest?.["fields"]).toEqual([expect.stringMatching(/^\d+ records$/)]);
});

const readings = async () =>
  (
    await house.database.asSuper(
      "select fields from banso.audit_event where act = 'project.export' order by event_id",
      [],
    )
  ).rows;
