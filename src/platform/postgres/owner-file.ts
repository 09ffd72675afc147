import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { platformError } from "#platform/fault.ts";
import { type Identity, identityOf } from "#platform/postgres/processes.ts";

/**
 * The owner file says which process keeps the server of a data folder. Its owner is told from an earlier process with
 * the same number by its start time, so a file left behind by a killed owner never locks anybody out.
 */
const ownerFile = (folder: string): string => path.join(folder, "owner");

/** Takes the data folder, or throws `data-in-use` when a living process has it. Gives back the way to let go. */
export function claimFolder(folder: string): () => void {
  const me = identityOf(process.pid);
  if (me === null) throw new Error("this process cannot be told from others");
  const file = ownerFile(folder);
  const mine = `${file}.${process.pid}`;
  try {
    writeFileSync(mine, me, { mode: 0o644 });
    // A hard link is made whole or not at all, and never over another one. One try more after clearing what a dead owner left.
    for (let tries = 0; tries < 5; tries++) {
      if (linked(mine, file)) return () => release(file, me);
      const pid = livingOwner(folder);
      if (pid !== null) throw platformError({ code: "data-in-use", folder, pid });
      clearStale(file, me);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw platformError({
    code: "data-in-use",
    folder,
    pid: livingOwner(folder) ?? 0,
  });
}

/** The number of the living process that owns the folder, or null. */
export function livingOwner(folder: string): number | null {
  const identity = readOwner(ownerFile(folder));
  if (identity === null) return null;
  const pid = Number(identity.split(" ")[0]);
  return identityOf(pid) === identity ? pid : null;
}

/** The number of the user who keeps the folder's server. */
export const userOfOwner = (folder: string): number => statSync(ownerFile(folder)).uid;

function release(file: string, me: Identity): void {
  if (readOwner(file) === me) rmSync(file, { force: true });
}

/** Moves a dead owner's file away. When a living one slipped in between, it is put back. */
function clearStale(file: string, me: Identity): void {
  const away = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, away);
  } catch {
    return;
  }
  const moved = readOwner(away);
  const pid = Number(moved?.split(" ")[0]);
  if (moved !== null && moved !== me && identityOf(pid) === moved) linked(away, file);
  rmSync(away, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function readOwner(file: string): Identity | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
