import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { settings } from "#config.ts";
import { packageRoot } from "#platform/package-root.ts";

type Row = { readonly name: string; readonly isSecret: boolean; readonly usually: string };

const text = readFileSync(path.join(packageRoot(), "docs/operating.md"), "utf8");
const rows: readonly Row[] = [...text.matchAll(/^\| `([A-Z_]+)` \| (S?) ?\| ?(.*?) ?\|/gm)].map(
  ([, name = "", secret, usually = ""]) => ({ name, isSecret: secret === "S", usually }),
);

test("every setting stands in the operator's table, in its order, and no other", () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(settings));
});

test("the table says which settings are secrets", () => {
  const secrets = Object.entries(settings).flatMap(([name, { secret }]) => (secret ? [name] : []));
  expect(rows.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual(secrets);
});

test("the table gives the value that holds when nothing is set", () => {
  const usual = Object.entries(settings).map(([name, { fallback }]) => {
    if (name === "BANSO_URL") return "http://localhost:PORT";
    return fallback === null || Array.isArray(fallback) ? "" : String(fallback);
  });
  expect(rows.map(({ usually }) => usually)).toEqual(usual);
});
