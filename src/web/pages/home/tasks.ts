import { reachOf } from "#domain/access/may.ts";
import type { TodayFigures } from "#domain/insights/views.ts";
import type { Visit } from "#route.ts";
import { draftsWaiting, firmsWithout, homeWords, projectsOpen } from "#text/home.ts";
import { sampleWords } from "#text/sample.ts";
import type { Words } from "#text/speak.ts";

/** One thing to do now: what it is, why, and the page on which it is done. */
export type TodayTask = {
  readonly title: Words;
  readonly lead?: Words;
  readonly button: Words;
  readonly path: string;
};

/** What this hat can do now, the most urgent first; three at most. */
export function tasksOf(visit: Visit, figures: TodayFigures): readonly TodayTask[] {
  const { actor } = visit;
  if (reachOf(actor, "project.list") === "own") return firmTasks(figures);
  if (reachOf(actor, "project.list") === "hub") return staffTasks(visit, figures);
  return [
    figures.inBank === 0 ? [] : [{ title: projectsOpen(figures.inBank), button: homeWords.seeOpen, path: "/bank" }],
    visit.hub.isSample && reachOf(actor, "sample.show") !== null
      ? [{ title: sampleWords.title, lead: sampleWords.lead, button: sampleWords.open, path: "/sample" }]
      : [],
  ].flat();
}

function staffTasks({ actor }: Visit, { drafts, published, firmsWithoutProject }: TodayFigures): readonly TodayTask[] {
  const mayPublish = reachOf(actor, "project.publish") !== null;
  const mayEnter = reachOf(actor, "project.enter") !== null;
  return [
    drafts > 0 && mayPublish
      ? [{ title: draftsWaiting(drafts), button: homeWords.seeDrafts, path: "/projects?status=draft" }]
      : [],
    firmsWithoutProject > 0 && mayEnter
      ? [
          {
            title: firmsWithout(firmsWithoutProject),
            button: homeWords.seeFirmsWithout,
            path: "/firms?without=project",
          },
        ]
      : [],
    published > 0
      ? [{ title: projectsOpen(published), button: homeWords.seeOpen, path: "/projects?status=published" }]
      : [],
  ].flat();
}

/** An owner or deputy: the figures are those of the own firm. */
function firmTasks({ drafts, published }: TodayFigures): readonly TodayTask[] {
  const first = { title: homeWords.first, lead: homeWords.firstLead, button: homeWords.enterProject };
  return [
    drafts + published === 0 ? [{ ...first, path: "/projects/new" }] : [],
    drafts > 0 ? [{ title: draftsWaiting(drafts), button: homeWords.seeDrafts, path: "/projects?status=draft" }] : [],
    published > 0
      ? [{ title: projectsOpen(published), button: homeWords.seeOpen, path: "/projects?status=published" }]
      : [],
    [{ title: homeWords.checkFirm, lead: homeWords.ownFirmLead, button: homeWords.checkFirm, path: "/firms" }],
  ].flat();
}
