import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { codeOf, platformError, platformFaultOf, reasonOf, type Say } from "#platform/fault.ts";
import { type Programs, type ServiceUser, sharedFolder, userName } from "#platform/postgres/programs.ts";
import { syncFolder } from "#platform/sync-folder.ts";

/** The roles that log in over the socket; `banso_super` is used to make roles and databases, and for nothing else. */
export const superRole = "banso_super";
export const plainRoles = ["banso_owner", "banso_app", "banso_worker", "banso_auth", "banso_keeper"] as const;

/** Where the cluster of a data folder lies. */
export const clusterFolder = (folder: string): string => path.join(folder, "pg");

/** Makes the data folder itself. Root leaves a way through it for the service user, others close it. */
export function makeDataFolder(folder: string, user: ServiceUser): void {
  try {
    mkdirSync(folder, { recursive: true, mode: user === null ? 0o700 : 0o711 });
    // A folder that is its service user's own, and not root's, needs no way through it.
    if (user !== null && statSync(folder).uid !== user.uid) chmodSync(folder, 0o711);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const cluster = clusterFolder(folder);
    if (existsSync(cluster)) accessSync(cluster, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (["EACCES", "EPERM"].includes(codeOf(error)))
      throw platformError({ code: "data-of-another-user", folder }, error);
    if (platformFaultOf(error) !== null) throw error;
    throw platformError({ code: "folder-unusable", folder, reason: reasonOf(error) }, error);
  }
}

/**
 * Makes the cluster when there is none: in a folder beside its place, renamed when it is whole, so that a start killed
 * in the middle leaves nothing that looks like a database.
 */
export function ensureCluster(folder: string, programs: Programs, user: ServiceUser, say: Say): string {
  const place = clusterFolder(folder);
  if (!existsSync(place)) {
    const home = reachable(folder, user) ? folder : homeElsewhere(folder, say);
    clearParts(home);
    const whole = home === folder ? place : path.join(home, "pg");
    if (!existsSync(whole)) makeCluster(whole, programs, user, say);
    if (whole !== place) {
      rmSync(place, { force: true });
      symlinkSync(whole, place);
    }
    syncFolder(folder);
  }
  const cluster = realpathSync(place);
  const found = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (found !== programs.version)
    throw platformError({
      code: "cluster-of-other-version",
      found,
      wanted: programs.version,
    });
  writeAccess(cluster, user);
  return cluster;
}

function makeCluster(whole: string, programs: Programs, user: ServiceUser, say: Say): void {
  say({ code: "making-cluster" });
  const part = `${whole}.part.${randomBytes(4).toString("hex")}`;
  mkdirSync(part, { mode: 0o700 });
  give(part, user);
  const made = spawnSync(
    programs.initdb,
    // The builtin collation sorts alike on every machine and needs no locale to be installed.
    ["-D", part, "-U", superRole, "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "-k"].concat([
      "--auth-local=peer",
      "--auth-host=reject",
    ]),
    {
      ...user,
      cwd: "/",
      encoding: "utf8",
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    },
  );
  if (made.status !== 0) {
    rmSync(part, { recursive: true, force: true });
    const reason = made.error === undefined ? (made.stderr ?? "").trim() : reasonOf(made.error);
    throw platformError({ code: "cluster-not-made", reason });
  }
  writeAccess(part, user);
  renameSync(part, whole);
  syncFolder(path.dirname(whole));
}

/** Nothing comes in but over the socket, and there only this user of the machine and root, as one of our roles. */
function writeAccess(cluster: string, user: ServiceUser): void {
  const users = [...new Set([userName(), "root"])];
  const names = users.flatMap((each) => [superRole, ...plainRoles].map((role) => `banso "${each}" ${role}`));
  writeIfChanged(path.join(cluster, "pg_ident.conf"), `${names.join("\n")}\n`, user);
  writeIfChanged(path.join(cluster, "pg_hba.conf"), "local all all peer map=banso\n", user);
}

function writeIfChanged(file: string, text: string, user: ServiceUser): void {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  const part = `${file}.part`;
  writeFileSync(part, text, { mode: 0o600, flush: true });
  give(part, user);
  renameSync(part, file);
}

/**
 * The folder of the socket: inside the data folder, or, when the system's limit of 107 bytes would be passed, a
 * private folder for temporary files named after the data folder.
 */
export function makeSocketFolder(folder: string, user: ServiceUser): string {
  const inside = path.join(folder, "s");
  const fits = Buffer.byteLength(path.join(inside, ".s.PGSQL.5432")) <= 100 && reachable(folder, user);
  const socketFolder = fits ? inside : path.join(tmpdir(), `banso-${nameFor(folder)}`);
  if (!existsSync(socketFolder)) mkdirSync(socketFolder, { mode: 0o700 });
  const found = lstatSync(socketFolder);
  const mine = [process.getuid?.(), user?.uid].includes(found.uid);
  if (!found.isDirectory() || !mine) throw platformError({ code: "data-of-another-user", folder: socketFolder });
  chmodSync(socketFolder, 0o700);
  give(socketFolder, user);
  return socketFolder;
}

/** A start killed while it made a cluster leaves its part behind. */
function clearParts(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith("pg.part.")) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Root's own folders are often closed to others, but the server does not run as root. */
function reachable(folder: string, user: ServiceUser): boolean {
  if (user === null) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], {
      ...user,
      cwd: "/",
      stdio: "ignore",
    }).status === 0
  );
}

function homeElsewhere(folder: string, say: Say): string {
  const home = path.join(sharedFolder, nameFor(folder));
  say({ code: "cluster-elsewhere", folder: home });
  mkdirSync(home, { recursive: true, mode: 0o711 });
  chmodSync(sharedFolder, 0o755);
  chmodSync(home, 0o711);
  return home;
}

const nameFor = (folder: string): string =>
  createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16);

export function give(file: string, user: ServiceUser): void {
  if (user !== null) chownSync(file, user.uid, user.gid);
}
