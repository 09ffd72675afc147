// `npm run simulate -- --weeks 1`: lives through weeks of the sample region and looks at everything in the end.
import { spawnSync } from "node:child_process";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureNode, environmentFor } from "./ensure-node.mjs";
import { root } from "./run.mjs";

const help = `npm run simulate -- [--weeks 1 | --days 3] [--seed 1] [--lang en|ja] [--kill] [--workers 1] [--small]

  --kill   kill -9 a worker at fourteen random moments a week
  --small  few people, as the tests do
`;
if (process.argv.includes("--help") || process.argv.includes("-h")) {
  process.stdout.write(help);
  process.exit(0);
}
const node = await ensureNode();
await ensureInstalled(node);
await ensureBuilt(node);
const ran = spawnSync(node, ["tests/simulate/run.ts", ...process.argv.slice(2)], {
  cwd: root,
  env: environmentFor(node),
  stdio: "inherit",
});
process.exit(ran.status ?? 1);
