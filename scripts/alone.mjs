// One process at a time does what would not bear two at once: installing packages, building.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** So long a mark may be without a number: its process is just writing it. */
const writingMs = 5000;

/** Does the work while no other process does work under the same mark, a file that holds the number of the one at it. */
export async function alone(mark, work) {
  mkdirSync(path.dirname(mark), { recursive: true });
  while (!claimed(mark)) await new Promise((done) => setTimeout(done, 200));
  // Also where a signal ends the work, or a sentence that says why it failed.
  const release = () => {
    if (textOf(mark) === String(process.pid)) rmSync(mark, { force: true });
  };
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

function claimed(mark) {
  try {
    writeFileSync(mark, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isHeld(mark)) clear(mark);
  return false;
}

/** Whoever was at it was killed: the mark goes, unless another has come to the same conclusion and set their own meanwhile. */
function clear(mark) {
  const aside = `${mark}.${process.pid}`;
  try {
    renameSync(mark, aside);
    if (isHeld(aside)) linkSync(aside, mark);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(error.code)) throw error;
  }
  rmSync(aside, { force: true });
}

/** Whether the process of the mark is at it still; one with our own number had it before us and is no more. */
function isHeld(mark) {
  const text = textOf(mark);
  if (text === null) return true;
  if (text === "") return Date.now() - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < writingMs;
  return Number(text) !== process.pid && isAlive(Number(text));
}

/** What stands in the mark; null when there is none any more. */
function textOf(mark) {
  try {
    return readFileSync(mark, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return null;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
