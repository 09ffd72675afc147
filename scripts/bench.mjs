// `npm run bench [name] [-- --json]`: measures from the sources, so that a figure always belongs to what is checked out.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureNode, environmentFor } from "./ensure-node.mjs";
import { root } from "./run.mjs";
import { giveUp } from "./say.mjs";

const node = await ensureNode();
await ensureInstalled(node);
await ensureBuilt(node);
const folder = path.join(root, "tests/bench");
const all = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ts")) : [];
const given = process.argv.slice(2);
const wanted = given[0]?.startsWith("--") ? undefined : given[0];
const args = wanted === undefined ? given : given.slice(1);
const chosen = wanted === undefined ? all : all.filter((name) => name === `${wanted}.ts`);
if (chosen.length === 0) {
  const names = all.map((name) => name.replace(/\.ts$/, "")).join(", ");
  giveUp(`計測の名前を確かめてください。あるもの：${names}`, `Please check the name. There are: ${names}`);
}
for (const name of chosen) {
  const ran = spawnSync(node, ["--conditions=source", path.join(folder, name), ...args], {
    cwd: root,
    env: environmentFor(node),
    stdio: "inherit",
  });
  if (ran.status !== 0) process.exit(ran.status ?? 1);
}
