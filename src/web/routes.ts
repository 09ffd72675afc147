import type { Route } from "#route.ts";
import { firmRoutes } from "#web/pages/firms/routes.tsx";
import { frontRoutes } from "#web/pages/home/front.tsx";
import { companyRoutes } from "#web/pages/public/companies.tsx";
import { hatRoutes } from "#web/pages/session/hats.tsx";
import { signInRoutes } from "#web/pages/session/sign-in.tsx";

/** Every page of the product. */
export const pageRoutes: readonly Route[] = [
  ...frontRoutes,
  ...signInRoutes,
  ...hatRoutes,
  ...firmRoutes,
  ...companyRoutes,
];
