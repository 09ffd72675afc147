import type { App, AuditNote } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import { recordReadings } from "#domain/audit/record-readings.ts";

/** Readings of personal data on their way to the audit trail, at most half a second. */
export type Readings = {
  readonly add: (actor: Actor, note: AuditNote) => void;
};

const flushMs = 500;

/** Collects readings and writes them together, so that reading a page does not wait for a write of its own. */
export function makeReadings(app: App): Readings {
  let waiting: { actor: Actor; note: AuditNote; at: Date }[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = async (): Promise<void> => {
    timer = null;
    const batch = waiting;
    waiting = [];
    try {
      await recordReadings(app, batch);
    } catch (fault) {
      app.log.error("readings-not-recorded", { count: batch.length }, fault);
      waiting = [...batch, ...waiting].slice(0, 10_000);
      timer ??= setTimeout(() => void flush(), flushMs);
    }
  };
  return {
    add: (actor, note) => {
      waiting.push({ actor, note, at: app.clock.now() });
      timer ??= setTimeout(() => void flush(), flushMs);
    },
  };
}
