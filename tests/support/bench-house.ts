import type pg from "pg";
import type { App } from "#app.ts";
import { addAccount, addHub, grantHat } from "#domain/hubs/store.ts";
import type { HubId } from "#domain/hubs/terms.ts";
import { adminClient } from "#platform/postgres/connections.ts";
import { makeReadings } from "#web/readings.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { benchApp, onBenchServer } from "./bench-server.ts";

/** Asks for a page as the coordinator of the measured hub. */
export type Ask = (place: string) => Response | Promise<Response>;

/** What the hub is filled with, and what is measured on its pages. */
export type BenchWork = {
  readonly fill: (client: pg.Client, hubId: HubId) => Promise<void>;
  readonly measure: (ask: Ask) => Promise<void>;
};

/** Measures the pages of one hub on a database server of its own, and leaves nothing behind. */
export const inBenchHouse = ({ fill, measure }: BenchWork): Promise<void> =>
  onBenchServer(async (server) => {
    const { folder, target } = server;
    const app = benchApp(server);
    const hubId = app.ids.next<HubId>();
    await app.db.asHub(hubId, "found-hub", (tx) =>
      addHub(tx, { name: "計測", contactName: "", contactPhone: "", host: null, isSample: true }),
    );
    const client = adminClient(target);
    await client.connect();
    // A client that stays would keep the server from stopping, and its fault from being told.
    try {
      await fill(client, hubId);
    } finally {
      await client.end();
    }
    const cookie = await signIn(app, hubId);
    const assets = { url: () => "/style.css", island: () => ({ src: "/list.js", preload: [] }), folder };
    const readings = makeReadings(app);
    const web = makeWeb({ app, assets, routes: pageRoutes, readings });
    await measure((place) => web.request(`http://localhost${place}`, { headers: { host: "localhost", cookie } }));
    // Readings of the last half second: without their database they would try for ever, and keep this process.
    await readings.flush();
  });

async function signIn(app: App, hubId: HubId): Promise<string> {
  const [email, name, password] = ["bench@example.invalid", "計測", "a long enough bench password"];
  const accountId = await app.accounts.create({ email, name, password });
  await app.db.asHub(hubId, "found-hub", async (tx) => {
    await addAccount(tx, { id: accountId, name, email });
    await grantHat(tx, { accountId, kind: "coordinator", firmId: null, personId: null, organisationId: null });
  });
  const entered = await app.accounts.signIn(new Headers(), email, password);
  if (entered.kind !== "in") throw new Error(`could not sign in: ${entered.kind}`);
  return entered.cookies.map((each) => each.split(";")[0]).join("; ");
}
