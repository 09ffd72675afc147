import { z } from "zod";
import { answerReferral, nameCandidate, takeBackReferral } from "#domain/referrals/answer-referral.ts";
import { handOver } from "#domain/referrals/hand-over.ts";
import { candidateInput, candidateStepInput, handOverInput, referralAnswerInput } from "#domain/referrals/input.ts";
import { moveCandidate } from "#domain/referrals/move-candidate.ts";
import type { Route, Visit } from "#route.ts";
import { refusal } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, formAgain } from "#web/form-state.ts";
import { handOverPage } from "#web/pages/referrals/hand-over.tsx";
import { listReferrals } from "#web/pages/referrals/list.tsx";
import { showReferral } from "#web/pages/referrals/show.tsx";

const numberOf = (visit: Visit): number => numberIn(visit) ?? 0;

/** Requirements handed to intermediaries, their candidates and how far they are. */
export const referralRoutes: readonly Route[] = [
  { method: "get", path: "/referrals", act: "referral.list", door: "page", run: listReferrals },
  {
    method: "get",
    path: "/projects/:number/hand-over",
    act: "referral.hand",
    door: "page",
    run: (visit) => handOverPage(visit, emptyForm),
  },
  formPost({
    path: "/projects/:number/hand-over",
    act: "referral.hand",
    input: handOverInput,
    run: (visit, input, key) => handOver(visit.app, visit.actor, { ...input, number: numberOf(visit), key }),
    done: ({ number }) => ({ to: `/referrals?project=${number}`, code: "handed-over" }),
    again: (visit, body, what) => handOverPage(visit, formAgain(body.fields, what)),
  }),
  {
    method: "get",
    path: "/referrals/:number",
    act: "referral.show",
    door: "page",
    run: (visit) => showReferral(visit),
  },
  formPost({
    path: "/referrals/:number",
    act: "referral.answer",
    input: referralAnswerInput,
    run: (visit, input, key) => answerReferral(visit.app, visit.actor, { ...input, number: numberOf(visit), key }),
    done: ({ number }) => ({ to: `/referrals/${number}`, code: "referral-answered" }),
    again: (visit, body, what) =>
      what.code === "stale"
        ? Promise.resolve(refusal(what))
        : showReferral(visit, { answer: formAgain(body.fields, what) }),
  }),
  formPost({
    path: "/referrals/:number/candidates",
    act: "referral.name-candidate",
    input: candidateInput,
    run: (visit, terms, key) => nameCandidate(visit.app, visit.actor, { terms, number: numberOf(visit), key }),
    done: ({ number }) => ({ to: `/referrals/${number}`, code: "candidate-named" }),
    again: (visit, body, what) => showReferral(visit, { candidate: formAgain(body.fields, what) }),
  }),
  formPost({
    path: "/referrals/:number/candidates/move",
    act: "referral.move-candidate",
    input: candidateStepInput,
    run: (visit, input, key) => moveCandidate(visit.app, visit.actor, { ...input, number: numberOf(visit), key }),
    done: ({ number }) => ({ to: `/referrals/${number}`, code: "candidate-moved" }),
  }),
  formPost({
    path: "/referrals/:number/take-back",
    act: "referral.take-back",
    input: z.object({}),
    run: (visit, _input, key) => takeBackReferral(visit.app, visit.actor, { number: numberOf(visit), key }),
    done: ({ number }) => ({ to: `/referrals/${number}`, code: "referral-taken-back" }),
  }),
];
