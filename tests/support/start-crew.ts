import { parentPort } from "node:worker_threads";
import { type CrewMessage, joinCrew } from "#engine/solve.ts";

// A thread that helps the engine with its passes: all that Node.js needs for it.

parentPort?.on("message", (message: CrewMessage) => joinCrew(message));
// A port of Node.js has no origin to name.
parentPort?.postMessage("here"); // oxlint-disable-line unicorn/require-post-message-target-origin
