import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { identityOf, signal, until } from "#platform/postgres/processes.ts";

/** The launcher as `npm start` uses it, with a small program in the place of the server. */
let folder = "";
let launcher = "";
const fileUrl = (file: string): string => JSON.stringify(path.join(packageRoot(), file));

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banso-launch-"));
  const program = path.join(folder, "program.mjs");
  writeFileSync(
    program,
    `import { tellLine } from ${fileUrl("dist/src/main-terminal.js")};
    import { makeLog } from ${fileUrl("dist/src/platform/log.js")};
    import { outliveTerminal } from ${fileUrl("dist/src/platform/lost-terminal.js")};
    import { onStop } from ${fileUrl("dist/src/platform/stop-signals.js")};
    const code = process.argv[2];
    const stopMs = Number(process.env.STOP_MS ?? 300);
    if (code === "options") process.exit(process.env.NODE_OPTIONS === "--no-deprecation" ? 42 : 1);
    if (code === "die") process.kill(process.pid, "SIGKILL");
    else if (code !== undefined) process.exit(Number(code));
    setInterval(() => {}, 1000);
    outliveTerminal();
    const log = makeLog("info");
    onStop(async (why) => { tellLine("Stopping…"); log.info("stopping"); await new Promise((done) => setTimeout(done, stopMs)); console.log("stopped by " + why); });
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

async function start(
  command: readonly string[],
  env: NodeJS.ProcessEnv = {},
  errors: number | "ignore" = "ignore",
): Promise<Started> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", errors],
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

const gone = (pid: number): Promise<boolean> => until(() => identityOf(pid) === null, 20_000);
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

test("a killed npm takes both along, and a stop that takes its time is not cut off", async () => {
  const shell = ["/bin/sh", "-c", `"$0" "$1"; true`, process.execPath, launcher];
  const { child, said, program } = await start(shell, { npm_lifecycle_event: "start", STOP_MS: "1800" });
  child.kill("SIGKILL");
  expect(await gone(program)).toBe(true);
  expect(await until(() => said().includes("stopped by SIGTERM"), 1000)).toBe(true);
});

test("Ctrl-C, and the terminal closed while it stops, is one wish; Ctrl-C again ends it at once", async () => {
  const closed = await start([process.execPath, launcher], { STOP_MS: "1500" });
  const impatient = await start([process.execPath, launcher], { STOP_MS: "60000" });
  signal(closed.program, "SIGINT");
  const bothEnded = await until(() => {
    signal(closed.program, "SIGHUP");
    signal(impatient.program, "SIGINT");
    return closed.child.exitCode !== null && impatient.child.exitCode !== null;
  }, 30_000);
  expect(bothEnded).toBe(true);
  expect(closed.said()).toMatch(/stopped by SIG(INT|HUP)/);
  expect([closed.child.exitCode, impatient.child.exitCode]).toEqual([0, 1]);
});

test.runIf(existsSync("/dev/full"))("a stop in order needs nobody who can read what it says", async () => {
  const { child, said } = await start([process.execPath, launcher], {}, openSync("/dev/full", "w"));
  child.kill("SIGTERM");
  expect(await ended(child)).toBe(true);
  expect(said()).toContain("stopped by SIGTERM");
});

test("exit codes and deaths are passed on, and NODE_OPTIONS to the program", async () => {
  const codes = [];
  const env = { ...process.env, NODE_OPTIONS: "--no-deprecation" };
  for (const how of ["0", "7", "die", "options"]) {
    const child = spawn(process.execPath, [launcher, how], { env, stdio: ["ignore", "ignore", "inherit"] });
    await ended(child);
    codes.push(child.exitCode ?? child.signalCode);
  }
  expect(codes).toEqual([0, 7, "SIGKILL", 42]);
});
