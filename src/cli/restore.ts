import path from "node:path";
import { namedFile } from "#cli/backup.ts";
import { knownPassphrase } from "#cli/passphrase.ts";
import { rowProgress } from "#cli/row-progress.ts";
import { stoppable } from "#cli/stoppable.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Config } from "#config.ts";
import { setAuditMarksAside } from "#platform/audit-marks.ts";
import { backupError } from "#platform/backup/fault.ts";
import { fullName, type Manifest, rowsOf } from "#platform/backup/manifest.ts";
import { type BackupSource, checkBackup } from "#platform/backup/read-backup.ts";
import { restoreBackup } from "#platform/backup/restore-backup.ts";
import { checkStructure } from "#platform/backup/structure.ts";
import { isQueue } from "#platform/backup/tables.ts";
import { platformError, type Say } from "#platform/fault.ts";
import { writeSecret } from "#platform/installation-secret.ts";
import { withTarget } from "#platform/postgres/open-database.ts";
import { livingOwner } from "#platform/postgres/owner-file.ts";
import { backupWords, restoredWords, secretToSetWords, tableWords } from "#text/backup.ts";

/** `banso restore FILE`: brings a backup into an empty installation, all or nothing. Gives the exit code. */
export function restoreCommand(
  terminal: Terminal,
  config: Config,
  asked: { readonly file: string | undefined },
  say: Say,
): Promise<number> {
  return stoppable(terminal, async (stop) => {
    const file = namedFile("restore", asked.file);
    checkTargetStands(config);
    const source = { file, passphrase: await knownPassphrase(terminal, config.backupPassphrase, stop), stop };
    const manifest = await checked(terminal, source);
    const progress = rowProgress(terminal, backupWords.loading);
    const secretFile = placeOfSecret(config);
    const keepSecret = (secret: string): void => {
      if (config.databaseUrl === null || secret !== config.secret) writeSecret(secretFile, secret);
    };
    await withTarget(config, say, (connections) =>
      restoreBackup(connections, { ...source, manifest, say, progress: progress.show, keepSecret }).finally(
        progress.end,
      ),
    );
    setAuditMarksAside(config.dataFolder);
    report(terminal, manifest);
    const isToBeSet = config.secret === null ? false : config.secret !== manifest.secret;
    terminal.print(terminal.speak(isToBeSet ? secretToSetWords(secretFile) : backupWords.startNow));
  });
}

/** The whole file is read before the target is touched, or even started. */
async function checked(terminal: Terminal, source: BackupSource): Promise<Manifest> {
  const progress = rowProgress(terminal, backupWords.checking);
  const manifest = await checkBackup(source, progress.show).finally(progress.end);
  checkStructure(manifest);
  return manifest;
}

/** A server that runs on the folder holds the secret in memory that a restore replaces. */
function checkTargetStands({ databaseUrl, databaseOwnerUrl, dataFolder }: Config): void {
  if (databaseUrl !== null && databaseOwnerUrl === null) throw backupError({ code: "owner-url-missing" });
  const pid = databaseUrl === null ? livingOwner(dataFolder) : null;
  if (pid !== null) throw platformError({ code: "data-in-use", folder: dataFolder, pid });
}

/** The embedded installation finds it where it would have made its own; elsewhere nothing is overwritten. */
function placeOfSecret({ databaseUrl, dataFolder }: Config): string {
  return path.join(dataFolder, databaseUrl === null ? "secret" : "secret-from-backup");
}

function report({ print, speak, tell }: Terminal, manifest: Manifest): void {
  for (const table of manifest.tables) print(speak(tableWords(fullName(table), table.rows)));
  const figures = { tables: manifest.tables.length, rows: rowsOf(manifest) };
  print(speak(restoredWords(figures, new Date(manifest.madeAt))));
  const jobs = manifest.tables.find(isQueue)?.rows ?? 0;
  if (jobs > 0) tell(speak(backupWords.waitingMail));
}
