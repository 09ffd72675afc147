import type { Words } from "#text/speak.ts";

/** What each setting means. The names are those of the table in `src/config.ts`; a test compares them. */
export const settingMeaning = {
  PORT: { ja: "待ち受けるポート番号です。", en: "The port to listen on." },
  HOST: {
    ja: "待ち受けるアドレスです。ほかの機械から直接つなぐときは 0.0.0.0 にします。",
    en: "The address to listen on. Use 0.0.0.0 when other machines connect directly.",
  },
  BANSO_DATA: {
    ja: "データを置くフォルダーです。組み込みのデータベースもこの中にあります。",
    en: "The folder that holds the data, the embedded database included.",
  },
  DATABASE_URL: {
    ja: "PostgreSQL 15以上のサーバーの接続先です。指定しなければ、組み込みのサーバーを使います。",
    en: "The address of a PostgreSQL server, 15 or later. Without it the embedded server is used.",
  },
  DATABASE_OWNER_URL: {
    ja: "データベースの構造を作る利用者の接続先です。移行、バックアップ、復元に使います。",
    en: "The same server as the user who makes the structure: for migrations, backup and restore.",
  },
  BANSO_URL: {
    ja: "利用者が開くアドレスです。メールの中のリンクに使います。",
    en: "The address that people open. Links in mail start with it.",
  },
  BANSO_SECRET: {
    ja: "サインインを守る秘密の文字列（32文字以上）です。組み込みのサーバーでは、初回に自動で作ります。",
    en: "The secret that protects sign-ins (32 characters or more). With the embedded server it is made at the first start.",
  },
  BANSO_SAMPLE: {
    ja: "見本の地域を入れるかどうかです。auto は、空の組み込みデータベースで、この機械だけから開けるときだけ入れます。",
    en: "Whether the sample region is brought in. auto does so only for an empty embedded database that this machine alone reaches.",
  },
  SMTP_URL: {
    ja: "メールを送るサーバーです。指定しなければ、送る内容を運用担当のページで確かめられます。",
    en: "The server that sends mail. Without it an operator can read outgoing mail on a page.",
  },
  MAIL_FROM: { ja: "メールの差出人です。", en: "The sender of mail." },
  BANSO_TRUSTED_PROXIES: {
    ja: "手前に置いた中継サーバーのアドレスです。複数はコンマで区切ります。",
    en: "Addresses of the proxies in front, separated by commas.",
  },
  BANSO_LOG: {
    ja: "記録の細かさです。個人の情報は記録しません。",
    en: "How much is logged. Personal values are never logged.",
  },
  BANSO_STATEMENT_TIMEOUT_MS: {
    ja: "データベースの1つの問い合わせを待つ時間（ミリ秒）です。",
    en: "How long one statement of the database may take, in milliseconds.",
  },
  BANSO_REQUEST_TIMEOUT_MS: {
    ja: "1つのページを返すまでの時間（ミリ秒）です。",
    en: "How long one request may take, in milliseconds.",
  },
  BANSO_BODY_LIMIT_BYTES: {
    ja: "一度に受け取る大きさの上限（バイト）です。",
    en: "The largest request that is accepted, in bytes.",
  },
  BANSO_PLAN_MEMORY_MB: {
    ja: "配分の計算に使うメモリーの上限（MB）です。",
    en: "The memory that computing a plan may use, in MB.",
  },
  BANSO_WORKERS: {
    ja: "同時に進める裏方の仕事の数です。0にすると、サーバーは裏方の仕事をせず、別に動かす banso worker に任せます。",
    en: "How many background jobs one process does at once. With 0 the server leaves them to banso worker, run apart.",
  },
  BANSO_PASSPHRASE: {
    ja: "バックアップを暗号化する合言葉（8文字以上）です。復元のときにも要ります。",
    en: "The passphrase that encrypts a backup (8 characters or more). Restoring asks for it too.",
  },
} as const satisfies Record<string, Words>;

