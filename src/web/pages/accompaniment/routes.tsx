import { answerCheckIn, answerCheckInInput } from "#domain/accompaniment/answer-check-in.ts";
import { chooseNotices, chooseNoticesInput } from "#domain/accompaniment/choose-notices.ts";
import { makeComplaint, makeComplaintInput } from "#domain/accompaniment/make-complaint.ts";
import { nameCompanion, nameCompanionInput } from "#domain/accompaniment/name-companion.ts";
import { noteConcern, openConcernInput } from "#domain/accompaniment/open-concern.ts";
import { closeConcern, closeConcernInput, workConcern, workConcernInput } from "#domain/accompaniment/work-concern.ts";
import { typesForOthers } from "#domain/behalf/rules.ts";
import type { Route } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { emptyForm, formAgain } from "#web/form-state.ts";
import { answerAgain, answerPage, ownCheckInsPage } from "#web/pages/accompaniment/answer.tsx";
import { checkInPage, sendAnswer } from "#web/pages/accompaniment/check-in.tsx";
import { companionAgain, companionForm, companionPage } from "#web/pages/accompaniment/companion.tsx";
import { complaintsPage } from "#web/pages/accompaniment/complaints.tsx";
import { concernAgain, concernPage } from "#web/pages/accompaniment/concern.tsx";
import { concernsPage, newConcernPage, openingPage } from "#web/pages/accompaniment/concerns.tsx";
import { noticesPage } from "#web/pages/accompaniment/notices.tsx";

const get = (path: string, act: Route["act"], run: Route["run"]): Route => ({
  method: "get",
  path,
  act,
  door: "page",
  run,
});

/** The pages of accompaniment: check-ins by a mailed link and signed in, the companion's page, concerns, notices. */
export const accompanimentRoutes: readonly Route[] = [
  get("/check-ins", "check-in.list", ownCheckInsPage),
  get("/check-ins/:token", "check-in.answer-by-link", checkInPage),
  { method: "post", path: "/check-ins/:token", act: "check-in.answer-by-link", door: "page", run: sendAnswer },
  get("/engagements/:number/check-in", "check-in.answer", answerPage),
  formPost({
    path: "/engagements/:number/check-in",
    act: "check-in.answer",
    input: answerCheckInInput,
    run: (visit, { side, spoke, channel, readBack, ...answer }, key) =>
      answerCheckIn(visit.app, visit.actor, {
        engagement: numberIn(visit) ?? 0,
        side,
        answer,
        spoken: { spoke, channel, readBack },
        key,
      }),
    done: ({ engagement }, { actor }) => ({
      to: typesForOthers(actor) ? `/engagements/${engagement}` : "/check-ins",
      code: "check-in-answered",
    }),
    again: answerAgain,
  }),
  get("/accompaniment", "companion.show", companionPage),
  get("/engagements/:number/companion", "companion.name", companionForm),
  formPost({
    path: "/engagements/:number/companion",
    act: "companion.name",
    input: nameCompanionInput,
    run: (visit, input, key) => nameCompanion(visit.app, visit.actor, { number: numberIn(visit) ?? 0, ...input, key }),
    done: ({ number }) => ({ to: `/engagements/${number}`, code: "companion-named" }),
    again: companionAgain,
  }),
  get("/concerns", "concern.list", concernsPage),
  get("/concerns/new", "concern.open", (visit) => Promise.resolve(newConcernPage(visit))),
  formPost({
    path: "/concerns",
    act: "concern.open",
    input: openConcernInput,
    run: ({ app, actor }, input, key) => noteConcern(app, actor, { ...input, key }),
    done: ({ number, engagement, isOwn }) => ({
      to: isOwn ? `/concerns/${number}` : `/engagements/${engagement}`,
      code: "concern-opened",
    }),
    again: (visit, body, refused) => Promise.resolve(openingPage(visit, formAgain(body.fields, refused))),
  }),
  get("/concerns/:number", "concern.show", concernPage),
  formPost({
    path: "/concerns/:number/steps",
    act: "concern.work",
    input: workConcernInput,
    run: (visit, input, key) => workConcern(visit.app, visit.actor, { number: numberIn(visit) ?? 0, ...input, key }),
    done: ({ number }) => ({ to: `/concerns/${number}`, code: "concern-worked" }),
    again: concernAgain("step"),
  }),
  formPost({
    path: "/concerns/:number/close",
    act: "concern.close",
    input: closeConcernInput,
    run: (visit, input, key) => closeConcern(visit.app, visit.actor, { number: numberIn(visit) ?? 0, ...input, key }),
    done: ({ number }) => ({ to: `/concerns/${number}`, code: "concern-closed" }),
    again: concernAgain("end"),
  }),
  get("/complaints", "complaint.list", (visit) => complaintsPage(visit, emptyForm)),
  formPost({
    path: "/complaints",
    act: "complaint.make",
    input: makeComplaintInput,
    run: ({ app, actor }, { words }, key) => makeComplaint(app, actor, { words, key }),
    done: () => ({ to: "/complaints", code: "complaint-made" }),
    again: (visit, body, refused) => complaintsPage(visit, formAgain(body.fields, refused)),
  }),
  get("/notices", "notice.list", (visit) => noticesPage(visit)),
  formPost({
    path: "/notices",
    act: "notice.choose",
    input: chooseNoticesInput,
    run: ({ app, actor }, setting, key) => chooseNotices(app, actor, { setting, key }),
    done: () => ({ to: "/notices", code: "notices-chosen" }),
    again: (visit, body, refused) => noticesPage(visit, formAgain(body.fields, refused)),
  }),
];
