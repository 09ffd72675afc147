import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { identityOf, until } from "#platform/postgres/processes.ts";

/** A checkout that may be read but not written, because it belongs to somebody else. */
let checkout = "";
beforeAll(() => {
  checkout = mkdtempSync(path.join(tmpdir(), "banso-foreign-"));
  cpSync(path.join(packageRoot(), "scripts"), path.join(checkout, "scripts"), { recursive: true });
  writeFileSync(path.join(checkout, "package-lock.json"), "{}");
  for (const folder of ["src", "types", "node_modules"]) mkdirSync(path.join(checkout, folder));
  for (const folder of ["node_modules", ""]) chmodSync(path.join(checkout, folder), 0o555);
});
afterAll(() => {
  for (const folder of ["", "node_modules"]) chmodSync(path.join(checkout, folder), 0o755);
  rmSync(checkout, { recursive: true });
});

/** Root may write everywhere, so the program first becomes an ordinary user (65534 is nobody). */
function asOrdinaryUser(program: string) {
  const asNobody = process.getuid?.() === 0 ? "process.setuid(65534);" : "";
  return spawnSync(process.execPath, ["--input-type=module", "-e", `${asNobody}\n${program}`], {
    cwd: checkout,
    encoding: "utf8",
    timeout: 30_000,
  });
}

test("what only saves time at the next start is left out where it may not be written", () => {
  const ran = asOrdinaryUser(`
    const { remember } = await import("./scripts/write-access.mjs");
    remember("node_modules/.cache/banso-node", "x");
    console.log("went on");`);
  expect(ran.stdout).toBe("went on\n");
  expect(ran.stderr).toBe("");
});

test.each([
  [
    "install",
    "const { ensureInstalled } = await import('./scripts/ensure-installed.mjs'); await ensureInstalled(process.execPath);",
  ],
  ["build", "const { ensureBuilt } = await import('./scripts/build.mjs'); await ensureBuilt(process.execPath);"],
])("where an %s is needed and may not be written, one sentence says so", (_what, program) => {
  const ran = asOrdinaryUser(program);
  expect(ran.status).toBe(1);
  expect(ran.stderr.trim().split("\n")).toHaveLength(1);
  expect(ran.stderr).toContain("書き込めません");
  expect(ran.stderr).toContain("may not write");
});

test("with a Node.js older than 22.18 the commands go on under the one that npm has", () => {
  const tools = mkdtempSync(path.join(tmpdir(), "banso-tools-"));
  const fetched = path.join(tools, "node-24");
  writeFileSync(fetched, `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  writeFileSync(path.join(tools, "npx"), `#!/bin/sh\n[ "$3" = node@24 ] && echo ${fetched}\n`, { mode: 0o755 });
  const nodeOf = (version: string): string => {
    const source = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });
      const { ensureNode } = await import("./scripts/ensure-node.mjs");
      console.log(await ensureNode());`;
    const env = { ...process.env, PATH: `${tools}:${process.env["PATH"]}` };
    const asked = spawnSync(process.execPath, ["--input-type=module", "-e", source], {
      cwd: checkout,
      encoding: "utf8",
      env,
    });
    return asked.stdout.trim();
  };
  expect([nodeOf("20.19.0"), nodeOf("22.17.1")]).toEqual([fetched, fetched]);
  expect(nodeOf("22.18.0")).toBe(process.execPath);
  rmSync(tools, { recursive: true });
});

test("banso serve asked for help starts nothing, and the language may stand before the command", () => {
  const banso = (...args: readonly string[]) =>
    spawnSync(process.execPath, ["scripts/banso.mjs", ...args], {
      cwd: packageRoot(),
      encoding: "utf8",
      timeout: 60_000,
      env: { ...process.env, BANSO_DATA: "/dev/null/none", LANG: "ja_JP.UTF-8" },
    });
  const help = banso("serve", "-h");
  expect(help.status).toBe(0);
  expect(help.stdout).toContain("--language <language>");
  const refused = banso("--language", "en", "serve", "--port", "4000");
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("--port 4000 is not taken here.");
});

test("whoever ends an install or a build ends what it has started", async () => {
  const source = `const { run } = await import("./scripts/run.mjs");
    await run(process.execPath, ["-e", "console.log(process.pid); setInterval(() => {}, 1000)"], { show: true });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], { cwd: packageRoot() });
  let said = "";
  child.stdout.on("data", (part: Buffer) => {
    said += part.toString();
  });
  expect(await until(() => /^\d+\n/.test(said), 30_000)).toBe(true);
  child.kill("SIGTERM");
  expect(await until(() => child.exitCode !== null, 30_000)).toBe(true);
  expect(child.exitCode).toBe(143);
  expect(identityOf(Number(said))).toBeNull();
});

test("several who would install or build at once do it one after the other, also after one that was killed at it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-alone-"));
  const mark = path.join(folder, "mark");
  const steps = path.join(folder, "steps");
  const source = `const { appendFileSync } = await import("node:fs");
    const { alone } = await import("./scripts/alone.mjs");
    await alone(${JSON.stringify(mark)}, async () => {
      appendFileSync(${JSON.stringify(steps)}, "in ");
      await new Promise((done) => setTimeout(done, 50));
      appendFileSync(${JSON.stringify(steps)}, "out ");
    });`;
  // Of a process that was stopped before it had written its number.
  writeFileSync(mark, "");
  utimesSync(mark, new Date(0), new Date(0));
  const all = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", source], { cwd: packageRoot() }),
  );
  expect(await until(() => all.every(({ exitCode }) => exitCode === 0), 30_000)).toBe(true);
  expect(readFileSync(steps, "utf8")).toBe("in out ".repeat(4));
  expect(existsSync(mark)).toBe(false);
  // And of a process that is no more; one that is ended by a sentence leaves none.
  writeFileSync(mark, String(spawnSync(process.execPath, ["-v"]).pid));
  const ended = source.replace("await new Promise", "process.exit(1); await new Promise");
  const last = spawnSync(process.execPath, ["--input-type=module", "-e", ended], { cwd: packageRoot() });
  expect([last.status, existsSync(mark)]).toEqual([1, false]);
  rmSync(folder, { recursive: true });
});

test("bench --help lists every measurement with its options and measures nothing", () => {
  const ran = spawnSync(process.execPath, ["scripts/bench.mjs", "--help"], {
    cwd: packageRoot(),
    encoding: "utf8",
    timeout: 10_000,
  });
  expect(ran.status).toBe(0);
  for (const name of ["engine", "plan", "requests", "start"])
    expect(ran.stdout).toMatch(new RegExp(`^  ${name}  \\[--json\\]`, "m"));
});
