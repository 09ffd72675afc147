import type { Kysely } from "kysely";
import type { Config } from "#config.ts";
import type { ActName } from "#domain/access/acts.ts";
import type { May } from "#domain/access/may.ts";
import type { Actor } from "#domain/access/terms.ts";
import type { AccountId, HubId } from "#domain/hubs/terms.ts";
import type { KeptPlan, PlanPaper, PlanPaperInput } from "#domain/plans/rules-kept.ts";
import type { LivePlan, ReadyPlan } from "#domain/plans/rules-live.ts";
import type { PlainTable } from "#domain/plans/rules-region.ts";
import type { PlanAnswer, PlanOrder } from "#domain/plans/rules-uploads.ts";
import type { RunProgress } from "#domain/plans/terms.ts";
import type { KeptOfMany } from "#domain/search/terms.ts";
import type { Budget } from "#engine/problem.ts";
import type { LocalDate } from "#kit/dates.ts";
import type { Memory } from "#kit/memory.ts";
import type { Outcome } from "#kit/outcome.ts";
import type { PrintedSheet } from "#kit/printed-sheet.ts";
import type { OutLine, Table, TableFault, TableFile, TablePiece, UnwritableSign, UploadedFile } from "#kit/table.ts";
import type { Schema } from "#platform/schema.ts";

/** Everything that a use case or a door needs from outside. `platform` implements the parts, `main-*` joins them. */
export type App = {
  readonly config: Config;
  readonly db: Database;
  /** The table of who may do what; a test hands in another. */
  readonly may: May;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly accounts: Accounts;
  readonly tries: Tries;
  /** Sends mail; null while no mail server is set, and mail waits. */
  readonly mailer: Mailer | null;
  /** Keyed and unkeyed hashes of the audit trail, as hexadecimal text. */
  readonly auditKeys: AuditKeys;
  readonly auditMarks: AuditMarks;
  readonly tokens: Tokens;
  readonly engine: Engine;
  readonly rehearsals: Rehearsals;
  readonly tables: Tables;
  readonly cutters: Cutters;
  readonly papers: Papers;
  readonly printer: Printer;
  /** Where the product's files stand: db/migrations, dist/client. */
  readonly root: string;
  /** The password of the invented accounts of the sample region; known to this installation alone. */
  readonly samplePassword: string;
};

export type Clock = {
  readonly now: () => Date;
  readonly today: () => LocalDate;
  /** Milliseconds that only go forward, for durations. */
  readonly elapsed: () => number;
};

/** New ids, ascending in time. */
export type Ids = { readonly next: <Id extends string>() => Id };

export type Log = {
  readonly info: (event: string, facts?: Facts) => void;
  readonly warn: (event: string, facts?: Facts) => void;
  readonly error: (event: string, facts?: Facts, fault?: unknown) => void;
};
/** Ids, codes and figures; never a name, an address or a text that somebody wrote. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** The name of a table of the house. */
export type TableName = keyof Schema;

/** One transaction of one actor; row-level security already knows who it is. */
export type Tx = {
  readonly sql: Kysely<Schema>;
  readonly actor: Actor;
  /** The instant of this transaction by the app's clock. */
  readonly now: Date;
  readonly newId: <Id extends string>() => Id;
  /** Adds a row to the audit trail, committed with the change. */
  readonly audit: (event: AuditNote) => Promise<void>;
  /**
   * Adds a job, committed with the change. A key makes a second job of the same key replace the first while it waits;
   * `at` lets it wait until then.
   */
  readonly enqueue: (task: JobName, payload: JobPayload, key?: string, at?: Date) => Promise<void>;
};

export type AuditNote = {
  readonly act: ActName;
  readonly kind: string;
  readonly id: string;
  /** Names of the fields that were changed or read. */
  readonly fields?: readonly string[];
};

export const jobNames = [
  "send-mail",
  "send-sign-in-link",
  "send-registration",
  "run-plan",
  "check-import",
  "apply-import",
  "repair-project",
  "repair-leaving",
  "ask-after-meeting",
  "close-of-gone",
  "unname-firm",
] as const;
export type JobName = (typeof jobNames)[number];
export type JobPayload = Readonly<Record<string, string | number | null>>;

