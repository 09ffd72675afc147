// Installs the packages when they are missing or when the list of them has changed.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { alone } from "./alone.mjs";
import { environmentFor } from "./ensure-node.mjs";
import { npmEnvironment } from "./npm-environment.mjs";
import { root, run } from "./run.mjs";
import { giveUp, whileWaiting } from "./say.mjs";
import { demandWriting, remember } from "./write-access.mjs";

const lock = path.join(root, "package-lock.json");
const installed = path.join(root, "node_modules/.package-lock.json");
const stamp = path.join(root, "node_modules/.cache/banso-installed");
/** Outside of what npm puts in order: `npm start` and `npm test` may both be the first on this machine. */
const installing = path.join(root, ".banso-installing");

export async function ensureInstalled(node) {
  if (isInstalled()) return;
  demandWriting(["node_modules"], {
    ja: "部品を取り込む必要があります",
    en: "Packages have to be installed",
  });
  // Not `npm ci`: it stops where a registry lacks the binaries of other platforms.
  const done = await whileWaiting("必要な部品を取り込んでいます", "Installing packages", () =>
    alone(installing, () => install(node)),
  );
  if (done.code !== 0) {
    process.stderr.write(done.output);
    giveUp(
      "部品を取り込めませんでした。ネットワークと、上の記録を確かめてください。",
      "The packages could not be installed. Please check the network and the lines above.",
    );
  }
}

async function install(node) {
  // Whoever was at it before us has done it.
  if (isInstalled()) return { code: 0, output: "" };
  const done = await run("npm", ["install", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    env: npmEnvironment(environmentFor(node)),
  });
  if (done.code === 0) remember(stamp, wantedNow());
  return done;
}

function isInstalled() {
  if (!existsSync(installed)) return false;
  const wanted = wantedNow();
  if (existsSync(stamp)) return readFileSync(stamp, "utf8") === wanted;
  // Somebody ran `npm install` by hand: npm writes its own list after ours.
  if (statSync(installed).mtimeMs < statSync(lock).mtimeMs) return false;
  remember(stamp, wanted);
  return true;
}

const wantedNow = () => createHash("sha256").update(readFileSync(lock)).digest("hex");
