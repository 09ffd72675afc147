import { randomUUID } from "node:crypto";
import type { App } from "#app.ts";
import { type Route, refusal, type Visit } from "#route.ts";
import { formTooLargeWords, mostInFiles } from "#text/error-pages.ts";
import { type Language, speak } from "#text/speak.ts";
import { BodyLate, BodyTooLarge, BodyUnreadable } from "#web/body.ts";
import { IntakeFull } from "#web/intake.ts";
import { apiError, type ErrorParts, errorResponse, type Rendering, respond } from "#web/respond.tsx";

/** One request as it arrived. */
export type Incoming = {
  readonly route: Route | null;
  readonly language: Language;
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly nonce: string;
  readonly socketAddress: string;
};

type Where = {
  readonly visit: Visit;
  readonly incoming: Incoming;
  readonly rendering: Rendering;
};

/** What went wrong on the way to an answer, told on a page that helps; the log hears of what somebody has to look at. */
export function faulted(app: App, fault: unknown, { visit, incoming, rendering }: Where): Response {
  const ofIntake = intakeProblem(app, fault, incoming);
  if (ofIntake !== null) return problem(visit, ofIntake, incoming, rendering);
  const { db, log } = app;
  if (db.isGone(fault)) {
    log.warn("database-gone", { path: incoming.route?.path ?? "" });
    return problem(visit, { status: 503, retryAfterSeconds: 5 }, incoming, rendering);
  }
  if (db.isKeyReused(fault)) {
    const reused = { code: "key-reused" } as const;
    return incoming.route?.door === "api" ? apiError(visit, reused) : respond(visit, refusal(reused), rendering);
  }
  if (db.isWall(fault)) {
    // The second wall held: nobody got anything, and the first one has a hole that somebody should look at.
    log.error("wall-held", { path: incoming.route?.path ?? "", hat: visit.actor.hat }, fault);
    return problem(visit, { status: 403 }, incoming, rendering);
  }
  const errorId = randomUUID().slice(0, 8);
  log.error(
    "request-failed",
    {
      errorId,
      path: incoming.route?.path ?? "",
      method: incoming.request.method,
    },
    fault,
  );
  return problem(visit, { status: 500, errorId }, incoming, rendering);
}

/** What was wrong with the way a body came in, before anybody worked with it. */
function intakeProblem({ config }: App, fault: unknown, { language, route }: Incoming): ErrorParts | null {
  if (fault instanceof BodyTooLarge)
    return route?.carries === "files"
      ? { status: 413, details: [speak(language)(mostInFiles(config.bodyLimitBytes))] }
      : { status: 413, words: formTooLargeWords };
  if (fault instanceof BodyUnreadable) return { status: 422 };
  if (fault instanceof BodyLate) return { status: 408 };
  if (fault instanceof IntakeFull) return { status: fault.from === "one" ? 429 : 503, retryAfterSeconds: 5 };
  return null;
}

/** A page for people, and for programs a problem as they read it (RFC 9457). */
export function problem(visit: Visit, parts: ErrorParts, incoming: Incoming, rendering: Rendering): Response {
  const isApi = incoming.route?.door === "api" || new URL(incoming.request.url).pathname.startsWith("/api/");
  if (isApi) return apiError(visit, parts);
  // A page can be asked for again as it was; a form is sent again from its own page.
  const again = parts.status === 503 && incoming.request.method === "GET" ? visit.path : undefined;
  return errorResponse(visit, { ...parts, again }, rendering);
}
