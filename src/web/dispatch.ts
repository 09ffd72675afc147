import type { App, HubRow } from "#app.ts";
import type { Route, Visit } from "#route.ts";
import { otherOriginWords } from "#text/error-pages.ts";
import { speak } from "#text/speak.ts";
import type { Assets } from "#web/assets.ts";
import { BodyTooLarge } from "#web/body.ts";
import { clientAddressOf } from "#web/client-address.ts";
import { stopAtTheDoor } from "#web/door.ts";
import type { Gate } from "#web/gate.ts";
import { inFormsHat, mayNameHat, putOn } from "#web/hat-of-form.ts";
import { type Intake, makeIntake } from "#web/intake.ts";
import type { KnownHubs } from "#web/known-hubs.ts";
import { makeOpenProjects } from "#web/open-projects.ts";
import { noteReading } from "#web/reading-notes.ts";
import type { Readings } from "#web/readings.ts";
import { apiError, errorResponse, type Rendering, respond } from "#web/respond.tsx";
import { makeSameAnswers, type SameAnswers } from "#web/same-answer.ts";
import { actorWearing, hatWorn, makeSessions, type Sessions, visitorOf } from "#web/session.ts";
import { signedOutResponse } from "#web/signed-out.tsx";
import { faulted, type Incoming, problem } from "#web/trouble.ts";
import { withoutLanguage } from "#web/ui/local-href.ts";

type Parts = {
  readonly app: App;
  readonly assets: Assets;
  readonly gate: Gate;
  readonly hubs: KnownHubs;
  readonly readings: Readings;
};
type House = Parts & {
  readonly sessions: Sessions;
  readonly intake: Intake;
  readonly sameAnswers: SameAnswers;
  readonly openProjects: ReturnType<typeof makeOpenProjects>;
};

/** Makes the answer of a page that is the same for everyone, at a place in a hub. */
export type Making = (hub: HubRow, make: () => Promise<Response>) => Promise<Response>;

export type Dispatch = {
  /** Answers whoever asks, as whom they are. */
  readonly answer: (incoming: Incoming) => Promise<Response>;
  /**
   * Answers as anybody would be answered who asks for this path: nothing of this one request is seen but its host.
   * The answer comes from `keeping`, which makes it or has it.
   */
  readonly answerEveryone: (incoming: Incoming, path: string, keeping: Making) => Promise<Response>;
  /** Refuses what another site sends, and what comes from an address that the installation does not know as its own. */
  readonly otherOrigin: (incoming: Incoming) => Response;
};

/** Request → visit → answer → response, with every way in which it can go wrong told on a page that helps. */
export function makeDispatch(parts: Parts): Dispatch {
  const { app } = parts;
  const intake = makeIntake(app.config);
  const sameAnswers = makeSameAnswers(app);
  const house = { ...parts, intake, sameAnswers, sessions: makeSessions(app), openProjects: makeOpenProjects(app) };
  return {
    answer: (incoming) => serve(house, incoming),
    answerEveryone: async (incoming, path, keeping) => {
      const served = await parts.gate.pass(() => serveEveryone(house, { incoming, path, keeping }));
      return served ?? busy(house, incoming);
    },
    otherOrigin: (incoming) => strangersProblem(house, incoming, { status: 403, words: otherOriginWords }),
  };
}

type ForEveryone = { readonly incoming: Incoming; readonly path: string; readonly keeping: Making };

/** The visit is made of the path alone, so that no header, cookie or address of one reader gets into another's page. */
async function serveEveryone(house: House, { incoming, path, keeping }: ForEveryone): Promise<Response> {
  const rendering = { assets: house.assets, nonce: "" };
  const visitTo = (hub: HubRow): Visit =>
    strangerVisit(house, { ...incoming, request: new Request(`http://everyone${path}`), socketAddress: "" }, hub);
  try {
    const hub = (await house.hubs.of(hostOf(incoming.request))) ?? nowhere;
    return await keeping(hub, async () => {
      const visit = visitTo(hub);
      const { route } = incoming;
      if (route === null || !house.app.may(visit.actor, route.act, { hubId: hub.id }))
        return errorResponse(visit, { status: 403 }, rendering);
      return respond(visit, await route.run(visit), rendering);
    });
  } catch (fault) {
    return faulted(house.app, fault, { visit: visitTo(nowhere), incoming, rendering });
  }
}

