import { apiRoutes } from "#api/routes.ts";
import type { App } from "#app.ts";
import { elements } from "#domain/people/terms.ts";
import { makeApp } from "#main-house.ts";
import { openConnections } from "#platform/postgres/connections.ts";
import type { MemoryLimits } from "#web/public-pages.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import type { SignedIn, TestApp, TestHub } from "../support/app.ts";

const points = Object.fromEntries(
  [3, 4, 3, 3, 3, 4, 3, 3, 3].map((given, index) => [`points-${elements[index]}`, String(given)]),
);

/** A project as its form is filled in. */
export const typed = {
  title: "杉の家具を首都圏へ",
  result: "3年で直販を2割にしたい。",
  whatIsNew: "自社の名前で売ります。",
  whatIsHard: "数を約束できません。",
  mayDecide: "値段と見せ方",
  roleKind: "shoulder",
  themes: ["domestic-sales", "public-relations"],
  halfDays: "12",
  onSiteHalfDays: "2",
  place: "鳴瀬町",
  startsOn: "",
  months: "6",
  payYenPerMonth: "90000",
  ...points,
};

/** Who agreed, as staff type it for somebody else. */
export const told = { spoke: "社長", channel: "phone", readBack: "aloud" } as const;

export type Changes = Readonly<Record<string, string | readonly string[]>>;

/** The version that the page's forms would send. */
export const versionOf = async (who: SignedIn, page: string): Promise<string> =>
  /name="version" value="(\d+)"/.exec(await (await who.ask(page)).text())?.[1] ?? "";

/** Sends a form and throws unless it was taken. */
export async function send(who: SignedIn, place: string, fields: Changes = {}): Promise<string> {
  const response = await who.ask(place, { fields });
  if (response.status !== 303) throw new Error(`${place}: ${response.status}\n${await response.text()}`);
  return (response.headers.get("location") ?? "").split("?")[0] ?? "";
}

/** Looks inside the firm of this project and decides to look outside, as every project needs before it is published. */
export async function lookInside(who: SignedIn, place: string): Promise<void> {
  const decided = { version: "0", step: "decide", result: "outside", reason: "社内にいません。", ...told };
  await send(who, `${place}/inside-review`, decided);
}

/** Enters a project of the hub's own firm, looks inside first, and publishes it; gives its number. */
export async function publishProject(who: SignedIn, hub: TestHub, changes: Changes = {}): Promise<number> {
  const place = await send(who, "/projects", { ...typed, firm: String(hub.firm.number), ...changes });
  await lookInside(who, place);
  await send(who, `${place}/publish`, { version: await versionOf(who, `${place}/publish`), answer: "yes" });
  return Number(place.split("/").at(-1));
}

/** A second process of the same installation: connections, memory and everything remembered are its own. */
export function secondProcess(house: TestApp, memory?: MemoryLimits) {
  const connections = openConnections(house.database.target);
  const app = makeApp(house.app.config, connections);
  let reads = 0;
  const { read } = app.db;
  const counted: App["db"]["read"] = (actor, work) => {
    reads += 1;
    return read(actor, work);
  };
  Object.assign(app.db, { read: counted });
  const assets = {
    url: (source: string) => `/assets/${source}`,
    island: () => ({ src: "", preload: [] }),
    folder: "/",
  };
  const web = makeWeb({
    app,
    assets,
    routes: [...pageRoutes, ...apiRoutes],
    ...(memory === undefined ? {} : { memory }),
  });
  return {
    ask: async (hub: TestHub, place: string): Promise<{ status: number; text: string }> => {
      const response = await web.request(`http://${hub.host}${place}`, { headers: { host: hub.host } });
      return { status: response.status, text: await response.text() };
    },
    /** How often it has read records. */
    reads: () => reads,
    close: () => connections.close(),
  };
}
