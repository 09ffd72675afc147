import pino from "pino";
import type { Facts, Log } from "#app.ts";

type Level = "debug" | "info" | "warn" | "error" | "silent";

/**
 * Lines of JSON on standard error: an event's name with ids, codes and figures. A fault is told by its name, code and
 * stack without the message's values, because a database's message can quote what somebody wrote.
 */
export function makeLog(level: Level): Log {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return {
    info: (event, facts) => log.info(facts ?? {}, event),
    warn: (event, facts) => log.warn(facts ?? {}, event),
    error: (event, facts, fault) => log.error({ ...facts, ...faultFacts(fault) }, event),
  };
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
