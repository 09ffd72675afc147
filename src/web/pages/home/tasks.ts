import { reachOf } from "#domain/access/may.ts";
import type { TodayFigures } from "#domain/insights/views.ts";
import type { ProposalsToday } from "#domain/proposals/views-list.ts";
import type { Visit } from "#route.ts";
import { draftsWaiting, firmsWithout, homeWords, projectsOpen } from "#text/home.ts";
import { proposalsAgreed, proposalsSuggested, proposalsWaiting } from "#text/proposals.ts";
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

/** What the two sides of a proposal and the coordinator between them have to do; one waiting is opened at once. */
export function proposalTasks(
  { actor }: Visit,
  { toAnswer, first, toEngage, suggested }: ProposalsToday,
): readonly TodayTask[] {
  const isCoordinator = reachOf(actor, "proposal.put") !== null;
  return [
    toAnswer > 0 && first !== null
      ? [
          {
            title: proposalsWaiting(toAnswer),
            button: homeWords.answerProposal,
            path: toAnswer === 1 ? `/proposals/${first}` : "/proposals",
          },
        ]
      : [],
    isCoordinator && toEngage > 0
      ? [{ title: proposalsAgreed(toEngage), button: homeWords.seeProposals, path: "/proposals" }]
      : [],
    isCoordinator && suggested > 0
      ? [{ title: proposalsSuggested(suggested), button: homeWords.seeProposals, path: "/proposals" }]
      : [],
  ].flat();
}

function staffTasks({ actor }: Visit, figures: TodayFigures): readonly TodayTask[] {
  const { drafts, published, firmsWithoutProject, hasPeople, hasPlan } = figures;
  const mayPublish = reachOf(actor, "project.publish") !== null;
  const mayEnter = reachOf(actor, "project.enter") !== null;
  const mayPlan = reachOf(actor, "plan.request") !== null;
  const mayImport = reachOf(actor, "import.ask") !== null;
  return [
    mayImport ? missingLists(figures) : [],
    drafts > 0 && mayPublish
      ? [{ title: draftsWaiting(drafts), button: homeWords.seeDrafts, path: "/projects?status=draft" }]
      : [],
    mayPlan && hasPeople && published > 0 && !hasPlan ? [firstPlan] : [],
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
  ]
    .flat()
    .slice(0, 3);
}

/** The lists that a hub which has just begun has not brought in yet. */
function missingLists({ hasPeople, hasProjects }: TodayFigures): readonly TodayTask[] {
  const bringIn = { button: homeWords.bringIn, path: "/imports" };
  if (!hasPeople && !hasProjects) return [{ title: homeWords.begin, lead: homeWords.beginLead, ...bringIn }];
  if (!hasProjects) return [{ title: homeWords.projectsNext, lead: homeWords.projectsNextLead, ...bringIn }];
  return hasPeople ? [] : [{ title: homeWords.peopleNext, lead: homeWords.peopleNextLead, ...bringIn }];
}

const firstPlan: TodayTask = {
  title: homeWords.planNext,
  lead: homeWords.planNextLead,
  button: homeWords.makePlan,
  path: "/plans/region",
};

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
