import type { LookName, Observation } from "#platform/doctor/finding.ts";
import { instantWords } from "#text/dates.ts";
import { auditWords } from "#text/doctor-audit.ts";
import { serviceWords } from "#text/doctor-service.ts";
import { platformFaultWords } from "#text/platform.ts";
import type { Words } from "#text/speak.ts";

/** The word in front of each sentence. */
export const gradeWords = {
  right: { ja: "よし", en: "right " },
  advice: { ja: "助言", en: "advice" },
  wrong: { ja: "直す", en: "wrong " },
} as const satisfies Record<string, Words>;

/** The last line: how many things have to be mended. */
export const doctorEnd = (wrong: number): Words =>
  wrong === 0
    ? { ja: "直すところはありません。", en: "Nothing has to be mended." }
    : {
        ja: `直すところが${wrong}件あります。`,
        en: `Things to mend: ${wrong}.`,
      };

/** The embedded database is not made yet, so there is nothing more to look at. */
export const notStartedYet: Words = {
  ja: "データベースはまだありません。npm start で始めると作ります。",
  en: "There is no database yet; npm start makes it.",
};

/** One observation as a sentence: what is so, and, when it is not right, what to do. */
export function observationWords(seen: Observation): Words {
  switch (seen.code) {
    case "structure":
      return structureWords(seen);
    case "data-folder":
    case "data-owner":
    case "secret":
    case "address":
    case "disk":
    case "node":
      return machineWords(seen);
    default:
      return databaseWords(seen);
  }
}

type OfMachine = Extract<Observation, { code: "node" | "data-folder" | "data-owner" | "secret" | "address" | "disk" }>;

function machineWords(seen: OfMachine): Words {
  switch (seen.code) {
    case "node":
      return {
        ja: `Node.js は ${seen.version} です（22.18以上が要ります）。`,
        en: `Node.js is ${seen.version} (22.18 or later is needed).`,
      };
    case "data-folder":
      return folderWords[seen.state](seen.folder);
    case "data-owner":
      return seen.pid === null
        ? {
            ja: "サーバーは動いていません。npm start で始められます。",
            en: "The server is not running; npm start starts it.",
          }
        : {
            ja: `サーバーはプロセス ${seen.pid} で動いています。`,
            en: `A server runs as process ${seen.pid}.`,
          };
    case "secret":
      return secretWords[seen.place];
    case "address":
      return addressWords(seen);
    case "disk":
      return {
        ja: `${seen.folder} のあるディスクの空きは ${seen.freeMb} MB です（2000 MB 以上をお勧めします）。`,
        en: `The disk of ${seen.folder} has ${seen.freeMb} MB free (2000 MB or more is advised).`,
      };
  }
}

const addressWords = ({ url, fits }: Extract<Observation, { code: "address" }>): Words =>
  fits
    ? { ja: `開くアドレスは ${url} です（BANSO_URL）。`, en: `People open the product at ${url} (BANSO_URL).` }
    : {
        ja: `開くアドレスは ${url} とされていますが、プロキシーの奥か、ほかの機械から開く設定です。違うアドレスで開くと、サインインもフォームもすべて断られます。BANSO_URL に、開くアドレス（https://…）を書いてください。`,
        en: `BANSO_URL says ${url}, yet the other settings are those of a proxy or of other machines. At any other address every form is refused, sign-in included. Please put the address that people open (https://…) into BANSO_URL.`,
      };

const folderWords = {
  ready: (folder: string): Words => ({
    ja: `データフォルダー ${folder} を読み書きできます。`,
    en: `The data folder ${folder} can be read and written.`,
  }),
  absent: (folder: string): Words => ({
    ja: `データフォルダー ${folder} はまだありません。初めて始めるときに作ります。`,
    en: `The data folder ${folder} is not there yet; the first start makes it.`,
  }),
  closed: (folder: string): Words => ({
    ja: `データフォルダー ${folder} を読み書きできません。持ち主の利用者で行うか、権限を直してください。`,
    en: `The data folder ${folder} cannot be read and written. Please act as its owner, or mend its permissions.`,
  }),
};

