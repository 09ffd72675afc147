import { isIP } from "node:net";
import path from "node:path";
import { accepted, type Outcome, refused } from "#kit/outcome.ts";

/** What the environment decides, as plain data. Nothing else in the product reads the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** PostgreSQL for every day; null means the embedded server in the data folder. */
  readonly databaseUrl: string | null;
  /** PostgreSQL as the owner of the structure: migrations, backup, restore. */
  readonly databaseOwnerUrl: string | null;
  readonly publicUrl: string;
  /** null means: generated once into the data folder. */
  readonly secret: string | null;
  /** "auto" brings the sample in when an embedded installation is empty and this machine alone reaches it. */
  readonly sample: "auto" | "on" | "off";
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  readonly statementTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly bodyLimitBytes: number;
  readonly planMemoryMb: number;
  /** Jobs that one process does at once; with 0 a web server leaves them to other processes. */
  readonly workers: number;
  readonly backupPassphrase: string | null;
};

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** What a value has to look like; `src/text/config.ts` says it in words. */
export type Expected =
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  | { readonly kind: "one-of"; readonly values: readonly string[] }
  | { readonly kind: "url"; readonly schemes: readonly string[] }
  | { readonly kind: "length"; readonly min: number }
  | { readonly kind: "mail-address" }
  | { readonly kind: "network-addresses" };

export type ConfigFault =
  | { readonly code: "unknown"; readonly name: string; readonly nearest: string | null }
  | { readonly code: "invalid"; readonly name: string; readonly expected: Expected }
  | { readonly code: "given-twice"; readonly name: string }
  | { readonly code: "unreadable"; readonly name: string; readonly file: string }
  | { readonly code: "empty"; readonly name: string; readonly file: string }
  | { readonly code: "missing"; readonly name: string; readonly because: string };

/** Whether other machines reach the product, by its own address or by a proxy's in front of it. */
export const isReachedByOthers = ({ host, publicUrl }: Pick<Config, "host" | "publicUrl">): boolean =>
  !isThisMachine(host) || !isThisMachine(new URL(publicUrl).hostname);

const isThisMachine = (name: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|::1|\[::1\])$/i.test(name);

export type Environment = Readonly<Record<string, string | undefined>>;

type Setting<T> = {
  readonly parse: (text: string) => Outcome<T, Expected>;
  readonly fallback: T;
  /** A secret can also be given as a file, NAME_FILE, and its value is never shown. */
  readonly secret: boolean;
};

const setting = <T>(parse: Setting<T>["parse"], fallback: T): Setting<T> => ({ parse, fallback, secret: false });
const secret = <T>(parse: Setting<T>["parse"], fallback: T): Setting<T> => ({ parse, fallback, secret: true });
/** A setting that may be left out. */
const optional = <T>(parse: Setting<T>["parse"]): Setting<T | null>["parse"] => parse;

const day = 86_400_000;
const postgresUrl = url(["postgres:", "postgresql:"]);

/** Every setting, once. Its meaning in words stands under the same name in `src/text/config.ts`. */
export const settings = {
  PORT: setting(integer(1, 65_535), 3000),
  HOST: setting(text, "127.0.0.1"),
  BANSO_DATA: setting(text, "./data"),
  DATABASE_URL: secret(optional(postgresUrl), null),
  DATABASE_OWNER_URL: secret(optional(postgresUrl), null),
  BANSO_URL: setting(optional(url(["http:", "https:"])), null),
  BANSO_SECRET: secret(optional(longerThan(32)), null),
  BANSO_SAMPLE: setting(oneOf("auto", "on", "off"), "auto"),
  SMTP_URL: secret(optional(url(["smtp:", "smtps:"])), null),
  MAIL_FROM: setting(mailAddress, "banso@localhost"),
  BANSO_TRUSTED_PROXIES: setting(addresses, []),
  BANSO_LOG: setting(oneOf("debug", "info", "warn", "error", "silent"), "info"),
  BANSO_STATEMENT_TIMEOUT_MS: setting(integer(100, day), 10_000),
  BANSO_REQUEST_TIMEOUT_MS: setting(integer(100, day), 30_000),
  BANSO_BODY_LIMIT_BYTES: setting(integer(1024, 1_073_741_824), 22_020_096),
  BANSO_PLAN_MEMORY_MB: setting(integer(64, 1_048_576), 1024),
  BANSO_WORKERS: setting(integer(0, 64), 2),
  BANSO_PASSPHRASE: secret(optional(longerThan(8)), null),
};

export type SettingName = keyof typeof settings;

/** The environment of this process: the one place where it is taken. */
export const processEnvironment = (): Environment => process.env;

/** The name of the machine's language, such as ja_JP.UTF-8, for what the command line prints. */
export const localeOf = (env: Environment): string => env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";

