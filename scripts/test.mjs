// `npm test`: every check. `--check` leaves the tests out, `--prove` runs them at full counts, the rest goes to vitest.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureNode, environmentFor } from "./ensure-node.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";
import { ensureChromium } from "./tools.mjs";

const given = process.argv.slice(2);
const own = new Set(["--check", "--prove"]);
const forVitest = given.filter((argument) => !own.has(argument) && argument !== "--");

const node = await ensureNode();
await ensureInstalled(node);
const roomOfTests = 8 * 1024 ** 3;
const env = { ...environmentFor(node), ...(given.includes("--prove") ? { PROVE: "1" } : {}) };
const totals = { passed: 0, failed: 0 };
const begun = performance.now();

await step("build", () => build(node));
await step("types", () => tool("typescript/bin/tsc", ["-b"]));
await step("format", () => tool("@biomejs/biome/bin/biome", ["check", "."]));
await step("lint", () => tool("oxlint/bin/oxlint", ["--type-aware"]));
await step("unused", () => tool("knip/bin/knip.js", []));
if (!given.includes("--check")) await step("tests", runTests);

process.stdout.write(`total ${secondsSince(begun)} s\n`);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);

function tool(file, args, options = {}) {
  return run(node, [path.join("node_modules", file), ...args], { env, ...options });
}

/** One line for each check: what ran, how it went, how long it took. A check that fails shows what it said. */
async function step(name, work) {
  const started = performance.now();
  const { code, output } = await work();
  if (code !== 0 && name !== "tests") {
    totals.failed += 1;
    process.stdout.write(output);
  }
  process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${name} ${secondsSince(started)} s\n`);
}

function secondsSince(started) {
  return ((performance.now() - started) / 1000).toFixed(1);
}

async function runTests() {
  const chromium = await ensureChromium();
  if (chromium === null)
    say(
      "ブラウザーの試験には Chromium が要ります。入れるか、CHROMIUM_PATH で場所を教えてください。",
      "Tests in a browser need Chromium. Please install it, or tell where it is by CHROMIUM_PATH.",
    );
  const folder = mkdtempSync(path.join(placeOfTests(), "banso-tests-"));
  // The databases run as a user of their own.
  chmodSync(folder, 0o1777);
  const file = path.join(folder, "results.json");
  // Programs that tests start come from the same sources: what V8 made of them is kept for the next one.
  const compiled = path.join(folder, "compiled");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ran = await tool("vitest/vitest.mjs", ["run", ...reporters, ...forVitest], {
    env: {
      ...env,
      TMPDIR: folder,
      NODE_COMPILE_CACHE: compiled,
      ...(chromium === null ? {} : { CHROMIUM_PATH: chromium }),
    },
    show: true,
  });
  addResults(file, ran.code);
  rmSync(folder, { recursive: true, force: true });
  return ran;
}

/** In memory where Linux gives room there: what tests write need not outlast them, and most of them write databases. */
function placeOfTests() {
  const memory = "/dev/shm";
  try {
    const { bavail, bsize } = statfsSync(memory);
    const isClosed = readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .some((line) => line.includes(` ${memory} `) && /\b(noexec|ro)\b/.test(line));
    if (bavail * bsize > roomOfTests && !isClosed) return memory;
  } catch {
    // No such place on this system.
  }
  return tmpdir();
}

/** A file that could not even be loaded, or an error outside of any test, is a failure as well. */
function addResults(file, code) {
  const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  const notLoaded = (results?.testResults ?? []).filter(
    (each) => each.status === "failed" && each.assertionResults.length === 0,
  );
  const failed = (results?.numFailedTests ?? 0) + notLoaded.length;
  totals.passed += results?.numPassedTests ?? 0;
  totals.failed += failed === 0 && code !== 0 ? 1 : failed;
}
