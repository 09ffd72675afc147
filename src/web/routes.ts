import type { Route } from "#route.ts";
import { accompanimentRoutes } from "#web/pages/accompaniment/routes.tsx";
import { accountRoutes } from "#web/pages/accounts/routes.tsx";
import { askRoutes } from "#web/pages/asks/routes.tsx";
import { duplicateRoutes } from "#web/pages/duplicates/routes.ts";
import { engagementRoutes } from "#web/pages/engagements/routes.tsx";
import { exportRoutes } from "#web/pages/exports/routes.ts";
import { firmRoutes } from "#web/pages/firms/routes.tsx";
import { handRoutes } from "#web/pages/hands/routes.tsx";
import { frontRoutes } from "#web/pages/home/front.tsx";
import { importRoutes } from "#web/pages/imports/routes.ts";
import { joinRoutes } from "#web/pages/join/routes.tsx";
import { mailRoutes } from "#web/pages/mail/routes.tsx";
import { meRoutes } from "#web/pages/me/routes.ts";
import { dialogueRoutes } from "#web/pages/needs/routes.tsx";
import { reviewRoutes } from "#web/pages/needs/routes-reviews.tsx";
import { peopleRoutes } from "#web/pages/people/routes.tsx";
import { planRoutes } from "#web/pages/plans/routes.tsx";
import { projectRoutes } from "#web/pages/projects/routes.tsx";
import { proposalRoutes } from "#web/pages/proposals/routes.tsx";
import { bankRoutes } from "#web/pages/public/bank.tsx";
import { companyRoutes } from "#web/pages/public/companies.tsx";
import { machineRoutes } from "#web/pages/public/for-machines.ts";
import { referralRoutes } from "#web/pages/referrals/routes.ts";
import { sampleRoutes } from "#web/pages/sample/remove.tsx";
import { hatRoutes } from "#web/pages/session/hats.tsx";
import { invitationRoutes } from "#web/pages/session/invitation.tsx";
import { newPasswordRoutes } from "#web/pages/session/new-password.tsx";
import { passwordRoutes } from "#web/pages/session/password.tsx";
import { secondFactorRoutes } from "#web/pages/session/second-factor.tsx";
import { signInRoutes } from "#web/pages/session/sign-in.tsx";
import { standingRoutes } from "#web/pages/standings/routes.tsx";
import { meetingRoutes } from "#web/pages/weeks/meetings.tsx";
import { weekFileRoutes } from "#web/pages/weeks/print.tsx";
import { weekRoutes } from "#web/pages/weeks/routes.tsx";

/** Every page of the product. */
export const pageRoutes: readonly Route[] = [
  ...frontRoutes,
  ...signInRoutes,
  ...hatRoutes,
  ...invitationRoutes,
  ...secondFactorRoutes,
  ...passwordRoutes,
  ...newPasswordRoutes,
  ...accountRoutes,
  ...exportRoutes,
  ...firmRoutes,
  ...duplicateRoutes,
  ...importRoutes,
  ...engagementRoutes,
  ...weekRoutes,
  ...weekFileRoutes,
  ...meetingRoutes,
  ...dialogueRoutes,
  ...reviewRoutes,
  ...accompanimentRoutes,
  ...planRoutes,
  ...joinRoutes,
  ...meRoutes,
  ...handRoutes,
  ...askRoutes,
  ...proposalRoutes,
  ...peopleRoutes,
  ...projectRoutes,
  ...standingRoutes,
  ...referralRoutes,
  ...companyRoutes,
  ...bankRoutes,
  ...machineRoutes,
  ...mailRoutes,
  ...sampleRoutes,
];
