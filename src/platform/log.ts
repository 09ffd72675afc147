import { writeSync } from "node:fs";
import pino from "pino";
import type { Facts, Log } from "#app.ts";

type Level = "debug" | "info" | "warn" | "error" | "silent";

/**
 * Lines of JSON on standard error: an event's name with ids, codes and figures. A fault is told by its name, code and
 * stack without the message's values, because a database's message can quote what somebody wrote.
 */
export function makeLog(level: Level, write: (line: string) => void = toStandardError): Log {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write });
  return {
    info: (event, facts) => log.info(facts ?? {}, event),
    warn: (event, facts) => log.warn(facts ?? {}, event),
    error: (event, facts, fault) => log.error({ ...facts, ...faultFacts(fault) }, event),
  };
}

/**
 * A closed terminal or a full disk takes no lines: whoever works goes on, and the next line is tried again. The
 * library's own destination throws then, and waits for ever at the end of the process.
 */
function toStandardError(line: string): void {
  const bytes = Buffer.from(line);
  try {
    const written = writeSync(2, bytes);
    if (written < bytes.length) process.stderr.write(bytes.subarray(written));
  } catch (fault) {
    // A pipe that is full for the moment: the stream waits for its reader.
    if (fault instanceof Error && "code" in fault && fault.code === "EAGAIN") process.stderr.write(bytes);
  }
}

function faultFacts(fault: unknown): Facts {
  if (!(fault instanceof Error)) return {};
  const code = "code" in fault ? String(fault.code) : null;
  const where = "constraint" in fault && typeof fault.constraint === "string" ? fault.constraint : null;
  const frames = (fault.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  // PostgreSQL's messages quote values; those of our own code do not.
  const message = code === null ? fault.message : null;
  return {
    fault: fault.name,
    code,
    where,
    message,
    stack: frames.slice(0, 8).join("\n"),
  };
}
