import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { type BackupFault, backupError, backupFaultOf, codeOf } from "#platform/backup/fault.ts";
import { reasonOf } from "#platform/fault.ts";
import { identityOf } from "#platform/postgres/processes.ts";

/** Looks before a long work whether the file can be written at all. */
export function checkPlace(file: string, force: boolean): void {
  const folder = path.dirname(path.resolve(file));
  if (!existsSync(folder)) throw backupError({ code: "folder-missing", folder });
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) throw backupError({ code: "is-folder", file });
  if (!force) throw backupError({ code: "file-exists", file });
}

/**
 * Writes a file beside its place and gives it its name when it is whole and on the disk. Nothing is left behind when
 * that fails; what a killed run left is cleared by the next one. Gives the number of bytes.
 */
export async function writeWhole(file: string, write: (sink: Sink) => Promise<void>): Promise<number> {
  clearParts(file);
  const part = `${file}.${process.pid}.part`;
  try {
    const bytes = await filled(part, write);
    await rename(part, file);
    await syncFolder(path.dirname(path.resolve(file)));
    return bytes;
  } catch (error) {
    await rm(part, { force: true });
    if (backupFaultOf(error) !== null) throw error;
    const fault = writeFaultOf(error, file);
    throw fault === null ? error : backupError(fault, error);
  }
}

export type Sink = (source: AsyncIterable<Buffer>) => Promise<void>;

async function filled(part: string, write: (sink: Sink) => Promise<void>): Promise<number> {
  const handle = await open(part, "wx", 0o600);
  let bytes = 0;
  try {
    await write(async (source) => {
      for await (const piece of source) {
        for (let from = 0; from < piece.length; ) from += (await handle.write(piece, from)).bytesWritten;
        bytes += piece.length;
      }
    });
    await handle.sync();
  } finally {
    await handle.close();
  }
  return bytes;
}

/** Opens a backup for reading and closes it again, whatever happens. */
export async function withFile<T>(file: string, work: (source: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
  const handle = await open(file, "r").catch((error: unknown) => {
    throw readFaultOf(error, file);
  });
  try {
    if ((await handle.stat()).isDirectory()) throw backupError({ code: "is-folder", file });
    return await work(piecesOfFile(handle, file));
  } finally {
    await handle.close();
  }
}

async function* piecesOfFile(handle: FileHandle, file: string): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(131_072)).catch((error: unknown) => {
      throw readFaultOf(error, file);
    });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

function readFaultOf(error: unknown, file: string): Error {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return backupError({ code: "file-missing", file }, error);
  if (code === "EACCES" || code === "EPERM" || code === "EIO")
    return backupError({ code: "not-readable", file }, error);
  return error instanceof Error ? error : new Error(String(error));
}

function writeFaultOf(error: unknown, file: string): BackupFault | null {
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return { code: "disk-full", file };
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return { code: "not-writable", file };
    case "ENOENT":
    case "ENOTDIR":
      return { code: "folder-missing", folder: path.dirname(path.resolve(file)) };
    case "EIO":
    case "ENAMETOOLONG":
      return { code: "write-failed", file, reason: reasonOf(error) };
    default:
      return null;
  }
}

/** A part belongs to the process whose number it carries; when that is gone, so is the wish for the file. */
function clearParts(file: string): void {
  const folder = path.dirname(path.resolve(file));
  const start = `${path.basename(file)}.`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) {
    const pid = name.startsWith(start) ? /^(\d+)\.part$/.exec(name.slice(start.length))?.[1] : undefined;
    const isStale = pid !== undefined && (Number(pid) === process.pid || identityOf(Number(pid)) === null);
    if (isStale) rmSync(path.join(folder, name), { force: true });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
