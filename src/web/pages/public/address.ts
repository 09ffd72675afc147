import type { Visit } from "#route.ts";
import { localHref } from "#web/ui/local-href.ts";

/** The complete address of a public page, as search engines need it: by the hub's own host name, never by the request's. */
export function publicAddress(
  { app, hub }: Pick<Visit, "app" | "hub">,
  language: Visit["language"],
  path: string,
): string {
  const url = new URL(app.config.publicUrl);
  if (hub.host !== null) url.hostname = hub.host;
  return url.origin + localHref(language, path);
}