/** Why the hub itself acts, without an account: a closed list; tests/architecture.test.ts says where. */
export const hubReasons = [
  "find-session",
  "record-reading",
  "accept-invitation",
  "send-mail",
  "send-sign-in-link",
  "register",
  "keep-cadence",
  "close-contacts",
  "close-proposals",
  "withdraw-firm",
  "answer-check-in",
  "answer-ask",
  "tell-notices",
  "seal-audit",
  "clean-up",
  "run-plan",
  "import",
  "take-back-import",
  "merge-records",
  "load-sample",
  "remove-sample",
  "found-hub",
  "lay-week",
  "repair-project",
  "repair-leaving",
  "ask-after-meeting",
  "command-line",
] as const;
export type HubReason = (typeof hubReasons)[number];

export type Database = {
  /** Reads as this actor; the transaction is read-only. */
  readonly read: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * Writes as this actor, all or nothing; a refusal undoes everything. With a key (one a form) the same post sent
   * again gets the first answer and has no second effect; one that brings a digest must bring the same again (see `onceKey`).
   */
  readonly write: <T extends JsonValue, R>(
    actor: Actor,
    once: { readonly act: ActName; readonly key: string | null },
    work: (tx: Tx) => Promise<Outcome<T, R>>,
  ) => Promise<Outcome<T, R>>;
  /**
   * The hub itself at work: for what no actor may see or do. When an actor asked for it, the audit trail names that actor:
   * `by`.
   */
  readonly asHub: <T>(hubId: HubId, reason: HubReason, work: (tx: Tx) => Promise<T>, by?: Actor) => Promise<T>;
  /**
   * Takes a sample's hub away with everything that is its own alone and puts an empty hub with its first account into its
   * place, all or nothing. `found` writes into the new hub. False, with nothing changed, when the hub is no sample: a
   * real hub is never removed.
   */
  readonly replaceSample: (replacing: ReplacingSample) => Promise<boolean>;
  /** The hub that this host name names, or the only hub without one. */
  readonly hubOf: (host: string | null) => Promise<HubRow | null>;
  /** Whether the fault says that the database is not there: told as "come back later", not as a fault of ours. */
  readonly isGone: (fault: unknown) => boolean;
  /** Whether the fault is row-level security refusing what the table of acts should have refused. */
  readonly isWall: (fault: unknown) => boolean;
  /** Whether the fault says that a key came again with something else than the first time. */
  readonly isKeyReused: (fault: unknown) => boolean;
  /** Whether the fault says that another record already has what must be unique, also one that the actor cannot see. */
  readonly isTaken: (fault: unknown, constraint: string) => boolean;
  /** Whether the fault says that something still points at what was to be taken away. */
  readonly isHeld: (fault: unknown) => boolean;
  /** Whether the database answers. */
  readonly answers: () => Promise<boolean>;
};

export type ReplacingSample = {
  readonly sample: HubId;
  readonly next: HubId;
  /** Who can sign in afterwards, by the hash of a password; null when links will be handed out instead. */
  readonly operator: { readonly email: string; readonly name: string; readonly passwordHash: string } | null;
  readonly found: (tx: Tx, made: SampleReplaced) => Promise<void>;
};

/** What stands in the sample's place: its host name, and the account, new or one that another hub knows. */
export type SampleReplaced = {
  readonly host: string | null;
  readonly operator: { readonly id: AccountId; readonly isNew: boolean } | null;
};

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type HubRow = {
  readonly id: HubId;
  readonly name: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly isSample: boolean;
  /** The host name by which visitors choose it; null for the only hub of an installation. */
  readonly host: string | null;
  /** Another text after every change of what everyone reads of the hub. */
  readonly publicVersion: string;
};

