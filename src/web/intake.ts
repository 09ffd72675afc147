import type { Config } from "#config.ts";
import type { Body, Route, Visit } from "#route.ts";
import { readBody } from "#web/body.ts";

/** As much is on its way in as this process takes, from one sender or from all together. */
export class IntakeFull extends Error {
  readonly from: "one" | "all";
  constructor(from: "one" | "all") {
    super("too much on its way in");
    this.from = from;
  }
}

/** Reads what a request brings before it takes a place among those that are worked on. */
export type Intake = {
  /** Works with the body; what it holds in memory counts until the work is done. */
  readonly take: <T>(visit: Visit, from: Arriving, work: (body: Body) => Promise<T>) => Promise<T>;
};
type Arriving = { readonly request: Request; readonly route: Route };

const stranger = 65_536;
const form = 262_144;
/** Four lists of 40,000 characters, which a browser writes with nine signs each. */
const lists = 1_572_864;

/** What one sender may have on its way in at once, beside one request of the largest kind: 128 short forms. */
const mostOfOne = 8_388_608;
const mostOfAll = 268_435_456;
/** A body counts by what has arrived of it, and from the beginning as so much. */
const least = 65_536;

/** The bytes that a door takes of this visitor. */
export function bytesTaken(route: Route, { account }: Pick<Visit, "account">, { bodyLimitBytes }: Config): number {
  if (account === null) return Math.min(stranger, bodyLimitBytes);
  if (route.carries === "files") return bodyLimitBytes;
  return Math.min(route.carries === "lists" ? lists : form, bodyLimitBytes);
}

/** Slow senders wait here, where they keep no place from anybody; each sender has a share, and a body its time. */
export function makeIntake(config: Config): Intake {
  const held = new Map<string, number>();
  let all = 0;
  const add = (who: string, bytes: number): void => {
    all += bytes;
    const now = (held.get(who) ?? 0) + bytes;
    if (now === 0) held.delete(who);
    else held.set(who, now);
  };
  return {
    take: async (visit, { request, route }, work) => {
      const most = bytesTaken(route, visit, config);
      const who = visit.account === null ? `from ${visit.clientAddress}` : `account ${visit.account.id}`;
      let counted = 0;
      const arrived = (bytes: number): void => {
        const more = Math.max(least, bytes) - counted;
        if (more <= 0) return;
        if ((held.get(who) ?? 0) + more > mostOfOne + most) throw new IntakeFull("one");
        if (all + more > mostOfAll) throw new IntakeFull("all");
        add(who, more);
        counted += more;
      };
      try {
        arrived(0);
        const limits = { bytes: most, ms: config.requestTimeoutMs, arrived, mayBeJson: route.door === "api" };
        return await work(await readBody(request, limits));
      } finally {
        add(who, -counted);
      }
    },
  };
}
