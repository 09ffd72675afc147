import { STATUS_CODES } from "node:http";
import type { ComponentChildren } from "preact";
import type { Refusal } from "#domain/refusals.ts";
import type { Answer, PageAnswer, Visit } from "#route.ts";
import { doneWords, isDoneCode } from "#text/done.ts";
import {
  type ErrorPageWords,
  errorPageWords,
  linkSpentLinks,
  linkSpentWords,
  noRoomPage,
  planRefusedWords,
  reviewNeededLink,
  reviewNeededWords,
  wrongStateWords,
} from "#text/error-pages.ts";
import { faultSentence, refusalSentence } from "#text/faults.ts";
import { hatAt } from "#text/hats.ts";
import { planPageWords } from "#text/plan-pages.ts";
import { noStandingPage, standingWords } from "#text/standings.ts";
import type { Assets } from "#web/assets.ts";
import { audienceOf, navOf } from "#web/nav.ts";
import type { ErrorLink, ErrorStatus } from "#web/ui/error-page.tsx";
import { errorPage } from "#web/ui/error-page.tsx";
import { type Contact, type Frame, renderPage } from "#web/ui/layout.tsx";
import { localHref } from "#web/ui/local-href.ts";

/** Everything that turns an answer into bytes. */
export type Rendering = { readonly assets: Assets; readonly nonce: string };

/** A refusal's status, as people and programs read it. */
export const statusOf = (refusal: Refusal): 403 | 404 | 409 | 422 | 429 => {
  switch (refusal.code) {
    case "not-found":
      return 404;
    case "not-allowed":
      return 403;
    case "stale":
    case "wrong-state":
    case "no-standing":
    case "above-capacity":
    case "held-by-proposals":
    case "held-elsewhere":
    case "outdated":
    case "impossible-week":
    case "nothing-to-plan":
    case "too-much-to-plan":
    case "review-needed":
      return 409;
    case "too-many-tries":
      return 429;
    case "invalid":
    case "link-spent":
    case "key-reused":
    case "wrong-credentials":
      return 422;
  }
};

/** An answer as an HTTP response. */
export function respond(visit: Visit, answer: Answer, rendering: Rendering): Response {
  switch (answer.kind) {
    case "page":
      return htmlResponse(renderAnswer(visit, answer, rendering), answer.status ?? 200, answer.cookies);
    case "redirect":
      return withCookies(
        new Response(null, {
          status: 303,
          headers: { location: localHref(visit.language, answer.to) },
        }),
        answer.cookies,
      );
    case "file":
      return fileResponse(answer);
    case "stream":
      return streamResponse(answer);
    case "json":
      return Response.json(answer.value, {
        status: answer.status ?? 200,
        headers: { "cache-control": "no-store" },
      });
    case "refusal":
      return refusalResponse(visit, answer.refusal, rendering);
  }
}

function refusalResponse(visit: Visit, refusal: Refusal, rendering: Rendering): Response {
  const status = statusOf(refusal);
  const seconds = refusal.code === "too-many-tries" ? refusal.seconds : undefined;
  const details = detailsOf(refusal).map(visit.speak);
  const parts = { ...ownPage(visit, refusal), status, details, retryAfterSeconds: seconds };
  const response = errorResponse(visit, parts, rendering);
  if (seconds !== undefined) response.headers.set("retry-after", String(seconds));
  return response;
}

/** Words and ways on of a refusal of which its status alone would say something else. */
function ownPage({ language, speak }: Visit, refusal: Refusal): Pick<ErrorParts, "words" | "links"> {
  if (refusal.code === "wrong-state") return { words: wrongStateWords };
  if (refusal.code === "above-capacity" || refusal.code === "held-by-proposals") return { words: noRoomPage };
  if (refusal.code === "no-standing")
    return {
      words: noStandingPage,
      links: [{ href: localHref(language, "/standings"), label: speak(standingWords.list) }],
    };
  if (isOfPlan(refusal))
    return {
      words: planRefusedWords,
      links: [{ href: localHref(language, "/plans"), label: speak(planPageWords.list) }],
    };
  if (refusal.code === "review-needed")
    return {
      words: reviewNeededWords,
      links: [
        { href: localHref(language, `/projects/${refusal.project}/inside-review`), label: speak(reviewNeededLink) },
      ],
    };
  if (refusal.code !== "link-spent") return {};
  const links = [
    { href: localHref(language, "/sign-in"), label: speak(linkSpentLinks.signIn) },
    { href: localHref(language, "/sign-in#link-email"), label: speak(linkSpentLinks.newLink) },
  ];
  return { words: linkSpentWords, links };
}

const isOfPlan = ({ code }: Refusal): boolean =>
  code === "outdated" || code === "nothing-to-plan" || code === "too-much-to-plan";

function detailsOf(refusal: Refusal) {
  if (refusal.code === "invalid")
    return refusal.faults.map((fault) => faultSentence(fault, { ja: fault.field, en: fault.field }));
  // Their pages say it already.
  if (["not-found", "not-allowed", "stale", "wrong-state", "link-spent", "review-needed"].includes(refusal.code))
    return [];
  return [refusalSentence(refusal)];
}

export type ErrorParts = {
  readonly status: ErrorStatus;
  readonly words?: ErrorPageWords | undefined;
  /** Buttons of its own, in place of the one to the first page. */
  readonly links?: readonly ErrorLink[] | undefined;
  readonly errorId?: string | undefined;
  readonly details?: readonly string[] | undefined;
  /** The page to open again, without its language, where trying again is what helps. */
  readonly again?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** What stands in place of the sentence and the buttons that lead on, with the islands it needs. */
  readonly waysOn?: ComponentChildren;
  readonly islands?: readonly string[] | undefined;
};