type ExpectedValue =
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  | { readonly kind: "url"; readonly schemes: readonly string[] }
  | { readonly kind: "length"; readonly min: number }
  | { readonly kind: "mail-address" }
  | { readonly kind: "network-addresses" };

type SettingFault =
  | {
      readonly code: "unknown";
      readonly name: string;
      readonly nearest: string | null;
    }
  | {
      readonly code: "invalid";
      readonly name: string;
      readonly expected: ExpectedValue;
    }
  | { readonly code: "given-twice"; readonly name: string }
  | {
      readonly code: "unreadable" | "empty";
      readonly name: string;
      readonly file: string;
    }
  | {
      readonly code: "missing";
      readonly name: string;
      readonly because: string;
    };

/** Stands above the list of faults. */
export const configFaultsLead: Words = {
  ja: "設定に直すところがあります。直してから、もう一度始めてください。",
  en: "Some settings need mending. Please change them and start again.",
};

/** One fault of the settings as a sentence: what, where, what to do. The value itself is never repeated: it may be a secret. */
export function configFaultWords(fault: SettingFault): Words {
  switch (fault.code) {
    case "unknown":
      return fault.nearest === null
        ? {
            ja: `${fault.name} という設定はありません。名前を確かめるか、外してください。`,
            en: `There is no setting ${fault.name}. Please check the name or remove it.`,
          }
        : {
            ja: `${fault.name} という設定はありません。${fault.nearest} のことではありませんか。`,
            en: `There is no setting ${fault.name}. Did you mean ${fault.nearest}?`,
          };
    case "invalid": {
      const expected = expectedWords(fault.expected);
      return {
        ja: `${fault.name} は、${expected.ja}`,
        en: `${fault.name}: ${expected.en}`,
      };
    }
    case "given-twice":
      return {
        ja: `${fault.name} と ${fault.name}_FILE の両方があります。どちらか一方にしてください。`,
        en: `Both ${fault.name} and ${fault.name}_FILE are given. Please keep one of them.`,
      };
    case "unreadable":
      return {
        ja: `${fault.name} のファイル ${fault.file} を読めません。場所と読み取りの権限を確かめてください。`,
        en: `The file ${fault.file} of ${fault.name} cannot be read. Please check where it is and who may read it.`,
      };
    case "empty":
      return {
        ja: `${fault.name} のファイル ${fault.file} に何も書かれていません。中身を入れるか、設定を外してください。`,
        en: `The file ${fault.file} of ${fault.name} is empty. Please fill it, or remove the setting.`,
      };
    case "missing":
      return {
        ja: `${fault.because} を使うときは、${fault.name} も指定してください。`,
        en: `With ${fault.because}, please give ${fault.name} as well.`,
      };
  }
}

function expectedWords(expected: ExpectedValue): Words {
  switch (expected.kind) {
    case "integer":
      return {
        ja: `${expected.min}から${expected.max}までの整数で指定してください。`,
        en: `please give a whole number from ${expected.min} to ${expected.max}.`,
      };
    case "one-of":
      return {
        ja: `${expected.values.join("、")} のどれかを指定してください。`,
        en: `please give one of ${expected.values.join(", ")}.`,
      };
    case "url": {
      const start = expected.schemes.map((scheme) => `${scheme}//`);
      return {
        ja: `${start.join(" か ")} で始まるアドレスを指定してください。`,
        en: `please give an address that starts with ${start.join(" or ")}.`,
      };
    }
    case "length":
      return {
        ja: `${expected.min}文字以上の文字列を指定してください。`,
        en: `please give at least ${expected.min} characters.`,
      };
    case "mail-address":
      return {
        ja: "メールアドレスの形で指定してください。例：banso@example.jp",
        en: "please give a mail address, for example banso@example.jp",
      };
    case "network-addresses":
      return {
        ja: "IPアドレスをコンマで区切って指定してください（範囲では指定できません）。例：10.0.0.1, 10.0.0.2",
        en: "please give IP addresses separated by commas (no ranges), for example 10.0.0.1, 10.0.0.2",
      };
  }
}
