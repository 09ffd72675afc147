import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { identityOf, until } from "#platform/postgres/processes.ts";

/** The launcher as `npm start` uses it, with a small program in the place of the server. */
let folder = "";
let launcher = "";
const fileUrl = (file: string): string => JSON.stringify(path.join(packageRoot(), file));

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-launch-"));
  const program = path.join(folder, "program.mjs");
  writeFileSync(
    program,
    `import { onStop } from ${fileUrl("dist/src/platform/stop-signals.js")};
    const code = process.argv[2];
    if (code === "die") process.kill(process.pid, "SIGKILL");
    else if (code !== undefined) process.exit(Number(code));
    setInterval(() => {}, 1000);
    onStop(async (why) => { await new Promise((done) => setTimeout(done, 300)); console.log("stopped by " + why); });
    console.log("up " + process.pid);`,
  );
  launcher = path.join(folder, "launcher.mjs");
  writeFileSync(
    launcher,
    `import { launch } from ${fileUrl("scripts/launch.mjs")};
    await launch(${JSON.stringify(program)}, process.argv.slice(2));`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

type Started = { readonly child: ChildProcess; readonly said: () => string; readonly program: number };

async function start(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
    env: { ...process.env, ...env },
  });
  let text = "";
  child.stdout?.on("data", (part: Buffer) => {
    text += part.toString();
  });
  await until(() => /up \d+/.test(text) || child.exitCode !== null, 30_000);
  return { child, said: () => text, program: Number(/up (\d+)/.exec(text)?.[1]) };
}

const gone = (pid: number): Promise<boolean> => until(() => identityOf(pid) === null, 5000);
const ended = (child: ChildProcess): Promise<boolean> =>
  until(() => child.exitCode !== null || child.signalCode !== null, 30_000);

test.each(["SIGTERM", "SIGHUP", "SIGINT"] as const)("%s to the launcher ends the program in order", async (name) => {
  const { child, said, program } = await start([process.execPath, launcher]);
  child.kill(name);
  expect(await ended(child)).toBe(true);
  expect(await gone(program)).toBe(true);
  expect(said()).toContain(`stopped by ${name}`);
  expect(child.exitCode).toBe(0);
});

test("Ctrl-C, which reaches launcher and program alike, ends both in order", async () => {
  const { child, said, program } = await start([process.execPath, launcher]);
  process.kill(-(child.pid ?? 0), "SIGINT");
  expect(await ended(child)).toBe(true);
  expect(await gone(program)).toBe(true);
  expect(said()).toContain("stopped by SIGINT");
});

test("a launcher killed with -9 takes its program along, in order", async () => {
  const { child, said, program } = await start([process.execPath, launcher]);
  child.kill("SIGKILL");
  expect(await gone(program)).toBe(true);
  expect(await until(() => said().includes("stopped by"), 1000)).toBe(true);
});

test("a killed npm takes both along", async () => {
  const shell = ["/bin/sh", "-c", `"$0" "$1"; true`, process.execPath, launcher];
  const { child, program } = await start(shell, { npm_lifecycle_event: "start" });
  child.kill("SIGKILL");
  expect(await gone(program)).toBe(true);
});

test("exit codes and deaths are passed on", async () => {
  const codes = [];
  for (const how of ["0", "7", "die"]) {
    const child = spawn(process.execPath, [launcher, how], { stdio: ["ignore", "ignore", "inherit"] });
    await ended(child);
    codes.push(child.exitCode ?? child.signalCode);
  }
  expect(codes).toEqual([0, 7, "SIGKILL"]);
});
