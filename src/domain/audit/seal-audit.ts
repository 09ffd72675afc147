import type { App } from "#app.ts";
import { chainStart, headText, linkEvents, markText, mayGoOn } from "#domain/audit/rules.ts";
import { chainHead, holdChain, lastLink, linkAt, saveLinks, unsealedEvents } from "#domain/audit/store.ts";
import type { ChainLink } from "#domain/audit/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";

const atOnce = 500;

/**
 * Seals the events that are not in the chain yet, in the order in which they happened, and notes the new end outside the
 * database. A chain whose head was forged, or that no longer holds what this machine has seen of it, is left as it is, so
 * that what was done to it stays to be seen; `banso doctor` tells.
 */
export async function sealAudit(app: App, hubId: HubId): Promise<void> {
  let sealed = atOnce;
  while (sealed === atOnce) {
    const links = await sealBatch(app, hubId);
    noteEnd(app, hubId, links.at(-1));
    sealed = links.length;
  }
}

async function sealBatch(app: App, hubId: HubId): Promise<readonly ChainLink[]> {
  const { hash, seal } = app.auditKeys;
  // Asked before the transaction begins: what was noted is committed, so this transaction sees it.
  const mark = app.auditMarks.newest(hubId);
  return app.db.asHub(hubId, "seal-audit", async (tx) => {
    const events = await unsealedEvents(tx.sql, hubId, 1);
    if (events.length === 0 || !(await holdChain(tx))) return [];
    const head = await chainHead(tx.sql, hubId);
    const last = await lastLink(tx.sql, hubId);
    const atMark = mark === null ? null : await linkAt(tx.sql, hubId, mark.seq);
    if (!mayGoOn(hubId, { head, last, mark, atMark, seal })) {
      app.log.error("audit-chain-broken", { hub: hubId, seq: head?.seq ?? null, seen: mark?.seq ?? null });
      return [];
    }
    // Asked again under the lock: another worker may have sealed them meanwhile.
    const batch = await unsealedEvents(tx.sql, hubId, atOnce);
    const links = linkEvents(hash, head ?? { seq: 0, hash: chainStart }, batch);
    const newest = links.at(-1);
    if (newest === undefined) return [];
    const { seq, hash: newHash } = newest;
    await saveLinks(tx, links, { seq, hash: newHash, seal: seal(headText(hubId, newest)) });
    return links;
  });
}

/** After the commit: a place that is noted is never one that the database does not hold. */
function noteEnd(app: App, hubId: HubId, end: ChainLink | undefined): void {
  if (end === undefined) return;
  try {
    app.auditMarks.keep(hubId, { seq: end.seq, hash: end.hash });
  } catch (fault) {
    app.log.error("audit-mark-not-kept", { hub: hubId }, fault);
  }
}

/** Writes the newest place into the log, which an operator may keep on another machine. */
export function tellMark(app: App, hubId: HubId): Promise<void> {
  const mark = app.auditMarks.newest(hubId);
  if (mark !== null) app.log.info("audit-mark", { hub: hubId, mark: markText(mark) });
  return Promise.resolve();
}
