import type { PlatformFault, PlatformNews } from "#platform/fault.ts";
import type { Words } from "#text/speak.ts";

/** Why the product cannot start, as a sentence: what is so, where, and what to do. */
export function platformFaultWords(fault: PlatformFault): Words {
  switch (fault.code) {
    case "data-in-use":
      return {
        ja: `データフォルダー ${fault.folder} は、動いているプロセス ${fault.pid} が使っています。それを止めるか、BANSO_DATA で別のフォルダーを指定してください。`,
        en: `The data folder ${fault.folder} is in use by the running process ${fault.pid}. Please stop it, or choose another folder by BANSO_DATA.`,
      };
    case "data-of-another-user":
      return {
        ja: `フォルダー ${fault.folder} は、この利用者では読み書きできません。持ち主の利用者で始めるか、BANSO_DATA で別のフォルダーを指定してください。`,
        en: `This user may not read and write the folder ${fault.folder}. Please start as the user who owns it, or choose another folder by BANSO_DATA.`,
      };
    case "folder-unusable":
      return {
        ja: `データフォルダー ${fault.folder} を使えません。途中にファイルがないか、書き込めるディスクかを確かめるか、BANSO_DATA で別のフォルダーを指定してください。理由：${fault.reason}`,
        en: `The data folder ${fault.folder} cannot be used. Please check that no file stands in its way and that the disk can be written, or choose another folder by BANSO_DATA. Reason: ${fault.reason}`,
      };
    case "restart-first":
      return {
        ja: `${fault.folder} のサーバーは前のバージョンのまま動いています。サーバーを止めて始め直してから、もう一度行ってください。`,
        en: `The server of ${fault.folder} still runs an earlier version. Please stop it, start it again, and then repeat this command.`,
      };
    case "server-of-another-user":
      return {
        ja: `${fault.folder} のサーバーは利用者 ${fault.user} で動いていて、この利用者では入れません。${fault.user} か root で行ってください。例：sudo -u ${fault.user} …`,
        en: `The server of ${fault.folder} runs as the user ${fault.user} and does not let this user in. Please act as ${fault.user} or as root, for example by sudo -u ${fault.user} …`,
      };
    case "secret-lost":
      return {
        ja: `この設置の秘密の文字列 ${fault.file} がありません。記録はあるので、新しくは作りません。ファイルを元に戻すか、同じものを BANSO_SECRET で指定してください。どうしても見つからないときは、新しい32文字以上を BANSO_SECRET で指定すると始められますが、全員がもう一度サインインし、2段階認証を設定し直し、監査の記録の印は合わなくなります。`,
        en: `The secret of this installation, ${fault.file}, is missing. There are records, so no new one is made. Please put the file back, or give the same secret by BANSO_SECRET. If it is lost for good, give a new one of 32 characters or more by BANSO_SECRET: everybody then signs in again, second factors have to be set up anew, and the audit trail's seals no longer hold.`,
      };
    case "secret-closed":
      return {
        ja: `秘密の文字列のファイル ${fault.file} を、この利用者では読めません。サーバーと同じ利用者で行うか、持ち主を直してください。`,
        en: `This user cannot read the file of the secret, ${fault.file}. Please act as the server's user, or mend its owner.`,
      };
    case "secret-damaged":
      return {
        ja: `秘密の文字列のファイル ${fault.file} が途中までしかありません（32文字以上のはずです）。消さずに、控えから元に戻してください。`,
        en: `The file of the secret, ${fault.file}, is not whole (it has 32 characters or more). Please put it back from a copy, and do not delete it.`,
      };
    case "disk-full":
      return {
        ja: `ディスクがいっぱいで、${fault.place ?? "データフォルダー"} に書けません。空きを作って、もう一度始めてください。`,
        en: `The disk is full: ${fault.place ?? "the data folder"} cannot be written. Please make room and start again.`,
      };
    case "no-service-user":
      return {
        ja: "データベースは root では動かせません。root 以外の利用者で始めるか、postgres という利用者を作ってください。",
        en: "The database does not run as root. Please start as another user, or make a user called postgres.",
      };
    case "user-without-name":
      return {
        ja: `利用者番号 ${fault.uid} に名前がありません。/etc/passwd に名前のある利用者で始めるか、DATABASE_URL でサーバーを指定してください。`,
        en: `The user number ${fault.uid} has no name. Please start as a user named in /etc/passwd, or give a server by DATABASE_URL.`,
      };
    case "programs-missing":
      return {
        ja: `この機械（${fault.platform}）には、組み込みのデータベースがありません。DATABASE_URL で PostgreSQL 15以上を指定してください。`,
        en: `There is no embedded database for this machine (${fault.platform}). Please give a PostgreSQL server, 15 or later, by DATABASE_URL.`,
      };
    case "programs-not-runnable":
      return {
        ja: `組み込みのデータベースを動かせません。DATABASE_URL で PostgreSQL 15以上を指定することもできます。理由：${fault.reason}`,
        en: `The embedded database cannot be run. A PostgreSQL server, 15 or later, can be given by DATABASE_URL instead. Reason: ${fault.reason}`,
      };
    case "cluster-not-made":
      return {
        ja: `データベースを作れませんでした。ディスクの空きと権限を確かめてください。理由：${fault.reason}`,
        en: `The database could not be made. Please check disk space and permissions. Reason: ${fault.reason}`,
      };
    case "cluster-of-other-version":
      return {
        ja: `データは PostgreSQL ${fault.found} のもので、このバージョンが使う ${fault.wanted} とは合いません。前のバージョンで banso backup を行い、新しいフォルダーへ banso restore で戻してください。`,
        en: `The data is of PostgreSQL ${fault.found}; this version uses ${fault.wanted}. Please run banso backup with the earlier version, then banso restore into a new folder.`,
      };
    case "server-not-started":
      return {
        ja: `データベースが動き始めませんでした。${fault.log} を確かめてください。${lastLineJa(fault.reason)}`,
        en: `The database did not start. Please see ${fault.log}.${lastLineEn(fault.reason)}`,
      };
    case "orphan-not-stopped":
      return {
        ja: `前のデータベース（プロセス ${fault.pid}）が止まりません。そのプロセスを止めてから、もう一度始めてください。`,
        en: `An earlier database (process ${fault.pid}) does not stop. Please end that process and start again.`,
      };
    case "server-too-old":
      return {
        ja: `PostgreSQL のバージョン（${fault.version}）が古すぎます。15以上のサーバーを指定してください。`,
        en: `The PostgreSQL server (${fault.version}) is too old. Please use 15 or later.`,
      };
    case "not-durable":
      return {
        ja: `PostgreSQL の設定 ${fault.setting} が on ではありません。停電で記録が失われるので、on にしてから始めてください。`,
        en: `PostgreSQL's setting ${fault.setting} is not on. A power cut could lose records: please turn it on and start again.`,
      };
    case "role-too-strong":
      return {
        ja: `データベースの役割 ${fault.role} は${tooStrong[fault.why].ja}ので、拠点の間の壁が効きません。banso doctor で直し方を確かめてください。`,
        en: `The database role ${fault.role} ${tooStrong[fault.why].en}, so the walls between hubs do not hold. Please ask banso doctor how to mend it.`,
      };
    case "server-unreachable":
      return {
        ja: `データベースにつながりません。サーバーが動いているか、DATABASE_URL が正しいかを確かめてください。理由：${fault.reason}`,
        en: `The database cannot be reached. Please check that the server runs and that DATABASE_URL is right. Reason: ${fault.reason}`,
      };
    case "owner-url-missing":
      return {
        ja: "データベースの構造を変える必要があります。DATABASE_OWNER_URL を指定して banso migrate を行ってください。",
        en: "The structure of the database has to change. Please run banso migrate with DATABASE_OWNER_URL.",
      };
    case "migration-edited":
      return {
        ja: `移行ファイル ${fault.name} は、適用されたあとに書き換えられています。元に戻し、変更は新しいファイルに書いてください。`,
        en: `The migration ${fault.name} was edited after it was applied. Please restore it and put the change into a new file.`,
      };
    case "migration-unknown":
      return {
        ja: `データベースには、このバージョンが知らない移行 ${fault.name} が適用されています。新しいバージョンで始めてください。`,
        en: `The database has the migration ${fault.name}, which this version does not know. Please start the newer version.`,
      };
    case "migration-misnamed":
      return {
        ja: `移行ファイル ${fault.name} の番号が続いていません。000001_name.sql の形で、抜けも重なりもなく番号を付けてください。`,
        en: `The migration ${fault.name} is out of order. Please number the files like 000001_name.sql, without a gap and without a double.`,
      };
    case "migration-failed":
      return {
        ja: `移行 ${fault.name} は適用できませんでした。データベースは前のままです。理由：${fault.reason}`,
        en: `The migration ${fault.name} could not be applied. The database is as before. Reason: ${fault.reason}`,
      };
  }
}

