import type { BackupFault } from "#platform/backup/fault.ts";
import { instantWords } from "#text/dates.ts";
import { grouped } from "#text/numbers.ts";
import type { Words } from "#text/speak.ts";

/** Everything that `banso backup` and `banso restore` say. */
export const backupWords = {
  backup: {
    ja: "すべての記録を、合言葉で暗号化した1つのファイルに保存します。動いているままで行えます。",
    en: "Saves all records into one file, encrypted by a passphrase. The product may go on running.",
  },
  restore: {
    ja: "バックアップのファイルから、空の設置へ記録を戻します。",
    en: "Brings the records of a backup file into an empty installation.",
  },
  force: { ja: "同じ名前のファイルがあれば置き換えます", en: "replace a file of the same name" },
  passphrase: { ja: "合言葉：", en: "Passphrase: " },
  newPassphrase: { ja: "合言葉（8文字以上）：", en: "Passphrase (8 characters or more): " },
  again: { ja: "同じ合言葉をもう一度：", en: "The same passphrase again: " },
  saving: { ja: "保存しています", en: "saving" },
  checking: { ja: "ファイルを確かめています", en: "checking the file" },
  loading: { ja: "戻しています", en: "restoring" },
  keepSafe: {
    ja: "合言葉をなくすと、このファイルからは戻せません。合言葉とファイルは、別々の場所に保管してください。",
    en: "Without the passphrase nothing can be restored from this file. Please keep the passphrase and the file in different places.",
  },
  waitingMail: {
    ja: "待っていた仕事（送る前のメールなど）も戻りました。始めると続きから進みます。",
    en: "Waiting jobs, such as mail not yet sent, are restored as well. They go on when the product starts.",
  },
  startNow: { ja: "始める準備ができました。", en: "The installation is ready to start." },
} as const satisfies Record<string, Words>;

export type BackupFigures = { readonly tables: number; readonly rows: number };

export const savedWords = (file: string, { tables, rows }: BackupFigures, bytes: number): Words => ({
  ja: `バックアップを ${file} に保存しました（表 ${tables}、記録 ${grouped(rows)} 件、${sizeOf(bytes)}）。`,
  en: `The backup is saved in ${file} (${tables} tables, ${grouped(rows)} records, ${sizeOf(bytes)}).`,
});

export const tableWords = (name: string, rows: number): Words => ({
  ja: `${name.padEnd(32)} ${grouped(rows).padStart(12)} 件  一致`,
  en: `${name.padEnd(32)} ${grouped(rows).padStart(12)} records  equal`,
});

/** `madeAt` is when the backup was made. */
export function restoredWords({ tables, rows }: BackupFigures, madeAt: Date): Words {
  const made = instantWords(madeAt);
  return {
    ja: `${made.ja} のバックアップを戻しました。表 ${tables}、記録 ${grouped(rows)} 件のすべてで、件数とチェックサムが一致しました。`,
    en: `The backup of ${made.en} (Japan time) is restored. The count and the checksum of all ${tables} tables (${grouped(rows)} records) are equal.`,
  };
}

/** The secret itself is never shown. */
export const secretToSetWords = (file: string): Words => ({
  ja: `秘密の文字列を ${file} に書きました（この利用者だけが読めます）。BANSO_SECRET を外し、BANSO_SECRET_FILE=${file} を指定して始めてください。前と同じ文字列でないと、2段階の確認と監査の封印が使えません。`,
  en: `The secret is written to ${file}, readable by this user alone. Please remove BANSO_SECRET and start with BANSO_SECRET_FILE=${file}: with another secret, second factors and the audit trail's seals would not hold.`,
});

/** Why a backup or a restore did not come about, as a sentence: what is so, where, and what to do. */
export function backupFaultWords(fault: BackupFault): Words {
  return writingWords(fault) ?? readingWords(fault) ?? targetWords(fault) ?? askingWords(fault) ?? stoppedWords;
}