/** A page that says what happened, what to do and whom to ask. */
export function errorResponse(visit: Visit, parts: ErrorParts, rendering: Rendering): Response {
  const { title, body } = errorPage({
    ...parts,
    speak: visit.speak,
    backHref: localHref(visit.language, parts.again ?? "/"),
    contact: contactOf(visit),
  });
  const html = renderPage({ ...frameOf(visit, { title }, rendering), islands: parts.islands }, body);
  const response = htmlResponse(html, parts.status);
  if (parts.retryAfterSeconds !== undefined) response.headers.set("retry-after", String(parts.retryAfterSeconds));
  return response;
}

function renderAnswer(visit: Visit, answer: PageAnswer, rendering: Rendering): string {
  const done = visit.query.get("done");
  const flash = isDoneCode(done) ? { kind: "done" as const, text: visit.speak(doneWords[done]) } : undefined;
  const { title, islands, refreshSeconds, isPublic, structured } = answer;
  const frame = frameOf(visit, { title }, rendering);
  return renderPage(
    {
      ...frame,
      contact: answer.contact ?? frame.contact,
      flash,
      islands,
      refreshSeconds,
      isPublic,
      structured,
    },
    answer.body,
  );
}

function frameOf(visit: Visit, { title }: { title: string }, { assets, nonce }: Rendering): Frame {
  const { account, actor, hub, language, speak } = visit;
  const worn = account?.hats.find((hat) => hat.id === actor.hatId);
  return {
    language,
    path: pathWithoutDone(visit.path),
    title,
    assets,
    nonce,
    audience: audienceOf(visit),
    hubName: hub.name,
    nav: navOf(visit),
    contact: contactOf(visit),
    signInHref: localHref(language, "/sign-in"),
    who:
      account === null
        ? undefined
        : {
            name: account.name,
            hatName: worn === undefined ? "" : speak(hatAt(worn.kind, worn.at)),
            switchHref: localHref(language, "/hats"),
            signOutAction: localHref(language, "/sign-out"),
            key: account.id.slice(-12),
            hat: account.hats.length > 1 ? worn?.id : undefined,
          },
  };
}

/** The page as it is, without its last message. */
export function pathWithoutDone(path: string): string {
  const [place = "/", query] = path.split("?");
  const rest = new URLSearchParams(query);
  rest.delete("done");
  return rest.size === 0 ? place : `${place}?${rest}`;
}

/** The named person of the hub, for those who do not work there. */
function contactOf(visit: Visit): Contact | undefined {
  const { actor, hub, speak } = visit;
  // Towns and intermediaries work at a desk of their own, and call the hub as everybody else does.
  const isOutside = actor.hat === "town-staff" || actor.hat === "intermediary";
  if (audienceOf(visit) === "staff" && !isOutside) return undefined;
  if (hub.contactName === "" && hub.contactPhone === "") return undefined;
  const telephone = hub.contactPhone === "" ? undefined : hub.contactPhone;
  return {
    name: hub.contactName,
    role: speak({ ja: hub.name, en: hub.name }),
    telephone,
  };
}

function htmlResponse(html: string, status: number, cookies?: readonly string[]): Response {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
  };
  return withCookies(new Response(html, { status, headers }), cookies);
}

function fileResponse({ name, mediaType, bytes, show, policy, encoding }: Extract<Answer, { kind: "file" }>): Response {
  const disposition = `${show === true ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-disposition": disposition,
      "cache-control": "no-store",
      ...(encoding === undefined ? {} : { "content-encoding": encoding }),
      ...(policy === undefined ? {} : { "content-security-policy": policy }),
    },
  });
}

/** Made as fast as it is taken: a reader who is slow, or gone, holds nothing back and nothing open. */
function streamResponse({ name, mediaType, chunks }: Extract<Answer, { kind: "stream" }>): Response {
  const parts = chunks[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await parts.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await parts.return?.();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    },
  });
}

function withCookies(response: Response, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/** A refusal or a fault as the API tells it: a code and figures for programs, a sentence for people (RFC 9457). */
export function apiError(
  visit: Visit,
  what: Refusal | (Omit<ErrorParts, "status"> & { readonly status: ErrorStatus | 401 }),
): Response {
  const isRefusal = "code" in what;
  const status = isRefusal ? statusOf(what) : what.status;
  const title = STATUS_CODES[status] ?? String(status);
  const body = isRefusal
    ? {
        type: "about:blank",
        title,
        status,
        ...what,
        detail: visit.speak(refusalSentence(what)),
        ...faultsOf(visit, what),
      }
    : {
        type: "about:blank",
        title,
        status,
        code: `http-${status}`,
        detail: what.status === 401 ? undefined : visit.speak((what.words ?? errorPageWords[what.status]).what),
        errorId: what.errorId,
      };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });
  const seconds = isRefusal ? (what.code === "too-many-tries" ? what.seconds : undefined) : what.retryAfterSeconds;
  if (seconds !== undefined) headers.set("retry-after", String(seconds));
  return new Response(JSON.stringify(body), { status, headers });
}

function faultsOf(visit: Visit, refusal: Refusal) {
  if (refusal.code !== "invalid") return {};
  return {
    faults: refusal.faults.map((fault) => ({
      field: fault.field,
      code: fault.code,
      detail: visit.speak(faultSentence(fault, { ja: fault.field, en: fault.field })),
    })),
  };
}
