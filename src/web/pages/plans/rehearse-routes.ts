import { z } from "zod";
import { field } from "#domain/fields.ts";
import { showRehearsal, type Trying, tryOnPlan, tryStepInput, tryWeightsInput } from "#domain/plans/rehearse-plan.ts";
import { requestScenario } from "#domain/plans/request-scenario.ts";
import { floorLines, pairLines } from "#domain/plans/rules-condition-lines.ts";
import { rehearsedConditions } from "#domain/plans/rules-rehearsal.ts";
import { setCalm, setCalmInput } from "#domain/plans/set-calm.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Outcome, refused } from "#kit/outcome.ts";
import type { Route, Visit } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { rehearseAgain, rehearsePage } from "#web/pages/plans/rehearse.tsx";
import { whyPage } from "#web/pages/plans/why.tsx";

/** Whoever asks for the live part alone gets the page at once instead of being led to it. */
const answeredAtOnce = (post: Route): Route => ({
  ...post,
  run: async (visit) => {
    const answer = await post.run(visit);
    const wantsPart = visit.headers.get("x-part") === "live";
    return answer.kind === "redirect" && wantsPart ? rehearsePage(visit) : answer;
  },
});

/** A post by which something is tried out. */
const trying = <Input extends z.ZodType>(what: string, input: Input, of: (given: z.infer<Input>) => Trying): Route =>
  answeredAtOnce(
    formPost({
      path: `/plans/:number/rehearse/${what}`,
      act: "plan.request",
      input,
      run: (visit, given, key) =>
        tryOnPlan(visit.app, visit.actor, { number: numberIn(visit) ?? 0, trying: of(given), key }),
      done: ({ number }, visit) => ({ to: backTo(visit, number), code: null }),
      again: rehearseAgain,
    }),
  );

const backTo = ({ query }: Visit, number: number): string =>
  `/plans/${number}/rehearse${query.size === 0 ? "" : `?${query}`}`;

/** Trying something out on a finished plan, and keeping it as a scenario. */
export const rehearseRoutes: readonly Route[] = [
  {
    method: "get",
    path: "/plans/:number/rehearse",
    act: "plan.request",
    door: "page",
    run: (visit) => rehearsePage(visit),
  },
  { method: "get", path: "/plans/:number/why", act: "plan.request", door: "page", run: whyPage },
  trying("try", tryStepInput, (step) => ({ kind: "step", step })),
  trying("without", z.object({ at: field.whole(0, 1000) }), ({ at }) => ({ kind: "without", at })),
  trying("weights", tryWeightsInput, ({ weights }) => ({ kind: "weights", weights })),
  trying("usual-weights", z.object({}), () => ({ kind: "weights", weights: null })),
  trying("anew", z.object({}), () => ({ kind: "anew" })),
  formPost({
    path: "/plans/:number/rehearse/keep",
    act: "plan.request",
    input: z.object({ name: field.text(80, "required") }),
    run: keep,
    done: ({ number }) => ({ to: `/plans/${number}`, code: "plan-requested" }),
    again: rehearseAgain,
  }),
  formPost({
    path: "/plans/calm",
    act: "plan.set-calm",
    input: setCalmInput,
    run: (visit, { calm }, key) => setCalm(visit.app, visit.actor, { calm, key }),
    // The setting is the hub's; the address says on which plan it was seen.
    done: (_, { query }) => {
      const plan = /^[1-9]\d{0,8}$/.exec(query.get("plan") ?? "")?.[0];
      return { to: plan === undefined ? "/plans" : `/plans/${plan}/rehearse`, code: "calm-set" };
    },
  }),
];

/** The scenario under what was tried out: the same conditions line by line, computed and certified again. */
async function keep(
  visit: Visit,
  { name }: { readonly name: string },
  key: string | null,
): Promise<Outcome<{ number: number }, Refusal>> {
  const { actor, app, language } = visit;
  const number = numberIn(visit) ?? 0;
  const shown = await showRehearsal(app, actor, number);
  if (shown?.live == null) return refused({ code: "not-found" });
  const { live, plan } = shown;
  const { locks, forbidden, invited, floors } = rehearsedConditions(plan.asked, live.rehearsal);
  const lines = {
    locks: pairLines(locks.map(({ person, project }) => ({ person, project }))),
    forbidden: pairLines(forbidden),
    invited: pairLines(invited),
    ...floorLines(floors),
  };
  const weights = live.rehearsal.weights ?? live.base.weights;
  return requestScenario(app, actor, {
    parent: number,
    asked: { terms: { name, seconds: plan.seconds, weights }, lines },
    language,
    key,
  });
}
