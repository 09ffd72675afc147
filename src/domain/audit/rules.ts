import type { ChainBreak, ChainEvent, ChainHead, ChainLink, ChainMark, CheckedLink } from "#domain/audit/terms.ts";

/** A hash function over text, giving hexadecimal text: SHA-256 for links, an HMAC for the head. */
export type HashText = (text: string) => string;

/** What stands before the first link. */
export const chainStart = "0".repeat(64);

/** The one text of an event: no two events have the same. */
export const eventText = (event: ChainEvent): string =>
  JSON.stringify([
    event.hubId,
    event.eventId,
    event.at,
    event.accountId,
    event.hat,
    event.act,
    event.objectKind,
    event.objectId,
    event.fields,
  ]);

/** The hash of the link that follows `before` and holds the event. */
export const linkHash = (hash: HashText, before: string, event: ChainEvent): string =>
  hash(`${before}\n${eventText(event)}`);

/** What the seal of a head is made from: a head of another hub or another place has another. */
export const headText = (hubId: string, head: Pick<ChainHead, "seq" | "hash">): string =>
  `${hubId} ${head.seq} ${head.hash}`;

/** A place as people note it: the number of the link and the first 16 signs of its hash. */
export const markText = ({ seq, hash }: ChainMark): string => `${seq}-${hash.slice(0, 16)}`;

/** A noted place, or null when the text is none. */
export function markIn(text: string): ChainMark | null {
  const [, seq, hash] = /^(\d{1,15})-([0-9a-f]{16})$/.exec(text.trim().toLowerCase()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

/** Links events to the end of a chain, in the order given. */
export function linkEvents(hash: HashText, after: Pick<ChainHead, "seq" | "hash">, events: readonly ChainEvent[]) {
  const links: ChainLink[] = [];
  let before = after.hash;
  for (const event of events) {
    before = linkHash(hash, before, event);
    links.push({ seq: after.seq + links.length + 1, eventId: event.eventId, hash: before });
  }
  return links;
}

/** The end of a chain as it is now, the newest place of it that was noted outside the database, and the link of that place. */
export type ChainEnd = {
  readonly head: ChainHead | null;
  readonly last: ChainLink | null;
  readonly mark: ChainMark | null;
  readonly atMark: ChainMark | null;
};

/**
 * Whether a chain may go on from this head: it is the one that was sealed, the last link is its link, and the chain still
 * holds what was seen of it before. Going on from any other would hide what was done to it.
 */
export function mayGoOn(
  hubId: string,
  { head, last, seal, mark, atMark }: ChainEnd & { readonly seal: HashText },
): boolean {
  if (mark !== null && mark.hash !== atMark?.hash) return false;
  if (head === null || last === null) return head === null && last === null;
  return head.seal === seal(headText(hubId, head)) && head.seq === last.seq && head.hash === last.hash;
}

/** How far a check has come: the place and hash reached, and the instant of the last event. */
export type ChainProgress = { readonly seq: number; readonly hash: string; readonly at: string | null };

/** Where every check begins: before the first link. */
export const beforeFirst: ChainProgress = { seq: 0, hash: chainStart, at: null };

/** An event may be written a while after it happened: readings are gathered, long changes commit late. */
const latenessMs = 10 * 60_000;

/** Checks the next links, in their order, and names every one that is not as it was sealed. */
export function checkLinks(
  hash: HashText,
  start: ChainProgress,
  links: readonly CheckedLink[],
): { readonly reached: ChainProgress; readonly breaks: readonly ChainBreak[] } {
  const breaks: ChainBreak[] = [];
  let reached = start;
  for (const link of links) {
    for (let seq = reached.seq + 1; seq < link.seq; seq += 1) {
      breaks.push({ code: "link-missing", seq });
      if (breaks.length > 1000) break;
    }
    const isNext = link.seq === reached.seq + 1;
    const { event } = link;
    if (event === null) breaks.push({ code: "event-missing", seq: link.seq });
    else if (isNext && linkHash(hash, reached.hash, event) !== link.hash)
      breaks.push({ code: "changed", seq: link.seq });
    else if (isPutIn(reached.at, event.at)) breaks.push({ code: "put-in", seq: link.seq });
    // The stored hash is what the next link was made from; going on from it names each break by itself.
    reached = { seq: link.seq, hash: link.hash, at: event?.at ?? reached.at };
  }
  return { reached, breaks };
}

const isPutIn = (before: string | null, at: string): boolean =>
  before !== null && Date.parse(at) < Date.parse(before) - latenessMs;

/** Checks the end of a chain against its head. */
export function checkHead(
  hubId: string,
  { reached, head, seal }: { reached: ChainProgress; head: ChainHead | null; seal: HashText },
): readonly ChainBreak[] {
  if (head === null) return reached.seq === 0 ? [] : [{ code: "head-forged", seq: reached.seq }];
  if (head.seal !== seal(headText(hubId, head))) return [{ code: "head-forged", seq: head.seq }];
  if (head.seq > reached.seq) return [{ code: "tail-cut", seq: reached.seq + 1 }];
  return head.seq === reached.seq && head.hash === reached.hash ? [] : [{ code: "head-forged", seq: head.seq }];
}