const stoppedWords: Words = {
  ja: "途中で止めました。何も変わっていません。もう一度行えます。",
  en: "Stopped on the way. Nothing has changed, and it can be run again.",
};

function askingWords(fault: BackupFault): Words | null {
  switch (fault.code) {
    case "file-not-named":
      return {
        ja: `ファイルの名前を指定してください。例：banso ${fault.command} region.banso`,
        en: `Please name the file, for example: banso ${fault.command} region.banso`,
      };
    case "passphrase-missing":
      return {
        ja: "合言葉がありません。BANSO_PASSPHRASE か BANSO_PASSPHRASE_FILE で指定するか、端末から始めて入力してください。",
        en: "There is no passphrase. Please give it by BANSO_PASSPHRASE or BANSO_PASSPHRASE_FILE, or start from a terminal and type it.",
      };
    case "passphrase-short":
      return { ja: "合言葉は8文字以上にしてください。", en: "Please use a passphrase of 8 characters or more." };
    case "passphrases-differ":
      return {
        ja: "2回の合言葉が同じではありません。もう一度行ってください。",
        en: "The two passphrases are not the same. Please run the command again.",
      };
    case "owner-url-missing":
      return {
        ja: "バックアップと復元は、すべての拠点の記録を扱います。DATABASE_OWNER_URL も指定してください。",
        en: "Backup and restore handle the records of all hubs. Please give DATABASE_OWNER_URL as well.",
      };
    case "server-lost":
      return {
        ja: `データベースとのつながりが切れました。何も変わっていません。サーバーを確かめて、もう一度行ってください。理由：${fault.reason}`,
        en: `The connection to the database was lost. Nothing has changed. Please check the server and run it again. Reason: ${fault.reason}`,
      };
    default:
      return null;
  }
}

function writingWords(fault: BackupFault): Words | null {
  switch (fault.code) {
    case "nothing-to-save":
      return {
        ja: "保存する記録がまだありません。BANSO_DATA か DATABASE_URL が正しいかを確かめてください。",
        en: "There is nothing to save yet. Please check BANSO_DATA or DATABASE_URL.",
      };
    case "secret-missing":
      return {
        ja: `サーバーの秘密の文字列が ${fault.folder} にありません。サーバーと同じ BANSO_SECRET を指定してください。`,
        en: `The server's secret is not in ${fault.folder}. Please give the same BANSO_SECRET as the server has.`,
      };
    case "file-exists":
      return {
        ja: `${fault.file} はもうあります。別の名前にするか、置き換えるときは --force を付けてください。`,
        en: `${fault.file} is already there. Please choose another name, or add --force to replace it.`,
      };
    case "folder-missing":
      return {
        ja: `フォルダー ${fault.folder} がありません。作るか、別の場所を指定してください。`,
        en: `There is no folder ${fault.folder}. Please make it or choose another place.`,
      };
    case "not-writable":
      return {
        ja: `${fault.file} に書けません。フォルダーの権限を確かめるか、別の場所を指定してください。`,
        en: `${fault.file} cannot be written. Please check the folder's permissions or choose another place.`,
      };
    case "is-folder":
      return {
        ja: `${fault.file} はフォルダーです。ファイルの名前まで指定してください。`,
        en: `${fault.file} is a folder. Please name a file in it.`,
      };
    case "disk-full":
      return {
        ja: `ディスクがいっぱいで、${fault.file} を書けませんでした。書きかけは消しました。空きを作るか、別の場所を指定してください。`,
        en: `The disk is full, so ${fault.file} could not be written. The unfinished file was removed. Please free some space or choose another place.`,
      };
    case "write-failed":
      return {
        ja: `${fault.file} を書けませんでした。書きかけは消しました。理由：${fault.reason}`,
        en: `${fault.file} could not be written. The unfinished file was removed. Reason: ${fault.reason}`,
      };
    default:
      return null;
  }
}

