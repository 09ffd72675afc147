import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeAllOrNothing } from "./write-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "banso-write-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a new folder is made with all files and nothing else", async () => {
  const out = join(folder, "deep", "plan");
  const files = [
    { name: "a.csv", content: "1" },
    { name: "b.csv", content: Buffer.from("2") },
  ];
  expect(await writeAllOrNothing(out, files)).toEqual({ ok: true, value: null });
  expect((await readdir(out)).toSorted()).toEqual(["a.csv", "b.csv"]);
  expect(await readdir(folder)).toEqual(["deep"]);
});

test("existing files are replaced, other files are left alone", async () => {
  await writeFile(join(folder, "a.csv"), "old");
  await writeFile(join(folder, "notes.txt"), "mine");
  await writeAllOrNothing(folder, [{ name: "a.csv", content: "new" }]);
  expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("new");
  expect((await readdir(folder)).toSorted()).toEqual(["a.csv", "notes.txt"]);
});

test("when a later file cannot be put in place, the earlier ones are taken back", async () => {
  // Moving the old file aside adds four letters to its name, which is one too many for a file system.
  const long = "x".repeat(252);
  await writeFile(join(folder, "a.csv"), "old");
  await writeFile(join(folder, long), "old");
  const files = [
    { name: "a.csv", content: "new" },
    { name: "c.csv", content: "new" },
    { name: long, content: "new" },
  ];
  expect(await writeAllOrNothing(folder, files)).toEqual({
    ok: false,
    refusal: { code: "system", reason: "ENAMETOOLONG" },
  });
  expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("old");
  expect((await readdir(folder)).toSorted()).toEqual(["a.csv", long]);
});

test("what is given up leaves nothing behind, neither new nor old", async () => {
  await writeFile(join(folder, "a.csv"), "old");
  const files = [{ name: "a.csv", content: "new" }];
  const given = await writeAllOrNothing(folder, files, AbortSignal.abort());
  expect(given).toEqual({ ok: false, refusal: { code: "given-up" } });
  expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("old");
  expect(await readdir(folder)).toEqual(["a.csv"]);
});

test("what a dead run of this machine left is removed and its old file put back; a living one's and another machine's stay", async () => {
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  const left = [
    `.banso-plan-${hostname()}-${dead}-abc123`,
    `.banso-plan-${hostname()}-${process.pid}-abc123`,
    `.banso-plan-another-${dead}-abc123`,
  ] as const;
  for (const name of left) await mkdir(join(folder, name));
  await writeFile(join(folder, left[0], "notes.csv.old"), "moved aside");
  await writeAllOrNothing(folder, [{ name: "a.csv", content: "new" }]);
  expect((await readdir(folder)).toSorted()).toEqual([left[1], left[2], "a.csv", "notes.csv"].toSorted());
  expect(await readFile(join(folder, "notes.csv"), "utf8")).toBe("moved aside");
});
