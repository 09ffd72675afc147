import { type Permit, permit } from "#domain/access/may.ts";
import { waitingCheckIns } from "#domain/accompaniment/views-check-ins.ts";
import { accompanimentFigures } from "#domain/accompaniment/views-companion.ts";
import { todayFigures } from "#domain/insights/views.ts";
import { type SideToday, sideToday } from "#domain/insights/views-sides.ts";
import { staffToday } from "#domain/insights/views-staff.ts";
import { isAnswered, questionNames } from "#domain/people/rules-questions.ts";
import { showOwnPerson } from "#domain/people/show-own-person.ts";
import { proposalsToday } from "#domain/proposals/views-list.ts";
import { meetingsToday, openProposals } from "#domain/proposals/views-today.ts";
import { type Answer, page, refusal, type Visit } from "#route.ts";
import { homeWords } from "#text/home.ts";
import { runningWords } from "#text/home-desk.ts";
import { besideWords, weekOfFirm, weekOfPerson } from "#text/home-sides.ts";
import type { Words } from "#text/speak.ts";
import { navOf } from "#web/nav.ts";
import type { TodayTask } from "#web/pages/home/tasks.ts";
import { deskTasks } from "#web/pages/home/tasks-desk.ts";
import { firmTasks, personTasks } from "#web/pages/home/tasks-sides.ts";
import { LinkButton } from "#web/ui/button.tsx";
import { Heading, Section } from "#web/ui/heading.tsx";
import type { Contact } from "#web/ui/layout.tsx";
import { localHref } from "#web/ui/local-href.ts";
import { telephoneHref } from "#web/ui/telephone-href.ts";

/** Nobody is given more than three things to do. */
const mostTasks = 3;

/** What a first page says: what to do, what goes on this week and where that is read, and whom to call. */
type Home = {
  readonly tasks: readonly TodayTask[];
  readonly now: { readonly words: Words; readonly path: string } | null;
  /** Nobody waits for this reader: what goes on is what the page answers first. */
  readonly isCalm?: boolean;
  readonly contact?: Contact;
};

/** The first page of whoever has signed in: the three most urgent things, each with its page. */
export async function homePage(visit: Visit): Promise<Answer> {
  const { actor, app, language, speak } = visit;
  const allowed = permit(app.may, actor, "home.show", { hubId: actor.hubId });
  if (allowed === null) return refusal({ code: "not-allowed" });
  const isSide = actor.firmId !== null || actor.personId !== null;
  const { tasks, now, contact, isCalm = false } = await (isSide ? homeOfSide : homeOfDesk)(visit, allowed);
  const week = isCalm && now !== null ? now : null;
  const title = speak(week?.words ?? tasks[0]?.title ?? homeWords.calm);
  return page({
    title,
    ...(contact === undefined ? {} : { contact }),
    body: (
      <>
        <Heading title={title} />
        <ol class="tasks">
          {tasks.slice(0, mostTasks).map((task, index) => (
            <Task key={task.path} visit={visit} task={task} place={index} isTold={week === null && index === 0} />
          ))}
        </ol>
        {now !== null && (
          <p class="home-now">
            <a class="target" href={localHref(language, now.path)}>
              {speak(week === null ? now.words : homeWords.seeWeek)}
            </a>
          </p>
        )}
        <Rest visit={visit} tasks={tasks.slice(mostTasks)} />
        {!isSide && <Called visit={visit} />}
        {tasks.length < 2 && <OtherPages visit={visit} />}
      </>
    ),
  });
}

async function homeOfDesk(visit: Visit, allowed: Permit<"home.show">): Promise<Home> {
  const { actor, app } = visit;
  const today = await app.db.read(actor, async (tx) => ({
    figures: await todayFigures(tx, allowed),
    staff: await staffToday(tx, allowed),
    proposals: await proposalsToday(tx, allowed),
    beside: await accompanimentFigures(tx, allowed, actor.hat === "companion"),
  }));
  const { firms, people, halfDays } = today.staff.running;
  return {
    tasks: deskTasks(visit, today),
    now: firms === 0 ? null : { words: runningWords(firms, people, halfDays), path: "/engagements?state=running" },
  };
}