/** Who asks, and may they at all; then what they bring, outside; then the work. */
async function serve(house: House, incoming: Incoming): Promise<Response> {
  const rendering = { assets: house.assets, nonce: incoming.nonce };
  let visit = strangerVisit(house, incoming, nowhere);
  const told = (fault: unknown): Response => faulted(house.app, fault, { visit, incoming, rendering });
  const atTheDoor = async (): Promise<Response | Met> => {
    visit = await understand(house, incoming);
    const { route } = incoming;
    if (route === null || !namesRecords(incoming)) return problem(visit, { status: 404 }, incoming, rendering);
    if (mayNameHat(route, visit)) return { route, isSignedOut: false, work: (now) => inItsHat(route, now) };
    const stopped = await stopAtTheDoor(house, { route, visit, incoming, rendering });
    if (stopped === "signed-out")
      return { route, isSignedOut: true, work: (now) => signedOutResponse(now, route, rendering) };
    if (stopped !== null) return stopped;
    const work: Met["work"] = (now) => inside(house, { route, visit: now, rendering });
    return route.method === "get" ? work(visit) : { route, isSignedOut: false, work };
  };
  const inItsHat = async (route: Route, now: Visit): Promise<Response> => {
    const { visit: worn, cookie } = inFormsHat(now, await now.body());
    const stopped = await stopAtTheDoor(house, { route, visit: worn, incoming, rendering });
    if (stopped === "signed-out") throw new Error("an account with several hats was taken for nobody");
    return putOn(stopped ?? (await inside(house, { route, visit: worn, rendering })), cookie);
  };
  const met = await house.gate.pass(() => atTheDoor().catch(told));
  if (met === null || met instanceof Response) return met ?? busy(house, incoming);
  const working = house.intake.take(visit, { request: incoming.request, route: met.route }, (body) => {
    visit = { ...visit, body: () => Promise.resolve(body) };
    return house.gate.pass(() => met.work(visit).catch(told));
  });
  // Whoever is not signed in may send little: that they are signed out comes before how much it was.
  const unread = (fault: unknown): Response | Promise<Response> =>
    met.isSignedOut && fault instanceof BodyTooLarge ? met.work(visit) : told(fault);
  return (await working.catch(unread)) ?? busy(house, incoming);
}

/** A request that was let in, and what is done with what it brings. */
type Met = {
  readonly route: Route;
  readonly isSignedOut: boolean;
  readonly work: (visit: Visit) => Promise<Response>;
};

type Inside = { readonly route: Route; readonly visit: Visit; readonly rendering: Rendering };

async function inside(house: House, { route, visit, rendering }: Inside): Promise<Response> {
  const answer = await house.sameAnswers.of(visit, route, () => route.run(visit));
  const isProblem = route.door === "api" && answer.kind === "refusal";
  // Whoever has changed a public page, sees it changed with the next request to this process.
  if (route.method === "post" && visit.account !== null) house.hubs.forget(visit.hub.id);
  const response = isProblem ? apiError(visit, answer.refusal) : respond(visit, answer, rendering);
  if (route.method === "post" && changesSession(route)) house.sessions.forget(visit.headers);
  await noteReading(house.readings, { route, visit, answer });
  return response;
}

/** No record is called by signs that cannot be written: the database keeps none of them, the audit trail included. */
const namesRecords = ({ params }: Incoming): boolean =>
  Object.values(params).every((name) => !/[\p{Cc}\p{Cs}]/u.test(name));

/** Acts after which what is remembered of a session is no longer true. */
const changesSession = ({ act }: Route): boolean =>
  act.startsWith("session.") || act === "invitation.accept" || act === "person.register";

async function understand(house: House, incoming: Incoming): Promise<Visit> {
  const { hubs, sessions } = house;
  const hub = (await hubs.of(hostOf(incoming.request))) ?? nowhere;
  const stranger = strangerVisit(house, incoming, hub);
  const account = await sessions.of(hub, incoming.request.headers);
  if (account === null) return stranger;
  const hat = hatWorn(account, incoming.request.headers);
  return { ...stranger, account, actor: actorWearing(hub, account, hat) };
}

function strangerVisit({ app, openProjects }: House, incoming: Incoming, hub: HubRow): Visit {
  const { language, params, request } = incoming;
  const url = new URL(request.url);
  const place = language === "en" ? withoutLanguage(url.pathname) : url.pathname;
  return {
    app,
    hub,
    actor: visitorOf(hub, null),
    account: null,
    language,
    speak: speak(language),
    path: place + url.search,
    query: readable(url.searchParams),
    params,
    headers: request.headers,
    clientAddress: clientAddressOf(incoming, app.config),
    body: () => Promise.resolve({ fields: {}, files: {} }),
    openProjects: () => openProjects(hub),
  };
}

/** The address's query without the sign NUL, which no text in the database can hold. */
const readable = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].map(([name, value]): [string, string] => [name, value.replaceAll("\0", "")]));

/** Shown while no hub could be asked for: the database is gone, or none has been founded yet. */
const nowhere: HubRow = {
  id: zeroHub(),
  name: "",
  contactName: "",
  contactPhone: "",
  isSample: false,
  host: null,
  publicVersion: "",
};
function zeroHub(): HubRow["id"];
function zeroHub(): string {
  return "00000000-0000-0000-0000-000000000000";
}

export const hostOf = (request: Request): string | null =>
  (request.headers.get("host") ?? "").split(":")[0]?.toLowerCase() || null;

const busy = (house: House, incoming: Incoming): Response =>
  strangersProblem(house, incoming, { status: 503, retryAfterSeconds: 5 });

/** Told to whoever it is, without asking the database who. */
const strangersProblem = (house: House, incoming: Incoming, parts: Parameters<typeof errorResponse>[1]): Response =>
  problem(strangerVisit(house, incoming, nowhere), parts, incoming, { assets: house.assets, nonce: incoming.nonce });
