/** Why the ground under the product does not hold. `src/text/platform.ts` says each one in words. */
export type PlatformFault =
  | {
      readonly code: "data-in-use";
      readonly folder: string;
      readonly pid: number;
    }
  | { readonly code: "data-of-another-user"; readonly folder: string }
  | { readonly code: "folder-unusable"; readonly folder: string; readonly reason: string }
  /** The structure is older than this version, and an older server works with it. */
  | { readonly code: "restart-first"; readonly folder: string }
  | { readonly code: "server-of-another-user"; readonly folder: string; readonly user: string }
  /** Records are there, but not the secret that they hang on. */
  | { readonly code: "secret-lost"; readonly file: string }
  | { readonly code: "secret-closed"; readonly file: string }
  | { readonly code: "secret-damaged"; readonly file: string }
  /** The place is not known of a file that was open already. */
  | { readonly code: "disk-full"; readonly place: string | null }
  | { readonly code: "no-service-user" }
  | { readonly code: "user-without-name"; readonly uid: number }
  | { readonly code: "programs-missing"; readonly platform: string }
  | { readonly code: "programs-not-runnable"; readonly reason: string }
  | { readonly code: "cluster-not-made"; readonly reason: string }
  | {
      readonly code: "cluster-of-other-version";
      readonly found: string;
      readonly wanted: string;
    }
  | {
      readonly code: "server-not-started";
      readonly log: string;
      readonly reason: string;
    }
  | { readonly code: "orphan-not-stopped"; readonly pid: number }
  | { readonly code: "server-too-old"; readonly version: string }
  | { readonly code: "not-durable"; readonly setting: string }
  | {
      readonly code: "role-too-strong";
      readonly role: string;
      readonly why: "superuser" | "bypasses-rls" | "owns-tables";
    }
  | { readonly code: "server-unreachable"; readonly reason: string }
  | { readonly code: "owner-url-missing" }
  | { readonly code: "migration-edited"; readonly name: string }
  | { readonly code: "migration-unknown"; readonly name: string }
  | { readonly code: "migration-misnamed"; readonly name: string }
  | {
      readonly code: "migration-failed";
      readonly name: string;
      readonly reason: string;
    };

/** What a start tells while it works. */
export type PlatformNews =
  | { readonly code: "copying-programs"; readonly folder: string }
  | { readonly code: "making-cluster" }
  | { readonly code: "cluster-elsewhere"; readonly folder: string }
  | { readonly code: "stopping-orphan"; readonly pid: number }
  | { readonly code: "recovering" }
  | { readonly code: "restarting-server" }
  | { readonly code: "making-roles" }
  | { readonly code: "migrating"; readonly name: string };

export type Say = (news: PlatformNews) => void;

/** An error that carries its fault, so that the command line can say it in a sentence. */
export type PlatformError = Error & { readonly fault: PlatformFault };

export function platformError(fault: PlatformFault, cause?: unknown): PlatformError {
  return Object.assign(new Error(`${fault.code} ${JSON.stringify(fault)}`, { cause }), { fault });
}

/** The fault inside an error, or null when the error is something else. A full disk is told wherever it is met. */
export function platformFaultOf(error: unknown): PlatformFault | null {
  if (isPlatformError(error)) return error.fault;
  if (!["ENOSPC", "EDQUOT"].includes(codeOf(error))) return null;
  return { code: "disk-full", place: error instanceof Error && "path" in error ? String(error.path) : null };
}

function isPlatformError(error: unknown): error is PlatformError {
  return error instanceof Error && "fault" in error;
}

/** The system's or the server's own code of an error, such as ENOSPC or 53100; an empty text when there is none. */
export const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
