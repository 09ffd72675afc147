// Finds a Node.js that is new enough: this one, one found before, or Node 24 from the npm registry.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { npmEnvironment } from "./npm-environment.mjs";
import { root, run } from "./run.mjs";
import { giveUp, whileWaiting } from "./say.mjs";
import { remember } from "./write-access.mjs";

const remembered = path.join(root, "node_modules/.cache/banso-node");

/** The path of a Node.js from 22.18 on. */
export async function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const known = existsSync(remembered) ? readFileSync(remembered, "utf8").trim() : "";
  if (known !== "" && existsSync(known) && (await isUsable(known))) return known;
  const found = await whileWaiting("Node.js 24 を用意しています", "Getting Node.js 24", () =>
    run("npx", ["-y", "-p", "node@24", "--", "node", "-p", "process.execPath"], { env: npmEnvironment() }),
  );
  const node = found.stdout.trim().split("\n").at(-1) ?? "";
  if (found.code !== 0 || !existsSync(node) || !(await isUsable(node))) {
    process.stderr.write(found.output);
    giveUp(
      `Node.js 22.18以上が要ります（今は ${process.versions.node}）。npm の登録所からも取得できませんでした。ネットワークと上の記録を確かめるか、新しい Node.js を入れてください。`,
      `Node.js 22.18 or later is needed (this is ${process.versions.node}), and none could be had from the npm registry. Please check the network and the lines above, or install a newer one.`,
    );
  }
  remember(remembered, node);
  return node;
}

/** The environment in which the product runs: NODE_OPTIONS are meant for it, and for none of the tools. */
export function programEnvironment(node) {
  const { NODE_OPTIONS } = process.env;
  return { ...environmentFor(node), ...(NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS }) };
}

/** The environment in which tools started by us find the same Node.js. */
export function environmentFor(node) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return { ...env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` };
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

async function isUsable(node) {
  const asked = await run(node, ["-p", "process.versions.node"]);
  return asked.code === 0 && isNewEnough(asked.stdout.trim());
}
