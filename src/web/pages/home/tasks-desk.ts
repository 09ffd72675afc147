import type { HatKind } from "#domain/access/terms.ts";
import type { TodayFigures } from "#domain/insights/views.ts";
import type { Visit } from "#route.ts";
import { companionWords, concernsOpen, overdueOpen } from "#text/accompaniment.ts";
import { draftsWaiting, firmsWithout, homeWords, projectsOpen } from "#text/home.ts";
import {
  candidatesNamed,
  dialoguesOpen,
  dialoguesToWrite,
  handsWaiting,
  mailsGivenUp,
  referralsHanded,
  referralsLooking,
  reviewsDue,
  standingsEnding,
} from "#text/home-desk.ts";
import { leavingsWaiting, leavingWords } from "#text/leaving.ts";
import { proposalsAgreed, proposalsLate, proposalsSuggested } from "#text/proposals.ts";
import { sampleWords } from "#text/sample.ts";
import { type DeskToday, type TodayTask, taskIf } from "#web/pages/home/tasks.ts";

/** What somebody at a desk can do now, the most urgent first. */
export function deskTasks(visit: Visit, today: DeskToday): readonly TodayTask[] {
  const { hat } = visit.actor;
  const tasksOf = hat === "system" || hat === "visitor" ? bankTasks : (tasksOfHat[hat] ?? bankTasks);
  return tasksOf(today, visit);
}

type TasksOf = (today: DeskToday, visit: Visit) => readonly TodayTask[];

/** People wait for an answer first, then what holds up others, then what can be prepared. */
const coordinatorTasks: TasksOf = ({ figures, staff, proposals, beside }) =>
  [
    missingLists(figures),
    handTask(staff.hands),
    taskIf(proposals.toEngage, (count) => ({
      title: proposalsAgreed(count),
      button: homeWords.seeProposals,
      path: "/proposals",
    })),
    taskIf(staff.lateProposals, (count) => ({
      title: proposalsLate(count),
      lead: homeWords.lateLead,
      button: homeWords.seeProposals,
      path: "/proposals?show=late",
    })),
    taskIf(staff.leavings, (count) => ({
      title: leavingsWaiting(count),
      button: leavingWords.hole,
      path: "/leaving",
    })),
    taskIf(proposals.suggested, (count) => ({
      title: proposalsSuggested(count),
      button: homeWords.seeProposals,
      path: "/proposals",
    })),
    concernTask(beside.concerns),
    taskIf(staff.standingsEnding, (count) => ({
      title: standingsEnding(count),
      button: homeWords.seeStandings,
      path: "/standings",
    })),
    planTasks(figures, staff.planToPut),
    taskIf(staff.candidates, (count) => ({
      title: candidatesNamed(count),
      button: homeWords.seeReferrals,
      path: "/referrals",
    })),
    draftTask(figures.drafts),
    openTask(figures.published),
  ].flat();

const definerTasks: TasksOf = ({ figures, staff }) =>
  [
    handTask(staff.hands),
    taskIf(staff.dialogues, (count) => ({
      title: dialoguesOpen(count),
      button: homeWords.seeDialogues,
      path: "/dialogues?status=open&whose=mine",
    })),
    taskIf(staff.toWrite, (count) => ({
      title: dialoguesToWrite(count),
      button: homeWords.seeDialogues,
      path: "/dialogues?status=unwritten&whose=mine",
    })),
    taskIf(staff.reviews, (count) => ({
      title: reviewsDue(count),
      lead: homeWords.reviewsLead,
      button: homeWords.seeDrafts,
      path: "/projects?status=draft",
    })),
    // Drafts that nobody has looked inside for yet are told above.
    draftTask(staff.reviews === figures.drafts ? 0 : figures.drafts),
    taskIf(figures.firmsWithoutProject, (count) => ({
      title: firmsWithout(count),
      lead: homeWords.firmsWithoutLead,
      button: homeWords.seeFirmsWithout,
      path: "/firms?without=project",
    })),
    openTask(figures.published),
  ].flat();

