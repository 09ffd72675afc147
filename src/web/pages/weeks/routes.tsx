import { z } from "zod";
import { agreeRest } from "#domain/weeks/agree-rest.ts";
import { agreedRestInput, firmWeekInput, projectWeekInput } from "#domain/weeks/input.ts";
import { setFirmWeek, setProjectWeek } from "#domain/weeks/set-possible-week.ts";
import { setWeek, setWeekInput } from "#domain/weeks/set-week.ts";
import { revokeWeekFeed } from "#domain/weeks/share-week.ts";
import type { Route } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { makeFeedPage, ownWeekPage, weekFeed } from "#web/pages/weeks/own.tsx";
import { firmWeekAgain, firmWeekPage, projectWeekAgain, projectWeekPage } from "#web/pages/weeks/possible.tsx";
import { restAgain, restPage } from "#web/pages/weeks/rest.tsx";
import { settingAgain, settingPage } from "#web/pages/weeks/set.tsx";

/** The pages of the real week: the person's own with its calendar address, laying an engagement by hand, when work can be done. */
export const weekRoutes: readonly Route[] = [
  { method: "get", path: "/me/week", act: "week.share", door: "page", run: ownWeekPage },
  { method: "post", path: "/me/week/feed", act: "week.share", door: "page", joins: "account", run: makeFeedPage },
  formPost({
    path: "/me/week/feed/revoke",
    act: "week.share",
    input: z.object({}),
    run: ({ app, actor }, _, key) => revokeWeekFeed(app, actor, key),
    done: () => ({ to: "/me/week", code: "week-feed-revoked" }),
  }),
  {
    method: "get",
    path: "/week-feed/:token/week.ics",
    act: "week.feed",
    door: "page",
    // Whose week it is the address alone does not tell: whoever opens it records that.
    reads: () => Promise.resolve(null),
    run: weekFeed,
  },
  { method: "get", path: "/engagements/:number/week", act: "week.set", door: "page", run: settingPage },
  formPost({
    path: "/engagements/:number/week",
    act: "week.set",
    input: setWeekInput,
    run: (visit, { cells, everyWeek, ...spoken }, key) =>
      setWeek(visit.app, visit.actor, {
        number: numberIn(visit) ?? 0,
        cells:
          everyWeek.length === 0 ? cells : [0, 1, 2, 3].flatMap((week) => everyWeek.map((cell) => week * 21 + cell)),
        ...spoken,
        key,
      }),
    done: ({ number }) => ({ to: `/engagements/${number}`, code: "week-set" }),
    again: settingAgain,
  }),
  { method: "get", path: "/firms/:number/week", act: "firm.set-week", door: "page", run: firmWeekPage },
  formPost({
    path: "/firms/:number/week",
    act: "firm.set-week",
    input: firmWeekInput,
    run: (visit, { cells, peakMonths, ...rest }, key) =>
      setFirmWeek(visit.app, visit.actor, { number: numberIn(visit) ?? 0, week: { cells, peakMonths }, ...rest, key }),
    done: ({ number }) => ({ to: `/firms/${number}`, code: "possible-week-set" }),
    again: firmWeekAgain,
  }),
  { method: "get", path: "/projects/:number/week", act: "project.set-week", door: "page", run: projectWeekPage },
  formPost({
    path: "/projects/:number/week",
    act: "project.set-week",
    input: projectWeekInput,
    run: (visit, given, key) => setProjectWeek(visit.app, visit.actor, { number: numberIn(visit) ?? 0, ...given, key }),
    done: ({ number }) => ({ to: `/projects/${number}`, code: "possible-week-set" }),
    again: projectWeekAgain,
  }),
  { method: "get", path: "/people/:number/rest", act: "week.agree-rest", door: "page", run: restPage },
  formPost({
    path: "/people/:number/rest",
    act: "week.agree-rest",
    input: agreedRestInput,
    run: (visit, given, key) => agreeRest(visit.app, visit.actor, { number: numberIn(visit) ?? 0, ...given, key }),
    done: ({ number }) => ({ to: `/people/${number}`, code: "rest-agreed" }),
    again: restAgain,
  }),
];
