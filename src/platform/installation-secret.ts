import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The secret of an installation without BANSO_SECRET: made once, kept beside the data for this user alone. Two
 * processes that start together get the same one, because the first link wins.
 */
export function installationSecret(dataFolder: string): string {
  const file = path.join(dataFolder, "secret");
  const found = readSecret(file);
  if (found !== null) return found;
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, `${randomBytes(32).toString("base64url")}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    linkSync(part, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(part, { force: true });
  }
  const made = readSecret(file);
  if (made === null) throw new Error(`the secret in ${file} is too short; remove the file to have a new one made`);
  return made;
}

/** The secret that is kept in the data folder; null when none has been made. */
export const keptSecret = (dataFolder: string): string | null => readSecret(path.join(dataFolder, "secret"));

/** Writes a secret that comes from elsewhere, for this user alone; whole or not at all. */
export function writeSecret(file: string, secret: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${secret}\n`, { mode: 0o600, flush: true });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

function readSecret(file: string): string | null {
  try {
    const text = readFileSync(file, "utf8").trim();
    chmodSync(file, 0o600);
    return text.length >= 32 ? text : null;
  } catch {
    return null;
  }
}