const secretWords = {
  setting: {
    ja: "秘密の文字列は BANSO_SECRET で指定されています。",
    en: "The secret is given by BANSO_SECRET.",
  },
  file: {
    ja: "秘密の文字列は、この利用者だけが読めるファイルにあります。",
    en: "The secret lies in a file that this user alone can read.",
  },
  "not-yet": {
    ja: "秘密の文字列は、初めて始めるときに作ります。",
    en: "The secret is made at the first start.",
  },
  "open-file": {
    ja: "秘密の文字列のファイルを、ほかの利用者も読めます。chmod 600 で閉じてください。",
    en: "Other users can read the file of the secret. Please close it by chmod 600.",
  },
} as const satisfies Record<string, Words>;

function structureWords(seen: Extract<Observation, { code: "structure" }>): Words {
  if (seen.edited.length > 0)
    return {
      ja: `適用後に書き換えられた移行ファイルがあります：${seen.edited.join("、")}。元に戻してください。`,
      en: `Migrations were edited after they were applied: ${seen.edited.join(", ")}. Please restore them.`,
    };
  if (seen.unknown.length > 0)
    return {
      ja: `データベースは、より新しいバージョンのものです（${seen.unknown.join("、")}）。新しいバージョンで始めてください。`,
      en: `The database belongs to a newer version (${seen.unknown.join(", ")}). Please start that version.`,
    };
  return seen.pending.length === 0
    ? {
        ja: "データベースの構造は最新です。",
        en: "The structure of the database is up to date.",
      }
    : {
        ja: `まだ適用していない移行があります：${seen.pending.join("、")}。banso migrate を行ってください。`,
        en: `Migrations are waiting: ${seen.pending.join(", ")}. Please run banso migrate.`,
      };
}

function databaseWords(seen: Exclude<Observation, OfMachine | { code: "structure" }>): Words {
  switch (seen.code) {
    case "server":
      return seen.reason === null ? reachedWords[seen.kind] : unreachableWords[seen.kind](seen.reason);
    case "fault":
      return platformFaultWords(seen.fault);
    case "server-version":
      return {
        ja: `PostgreSQL は ${seen.version} です（15以上が要ります）。`,
        en: `PostgreSQL is ${seen.version} (15 or later is needed).`,
      };
    case "durable":
      return seen.off.length === 0
        ? {
            ja: "停電でも記録が残る設定です。",
            en: "The settings keep records through a power cut.",
          }
        : {
            ja: `停電で記録が失われる設定です。PostgreSQL の ${seen.off.join("、")} を on にしてください。`,
            en: `A power cut could lose records. Please turn on PostgreSQL's ${seen.off.join(", ")}.`,
          };
    case "roles":
      return roleWords(seen);
    case "login":
      return {
        ja: `DATABASE_URL の利用者 ${seen.name} は権限が強すぎます。普通の利用者を作り、DATABASE_URL に指定することをお勧めします。`,
        en: `The user ${seen.name} of DATABASE_URL is stronger than needed. We advise an ordinary user there.`,
      };
    case "walls":
      return seen.open.length === 0
        ? {
            ja: `${seen.tables}の表すべてで、行ごとの保護が効いています。`,
            en: `Row-level security holds on all ${seen.tables} tables.`,
          }
        : {
            ja: `行ごとの保護がない表があります：${seen.open.join("、")}。配られた移行ファイルと比べてください。`,
            en: `Tables without row-level security: ${seen.open.join(", ")}. Please compare with the migrations as published.`,
          };
    case "tags":
      return seen.untagged.length === 0
        ? {
            ja: "すべての列に、公開・個人・機微の区分があります。",
            en: "Every column is tagged as public, personal or sensitive.",
          }
        : {
            ja: `区分のない列があります：${seen.untagged.join("、")}。配られた移行ファイルにない列なら、だれが作ったかを確かめて取り除いてください。`,
            en: `Columns without a tag: ${seen.untagged.join(", ")}. If the migrations as published do not make them, please find out who did, and remove them.`,
          };
    case "workers":
      return workerWords(seen);
    case "mail":
    case "mail-unsent":
    case "jobs":
    case "connections":
    case "sample-open":
      return serviceWords(seen);
    case "audit":
    case "audit-unreadable":
    case "audit-mark":
      return auditWords(seen);
    case "not-seen":
      return notSeenWords(lookNames[seen.what], seen.reason);
  }
}

