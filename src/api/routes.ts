import type { Route } from "#route.ts";

/** Every operation of the API. */
export const apiRoutes: readonly Route[] = [];
