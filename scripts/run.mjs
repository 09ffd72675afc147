// Runs a program to its end and collects what it says.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** Resolves with the exit code and the output; never rejects, a program that cannot start has the code 127. */
export function run(program, args, { env = process.env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
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
    child.once("error", (error) => resolve({ code: 127, stdout, output: output + error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}
