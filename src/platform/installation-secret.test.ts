import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureSecret, installationSecret, keptSecret } from "#platform/installation-secret.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-secret-"));
  file = path.join(folder, "secret");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a secret is made once, for this user alone", async () => {
  await ensureSecret(folder, async () => false);
  const made = keptSecret(folder);
  expect(made).toHaveLength(43);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await ensureSecret(folder, async () => true);
  expect(installationSecret(folder)).toBe(made);
});

test("records that have lost their secret get no other one", async () => {
  await expect(ensureSecret(folder, async () => true)).rejects.toMatchObject({ fault: { code: "secret-lost", file } });
  expect(keptSecret(folder)).toBeNull();
});

test("a secret that is cut short or cannot be read is left as it is", () => {
  writeFileSync(file, "half a secret");
  expect(() => installationSecret(folder)).toThrow(/secret-damaged/);
  expect(readFileSync(file, "utf8")).toBe("half a secret");
  rmSync(file);
  mkdirSync(file);
  expect(() => installationSecret(folder)).toThrow(/secret-closed/);
});