const lookNames = {
  server: { ja: "サーバーの様子", en: "The server" },
  roles: { ja: "データベースの役割", en: "The roles of the database" },
  structure: { ja: "データベースの構造", en: "The structure of the database" },
  walls: { ja: "行ごとの保護", en: "Row-level security" },
  tags: { ja: "列の区分", en: "The tags of the columns" },
  workers: { ja: "裏方の仕事", en: "Background jobs" },
  mail: { ja: "送るメール", en: "Outgoing mail" },
  connections: { ja: "つなげる数", en: "The number of connections" },
  jobs: { ja: "裏方の仕事の失敗", en: "Background jobs that failed" },
  settings: { ja: "設定と記録の組み合わせ", en: "Settings beside the records" },
  audit: { ja: "監査の記録", en: "The audit trail" },
} as const satisfies Record<LookName, Words>;

function notSeenWords(what: Words, reason: string): Words {
  if (reason === "owner-url-missing")
    return {
      ja: `${what.ja}は、すべての拠点の記録を読むため、DATABASE_OWNER_URL を指定したときに確かめます。`,
      en: `${what.en}: looked at when DATABASE_OWNER_URL is given, because records of every hub are read for it.`,
    };
  return {
    ja: `${what.ja}は確かめられませんでした。ほかの「直す」を先に片付けて、もう一度 banso doctor を行ってください。理由：${reason}`,
    en: `${what.en}: this could not be looked at. Please mend the other findings first and run banso doctor again. Reason: ${reason}`,
  };
}

// The embedded database is started for the look when no server runs, so "can be reached" would contradict that.
const reachedWords = {
  server: { ja: "データベースにつながります。", en: "The database can be reached." },
  embedded: { ja: "組み込みのデータベースは正しく動きます。", en: "The embedded database works." },
} as const satisfies Record<string, Words>;

const unreachableWords = {
  server: (reason: string): Words => ({
    ja: `データベースにつながりません。サーバーと DATABASE_URL を確かめてください。理由：${reason}`,
    en: `The database cannot be reached. Please check the server and DATABASE_URL. Reason: ${reason}`,
  }),
  embedded: (reason: string): Words => ({
    ja: `組み込みのデータベースにつながりません。データフォルダーの postgres.log を確かめてください。理由：${reason}`,
    en: `The embedded database cannot be reached. Please see postgres.log in the data folder. Reason: ${reason}`,
  }),
};

function roleWords(seen: Extract<Observation, { code: "roles" }>): Words {
  if (seen.missing.length > 0)
    return {
      ja: `データベースの役割が足りません：${seen.missing.join("、")}。banso migrate を行ってください。`,
      en: `Roles are missing: ${seen.missing.join(", ")}. Please run banso migrate.`,
    };
  return seen.strong.length === 0
    ? {
        ja: "データベースの役割は正しく分かれています。",
        en: "The roles of the database are right.",
      }
    : {
        ja: `強すぎる役割があります：${seen.strong.join("、")}。alter role … nosuperuser nobypassrls を行ってください。`,
        en: `Roles that are too strong: ${seen.strong.join(", ")}. Please run alter role … nosuperuser nobypassrls.`,
      };
}

function workerWords(seen: Extract<Observation, { code: "workers" }>): Words {
  if (seen.alive > 0)
    return {
      ja: `裏方の仕事を${seen.alive}つのプロセスが進めています。`,
      en: `Processes doing background jobs: ${seen.alive}.`,
    };
  if (seen.lastSeen === null)
    return {
      ja: "裏方の仕事を進めるプロセスは、いま動いていません。npm start（DATABASE_URL のときは banso worker でも）で始まります。",
      en: "No process is doing background jobs now. npm start does them; with DATABASE_URL banso worker does too.",
    };
  const last = instantWords(new Date(seen.lastSeen));
  return {
    ja: `裏方の仕事が止まっています（最後は${last.ja}）。npm start か banso worker で始めてください。`,
    en: `Background jobs stand still (last seen ${last.en}). Please run npm start or banso worker.`,
  };
}
