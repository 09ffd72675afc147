import { reachOf } from "#domain/access/may.ts";
import type { CheckInSheet } from "#domain/accompaniment/views-check-ins.ts";
import type { AccompanimentFigures } from "#domain/accompaniment/views-companion.ts";
import type { Visit } from "#route.ts";
import {
  checkInsWaiting,
  checkInWords,
  companionWords,
  concernsOpen,
  concernWords,
  overdueOpen,
} from "#text/accompaniment.ts";
import type { TodayTask } from "#web/pages/home/tasks.ts";

type Beside = AccompanimentFigures & { readonly waiting: readonly CheckInSheet[] };

/**
 * What accompaniment asks of this hat today: a side its answer, a companion what is overdue, whoever may work on concerns
 * those that are open.
 */
export function accompanimentTasks({ actor }: Visit, { waiting, overdue, concerns }: Beside): readonly TodayTask[] {
  const [first] = waiting;
  if (first !== undefined) {
    const path = waiting.length === 1 ? `/engagements/${first.engagement}/check-in` : "/check-ins";
    return [{ title: checkInsWaiting(waiting.length), lead: checkInWords.minute, button: checkInWords.answer, path }];
  }
  if (reachOf(actor, "companion.show") !== "hub" || actor.hat === "system") return [];
  return [
    concerns > 0 ? [{ title: concernsOpen(concerns), button: concernWords.list, path: "/concerns" }] : [],
    overdue > 0 && actor.hat === "companion"
      ? [{ title: overdueOpen(overdue), button: companionWords.seeAll, path: "/accompaniment" }]
      : [],
  ].flat();
}
