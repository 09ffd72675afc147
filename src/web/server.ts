import path from "node:path";
import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { NONCE, type SecureHeadersVariables, secureHeaders } from "hono/secure-headers";
import type { App } from "#app.ts";
import type { Route } from "#route.ts";
import type { Assets } from "#web/assets.ts";
import { makeDispatch } from "#web/dispatch.ts";
import { makeGate } from "#web/gate.ts";

type Env = { Variables: SecureHeadersVariables };

/** What the web server is made of. */
export type WebParts = {
  readonly app: App;
  readonly assets: Assets;
  readonly routes: readonly Route[];
};

/** The web server: one list of declared routes, each in both languages, behind the same checks. */
export function makeWeb({ app, assets, routes }: WebParts): Hono<Env> {
  const web = new Hono<Env>();
  const gate = makeGate(app.config);
  web.get("/health", (c) => c.json({ status: "alive" }));
  web.get("/ready", async (c) => {
    const ready = await app.db.answers();
    return ready ? c.json({ status: "serving" }) : c.json({ status: "waiting for the database" }, 503);
  });
  web.use("/assets/*", serveAssets(assets));
  web.use(headersOf(app.config.publicUrl));
  web.use(
    csrf({
      origin: (origin, c) => isOwnOrigin(origin, c, app.config.publicUrl),
    }),
  );
  web.get("/favicon.ico", (c) => c.body(null, 204));

  const dispatch = makeDispatch({ app, assets, gate });
  const answer = (route: Route | null, language: "ja" | "en") => (c: Context<Env>) =>
    dispatch({
      route,
      language,
      request: c.req.raw,
      params: c.req.param(),
      nonce: c.get("secureHeadersNonce") ?? "",
      socketAddress: socketAddressOf(c),
    });
  for (const route of routes) {
    web.on(route.method, route.path, answer(route, "ja"));
    if (route.door === "page") web.on(route.method, `/en${route.path === "/" ? "" : route.path}`, answer(route, "en"));
  }
  web.all("/en/*", answer(null, "en"));
  web.all("*", answer(null, "ja"));
  return web;
}

/** Built files carry a hash in their name and are kept for ever. */
const serveAssets = (assets: Assets) =>
  serveStatic({
    root: path.relative(process.cwd(), assets.folder) || ".",
    onFound: (_file, c) => {
      c.header("cache-control", "public, max-age=31536000, immutable");
    },
  });

/** The referrer policy matters: with the stricter default, browsers send `Origin: null` with plain forms. */
const headersOf = (publicUrl: string) =>
  secureHeaders({
    referrerPolicy: "strict-origin-when-cross-origin",
    strictTransportSecurity: publicUrl.startsWith("https://") ? "max-age=31536000" : false,
    xFrameOptions: "DENY",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [NONCE, "'strict-dynamic'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });

/** A form may come from the address people type, or from the host that this very request names. */
function isOwnOrigin(origin: string, c: Context, publicUrl: string): boolean {
  if (origin === new URL(publicUrl).origin) return true;
  const host = c.req.header("host");
  return host !== undefined && origin === `${new URL(publicUrl).protocol}//${host}`;
}

function socketAddressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "";
  } catch {
    // Requests made inside a test have no socket.
    return "";
  }
}
