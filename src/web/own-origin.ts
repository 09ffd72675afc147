import type { Context, MiddlewareHandler } from "hono";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import type { SecureHeadersVariables } from "hono/secure-headers";
import type { App } from "#app.ts";

/** What is known of a request on its way through the server's checks. */
export type Env = { readonly Variables: SecureHeadersVariables };
type Asked = Context<Env, string>;

/**
 * Whatever writes and names another origin is refused, whatever it carries, with the page of `refused`. The check of forms
 * (`csrf`) lets JSON pass, since browsers ask first before they send it to another site; we do not rely on that.
 */
export function ownOriginOnly({ config, log }: App, refused: (c: Asked) => Response): MiddlewareHandler<Env> {
  const isOwn = (origin: string, c: Pick<Context, "req">): boolean => isOwnOrigin(origin, c, config.publicUrl);
  const checkForms = csrf({ origin: isOwn });
  let isTold = false;
  return async (c, next) => {
    const origin = c.req.header("origin");
    const isReading = ["GET", "HEAD", "OPTIONS"].includes(c.req.method);
    const isOther = !isReading && origin !== undefined && !isOwn(origin, c);
    if (!isOther && (await passes(checkForms, c))) return next();
    if (!isTold && origin !== undefined && isSameHost(origin, c)) {
      // Every form is refused until this is mended, so it is worth one line, and only one.
      isTold = true;
      log.warn("other-origin", { setting: "BANSO_URL", is: config.publicUrl, formsComeFrom: origin });
    }
    if (!c.req.path.startsWith("/api/")) return refused(c);
    const problem = { type: "about:blank", title: "Forbidden", status: 403, code: "other-origin" };
    return c.json(problem, 403, { "content-type": "application/problem+json" });
  };
}

async function passes(check: MiddlewareHandler, c: Asked): Promise<boolean> {
  try {
    await check(c, () => Promise.resolve());
    return true;
  } catch (fault) {
    if (fault instanceof HTTPException) return false;
    throw fault;
  }
}

/** A form may come from the address people type, or from the host that this very request names. */
function isOwnOrigin(origin: string, c: Pick<Context, "req">, publicUrl: string): boolean {
  if (origin === new URL(publicUrl).origin) return true;
  const host = c.req.header("host");
  return host !== undefined && origin === `${new URL(publicUrl).protocol}//${host}`;
}

/** The page is our own after all, under another scheme: the installation does not know its address. */
const isSameHost = (origin: string, c: Pick<Context, "req">): boolean =>
  URL.canParse(origin) && new URL(origin).host === c.req.header("host");
