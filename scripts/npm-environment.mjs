// A user without a home of its own, such as a service's, has nowhere to keep what npm fetches.
import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { root } from "./run.mjs";

/** The environment for npm and npx: packages are kept where npm keeps them, or in the checkout where it cannot. */
export function npmEnvironment(env = process.env) {
  const cache = env.npm_config_cache ?? path.join(homedir(), ".npm");
  if (canKeep(cache)) return env;
  return { ...env, npm_config_cache: path.join(root, "node_modules/.cache/npm") };
}

function canKeep(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
