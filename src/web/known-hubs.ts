import type { App, HubRow } from "#app.ts";
import type { HubId } from "#domain/hubs/terms.ts";

/** How long a hub and the version of its public pages are believed, counted from when the database was asked. */
const believedMs = 800;
/** From then on it is asked for again, while those who come meanwhile are still answered by what is known. */
const renewedAfterMs = 400;
/** Host names that are remembered at most: anybody can send any name. */
const mostNames = 1000;

/** The hubs of host names, as new as a second ago at most. */
export type KnownHubs = {
  /** The hub of a host name, or null when there is none yet. */
  readonly of: (host: string | null) => Promise<HubRow | null>;
  /** The same without waiting; null also when nothing new enough is known. */
  readonly now: (host: string | null) => HubRow | null;
  /** Believes nothing about this hub any more: this process has just changed something. */
  readonly forget: (hub: HubId) => void;
};

type Known = { readonly askedAt: number; readonly hub: HubRow };

/** Asks once for all requests of the same moment. A host without a hub is not remembered. */
export function makeHubs(app: App): KnownHubs {
  const known = new Map<string | null, Known>();
  const asking = new Map<string | null, Promise<HubRow | null>>();

  const remember = (host: string | null, hub: HubRow | null, askedAt: number): void => {
    if (known.size >= mostNames) known.clear();
    if (hub === null) known.delete(host);
    else known.set(host, { askedAt, hub });
  };
  const ask = (host: string | null): Promise<HubRow | null> => {
    const before = asking.get(host);
    if (before !== undefined) return before;
    const askedAt = app.clock.elapsed();
    const isNewest = (): boolean => asking.get(host) === asked;
    const asked: Promise<HubRow | null> = app.db
      .hubOf(host)
      .then((hub) => {
        // An answer that was on its way while something changed is given to those who waited, and not kept.
        if (isNewest()) remember(host, hub, askedAt);
        return hub;
      })
      .finally(() => {
        if (isNewest()) asking.delete(host);
      });
    asking.set(host, asked);
    return asked;
  };
  const now = (host: string | null): HubRow | null => {
    const found = known.get(host);
    if (found === undefined) return null;
    const age = app.clock.elapsed() - found.askedAt;
    if (age > believedMs) return null;
    // Whoever comes when it is too old asks again and is told of the fault.
    if (age > renewedAfterMs && !asking.has(host)) ask(host).catch(() => {});
    return found.hub;
  };
  return {
    now,
    of: async (host) => now(host) ?? ask(host),
    forget: (hub) => {
      for (const [host, found] of known) if (found.hub.id === hub) known.delete(host);
      asking.clear();
    },
  };
}
