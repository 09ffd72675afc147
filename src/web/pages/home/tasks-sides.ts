import type { CheckInSheet } from "#domain/accompaniment/views-check-ins.ts";
import type { TodayFigures } from "#domain/insights/views.ts";
import type { SideToday } from "#domain/insights/views-sides.ts";
import type { MeetingToday, OpenProposal } from "#domain/proposals/views-today.ts";
import { checkInsWaiting, checkInWords } from "#text/accompaniment.ts";
import { draftsOwn, homeWords, meetingButtons, projectsOpen, projectsOwn } from "#text/home.ts";
import { asksWaiting, profileLeft } from "#text/home-sides.ts";
import { meetingStepWords, proposalWaits } from "#text/proposals.ts";
import { type TodayTask, taskIf } from "#web/pages/home/tasks.ts";

/** What waits for an owner, a deputy or a person. */
export type SidesToday = {
  readonly figures: TodayFigures;
  readonly side: SideToday;
  readonly proposals: readonly OpenProposal[];
  readonly meetings: readonly MeetingToday[];
  readonly checkIns: readonly CheckInSheet[];
  /** Questions of a person's profile to which nothing is said yet, out of how many; null for a firm. */
  readonly profile: { readonly left: number; readonly all: number } | null;
};

/** What an owner or a deputy can do now: somebody waits for them first, then their own firm's projects. */
export const firmTasks = (today: SidesToday): readonly TodayTask[] => {
  const { drafts, published } = today.figures;
  return [
    answersDue(today),
    taskIf(drafts, (count) => ({
      title: draftsOwn(count),
      button: homeWords.seeDrafts,
      path: "/projects?status=draft",
    })),
    drafts + published === 0
      ? [{ title: homeWords.first, lead: homeWords.firstLead, button: homeWords.enterProject, path: "/projects/new" }]
      : [],
    taskIf(published, (count) => ({
      title: projectsOwn(count),
      button: homeWords.seeOwnProjects,
      path: "/projects?status=published",
    })),
    [
      {
        title: homeWords.checkFirm,
        lead: homeWords.ownFirmLead,
        button: homeWords.seeFirm,
        path: `/firms/${today.side.firm ?? 0}`,
      },
    ],
  ].flat();
};

/** What a person can do now: somebody waits for them first, then what makes it possible to find them work. */
export const personTasks = (today: SidesToday): readonly TodayTask[] => {
  const { side, profile, figures } = today;
  return [
    answersDue(today),
    taskIf(side.asks, (count) => ({
      title: asksWaiting(count),
      lead: homeWords.asksLead,
      button: homeWords.readAndAnswer,
      path: "/me/hands",
    })),
    side.mayBeAsked
      ? []
      : [
          {
            title: homeWords.consentNext,
            lead: homeWords.consentNextLead,
            button: homeWords.decideConsent,
            path: "/me/consents/matching",
          },
        ],
    profile === null
      ? []
      : taskIf(profile.left, (left) => ({
          title: profileLeft(left, profile.all),
          lead: homeWords.profileLead,
          button: homeWords.goOnProfile,
          path: "/me/profile",
        })),
    taskIf(figures.inBank, (count) => ({ title: projectsOpen(count), button: homeWords.seeOpen, path: "/bank" })),
  ].flat();
};

/** Whatever one side owes another: a yes or no, a date, a minute for a check-in; one alone is opened at once. */
function answersDue({ proposals, meetings, checkIns }: SidesToday): readonly TodayTask[] {
  return [
    // Each opens at once, so that an answer takes three touches however many there are.
    proposals.map(({ number, title }) => ({
      title: proposalWaits(title),
      button: homeWords.answerProposal,
      path: `/proposals/${number}`,
    })),
    meetings.map(({ number, title, step }) => ({
      title: meetingStepWords[step](title),
      button: meetingButtons[step],
      path: step === "decide" ? `/proposals/${number}` : `/proposals/${number}#meeting`,
    })),
    taskIf(checkIns.length, (count) => ({
      title: checkInsWaiting(count),
      lead: checkInWords.minute,
      button: checkInWords.answer,
      path: count === 1 ? `/engagements/${checkIns[0]?.engagement ?? 0}/check-in` : "/check-ins",
    })),
  ].flat();
}
