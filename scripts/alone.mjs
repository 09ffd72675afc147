// One process at a time does what would not bear two at once: installing packages, building.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Does the work while no other process does work under the same mark, a file that holds the number of the one at it. */
export async function alone(mark, work) {
  mkdirSync(path.dirname(mark), { recursive: true });
  while (!claimed(mark)) await new Promise((done) => setTimeout(done, 200));
  try {
    return await work();
  } finally {
    rmSync(mark, { force: true });
  }
}

function claimed(mark) {
  try {
    writeFileSync(mark, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isAlive(holderOf(mark))) clear(mark);
  return false;
}

/** Whoever was at it was killed: the mark goes, unless another has come to the same conclusion and set their own meanwhile. */
function clear(mark) {
  const aside = `${mark}.${process.pid}`;
  try {
    renameSync(mark, aside);
    if (isAlive(holderOf(aside))) linkSync(aside, mark);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(error.code)) throw error;
  }
  rmSync(aside, { force: true });
}

/** The number of the process at it; one that has just begun or ended counts as this one, which is alive. */
function holderOf(mark) {
  try {
    return Number(readFileSync(mark, "utf8")) || process.pid;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return process.pid;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
