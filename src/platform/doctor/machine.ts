import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import type { Config } from "#config.ts";
import type { Finding } from "#platform/doctor/finding.ts";
import { platformFaultOf } from "#platform/fault.ts";
import { keptSecret } from "#platform/installation-secret.ts";
import { clusterFolder } from "#platform/postgres/cluster.ts";
import { livingOwner } from "#platform/postgres/owner-file.ts";

/** What can be seen of an installation without its database. */
export function lookAtMachine(config: Config): readonly Finding[] {
  const findings = [nodeVersion(), dataFolder(config.dataFolder)];
  if (config.databaseUrl === null) {
    const pid = livingOwner(config.dataFolder);
    findings.push({ grade: pid === null ? "advice" : "right", code: "data-owner", pid });
  }
  findings.push(...secret(config), address(config));
  const folder = nearestExisting(config.dataFolder);
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  findings.push({
    grade: freeMb < 200 ? "wrong" : freeMb < 2000 ? "advice" : "right",
    code: "disk",
    folder,
    freeMb,
  });
  return findings;
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const enough = major > 22 || (major === 22 && minor >= 18);
  return {
    grade: enough ? "right" : "wrong",
    code: "node",
    version: process.versions.node,
  };
}

function dataFolder(folder: string): Finding {
  const isThere = existsSync(folder);
  try {
    // One that is not there yet will be made where its nearest folder is.
    accessSync(nearestExisting(folder), constants.R_OK | constants.W_OK | constants.X_OK);
    return { grade: "right", code: "data-folder", folder, state: isThere ? "ready" : "absent" };
  } catch {
    return { grade: "wrong", code: "data-folder", folder, state: "closed" };
  }
}

/** Where a database is there without a secret, its records say whether one was lost: the look at the audit trail tells. */
function secret({ secret: given, dataFolder: folder }: Config): readonly Finding[] {
  if (given !== null) return [{ grade: "right", code: "secret", place: "setting" }];
  const isOpen = isOpenToOthers(path.join(folder, "secret"));
  try {
    if (keptSecret(folder) === null)
      return existsSync(clusterFolder(folder)) ? [] : [{ grade: "right", code: "secret", place: "not-yet" }];
    return [{ grade: isOpen ? "wrong" : "right", code: "secret", place: isOpen ? "open-file" : "file" }];
  } catch (error) {
    const fault = platformFaultOf(error);
    if (fault === null) throw error;
    return [{ grade: "wrong", code: "fault", fault }];
  }
}

function isOpenToOthers(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o077) !== 0;
}

/** Behind a proxy people come by https; from other machines nobody comes to this one's own name. */
function address({ host, publicUrl: url, trustedProxies }: Config): Finding {
  const isOwnName = ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
  const isForOthers = !["localhost", "127.0.0.1", "::1"].includes(host);
  const fits = trustedProxies.length > 0 ? url.startsWith("https://") : !(isOwnName && isForOthers);
  return { grade: fits ? "right" : "advice", code: "address", url, fits };
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}
