import type { Route } from "#route.ts";
import { ownConsentRoutes } from "#web/pages/me/consents.tsx";
import { disclosureRoutes } from "#web/pages/me/disclosures.tsx";
import { ownHandRoutes } from "#web/pages/me/hands.tsx";
import { profileRoutes } from "#web/pages/me/profile.tsx";

/** A person's own pages below their record: profile, consents, hands. */
export const meRoutes: readonly Route[] = [
  ...profileRoutes,
  ...ownConsentRoutes,
  ...disclosureRoutes,
  ...ownHandRoutes,
];