/** Passwords, links by mail, second factors and sessions. */
export type Accounts = {
  readonly signIn: (request: Headers, email: string, password: string, how?: SignInMeans) => Promise<SignIn>;
  /** The token of a new sign-in link that a hub mails, or null when nobody has this address. */
  readonly newLink: (email: string, hub: HubId) => Promise<string | null>;
  /** The token of another hub is refused; the session counts in this hub alone. */
  readonly signInByLink: (request: Headers, token: string, hub: HubId) => Promise<SignIn>;
  readonly session: (request: Headers) => Promise<Session | null>;
  /** Cookies that end the session. */
  readonly signOut: (request: Headers) => Promise<readonly string[]>;
  /** Begins a second factor: what the app reads, as address and as text. */
  readonly beginSecondFactor: (request: Headers, password: string) => Promise<SecondFactor | null>;
  readonly enterCode: (request: Headers, code: string) => Promise<SignIn>;
  /** Makes somebody who can sign in, or gives the password to one who has none; the same call again changes nothing. */
  readonly create: (who: NewAccount) => Promise<AccountId>;
  /** The hash of a password, as `create` keeps it. */
  readonly hashOf: (password: string) => Promise<string>;
  /** Whether somebody with this address can already sign in, and who. */
  readonly find: (email: string) => Promise<AccountId | null>;
  readonly changePassword: (request: Headers, current: string, next: string) => Promise<SignIn>;
  /** Gives an account a password, whether it had one or not, and ends every session but the one of these cookies. */
  readonly setPassword: (account: AccountId, next: string, kept: readonly string[]) => Promise<void>;
  readonly endSessions: (account: AccountId) => Promise<void>;
  /** Notes that whoever holds this session has opened a mail sent to the account's address. */
  readonly proveMail: (request: Headers) => Promise<void>;
  /** Takes the second factor away and ends all sessions, for somebody who lost the device and the backup codes. */
  readonly resetSecondFactor: (account: AccountId) => Promise<void>;
};
/** Whoever knows the hash already gives it instead of the password: making one takes a tenth of a second. */
export type NewAccount = { readonly email: string; readonly name: string } & (
  | { readonly password: string }
  | { readonly passwordHash: string }
);
/** `mailProven`: a link mailed to the address was opened in the same moment. */
export type SignInMeans = { readonly mailProven: boolean };
export type SignIn =
  | {
      readonly kind: "in";
      readonly account: AccountId;
      readonly cookies: readonly string[];
    }
  | { readonly kind: "code-needed"; readonly cookies: readonly string[] }
  | { readonly kind: "refused" };
export type Session = {
  readonly account: AccountId;
  readonly begunAt: Date;
  /** Whether this session has passed a second factor. */
  readonly secondFactor: boolean;
  /** Whether the account has a second factor at all. */
  readonly hasSecondFactor: boolean;
  /** Whether this session began with a link mailed to the account's address. */
  readonly mailProven: boolean;
  /** The only hub in which it counts, because that hub mailed the link by which it began; null after a password. */
  readonly onlyIn: string | null;
};
export type SecondFactor = {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
};

/** Counts tries over all processes; gives the seconds to wait, or 0 when one more is fine. */
export type Tries = {
  readonly take: (of: TryKind, who: string) => Promise<number>;
  readonly forget: (of: TryKind, who: string) => Promise<void>;
};
/** What is tried: for one mail address or account, or "-from" one place in the network. */
export type TryKind =
  | "sign-in"
  | "sign-in-from"
  | "link"
  | "link-from"
  | "code"
  | "code-from"
  | "invitation-from"
  | "check-in-from"
  | "ask-from"
  | "week-feed-from";

/** Secrets that are mailed: kept is only the hash, and the token in the mail's text until the mail is sent. */
export type Tokens = {
  /** 32 random bytes as text that fits into an address. */
  readonly fresh: () => string;
  /** SHA-256, in hexadecimal. */
  readonly hashOf: (token: string) => string;
};

/** One mail as it is handed to the mail server. */
export type OutgoingMail = {
  /** One plain address. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The same for every try, so that a mail that arrives twice is known as one. */
  readonly messageId: string;
};

export type Mailer = {
  readonly send: (mail: OutgoingMail) => Promise<Outcome<null, MailTrouble>>;
};

