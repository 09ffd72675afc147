import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { HubRow } from "#app.ts";
import type { Route } from "#route.ts";
import type { Language } from "#text/speak.ts";
import { type Dispatch, hostOf } from "#web/dispatch.ts";
import type { KnownHubs } from "#web/known-hubs.ts";
import { makePageMemory, type PageMemory } from "#web/page-memory.ts";
import { namesSession } from "#web/session.ts";

type Parts = {
  readonly dispatch: Dispatch;
  readonly hubs: KnownHubs;
  /** Sets the security headers of a page without any script. */
  readonly headers: MiddlewareHandler;
  readonly limits?: MemoryLimits | undefined;
};

/** Bytes that each process keeps. Searches and numbers that nobody has cannot push the pages themselves out. */
export type MemoryLimits = { readonly pages: number; readonly searches: number; readonly missing: number };
const usualLimits: MemoryLimits = { pages: 48_000_000, searches: 16_000_000, missing: 1_000_000 };

/** One answer as bytes, as it was at one version of the hub's public pages. */
type ReadyPage = {
  readonly version: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: Bytes;
  /** The same, packed; made when the page is asked for a second time. */
  readonly packed: { readonly br: Bytes; readonly gzip: Bytes } | null;
};
type Bytes = Uint8Array<ArrayBuffer>;
type PagesOf = (route: Route, language: Language) => MiddlewareHandler;

/**
 * Answers the routes that are the same for everyone from memory, before sessions, nonces and room are thought of. What
 * is not there is made once for all who ask at that moment, behind the same gate as every other page. Whoever brings a
 * session's cookie goes on to the ordinary way.
 */
export function makePublicPages({ dispatch, hubs, headers, limits = usualLimits }: Parts): PagesOf {
  const shelves = {
    pages: makePageMemory(limits.pages, sizeOf),
    searches: makePageMemory(limits.searches, sizeOf),
    missing: makePageMemory(limits.missing, sizeOf),
  };
  const making = new Map<string, Promise<ReadyPage>>();
  const security = once(() => headersSetBy(headers));

  const shelfOf = (key: string, { status }: { readonly status: number }): PageMemory<ReadyPage> =>
    status !== 200 ? shelves.missing : key.includes("?") ? shelves.searches : shelves.pages;
  const found = (key: string, hub: HubRow): ReadyPage | null => {
    const page = shelfOf(key, { status: 200 }).get(key);
    if (page?.version === hub.publicVersion) return page;
    const missing = shelves.missing.get(key);
    return missing?.version === hub.publicVersion ? missing : null;
  };
  const keep = (key: string, page: ReadyPage): ReadyPage => {
    if (page.status === 200 || page.status === 404) shelfOf(key, page).put(key, page);
    return page;
  };
  /** One making for all who ask for the same page at the same version. */
  const made = (key: string, hub: HubRow, make: () => Promise<Response>): Promise<ReadyPage> => {
    const name = `${hub.publicVersion} ${key}`;
    const begun = making.get(name);
    if (begun !== undefined) return begun;
    const begins = make()
      .then(async (response) => keep(key, await readyPage(response, hub.publicVersion, await security())))
      .finally(() => making.delete(name));
    making.set(name, begins);
    return begins;
  };

  const packing = new Set<string>();
  /** A page asked for again is worth packing; what has been made anew meanwhile stays. */
  const packLater = (key: string, page: ReadyPage): void => {
    if (packing.has(key)) return;
    packing.add(key);
    const shelf = shelfOf(key, page);
    void pack(page)
      .then((packed) => {
        if (shelf.get(key) === page) shelf.put(key, packed);
      })
      // Without it the page is sent as it is.
      .catch(() => {})
      .finally(() => packing.delete(key));
  };

  return (route, language) => async (c, next) => {
    const request = c.req.raw;
    const path = namesSession(request.headers) ? null : pathOf(route, c);
    if (path === null) return next();
    const known = hubs.now(hostOf(request));
    const key = (hub: HubRow): string => `${hub.id} ${language} ${path}`;
    const ready = known === null ? null : found(key(known), known);
    if (known !== null && ready !== null) {
      if (ready.packed === null) packLater(key(known), ready);
      return answerOf(ready, request);
    }
    const incoming = { route, language, request, params: c.req.param(), nonce: "", socketAddress: "" };
    const response = await dispatch.answerEveryone(incoming, path, async (hub, make) =>
      answerOf(found(key(hub), hub) ?? (await made(key(hub), hub, make)), request),
    );
    // A fault's page is made on the spot and has not been dressed yet.
    for (const [name, value] of Object.entries(await security())) response.headers.set(name, value);
    return response;
  };
}

