// A worker that makes plans in a process of its own, for a test that kills it. It runs the built program, because the
// report is written in JSX, which Node.js does not read. Prints "working" when it has started.
import { readConfig } from "#config.ts";
import { makeApp } from "#main-house.ts";
import { startJobs } from "#main-jobs.ts";
import { type EmbeddedTarget, openConnections } from "#platform/postgres/connections.ts";

const settings: EmbeddedTarget & { folder: string } = JSON.parse(process.argv[2] ?? "{}");
const { folder, ...target } = settings;
const read = readConfig({ BANSO_DATA: folder, BANSO_LOG: "silent" }, () => "");
if (!read.ok) throw new Error("the worker's settings are wrong");
const connections = openConnections(target);
await startJobs(makeApp(read.value, connections), connections, { isAlone: true });
process.stdout.write("working\n");
