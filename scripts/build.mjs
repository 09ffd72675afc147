// Compiles the server and builds what the browser loads, when anything of it has changed since the last time.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { alone } from "./alone.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureNode, environmentFor } from "./ensure-node.mjs";
import { root, run } from "./run.mjs";
import { giveUp, say, whileWaiting } from "./say.mjs";
import { demandWriting } from "./write-access.mjs";

const stamp = path.join(root, "dist/.built");

/** A timer's backup may come upon the first start after an upgrade: one builds, the other waits. */
const building = path.join(root, "dist/.building");

/** Where Node.js keeps compiled sources between starts. */
export const compiledSources = path.join(root, "dist/.compiled");

/** Builds or ends with a sentence. Says whether there was something to do. */
export async function ensureBuilt(node) {
  const { code, output, built } = await build(node);
  if (code === 0) return built;
  process.stderr.write(output);
  giveUp("組み立てられませんでした。上の記録を確かめてください。", "The build failed. Please see the lines above.");
}

/** Does nothing, in some 20 milliseconds, when all is up to date. */
export async function build(node) {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return { code: 0, output: "", built: false };
  demandWriting(["dist"], { ja: "組み立てる必要があります", en: "The program has to be built" });
  return whileWaiting("プログラムを組み立てています", "Building", () => alone(building, () => buildAnew(node, wanted)));
}

async function buildAnew(node, wanted) {
  // Whoever was at it before us has done it.
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return { code: 0, output: "", built: false };
  rmSync(stamp, { force: true });
  rmSync(compiledSources, { recursive: true, force: true });
  const env = environmentFor(node);
  const [compiled, bundled] = await Promise.all([
    run(node, ["node_modules/typescript/bin/tsc", "-b", "tsconfig.app.json"], { env }),
    run(node, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], { env }),
  ]);
  const failed = [compiled, bundled].find((each) => each.code !== 0);
  if (failed !== undefined) return { ...failed, built: false };
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return { code: 0, output: "", built: true };
}

/** Changes when any file that the build reads changes; times of files do not count, contents do. */
function fingerprint() {
  const hash = createHash("sha256");
  const files = readdirSync(root).filter((name) =>
    /^(tsconfig.*|package|package-lock)\.json$|^vite\.config\.ts$/.test(name),
  );
  for (const folder of ["src", "types"]) files.push(...filesBelow(folder));
  for (const file of files.sort()) {
    hash.update(file).update("\0");
    hash.update(readFileSync(path.join(root, file))).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(name);
    return /\.test\.tsx?$/.test(name) ? [] : [name];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const node = await ensureNode();
  await ensureInstalled(node);
  const built = await ensureBuilt(node);
  if (built) say("組み立てました。", "Built.");
  else say("変わったところはありません。", "Nothing has changed.");
}
