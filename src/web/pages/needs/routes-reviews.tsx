import { putOffReviewInput, saveReviewInput } from "#domain/needs/input.ts";
import { putOffInsideReview } from "#domain/needs/put-off-review.ts";
import { saveInsideReview } from "#domain/needs/save-review.ts";
import type { Route } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { putOffAgain, putOffPage } from "#web/pages/needs/put-off.tsx";
import { reviewAgain, reviewPage } from "#web/pages/needs/review.tsx";

/** The look inside a firm before one of its projects is published, and why it may wait. */
export const reviewRoutes: readonly Route[] = [
  { method: "get", path: "/projects/:number/inside-review", act: "inside-review.show", door: "page", run: reviewPage },
  formPost({
    path: "/projects/:number/inside-review",
    act: "inside-review.save",
    input: saveReviewInput,
    run: (visit, given, key) =>
      saveInsideReview(visit.app, visit.actor, { ...given, number: numberIn(visit) ?? 0, key }),
    done: ({ number, decided }) =>
      decided
        ? { to: `/projects/${number}`, code: "review-decided" }
        : { to: `/projects/${number}/inside-review`, code: "review-kept" },
    again: reviewAgain,
  }),
  {
    method: "get",
    path: "/projects/:number/inside-review/later",
    act: "inside-review.put-off",
    door: "page",
    run: putOffPage,
  },
  formPost({
    path: "/projects/:number/inside-review/later",
    act: "inside-review.put-off",
    input: putOffReviewInput,
    run: (visit, { kind, reason, ...spoken }, key) =>
      putOffInsideReview(visit.app, visit.actor, { number: numberIn(visit) ?? 0, kind, reason, spoken, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "review-put-off" }),
    again: putOffAgain,
  }),
];