const tooStrong = {
  superuser: { ja: "すべての権限を持つ", en: "is a superuser" },
  "bypasses-rls": {
    ja: "行ごとの保護を通り抜けられる",
    en: "bypasses row-level security",
  },
  "owns-tables": { ja: "表の持ち主である", en: "owns tables" },
} as const satisfies Record<string, Words>;

const lastLineJa = (line: string): string => (line === "" ? "" : `最後の行：${line}`);
const lastLineEn = (line: string): string => (line === "" ? "" : ` Its last line: ${line}`);

/** What a start is doing, as a line. */
export function platformNewsWords(news: PlatformNews): Words {
  switch (news.code) {
    case "copying-programs":
      return {
        ja: `データベースのプログラムを ${news.folder} に写しています（root 以外の利用者で動かすため）。`,
        en: `Copying the database's programs to ${news.folder}, where a user other than root can run them.`,
      };
    case "making-cluster":
      return { ja: "データベースを作っています。", en: "Making the database." };
    case "cluster-elsewhere":
      return {
        ja: `データフォルダーは root だけが入れる場所にあるので、データベースは ${news.folder} に置きます。`,
        en: `Only root can enter the data folder, so the database is put in ${news.folder}.`,
      };
    case "stopping-orphan":
      return {
        ja: `前回から残っていたデータベース（プロセス ${news.pid}）を止めています。`,
        en: `Stopping a database left from an earlier run (process ${news.pid}).`,
      };
    case "recovering":
      return {
        ja: "前回の記録を確かめています。",
        en: "Going through the records of the last run.",
      };
    case "restarting-server":
      return {
        ja: "データベースが止まったので、始め直しています。",
        en: "The database ended; it is being started again.",
      };
    case "making-roles":
      return {
        ja: "データベースの役割を整えています。",
        en: "Preparing the roles of the database.",
      };
    case "migrating":
      return {
        ja: `データベースの構造を整えています：${news.name}`,
        en: `Bringing the structure up to date: ${news.name}`,
      };
  }
}
