import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { codeOf, platformError } from "#platform/fault.ts";
import { syncFolder } from "#platform/sync-folder.ts";

const shortest = 32;
const secretFile = (dataFolder: string): string => path.join(dataFolder, "secret");

/**
 * The secret of an installation without BANSO_SECRET: made once, kept beside the data for this user alone. Two
 * processes that start together get the same one, because the first link wins.
 */
export function installationSecret(dataFolder: string): string {
  const found = keptSecret(dataFolder);
  if (found !== null) return found;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = secretFile(dataFolder);
  const part = `${file}.${process.pid}.part`;
  const made = randomBytes(32).toString("base64url");
  try {
    writeFileSync(part, `${made}\n`, { mode: 0o600, flush: true });
    giveToOwnerOf(dataFolder, part);
    linkSync(part, file);
    syncFolder(dataFolder);
    return made;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return installationSecret(dataFolder);
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Sees to it that an installation has its secret. A new one is made only where there are no records yet: to those of an
 * installation that has lost its secret, another one would be a stranger's.
 */
export async function ensureSecret(dataFolder: string, hasRecords: () => Promise<boolean>): Promise<void> {
  if (keptSecret(dataFolder) !== null) return;
  if (await hasRecords()) throw platformError({ code: "secret-lost", file: secretFile(dataFolder) });
  installationSecret(dataFolder);
}

/** The secret that is kept in the data folder; null when none has been made. Refuses one that cannot be read. */
export function keptSecret(dataFolder: string): string | null {
  const file = secretFile(dataFolder);
  const text = readOrNone(file);
  if (text === null) return null;
  if (text.length < shortest) throw platformError({ code: "secret-damaged", file });
  try {
    chmodSync(file, 0o600);
  } catch {
    // Not ours to close; `banso doctor` tells when others can read it.
  }
  return text;
}

/** Writes a secret that comes from elsewhere, for this user alone; whole or not at all. */
export function writeSecret(file: string, secret: string): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${secret}\n`, { mode: 0o600, flush: true });
    giveToOwnerOf(folder, part);
    renameSync(part, file);
    syncFolder(folder);
  } finally {
    rmSync(part, { force: true });
  }
}

/** What root writes into somebody's folder is to be read by them. */
function giveToOwnerOf(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(file, uid, gid);
}

function readOrNone(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw platformError({ code: "secret-closed", file }, error);
  }
}
