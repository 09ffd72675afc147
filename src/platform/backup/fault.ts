import { codeOf } from "#platform/fault.ts";

export { codeOf };

/** Why a backup could not be written, read or restored. `src/text/backup.ts` says each one in words. */
export type BackupFault =
  | { readonly code: "file-not-named"; readonly command: "backup" | "restore" }
  | { readonly code: "passphrase-missing" }
  | { readonly code: "passphrase-short" }
  | { readonly code: "passphrases-differ" }
  | { readonly code: "owner-url-missing" }
  | { readonly code: "nothing-to-save" }
  | { readonly code: "secret-missing"; readonly folder: string }
  | { readonly code: "file-exists"; readonly file: string }
  | { readonly code: "folder-missing"; readonly folder: string }
  | { readonly code: "not-writable"; readonly file: string }
  | { readonly code: "is-folder"; readonly file: string }
  | { readonly code: "disk-full"; readonly file: string }
  | { readonly code: "write-failed"; readonly file: string; readonly reason: string }
  | { readonly code: "file-missing"; readonly file: string }
  | { readonly code: "not-readable"; readonly file: string }
  | { readonly code: "not-a-backup"; readonly file: string }
  | { readonly code: "format-newer"; readonly file: string; readonly format: number }
  | { readonly code: "wrong-passphrase" }
  | { readonly code: "cut"; readonly file: string }
  | { readonly code: "damaged"; readonly file: string }
  | { readonly code: "product-newer"; readonly product: string; readonly migration: string }
  | { readonly code: "structure-differs"; readonly migration: string }
  | { readonly code: "target-newer"; readonly migration: string }
  | { readonly code: "target-not-empty"; readonly table: string }
  | { readonly code: "rows-differ"; readonly table: string }
  | { readonly code: "target-disk-full" }
  | { readonly code: "server-lost"; readonly reason: string }
  | { readonly code: "stopped" };

/** An error that carries its fault, so that the command line can say it in a sentence. */
export type BackupError = Error & { readonly backupFault: BackupFault };

export function backupError(fault: BackupFault, cause?: unknown): BackupError {
  return Object.assign(new Error(`${fault.code} ${JSON.stringify(fault)}`, { cause }), { backupFault: fault });
}

/** The fault inside an error, or null when the error is something else. */
export function backupFaultOf(error: unknown): BackupFault | null {
  return isBackupError(error) ? error.backupFault : null;
}

const isBackupError = (error: unknown): error is BackupError => error instanceof Error && "backupFault" in error;

/** A connection that broke, or a server that stopped, in the words of both ends. */
export function isServerLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P01", "57P02", "57P03", "08006", "08003"];
  return (
    codes.includes(codeOf(error)) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