/** Why a mail was not taken, as a code without a word of it, and whether another try is of use. */
export type MailTrouble = { readonly code: string; readonly isFinal: boolean };

export type AuditKeys = {
  /** SHA-256. */
  readonly hash: (text: string) => string;
  /** HMAC by a key of this installation: who can write to the database alone cannot make it. */
  readonly seal: (text: string) => string;
};

/** A place of a chain: the number of a link and its hash. */
export type AuditMark = { readonly seq: number; readonly hash: string };

/** What this machine has seen of the audit trails, kept outside the database. */
export type AuditMarks = {
  /** The newest place seen of a hub's chain, or null. */
  readonly newest: (hubId: HubId) => AuditMark | null;
  readonly keep: (hubId: HubId, mark: AuditMark) => void;
};

/** Finished plans in numbers, and what somebody tries out on one: kept ready in this process, made again at any time. */
export type Rehearsals = {
  readonly ready: Memory<ReadyPlan>;
  readonly lives: Memory<LivePlan>;
  /** What finished plans are kept with, for their boards. */
  readonly results: Memory<KeptPlan>;
};

/** The allocation engine in a process of its own: what it computes slows nobody else down. */
export type Engine = {
  /** Computes until the budget ends or the watch stops it. The answer is not certified yet. */
  readonly run: (
    order: PlanOrder,
    budget: EngineBudget,
    watch: EngineWatch,
  ) => Promise<Outcome<PlanAnswer, EngineTrouble>>;
};
export type { PlanAnswer, PlanOrder };
export type EngineBudget = Omit<Budget, "clock">;
export type EngineWatch = {
  readonly onProgress: (progress: RunProgress) => void;
  /** Ends the work with the best plan so far. */
  readonly stop: AbortSignal;
  /** Gives the work up: nobody waits for it any more. */
  readonly drop: AbortSignal;
};
/** Why there is no answer: more memory than allowed, the process ended by itself, or given up. */
export type EngineTrouble = "out-of-memory" | "ended" | "dropped";

/** Uploaded tables. */
export type Tables = {
  /** Reads CSV or xlsx within limits; every fault with its place. */
  readonly read: (file: UploadedFile) => Promise<Outcome<Table, readonly TableFault[]>>;
  /** A table as CSV that spreadsheet programs open as UTF-8. */
  readonly write: (table: PlainTable) => Uint8Array;
  /** Rows as lines of a CSV, without a mark before them; refused at the first sign that the encoding cannot hold. */
  readonly lines: (rows: readonly OutLine[], encoding: "utf-8" | "cp932") => Outcome<Uint8Array, UnwritableSign>;
  /** A workbook with one sheet after the other, each with its header. */
  readonly workbook: (sheets: readonly WorkbookSheet[]) => Promise<Uint8Array>;
  /**
   * Reads CSV or xlsx piece by piece, with little memory: the row of the header first, then all others. A fault ends it.
   */
  readonly pieces: (file: TableFile) => AsyncIterable<Outcome<TablePiece, readonly TableFault[]>>;
  /** SHA-256 of all bytes of a file, in hexadecimal. */
  readonly hashOf: (file: TableFile) => Promise<string>;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: (bytes: Uint8Array) => string;
  /** Lets those who wait be served before a long piece of work goes on. */
  readonly breathe: () => Promise<void>;
};

/** Cuts the texts of long lists into what the search keeps of them, beside whoever asks. */
export type Cutters = { readonly begin: () => Cutter };
export type Cutter = {
  /** What is kept of the records' texts. */
  readonly cut: (records: readonly (readonly string[])[]) => Promise<KeptOfMany>;
  readonly end: () => Promise<void>;
};

/** A sheet of a workbook; its name has at most 31 characters. */
export type WorkbookSheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly OutLine[];
};

/** Makes PDF files with the fonts in them. */
export type Printer = { readonly pdf: (sheet: PrintedSheet) => Promise<Uint8Array> };

/** Papers made of what was decided, in one language. */
export type Papers = {
  readonly ofPlan: (input: PlanPaperInput) => Promise<PlanPaper>;
};
