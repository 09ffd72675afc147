import { readFileSync } from "node:fs";
import { familyOf } from "./npm-start.ts";

/**
 * Processor seconds that a process, all that it started and those of them that have ended have used. Only on Linux.
 * proc_pid_stat(5): own and waited-for time in hundredths of a second.
 */
export function processorSeconds(pid: number): number {
  return familyOf(pid).reduce((sum, each) => sum + ticksOf(each.pid), 0) / 100;
}

/** What a process's ended children have used. */
export const secondsOfEnded = (pid: number): number => ticksOf(pid, [13, 14]) / 100;

function ticksOf(pid: number, fields: readonly number[] = [11, 12, 13, 14]): number {
  const stat = textOf(`/proc/${pid}/stat`);
  const parts = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.reduce((sum, field) => sum + Number(parts[field] ?? 0), 0);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
