/**
 * Measures the board of a plan of 10,000 people and 10,000 projects, page by page with rendering: first pages and those from
 * the middle, orders, narrowed by town, searched by words.
 *
 *     node --conditions=source tests/bench/board.ts [--json] [--rows 10000] [--rounds 10]
 */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// Pages cannot be run from their sources without a builder, so this measures what was built from them just before.
const measuring = fileURLToPath(new URL("../support/measure-board.ts", import.meta.url));
const ran = spawnSync(process.execPath, [measuring, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = ran.status ?? 1;
