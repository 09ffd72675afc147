// `npm run bench [name] [-- --json]`: measures from the sources, so that a figure always belongs to what is checked out.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureNode, environmentFor } from "./ensure-node.mjs";
import { root } from "./run.mjs";
import { giveUp } from "./say.mjs";

const folder = path.join(root, "tests/bench");
const all = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ts")) : [];
const names = all.map((name) => name.replace(/\.ts$/, ""));
const given = process.argv.slice(2);
if (given.includes("--help") || given.includes("-h")) showHelp();
const wanted = given[0]?.startsWith("--") ? undefined : given[0];
const args = wanted === undefined ? given : given.slice(1);
const chosen = wanted === undefined ? all : all.filter((name) => name === `${wanted}.ts`);
if (chosen.length === 0) {
  const there = names.join(", ");
  giveUp(`計測の名前を確かめてください。あるもの：${there}`, `Please check the name. There are: ${there}`);
}
const node = await ensureNode();
await ensureInstalled(node);
await ensureBuilt(node);
for (const name of chosen) {
  const ran = spawnSync(node, ["--conditions=source", path.join(folder, name), ...args], {
    cwd: root,
    env: environmentFor(node),
    stdio: "inherit",
  });
  if (ran.status !== 0) process.exit(ran.status ?? 1);
}

/** What there is to measure: the head of each file tells what it measures and its options. */
function showHelp() {
  const lines = ["使い方 / Usage: npm run bench [名前 / name] [-- 選択肢 / options]", ""];
  for (const name of names) {
    const head = readFileSync(path.join(folder, `${name}.ts`), "utf8").match(/\/\*\*\n([^]*?)\n \*\//)?.[1] ?? "";
    const [what = "", usage = ""] = head.replaceAll(/^ \* ?/gm, "").split("\n\n");
    const options = usage.match(/\.ts\s+(.*)/)?.[1] ?? "";
    lines.push(`  ${name}  ${options}`, ...what.split("\n").map((line) => `      ${line}`));
  }
  process.stdout.write(`${lines.join("\n")}\n`);
  process.exit(0);
}
