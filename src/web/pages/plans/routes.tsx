import { z } from "zod";
import { permit } from "#domain/access/may.ts";
import { cancelPlan } from "#domain/plans/cancel-plan.ts";
import { planTermsInput, scenarioInput } from "#domain/plans/input.ts";
import { publishPlan, withdrawPlan } from "#domain/plans/publish-plan.ts";
import { type PlanFileKind, type PlanSourceKind, planFileKinds, planSourceKinds } from "#domain/plans/terms.ts";
import { planFile } from "#domain/plans/views.ts";
import { type Answer, type Route, refusal, type Visit } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { planBoard } from "#web/pages/plans/board.tsx";
import { comparePlans } from "#web/pages/plans/compare.tsx";
import { followPlan } from "#web/pages/plans/follow.ts";
import { listPlans } from "#web/pages/plans/list.tsx";
import { planPdf } from "#web/pages/plans/print.ts";
import { askForRegion, regionAgain, regionPage } from "#web/pages/plans/region.tsx";
import { rehearseRoutes } from "#web/pages/plans/rehearse-routes.ts";
import { askForScenario, scenarioAgain, scenarioPage } from "#web/pages/plans/scenario.tsx";
import { sendConditions } from "#web/pages/plans/send-conditions.ts";
import { showPlan } from "#web/pages/plans/show.tsx";
import { newPlanPage, uploadPlan } from "#web/pages/plans/upload.tsx";

/** The pages of plans: list, asking for one, following it, stopping it, its page and its files. */
export const planRoutes: readonly Route[] = [
  { method: "get", path: "/plans", act: "plan.list", door: "page", run: listPlans },
  { method: "get", path: "/plans/new", act: "plan.request", door: "page", run: newPlanPage },
  { method: "post", path: "/plans", act: "plan.request", door: "page", carries: "files", run: uploadPlan },
  { method: "get", path: "/plans/region", act: "plan.request", door: "page", run: regionPage },
  formPost({
    path: "/plans/region",
    act: "plan.request",
    input: planTermsInput,
    run: askForRegion,
    done: ({ number }) => ({ to: `/plans/${number}`, code: "plan-requested" }),
    again: regionAgain,
  }),
  // Figures alone: nobody is named.
  { method: "get", path: "/plans/compare", act: "plan.follow", door: "page", run: comparePlans },
  { method: "get", path: "/plans/:number/board", act: "plan.show", door: "page", run: planBoard },
  { method: "get", path: "/plans/:number", act: "plan.show", door: "page", run: showPlan },
  { method: "get", path: "/plans/:number/scenario", act: "plan.request", door: "page", run: scenarioPage },
  formPost({
    path: "/plans/:number/scenario",
    act: "plan.request",
    input: scenarioInput,
    run: askForScenario,
    done: ({ number }) => ({ to: `/plans/${number}`, code: "plan-requested" }),
    again: scenarioAgain,
    carries: "lists",
  }),
  ...rehearseRoutes,
  { method: "get", path: "/plans/:number/conditions.json", act: "plan.show", door: "page", run: sendConditions },
  { method: "get", path: "/plans/:number/progress", act: "plan.follow", door: "page", run: followPlan },
  formPost({
    path: "/plans/:number/cancel",
    act: "plan.cancel",
    input: z.object({}),
    run: (visit, _, key) => cancelPlan(visit.app, visit.actor, { number: numberIn(visit) ?? 0, key }),
    done: ({ number }) => ({ to: `/plans/${number}`, code: "plan-cancelled" }),
  }),
  formPost({
    path: "/plans/:number/publish",
    act: "plan.publish",
    input: z.object({}),
    run: (visit, _, key) => publishPlan(visit.app, visit.actor, { number: numberIn(visit) ?? 0, key }),
    done: ({ number }) => ({ to: `/plans/${number}`, code: "plan-published" }),
  }),
  formPost({
    path: "/plans/:number/withdraw",
    act: "plan.publish",
    input: z.object({}),
    run: (visit, _, key) => withdrawPlan(visit.app, visit.actor, { number: numberIn(visit) ?? 0, key }),
    done: ({ number }) => ({ to: `/plans/${number}`, code: "plan-withdrawn" }),
  }),
  { method: "get", path: "/plans/:number/plan.pdf", act: "plan.show", door: "page", run: planPdf },
  ...[...planFileKinds, ...planSourceKinds].map(
    (kind): Route => ({
      method: "get",
      path: `/plans/:number/${kind}`,
      act: "plan.show",
      door: "page",
      run: (visit) => sendFile(visit, kind),
    }),
  ),
];

async function sendFile(visit: Visit, kind: PlanFileKind | PlanSourceKind): Promise<Answer> {
  const { actor, app } = visit;
  const number = numberIn(visit);
  const allowed = permit(app.may, actor, "plan.show", { hubId: actor.hubId });
  if (number === null || allowed === null) return refusal({ code: "not-found" });
  const file = await app.db.read(actor, (tx) => planFile(tx, allowed, number, kind));
  if (file === null) return refusal({ code: "not-found" });
  const isReport = kind === "report.html";
  return {
    kind: "file",
    name: `A-${number}-${kind}`,
    ...file,
    ...(isReport ? { show: true, encoding: "gzip", policy: reportPolicy } : {}),
  };
}

/** The report carries its own style and nothing else that a browser would run or fetch. */
const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