function readingWords(fault: BackupFault): Words | null {
  switch (fault.code) {
    case "file-missing":
      return {
        ja: `${fault.file} がありません。名前と場所を確かめてください。`,
        en: `There is no file ${fault.file}. Please check its name and place.`,
      };
    case "not-readable":
      return {
        ja: `${fault.file} を読めません。読み取りの権限と、ディスクを確かめてください。`,
        en: `${fault.file} cannot be read. Please check its permissions and the disk.`,
      };
    case "not-a-backup":
      return {
        ja: `${fault.file} は、伴走のバックアップではありません。banso backup で作ったファイルを指定してください。`,
        en: `${fault.file} is not a backup of Banso. Please give a file made by banso backup.`,
      };
    case "format-newer":
      return {
        ja: `${fault.file} は新しい形式（${fault.format}）のバックアップです。新しいバージョンで戻してください。`,
        en: `${fault.file} is a backup in a newer format (${fault.format}). Please restore it with a newer version.`,
      };
    case "wrong-passphrase":
      return {
        ja: "合言葉が、このバックアップのものと違います。作ったときの合言葉を入れてください。",
        en: "The passphrase is not the one of this backup. Please enter the one it was made with.",
      };
    case "cut":
      return {
        ja: `${fault.file} は途中で切れています。もう一度写すか、別のバックアップを使ってください。何も変わっていません。`,
        en: `${fault.file} ends too early. Please copy it again or use another backup. Nothing has changed.`,
      };
    case "damaged":
      return {
        ja: `${fault.file} は壊れているか、書き換えられています。もう一度写すか、別のバックアップを使ってください。何も変わっていません。`,
        en: `${fault.file} is damaged or was edited. Please copy it again or use another backup. Nothing has changed.`,
      };
    default:
      return null;
  }
}

function targetWords(fault: BackupFault): Words | null {
  switch (fault.code) {
    case "product-newer":
      return {
        ja: `このバックアップは新しいバージョン（${fault.product}）のもので、移行 ${fault.migration} を含みます。そのバージョンで戻してください。`,
        en: `This backup is of a newer version (${fault.product}) and contains the migration ${fault.migration}. Please restore it with that version.`,
      };
    case "structure-differs":
      return {
        ja: `このバックアップの移行 ${fault.migration} は、このバージョンのものと違います。バックアップを作ったバージョンで戻してください。`,
        en: `The migration ${fault.migration} of this backup is not the one of this version. Please restore with the version that made the backup.`,
      };
    case "target-newer":
      return {
        ja: `戻す先のデータベースには、バックアップより新しい移行 ${fault.migration} が適用されています。まだ何もない、空のデータベースかフォルダーを指定してください。`,
        en: `The target already has the migration ${fault.migration}, which is newer than the backup. Please give an empty database or folder that was never started.`,
      };
    case "target-not-empty":
      return {
        ja: `戻す先には、もう記録があります（${fault.table}）。BANSO_DATA か DATABASE_URL で、空の設置を指定してください。`,
        en: `The target already holds records (${fault.table}). Please give an empty installation by BANSO_DATA or DATABASE_URL.`,
      };
    case "rows-differ":
      return {
        ja: `表 ${fault.table} の件数かチェックサムが、バックアップと一致しませんでした。何も変えずに止めました。空の設置で、もう一度行ってください。`,
        en: `The count or the checksum of ${fault.table} is not that of the backup. Everything was undone. Please run it again with an empty installation.`,
      };
    case "target-disk-full":
      return {
        ja: "戻す先のディスクがいっぱいです。何も変わっていません。空きを作って、もう一度行ってください。",
        en: "The target's disk is full. Nothing has changed. Please free some space and run it again.",
      };
    default:
      return null;
  }
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${grouped(Math.ceil(bytes / 1000))} KB`;
  return `${grouped(Math.round(bytes / 100_000) / 10)} MB`;
}
