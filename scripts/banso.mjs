#!/usr/bin/env node
// The command `banso`. `serve` and `worker` are processes that stay; everything else is a command that ends.
import { launch } from "./launch.mjs";

const programs = { serve: "main-web.js", worker: "main-worker.js" };
const args = process.argv.slice(2);
// The language may stand before the command.
const at = args[0] === "--language" ? 2 : args[0]?.startsWith("--language=") ? 1 : 0;
const command = args[at] ?? "";
const asksForHelp = args.some((each) => each === "--help" || each === "-h");
const stays = Object.hasOwn(programs, command) && !asksForHelp;

// A list of any length needs little at a time: a small heap is cleared often, and the process stays below 300 MB. What
// is new has its full room from the beginning, so that rows are gone before it is cleared.
const smallHeap =
  command === "import" ? ["--max-old-space-size=160", "--max-semi-space-size=8", "--min-semi-space-size=8"] : [];

await launch(stays ? programs[command] : "main-cli.js", stays ? args.toSpliced(at, 1) : args, smallHeap);
