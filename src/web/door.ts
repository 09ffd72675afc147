import type { App } from "#app.ts";
import { ruleOf } from "#domain/access/acts.ts";
import { type Route, redirect, type Visit, type VisitAccount } from "#route.ts";
import type { Gate } from "#web/gate.ts";
import { readsPersonalData } from "#web/reading-notes.ts";
import type { Readings } from "#web/readings.ts";
import { apiError, errorResponse, type Rendering, respond } from "#web/respond.tsx";
import { hatWorn, needsSecondFactor } from "#web/session.ts";
import { type Incoming, problem } from "#web/trouble.ts";

type Parts = { readonly app: App; readonly gate: Gate; readonly readings: Readings };
type Knocking = {
  readonly route: Route;
  readonly visit: Visit;
  readonly incoming: Incoming;
  readonly rendering: Rendering;
};

/** Who may not even knock: hats that the act's line does not name, staff without their second factor, rash strangers. */
export async function stopAtTheDoor(parts: Parts, knocking: Knocking): Promise<Response | "signed-out" | null> {
  const { route, visit, incoming, rendering } = knocking;
  const stopped = await notLetIn(parts, knocking);
  // What cannot be recorded may not be read.
  return stopped === null && readsPersonalData(route, visit) && parts.readings.areStuck()
    ? problem(visit, { status: 503, retryAfterSeconds: 5 }, incoming, rendering)
    : stopped;
}

async function notLetIn(parts: Parts, knocking: Knocking): Promise<Response | "signed-out" | null> {
  const { route, visit, rendering } = knocking;
  const { account, actor } = visit;
  const isApi = route.door === "api";
  const led = (to: string): Response => respond(visit, redirect(to), rendering);
  if (actor.hat === "visitor" && route.method === "post") {
    const seconds = await parts.gate.strangerWaits(visit.clientAddress);
    const tooMany = { status: 429, retryAfterSeconds: seconds } as const;
    if (seconds > 0) return isApi ? apiError(visit, tooMany) : errorResponse(visit, tooMany, rendering);
  }
  const { who } = ruleOf(route.act);
  const isForTheHatless = who === "everyone" || who === "signed-in";
  if (account !== null && actor.hat === "visitor" && !isForTheHatless) {
    return isApi ? apiError(visit, { code: "not-allowed" }) : led(whatIsMissing(visit, account));
  }
  // The first page is everyone's; whoever has just signed in is led on to what is still missing.
  if (account !== null && actor.hat === "visitor" && route.path === "/" && account.hats.length > 0)
    return led(whatIsMissing(visit, account));
  if (parts.app.may(actor, route.act, { hubId: actor.hubId })) return null;
  if (account !== null && who === "signed-in") return null;
  if (isApi) return apiError(visit, account === null ? { status: 401 } : { code: "not-allowed" });
  if (account === null && route.method === "get") return led(`/sign-in?next=${encodeURIComponent(visit.path)}`);
  if (account === null) return "signed-out";
  return errorResponse(visit, { status: 403 }, rendering);
}

/** What stands between an account and its hat: choosing one, or the second factor that it waits for. */
const whatIsMissing = (visit: Visit, account: VisitAccount): string =>
  needsSecondFactor(visit.hub, account, hatWorn(account, visit.headers)) ? "/second-factor" : "/hats";
