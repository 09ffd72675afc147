import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "#platform/package-root.ts";
import { until } from "#platform/postgres/processes.ts";
import { freePort } from "../support/free-port.ts";
import { firmForm, signInToSample } from "../support/npm-start.ts";

const folder = mkdtempSync(path.join(tmpdir(), "banso-stop-"));
let program: ChildProcess;
let url: string;
let said = "";

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  program = spawn(process.execPath, [path.join(packageRoot(), "dist/src/main-web.js")], {
    env: { ...process.env, BANSO_DATA: folder, PORT: String(port), LANG: "en_GB.UTF-8" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  program.stderr?.on("data", (part: Buffer) => {
    said += part.toString();
  });
  if (!(await until(() => said.includes("Sign in at"), 60_000))) throw new Error(said);
}, 90_000);
afterAll(async () => {
  program.kill("SIGKILL");
  // The guard ends PostgreSQL a moment after its owner.
  await until(() => program.exitCode !== null || program.signalCode !== null, 20_000);
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

test("a second installation at the same port is told so in a sentence, before anything is made", () => {
  const { port } = new URL(url);
  const other = path.join(folder, "other");
  const told = refused([], { BANSO_DATA: other, PORT: port });
  expect(told).toEqual({ code: 1, text: expect.stringContaining(`Port ${port} is in use by another program.`) });
  expect(refused([], { BANSO_DATA: other, PORT: port, HOST: "203.0.113.7" }).text).toContain(
    "203.0.113.7, given as HOST",
  );
  expect(existsSync(other)).toBe(false);
});

test("what a command line says beside the settings is refused, in the language that it asks for", () => {
  expect(refused(["--language", "ja", "--port", "4000"], {})).toEqual({
    code: 2,
    text: expect.stringContaining("--port 4000 は使えません"),
  });
});

/** A start that ends by itself, and what it says. */
function refused(args: readonly string[], settings: Readonly<Record<string, string>>) {
  const ran = spawnSync(process.execPath, [path.join(packageRoot(), "dist/src/main-web.js"), ...args], {
    env: { ...process.env, BANSO_DATA: path.join(folder, "none"), LANG: "en_GB.UTF-8", ...settings },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { code: ran.status, text: ran.stderr };
}

test("a form that is on its way when the server is stopped and its terminal closed is still saved and answered", async () => {
  const cookie = await signInToSample(url, "coordinator");
  const body = new URLSearchParams(firmForm("On its way", randomUUID())).toString();
  const answered = new Promise<number | string>((resolve) => {
    const post = request(`${url}/firms`, {
      method: "POST",
      headers: {
        cookie,
        origin: url,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
      },
    });
    post.on("response", (response) => resolve(response.statusCode ?? 0));
    post.on("error", (fault) => resolve(fault.message));
    post.write(body.slice(0, 10));
    setTimeout(() => {
      program.stderr?.destroy();
      program.kill("SIGTERM");
      setTimeout(() => post.end(body.slice(10)), 700);
    }, 300);
  });
  expect(await answered).toBe(303);
  expect(await until(() => program.exitCode === 0, 10_000)).toBe(true);
  // The folder was let go, which is the last thing of a stop in order.
  expect(existsSync(path.join(folder, "owner"))).toBe(false);
}, 60_000);
