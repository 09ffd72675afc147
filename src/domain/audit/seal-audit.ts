import type { App } from "#app.ts";
import { chainStart, headText, linkEvents, mayGoOn } from "#domain/audit/rules.ts";
import { chainHead, holdChain, lastLink, saveLinks, unsealedEvents } from "#domain/audit/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";

const atOnce = 500;

/**
 * Seals the events that are not in the chain yet, in the order in which they happened. A chain whose head was forged is
 * left as it is, so that what was done to it stays to be seen; `banso doctor` tells.
 */
export async function sealAudit(app: App, hubId: HubId): Promise<void> {
  let sealed = atOnce;
  while (sealed === atOnce) sealed = await sealBatch(app, hubId);
}

async function sealBatch(app: App, hubId: HubId): Promise<number> {
  const { hash, seal } = app.auditKeys;
  return app.db.asHub(hubId, "seal-audit", async (tx) => {
    const events = await unsealedEvents(tx.sql, hubId, 1);
    if (events.length === 0 || !(await holdChain(tx))) return 0;
    const head = await chainHead(tx.sql, hubId);
    const last = await lastLink(tx.sql, hubId);
    if (!mayGoOn(hubId, { head, last, seal })) {
      app.log.error("audit-chain-broken", { hub: hubId, seq: head?.seq ?? null });
      return 0;
    }
    // Asked again under the lock: another worker may have sealed them meanwhile.
    const batch = await unsealedEvents(tx.sql, hubId, atOnce);
    const links = linkEvents(hash, head ?? { seq: 0, hash: chainStart }, batch);
    const newest = links.at(-1);
    if (newest === undefined) return 0;
    const { seq, hash: newHash } = newest;
    await saveLinks(tx, links, { seq, hash: newHash, seal: seal(headText(hubId, newest)) });
    return links.length;
  });
}
