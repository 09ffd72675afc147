/** One event of the audit trail, as the chain reads it: every column as text, the instant to the microsecond. */
export type ChainEvent = {
  readonly hubId: string;
  readonly eventId: string;
  readonly at: string;
  readonly accountId: string | null;
  readonly hat: string;
  readonly act: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly fields: readonly string[];
};

/** One link: its place from 1 on, and the SHA-256 of the hash before it and of its event. */
export type ChainLink = { readonly seq: number; readonly eventId: string; readonly hash: string };

/** The newest link of a chain, sealed by a key that the database does not hold. */
export type ChainHead = { readonly seq: number; readonly hash: string; readonly seal: string };

/** A place of a chain that somebody noted outside the database. */
export type ChainMark = Pick<ChainHead, "seq" | "hash">;

/** A link as it is read for checking, with its event where that is still there. */
export type CheckedLink = ChainLink & { readonly event: ChainEvent | null };

/** What is wrong with a chain, and at which place. */
export type ChainBreak = {
  readonly code: /** The event or the link is not what was sealed. */
    | "changed"
    /** The event was deleted. */
    | "event-missing"
    /** The link was deleted. */
    | "link-missing"
    /** The event is much older than the one before it: it was put in afterwards. */
    | "put-in"
    /** The chain is shorter than its head says: its end was cut off. */
    | "tail-cut"
    /** The head is not the one that was sealed, or belongs to another place of the chain. */
    | "head-forged"
    /** What this machine has seen at this place is no longer there: an old state was put back, or the chain made anew. */
    | "mark-missed"
    /** An event says that it is sealed, and no link holds it. */
    | "unlinked"
    /** An invitation that the trail does not hold, though each is recorded with it: the trail was begun anew. */
    | "unrecorded";
  readonly seq: number;
};

/** What a check of one chain found. */
export type ChainCheck = {
  readonly seq: number;
  readonly hash: string;
  /** The first breaks, in the order of the chain. */
  readonly breaks: readonly ChainBreak[];
  readonly breakCount: number;
  /** Events that wait for their link for more than a minute. */
  readonly overdue: number;
};
