// Runs a program to its end and collects what it says.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

const stopping = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Resolves with the exit code and the output; never rejects, a program that cannot start has the code 127. Whoever ends
 * this process meanwhile ends the program as well.
 */
export function run(program, args, { env = process.env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let asked = null;
    const passOn = (signal) => {
      asked = signal;
      child.kill(signal);
    };
    for (const name of stopping) process.on(name, passOn);
    const end = (result) => {
      for (const name of stopping) process.off(name, passOn);
      if (asked !== null) process.exit(128 + constants.signals[asked]);
      resolve(result);
    };
    let output = "";
    let stdout = "";
    child.stdout.on("data", (part) => {
      stdout += part;
      output += part;
      if (show) process.stdout.write(part);
    });
    child.stderr.on("data", (part) => {
      output += part;
      if (show) process.stderr.write(part);
    });
    child.once("error", (error) => end({ code: 127, stdout, output: output + error.message }));
    child.once("close", (code) => end({ code: code ?? 1, stdout, output }));
  });
}
