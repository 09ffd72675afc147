import { z } from "zod";
import { setWeek, setWeekInput } from "#domain/weeks/set-week.ts";
import { revokeWeekFeed } from "#domain/weeks/share-week.ts";
import type { Route } from "#route.ts";
import { formPost, numberIn } from "#web/form-routes.ts";
import { makeFeedPage, ownWeekPage, weekFeed } from "#web/pages/weeks/own.tsx";
import { settingAgain, settingPage } from "#web/pages/weeks/set.tsx";

/** The pages of the real week: the person's own with its calendar address, and laying an engagement by hand. */
export const weekRoutes: readonly Route[] = [
  { method: "get", path: "/me/week", act: "week.share", door: "page", run: ownWeekPage },
  { method: "post", path: "/me/week/feed", act: "week.share", door: "page", run: makeFeedPage },
  formPost({
    path: "/me/week/feed/revoke",
    act: "week.share",
    input: z.object({}),
    run: ({ app, actor }, _, key) => revokeWeekFeed(app, actor, key),
    done: () => ({ to: "/me/week", code: "week-feed-revoked" }),
  }),
  { method: "get", path: "/week-feed/:token/week.ics", act: "week.feed", door: "page", run: weekFeed },
  { method: "get", path: "/engagements/:number/week", act: "week.set", door: "page", run: settingPage },
  formPost({
    path: "/engagements/:number/week",
    act: "week.set",
    input: setWeekInput,
    run: (visit, { cells, everyWeek }, key) =>
      setWeek(visit.app, visit.actor, {
        number: numberIn(visit) ?? 0,
        cells:
          everyWeek.length === 0 ? cells : [0, 1, 2, 3].flatMap((week) => everyWeek.map((cell) => week * 21 + cell)),
        key,
      }),
    done: ({ number }) => ({ to: `/engagements/${number}`, code: "week-set" }),
    again: settingAgain,
  }),
];
