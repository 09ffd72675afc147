import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject } from "vitest";
import { apiRoutes } from "#api/routes.ts";
import type { App } from "#app.ts";
import { readConfig } from "#config.ts";
import { type Actor, type HatKind, hatKinds } from "#domain/access/terms.ts";
import { addFirm } from "#domain/firms/store.ts";
import type { FirmId } from "#domain/firms/terms.ts";
import { bareFirm } from "#domain/firms/terms.ts";
import { addAccount, addHub, addOrganisation, grantHat } from "#domain/hubs/store.ts";
import type { AccountId, HatId, HubId, OrganisationId } from "#domain/hubs/terms.ts";
import { addPerson } from "#domain/people/store.ts";
import { barePerson, type PersonId } from "#domain/people/terms.ts";
import { makeApp } from "#main-house.ts";
import type { Connections } from "#platform/postgres/connections.ts";
import type { Route } from "#route.ts";
import { pageRoutes } from "#web/routes.ts";
import { makeWeb } from "#web/server.ts";
import { type FreshDatabase, filledDatabase } from "./database.ts";

/** A record of a hub by which it is found again. */
export type Known<Id> = { readonly id: Id; readonly number: number };

/** One of the two hubs: its own firm and person are those of its owner, deputy and person hats. */
export type TestHub = {
  readonly id: HubId;
  readonly host: string;
  readonly firm: Known<FirmId>;
  readonly otherFirm: Known<FirmId>;
  readonly person: Known<PersonId>;
  readonly otherPerson: Known<PersonId>;
  readonly organisations: { readonly town: OrganisationId; readonly intermediary: OrganisationId };
};

/** What is asked of the server; fields are sent as a form, upload as a form with files, json as JSON. */
export type Asked = {
  readonly method?: "GET" | "POST";
  readonly fields?: Readonly<Record<string, string | readonly string[]>>;
  readonly upload?: FormData;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The network address it comes from; without one all requests come from the same place. */
  readonly from?: string;
};

/** Somebody signed in, wearing one hat in one hub. */
export type SignedIn = {
  readonly actor: Actor;
  readonly cookie: string;
  readonly ask: (path: string, asked?: Asked) => Promise<Response>;
};

export type TestApp = {
  readonly app: App;
  readonly database: FreshDatabase;
  readonly north: TestHub;
  readonly south: TestHub;
  /** Asks as a visitor, with whatever cookies stand in the headers. */
  readonly request: (hub: TestHub, path: string, asked?: Asked) => Promise<Response>;
  /** Asks with exactly these headers and this body. */
  readonly raw: (path: string, init: RequestInit) => Promise<Response>;
  readonly signInAs: (kind: HatKind, hub: TestHub) => Promise<SignedIn>;
  readonly close: () => Promise<void>;
};

const password = "a long enough test password";

/**
 * The whole product in one process: real database, real sessions, every route. Two hubs are told apart by host name;
 * each has two firms and two people. They are sample hubs, so staff need no second factor.
 */