async function homeOfSide(visit: Visit, allowed: Permit<"home.show">): Promise<Home> {
  const { actor, app } = visit;
  const person = actor.personId === null ? null : await showOwnPerson(app, actor);
  const read = await app.db.read(actor, async (tx) => ({
    figures: await todayFigures(tx, allowed),
    side: await sideToday(tx, allowed),
    proposals: await openProposals(tx, allowed, mostTasks),
    meetings: await meetingsToday(tx, allowed),
    checkIns: await waitingCheckIns(tx, allowed),
  }));
  const profile =
    person === null
      ? null
      : { left: questionNames.filter((each) => !isAnswered(each, person.terms)).length, all: questionNames.length };
  const { firm, others, halfDays } = read.side;
  const isFirm = firm !== null;
  const week = isFirm ? weekOfFirm(others, halfDays) : weekOfPerson(others, halfDays);
  return {
    tasks: isFirm ? firmTasks({ ...read, profile }) : personTasks({ ...read, profile }),
    now: others === 0 ? null : { words: week, path: isFirm ? `/firms/${firm}#engagements` : "/me#engagements" },
    isCalm: read.proposals.length + read.meetings.length + read.checkIns.length + read.side.asks === 0,
    ...contactFor(visit, read.side),
  };
}

/** The companion or definer beside this firm or person; without one the page's own contact, the hub, holds. */
function contactFor({ hub, speak }: Visit, { beside }: SideToday): { readonly contact?: Contact } {
  if (beside === null) return {};
  const phone = beside.phone || hub.contactPhone;
  return {
    contact: {
      name: beside.name,
      role: speak(besideWords[beside.role]),
      ...(phone === "" ? {} : { telephone: phone }),
    },
  };
}

type Placed = { readonly visit: Visit; readonly task: TodayTask; readonly place: number; readonly isTold: boolean };

/** A task that is the page's title already is not named again. */
function Task({ visit, task, place, isTold }: Placed) {
  const { language, speak } = visit;
  return (
    <li class="task">
      {!isTold && <h2>{speak(task.title)}</h2>}
      {task.lead !== undefined && <p>{speak(task.lead)}</p>}
      <LinkButton href={localHref(language, task.path)} look={place === 0 ? "primary" : "secondary"}>
        {speak(task.button)}
      </LinkButton>
    </li>
  );
}

/** Whom the hub's own staff call; its coordinators read which number everybody else is given. */
function Called({ visit }: { visit: Visit }) {
  const { actor, hub, speak } = visit;
  const isOwnStaff = actor.hat !== "town-staff" && actor.hat !== "intermediary";
  if (!isOwnStaff || hub.contactName === "" || hub.contactPhone === "") return null;
  return (
    <p class="muted">
      {speak(actor.hat === "coordinator" ? homeWords.numberGiven : homeWords.call)} {hub.contactName}{" "}
      <a class="target" href={telephoneHref(hub.contactPhone)}>
        {hub.contactPhone}
      </a>
    </p>
  );
}

/** What can wait, folded away. */
function Rest({ visit, tasks }: { visit: Visit; tasks: readonly TodayTask[] }) {
  const { language, speak } = visit;
  if (tasks.length === 0) return null;
  return (
    <details>
      <summary>{speak(homeWords.more)}</summary>
      <ul class="plain-list">
        {tasks.map((task) => (
          <li key={task.path}>
            <a class="target" href={localHref(language, task.path)}>
              {speak(task.title)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Where a hat has little to do today, its pages stand here as well. */
function OtherPages({ visit }: { visit: Visit }) {
  const { speak } = visit;
  return (
    <Section title={speak(homeWords.others)}>
      <ul class="page-links">
        {navOf(visit)
          .filter((link) => link.current !== true)
          .map((link) => (
            <li key={link.href}>
              <a class="target" href={link.href}>
                {link.label}
              </a>
            </li>
          ))}
      </ul>
    </Section>
  );
}
