import type { App, HubRow } from "#app.ts";

/** How long a hub is believed without asking the database again: as long as a session. */
const believedMs = 900;
/** Host names that are remembered at most: anybody can send any name. */
const mostNames = 1000;

/** Finds the hub of a host name, and asks once for all requests of the same second. A host without a hub is not remembered. */
export function makeHubs(app: App): (host: string | null) => Promise<HubRow | null> {
  const known = new Map<string | null, { readonly until: number; readonly hub: HubRow }>();
  const asking = new Map<string | null, Promise<HubRow | null>>();
  const ask = async (host: string | null): Promise<HubRow | null> => {
    const hub = await app.db.hubOf(host);
    if (known.size >= mostNames) known.clear();
    if (hub === null) known.delete(host);
    else known.set(host, { until: app.clock.elapsed() + believedMs, hub });
    return hub;
  };
  return (host) => {
    const found = known.get(host);
    if (found !== undefined && found.until > app.clock.elapsed()) return Promise.resolve(found.hub);
    const asked = asking.get(host) ?? ask(host).finally(() => asking.delete(host));
    asking.set(host, asked);
    return asked;
  };
}