export async function testApp(
  change: { readonly routes?: readonly Route[]; readonly app?: Partial<App> } = {},
): Promise<TestApp> {
  const database = await filledDatabase("banso_known", knowEverybody);
  const known = entrances();
  const folder = mkdtempSync(path.join(tmpdir(), "banso-app-"));
  const read = readConfig({ ...usual, BANSO_DATA: folder }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  const app = { ...makeApp(read.value, database.connections, change.app?.clock), ...change.app };
  const assets = {
    url: (source: string) => `/assets/${source}`,
    island: (name: string) => ({ src: `/assets/${name}`, preload: [] }),
    folder,
  };
  const web = makeWeb({ app, assets, routes: change.routes ?? [...pageRoutes, ...apiRoutes] });
  const request: TestApp["request"] = async ({ host }, place, asked = {}) =>
    web.request(`http://${host}${place}`, requestOf(host, asked), socketOf(asked.from));
  const signedIn = new Map<string, Promise<SignedIn>>();
  return {
    app,
    database,
    north: await foundHub(app, "north"),
    south: await foundHub(app, "south"),
    request,
    raw: async (place, init) =>
      web.request(`http://${new Headers(init.headers).get("host") ?? "north.test"}${place}`, init),
    signInAs: (kind, hub) => {
      const name = `${kind}-${hub.host.split(".")[0]}`;
      const made = async (): Promise<SignedIn> =>
        wear({ app, request }, { kind, hub, entrance: known[name] ?? (await enter(app.accounts, name)) });
      const found = signedIn.get(name) ?? made();
      signedIn.set(name, found);
      return found;
    },
    close: async () => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function requestOf(host: string, { method, fields, upload, json, headers }: Asked): RequestInit {
  const body = json !== undefined ? JSON.stringify(json) : fields === undefined ? upload : formOf(fields);
  const type = json !== undefined ? { "content-type": "application/json" } : {};
  return {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { host, ...(body === undefined ? {} : { origin: `http://${host}` }), ...type, ...headers },
    ...(body === undefined ? {} : { body }),
  };
}

/** The socket as the web server finds it. */
const socketOf = (from: string | undefined) =>
  from === undefined ? undefined : { incoming: { socket: { remoteAddress: from } } };

function formOf(fields: NonNullable<Asked["fields"]>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each);
  return form;
}

async function foundHub(app: App, name: string): Promise<TestHub> {
  const id = app.ids.next<HubId>();
  const host = `${name}.test`;
  return app.db.asHub(id, "found-hub", async (tx) => {
    await addHub(tx, { name: `${name} hub`, contactName: "", contactPhone: "", host, isSample: true });
    const firm = async (title: string): Promise<Known<FirmId>> => {
      const firmId = tx.newId<FirmId>();
      return { id: firmId, number: await addFirm(tx, firmId, firmTerms(title)) };
    };
    const person = async (title: string): Promise<Known<PersonId>> => {
      const personId = tx.newId<PersonId>();
      const terms = { ...barePerson, name: title, email: `${name}.person@example.invalid`, halfDays: 12 };
      return { id: personId, number: await addPerson(tx, personId, terms) };
    };
    const organisations = { town: tx.newId<OrganisationId>(), intermediary: tx.newId<OrganisationId>() };
    await addOrganisation(tx, { id: organisations.town, kind: "town", name: `${name} town` });
    await addOrganisation(tx, { id: organisations.intermediary, kind: "intermediary", name: `${name} go-between` });
    return {
      id,
      host,
      firm: await firm(`${name} own firm`),
      otherFirm: await firm(`${name} other firm`),
      person: await person(`${name} own person`),
      otherPerson: await person(`${name} other person`),
      organisations,
    };
  });
}

export const firmTerms = (name: string) => ({
  ...bareFirm,
  name,
  industry: "E",
  town: "Testtown",
  employees: 12,
});

/** One secret for all, so that a session of one installation holds in its copies. */
const usual = { BANSO_LOG: "silent", BANSO_SECRET: "of every app in the tests, and of no other" } as const;

/** Somebody who has signed in, before any hub knows them. */
type Entrance = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
};
type Entrances = Readonly<Record<string, Entrance>>;

const entrancesFile = (): string => path.join(inject("shared"), "entrances.json");
const entrances = (): Entrances => JSON.parse(readFileSync(entrancesFile(), "utf8"));

/** Passwords are made to be slow: everybody enters once for the whole run. */
async function knowEverybody(connections: Connections): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "banso-known-"));
  const read = readConfig({ ...usual, BANSO_DATA: folder }, () => "");
  if (!read.ok) throw new Error("the test's settings are wrong");
  const { accounts } = makeApp(read.value, connections);
  const names = ["north", "south"].flatMap((hub) => hatKinds.map((kind) => `${kind}-${hub}`));
  const entered = await Promise.all(names.map((name) => enter(accounts, name)));
  writeFileSync(entrancesFile(), JSON.stringify(Object.fromEntries(entered.map((each) => [each.name, each]))));
  rmSync(folder, { recursive: true, force: true });
}

async function enter(accounts: App["accounts"], name: string): Promise<Entrance> {
  const email = `${name}@example.invalid`;
  const accountId = await accounts.create({ email, name, password });
  const entered = await accounts.signIn(new Headers(), email, password);
  if (entered.kind !== "in") throw new Error(`${email} could not sign in: ${entered.kind}`);
  return { accountId, name, email, cookie: entered.cookies.map((each) => each.split(";")[0]).join("; ") };
}

type Wanted = { readonly kind: HatKind; readonly hub: TestHub; readonly entrance: Entrance };

/** Puts a hat on somebody who has signed in. */
async function wear({ app, request }: Pick<TestApp, "app" | "request">, wanted: Wanted): Promise<SignedIn> {
  const { kind, hub, entrance } = wanted;
  const { accountId, name, email, cookie } = entrance;
  const hatId = await app.db.asHub(hub.id, "found-hub", async (tx) => {
    await addAccount(tx, { id: accountId, name, email });
    return grantHat(tx, { accountId, kind, ...placeOf(kind, hub) });
  });
  return {
    actor: actorOf({ kind, hub, accountId, hatId }),
    cookie,
    ask: (at, asked = {}) => request(hub, at, { ...asked, headers: { cookie, ...asked.headers } }),
  };
}

const placeOf = (kind: HatKind, hub: TestHub) => ({
  firmId: kind === "owner" || kind === "deputy" ? hub.firm.id : null,
  personId: kind === "person" ? hub.person.id : null,
  organisationId:
    kind === "town-staff" ? hub.organisations.town : kind === "intermediary" ? hub.organisations.intermediary : null,
});

const actorOf = (worn: {
  kind: HatKind;
  hub: TestHub;
  accountId: NonNullable<Actor["accountId"]>;
  hatId: HatId;
}): Actor => ({
  hubId: worn.hub.id,
  accountId: worn.accountId,
  hat: worn.kind,
  hatId: worn.hatId,
  ...placeOf(worn.kind, worn.hub),
});
