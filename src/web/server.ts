import path from "node:path";
import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { App } from "#app.ts";
import type { Route } from "#route.ts";
import type { Assets } from "#web/assets.ts";
import { makeDispatch } from "#web/dispatch.ts";
import { makeGate } from "#web/gate.ts";
import { makeHubs } from "#web/known-hubs.ts";
import { type Env, ownOriginOnly } from "#web/own-origin.ts";
import { type MemoryLimits, makePublicPages } from "#web/public-pages.ts";
import { makeReadings, type Readings } from "#web/readings.ts";
import type { Incoming } from "#web/trouble.ts";

/** What the web server is made of. */
export type WebParts = {
  readonly app: App;
  readonly assets: Assets;
  readonly routes: readonly Route[];
  /** Readings of personal data; whoever hands them in can flush them before the end. */
  readonly readings?: Readings;
  /** How much of the public pages is kept ready; what is usual when left out. */
  readonly memory?: MemoryLimits;
};

/** The web server: one list of declared routes, each in both languages, behind the same checks. */
export function makeWeb({ app, assets, routes, readings = makeReadings(app), memory }: WebParts): Hono<Env> {
  const web = new Hono<Env>();
  const gate = makeGate(app.config);
  web.get("/health", (c) => c.json({ status: "alive" }));
  web.get("/ready", async (c) => {
    const ready = await app.db.answers();
    return ready ? c.json({ status: "serving" }) : c.json({ status: "waiting for the database" }, 503);
  });
  const hubs = makeHubs(app);
  const dispatch = makeDispatch({ app, assets, gate, hubs, readings });
  // First of all: what is ready in memory needs neither a session nor a nonce.
  const publicPages = makePublicPages({ dispatch, hubs, headers: headersOf(app.config.publicUrl, []), limits: memory });
  for (const route of routes.filter(({ everyone }) => everyone !== undefined)) {
    web.get(route.path, publicPages(route, "ja"));
    web.get(englishPath(route), publicPages(route, "en"));
  }

  web.use(headersOf(app.config.publicUrl, [NONCE, "'strict-dynamic'"]));
  web.use("/assets/*", serveAssets(assets));
  web.use(ownOriginOnly(app, (c) => dispatch.otherOrigin(incomingOf(c, null, isEnglish(c) ? "en" : "ja"))));
  web.get("/favicon.ico", (c) => c.body(null, 204));

  const answer = (route: Route | null, language: "ja" | "en") => (c: Context<Env>) =>
    dispatch.answer(incomingOf(c, route, language));
  for (const route of routes) {
    // A program says its language in a header; people say it in the address.
    const api = (c: Context<Env>) => answer(route, /^en/i.test(c.req.header("accept-language") ?? "") ? "en" : "ja")(c);
    web.on(route.method, route.path, route.door === "api" ? api : answer(route, "ja"));
    if (route.door === "page") web.on(route.method, englishPath(route), answer(route, "en"));
  }
  web.get("*", async (c, next) => {
    const place = withoutLastSlash(new URL(c.req.url));
    return place === null ? next() : c.redirect(place, 301);
  });
  web.all("/en/*", answer(null, "en"));
  web.all("*", answer(null, "ja"));
  return web;
}

const incomingOf = (c: Context<Env>, route: Route | null, language: "ja" | "en"): Incoming => ({
  route,
  language,
  request: c.req.raw,
  params: c.req.param(),
  nonce: c.get("secureHeadersNonce") ?? "",
  socketAddress: socketAddressOf(c),
});

const isEnglish = (c: Context<Env>): boolean => /^\/en(\/|$)/.test(c.req.path);

const englishPath = ({ path: place }: Route): string => `/en${place === "/" ? "" : place}`;

/** People type a slash at the end. Two at the beginning would lead to another site. */
const withoutLastSlash = ({ pathname, search }: URL): string | null =>
  /^\/[^/]+(\/[^/]+)*\/+$/.test(pathname) ? pathname.replace(/\/+$/, "") + search : null;

/** Built files carry a hash in their name and are kept for ever. */
const serveAssets = (assets: Assets) =>
  serveStatic({
    root: path.relative(process.cwd(), assets.folder) || ".",
    onFound: (_file, c) => {
      c.header("cache-control", "public, max-age=31536000, immutable");
    },
  });

type Policy = NonNullable<NonNullable<Parameters<typeof secureHeaders>[0]>["contentSecurityPolicy"]>;

/** Security headers, with the sources of scripts that a page may have. The referrer policy matters: with the stricter default, browsers send `Origin: null` with plain forms. */
const headersOf = (publicUrl: string, scripts: NonNullable<Policy["scriptSrc"]>): MiddlewareHandler => {
  const usual = secureHeaders({
    referrerPolicy: "strict-origin-when-cross-origin",
    strictTransportSecurity: publicUrl.startsWith("https://") ? "max-age=31536000" : false,
    xFrameOptions: "DENY",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: scripts.length === 0 ? ["'none'"] : scripts,
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
  // An answer may bring a content security policy of its own: a report that carries its style.
  return async (c, next) => {
    let own: string | null = null;
    await usual(c, async () => {
      await next();
      own = c.res.headers.get("content-security-policy");
    });
    if (own !== null) c.res.headers.set("content-security-policy", own);
  };
};

function socketAddressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "";
  } catch {
    // Requests made inside a test have no socket.
    return "";
  }
}
