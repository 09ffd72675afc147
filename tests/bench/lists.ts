/**
 * Measures the workbench's lists as a coordinator reads them: whole pages with rendering, of a hub with 100,000 firms,
 * people, projects and engagements each: the first page, one in the middle, every sorting, every condition, searches.
 *
 *     node --conditions=source tests/bench/lists.ts [--json] [--rows 100000] [--rounds 20] [--only /people]
 */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// Pages cannot be run from their sources without a builder, so this measures what was built from them just before.
const measuring = fileURLToPath(new URL("../support/measure-lists.ts", import.meta.url));
const ran = spawnSync(process.execPath, [measuring, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = ran.status ?? 1;
