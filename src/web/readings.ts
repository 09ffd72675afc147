import type { App, AuditNote } from "#app.ts";
import type { Actor } from "#domain/access/terms.ts";
import { type Reading, recordReadings } from "#domain/audit/record-readings.ts";

/** Readings of personal data on their way to the audit trail, at most half a second. */
export type Readings = {
  readonly add: (actor: Actor, note: AuditNote) => void;
  /** Whether they cannot be written now, such as on a full disk; then nothing personal may be read. */
  readonly areStuck: () => boolean;
  /** Writes what waits, before the end of the process. */
  readonly flush: () => Promise<void>;
};

const flushMs = 500;
/** So many readings wait at most in one process; with more, pages that would add one have to wait. */
const mostWaiting = 10_000;
/** How many go into one statement. */
const atOnce = 500;

/** Collects readings and writes them together, so that reading a page does not wait for a write of its own. */
export function makeReadings(app: App): Readings {
  const waiting: Reading[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let failed = false;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, atOnce);
      await recordReadings(app, batch);
      waiting.splice(0, batch.length);
    }
    failed = false;
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing = writing.then(write).catch((fault: unknown) => {
      if (!failed) app.log.error("readings-not-recorded", { count: waiting.length }, fault);
      failed = true;
      plan();
    });
    return writing;
  };
  const plan = (): void => {
    timer ??= setTimeout(() => void flush(), flushMs);
  };
  return {
    add: (actor, note) => {
      waiting.push({ id: app.ids.next(), actor, note, at: app.clock.now() });
      plan();
    },
    areStuck: () => failed || waiting.length >= mostWaiting,
    flush,
  };
}