/** Reads every setting and answers with all faults at once, so that an installation is mended in one go. */
export function readConfig(
  env: Environment,
  readFile: (file: string) => string,
): Outcome<Config, readonly ConfigFault[]> {
  const faults: ConfigFault[] = [...unknownNames(env)];
  const value = <T>(name: SettingName, of: Setting<T>): T => {
    const given = rawValue(name, of.secret, { env, readFile, faults });
    if (given === null) return of.fallback;
    const parsed = of.parse(given);
    if (parsed.ok) return parsed.value;
    faults.push({ code: "invalid", name, expected: parsed.refusal });
    return of.fallback;
  };
  const port = value("PORT", settings.PORT);
  const config: Config = {
    port,
    host: value("HOST", settings.HOST),
    dataFolder: path.resolve(value("BANSO_DATA", settings.BANSO_DATA)),
    databaseUrl: value("DATABASE_URL", settings.DATABASE_URL),
    databaseOwnerUrl: value("DATABASE_OWNER_URL", settings.DATABASE_OWNER_URL),
    publicUrl: (value("BANSO_URL", settings.BANSO_URL) ?? `http://localhost:${port}`).replace(/\/+$/, ""),
    secret: value("BANSO_SECRET", settings.BANSO_SECRET),
    sample: value("BANSO_SAMPLE", settings.BANSO_SAMPLE),
    smtpUrl: value("SMTP_URL", settings.SMTP_URL),
    mailFrom: value("MAIL_FROM", settings.MAIL_FROM),
    trustedProxies: value("BANSO_TRUSTED_PROXIES", settings.BANSO_TRUSTED_PROXIES),
    logLevel: value("BANSO_LOG", settings.BANSO_LOG),
    statementTimeoutMs: value("BANSO_STATEMENT_TIMEOUT_MS", settings.BANSO_STATEMENT_TIMEOUT_MS),
    requestTimeoutMs: value("BANSO_REQUEST_TIMEOUT_MS", settings.BANSO_REQUEST_TIMEOUT_MS),
    bodyLimitBytes: value("BANSO_BODY_LIMIT_BYTES", settings.BANSO_BODY_LIMIT_BYTES),
    planMemoryMb: value("BANSO_PLAN_MEMORY_MB", settings.BANSO_PLAN_MEMORY_MB),
    workers: value("BANSO_WORKERS", settings.BANSO_WORKERS),
    backupPassphrase: value("BANSO_PASSPHRASE", settings.BANSO_PASSPHRASE),
  };
  faults.push(...missingTogether(config, faults));
  return faults.length === 0 ? accepted(config) : refused(faults);
}

/** Settings that others ask for. Several machines share a server, so they must share its secret as well. */
function missingTogether(config: Config, faults: readonly ConfigFault[]): readonly ConfigFault[] {
  const named = new Set(faults.map((fault) => fault.name.replace(/_FILE$/, "")));
  const missing: ConfigFault[] = [];
  if (config.databaseUrl !== null && config.secret === null && !named.has("BANSO_SECRET"))
    missing.push({ code: "missing", name: "BANSO_SECRET", because: "DATABASE_URL" });
  if (config.databaseOwnerUrl !== null && config.databaseUrl === null && !named.has("DATABASE_URL"))
    missing.push({ code: "missing", name: "DATABASE_URL", because: "DATABASE_OWNER_URL" });
  return missing;
}

type Source = {
  readonly env: Environment;
  readonly readFile: (file: string) => string;
  readonly faults: ConfigFault[];
};

/** The text given for a setting, from the environment or its file; null when it is absent or empty. */
function rawValue(name: SettingName, isSecret: boolean, { env, readFile, faults }: Source): string | null {
  const direct = env[name]?.trim() || null;
  const file = isSecret ? env[`${name}_FILE`]?.trim() || null : null;
  if (file === null) return direct;
  if (direct !== null) {
    faults.push({ code: "given-twice", name });
    return null;
  }
  try {
    const read = readFile(file).trim();
    // Nothing in it is hardly what was meant: a secret that is not mounted yet, or a file cut short.
    if (read === "") faults.push({ code: "empty", name: `${name}_FILE`, file });
    return read || null;
  } catch {
    faults.push({ code: "unreadable", name: `${name}_FILE`, file });
    return null;
  }
}

/** A misspelt name would be ignored silently; only names with our own prefix can be judged. */
function unknownNames(env: Environment): readonly ConfigFault[] {
  const known = Object.entries(settings).flatMap(([name, of]) => (of.secret ? [name, `${name}_FILE`] : [name]));
  return Object.keys(env)
    .filter((name) => name.startsWith("BANSO_") && !known.includes(name))
    .sort()
    .map((name) => ({ code: "unknown", name, nearest: nearestName(name, known) }));
}

function nearestName(name: string, known: readonly string[]): string | null {
  const ranked = known.map((other) => ({ other, edits: editDistance(name, other) })).sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= Math.max(3, name.length / 3) ? best.other : null;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function text(given: string): Outcome<string, Expected> {
  return accepted(given);
}

/** Whole addresses alone: one that never matches, such as a range, would make all clients count as one. */
function addresses(given: string): Outcome<readonly string[], Expected> {
  const parts = given.split(",").map((part) => part.trim());
  const named = parts.filter((part) => part !== "");
  return named.every((part) => isIP(part) !== 0) ? accepted(named) : refused({ kind: "network-addresses" });
}

function mailAddress(given: string): Outcome<string, Expected> {
  return /^[^\s@<>]+@[^\s@<>]+$|^[^<>\r\n]+<[^\s@<>]+@[^\s@<>]+>$/.test(given)
    ? accepted(given)
    : refused({ kind: "mail-address" });
}

function integer(min: number, max: number): (given: string) => Outcome<number, Expected> {
  return (given) => {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    return value >= min && value <= max ? accepted(value) : refused({ kind: "integer", min, max });
  };
}

function oneOf<const T extends string>(...values: readonly T[]): (given: string) => Outcome<T, Expected> {
  return (given) => {
    const found = values.find((value) => value === given.toLowerCase());
    return found === undefined ? refused({ kind: "one-of", values }) : accepted(found);
  };
}

function longerThan(min: number): (given: string) => Outcome<string, Expected> {
  return (given) => (given.length >= min ? accepted(given) : refused({ kind: "length", min }));
}

function url(schemes: readonly string[]): (given: string) => Outcome<string, Expected> {
  return (given) =>
    URL.canParse(given) && schemes.includes(new URL(given).protocol)
      ? accepted(given)
      : refused({ kind: "url", schemes });
}
