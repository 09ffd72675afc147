import type { ChainBreak } from "#domain/audit/terms.ts";
import type { PlatformFault } from "#platform/fault.ts";

/** One thing that was looked at, and how it stands. `src/text/doctor.ts` says each one in words. */
export type Finding = { readonly grade: Grade } & Observation;

/** "wrong" has to be mended, "advice" may be. */
export type Grade = "right" | "advice" | "wrong";

export type Observation =
  | { readonly code: "node"; readonly version: string }
  | {
      readonly code: "data-folder";
      readonly folder: string;
      readonly state: "ready" | "absent" | "closed";
    }
  | { readonly code: "data-owner"; readonly pid: number | null }
  | {
      readonly code: "secret";
      readonly place: "setting" | "file" | "not-yet" | "open-file";
    }
  /** `fits`: forms from where people open it will be taken, as far as the settings tell. */
  | { readonly code: "address"; readonly url: string; readonly fits: boolean }
  | { readonly code: "disk"; readonly folder: string; readonly freeMb: number }
  | {
      readonly code: "server";
      readonly kind: "embedded" | "server";
      readonly reason: string | null;
    }
  /** The database cannot be used, for a reason that was foreseen. */
  | { readonly code: "fault"; readonly fault: PlatformFault }
  | { readonly code: "server-version"; readonly version: string }
  | { readonly code: "durable"; readonly off: readonly string[] }
  | {
      readonly code: "roles";
      readonly missing: readonly string[];
      readonly strong: readonly string[];
    }
  | { readonly code: "login"; readonly name: string }
  | {
      readonly code: "structure";
      readonly pending: readonly string[];
      readonly edited: readonly string[];
      readonly unknown: readonly string[];
    }
  | {
      readonly code: "walls";
      readonly tables: number;
      readonly open: readonly string[];
    }
  | { readonly code: "tags"; readonly untagged: readonly string[] }
  | {
      readonly code: "workers";
      readonly alive: number;
      readonly lastSeen: string | null;
    }
  | {
      readonly code: "mail";
      readonly waiting: number;
      readonly givenUp: number;
    }
  /** The sample region on an address that others reach. */
  | { readonly code: "sample-open"; readonly url: string }
  /** Mail waits, and no server is named that would send it. */
  | { readonly code: "mail-unsent"; readonly waiting: number }
  /** Fewer connections than one process may open. */
  | { readonly code: "connections"; readonly allowed: number; readonly needed: number }
  /** Background jobs that failed as often as they may. */
  | { readonly code: "jobs"; readonly givenUp: number; readonly names: readonly string[] }
  | {
      readonly code: "audit";
      readonly hub: string;
      /** The newest link, for noting it elsewhere: who can rewrite a whole database cannot rewrite that note. */
      readonly seq: number;
      readonly hash: string;
      readonly breaks: readonly ChainBreak[];
      readonly breakCount: number;
      readonly overdue: number;
    }
  | { readonly code: "audit-unreadable" }
  /** A mark that was noted elsewhere, and the hub whose trail holds it; null when none does. */
  | { readonly code: "audit-mark"; readonly mark: string; readonly hub: string | null }
  | {
      readonly code: "not-seen";
      readonly what: LookName;
      readonly reason: string;
    };

/** What the doctor looks at in a database, one look each. */
export type LookName =
  | "server"
  | "roles"
  | "structure"
  | "walls"
  | "tags"
  | "workers"
  | "mail"
  | "connections"
  | "jobs"
  | "settings"
  | "audit";
