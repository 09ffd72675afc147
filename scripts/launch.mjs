// Runs a compiled program as a child under the right Node.js, so that both always end together.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { compiledSources, ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ensureNode, programEnvironment } from "./ensure-node.mjs";
import { root } from "./run.mjs";

/** Prepares everything, starts dist/src/<program>, with flags for Node.js where it needs some, and ends as it ends. */
export async function launch(program, args, flags = []) {
  const parent = process.ppid;
  const node = await ensureNode();
  await ensureInstalled(node);
  await ensureBuilt(node);
  // The channel closes when this process dies in whatever way: the program takes that as the wish to stop.
  const child = spawn(node, ["--enable-source-maps", ...flags, path.resolve(root, "dist/src", program), ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    // What V8 made of the sources is kept, which saves a quarter of every later start; emptied by each build.
    env: { NODE_COMPILE_CACHE: compiledSources, ...programEnvironment(node) },
  });
  passOn(child, parent);
  child.once("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => endLike(code, signal));
}

/**
 * Passes each signal on. A closed terminal ends npm by SIGHUP and a killed npm cannot pass anything on: a lost parent
 * means stop as well. It is said once, and to nobody who is stopping already: asking again would mean "at once".
 */
function passOn(child, parent) {
  let asked = false;
  const ask = (signal) => {
    asked = true;
    child.kill(signal);
  };
  // At a terminal Ctrl-C reaches the child by itself; elsewhere it is passed on.
  process.on("SIGINT", () => {
    if (process.stdin.isTTY) asked = true;
    else ask("SIGINT");
  });
  for (const name of ["SIGTERM", "SIGHUP"]) process.on(name, () => ask(name));
  if (process.env.npm_lifecycle_event === undefined && process.env.npm_command === undefined) return;
  setInterval(() => {
    if (process.ppid !== parent && !asked) ask("SIGTERM");
  }, 300).unref();
}

function endLike(code, signal) {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.exitCode = 128 + constants.signals[signal];
  process.kill(process.pid, signal);
  setTimeout(() => process.exit(), 100);
}
