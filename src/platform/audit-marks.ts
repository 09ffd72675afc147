import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { AuditKeys, AuditMark, AuditMarks } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";

const fileOf = (dataFolder: string): string => path.join(dataFolder, "audit-marks");

/** Bytes at which the file is written anew with the newest place of each hub. */
const mostBytes = 64 * 1024;

/**
 * Places of the chains that this machine has seen, outside the database: who can put an old state of the trail back cannot
 * put these back with it. Each line is sealed with the installation's secret; a line that is not is passed over.
 */
export function makeAuditMarks(dataFolder: string, { seal }: AuditKeys): AuditMarks {
  const file = fileOf(dataFolder);
  const lineOf = (hubId: string, { seq, hash }: AuditMark): string => {
    const said = `${hubId} ${seq} ${hash}`;
    return `${said} ${seal(`mark ${said}`)}`;
  };
  const all = (): Map<string, AuditMark> => {
    const newest = new Map<string, AuditMark>();
    for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
      const [hubId = "", seq = "", hash = ""] = line.split(" ");
      const mark = { seq: Number(seq), hash };
      if (lineOf(hubId, mark) === line && mark.seq > (newest.get(hubId)?.seq ?? 0)) newest.set(hubId, mark);
    }
    return newest;
  };
  return {
    newest: (hubId: HubId) => all().get(hubId) ?? null,
    keep: (hubId, mark) => {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      const before = all();
      // It begins with an end of line: what stands before it may have been torn by a loss of power.
      appendFileSync(file, `\n${lineOf(hubId, mark)}`, { mode: 0o600 });
      if (readFileSync(file).length < mostBytes) return;
      const part = `${file}.${process.pid}.part`;
      const lines = [...before.set(hubId, mark)].map(([hub, each]) => lineOf(hub, each));
      writeFileSync(part, lines.join("\n"), { mode: 0o600, flush: true });
      renameSync(part, file);
    },
  };
}

/** After a restore the trail ends where the backup was made, and that is right: what was seen later is kept under another name. */
export function setAuditMarksAside(dataFolder: string): void {
  const file = fileOf(dataFolder);
  if (!existsSync(file)) return;
  rmSync(`${file}-before-restore`, { force: true });
  renameSync(file, `${file}-before-restore`);
}
