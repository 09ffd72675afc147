import type { Visit } from "#route.ts";
import { grouped } from "#text/numbers.ts";
import { localHref } from "#web/ui/local-href.ts";

/** A figure that opens the list behind it; nothing behind it, no link. */
export const CountLink = ({ visit, count, path }: { visit: Visit; count: number; path: string }) =>
  count === 0 ? <>0</> : <a href={localHref(visit.language, path)}>{grouped(count)}</a>;
