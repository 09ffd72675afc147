// `npm run dev`: compiles what changes and starts the server again, some two seconds after a file is saved.
import { spawn } from "node:child_process";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureNode, environmentFor } from "./ensure-node.mjs";
import { root } from "./run.mjs";

const node = await ensureNode();
await ensureInstalled(node);
await ensureBuilt(node);
const start = (args) => spawn(node, args, { cwd: root, env: environmentFor(node), stdio: "inherit" });
const all = [
  start(["node_modules/typescript/bin/tsc", "-b", "tsconfig.app.json", "--watch", "--preserveWatchOutput"]),
  start(["node_modules/vite/bin/vite.js", "build", "--watch", "--logLevel", "warn"]),
  start(["--enable-source-maps", "--watch-path=dist/src", "--watch-preserve-output", "dist/src/main-web.js"]),
];
const stop = (signal) => {
  for (const child of all) child.kill(signal);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
for (const child of all) child.once("exit", () => stop("SIGTERM"));