const sizeOf = ({ body, packed }: ReadyPage): number =>
  body.length + (packed === null ? 0 : packed.br.length + packed.gzip.length);

/**
 * The path with the parts of its query that the page reads, in one order and without those that are empty; null when
 * the address needs the ordinary way: a number that is none, or a message to show once.
 */
function pathOf(route: Route, c: Context): string | null {
  const number = c.req.param("number");
  if (number !== undefined && !/^[1-9]\d{0,8}$/.test(number)) return null;
  const place = number === undefined ? route.path : route.path.replace(":number", number);
  if (!c.req.raw.url.includes("?")) return place;
  if (c.req.query("done") !== undefined) return null;
  const given = new URLSearchParams();
  for (const name of route.everyone?.query ?? []) {
    const value = (c.req.query(name) ?? "").slice(0, 100).trim();
    if (value !== "") given.set(name, value);
  }
  return given.size === 0 ? place : `${place}?${given}`;
}

async function readyPage(
  response: Response,
  version: string,
  security: Readonly<Record<string, string>>,
): Promise<ReadyPage> {
  if (response.headers.has("set-cookie")) throw new Error("a page for everyone sets a cookie");
  const body = new Uint8Array(await response.arrayBuffer());
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const own = Object.fromEntries(response.headers);
  // Kept by browsers and proxies, and asked about each time: a name that is taken back is gone everywhere at once.
  const kept = { "cache-control": "public, no-cache", etag, vary: "cookie, accept-encoding" };
  const headers = { ...own, ...security, ...(response.status === 200 ? kept : {}) };
  return { version, status: response.status, headers, etag, body, packed: null };
}

function answerOf(page: ReadyPage, request: Request): Response {
  const { body, etag, headers, packed, status } = page;
  const seen = request.headers.get("if-none-match");
  if (status === 200 && seen !== null && isAmong(etag, seen)) return new Response(null, { status: 304, headers });
  const packing = packed === null ? null : packingFor(request.headers.get("accept-encoding") ?? "");
  if (packed === null || packing === null)
    return new Response(body, { status, headers: { ...headers, "content-length": String(body.length) } });
  const bytes = packed[packing];
  const how = { "content-encoding": packing, "content-length": String(bytes.length) };
  return new Response(bytes, { status, headers: { ...headers, ...how } });
}

/** Whether the browser's list of tags (RFC 9110, 13.1.2) names this one; weak tags are compared without their mark. */
const isAmong = (etag: string, seen: string): boolean =>
  seen === "*" || seen.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag.slice(2));

/** The better packing of those that the reader takes; one with the weight 0 is refused (RFC 9110, 12.5.3). */
function packingFor(accepted: string): "br" | "gzip" | null {
  const takes = (name: string): boolean =>
    accepted.split(",").some((part) => {
      const [packing = "", weight = ""] = part.split(";").map((each) => each.trim().toLowerCase());
      return packing === name && !/^q=0(\.0*)?$/.test(weight);
    });
  return takes("br") ? "br" : takes("gzip") ? "gzip" : null;
}

const packedBy = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Packs a page off the main thread. Nothing secret stands in it, so its length tells nothing. */
async function pack(page: ReadyPage): Promise<ReadyPage> {
  const [br, zipped] = await Promise.all([
    packedBy.br(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    packedBy.gzip(page.body),
  ]);
  return { ...page, packed: { br: new Uint8Array(br), gzip: new Uint8Array(zipped) } };
}

/** The headers that a middleware sets on an empty answer. */
async function headersSetBy(headers: MiddlewareHandler): Promise<Readonly<Record<string, string>>> {
  const answer = await new Hono().get("/", headers, (c) => c.body(null)).request("/");
  return Object.fromEntries(answer.headers);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | null = null;
  return () => {
    value ??= make();
    return value;
  };
}
