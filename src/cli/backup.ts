import { existsSync } from "node:fs";
import path from "node:path";
import { newPassphrase } from "#cli/passphrase.ts";
import { rowProgress } from "#cli/row-progress.ts";
import { stoppable } from "#cli/stoppable.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Config } from "#config.ts";
import { checkPlace } from "#platform/backup/backup-file.ts";
import { backupError } from "#platform/backup/fault.ts";
import { rowsOf } from "#platform/backup/manifest.ts";
import { writeBackup } from "#platform/backup/write-backup.ts";
import type { Say } from "#platform/fault.ts";
import { keptSecret } from "#platform/installation-secret.ts";
import { productVersion } from "#platform/package-root.ts";
import { withTarget } from "#platform/postgres/open-database.ts";
import { backupWords, savedWords } from "#text/backup.ts";

export type BackupAsked = { readonly file: string | undefined; readonly force: boolean; readonly now: Date };

/** `banso backup FILE`: saves everything into one sealed file. Gives the exit code. */
export function backupCommand(terminal: Terminal, config: Config, asked: BackupAsked, say: Say): Promise<number> {
  const { speak, print, tell } = terminal;
  return stoppable(terminal, async (stop) => {
    const { force, now } = asked;
    const file = namedFile("backup", asked.file);
    checkPlace(file, force);
    checkSource(config);
    const secret = config.secret ?? keptSecret(config.dataFolder);
    if (secret === null) throw backupError({ code: "secret-missing", folder: config.dataFolder });
    const passphrase = await newPassphrase(terminal, config.backupPassphrase, stop);
    const progress = rowProgress(terminal, backupWords.saving);
    const order = { file, passphrase, force, secret, product: productVersion(), now, progress: progress.show, stop };
    const { manifest, bytes } = await withTarget(config, say, (connections) =>
      writeBackup(connections, order).finally(progress.end),
    );
    const figures = { tables: manifest.tables.length, rows: rowsOf(manifest) };
    print(speak(savedWords(file, figures, bytes)));
    tell(speak(backupWords.keepSafe));
  });
}

export function namedFile(command: "backup" | "restore", file: string | undefined): string {
  if (file === undefined || file.trim() === "") throw backupError({ code: "file-not-named", command });
  return path.resolve(file);
}

/** An embedded installation that was never started is not made for the sake of saving nothing. */
function checkSource({ databaseUrl, databaseOwnerUrl, dataFolder }: Config): void {
  if (databaseUrl !== null && databaseOwnerUrl === null) throw backupError({ code: "owner-url-missing" });
  if (databaseUrl === null && !existsSync(path.join(dataFolder, "pg"))) throw backupError({ code: "nothing-to-save" });
}
