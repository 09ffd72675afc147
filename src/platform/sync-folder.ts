import { closeSync, fsyncSync, openSync } from "node:fs";

/** A file that was made or renamed in a folder is there after a power cut only when the folder is on the disk as well. */
export function syncFolder(folder: string): void {
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
