import type { AuditKeys, AuditMark, Tx } from "#app.ts";
import { beforeFirst, type ChainProgress, checkHead, checkLinks } from "#domain/audit/rules.ts";
import { chainHead, hasUnrecorded, linkAt, linksAfter, looseEvents } from "#domain/audit/store.ts";
import type { ChainBreak, ChainCheck } from "#domain/audit/terms.ts";
import type { HubId } from "#domain/hubs/terms.ts";

/** Whose chain, and how it is read: in one transaction that sees one moment, as a role that sees every row of the hub. */
export type AuditReading = {
  readonly sql: Tx["sql"];
  readonly hubId: HubId;
  readonly keys: AuditKeys;
  readonly now: Date;
  /** The newest place that this machine has seen, asked for before the transaction began; null when it has seen none. */
  readonly mark: AuditMark | null;
};

const atOnce = 1000;
const breaksTold = 20;
const minuteMs = 60_000;

/** Recomputes the whole chain of a hub and names every place where it is not as it was sealed. */
export async function verifyAudit({ sql, hubId, keys, now, mark }: AuditReading): Promise<ChainCheck> {
  const breaks: ChainBreak[] = [];
  let breakCount = 0;
  const note = (found: readonly ChainBreak[]): void => {
    breakCount += found.length;
    breaks.push(...found.slice(0, breaksTold - breaks.length));
  };
  let reached: ChainProgress = beforeFirst;
  for (;;) {
    const links = await linksAfter(sql, hubId, { seq: reached.seq, limit: atOnce });
    if (links.length === 0) break;
    const checked = checkLinks(keys.hash, reached, links);
    note(checked.breaks);
    reached = checked.reached;
  }
  note(checkHead(hubId, { reached, head: await chainHead(sql, hubId), seal: keys.seal }));
  if (mark !== null && (await linkAt(sql, hubId, mark.seq))?.hash !== mark.hash)
    note([{ code: "mark-missed", seq: mark.seq }]);
  const since = new Date(now.getTime() - minuteMs);
  const { unlinked, overdue } = await looseEvents(sql, hubId, since);
  if (unlinked > 0) note([{ code: "unlinked", seq: reached.seq }]);
  if (await hasUnrecorded(sql, hubId, since)) note([{ code: "unrecorded", seq: reached.seq }]);
  return { seq: reached.seq, hash: reached.hash, breaks, breakCount, overdue };
}