const companionTasks: TasksOf = ({ figures, beside }) =>
  [
    concernTask(beside.concerns),
    taskIf(beside.overdue, (count) => ({
      title: overdueOpen(count),
      button: companionWords.seeAll,
      path: "/accompaniment",
    })),
    openTask(figures.published),
  ].flat();

const intermediaryTasks: TasksOf = ({ figures, staff }, visit) =>
  [
    taskIf(staff.referralsHanded, (count) => ({
      title: referralsHanded(count),
      lead: homeWords.referralsHandedLead,
      button: homeWords.seeReferrals,
      path: "/referrals",
    })),
    taskIf(staff.referralsLooking, (count) => ({
      title: referralsLooking(count),
      button: homeWords.seeReferrals,
      path: "/referrals",
    })),
    bankTasks({ figures }, visit),
  ].flat();

const operatorTasks: TasksOf = ({ staff }, { hub }) =>
  [
    taskIf(staff.mailGivenUp, (count) => ({
      title: mailsGivenUp(count),
      lead: homeWords.mailGivenUpLead,
      button: homeWords.seeMail,
      path: "/mail?status=given-up",
    })),
    hub.isSample
      ? [{ title: sampleWords.title, lead: sampleWords.lead, button: sampleWords.open, path: "/sample" }]
      : [],
    [{ title: homeWords.doctor, lead: homeWords.doctorLead, button: homeWords.seeMail, path: "/mail" }],
  ].flat();

function bankTasks({ figures }: Pick<DeskToday, "figures">, _visit: Visit): readonly TodayTask[] {
  return taskIf(figures.inBank, (count) => ({ title: projectsOpen(count), button: homeWords.seeOpen, path: "/bank" }));
}

const tasksOfHat: { readonly [H in HatKind]?: TasksOf } = {
  coordinator: coordinatorTasks,
  definer: definerTasks,
  companion: companionTasks,
  intermediary: intermediaryTasks,
  operator: operatorTasks,
};

const handTask = (waiting: number) =>
  taskIf(waiting, (count) => ({
    title: handsWaiting(count),
    lead: homeWords.handsLead,
    button: homeWords.seeHands,
    path: "/hands",
  }));

const concernTask = (open: number) =>
  taskIf(open, (count) => ({ title: concernsOpen(count), button: homeWords.seeConcerns, path: "/concerns" }));

const draftTask = (drafts: number) =>
  taskIf(drafts, (count) => ({
    title: draftsWaiting(count),
    button: homeWords.seeDrafts,
    path: "/projects?status=draft",
  }));

const openTask = (published: number) =>
  taskIf(published, (count) => ({
    title: projectsOpen(count),
    button: homeWords.seeOpen,
    path: "/projects?status=published",
  }));

/** The first plan, or the proposals of the plan that holds. */
function planTasks({ hasPeople, hasPlan, published }: TodayFigures, toPut: number | null): readonly TodayTask[] {
  if (toPut !== null)
    return [
      {
        title: homeWords.planToPut,
        lead: homeWords.planToPutLead,
        button: homeWords.seePlan,
        path: `/plans/${toPut}#proposals`,
      },
    ];
  if (!hasPeople || published === 0 || hasPlan) return [];
  return [
    { title: homeWords.planNext, lead: homeWords.planNextLead, button: homeWords.makePlan, path: "/plans/region" },
  ];
}

/** The lists that a hub which has just begun has not brought in yet. */
function missingLists({ hasPeople, hasProjects }: TodayFigures): readonly TodayTask[] {
  const bringIn = { button: homeWords.bringIn, path: "/imports" };
  if (!hasPeople && !hasProjects) return [{ title: homeWords.begin, lead: homeWords.beginLead, ...bringIn }];
  if (!hasProjects) return [{ title: homeWords.projectsNext, lead: homeWords.projectsNextLead, ...bringIn }];
  return hasPeople ? [] : [{ title: homeWords.peopleNext, lead: homeWords.peopleNextLead, ...bringIn }];
}
